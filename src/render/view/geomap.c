#include "render/view/geomap.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum {
    MARGIN = 320,    /* around the dots, for names and what is brought apart */
    BAND = 260,      /* below them, for the scale bar */
    TALLEST = 3900,  /* room for dots from north to south */
    CLOSEST = 1500,  /* units in a kilometre where all lie close together */
    GAP = 24,        /* between dots */
    PASSES = 50,     /* of bringing together what overlaps */
    ROUND_MIN = 100, /* metres that the scale bar shows at least */
};

static const double km_in_degree = 111.195; /* of a great circle of the Earth */
static const double golden_angle = 2.39996322972865332;
static const double degree = 0.01745329251994329577;

/* ---- projection ---- */

struct bounds {
    double south, north, west, east;
};

static struct bounds bounds_of(const struct geomap *g)
{
    struct bounds b = {90, -90, 180, -180};
    for (size_t i = 0; i < g->dots; i++) {
        const struct geodot *d = &g->dot[i];
        b.south = d->lat < b.south ? d->lat : b.south;
        b.north = d->lat > b.north ? d->lat : b.north;
        b.west = d->lon < b.west ? d->lon : b.west;
        b.east = d->lon > b.east ? d->lon : b.east;
    }
    return b;
}

static void project(struct geomap *g)
{
    struct bounds b = bounds_of(g);
    double down = km_in_degree, across = km_in_degree * cos((b.south + b.north) / 2 * degree);
    double width = (b.east - b.west) * across, height = (b.north - b.south) * down;
    double inner = GEOMAP_WIDTH - 2 * MARGIN;
    g->scale = CLOSEST;
    if (width * g->scale > inner)
        g->scale = inner / width;
    if (height * g->scale > TALLEST)
        g->scale = TALLEST / height;
    double left = (GEOMAP_WIDTH - width * g->scale) / 2;
    for (size_t i = 0; i < g->dots; i++) {
        struct geodot *d = &g->dot[i];
        d->x = (int)lround(left + (d->lon - b.west) * across * g->scale);
        d->y = (int)lround(MARGIN + (b.north - d->lat) * down * g->scale);
    }
    g->height = (int)lround(height * g->scale) + 2 * MARGIN + BAND;
}

/* ---- dots that would hide one another ---- */

/* Dots that stand together, while it is found out which do. */
struct knot {
    double x, y;      /* mean of the places of its dots */
    struct list dots; /* struct geodot * */
};

/* Sunflower seeds lie so: close, but never over one another. */
static double seed_distance(size_t k)
{
    return (GEOMAP_DOT + GAP * 0.5) * 1.16 * sqrt((double)k + 0.5);
}

static double knot_radius(size_t dots)
{
    return dots > 1 ? seed_distance(dots - 1) + GEOMAP_DOT : GEOMAP_DOT;
}

static int knots_touch(const struct knot *a, const struct knot *b)
{
    double room = knot_radius(a->dots.n) + knot_radius(b->dots.n) + GAP;
    double x = a->x - b->x, y = a->y - b->y;
    return x * x + y * y < room * room;
}

static void knot_take(struct knot *to, struct knot *from, struct arena *a)
{
    double m = (double)to->dots.n, n = (double)from->dots.n;
    to->x = (to->x * m + from->x * n) / (m + n);
    to->y = (to->y * m + from->y * n) / (m + n);
    for (size_t i = 0; i < from->dots.n; i++)
        list_add(&to->dots, a, from->dots.at[i]);
    from->dots.n = 0;
}

/* Brings together what overlaps, until nothing does. */
static void tie(struct knot *knot, size_t n, struct arena *a)
{
    int tied = 1;
    for (int pass = 0; tied && pass < PASSES; pass++) {
        tied = 0;
        for (size_t i = 0; i < n; i++) {
            for (size_t k = i + 1; k < n; k++) {
                if (!knot[i].dots.n || !knot[k].dots.n || !knots_touch(&knot[i], &knot[k]))
                    continue;
                knot_take(&knot[i], &knot[k], a);
                tied = 1;
            }
        }
    }
}

static double within(double at, double least, double most)
{
    return least > most ? (least + most) / 2 : at < least ? least : at > most ? most : at;
}

static void spread(struct geomap *g, struct knot *knot)
{
    double r = knot_radius(knot->dots.n) + GAP;
    knot->x = within(knot->x, r, GEOMAP_WIDTH - r);
    knot->y = within(knot->y, r, g->height - BAND - r);
    for (size_t i = 0; i < knot->dots.n; i++) {
        struct geodot *d = knot->dots.at[i];
        double away = knot->dots.n > 1 ? seed_distance(i) : 0, turn = (double)i * golden_angle;
        d->x = (int)lround(knot->x + away * cos(turn));
        d->y = (int)lround(knot->y + away * sin(turn));
    }
    if (knot->dots.n > 1)
        g->cluster[g->clusters++] =
            (struct geocluster){(int)lround(knot->x), (int)lround(knot->y),
                                (int)lround(knot_radius(knot->dots.n)) + GAP / 2, knot->dots.n};
}

static void untangle(struct geomap *g, struct arena *a)
{
    struct knot *knot = arena_array(a, g->dots + 1, sizeof *knot);
    for (size_t i = 0; i < g->dots; i++) {
        knot[i] = (struct knot){.x = g->dot[i].x, .y = g->dot[i].y};
        list_add(&knot[i].dots, a, &g->dot[i]);
    }
    tie(knot, g->dots, a);
    g->cluster = arena_array(a, g->dots + 1, sizeof *g->cluster);
    for (size_t i = 0; i < g->dots; i++) {
        if (knot[i].dots.n)
            spread(g, &knot[i]);
    }
}

/* ---- the names of districts ---- */

static struct geoname *name_of(struct geomap *g, const char *text)
{
    for (size_t i = 0; i < g->names; i++) {
        if (!strcmp(g->name[i].text, text))
            return &g->name[i];
    }
    g->name[g->names] = (struct geoname){.text = text};
    return &g->name[g->names++];
}

/* The means are of the places themselves, before dots are brought apart. */
static void name_districts(struct geomap *g, struct arena *a)
{
    g->name = arena_array(a, g->dots + 1, sizeof *g->name);
    for (size_t i = 0; i < g->dots; i++) {
        const struct geodot *d = &g->dot[i];
        if (!d->district)
            continue;
        struct geoname *n = name_of(g, d->district);
        n->x += d->x;
        n->y += d->y;
        n->dots++;
    }
    for (size_t i = 0; i < g->names; i++) {
        struct geoname *n = &g->name[i];
        n->x = (int)lround((double)n->x / (double)n->dots);
        n->y = (int)lround((double)n->y / (double)n->dots);
    }
}

/* Half the width of a name, a little generous, and half its height. */
static int half_width(const struct geoname *n)
{
    return (int)utf8_count(n->text, strlen(n->text)) * GEOMAP_LETTER * 3 / 10;
}

enum { HALF_HEIGHT = GEOMAP_LETTER * 6 / 10 };

static int covers_dot(const struct geoname *n, const struct geodot *d)
{
    int x = d->x > n->x ? d->x - n->x : n->x - d->x, y = d->y > n->y ? d->y - n->y : n->y - d->y;
    return x < half_width(n) + GEOMAP_DOT && y < HALF_HEIGHT + GEOMAP_DOT;
}

static int covers_name(const struct geoname *n, const struct geoname *other)
{
    int x = other->x > n->x ? other->x - n->x : n->x - other->x;
    int y = other->y > n->y ? other->y - n->y : n->y - other->y;
    return x < half_width(n) + half_width(other) && y < 2 * HALF_HEIGHT;
}

/* What speaks against a name's place: names that are read over one another, hidden dots, and a
 * little how far it is from where it belongs. */
static long against(const struct geomap *g, size_t placed, const struct geoname *n, int away)
{
    long points = away;
    for (size_t i = 0; i < placed; i++)
        points += covers_name(n, &g->name[i]) ? 100000 : 0;
    for (size_t i = 0; i < g->dots; i++)
        points += covers_dot(n, &g->dot[i]) ? 400 : 0;
    return points;
}

static void place_name(struct geomap *g, size_t index)
{
    enum { STEP = 60, RINGS = 9, WAYS = 8 };
    static const int way[WAYS][2] = {{0, -1}, {0, 1},   {1, 0}, {-1, 0},
                                     {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};
    struct geoname mean = g->name[index], best = mean;
    int edge = half_width(&mean) + GAP;
    long least = -1;
    for (int i = 0; i < 1 + RINGS * WAYS; i++) {
        int ring = (i + WAYS - 1) / WAYS, w = (i + WAYS - 1) % WAYS;
        struct geoname n = mean;
        n.x = (int)within(mean.x + way[w][0] * ring * STEP, edge, GEOMAP_WIDTH - edge);
        n.y = (int)within(mean.y + way[w][1] * ring * STEP, 2 * HALF_HEIGHT,
                          g->height - BAND - HALF_HEIGHT);
        long points = against(g, index, &n, ring * STEP);
        if (least < 0 || points < least) {
            least = points;
            best = n;
        }
    }
    g->name[index] = best;
}

/* Large districts first; they are there before small ones look for room. */
static int comes_before(const struct geoname *a, const struct geoname *b)
{
    return a->dots != b->dots ? a->dots > b->dots : strcmp(a->text, b->text) < 0;
}

static void place_names(struct geomap *g)
{
    for (size_t i = 1; i < g->names; i++) {
        struct geoname n = g->name[i];
        size_t k = i;
        for (; k > 0 && comes_before(&n, &g->name[k - 1]); k--)
            g->name[k] = g->name[k - 1];
        g->name[k] = n;
    }
    for (size_t i = 0; i < g->names; i++)
        place_name(g, i);
}

/* ---- the scale bar ---- */

static void measure(struct geomap *g)
{
    static const int steps[] = {1, 2, 5};
    for (int power = ROUND_MIN; power <= 100000; power *= 10) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            int bar = (int)lround(steps[i] * power * g->scale / 1000);
            if (g->bar && bar > GEOMAP_WIDTH / 3)
                return;
            g->bar = bar;
            g->bar_metres = steps[i] * power;
        }
    }
}

void geomap_lay(struct geomap *g, struct arena *a)
{
    project(g);
    name_districts(g, a);
    untangle(g, a);
    place_names(g);
    measure(g);
}

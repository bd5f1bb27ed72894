#include "render/view/geomap.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/utf8.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum {
    MARGIN = 320,    /* around the dots, for names and what is brought apart */
    BAND = 260,      /* below them, for the scale bar */
    TALLEST = 3900,  /* room for dots from north to south */
    CLOSEST = 1500,  /* units in a kilometre where all lie close together */
    GAP = 24,        /* between dots */
    PASSES = 50,     /* of merging clusters that overlap */
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

/* Dots that are drawn together, while it is found out which are. */
struct cluster {
    double x, y;      /* mean of the places of its dots */
    double radius;    /* of all its dots */
    struct list dots; /* struct geodot *; none: it was merged into another */
};

/* Sunflower seeds lie so: close, but never over one another. */
static double seed_distance(size_t k)
{
    return (GEOMAP_DOT + GAP * 0.5) * 1.16 * sqrt((double)k + 0.5);
}

static double cluster_radius(size_t dots)
{
    return dots > 1 ? seed_distance(dots - 1) + GEOMAP_DOT : GEOMAP_DOT;
}

static int clusters_overlap(const struct cluster *a, const struct cluster *b)
{
    double room = a->radius + b->radius + GAP;
    double x = a->x - b->x, y = a->y - b->y;
    return x * x + y * y < room * room;
}

static void cluster_merge(struct cluster *to, struct cluster *from, struct arena *a)
{
    double m = (double)to->dots.n, n = (double)from->dots.n;
    to->x = (to->x * m + from->x * n) / (m + n);
    to->y = (to->y * m + from->y * n) / (m + n);
    for (size_t i = 0; i < from->dots.n; i++)
        list_add(&to->dots, a, from->dots.at[i]);
    from->dots.n = 0;
    to->radius = cluster_radius(to->dots.n);
}

/* Merges clusters that overlap, until none do. */
static void merge_overlapping(struct cluster *cluster, size_t n, struct arena *a)
{
    int merged = 1;
    for (int pass = 0; merged && pass < PASSES; pass++) {
        merged = 0;
        for (size_t i = 0; i < n; i++) {
            for (size_t k = i + 1; cluster[i].dots.n && k < n; k++) {
                if (!cluster[k].dots.n || !clusters_overlap(&cluster[i], &cluster[k]))
                    continue;
                cluster_merge(&cluster[i], &cluster[k], a);
                merged = 1;
            }
        }
    }
}

static double within(double at, double least, double most)
{
    return least > most ? (least + most) / 2 : at < least ? least : at > most ? most : at;
}

static void spread_cluster(struct geomap *g, struct cluster *c)
{
    double r = c->radius + GAP;
    c->x = within(c->x, r, GEOMAP_WIDTH - r);
    c->y = within(c->y, r, g->height - BAND - r);
    for (size_t i = 0; i < c->dots.n; i++) {
        struct geodot *d = c->dots.at[i];
        double away = c->dots.n > 1 ? seed_distance(i) : 0, turn = (double)i * golden_angle;
        d->x = (int)lround(c->x + away * cos(turn));
        d->y = (int)lround(c->y + away * sin(turn));
    }
    if (c->dots.n > 1)
        g->cluster[g->clusters++] = (struct geocluster){
            (int)lround(c->x), (int)lround(c->y), (int)lround(c->radius) + GAP / 2, c->dots.n};
}

static void separate_dots(struct geomap *g, struct arena *a)
{
    struct cluster *cluster = arena_array(a, g->dots + 1, sizeof *cluster);
    for (size_t i = 0; i < g->dots; i++) {
        struct geodot *d = &g->dot[i];
        cluster[i] = (struct cluster){.x = d->x, .y = d->y, .radius = cluster_radius(1)};
        list_add(&cluster[i].dots, a, d);
    }
    merge_overlapping(cluster, g->dots, a);
    g->cluster = arena_array(a, g->dots + 1, sizeof *g->cluster);
    for (size_t i = 0; i < g->dots; i++) {
        if (cluster[i].dots.n)
            spread_cluster(g, &cluster[i]);
    }
}

/* ---- labels: the names of districts ---- */

/* Half the width of a name, a little generous, and half its height. */
static int half_width(const char *text)
{
    return (int)utf8_count(text, strlen(text)) * GEOMAP_LETTER * 3 / 10;
}

enum { HALF_HEIGHT = GEOMAP_LETTER * 6 / 10 };

static struct geolabel *label_of_district(struct geomap *g, const char *text)
{
    for (size_t i = 0; i < g->labels; i++) {
        if (!strcmp(g->label[i].text, text))
            return &g->label[i];
    }
    g->label[g->labels] = (struct geolabel){.text = text, .half_width = half_width(text)};
    return &g->label[g->labels++];
}

/* The means are of the places themselves, before dots are brought apart. */
static void label_districts(struct geomap *g, struct arena *a)
{
    g->label = arena_array(a, g->dots + 1, sizeof *g->label);
    for (size_t i = 0; i < g->dots; i++) {
        const struct geodot *d = &g->dot[i];
        if (!d->district)
            continue;
        struct geolabel *n = label_of_district(g, d->district);
        n->x += d->x;
        n->y += d->y;
        n->dots++;
    }
    for (size_t i = 0; i < g->labels; i++) {
        struct geolabel *n = &g->label[i];
        n->x = (int)lround((double)n->x / (double)n->dots);
        n->y = (int)lround((double)n->y / (double)n->dots);
    }
}

static int label_covers_dot(const struct geolabel *n, const struct geodot *d)
{
    int x = d->x > n->x ? d->x - n->x : n->x - d->x, y = d->y > n->y ? d->y - n->y : n->y - d->y;
    return x < n->half_width + GEOMAP_DOT && y < HALF_HEIGHT + GEOMAP_DOT;
}

static int labels_overlap(const struct geolabel *n, const struct geolabel *other)
{
    int x = other->x > n->x ? other->x - n->x : n->x - other->x;
    int y = other->y > n->y ? other->y - n->y : n->y - other->y;
    return x < n->half_width + other->half_width && y < 2 * HALF_HEIGHT;
}

/* What a label's place costs: labels that overlap, hidden dots, and a little how far it is from
 * where it belongs. Counts no further than `most`. */
static long placement_cost(const struct geomap *g, size_t placed, const struct geolabel *n,
                           int away, long most)
{
    long cost = away;
    for (size_t i = 0; i < placed && cost < most; i++)
        cost += labels_overlap(n, &g->label[i]) ? 100000 : 0;
    for (size_t i = 0; i < g->dots && cost < most; i++)
        cost += label_covers_dot(n, &g->dot[i]) ? 400 : 0;
    return cost;
}

static void place_label(struct geomap *g, size_t index)
{
    enum { STEP = 60, RINGS = 9, WAYS = 8 };
    static const int way[WAYS][2] = {{0, -1}, {0, 1},   {1, 0}, {-1, 0},
                                     {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};
    struct geolabel mean = g->label[index], best = mean;
    int edge = mean.half_width + GAP;
    long least = LONG_MAX;
    for (int i = 0; i < 1 + RINGS * WAYS; i++) {
        int ring = (i + WAYS - 1) / WAYS, w = (i + WAYS - 1) % WAYS;
        struct geolabel n = mean;
        n.x = (int)within(mean.x + way[w][0] * ring * STEP, edge, GEOMAP_WIDTH - edge);
        n.y = (int)within(mean.y + way[w][1] * ring * STEP, 2 * HALF_HEIGHT,
                          g->height - BAND - HALF_HEIGHT);
        long cost = placement_cost(g, index, &n, ring * STEP, least);
        if (cost < least) {
            least = cost;
            best = n;
        }
    }
    g->label[index] = best;
}

/* Large districts first; they are there before small ones look for room. */
static int label_precedes(const struct geolabel *a, const struct geolabel *b)
{
    return a->dots != b->dots ? a->dots > b->dots : strcmp(a->text, b->text) < 0;
}

static void place_labels(struct geomap *g)
{
    for (size_t i = 1; i < g->labels; i++) {
        struct geolabel n = g->label[i];
        size_t k = i;
        for (; k > 0 && label_precedes(&n, &g->label[k - 1]); k--)
            g->label[k] = g->label[k - 1];
        g->label[k] = n;
    }
    for (size_t i = 0; i < g->labels; i++)
        place_label(g, i);
}

/* ---- the scale bar ---- */

static void choose_scale_bar(struct geomap *g)
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
    label_districts(g, a);
    separate_dots(g, a);
    place_labels(g);
    choose_scale_bar(g);
}

#include "unit/building.h"

#include "render/view/geomap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double apart(const struct geodot *a, const struct geodot *b)
{
    return hypot(a->x - b->x, a->y - b->y);
}

/* Lays the dots out in an arena that the caller frees. */
static struct geomap lay(struct arena *a, struct geodot *dot, size_t n)
{
    struct geomap g = {.dot = dot, .dots = n};
    arena_init(a);
    geomap_lay(&g, a);
    return g;
}

TEST(a_degree_is_as_wide_as_it_is_there)
{
    struct arena a;
    struct geodot dot[] = {{.lat = 59.5, .lon = 10.0},
                           {.lat = 60.5, .lon = 10.0},
                           {.lat = 60.0, .lon = 11.0},
                           {.lat = 60.0, .lon = 9.0}};
    struct geomap g = lay(&a, dot, 4);
    CHECK(dot[1].y < dot[0].y);
    CHECK(dot[2].x > dot[0].x);
    CHECK(dot[3].x < dot[0].x);
    int north = dot[0].y - dot[1].y, east = dot[2].x - dot[0].x;
    CHECK(abs(north - 2 * east) <= 2);
    CHECK(abs((int)lround(111.195 * g.scale) - north) <= 2);
    CHECK_EQ_INT(g.clusters, 0);
    arena_free(&a);
}

TEST(the_picture_holds_what_lies_far_from_north_to_south)
{
    struct arena a;
    struct geodot dot[] = {{.lat = 47.3, .lon = 10.0}, {.lat = 54.9, .lon = 10.1}};
    struct geomap g = lay(&a, dot, 2);
    CHECK(dot[1].y > 0 && dot[0].y < g.height && g.height < 2 * GEOMAP_WIDTH);
    CHECK(dot[0].x > GEOMAP_WIDTH / 4 && dot[1].x < GEOMAP_WIDTH * 3 / 4);
    arena_free(&a);
}

TEST(dots_of_one_place_are_brought_apart)
{
    struct arena a;
    struct geodot dot[40] = {{.lat = 50.99, .lon = 11.09}};
    for (int i = 1; i < 40; i++)
        dot[i] = (struct geodot){.lat = 50.97, .lon = 11.02};
    struct geomap g = lay(&a, dot, 40);
    CHECK_EQ_INT(g.clusters, 1);
    CHECK_EQ_INT(g.cluster[0].dots, 39);
    for (int i = 1; i < 40; i++) {
        double x = dot[i].x - g.cluster[0].x, y = dot[i].y - g.cluster[0].y;
        CHECK(hypot(x, y) + GEOMAP_DOT <= g.cluster[0].radius);
        CHECK(dot[i].x > GEOMAP_DOT && dot[i].y > GEOMAP_DOT);
    }
    arena_free(&a);
}

/* Points of a city by a plain generator of numbers, close together in its middle. */
static void scatter(struct geodot *dot, size_t n)
{
    static const char *const districts[] = {"Altstadt", "Andreasvorstadt", "Rieth", "Süd", "See"};
    unsigned x = 7;
    for (size_t i = 0; i < n; i++) {
        double at[2];
        for (int k = 0; k < 2; k++) {
            x = x * 1103515245u + 12345u;
            double part = (double)(x >> 16 & 0x7FFF) / 0x7FFF - 0.5;
            at[k] = i % 2 ? part : part * part * part * 4;
        }
        dot[i] = (struct geodot){
            .lat = 50.98 + at[0] * 0.08, .lon = 11.03 + at[1] * 0.12, .district = districts[i % 5]};
    }
}

TEST(no_dot_hides_another_and_no_name_a_name)
{
    enum { DOTS = 120 };
    struct arena a;
    static const int least = 2 * GEOMAP_DOT;
    struct geodot dot[DOTS];
    scatter(dot, DOTS);
    struct geomap g = lay(&a, dot, DOTS);
    int hidden = 0, out = 0;
    for (int i = 0; i < DOTS; i++) {
        out += dot[i].x < GEOMAP_DOT || dot[i].x > GEOMAP_WIDTH - GEOMAP_DOT ||
               dot[i].y < GEOMAP_DOT || dot[i].y > g.height - GEOMAP_DOT;
        for (int k = 0; k < i; k++)
            hidden += apart(&dot[i], &dot[k]) < least;
    }
    CHECK_EQ_INT(hidden, 0);
    CHECK_EQ_INT(out, 0);
    CHECK(g.clusters > 1);
    CHECK_EQ_INT(g.labels, 5);
    for (size_t i = 0; i < g.labels; i++) {
        for (size_t k = 0; k < i; k++)
            CHECK(abs(g.label[i].y - g.label[k].y) >= GEOMAP_LETTER ||
                  abs(g.label[i].x - g.label[k].x) >= 4 * GEOMAP_LETTER);
    }
    arena_free(&a);
}

TEST(a_name_stands_at_the_mean_unless_it_would_hide_a_dot)
{
    struct arena a;
    struct geodot dot[] = {{.lat = 50.95, .lon = 11.00, .district = "Mitte"},
                           {.lat = 50.99, .lon = 11.00, .district = "Mitte"},
                           {.lat = 50.97, .lon = 11.08, .district = "Ost"},
                           {.lat = 50.97, .lon = 11.04}};
    struct geomap g = lay(&a, dot, 4);
    CHECK_EQ_INT(g.labels, 2);
    CHECK_EQ_STR(g.label[0].text, "Mitte");
    CHECK_EQ_INT(g.label[0].dots, 2);
    CHECK(abs(g.label[0].y - (dot[0].y + dot[1].y) / 2) <= 1);
    CHECK(abs(g.label[0].x - dot[0].x) <= 2);
    CHECK_EQ_STR(g.label[1].text, "Ost");
    CHECK(abs(g.label[1].y - dot[2].y) > GEOMAP_DOT);
    CHECK(abs(g.label[1].y - dot[2].y) < 5 * GEOMAP_DOT);
    arena_free(&a);
}

TEST(the_scale_bar_is_round_and_true)
{
    struct arena a;
    struct geodot dot[] = {{.lat = 50.95, .lon = 11.00}, {.lat = 50.99, .lon = 11.08}};
    struct geomap g = lay(&a, dot, 2);
    CHECK_EQ_INT(g.bar_metres, 2000);
    CHECK_EQ_INT(g.bar, lround(2 * g.scale));
    CHECK(g.bar <= GEOMAP_WIDTH / 3);
    arena_free(&a);
    struct geodot one[] = {{.lat = 50.95, .lon = 11.00}};
    g = lay(&a, one, 1);
    CHECK_EQ_INT(g.bar_metres, 500);
    CHECK_EQ_INT(one[0].x, GEOMAP_WIDTH / 2);
    arena_free(&a);
}

static void member(const char *id, const char *title, const char *geo)
{
    char path[64], text[256];
    snprintf(path, sizeof path, "content/members/%s.md", id);
    snprintf(text, sizeof text, "---\ntitle: %s\n%s---\n", title, geo);
    unit_file(path, text);
}

static void check_map(int with_third, const char *want)
{
    struct building b;
    site_begin();
    unit_file("layouts/members.html", "{% if map %}{{ map }}{% else %}none{% endif %}"
                                      "{{ map_missing }}");
    member("a", "Zu & so", "geo: {lat: 50.95, lon: 11.00}\n");
    member("b", "Bea", "geo: {lat: 50.99, lon: 11.08}\n");
    member("c", "Carl", with_third ? "geo: {lat: 50.97, lon: 11.04}\n" : "");
    member("d", "Dora", "");
    unit_file("content/members/c.en.md", "---\ntitle: Aaron\n---\n");
    site_build(&b);
    const char *page = site_file(&b, "mitglieder/index.html");
    const char *english = site_file(&b, "en/members/index.html");
    REQUIRE(page && english);
    CHECK(strstr(page, want) != NULL);
    if (with_third) {
        const char *dot = strstr(page, "<circle"), *same = strstr(english, "<circle");
        REQUIRE(dot && same);
        CHECK(!strncmp(dot, same, strcspn(dot, ">")));
        CHECK(strstr(english, "<title>Aaron</title>") != NULL);
    }
    site_end(&b);
}

TEST(a_list_has_a_map_with_a_link_for_each_dot)
{
    check_map(1, "<a href=\"../mitglieder/a/\" tabindex=\"-1\"><title>Zu &amp; so</title><circle ");
    check_map(1, "</svg>1");
    check_map(0, "none2");
}

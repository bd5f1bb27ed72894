#ifndef RENDER_VIEW_GEOMAP_H
#define RENDER_VIEW_GEOMAP_H

#include <stddef.h>

struct arena;

/* Where things lie, as a picture without a map below it: points on a plane, brought apart where
 * they would hide one another, and labels of districts where their things are. All lengths are
 * whole units of the picture, so that every machine draws the same. */

enum {
    GEOMAP_WIDTH = 3600, /* of the picture */
    GEOMAP_DOT = 56,     /* a dot's radius */
    GEOMAP_LETTER = 112, /* height of the letters of names */
    GEOMAP_MOST = 400,   /* dots; with more it is no picture any more */
};

/* One thing. */
struct geodot {
    double lat, lon;      /* degrees WGS 84 */
    const char *district; /* NULL: not known */
    const void *of;       /* what the caller has there */
    int x, y;             /* found: its middle */
};

/* Dots that had to be brought apart around the place where they are. */
struct geocluster {
    int x, y, radius; /* a circle around all of them */
    size_t dots;
};

/* The label of a district: its name, at the mean of its dots or beside it where it would hide some.
 */
struct geolabel {
    const char *text;
    int x, y;       /* its middle */
    int half_width; /* from there to either end */
    size_t dots;    /* in the district */
};

struct geomap {
    struct geodot *dot; /* filled by the caller, in an order that never changes */
    size_t dots;

    /* found */
    int height;
    double scale; /* units in a kilometre */
    struct geocluster *cluster;
    size_t clusters; /* of two dots or more */
    struct geolabel *label;
    size_t labels;       /* one for each district, large ones first */
    int bar, bar_metres; /* a scale bar: its length in units, and what that is */
};

/* Lays the dots out: equirectangular with the right proportion in the middle of them, north up. */
void geomap_lay(struct geomap *g, struct arena *a);

#endif

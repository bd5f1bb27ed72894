#ifndef RENDER_VIEW_RENDERER_H
#define RENDER_VIEW_RENDERER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "render/view/view.h"

#include <stdint.h>

/* What one thread renders with: a view and a locale for each language, opened when first needed,
 * and memory. It writes into nothing else. */
struct renderer {
    const struct shared *shared;
    const struct site *site;
    struct view view[LANGUAGES_MAX];
    struct locale *locale[LANGUAGES_MAX]; /* NULL: not opened yet */
    struct arena kept;                    /* what views keep from file to file */
    struct arena scratch;                 /* for the file at hand; emptied after each */
    struct buf out;                       /* room for a file's bytes */
    size_t pages[PAGE_KINDS];             /* how many it rendered of each kind */
    int64_t spent[PAGE_KINDS];            /* and for how long, in nanoseconds */
    struct list large; /* struct large_calendar *, in `kept`: see render/feeds/feeds.h */
};

/* Makes a renderer over `shared`, which is filled by the time the first file is rendered. */
void renderer_open(struct renderer *r, const struct shared *shared);

/* Frees all that it holds. */
void renderer_close(struct renderer *r);

/* Returns the locale of a language, which stays the renderer's. */
struct locale *renderer_locale(struct renderer *r, int language);

/* Returns what a file in a language is rendered with; `up` leads from it to the site's root. */
struct eval renderer_eval(struct renderer *r, int language, const char *up);

#endif

#ifndef RENDER_PAGES_JSONLD_INNER_H
#define RENDER_PAGES_JSONLD_INNER_H

#include "base/json.h"
#include "render/pages/jsonld.h"

/* What the files of jsonld share; nobody else includes it. */

/* The description of a page that is being written. */
struct jsonld {
    struct json json; /* where to */
    struct eval *e;   /* whose page it is: its language, and memory for what is put together */
};

/* Begins a member that is a list. */
void ld_array(struct jsonld *j, const char *name);

/* Begins a member that is an object, or an object of a list. */
void ld_object(struct jsonld *j, const char *name, const char *type);
void ld_element(struct jsonld *j, const char *type);

/* Appends a member that is the whole address of a page or file of the site; nothing for NULL. */
void ld_absolute(struct jsonld *j, const char *name, const char *path);

/* Appends a picture, if there is one. */
void ld_image(struct jsonld *j, const struct image *image);

/* Appends a civil time with its zone's offset: "2026-03-18T14:00+01:00"; a whole day is a date. */
void ld_moment(struct jsonld *j, const char *name, struct when w, int64_t utc,
               const struct zone *zone);

/* Appends name, description and address of an item. */
void ld_head(struct jsonld *j, const struct item *item);

/* Appends what a place is. */
void ld_place(struct jsonld *j, const struct venue *v);

/* Returns 1 if an event can be described: what search engines take for an event has a place, be it
 * online, and a deadline is none. */
int ld_event_known(const struct view *v, const struct item *item);

/* Appends what an event is: its next meeting, else its last, and how often it comes. What search
 * engines ask for is checked by tests/jsonld. */
void ld_event(struct jsonld *j, const struct item *item);

#endif

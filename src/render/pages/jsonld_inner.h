#ifndef RENDER_PAGES_JSONLD_INNER_H
#define RENDER_PAGES_JSONLD_INNER_H

#include "base/buf.h"
#include "render/pages/jsonld.h"

/* What the files of jsonld share; nobody else includes it. */

/* A JSON object under construction: members are divided by commas. */
struct json {
    struct buf *out;
    struct eval *e;
};

/* Appends the name of a member. */
void ld_key(struct json *j, const char *name);

/* Appends a member; nothing for NULL. */
void ld_text(struct json *j, const char *name, const char *value);

/* Begins a member that is an object, or an object of a list. */
void ld_object(struct json *j, const char *name, const char *type);
void ld_element(struct json *j, const char *type);

/* Appends a member that is the whole address of a page or file of the site; nothing for NULL. */
void ld_absolute(struct json *j, const char *name, const char *path);

/* Appends a picture, if there is one. */
void ld_image(struct json *j, const struct image *image);

/* Appends a civil time with its zone's offset: "2026-03-18T14:00+01:00"; a whole day is a date. */
void ld_moment(struct json *j, const char *name, struct when w, int64_t utc,
               const struct zone *zone);

/* Appends name, description and address of an item. */
void ld_head(struct json *j, const struct item *item);

/* Appends what a place is. */
void ld_place(struct json *j, const struct venue *v);

/* Returns 1 if an event can be described: what search engines take for an event has a place, be it
 * online, and a deadline is none. */
int ld_event_known(const struct view *v, const struct item *item);

/* Appends what an event is: its next meeting, else its last, and how often it comes. What search
 * engines ask for is checked by tests/jsonld. */
void ld_event(struct json *j, const struct item *item);

#endif

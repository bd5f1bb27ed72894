#ifndef COMMAND_SERVE_OVERLAY_H
#define COMMAND_SERVE_OVERLAY_H

#include "command/serve/edition.h"

#include <stdint.h>

/* What the preview says in pages, as HTML. */

/* The addresses of what belongs to the preview and to no site. */
#define OVERLAY_STATUS "/_status"
#define OVERLAY_SCRIPT "/_knoten/preview.js"
#define OVERLAY_STYLE "/_knoten/preview.css"
#define OVERLAY_ICON "/_knoten/icon.svg"
#define OVERLAY_BAR "/_knoten/bar"
#define OVERLAY_EVENTS "/_knoten/events"
#define OVERLAY_WISH "/_knoten/show"

enum { OVERLAY_TOKEN = 32 };

/* What is to be said of an edition. */
struct overlay {
    struct edition *edition;
    enum message_language language;
    const char *editor; /* as in struct findings; NULL: nothing is known */
    const char *token;  /* what a wish must have with it */
    int drafts;         /* 1: the edition shows drafts */
    uint64_t number;    /* of the edition */
    int stands;         /* 1: there are pages to be seen behind it */
};

/* Appends the bar that stands at the foot of every page, with the mistakes above it. */
void overlay_bar(const struct overlay *o, struct buf *out);

/* Appends the page with all messages. */
void overlay_status(const struct overlay *o, struct buf *out);

/* Puts the bar and the script into a page that was rendered. */
void overlay_insert(struct buf *page, const char *bar, uint64_t number);

/* Appends a page that says one thing. */
void overlay_line(enum message_language language, enum phrase what, struct buf *out);

#endif

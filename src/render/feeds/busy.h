#ifndef RENDER_FEEDS_BUSY_H
#define RENDER_FEEDS_BUSY_H

struct buf;
struct site;
struct venue;

/* Appends when a venue is taken, from the beginning of today for twelve months or as long as
 * anything is planned (RFC 5545 3.6.4), for whoever plans rooms. */
void ics_busy(const struct site *site, const struct venue *venue, struct buf *out);

#endif

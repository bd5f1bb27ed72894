#ifndef RENDER_FEEDS_FEEDS_H
#define RENDER_FEEDS_FEEDS_H

#include "render/view/renderer.h"

/* Calendars of all kinds as files: what a site's outputs (resolve/outputs.def) of that kind hold.
 */

struct output;
struct report;

/* Append an iCalendar file: of a channel, of an event or offer, or of one meeting. */
void calendar_write(struct renderer *r, const struct output *o, struct buf *out);
void event_calendar_write(struct renderer *r, const struct output *o, struct buf *out);
void meeting_calendar_write(struct renderer *r, const struct output *o, struct buf *out);

/* Append JSON: the next meetings of a channel, and all meetings of the site. */
void calendar_json_write(struct renderer *r, const struct output *o, struct buf *out);
void events_json_write(struct renderer *r, const struct output *o, struct buf *out);

/* Appends when a venue is taken. */
void busy_write(struct renderer *r, const struct output *o, struct buf *out);

/* Warns of the calendars that these renderers wrote and that are too large for Google, each in the
 * language in which it is largest. */
void calendars_warn(struct renderer *renderer, int jobs, struct report *r);

#endif

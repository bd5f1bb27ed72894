#ifndef RENDER_VIEW_ROWS_H
#define RENDER_VIEW_ROWS_H

#include "model/site.h"
#include "read/template/value.h"

#include <stdint.h>

struct eval;
struct field;
struct occurrence;

/* Lists of meetings to come: a series is one row, for which the next of its meetings stands. */

/* Which meetings belong in a list. */
struct rows_part {
    int64_t now;                                              /* those that are not over then */
    int (*holds)(const void *of, const struct occurrence *o); /* NULL: all of these */
    const void *of;                                           /* what `holds` is asked about */
};

/* Appends the rows of one event or offer: every meeting of what is no series; of a series the next
 * one that takes place, else the next one; nothing if none belongs in the list. */
void rows_add(struct list *to, struct arena *a, const struct item *item,
              const struct rows_part *part);

/* Orders rows for list_sort: what is open to everybody before the network's own business, then by
 * start. */
int rows_compare(const void *a, const void *b, void *ctx);

/* Makes a list value of the rows of all these events, by start. */
struct value rows_value(struct eval *e, const struct list *events, const struct rows_part *part);

/* Getters of the meetings on a list's page that are open to everybody, or (field->index) the
 * network's own; of the first ones at all that take place; of these where the list is empty. */
struct value root_meetings(struct eval *e, const void *self, const struct field *f);
struct value root_next(struct eval *e, const void *self, const struct field *f);
struct value root_nearest(struct eval *e, const void *self, const struct field *f);

/* What a row tells of a series, and getter of it for a meeting; NONE if it is over or of no series.
 */
extern const struct record view_series;
struct value meeting_repeats(struct eval *e, const void *self, const struct field *f);

/* Getter of in what a meeting differs from its series that nothing else about it tells; NONE if in
 * nothing. */
struct value meeting_differs(struct eval *e, const void *self, const struct field *f);

/* Getters of the meetings to come of one schedule, field->index is its offset: the next few, those
 * behind them on the same page, and how many more there are. */
struct value view_series_next(struct eval *e, const void *self, const struct field *f);
struct value view_series_later(struct eval *e, const void *self, const struct field *f);
struct value view_series_more(struct eval *e, const void *self, const struct field *f);

#endif

#ifndef RENDER_VIEW_PERIOD_H
#define RENDER_VIEW_PERIOD_H

#include "render/view/view.h"
#include "resolve/lists/periods.h"

/* What pages about a stretch of time show: its days with their meetings, and its neighbours; for
 * render/view/root.c. */

extern const struct record view_period;
extern const struct type type_period, type_week, type_day, type_column;

/* Getters over a root with a period: the period; the one before it (field->index -1) or after it
 * (1); its meetings; how many they are. */
struct value root_period(struct eval *e, const void *self, const struct field *f);
struct value root_neighbour(struct eval *e, const void *self, const struct field *f);
struct value root_period_meetings(struct eval *e, const void *self, const struct field *f);
struct value root_period_total(struct eval *e, const void *self, const struct field *f);

/* Getter of all periods of the kind field->index. */
struct value root_periods(struct eval *e, const void *self, const struct field *f);

/* Getters of a month's grid: the seven weekdays as the language orders them, and the weeks. */
struct value root_weekdays(struct eval *e, const void *self, const struct field *f);
struct value root_weeks(struct eval *e, const void *self, const struct field *f);

/* Getter of a week's days, Monday first; what began before stands on the first, and nowhere twice.
 */
struct value root_days(struct eval *e, const void *self, const struct field *f);

/* Getter of the address of the period of the kind field->index that is now or next, if any. */
struct value root_period_now(struct eval *e, const void *self, const struct field *f);

/* Returns the title of a page about a period in the eval's language. */
const char *view_period_title(struct eval *e, const struct period *p);

#endif

#ifndef RENDER_FEEDS_JSON_SERIES_H
#define RENDER_FEEDS_JSON_SERIES_H

#include "base/list.h"

#include <stddef.h>

struct arena;
struct ics_context;
struct json;

/* What the files of next meetings tell of series, for who shows one in a row; see
 * render/feeds/json.c. */

/* Returns the first `most` of meetings (struct occurrence *, by start), and behind them the first
 * that takes place of each event or offer that is not among these, at most as many again. */
struct list json_next_of_each(struct arena *a, const struct list *meetings, size_t most);

/* Writes the members `series` and `words`, if any of the meetings is of a series. */
void json_series(struct ics_context *c, struct json *out, const struct list *meetings);

#endif

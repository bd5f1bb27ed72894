#ifndef RENDER_WORDS_HOURS_H
#define RENDER_WORDS_HOURS_H

#include "model/site.h"

#include <stddef.h>

struct arena;
struct language;
struct locale;

/* Opening hours in words, for pages and contact cards. */

/* Returns one stretch in the words of a language: "09:00–12:00", "von 09:00 bis 12:00 Uhr". In `a`.
 */
const char *hours_range(struct arena *a, const struct language *l, const struct hours *h);

/* Makes one stretch of the first of `n` on one day and of those after it that begin before it ends
 * or as it does: nobody who comes notices the seam. Returns how many these are. */
size_t hours_joined(struct hours *const *span, size_t n, struct hours *joined);

/* Returns "09:00–12:00, 14:00–16:00" for the `n` stretches of one day; "" for none. */
const char *hours_times(struct arena *a, struct hours *const *span, size_t n);

/* Returns the same, but the language's word for a whole day and night. */
const char *hours_said(struct arena *a, const struct language *l, struct hours *const *span,
                       size_t n);

/* Returns the name of a weekday (1 Monday … 7 Sunday) as it stands alone. */
const char *hours_weekday(struct arena *a, struct locale *l, int weekday);

/* Returns "Monday to Thursday, Saturday" for `n` weekdays in the order of the week: three and more
 * that follow each other are named by the first and the last; in `a`. */
const char *hours_days(struct arena *a, const struct language *l, struct locale *locale,
                       const int *weekday, int n);

#endif

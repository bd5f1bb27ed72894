#ifndef MODEL_FILL_MEANT_H
#define MODEL_FILL_MEANT_H

#include "model/fill/fill.h"

/* Advice on values that are understood but not in the form in which they are written: the value to
 * copy. What is understood for certain, and cannot be taken for something else, is accepted with a
 * warning; the rest is an error. */

/* Warns that the value is read as `meant`, with that as advice. */
void value_read_as(struct report *r, const struct node *n, const char *meant);

/* Gives the message the text to write; returns 1, or 0 if `meant` is NULL or empty. */
int fill_write_as(struct fill *f, struct diag *d, const char *meant);

/* Gives the message about a date or time that was not understood the one that was meant, as the
 * field has it; returns 0 if that is not clear. */
int fill_help_when(struct fill *f, struct diag *d, const struct field_spec *spec,
                   const struct node *n);

/* Gives the message about a day that does not exist the day beside it. */
void fill_help_day(struct fill *f, struct diag *d, const struct field_spec *spec,
                   const struct node *n);

/* Gives the message about a year that can hardly be meant the date with the year that is. */
void fill_help_year(struct fill *f, struct diag *d, const char *text);

/* Returns an existing date or time as an example for a field, `days` from today. */
const char *fill_example(struct fill *f, const struct field_spec *spec);

/* Returns the moment at which something ends that is written with a time alone, from the `start` in
 * the same map: of the same day or, if that is over by then, the next. Year 0: there is no start
 * with a time. */
struct when fill_end_of_day(const struct fill *f, int32_t second);

#endif

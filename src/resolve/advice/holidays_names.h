#ifndef RESOLVE_ADVICE_HOLIDAYS_NAMES_H
#define RESOLVE_ADVICE_HOLIDAYS_NAMES_H

struct report;
struct site;

/* Gives each of site->holidays its label: by its name in site/holidays.ics, what `holidays` of the
 * language files say. Warns of names there that are nearly those of a holiday. */
void holidays_name(struct site *site, struct report *r);

#endif

#ifndef RESOLVE_CALENDAR_TOLD_H
#define RESOLVE_CALENDAR_TOLD_H

#include "model/site.h"
#include "resolve/calendar/calendar.h"

/* What is said of one meeting in words, in each language: what a change says of it comes before
 * what its event or offer says. Pages, lists, feeds and what programs read all ask here. */

/* A text as one language shows it. */
struct told {
    const char *text; /* NULL if there is no such text */
    int foreign;      /* 1: not translated, but in the site's first language */
};

/* Returns the entry of a change in the translation into `language` (it stands at the same place of
 * the list); NULL if there is none. */
const struct change *told_change(const struct item *item, const struct change *c, int language);

/* Returns what the meeting is called. */
struct told told_title(const struct occurrence *o, int language);

/* Returns what visitors should know of this one. */
struct told told_note(const struct occurrence *o, int language);

/* Returns how one joins online. */
struct told told_online_note(const struct occurrence *o, int language);

/* Returns the programme of the meeting (struct agenda_item *), if need be that of its event;
 * *foreign as above. */
const struct list *told_agenda(const struct occurrence *o, int language, int *foreign);

#endif

#ifndef REPORT_SUGGEST_H
#define REPORT_SUGGEST_H

#include <stdint.h>

/* Looks for the one name an editor may have meant: offer every legal name, then read `best`. */
struct suggest {
    const char *word;    /* what was written */
    const char *best;    /* nearest legal name so far; NULL if none is near enough */
    int distance;        /* of `best`; starts at the limit + 1 */
    int tied;            /* 1: another name is as near as `best` */
    uint64_t characters; /* which ones the word has, to rule out far names at a glance */
};

/* Begins a search; a name is near enough within a third of the word's length (at least one edit).
 */
struct suggest suggest_begin(const char *word);

/* Offers a legal name; one that has other numbers is never meant (another day, another level, the
 * next of a row). Equality but for case beats all else, then the fewest edits (insert, delete,
 * replace, swap neighbours), then the first offered. */
void suggest_offer(struct suggest *s, const char *name);

#endif

#ifndef WRITE_PLACES_H
#define WRITE_PLACES_H

struct arena;

/* Returns 1 if the folder is one that we published: what we note of such lies beside it. */
int publish_owns(struct arena *a, const char *folder);

/* Opens our hidden folder beside `target`, for notes that may be lost; `makes`: also makes it, with
 * the folders above. Returns the descriptor, or -1 without a diagnostic: publishing tells what is
 * wrong. */
int publish_beside(struct arena *a, const char *target, int makes);

#endif

#ifndef RESOLVE_HISTORY_CHANGED_H
#define RESOLVE_HISTORY_CHANGED_H

struct report;
struct site;

/* Sets item->changed: `updated`, else the newest commit that touched the file, else 0: not known,
 * as at the edge of a shallow clone. Says so in a shallow clone, where there is a repository that
 * cannot be read, and of commits from the future, which count as made now. Sets item->revised from
 * the same history: the later of the newest commit and `updated`; where git does not know the file,
 * `updated` or else what loading left in item->changed, its modification time; never after now.
 * Fills site->repository, site->stamps and site->removed, unless the clone is shallow. */
void resolve_changed(struct site *site, struct report *r);

#endif

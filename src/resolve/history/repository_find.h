#ifndef RESOLVE_HISTORY_REPOSITORY_FIND_H
#define RESOLVE_HISTORY_REPOSITORY_FIND_H

#include "resolve/history/repository.h"

struct arena;

/* Looks for the repository of the site in the folder `root` (a real path) and asks git for its
 * newest commit. All that it needs lives in `a`. Returns 0, or -errno if the environment, not the
 * repository, is to blame; then nothing is known. */
int repository_find(struct repository *repo, struct arena *a, const char *root);

#endif

#ifndef COMMAND_TARGET_H
#define COMMAND_TARGET_H

#include "command/options.h"

#include "report/language.h"

struct arena;

/* Returns for whom a build with these switches is: "public", "members", "drafts" or
 * "members-drafts". It is also the name of the folder, beside site/, that such a build writes. */
const char *target_kind(const struct options *o);

/* Returns the folder that a build of the site in `root` writes. */
const char *target_folder(struct arena *a, const struct options *o, const char *root);

/* Refuses a folder that holds the site itself, that lies in what the site is made from, or in one
 * that is published itself: the build would replace the site, become part of the next one, or be
 * served with that folder. Returns 0, or 2 after telling why. */
int target_check(enum message_language language, struct arena *a, const struct options *o,
                 const char *root);

/* Tells that the folder `path` holds a build of the kind `held`; returns 2. */
int target_fault_kind(enum message_language language, const struct options *o, const char *path,
                      const char *held);

#endif

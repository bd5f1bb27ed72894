#ifndef COMMAND_SERVE_WATCH_H
#define COMMAND_SERVE_WATCH_H

#include "command/serve/looks.h"

/* Watches the folders that a site is read from, with all that is below them, also what comes later.
 */
struct watch;

/* Watches the site in the folder `root`. Returns NULL with *error set to an errno if that cannot be
 * done; ENOSPC or EMFILE: the system's limit for this user is reached. watch_close is due.
 * Where `seconds` is not 0 it asks the system for nothing, but looks itself, every so many. */
struct watch *watch_open(const char *root, int seconds, int *error);

/* Frees it. */
void watch_close(struct watch *w);

/* Returns the descriptor that becomes readable when something changes. */
int watch_descriptor(const struct watch *w);

/* Takes all changes up to the moment when nothing has changed for some milliseconds, or for as long
 * as changes should wait at most; returns what they are together. Files that were only there in
 * between, as programs that save make them, are nothing. *error is an errno if folders that are new
 * cannot be watched, else 0. */
unsigned watch_settle(struct watch *w, int *error);

/* Returns the path, from the site's folder, of the file of content that changed last in what was
 * settled last and is still there; NULL: none did. It holds until the next settling. */
const char *watch_saved(const struct watch *w);

#endif

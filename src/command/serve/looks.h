#ifndef COMMAND_SERVE_LOOKS_H
#define COMMAND_SERVE_LOOKS_H

struct buf;

/* What changed, as bits: style sheets alone, which pages can take without being loaded again; or
 * anything else. */
enum { WATCH_NOTHING = 0, WATCH_STYLE = 1, WATCH_PAGES = 2 };

/* The folders of a site that are watched; the last is NULL. */
extern const char *const watch_folders[];

/* Looks at the files of a site again and again, for folders of which the system tells no changes:
 * those of other machines, or of the one that a container or virtual machine runs on. */
struct looks;

/* Looks every so many seconds at the site in the folder `root`. Returns NULL with *error set to an
 * errno; looks_close is due. */
struct looks *looks_open(const char *root, int seconds, int *error);

/* Frees it. */
void looks_close(struct looks *l);

/* Returns the descriptor that becomes readable when it is time to look. */
int looks_descriptor(const struct looks *l);

/* Looks, and returns what changed since the last look, as bits; *saved becomes the path of
 * the file of content that was changed last, empty if none was. */
unsigned looks_take(struct looks *l, struct buf *saved);

#endif

#ifndef RESOLVE_PATHS_H
#define RESOLVE_PATHS_H

struct arena;

/* What the paths of published files must be for any host, file system and stick. */

/* The most that a path may have: bytes in one part, parts, bytes in all. */
enum { PATHS_PART = 255, PATHS_PARTS = 32, PATHS_BYTES = 1000 };

/* Returns 1 if the path of a published file is beyond these limits. */
int paths_too_long(const char *path);

/* Returns the part of the path by which a web host would take the file, or what is in the folder,
 * for orders to itself (`_headers`, `web.config`, `CNAME` …), as it stands there, in `a`; NULL if
 * there is none. */
const char *paths_host_word(struct arena *a, const char *path);

/* Returns the path as file systems compare it for which letters are the same in any case and
 * however they are put together; `path` itself if that is the same. */
const char *paths_fold(struct arena *a, const char *path);

/* Returns at most 60 bytes of a text for a message, with '…' if there is more. */
const char *paths_shown(struct arena *a, const char *text);

#endif

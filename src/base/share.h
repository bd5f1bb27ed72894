#ifndef BASE_SHARE_H
#define BASE_SHARE_H

struct arena;

/* The folder of what came with the program: layouts, words, styles and scripts, by the same paths
 * as in a site, whose own files win, one by one. Besides a site's own folder it is the only place
 * that its files are read from. */

/* Returns the folder that belongs to the running program, by where its own file stands
 * (../share/knoten), else where it was to be installed; NULL if there is none: nothing is installed
 * beside a program that was only built. */
const char *share_folder(struct arena *a);

/* Returns the folder that has the file `path`: `root`, or `share` (NULL: none) if nothing of that
 * name stands in `root`; `root` also if it stands in neither. */
const char *share_or_own(const char *root, const char *share, const char *path);

/* Returns 1 if `path`, as messages show it, is that of a file in `share` (NULL: none). */
int share_holds(const char *share, const char *path);

#endif

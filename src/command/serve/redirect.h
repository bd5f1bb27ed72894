#ifndef COMMAND_SERVE_REDIRECT_H
#define COMMAND_SERVE_REDIRECT_H

struct buf;

/* Finds where the lines of a file `_redirects` lead from the path of a request, as it was asked
 * for, and appends that. Lines that lead to no other address count for nothing. Returns 0 if none
 * fits. */
int redirect_find(const char *lines, const char *path, struct buf *to);

#endif

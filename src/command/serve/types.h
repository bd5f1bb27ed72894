#ifndef COMMAND_SERVE_TYPES_H
#define COMMAND_SERVE_TYPES_H

/* Returns what a browser is told that the file at an address is ("en/" is a page). */
const char *serve_type(const char *address);

/* Returns 1 if that is a page. */
int serve_type_is_page(const char *type);

#endif

#ifndef COMMAND_SERVE_BROWSER_H
#define COMMAND_SERVE_BROWSER_H

/* Has the system open the address in the person's browser, and does not wait for it. Returns 0, or
 * an errno if there is no program for that. */
int browser_open(const char *url);

#endif

#ifndef COMMAND_HELP_MDOC_H
#define COMMAND_HELP_MDOC_H

struct buf;

/* The manual pages, in mdoc, as `man` reads them; in English, by what `knoten help` tells. */

/* Appends knoten(1): all commands with their options. */
void help_mdoc_program(struct buf *out);

/* Appends knoten-site(5): all that may be written into a site's files. */
void help_mdoc_site(struct buf *out);

#endif

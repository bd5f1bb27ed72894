#ifndef COMMAND_PROJECT_H
#define COMMAND_PROJECT_H

/* This layer is the commands: one file for each, which reads arguments, calls the layers below and
 * prints. Nothing may include it but main.c; what two commands need stands in a file of its own. */

#include "base/arena.h"
#include "command/options.h"
#include "model/load.h"
#include "model/site.h"
#include "report/diag.h"

/* One site, opened by one command: everything it read and found out. */
struct project {
    struct arena arena;
    struct report report;
    struct workers workers;
    struct site site;
    enum message_language language;
};

/* What a command needs of the site's pictures. */
enum pictures { PICTURES_LOOK, PICTURES_MAKE };

/* Returns the folder of the site that `folder` is, or (NULL) of the nearest from here upwards: its
 * real path in `a`; NULL if there is none. */
const char *project_find(struct arena *a, const char *folder);

/* Returns the site's folder, real path in `a`; NULL after telling that there is none. */
const char *project_root(struct arena *a, const struct options *o);

/* Finds the site's folder, reads and resolves all of it; pictures are made, or only looked at.
 * Returns 0 (mistakes in the content are in the report), or 2 after telling what is wrong.
 * project_close is due in both cases. */
int project_open(struct project *p, const struct options *o, enum pictures pictures);

/* The same by who reads the site again and again: what files gave is taken from the shelf and put
 * there, in the edition that was begun last for as many threads as options->jobs says. */
int project_reopen(struct project *p, const struct options *o, enum pictures pictures,
                   struct shelf *shelf);

/* Once the site is published: drops what was kept of pictures that are gone. */
void project_tidy(struct project *p, const struct options *o);

/* Frees all that the project holds. */
void project_close(struct project *p);

#endif

#ifndef MODEL_CONFIG_FILE_H
#define MODEL_CONFIG_FILE_H

#include "model/site.h"
#include "report/diag.h"

/* The bytes of what lies below site/. */

/* Reads and checks the bytes of a configuration file; NULL if that failed, or (without a message)
 * if the file `may_miss` and does. */
struct source *config_file_read(struct site *site, struct report *r, const char *path,
                                int may_miss);

/* The same of a file that came with the program; NULL also if there is none. */
struct source *config_file_shipped(struct site *site, struct report *r, const char *path);

/* Reads the site's own file, else the one that came with the program; reports if neither is there.
 */
struct source *config_file_either(struct site *site, struct report *r, const char *path);

#endif

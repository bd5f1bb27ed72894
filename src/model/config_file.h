#ifndef MODEL_CONFIG_FILE_H
#define MODEL_CONFIG_FILE_H

#include "model/site.h"
#include "report/diag.h"

/* The bytes of what lies below site/. */

/* Reads and checks the bytes of a configuration file; NULL if that failed, or (without a message)
 * if the file `may_miss` and does. */
struct source *config_file_read(struct site *site, struct report *r, const char *path,
                                int may_miss);

#endif

#ifndef MODEL_CONTENT_ADVICE_H
#define MODEL_CONTENT_ADVICE_H

#include "model/site.h"
#include "report/diag.h"

/* Where a file below content/ belongs, or how it should be called. Each gives its message the help;
 * `path` is the file's, from "content/" on. */

/* Returns 1 if the file is a text that could be content: `.md`, or what is made of it (`.md.txt`,
 * `.markdown`, `.MD`). */
int content_like(const char *path);

/* A file in a folder that is none of content's. */
void advise_folder(const struct site *site, struct report *r, struct diag *d, const char *path);

/* A file that is no content: a picture, a Word document, a text with another ending. */
void advise_kind(const struct site *site, struct report *r, struct diag *d, const char *path);

/* A folder with letters that addresses cannot have. */
void advise_folder_name(const struct site *site, struct report *r, struct diag *d,
                        const char *folder);

/* A file with such letters. */
void advise_file_name(const struct site *site, struct report *r, struct diag *d, const char *path);

/* A file whose part before ".md" is no language of the site. */
void advise_language(const struct site *site, struct report *r, struct diag *d, const char *path,
                     const char *tag);

#endif

#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

/* What `knoten explain` tells of each message. The texts and examples stand in files of their own,
 * report/explain/SECTION.def, by the sections of report/catalogue.def, with one entry for a
 * message:
 *
 *     EXPLAIN(NAME, "English", "German", "wrong example", "right example")
 *
 * A text has two to five sentences: what happened, what would be lost, how to mend it, what to do
 * if something else was meant. An example is what brings the message forth, or what does not, laid
 * over a small site (tests/cases/errors/base). Its lines are
 *
 *     === PATH        begins a file
 *     $ COMMAND       is run by sh in the site's folder; one that runs `knoten` stands for the
 * check anything else   is a line of the file begun last
 *
 * tests/explain/run takes the examples from what is printed, and tries them. */

#include "report/diag.h"

struct buf;

struct explanation {
    struct texts text;
    const char *wrong, *right; /* examples */
};

/* Returns what is told of the message; NULL if there is nothing yet. */
const struct explanation *explain_get(enum diag_id id);

/* Returns 1 and sets *id if there is a message of this name, as printed or in its brackets. Else
 * returns 0 and sets *nearest to the name that may be meant, or to NULL. */
int explain_find(const char *name, enum diag_id *id, const char **nearest);

/* Appends the message, its explanation and both examples. */
void explain_message(struct buf *out, enum diag_id id, enum message_language language);

/* Appends an example with paths and commands behind `indent`, the lines of files four blanks
 * further. Empty lines stay empty. */
void explain_example(struct buf *out, const char *example, const char *indent);

/* Appends all messages by the sections of the catalogue, a line each. */
void explain_list(struct buf *out, enum message_language language);

#endif

#ifndef MODEL_LABELS_H
#define MODEL_LABELS_H

#include "model/site.h"
#include "report/diag.h"

/* What site.yaml and vocabulary.yaml name can have its labels in a language's own file, so that a
 * language is one file. */

/* A thing with a label. */
struct labelled {
    const char *part, *list, *key; /* where a language file names it: `site`, NULL, `title`, or
                                      `vocabulary`, `topics`, `health` */
    struct label *label;
    const struct node *node; /* the label as its own file has it */
};

/* Adds every struct labelled of the site to `to`, in the files' order. */
void labels_list(struct site *site, struct list *to);

/* Fills what site.yaml and vocabulary.yaml leave out from the language files; reports what is
 * given twice and what nobody asked for. */
void labels_fill(struct site *site, struct report *r);

#endif

#ifndef COMMAND_NEW_DRAFT_H
#define COMMAND_NEW_DRAFT_H

#include "model/schema.h"
#include "model/site.h"
#include "report/language.h"

struct arena;
struct buf;

/* A content file that is about to be made. */
struct new_draft {
    struct arena *arena;
    struct site *site;
    enum message_language language; /* of what is said and of the help in the file */
    enum item_type type;
    const struct language *in;   /* the file's language */
    const struct item *original; /* what it translates; NULL: it is an original */
    const char *title;           /* NULL: not known yet */
    const char *id;              /* as asked for, or made of the title; NULL: not known yet */
    int bare;                    /* 1: no help in the file */
    struct node *front;          /* the fields given so far: a map */
    const char *body;            /* the text below them */
};

/* ---- fields: new_fields.c ---- */

/* Finds a field of the draft's type by its name, or by a way of names such as "repeat.every"; NULL
 * if there is none. */
struct front_field new_field_find(const struct new_draft *d, const char *name);

/* Gives a field a value: one more if it takes several, several where they are divided by commas and
 * cannot have one themselves. Returns 0, or 2 after telling that there is no such field. */
int new_field_put(struct new_draft *d, const char *name, const char *value);

/* Adds what the site wants new files of the type to begin with: fields that were not given, and the
 * text. What only one file can have is left out. */
void new_begin(struct new_draft *d);

/* Puts what is known of the file where the site's own beginning has holes: in its fields, and, once
 * the id is known, in its text. */
void new_fill(struct new_draft *d);

/* Returns the value of a field that was given as one text; NULL if it was not. */
const char *new_field_text(const struct new_draft *d, const char *name);

/* Appends the whole file: the fields that were given, help on all others, the text. */
void new_write(const struct new_draft *d, struct buf *out);

/* ---- names: new_name.c ---- */

/* Gives the draft its id, from the title if none was asked for. Returns 0; 1 if only a person can
 * name it; 2 after telling that the id is unfit. */
int new_id(struct new_draft *d);

/* Returns the path of the file in the site, by its type, id, language and date. */
const char *new_path(const struct new_draft *d);

/* Gives an event a UID of its own, so that calendars know it whatever becomes of its id and
 * address. */
void new_uid(struct new_draft *d);

/* ---- new_edit.c ---- */

/* Has the person edit the file with VISUAL, EDITOR or vi, and waits for the end of it. Returns 0,
 * or 2 after telling that it could not be. */
int new_edit(struct arena *a, enum message_language language, const char *path);

#endif

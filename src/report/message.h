#ifndef REPORT_MESSAGE_H
#define REPORT_MESSAGE_H

#include "report/diag.h"

#include <stddef.h>

struct forge;

/* The line of a file that a message is about, as much of it as is worth showing. Not made visible:
 * whoever prints it does that. */
struct quote {
    const char *text; /* NULL: nothing to show */
    size_t n;         /* bytes */
    size_t at, to;    /* the fault in it, in bytes; at == to marks a point */
};

/* A line that points at another place, or only says something. */
struct message_note {
    const char *path;    /* NULL: no place */
    size_t line, column; /* as in struct message */
    const char *text;
    struct message_note *next; /* NULL: the last */
};

/* One message in words: the record that every format prints. Texts hold nothing that acts on a
 * terminal, and no line break. */
struct message {
    const char *path;            /* relative to the site's folder; "": about no file */
    const char *shown;           /* the path, made visible */
    size_t line, column;         /* from 1, columns in code points; 0: about the file as a whole */
    size_t end_line, end_column; /* of the first character behind the fault */
    enum severity severity;
    const char *id;
    const char *text;
    const char *help; /* NULL: none */
    struct message_note *notes;
    struct quote quote;
    const struct diag *diag;
};

/* All messages of a report, in one language, and what is needed to show them. */
struct findings {
    struct arena *arena;  /* where the messages are */
    struct list messages; /* struct message *, by path and place */
    size_t count[SEVERITY_COUNT];
    enum message_language language;
    const char *folder;        /* the site's, below its repository: "" or "website/" */
    const struct forge *forge; /* where its files are edited; NULL: not known */
    const char *editor;        /* what opens a place in a program of this machine, with {path},
                                  {line} and {column}; NULL: nothing is known */
    const char *root;          /* the site's folder, which {path} begins with */
    const char *page;          /* address of the page with all messages; NULL: the one at hand */
};

/* Sorts the report's messages and puts them into words; what is behind `language` is left empty.
 */
void findings_make(struct findings *f, struct report *r, enum message_language language);

/* Return a message's text, and that of a help or note line, in the languages that have it. */
const struct texts *message_texts(enum diag_id id);
const struct texts *message_help_texts(enum help_id id);

/* Returns the word for a severity ("Warnung"), and the same for messages in machines' formats
 * ("warning"). */
const char *severity_word(enum severity s, enum message_language language);

/* Appends how many there are of each severity ("2 errors, 1 warning"); nothing if there are none.
 */
void findings_sum(struct buf *out, const size_t count[SEVERITY_COUNT],
                  enum message_language language);

/* Returns the address of the page where the file is edited, in the findings' arena; NULL if that
 * is not known. */
const char *findings_edit_url(const struct findings *f, const char *path);

/* Returns the address that opens the message's place in the editor, in the findings' arena; NULL if
 * there is no place, or no editor is known. */
const char *findings_open_url(const struct findings *f, const struct message *m);

/* Appends the message's text with … in place of its arguments. */
void message_outline(struct buf *out, enum diag_id id, enum message_language language);

#endif

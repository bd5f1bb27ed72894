#ifndef REPORT_DIAG_H
#define REPORT_DIAG_H

/* This layer tells people what is wrong: the catalogue of messages, their words in each language,
 * the forms in which they are printed. All that it knows of a site is paths and bytes; whoever
 * finds a fault stands in a layer above. */

#include "base/list.h"
#include "report/phrase.h"
#include "report/source.h"

#include <stdio.h>

struct arena;

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_HINT, SEVERITY_COUNT };

/* Every message an editor can get. The id in brackets never changes; its texts stand in
 * report/messages_LANGUAGE.def. */
enum diag_id {
#define DIAG(name, id, severity) DIAG_##name,
#define HELP(name)
#define USUALLY(name)
#include "report/catalogue.def"
#undef DIAG
#undef HELP
#undef USUALLY
    DIAG_COUNT
};

/* Second lines: `help:` says how to mend, `note:` points at the other place involved. */
enum help_id {
    HELP_NONE,
#define DIAG(name, id, severity)
#define HELP(name) HELP_##name,
#define USUALLY(name) HELP_USUALLY_##name,
#include "report/catalogue.def"
#undef DIAG
#undef HELP
#undef USUALLY
    HELP_COUNT
};

/* One message. Arguments fill %1 and %2 of the catalogue's text. */
struct diag {
    enum diag_id id;
    struct span span; /* the smallest stretch that still shows the fault */
    const char
        *path; /* where there is no source to quote (a whole file, a folder); NULL otherwise */
    const char *arg[2];  /* copied; NULL where the text has none */
    enum phrase word[2]; /* instead of an argument: a word of the program, in the reader's language;
                            PHRASE_NONE: none */
    enum help_id help;   /* HELP_NONE: the usual one of its id, if there is one */
    const char *help_arg[2];
    enum help_id note;       /* HELP_NONE: no note line */
    struct span note_span;   /* the place the note names */
    struct diag_place *more; /* further places of the same note; NULL: none */
};

/* One of several places that a note names. */
struct diag_place {
    struct span span;
    struct diag_place *next; /* NULL: the last */
};

/* Messages gathered so far. One for each thread; merged afterwards. */
struct report {
    struct arena *arena;          /* where messages are kept */
    struct list diags;            /* struct diag *, in order of arrival */
    size_t count[SEVERITY_COUNT]; /* how many of each severity */
    size_t environment;           /* how many of them are failures of the environment */
    size_t searches;              /* for a name that was meant, among all of the site's */
};

/* Makes an empty report whose messages will live in `a`. */
void report_init(struct report *r, struct arena *a);

/* Adds a message at `span`; `a` and `b` fill %1 and %2 (NULL if unused) and are copied. Returns it,
 * for diag_help and diag_note. */
struct diag *diag_add(struct report *r, enum diag_id id, struct span span, const char *a,
                      const char *b);

/* Adds a message about a whole file or folder `path`, with nothing to quote. */
struct diag *diag_add_path(struct report *r, enum diag_id id, const char *path, const char *a,
                           const char *b);

/* Makes argument number `i` (0 or 1) a word of the program, said in the reader's language. */
void diag_word(struct diag *d, int i, enum phrase word);

/* Says that the file or folder `path` of the site could not be read, for the reason `error`, an
 * errno: a failure of the environment, a link that leads out, or something that is no file. */
void diag_unread(struct report *r, const char *path, int error);

/* Gives the message a help line (arguments copied into the report). */
void diag_help(struct report *r, struct diag *d, enum help_id help, const char *a, const char *b);

/* Gives the message a note that points at another place. */
void diag_note(struct diag *d, enum help_id note, struct span span);

/* Adds a further place to the message's note. */
void diag_note_more(struct report *r, struct diag *d, struct span span);

/* Returns 1 if it is worth the time to look through all names of the site for the one that was
 * meant: where hundreds are wrong, one cause is behind them, and nobody reads so much advice. */
int report_searches(struct report *r);

/* Moves all messages of `from` behind those of `to`; their arenas must both outlive `to`. */
void report_merge(struct report *to, struct report *from);

/* Adds all messages of `from`, which keeps them: what they lie in must outlive `to`. */
void report_add(struct report *to, const struct report *from);

/* Adds copies of all messages of `from`, with all that they quote: `from` and its sources need not
 * outlive `to`. No two of these sources have the same path. */
void report_copy(struct report *to, const struct report *from);

/* Sorts by path, position and id, and drops messages that say the same of the same place. */
void report_sort(struct report *r);

/* Returns the message id as printed in brackets, and its severity. */
const char *diag_name(enum diag_id id);
enum severity diag_severity(enum diag_id id);

#endif

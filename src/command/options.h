#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "report/language.h"

struct format;

/* The switches of all commands. */
struct options {
    const char *folder; /* -C: where to look for the site; NULL: here and above */
    const char *output; /* -o: folder to publish to, relative to where the command was given; NULL:
                           one in the site's folder, see target_folder */
    const char *now;    /* --now: `2026-11-23` or `2026-11-23T14:00`; NULL: now */
    const char *base_url;    /* --base-url: instead of site.yaml's */
    const char *links;       /* --links: "directory" or "file", instead of site.yaml's */
    const char *audience;    /* --for: "members" */
    const char *since;       /* --changed-since: a revision; NULL: nobody asks */
    const char *missing;     /* --missing: a language's tag, or "all"; NULL: check as usual */
    const char *format_name; /* --format: how check tells what it found; NULL: as text */
    const char *lang;      /* --lang: the language of all that is said; NULL: as the locale says */
    const char *jobs_text; /* --jobs as given; NULL: as many as processors */
    const char *port_text; /* --port as given; NULL: one that is free */
    const char *editor; /* --editor, else KNOTEN_EDITOR: the address that opens a place in a file,
                           with {path}, {line}, {column}; NULL: none */
    const char *poll_text; /* --poll as given; NULL: the system tells of changes */
    int poll;              /* the seconds that it means; 0: none */
    const char *host;      /* --host: a name by which the preview may be asked for; NULL: none */
    const char *bind;      /* --bind: the address in numbers at which to answer; NULL: 127.0.0.1 */
    int port;              /* the number that --port means */
    int jobs;              /* the number it means */
    int drafts;            /* --drafts */
    int assets;            /* --assets: check lists files that nothing names */
    int due;               /* --due: check lists facts that nobody has confirmed for long */
    int compress;          /* --compress: write packed forms beside the files */
    int ids;               /* --ids: list says nothing else of things */
    int strict;            /* --strict: warnings, too, are a reason to end with 1 */
    int force;             /* --force: take over a folder with foreign files */
    int mdoc;              /* --mdoc: help prints a manual page */
    int follow;            /* --follow: lead the browser to the page of what was saved */
    int still;             /* --no-reload: pages that are open stay as they are */
    int bare;              /* --bare: what is made or shown is without what Knoten adds to help */
    int edit;              /* --edit: have the person edit what was made */
    int open;              /* --open: have the system open the browser */
    int quiet;             /* -q */
    int verbose;           /* -v: tell each step's time */
    enum message_language language; /* what --lang or the locale means */
    const struct format *format;    /* what --format means */
};

/* Returns 1 if a site can stand at `url`: http or https, a host, and a path without anything that
 * would need escaping behind which more path can follow. */
int base_url_valid(const char *url);

/* Reads argv[1…] into *o, for the command that argv[0] names; what is another command's is unknown
 * to it. Returns 0, or 2 after telling what is wrong on standard error. */
int options_read(struct options *o, int argc, char **argv);

/* What a command reads itself: words, and options that are no switches. */
struct option_words {
    /* Takes argv[i] and what belongs to it. Returns how many words that is; 0 after telling what is
     * wrong with it; -1: it is unknown here, too. `plain`: behind `--`, so it is a word also where
     * it begins with a hyphen. */
    int (*take)(void *ctx, int argc, char **argv, int i, int plain);
    void *ctx;
    int first; /* 1: it is asked before the switches that other commands have, too */
};

/* The same; what is no switch of the command goes to `more`. o->language is set before. */
int options_read_with(struct options *o, int argc, char **argv, const struct option_words *more);

/* The same for a command that takes one word that is no switch, or none: *word becomes NULL. */
int options_read_word(struct options *o, int argc, char **argv, const char **word);

#endif

#ifndef REPORT_FORMAT_H
#define REPORT_FORMAT_H

#include "report/message.h"

struct buf;

/* A form in which `knoten check` tells what it found. */
struct format {
    const char *name; /* of --format */
    void (*print)(const struct findings *f, struct buf *out);
    int by_site; /* 1: read by the site's people, not by who started the check: its language counts
                    before the locale, which a CI sets to nothing */
    int in_log;  /* 1: a line for people may follow */
};

/* Returns the format of this name; NULL if there is none. */
const struct format *format_find(const char *name);

/* `text`: path:line:col: error: text [id], the quoted line, the caret, notes, help. */
void format_text(const struct findings *f, struct buf *out);

/* `json`: one object, described in report/format_json.c. */
void format_json(const struct findings *f, struct buf *out);

/* `github`: workflow commands, which GitHub and its like show beside the lines, mistakes first.
 * GitHub shows ten of each severity and step. So what goes beyond that is appended, as a table, to
 * the file that GITHUB_STEP_SUMMARY names; where that is not set, it follows in the log. */
void format_github(const struct findings *f, struct buf *out);

/* `gitlab`: a Code Quality report. Fingerprints do not depend on the line. */
void format_gitlab(const struct findings *f, struct buf *out);

/* `html`: one page with all that it needs in it, for people who do not read logs. */
void format_html(const struct findings *f, struct buf *out);

/* What pages have in common that show messages so: the list of them, file by file, with which
 * format_html ends, and the style sheet it is made for. */
void format_html_list(const struct findings *f, struct buf *out);
extern const char format_html_style[];

#endif

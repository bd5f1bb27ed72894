#ifndef READ_YAML_LINE_H
#define READ_YAML_LINE_H

/* The fields' lines as they are written, and how they should be; for the files behind read/yaml.h.
 */

#include "read/yaml_reader.h"

struct buf;

/* So many lines above the one at which the parser stopped are looked at. */
enum { LINES_ABOVE = 200 };

/* A line of the fields. Offsets are bytes from `s`. */
struct raw_line {
    const char *s;
    size_t at;    /* where it begins in the source */
    size_t n;     /* without what is blank at its end */
    size_t start; /* behind the indentation and the dashes of a list */
    size_t name;  /* bytes of the field's name there; 0: no name and colon */
    size_t value; /* where the value begins; `n`: there is none */
};

/* The letters of which fields' names are made. */
extern const char raw_letters[];

/* Returns 1 if a field is called so; where no names are known, if it looks like the name of one. */
int raw_is_field(const struct yaml_reader *y, const char *name, size_t n);

/* Returns the line that byte `at` lies on. */
struct raw_line raw_line_at(const struct yaml_reader *y, size_t at);

/* Returns 1 if nothing but blanks stands before byte `at` on its line. */
int raw_begins(const struct yaml_reader *y, size_t at);

/* Finds the line above, passing over blank ones and comments; 0 if there is none. */
int raw_line_above(const struct yaml_reader *y, const struct raw_line *l, struct raw_line *out);

/* Returns how many blanks the line begins with. */
size_t raw_indent(const struct raw_line *l);

/* Returns the bytes of a blank that the parser takes for a letter (no-break, thin, ideographic …)
 * at `s`; 0: something else is there. */
size_t raw_odd_blank(const char *s);

/* Returns the bytes of the blanks at `s`, of either kind. */
size_t raw_blanks(const char *s);

/* Returns the line from its byte `from` on. */
struct span raw_span(const struct yaml_reader *y, const struct raw_line *l, size_t from);

/* Returns the offset of the quote that closes the one at `from`, or `n`. */
size_t raw_quote_end(const char *s, size_t from, size_t n);

/* Returns 1 if the text can stand as a value without quotes. */
int raw_is_plain(const char *s, size_t n);

/* Appends a value as it may stand behind a colon. */
void raw_put_value(struct buf *out, const char *s, size_t n);

/* Gives the message a line to write, and frees the line. */
void raw_help_line(struct yaml_reader *y, struct diag *d, struct buf *line);

/* Appends text as it belongs between quotes; returns the advice for the quotes it needs. */
enum help_id yaml_put_quoted(struct buf *out, const char *s, size_t n);

/* Gives the message the text in quotes as advice; none if it is empty. */
void yaml_help_quoted(struct yaml_reader *y, struct diag *d, const char *s, size_t n);

/* Gives the message the value that byte `at` lies in, in quotes. */
void yaml_help_value(struct yaml_reader *y, struct diag *d, size_t at);

/* Gives the message the line at byte `at` without tabs. */
void yaml_help_tab(struct yaml_reader *y, struct diag *d, size_t at);

#endif

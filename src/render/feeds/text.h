#ifndef RENDER_FEEDS_TEXT_H
#define RENDER_FEEDS_TEXT_H

#include "base/buf.h"
#include "base/when.h"

#include <stddef.h>
#include <stdint.h>

/* Content lines of iCalendar (RFC 5545 3.1): the words of every feed. For render/ics*.c, and for
 * contact cards, whose lines are made alike. */

enum { ICS_LINE_MAX = 75 };

/* Appends the content line `s` of `n` bytes (valid UTF-8, no line ends), folded: no physical line
 * has more than 75 octets without its CR LF, no character is cut apart, no continuation is empty.
 * A control character or line separator becomes a space: nothing can end the line but this. */
void ics_line(struct buf *out, const char *s, size_t n);

/* Begins a content line in `line` (emptied before) with formatted text that needs no escaping; what
 * is appended until ics_end belongs to it. */
void ics_begin(struct buf *line, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Appends the line folded to `out`. */
void ics_end(struct buf *out, struct buf *line);

/* Appends a whole content line that needs no escaping. */
void ics_put(struct buf *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Appends a value of type TEXT (3.3.11): backslash, semicolon, comma and line ends escaped, other
 * control bytes dropped, normalised to NFC. */
void ics_text(struct buf *line, const char *s);

/* Appends a parameter value in quotes (3.2): quotes and control bytes are replaced. */
void ics_parameter(struct buf *line, const char *s);

/* Appends a URI: what may not stand in one is percent-encoded, nothing is escaped. */
void ics_uri(struct buf *line, const char *s);

/* Appends `20260318T140000`, or `20260318` for a whole day. */
void ics_when(struct buf *line, struct when w);

/* Appends `20260318T130000Z`. */
void ics_utc(struct buf *line, int64_t utc);

/* Appends `;TZID=Europe/Berlin:20260318T140000`, or `;VALUE=DATE:20260318` for a whole day. */
void ics_zoned(struct buf *line, const char *zone, struct when w);

#endif

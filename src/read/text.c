#include "read/text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static size_t bom_length(const struct source *s)
{
    return s->n >= 3 && !memcmp(s->text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

size_t text_refused(const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        if (text[i] >= ' ' && text[i] <= '~') {
            i++;
            continue;
        }
        size_t bytes = utf8_decode(text + i, n - i, &cp);
        if (!bytes || utf8_unfit(cp))
            return i;
        i += bytes;
    }
    return n;
}

/* Returns the offset of the first character that a file may not have; CR LF ends a line. */
static size_t find_refused(const struct source *s)
{
    size_t i = 0;
    while ((i += text_refused(s->text + i, s->n - i)) < s->n) {
        if (s->text[i] != '\r' || s->text[i + 1] != '\n')
            break;
        i++;
    }
    return i;
}

static int check_controls(struct report *r, const struct source *s)
{
    size_t at = find_refused(s);
    uint32_t cp = 0;
    char hex[16];
    if (at == s->n)
        return 1;
    size_t bytes = utf8_decode(s->text + at, s->n - at, &cp);
    snprintf(hex, sizeof hex, "%04X", cp);
    struct diag *d = diag_add(r, DIAG_CONTROL_BYTE, span_make(s, at, bytes), hex, NULL);
    diag_help(r, d, HELP_REMOVE_CHAR, NULL, NULL);
    return 0;
}

/* Returns the line that begins with `mark` at or behind `from`, NULL if there is none. */
static const char *marked_line(const struct source *s, const char *from, const char *mark)
{
    const char *p = from;
    while ((p = strstr(p, mark)) && p > s->text && p[-1] != '\n')
        p++;
    return p;
}

/* What git leaves where two people changed the same lines. */
static int check_marks(struct report *r, const struct source *s)
{
    const char *ours = marked_line(s, s->text, "<<<<<<< ");
    const char *middle = ours ? marked_line(s, ours, "=======") : NULL;
    const char *theirs = middle ? marked_line(s, middle, ">>>>>>> ") : NULL;
    if (!theirs)
        return 1;
    struct span at = span_make(s, (size_t)(ours - s->text), strcspn(ours, "\r\n"));
    diag_help(r, diag_add(r, DIAG_GIT_MARKS, at, NULL, NULL), HELP_GIT_MARKS, NULL, NULL);
    return 0;
}

int text_check(struct report *r, const struct source *s)
{
    size_t bad = utf8_valid(s->text, s->n);
    if (bad < s->n) {
        struct diag *d = diag_add(r, DIAG_BAD_UTF8, span_make(s, bad, 1), NULL, NULL);
        diag_help(r, d, HELP_SAVE_UTF8, NULL, NULL);
        return 0;
    }
    if (!check_controls(r, s))
        return 0;
    if (bom_length(s))
        diag_help(r, diag_add(r, DIAG_BOM, span_make(s, 0, 3), NULL, NULL), HELP_SAVE_BOM, NULL,
                  NULL);
    return check_marks(r, s);
}

/* Returns the length of the white space or line break at `s`, 0 if there is none. The line breaks
 * are those that programs know of: CR LF, U+0085, U+2028, U+2029. */
static size_t blank_length(const char *s, int *breaks)
{
    if (*s > ' ' && *s <= '~')
        return 0;
    if (*s == ' ' || *s == '\t')
        return 1;
    size_t n = *s == '\n' || *s == '\r'                                           ? 1
               : !strncmp(s, "\xC2\x85", 2)                                       ? 2
               : !strncmp(s, "\xE2\x80\xA8", 3) || !strncmp(s, "\xE2\x80\xA9", 3) ? 3
                                                                                  : 0;
    *breaks |= n > 0;
    return n;
}

/* Returns 1 if the text is one line already, without white space around it. */
static int is_line(const char *s)
{
    int breaks = 0;
    if (blank_length(s, &breaks))
        return 0;
    for (const char *p = s; *p; p++) {
        size_t n = blank_length(p, &breaks);
        if (breaks || (n && !p[n]))
            return 0;
    }
    return 1;
}

const char *text_tidy(struct arena *a, const char *text, int lines)
{
    struct buf b;
    if (is_line(text))
        return text;
    buf_init(&b);
    for (const char *s = text; *s;) {
        int breaks = 0;
        size_t n = 0, first = blank_length(s, &breaks);
        for (size_t step = first; step; step = blank_length(s + n, &breaks))
            n += step;
        if (!n) {
            buf_putc(&b, *s++);
        } else if (!b.n || !s[n]) {
            s += n;
        } else {
            buf_add(&b, lines || !breaks ? s : " ", lines || !breaks ? n : 1);
            s += n;
        }
    }
    text = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return text;
}

/* Returns the offset just behind the line that begins at `at`. */
static size_t line_end(const struct source *s, size_t at)
{
    const char *end = memchr(s->text + at, '\n', s->n - at);
    return end ? (size_t)(end - s->text) + 1 : s->n;
}

static int is_blank_line(const char *s, size_t n)
{
    return strspn(s, " \t\r\n") >= n;
}

/* Returns 1 if the line at `at` is a fence: three hyphens and nothing else. */
static int is_fence(const struct source *s, size_t at)
{
    size_t end = line_end(s, at);
    return end - at >= 3 && !memcmp(s->text + at, "---", 3) &&
           is_blank_line(s->text + at + 3, end - at - 3);
}

int front_find(struct report *r, const struct source *s, struct front *out)
{
    size_t at = bom_length(s);
    if (is_blank_line(s->text + at, s->n - at)) {
        diag_help(r, diag_add_path(r, DIAG_FILE_EMPTY, s->path, NULL, NULL), HELP_FRONT_OPEN, NULL,
                  NULL);
        return 0;
    }
    if (!is_fence(s, at)) {
        struct diag *d = diag_add(r, DIAG_FRONT_MISSING, span_make(s, at, 0), NULL, NULL);
        diag_help(r, d, HELP_FRONT_OPEN, NULL, NULL);
        return 0;
    }
    out->yaml_from = line_end(s, at);
    for (size_t i = out->yaml_from; i < s->n; i = line_end(s, i)) {
        if (is_fence(s, i)) {
            out->yaml_to = i;
            out->body = line_end(s, i);
            return 1;
        }
    }
    struct diag *d = diag_add(r, DIAG_FRONT_UNCLOSED, span_make(s, at, 3), NULL, NULL);
    diag_help(r, d, HELP_FRONT_CLOSE, NULL, NULL);
    return 0;
}

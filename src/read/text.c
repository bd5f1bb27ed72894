#include "read/yaml.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static size_t bom_length(const struct source *s)
{
    return s->n >= 3 && !memcmp(s->text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* Returns the code point if the byte at `i` begins a control character that has no place in text,
 * else 0; U+0000 gives 0x110000. */
static uint32_t control_at(const struct source *s, size_t i)
{
    unsigned char c = (unsigned char)s->text[i];
    if (c == 0xC2 && i + 1 < s->n && (unsigned char)s->text[i + 1] < 0xA0)
        return (unsigned char)s->text[i + 1];
    if (c == '\r')
        return i + 1 < s->n && s->text[i + 1] == '\n' ? 0 : c;
    if (c == 0)
        return 0x110000;
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f ? c : 0;
}

static int check_controls(struct report *r, const struct source *s)
{
    for (size_t i = 0; i < s->n; i++) {
        uint32_t c = control_at(s, i);
        if (!c)
            continue;
        char hex[16];
        snprintf(hex, sizeof hex, "%04X", c == 0x110000 ? 0 : c);
        struct diag *d = diag_add(r, DIAG_CONTROL_BYTE,
                                  span_make(s, i, c >= 0x80 && c < 0xA0 ? 2 : 1), hex, NULL);
        diag_help(r, d, HELP_REMOVE_CHAR, NULL, NULL);
        return 0;
    }
    return 1;
}

int text_check_crlf(struct report *r, const struct source *s)
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
        diag_help(r, diag_add(r, DIAG_BOM, span_make(s, 0, 3), NULL, NULL), HELP_SAVE_UTF8, NULL,
                  NULL);
    return 1;
}

int text_check(struct report *r, const struct source *s)
{
    if (!text_check_crlf(r, s))
        return 0;
    const char *cr = memchr(s->text, '\r', s->n);
    if (cr)
        diag_add(r, DIAG_CRLF, span_make(s, (size_t)(cr - s->text), 0), NULL, NULL);
    return 1;
}

/* Returns the offset just behind the line that begins at `at`. */
static size_t line_end(const struct source *s, size_t at)
{
    const char *end = memchr(s->text + at, '\n', s->n - at);
    return end ? (size_t)(end - s->text) + 1 : s->n;
}

static int is_blank(const char *s, size_t n)
{
    return strspn(s, " \t\r\n") >= n;
}

/* Returns 1 if the line at `at` is a fence: three hyphens and nothing else. */
static int is_fence(const struct source *s, size_t at)
{
    size_t end = line_end(s, at);
    return end - at >= 3 && !memcmp(s->text + at, "---", 3) &&
           is_blank(s->text + at + 3, end - at - 3);
}

int front_find(struct report *r, const struct source *s, struct front *out)
{
    size_t at = bom_length(s);
    if (is_blank(s->text + at, s->n - at)) {
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

#include "read/yaml_line.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

/* ---- a line as it is written ---- */

size_t raw_odd_blank(const char *s)
{
    uint32_t cp = 0;
    size_t n = (unsigned char)*s < 0x80 ? 0 : utf8_decode(s, strnlen(s, 4), &cp);
    int is = cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x202F || cp == 0x205F ||
             cp == 0x3000;
    return is ? n : 0;
}

size_t raw_blanks(const char *s)
{
    size_t n = 0;
    for (size_t more = 1; more; n += more)
        more = s[n] == ' ' ? 1 : raw_odd_blank(s + n);
    return n;
}

/* Returns the bytes of a field's name at `s`, if a colon follows it. */
static size_t name_length(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && (isalnum((unsigned char)s[i]) || strchr("_-", s[i]) ||
                     ((unsigned char)s[i] >= 0x80 && !raw_odd_blank(s + i))))
        i++;
    return i && i < n && s[i] == ':' && !isdigit((unsigned char)*s) && *s != '-' ? i : 0;
}

const char raw_letters[] = "abcdefghijklmnopqrstuvwxyz_";

int raw_is_field(const struct yaml_reader *y, const char *name, size_t n)
{
    if (!n || !y->is_field)
        return n && strspn(name, raw_letters) >= n;
    return y->is_field(arena_copy(y->arena, name, n));
}

struct raw_line raw_line_at(const struct yaml_reader *y, size_t at)
{
    const char *text = y->source->text;
    const char *before = memrchr(text + y->from, '\n', at - y->from);
    struct raw_line l = {.at = before ? (size_t)(before - text) + 1 : y->from};
    l.s = text + l.at;
    l.n = strcspn(l.s, "\n");
    while (l.n && isspace((unsigned char)l.s[l.n - 1]))
        l.n--;
    for (int more = 1; more;) {
        size_t odd = l.start < l.n ? raw_odd_blank(l.s + l.start) : 0;
        int dash = l.start + 1 < l.n && l.s[l.start] == '-' && l.s[l.start + 1] == ' ';
        more = odd || dash || (l.start < l.n && l.s[l.start] == ' ');
        l.start += !more ? 0 : odd ? odd : 1;
    }
    l.name = name_length(l.s + l.start, l.n - l.start);
    l.value = l.name ? l.start + l.name + 1 : l.start;
    if (l.value < l.n)
        l.value += raw_blanks(l.s + l.value);
    l.value = l.value > l.n ? l.n : l.value;
    return l;
}

int raw_begins(const struct yaml_reader *y, size_t at)
{
    while (at > y->from && y->source->text[at - 1] == ' ')
        at--;
    return at == y->from || y->source->text[at - 1] == '\n';
}

size_t raw_indent(const struct raw_line *l)
{
    return strspn(l->s, " ");
}

int raw_line_above(const struct yaml_reader *y, const struct raw_line *l, struct raw_line *out)
{
    for (size_t at = l->at; at > y->from;) {
        *out = raw_line_at(y, at - 1);
        if (out->n && out->s[out->start] != '#')
            return 1;
        at = out->at;
    }
    return 0;
}

struct span raw_span(const struct yaml_reader *y, const struct raw_line *l, size_t from)
{
    return span_make(y->source, l->at + from, l->n > from ? l->n - from : 0);
}

/* ---- values in quotes ---- */

enum help_id yaml_put_quoted(struct buf *out, const char *s, size_t n)
{
    int single = memchr(s, '"', n) || memchr(s, '\\', n);
    for (size_t i = 0; i < n; i++) {
        if (single && s[i] == '\'')
            buf_putc(out, '\'');
        buf_putc(out, s[i]);
    }
    return single ? HELP_QUOTE_SINGLE : HELP_QUOTE_VALUE;
}

void yaml_help_quoted(struct yaml_reader *y, struct diag *d, const char *s, size_t n)
{
    struct buf b;
    buf_init(&b);
    enum help_id help = yaml_put_quoted(&b, s, n);
    if (n)
        diag_help(y->report, d, help, b.s, NULL);
    buf_free(&b);
}

int raw_is_plain(const char *s, size_t n)
{
    return n && !strchr("\"'[]{}|>*&!%@`,#?", *s) && strncmp(s, "- ", 2) != 0 &&
           !memmem(s, n, ": ", 2) && !memmem(s, n, " #", 2) && s[n - 1] != ':';
}

/* Returns 1 if what is written there is a whole value in its own right: in quotes, or a list. */
static int is_closed(const char *s, size_t n)
{
    static const char pairs[][2] = {{'"', '"'}, {'\'', '\''}, {'[', ']'}, {'{', '}'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (n > 1 && *s == pairs[i][0] && s[n - 1] == pairs[i][1])
            return 1;
    }
    return 0;
}

void raw_put_value(struct buf *out, const char *s, size_t n)
{
    if (!n || raw_is_plain(s, n) || is_closed(s, n)) {
        buf_add(out, s, n);
        return;
    }
    struct buf text;
    buf_init(&text);
    const char *quote = yaml_put_quoted(&text, s, n) == HELP_QUOTE_SINGLE ? "'" : "\"";
    buf_printf(out, "%s%s%s", quote, text.s, quote);
    buf_free(&text);
}

size_t raw_quote_end(const char *s, size_t from, size_t n)
{
    char quote = s[from];
    for (size_t i = from + 1; i < n; i++) {
        if (quote == '"' && s[i] == '\\')
            i++;
        else if (s[i] == quote && quote == '\'' && i + 1 < n && s[i + 1] == quote)
            i++;
        else if (s[i] == quote)
            return i;
    }
    return n;
}

void raw_help_line(struct yaml_reader *y, struct diag *d, struct buf *line)
{
    diag_help(y->report, d, HELP_WRITE_LINE, line->s, NULL);
    buf_free(line);
}

void yaml_help_tab(struct yaml_reader *y, struct diag *d, size_t at)
{
    struct raw_line l = raw_line_at(y, at);
    struct buf line;
    size_t first = strspn(l.s, " \t");
    buf_init(&line);
    for (size_t i = 0; i < l.n; i++) {
        if (l.s[i] == '\t')
            buf_puts(&line, i < first ? "  " : " ");
        else
            buf_putc(&line, l.s[i]);
    }
    raw_help_line(y, d, &line);
}

/* ---- values that need quotes ---- */

void yaml_help_value(struct yaml_reader *y, struct diag *d, size_t at)
{
    struct raw_line l = raw_line_at(y, at), above = l;
    struct buf text, line;
    if (l.value < l.n && strchr("[{", l.s[l.value]))
        return;
    int continues = l.name ? at <= l.at + l.start + l.name : l.start && l.start == raw_indent(&l);
    if (!continues) {
        yaml_help_quoted(y, d, l.s + l.value, l.n - l.value);
        return;
    }
    /* The text began on a line above. */
    for (int i = 0; i < LINES_ABOVE && raw_line_above(y, &above, &above) && !above.name; i++)
        ;
    if (!above.name || above.at == l.at)
        return;
    buf_init(&text);
    for (size_t i = above.value; above.s + i < l.s + l.n; i++) {
        int blank = isspace((unsigned char)above.s[i]);
        if (!blank || (text.n && text.s[text.n - 1] != ' '))
            buf_putc(&text, blank ? ' ' : above.s[i]);
    }
    buf_init(&line);
    buf_add(&line, above.s, above.value);
    raw_put_value(&line, text.s, text.n);
    diag_help(y->report, d, HELP_ONE_LINE, line.s, NULL);
    buf_free(&line);
    buf_free(&text);
}

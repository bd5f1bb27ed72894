#include "read/yaml_slips.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/yaml_line.h"

#include <ctype.h>
#include <string.h>

/* The usual slips of people who write fields by hand, as they look on the raw line. The parser
 * stops at most of them a line too late, or says something that only fits its grammar. */

/* ---- slips ---- */

/* Begins the line anew: its indentation, odd blanks made plain, and its dashes. */
static void put_start(struct buf *out, const struct raw_line *l)
{
    for (size_t i = 0; i < l->start;) {
        size_t odd = raw_odd_blank(l->s + i);
        buf_putc(out, odd ? ' ' : l->s[i]);
        i += odd ? odd : 1;
    }
}

/* `title:Fest`, or a blank behind the colon or in front of the name that only looks like one. */
static int slip_space(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    (void)at;
    struct buf line;
    size_t colon = l->start + l->name, odd = 0;
    for (size_t i = 0; i < l->value && !odd; i++)
        odd = raw_odd_blank(l->s + i) ? i + 1 : 0;
    int lacks = l->name && l->value == colon + 1 && l->value < l->n && l->s[l->value] != '/';
    if (!lacks && !(odd && l->name))
        return 0;
    struct diag *d =
        odd ? yaml_fail(y, DIAG_YAML_SPACE,
                        span_make(y->source, l->at + odd - 1, raw_odd_blank(l->s + odd - 1)), NULL)
            : yaml_fail(y, DIAG_YAML_KEY, raw_span(y, l, l->start), NULL);
    buf_init(&line);
    put_start(&line, l);
    buf_add(&line, l->s + l->start, l->name + 1);
    buf_puts(&line, l->value < l->n ? " " : "");
    raw_put_value(&line, l->s + l->value, l->n - l->value);
    raw_help_line(y, d, &line);
    return 1;
}

/* Returns the bytes of what word processors make of the dash of a list, or what stands for it. */
static size_t odd_dash(const char *s)
{
    static const char *const dashes[] = {"–", "—", "•", "·", "−", "‐", "‑", "*", "+"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t n = strlen(dashes[i]);
        if (!strncmp(s, dashes[i], n) && (s[n] == ' ' || raw_odd_blank(s + n)))
            return n;
    }
    return *s == '-' && (isalpha((unsigned char)s[1]) || (unsigned char)s[1] >= 0x80) ? 1 : 0;
}

static size_t odd_dash_of(const struct raw_line *l)
{
    size_t from = raw_indent(l);
    return from < l->n ? odd_dash(l->s + from) : 0;
}

/* Returns 1 if the text begins with the name of a field and its colon. */
static int begins_field(const struct yaml_reader *y, const char *s)
{
    size_t n = strspn(s, raw_letters);
    return y->is_field && !strncmp(s + n, ": ", 2) && raw_is_field(y, s, n);
}

/* An entry of a list whose dash is another sign, or has no blank behind it. The first of several is
 * told of. */
static int slip_dash(struct yaml_reader *y, const struct raw_line *last, size_t at)
{
    (void)at;
    struct buf line;
    struct raw_line first = *last, above = *last, *l = &first;
    if (!odd_dash_of(last))
        return 0;
    for (int i = 0; i < LINES_ABOVE && raw_line_above(y, &above, &above) && odd_dash_of(&above);
         i++)
        first = above;
    size_t from = raw_indent(l), n = odd_dash_of(l);
    struct diag *d = yaml_fail(y, DIAG_YAML_DASH, span_make(y->source, l->at + from, n), NULL);
    buf_init(&line);
    buf_printf(&line, "%.*s- ", (int)from, l->s);
    from += n;
    from += raw_blanks(l->s + from);
    from = from > l->n ? l->n : from;
    if (begins_field(y, l->s + from))
        buf_add(&line, l->s + from, l->n - from);
    else
        raw_put_value(&line, l->s + from, l->n - from);
    raw_help_line(y, d, &line);
    return 1;
}

/* Returns how many bytes of a text are left without a typographic quote at its end. */
static size_t without_quote(const char *s, size_t n)
{
    uint32_t cp = 0;
    size_t last = n;
    while (last && ((unsigned char)s[--last] & 0xC0) == 0x80)
        ;
    size_t len = utf8_decode(s + last, n - last, &cp);
    return last && len > 1 && utf8_is_quote(cp) ? last : n;
}

/* Says what belongs in quotes where a quote was opened and not closed. "'s Kaffee" may well begin
 * with an apostrophe. */
static void fault_unclosed(struct yaml_reader *y, const struct raw_line *l)
{
    size_t from = l->value;
    struct diag *d = yaml_fail(y, DIAG_YAML_UNCLOSED, span_make(y->source, l->at + from, 1), NULL);
    int apostrophe = l->s[from] == '\'' && from + 2 < l->n && l->s[from + 2] == ' ';
    from += !apostrophe;
    yaml_help_quoted(y, d, l->s + from, without_quote(l->s + from, l->n - from));
}

/* Text behind a closing quote, or a quote that closes only on a later line, where it opens. */
static int slip_quote(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    const char *s = l->s;
    if (l->value >= l->n || !strchr("\"'", s[l->value]))
        return 0;
    size_t end = raw_quote_end(s, l->value, l->n), rest = end + 1;
    if (end == l->n) {
        size_t whole = raw_quote_end(s, l->value, y->to - l->at);
        if (whole < y->to - l->at && raw_line_at(y, at).at != raw_line_at(y, l->at + whole).at)
            return 0; /* it was meant to go over several lines */
        fault_unclosed(y, l);
        return 1;
    }
    rest += strspn(s + rest, " ");
    if (rest >= l->n || strchr("#:,]}", s[rest]))
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_BEHIND, raw_span(y, l, rest), NULL);
    int whole = s[l->n - 1] == s[l->value];
    yaml_help_quoted(y, d, s + l->value + whole, l->n - l->value - 2 * (size_t)whole);
    return 1;
}

/* Returns 1 if the value is `[…]` or `{…}` with something behind it: `[Neu] Fest`. */
static int flow_goes_on(const char *s, size_t n)
{
    const char *close = *s == '[' ? memchr(s, ']', n) : *s == '{' ? memchr(s, '}', n) : NULL;
    size_t rest = close ? (size_t)(close - s) + 1 : n;
    rest += strspn(s + rest, " ");
    return rest < n && !strchr("#,]}:", s[rest]);
}

/* A value that begins with a sign of the grammar: `- Fest -`, `| Fest`, `[Neu] Fest`. */
static int slip_sign(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    (void)at;
    const char *s = l->s + l->value;
    size_t n = l->n - l->value;
    int is_sign = n > 2 && strchr("-|>?", *s) && s[1] == ' ' && s[2] != '#';
    if (!l->name || n < 2 || !(is_sign || flow_goes_on(s, n)))
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_CHARACTER, span_make(y->source, l->at + l->value, 1),
                               (char[]){*s, '\0'});
    yaml_help_quoted(y, d, s, n);
    return 1;
}

/* A list or group in brackets that ends with the line but is not closed. */
static int slip_bracket(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    (void)at;
    const char *s = l->s + l->value;
    size_t n = l->n - l->value;
    char close = n && *s == '[' ? ']' : n && *s == '{' ? '}' : '\0';
    if (!close || memchr(s, close, n) || strcspn(s + 1, "[{\"'") + 1 < n)
        return 0;
    struct buf line;
    struct diag *d =
        yaml_fail(y, DIAG_YAML_UNCLOSED, span_make(y->source, l->at + l->value, 1), NULL);
    buf_init(&line);
    n -= strchr(",]}", s[n - 1]) != NULL;
    buf_printf(&line, "%.*s%.*s%c", (int)l->value, l->s, (int)n, s, close);
    raw_help_line(y, d, &line);
    return 1;
}

/* Returns 1 if no line above stands at the indentation of `l`, as far as what it could belong to
 * reaches. */
static int is_between(const struct yaml_reader *y, const struct raw_line *l)
{
    struct raw_line above = *l;
    for (int i = 0; i < LINES_ABOVE && raw_line_above(y, &above, &above); i++) {
        if (raw_indent(&above) == raw_indent(l))
            return 0;
        if (raw_indent(&above) < raw_indent(l))
            return 1;
    }
    return 0;
}

/* Fields whose first line is indented, and the others are not. */
static int slip_first(struct yaml_reader *y, const struct raw_line *l)
{
    struct raw_line first = *l;
    struct buf line;
    for (int i = 0; i < LINES_ABOVE && raw_line_above(y, &first, &first); i++)
        ;
    size_t indent = raw_indent(&first);
    if (raw_line_above(y, &first, &(struct raw_line){0}) || indent <= raw_indent(l) || !first.name)
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_INDENT, raw_span(y, &first, indent), NULL);
    buf_init(&line);
    buf_add(&line, first.s + indent, first.n - indent);
    raw_help_line(y, d, &line);
    return 1;
}

/* A line that stands further right than the value above allows, or between two levels. */
static int slip_indent(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    struct raw_line above;
    struct buf line;
    size_t indent = raw_indent(l);
    if (at < l->at || at > l->at + l->n || !raw_line_above(y, l, &above) ||
        indent == raw_indent(&above))
        return 0;
    int deeper = indent > raw_indent(&above) && above.value < above.n &&
                 !strchr("|>", above.s[above.value]) && l->name &&
                 raw_is_field(y, l->s + l->start, l->name);
    if (!deeper && !(indent < raw_indent(&above) && is_between(y, l)))
        return l->name && slip_first(y, l);
    struct diag *d = yaml_fail(y, DIAG_YAML_INDENT, raw_span(y, l, indent), NULL);
    buf_init(&line);
    buf_printf(&line, "%*s%.*s", (int)raw_indent(&above), "", (int)(l->n - indent), l->s + indent);
    raw_help_line(y, d, &line);
    return 1;
}

/* Returns the bytes of what is typed for a colon. */
static size_t odd_colon(const char *s)
{
    return *s == '=' || *s == ';' ? 1 : strncmp(s, "：", 3) ? 0 : 3;
}

/* Returns 1 if the line is `kind festival` or `kind = festival`, and where its parts end. */
static int lacks_colon(const struct yaml_reader *y, const struct raw_line *l, size_t *name,
                       size_t *value)
{
    const char *s = l->s + l->start;
    size_t n = l->n - l->start, i = strspn(s, raw_letters);
    *name = i;
    i += strspn(s + i, " ");
    size_t odd = odd_colon(s + i);
    i += odd;
    i += strspn(s + i, " ");
    *value = i;
    if (!*name || i == *name || i >= n)
        return 0;
    return y->is_field ? raw_is_field(y, s, *name) : odd > 0;
}

/* A line without a colon: a field that lacks it, or a text that goes on without being indented. */
static int slip_colon(struct yaml_reader *y, const struct raw_line *l, size_t at)
{
    (void)at;
    struct raw_line above;
    struct buf line;
    size_t name = 0, value = 0;
    if (!l->n || l->name || memchr(l->s, ':', l->n) || strchr("-[{\"'#&*!|>%@`", l->s[l->start]))
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_KEY, raw_span(y, l, l->start), NULL);
    buf_init(&line);
    if (lacks_colon(y, l, &name, &value)) {
        buf_printf(&line, "%.*s: ", (int)(l->start + name), l->s);
        raw_put_value(&line, l->s + l->start + value, l->n - l->start - value);
    } else if (raw_line_above(y, l, &above) && above.name && above.value < above.n &&
               raw_is_plain(above.s + above.value, above.n - above.value)) {
        buf_printf(&line, "%*s%.*s", (int)raw_indent(&above) + 2, "", (int)(l->n - l->start),
                   l->s + l->start);
    }
    if (line.n)
        raw_help_line(y, d, &line);
    return 1;
}

/* ---- which line it was ---- */

static int in_quotes_or_brackets(const char *context)
{
    return context && (!strncmp(context, "while scanning a quoted", 23) ||
                       !strncmp(context, "while parsing a flow", 20));
}

static int tell_line(struct yaml_reader *y, size_t line, size_t at)
{
    static int (*const slips[])(struct yaml_reader *, const struct raw_line *, size_t) = {
        slip_space, slip_dash, slip_quote, slip_sign, slip_indent};
    struct raw_line l = raw_line_at(y, line);
    for (size_t i = 0; l.n && i < sizeof slips / sizeof *slips; i++) {
        if (slips[i](y, &l, at))
            return 1;
    }
    return 0;
}

/* Without a space behind its colon a line is text that goes on in the next one, and what is opened
 * takes in all that follows, so that the parser stops later than the slip is. */
static int tell_above(struct yaml_reader *y, size_t at)
{
    struct raw_line l = raw_line_at(y, at);
    int flow_goes_on = 1;
    for (int i = 0; i < LINES_ABOVE && raw_line_above(y, &l, &l); i++) {
        if (flow_goes_on && slip_space(y, &l, at))
            return 1;
        flow_goes_on &= !l.name;
        if ((l.name || l.s[raw_indent(&l)] == '-') && slip_quote(y, &l, at))
            return 1;
    }
    return 0;
}

int yaml_tell_slip(struct yaml_reader *y, const char *context, size_t context_at, size_t at)
{
    int from_context = in_quotes_or_brackets(context);
    struct raw_line opens = raw_line_at(y, context_at);
    if (tell_line(y, from_context ? context_at : at, at) ||
        (opens.at != raw_line_at(y, at).at && tell_line(y, from_context ? at : context_at, at)))
        return 1;
    if (from_context && slip_bracket(y, &opens, at))
        return 1;
    return tell_above(y, at);
}

int yaml_tell_no_colon(struct yaml_reader *y, size_t at)
{
    struct raw_line l = raw_line_at(y, at);
    return slip_colon(y, &l, at);
}

int yaml_tell_equals(struct yaml_reader *y, size_t at)
{
    struct raw_line l = raw_line_at(y, at), above;
    size_t name = 0, value = 0;
    return at == l.at + l.start + l.name && raw_line_above(y, &l, &above) && !above.name &&
           raw_indent(&above) == raw_indent(&l) && lacks_colon(y, &above, &name, &value) &&
           slip_colon(y, &above, at);
}

int yaml_tell_key(struct yaml_reader *y, struct span span, const char *key)
{
    struct buf line;
    size_t from = raw_blanks(key), end = from;
    for (size_t i = from; key[i];) {
        size_t blank = raw_blanks(key + i);
        i += blank ? blank : 1;
        end = blank ? end : i;
    }
    if (end == strlen(key) && !from)
        return 0;
    struct raw_line l = raw_line_at(y, span.at);
    struct diag *d = yaml_fail(y, DIAG_YAML_SPACE, span, NULL);
    if (l.at + l.start != span.at + from || span.at + span.n > l.at + l.n)
        return 1; /* within brackets, or over several lines */
    buf_init(&line);
    put_start(&line, &l);
    buf_add(&line, key + from, end - from);
    buf_add(&line, l.s + (span.at - l.at) + span.n, l.n - (span.at - l.at) - span.n);
    raw_help_line(y, d, &line);
    return 1;
}

int yaml_tell_dashes(struct yaml_reader *y, size_t at, size_t end)
{
    struct raw_line l = raw_line_at(y, at), last = raw_line_at(y, end);
    size_t n = at == l.at + raw_indent(&l) ? odd_dash_of(&l) : 0;
    /* A text may begin with a dash, a list of one may not be told from it. */
    if (!n || (l.s[raw_indent(&l)] != '-' && (last.at == l.at || !odd_dash_of(&last))))
        return 0;
    return slip_dash(y, &l, at);
}

#include "read/template/scan.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

static const char marks[][3] = {"==", "!=", "<=", ">=", "<", ">", "(", ")",
                                ",",  ".",  "|",  "~",  "=", "-", "+"};

void scan_start(struct scanner *s, struct arena *a, struct report *r, const struct source *source)
{
    *s = (struct scanner){.arena = a, .report = r, .source = source, .line_starts = 1};
    s->end = source->n;
    if (s->end && source->text[s->end - 1] == '\n')
        s->end--;
    if (s->end < source->n && s->end && source->text[s->end - 1] == '\r')
        s->end--;
}

static int scan_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int scan_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || scan_is_digit(c);
}

static char byte_at(const struct scanner *s, size_t at)
{
    return at < s->end ? s->source->text[at] : '\0';
}

static struct token token_make(const struct scanner *s, enum token_kind kind, size_t from)
{
    return (struct token){.kind = kind,
                          .span = span_make(s->source, from, s->at - from),
                          .s = s->source->text + from,
                          .n = s->at - from};
}

static struct token bad_token(struct scanner *s, size_t from, enum diag_id id, const char *what)
{
    size_t n = s->at > from ? s->at - from : 1;
    diag_add(s->report, id, span_make(s->source, from, n), what, NULL);
    return (struct token){.kind = TOKEN_BAD, .span = span_make(s->source, from, n)};
}

/* Returns where the next {{, {% or {# begins, or the end. */
static size_t find_opener(const struct scanner *s, size_t from)
{
    const char *text = s->source->text;
    while (from + 1 < s->end) {
        const char *brace = memchr(text + from, '{', s->end - 1 - from);
        if (!brace)
            break;
        from = (size_t)(brace - text);
        if (strchr("{%#", text[from + 1]) && text[from + 1])
            return from;
        from++;
    }
    return s->end;
}

/* What of the text [from, to) stays when an opener follows at `to`. */
static size_t trim_before(const struct scanner *s, size_t from, size_t to)
{
    const char *text = s->source->text;
    char kind = byte_at(s, to + 1), sign = byte_at(s, to + 2);
    size_t cut = to;
    if (to >= s->end || sign == '+')
        return to;
    if (sign == '-') {
        while (cut > from && scan_is_space(text[cut - 1]))
            cut--;
        return cut;
    }
    if (kind == '{')
        return to;
    while (cut > from && text[cut - 1] != '\n' && scan_is_space(text[cut - 1]))
        cut--;
    int whole_line = cut > from ? text[cut - 1] == '\n' : s->line_starts;
    return whole_line ? cut : to;
}

/* Moves behind a closed tag or comment, over the white space that goes with it. */
static void trim_after(struct scanner *s, char kind, char sign)
{
    size_t from = s->at;
    if (sign == '-') {
        while (s->at < s->end && scan_is_space(s->source->text[s->at]))
            s->at++;
    } else if (kind != '{' && sign != '+') {
        if (byte_at(s, s->at) == '\r' && byte_at(s, s->at + 1) == '\n')
            s->at++;
        if (byte_at(s, s->at) == '\n')
            s->at++;
    }
    s->line_starts = s->at > from && s->source->text[s->at - 1] == '\n';
}

/* Windows line ends become plain ones. */
static void drop_returns(struct scanner *s, struct token *t)
{
    if (!memchr(t->s, '\r', t->n))
        return;
    char *copy = arena_copy(s->arena, t->s, t->n);
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (t->s[i] != '\r' || i + 1 == t->n || t->s[i + 1] != '\n')
            copy[n++] = t->s[i];
    }
    t->s = copy;
    t->n = n;
}

/* Skips the comment at `at`; returns 0 if it is not closed. */
static int scan_skip_comment(struct scanner *s)
{
    size_t from = s->at;
    const char *text = s->source->text;
    const char *close = memmem(text + from + 2, s->end - from - 2, "#}", 2);
    if (!close) {
        s->at = from + 2;
        bad_token(s, from, DIAG_TEMPLATE_UNCLOSED, "{#");
        s->at = s->end;
        return 0;
    }
    size_t end = (size_t)(close - text);
    char sign = end > from + 2 ? text[end - 1] : '\0';
    s->at = end + 2;
    trim_after(s, '#', sign);
    return 1;
}

static struct token open_token(struct scanner *s)
{
    size_t from = s->at;
    char sign = byte_at(s, from + 2);
    s->inside = s->source->text[from + 1];
    s->opened = from;
    s->at += 2;
    struct token t = token_make(s, s->inside == '{' ? TOKEN_PRINT : TOKEN_TAG, from);
    if (sign == '-' || sign == '+')
        s->at++;
    return t;
}

static struct token scan_text(struct scanner *s)
{
    for (;;) {
        size_t from = s->at, opener = find_opener(s, from);
        size_t to = trim_before(s, from, opener);
        s->at = to;
        struct token t = token_make(s, TOKEN_TEXT, from);
        s->at = opener;
        if (t.n) {
            drop_returns(s, &t);
            s->line_starts = 0;
            return t;
        }
        if (opener >= s->end)
            return token_make(s, TOKEN_END, s->at);
        if (byte_at(s, opener + 1) != '#')
            return open_token(s);
        if (!scan_skip_comment(s))
            return (struct token){.kind = TOKEN_BAD, .span = span_make(s->source, opener, 2)};
    }
}

static struct token close_token(struct scanner *s, size_t from, size_t sign_n)
{
    char kind = s->inside, sign = sign_n ? s->source->text[from] : '\0';
    s->at = from + sign_n + 2;
    struct token t = token_make(s, TOKEN_CLOSE, from);
    s->inside = 0;
    trim_after(s, kind, sign);
    return t;
}

/* Returns 1 if what is open is closed at `at`. */
static int scan_closes(const struct scanner *s, size_t at)
{
    char first = s->inside == '{' ? '}' : '%';
    return byte_at(s, at) == first && byte_at(s, at + 1) == '}';
}

static int string_escape(char c)
{
    static const char escapes[] = "\\\\\"\"''n\nt\t";
    for (size_t i = 0; escapes[i]; i += 2) {
        if (escapes[i] == c)
            return escapes[i + 1];
    }
    return 0;
}

static struct token scan_string(struct scanner *s)
{
    size_t from = s->at++;
    char quote = s->source->text[from];
    char *value = arena_alloc(s->arena, 1);
    size_t n = 0;
    for (size_t end = s->at; end < s->end && s->source->text[end] != quote; end++) {
        if (s->source->text[end] == '\\')
            end++;
        n++;
    }
    value = n ? arena_alloc(s->arena, n + 1) : value;
    n = 0;
    for (char c; (c = byte_at(s, s->at)) && c != quote && c != '\n'; s->at++) {
        int escape = c == '\\' ? string_escape(byte_at(s, ++s->at)) : c;
        if (!escape)
            return bad_token(s, s->at - 1, DIAG_TEMPLATE_TOKEN, "\\");
        value[n++] = (char)escape;
    }
    if (byte_at(s, s->at) != quote) {
        s->at = from + 1;
        return bad_token(s, from, DIAG_TEMPLATE_UNCLOSED, quote == '"' ? "\"" : "'");
    }
    s->at++;
    struct token t = token_make(s, TOKEN_STRING, from);
    t.s = value;
    t.n = n;
    return t;
}

static struct token scan_number(struct scanner *s)
{
    size_t from = s->at;
    long number = 0;
    for (; scan_is_digit(byte_at(s, s->at)); s->at++) {
        if (s->at - from < 15)
            number = number * 10 + (s->source->text[s->at] - '0');
    }
    if (s->at - from > 15 || is_name(byte_at(s, s->at)))
        return bad_token(s, from, DIAG_TEMPLATE_NUMBER, NULL);
    struct token t = token_make(s, TOKEN_NUMBER, from);
    t.number = number;
    return t;
}

static struct token scan_name(struct scanner *s)
{
    size_t from = s->at;
    while (is_name(byte_at(s, s->at)))
        s->at++;
    struct token t = token_make(s, TOKEN_NAME, from);
    t.s = arena_copy(s->arena, t.s, t.n);
    return t;
}

/* Another tag opens inside the one that is open: that one lacks its end. */
static struct token unclosed(struct scanner *s)
{
    diag_add(s->report, DIAG_TEMPLATE_UNCLOSED, span_make(s->source, s->opened, 2),
             s->inside == '{' ? "{{" : "{%", NULL);
    return (struct token){.kind = TOKEN_BAD, .span = span_make(s->source, s->at, 0)};
}

static struct token scan_mark(struct scanner *s)
{
    size_t from = s->at;
    if (byte_at(s, from) == '{' && (byte_at(s, from + 1) == '{' || byte_at(s, from + 1) == '%'))
        return unclosed(s);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (s->end - from >= n && !memcmp(s->source->text + from, marks[i], n)) {
            s->at += n;
            struct token t = token_make(s, TOKEN_MARK, from);
            t.s = marks[i];
            return t;
        }
    }
    s->at++;
    while (((unsigned char)byte_at(s, s->at) & 0xC0) == 0x80)
        s->at++;
    const char *what = arena_copy(s->arena, s->source->text + from, s->at - from);
    return bad_token(s, from, DIAG_TEMPLATE_TOKEN, what);
}

struct token scan_next(struct scanner *s)
{
    if (!s->inside)
        return scan_text(s);
    while (s->at < s->end && scan_is_space(s->source->text[s->at]))
        s->at++;
    char c = byte_at(s, s->at);
    if (s->at >= s->end)
        return unclosed(s);
    if (scan_closes(s, s->at))
        return close_token(s, s->at, 0);
    if ((c == '-' || c == '+') && scan_closes(s, s->at + 1))
        return close_token(s, s->at, 1);
    if (c == '"' || c == '\'')
        return scan_string(s);
    if (scan_is_digit(c))
        return scan_number(s);
    return is_name(c) ? scan_name(s) : scan_mark(s);
}

void scan_recover(struct scanner *s)
{
    while (s->inside) {
        char c = byte_at(s, s->at), next = byte_at(s, s->at + 1);
        if (s->at >= s->end || (c == '{' && (next == '{' || next == '%')))
            s->inside = 0;
        else if (scan_closes(s, s->at))
            close_token(s, s->at, 0);
        else
            s->at++;
    }
}

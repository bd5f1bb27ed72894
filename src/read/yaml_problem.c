#include "read/yaml_inner.h"

#include "base/arena.h"

#include <string.h>
#include <yaml.h>

/* Converts a mark's code point index to a byte offset of the source. */
size_t yaml_byte_at(struct yaml_reader *y, size_t points)
{
    if (points < y->cursor_points) {
        y->cursor_points = 0;
        y->cursor_byte = y->from;
    }
    const char *text = y->source->text;
    while (y->cursor_points < points && y->cursor_byte < y->to) {
        y->cursor_byte++;
        while (y->cursor_byte < y->to && ((unsigned char)text[y->cursor_byte] & 0xC0) == 0x80)
            y->cursor_byte++;
        y->cursor_points++;
    }
    return y->cursor_byte;
}

struct diag *yaml_fail(struct yaml_reader *y, enum diag_id id, struct span span, const char *arg)
{
    y->failed = 1;
    return diag_add(y->report, id, span, arg, NULL);
}

/* ---- libyaml's problems in plain words ---- */

/* The value that stands behind the first colon of the line, for the advice to quote it. */
static void help_quote(struct yaml_reader *y, struct diag *d, size_t at)
{
    struct place p = source_place(y->source, at);
    const char *line = y->source->text + p.line_at, *end = line + p.line_bytes;
    const char *colon = memchr(line, ':', p.line_bytes);
    if (!colon)
        return;
    colon++;
    while (colon < end && *colon == ' ')
        colon++;
    diag_help(y->report, d, HELP_QUOTE_VALUE, arena_copy(y->arena, colon, (size_t)(end - colon)),
              NULL);
}

/* The line as far as it is written, without the white space around. */
static struct span line_span(struct yaml_reader *y, size_t at)
{
    struct place p = source_place(y->source, at);
    size_t from = p.line_at, to = p.line_at + p.line_bytes;
    while (from < to && y->source->text[from] == ' ')
        from++;
    return span_make(y->source, from, to - from);
}

/* Returns 1 if the line is `name:value`, with no space behind the colon. */
static int lacks_space(struct span line)
{
    const char *s = line.source->text + line.at;
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return n && n + 1 < line.n && s[n] == ':' && s[n + 1] != ' ' && s[n + 1] != '/' &&
           !memmem(s, line.n, ": ", 2);
}

/* Without a space behind its colon a line is text that goes on in the next one, so that the parser
 * stops a line too late. Returns 1 if such a line stands above, and says so. */
static int problem_above(struct yaml_reader *y, size_t at)
{
    const char *text = y->source->text;
    struct span fault = {0};
    size_t end = at;
    while (end > y->from && text[end - 1] != '\n')
        end--;
    while (end > y->from) {
        const char *before = memrchr(text + y->from, '\n', end - 1 - y->from);
        size_t begin = before ? (size_t)(before - text) + 1 : y->from;
        size_t blank = strspn(text + begin, " ");
        struct span above = span_make(y->source, begin + blank,
                                      end - begin > blank + 1 ? end - 1 - begin - blank : 0);
        if (!lacks_space(above))
            break;
        fault = above;
        end = begin;
    }
    if (fault.source)
        diag_help(y->report, yaml_fail(y, DIAG_YAML_KEY, fault, NULL), HELP_SPACE_AFTER_COLON, NULL,
                  NULL);
    return fault.source != NULL;
}

static void problem_colon(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    if (problem_above(y, at))
        return;
    help_quote(y, yaml_fail(y, DIAG_YAML_COLON, span_make(y->source, at, 1), NULL), at);
}

static void problem_character(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    char text[2] = {at < y->source->n ? y->source->text[at] : ' ', '\0'};
    if (text[0] == '\t') {
        diag_help(y->report, yaml_fail(y, DIAG_YAML_TAB, span_make(y->source, at, 1), NULL),
                  HELP_USE_SPACES, NULL, NULL);
        return;
    }
    help_quote(y, yaml_fail(y, DIAG_YAML_CHARACTER, span_make(y->source, at, 1), text), at);
}

static void problem_key(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    struct span line = line_span(y, context);
    struct diag *d = yaml_fail(y, DIAG_YAML_KEY, line, NULL);
    const char *colon = memchr(y->source->text + line.at, ':', line.n);
    if (colon && colon[1] != ' ')
        diag_help(y->report, d, HELP_SPACE_AFTER_COLON, NULL, NULL);
}

static void problem_unclosed(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    yaml_fail(y, DIAG_YAML_UNCLOSED, span_make(y->source, context, 1), NULL);
}

static void problem_indent(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    yaml_fail(y, DIAG_YAML_INDENT, line_span(y, at), NULL);
}

static void problem_escape(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    yaml_fail(y, DIAG_YAML_ESCAPE, span_make(y->source, at, 1), NULL);
}

static void problem_tag(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    yaml_fail(y, DIAG_YAML_TAG, span_make(y->source, context, 1), NULL);
}

static void problem_anchor(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    problem_character(y, context, context);
}

static void problem_tab(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    diag_help(y->report, yaml_fail(y, DIAG_YAML_TAB, span_make(y->source, at, 1), NULL),
              HELP_USE_SPACES, NULL, NULL);
}

/* What libyaml says (the beginning of its context or problem), and what we make of it. */
static const struct {
    const char *context; /* NULL: any */
    const char *problem; /* NULL: any */
    void (*tell)(struct yaml_reader *y, size_t at, size_t context);
} problems[] = {
    {NULL, "mapping values are not allowed", problem_colon},
    {NULL, "found character that cannot start", problem_character},
    {NULL, "found a tab character", problem_tab},
    {"while scanning a quoted scalar", "found unexpected end", problem_unclosed},
    {"while scanning a quoted scalar", "found unexpected document", problem_unclosed},
    {NULL, "found unknown escape", problem_escape},
    {NULL, "did not find expected hexdecimal", problem_escape},
    {NULL, "found invalid Unicode character escape", problem_escape},
    {"while parsing a flow", NULL, problem_unclosed},
    {"while scanning a simple key", NULL, problem_key},
    {"while scanning an anchor", NULL, problem_anchor},
    {"while scanning an alias", NULL, problem_anchor},
    {"while scanning a tag", NULL, problem_tag},
    {"while parsing a tag", NULL, problem_tag},
    {"while parsing a node", "found undefined tag", problem_tag},
    {"while scanning a directive", NULL, problem_character},
    {"while parsing a block", NULL, problem_indent},
    {NULL, "block sequence entries are not allowed", problem_indent},
    {NULL, "did not find expected <document start>", problem_key},
};

static int begins(const char *text, const char *start)
{
    return !start || (text && !strncmp(text, start, strlen(start)));
}

/* The byte at a mark; the text's last one for a mark at its end, where there is nothing to show. */
static size_t byte_shown(struct yaml_reader *y, size_t points)
{
    size_t at = yaml_byte_at(y, points);
    return at >= y->source->n && at > 0 ? at - 1 : at;
}

void yaml_tell_problem(struct yaml_reader *y)
{
    size_t at = byte_shown(y, y->parser->problem_mark.index);
    size_t context = y->parser->context ? byte_shown(y, y->parser->context_mark.index) : at;
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        if (begins(y->parser->context, problems[i].context) &&
            begins(y->parser->problem, problems[i].problem)) {
            problems[i].tell(y, at, context);
            return;
        }
    }
    yaml_fail(y, DIAG_YAML_SYNTAX, line_span(y, at), NULL);
}

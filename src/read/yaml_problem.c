#include "read/yaml_problem.h"

#include "read/yaml_key.h"
#include "read/yaml_line.h"
#include "read/yaml_slips.h"

#include <string.h>
#include <yaml.h>

/* The line as far as it is written, without the white space around. */
static struct span line_span(struct yaml_reader *y, size_t at)
{
    struct place p = source_place(y->source, at);
    size_t from = p.line_at, to = p.line_at + p.line_bytes;
    while (from < to && y->source->text[from] == ' ')
        from++;
    return span_make(y->source, from, to - from);
}

static void problem_colon(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    if (yaml_tell_equals(y, at))
        return;
    yaml_help_value(y, yaml_fail(y, DIAG_YAML_COLON, span_make(y->source, at, 1), NULL), at);
}

static void problem_tab(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    yaml_help_tab(y, yaml_fail(y, DIAG_YAML_TAB, span_make(y->source, at, 1), NULL), at);
}

static void problem_character(struct yaml_reader *y, size_t at, size_t context)
{
    (void)context;
    char text[2] = {at < y->source->n ? y->source->text[at] : ' ', '\0'};
    if (text[0] == '\t') {
        problem_tab(y, at, context);
        return;
    }
    if (yaml_tell_bold(y, at))
        return;
    yaml_help_value(y, yaml_fail(y, DIAG_YAML_CHARACTER, span_make(y->source, at, 1), text), at);
}

static void problem_key(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    if (!yaml_tell_no_colon(y, context))
        yaml_fail(y, DIAG_YAML_KEY, line_span(y, context), NULL);
}

static void problem_unclosed(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    yaml_fail(y, DIAG_YAML_UNCLOSED, span_make(y->source, context, 1), NULL);
}

static void problem_indent(struct yaml_reader *y, size_t at, size_t context)
{
    if (!yaml_tell_bullet(y, context, at) && !yaml_tell_no_colon(y, at))
        yaml_fail(y, DIAG_YAML_INDENT, line_span(y, at), NULL);
}

/* A backslash that was meant as such is at home in single quotes. */
static void problem_escape(struct yaml_reader *y, size_t at, size_t context)
{
    const char *text = y->source->text + context + 1;
    size_t n = strcspn(text, "\"\r\n");
    struct diag *d = yaml_fail(y, DIAG_YAML_ESCAPE, span_make(y->source, at, 1), NULL);
    if (text[n] == '"' && at > context)
        yaml_help_quoted(y, d, text, n);
}

static void problem_tag(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    yaml_help_value(y, yaml_fail(y, DIAG_YAML_TAG, span_make(y->source, context, 1), NULL),
                    context);
}

static void problem_anchor(struct yaml_reader *y, size_t at, size_t context)
{
    (void)at;
    problem_character(y, context, context);
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

static int problem_begins(const char *text, const char *start)
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
    if (yaml_tell_slip(y, y->parser->context, context, at))
        return;
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        if (problem_begins(y->parser->context, problems[i].context) &&
            problem_begins(y->parser->problem, problems[i].problem)) {
            problems[i].tell(y, at, context);
            return;
        }
    }
    yaml_fail(y, DIAG_YAML_SYNTAX, line_span(y, at), NULL);
}

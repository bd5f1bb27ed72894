#include "read/css.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct css_walk css_start(const char *s, size_t n)
{
    return (struct css_walk){.s = s, .n = n};
}

static char char_at(const struct css_walk *w, size_t at)
{
    return at < w->n ? w->s[at] : '\0';
}

static int is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '\\' ||
           (unsigned char)c >= 0x80;
}

static int is_css_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void skip_comment(struct css_walk *w)
{
    for (w->at += 2; w->at < w->n; w->at++) {
        if (w->s[w->at] == '*' && char_at(w, w->at + 1) == '/') {
            w->at += 2;
            return;
        }
    }
}

/* Reads a name from here on; a backslash takes the next character along. */
static struct css_part read_name(struct css_walk *w, enum css_kind kind)
{
    size_t from = w->at;
    while (w->at < w->n && is_name_char(w->s[w->at]))
        w->at += 1 + (w->s[w->at] == '\\' && w->at + 1 < w->n);
    return (struct css_part){kind, from, w->at - from};
}

/* Reads a string; its quotes are no part of it. A line's end ends one that was not closed. */
static struct css_part read_string(struct css_walk *w)
{
    char quote = w->s[w->at++];
    size_t from = w->at;
    while (w->at < w->n && w->s[w->at] != quote && w->s[w->at] != '\n')
        w->at += 1 + (w->s[w->at] == '\\' && w->at + 1 < w->n);
    struct css_part part = {CSS_URL, from, w->at - from};
    w->at += w->at < w->n;
    return part;
}

/* Reads what stands in url(…), from behind the parenthesis on. */
static struct css_part read_url(struct css_walk *w)
{
    while (is_css_blank(char_at(w, w->at)))
        w->at++;
    if (char_at(w, w->at) == '"' || char_at(w, w->at) == '\'')
        return read_string(w);
    size_t from = w->at;
    while (w->at < w->n && w->s[w->at] != ')')
        w->at++;
    size_t to = w->at;
    while (to > from && is_css_blank(w->s[to - 1]))
        to--;
    return (struct css_part){CSS_URL, from, to - from};
}

static int part_is(const struct css_walk *w, struct css_part p, const char *word)
{
    return strlen(word) == p.n && !strncasecmp(w->s + p.at, word, p.n);
}

/* Functions whose strings are addresses. */
static int takes_addresses(const struct css_walk *w, struct css_part name)
{
    static const char *const names[] = {"image", "image-set", "-webkit-image-set", "src"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (part_is(w, name, names[i]))
            return 1;
    }
    return 0;
}

static int has_escape(const struct css_walk *w, struct css_part p)
{
    return memchr(w->s + p.at, '\\', p.n) != NULL;
}

/* A name, perhaps of a function; returns what it loads, or CSS_END. */
static struct css_part step_name(struct css_walk *w)
{
    struct css_part name = read_name(w, CSS_ESCAPE);
    if (char_at(w, w->at) != '(')
        return (struct css_part){0};
    w->at++;
    w->depth += w->depth || takes_addresses(w, name);
    if (has_escape(w, name))
        return name;
    if (!part_is(w, name, "url"))
        return (struct css_part){0};
    struct css_part url = read_url(w);
    return w->rule == 'n' ? (struct css_part){0} : url;
}

static struct css_part step_rule(struct css_walk *w)
{
    w->at++;
    struct css_part name = read_name(w, CSS_RULE);
    w->rule = part_is(w, name, "import") ? 'i' : part_is(w, name, "namespace") ? 'n' : '\0';
    name.kind = has_escape(w, name) ? CSS_ESCAPE : CSS_RULE;
    return name;
}

static struct css_part step_string(struct css_walk *w)
{
    struct css_part string = read_string(w);
    return w->rule == 'i' || w->depth ? string : (struct css_part){0};
}

static void step_sign(struct css_walk *w, char c)
{
    if (c == ';' || c == '{' || c == '}')
        w->rule = '\0';
    if (w->depth && c == '(')
        w->depth++;
    if (w->depth && c == ')')
        w->depth--;
    w->at++;
}

struct css_part css_next(struct css_walk *w)
{
    struct css_part found = {0};
    while (w->at < w->n && found.kind == CSS_END) {
        char c = w->s[w->at];
        if (c == '/' && char_at(w, w->at + 1) == '*')
            skip_comment(w);
        else if (c == '"' || c == '\'')
            found = step_string(w);
        else if (c == '@')
            found = step_rule(w);
        else if (is_name_char(c))
            found = step_name(w);
        else
            step_sign(w, c);
    }
    return found;
}

#include "read/css.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct css_walk css_start(const char *s, size_t n)
{
    return (struct css_walk){.s = s, .n = n};
}

static char css_char_at(const struct css_walk *w, size_t at)
{
    return at < w->n ? w->s[at] : '\0';
}

static int is_line_end(char c)
{
    return c == '\n' || c == '\r' || c == '\f';
}

/* A NUL counts as a letter for browsers; a backslash is part of a name but at a line's end. */
static int is_name_char(const struct css_walk *w, size_t at)
{
    char c = css_char_at(w, at);
    if (c == '\\')
        return !is_line_end(css_char_at(w, at + 1));
    return isalnum((unsigned char)c) || c == '-' || c == '_' || (unsigned char)c >= 0x80 ||
           (!c && at < w->n);
}

static int is_css_blank(char c)
{
    return c == ' ' || c == '\t' || is_line_end(c);
}

static void skip_blank(struct css_walk *w)
{
    w->at += 1 + (w->s[w->at] == '\r' && css_char_at(w, w->at + 1) == '\n');
}

/* Goes behind a backslash and what it takes along: up to six hexadecimal digits and a blank, else
 * one character or line's end. */
static void skip_escape(struct css_walk *w)
{
    size_t from = ++w->at;
    while (w->at < from + 6 && isxdigit((unsigned char)css_char_at(w, w->at)))
        w->at++;
    if (is_css_blank(css_char_at(w, w->at)))
        skip_blank(w);
    else if (w->at == from)
        w->at += w->at < w->n;
}

static void css_skip_comment(struct css_walk *w)
{
    for (w->at += 2; w->at < w->n; w->at++) {
        if (w->s[w->at] == '*' && css_char_at(w, w->at + 1) == '/') {
            w->at += 2;
            return;
        }
    }
}

/* Goes on by a character or by all that a backslash takes along. */
static void step_character(struct css_walk *w)
{
    if (w->s[w->at] == '\\')
        skip_escape(w);
    else
        w->at++;
}

static struct css_part css_read_name(struct css_walk *w, enum css_kind kind)
{
    size_t from = w->at;
    while (is_name_char(w, w->at))
        step_character(w);
    return (struct css_part){kind, from, w->at - from};
}

/* Reads a string; its quotes are no part of it. A line's end ends one that was not closed. */
static struct css_part read_string(struct css_walk *w)
{
    char quote = w->s[w->at++];
    size_t from = w->at;
    while (w->at < w->n && w->s[w->at] != quote && !is_line_end(w->s[w->at]))
        step_character(w);
    struct css_part part = {CSS_URL, from, w->at - from};
    w->at += w->at < w->n;
    return part;
}

/* Reads what stands in url(…), from behind the parenthesis on. */
static struct css_part read_url(struct css_walk *w)
{
    while (is_css_blank(css_char_at(w, w->at)))
        w->at++;
    if (css_char_at(w, w->at) == '"' || css_char_at(w, w->at) == '\'')
        return read_string(w);
    size_t from = w->at;
    while (w->at < w->n && w->s[w->at] != ')')
        step_character(w);
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

/* Functions that stand for what is written elsewhere. */
static int is_stand_in(const struct css_walk *w, struct css_part name)
{
    static const char *const names[] = {"var", "attr", "env", "inherit", "if", "first-valid"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (part_is(w, name, names[i]))
            return 1;
    }
    return name.n >= 2 && !memcmp(w->s + name.at, "--", 2);
}

/* Returns 1 if browsers may read the name in another way than its letters say: which characters
 * beyond ASCII belong to a name is not the same in all of them. */
static int is_disguised(const struct css_walk *w, struct css_part p)
{
    for (size_t i = p.at; i < p.at + p.n; i++) {
        if (w->s[i] == '\\' || (unsigned char)w->s[i] >= 0x80 || !w->s[i])
            return 1;
    }
    return 0;
}

/* A name, perhaps of a function; returns what it loads, or CSS_END. */
static struct css_part step_name(struct css_walk *w)
{
    struct css_part name = css_read_name(w, CSS_HIDDEN);
    if (css_char_at(w, w->at) != '(')
        return (struct css_part){0};
    int hides = is_disguised(w, name) || (w->depth && is_stand_in(w, name));
    w->at++;
    w->depth += w->depth || takes_addresses(w, name);
    if (hides)
        return name;
    if (!part_is(w, name, "url"))
        return (struct css_part){0};
    struct css_part url = read_url(w);
    return w->rule == 'n' ? (struct css_part){0} : url;
}

static struct css_part step_rule(struct css_walk *w)
{
    w->at++;
    struct css_part name = css_read_name(w, CSS_RULE);
    w->rule = part_is(w, name, "import") ? 'i' : part_is(w, name, "namespace") ? 'n' : '\0';
    name.kind = is_disguised(w, name) ? CSS_HIDDEN : CSS_RULE;
    return name;
}

/* A colour or an id, which is no function's name unless it ends earlier for some browsers. */
static struct css_part step_hash(struct css_walk *w)
{
    w->at++;
    struct css_part name = css_read_name(w, CSS_HIDDEN);
    return css_char_at(w, w->at) == '(' && is_disguised(w, name) ? name : (struct css_part){0};
}

static struct css_part step_string(struct css_walk *w)
{
    struct css_part string = read_string(w);
    return w->rule == 'i' || w->depth ? string : (struct css_part){0};
}

static void step_sign(struct css_walk *w, char c)
{
    if (c == ';' || c == '{' || c == '}' || (w->rule == 'n' && !is_css_blank(c)))
        w->rule = '\0';
    if (w->depth && c == '(')
        w->depth++;
    if (w->depth && c == ')')
        w->depth--;
    w->at++;
}

/* Goes behind a comment or "<!--"; 0: there is none of them here. */
static int skip_idle(struct css_walk *w)
{
    static const char begin[] = "<!--";
    const char *s = w->s + w->at;
    size_t left = w->n - w->at, n = sizeof begin - 1;
    if (left >= 2 && s[0] == '/' && s[1] == '*') {
        css_skip_comment(w);
    } else if (left >= n && !memcmp(s, begin, n)) {
        w->at += n;
    } else {
        return 0;
    }
    return 1;
}

struct css_part css_next(struct css_walk *w)
{
    struct css_part found = {0};
    while (w->at < w->n && found.kind == CSS_END) {
        char c = w->s[w->at];
        if (skip_idle(w))
            continue;
        if (c == '"' || c == '\'')
            found = step_string(w);
        else if (c == '@')
            found = step_rule(w);
        else if (c == '#')
            found = step_hash(w);
        else if (is_name_char(w, w->at))
            found = step_name(w);
        else
            step_sign(w, c);
    }
    return found;
}

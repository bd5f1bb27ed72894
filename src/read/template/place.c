#include "read/template/place.h"

#include "base/arena.h"

#include <string.h>
#include <strings.h>

static const char *const elements[] = {"", "script", "style", "textarea", "title"};

static const char *const url_attrs[] = {"href", "src",        "action",     "cite", "poster",
                                        "data", "formaction", "xlink:href", "ping", "background"};

static const char *const schemes[] = {"http", "https", "mailto", "tel", "geo", "webcal"};

struct html_place place_start(void)
{
    return (struct html_place){.state = PLACE_TEXT};
}

static int is_html_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char lower_ascii_char(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static int is_tag_letter(char c)
{
    return lower_ascii_char(c) >= 'a' && lower_ascii_char(c) <= 'z';
}

static void word_add(struct html_place *p, char c)
{
    if (p->n + 1 < PLACE_WORD)
        p->word[p->n++] = lower_ascii_char(c);
    p->word[p->n] = '\0';
}

static void word_clear(struct html_place *p)
{
    p->n = 0;
    memset(p->word, 0, sizeof p->word);
}

static void word_begin(struct html_place *p, enum place_state state, char c)
{
    p->state = state;
    word_clear(p);
    word_add(p, c);
}

static enum place_element element_of(const char *name)
{
    for (size_t i = 1; i < sizeof elements / sizeof *elements; i++) {
        if (!strcmp(name, elements[i]))
            return (enum place_element)i;
    }
    return ELEMENT_OTHER;
}

static enum place_attr attr_of(const char *name)
{
    for (size_t i = 0; i < sizeof url_attrs / sizeof *url_attrs; i++) {
        if (!strcmp(name, url_attrs[i]))
            return ATTR_URL;
    }
    if (!strcmp(name, "type"))
        return ATTR_TYPE;
    if (!strcmp(name, "srcset") || !strcmp(name, "imagesrcset"))
        return ATTR_SRCSET;
    if (!strncmp(name, "on", 2) || !strcmp(name, "style") || !strcmp(name, "srcdoc"))
        return ATTR_FORBIDDEN;
    return ATTR_PLAIN;
}

int place_scheme_allowed(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (strlen(schemes[i]) == n && !strncasecmp(schemes[i], s, n))
            return 1;
    }
    return 0;
}

/* The tag's name is complete. */
static void end_tag_name(struct html_place *p)
{
    p->element = element_of(p->word);
    p->json = 0;
    word_clear(p);
}

/* The tag is closed by `>`: what follows depends on the element. */
static void enter_content(struct html_place *p)
{
    p->state = p->element == ELEMENT_OTHER ? PLACE_TEXT : PLACE_RAW;
    word_clear(p);
    memset(p->attr_name, 0, sizeof p->attr_name);
}

static int step_text(struct html_place *p, char c)
{
    if (c == '<')
        p->state = PLACE_OPEN;
    return 1;
}

static int step_open(struct html_place *p, char c)
{
    if (is_tag_letter(c))
        word_begin(p, PLACE_TAG_NAME, c);
    else if (c == '/')
        p->state = PLACE_END_TAG;
    else if (c == '!' || c == '?')
        word_begin(p, PLACE_DECLARATION, c);
    else if (c != '<')
        p->state = PLACE_TEXT;
    return 1;
}

/* Between attributes; also behind a name or a value. */
static int step_in_tag(struct html_place *p, char c)
{
    if (c == '>')
        enter_content(p);
    else if (is_html_blank(c) || c == '/')
        p->state = PLACE_IN_TAG;
    else
        word_begin(p, PLACE_ATTR_NAME, c);
    return 1;
}

static int step_tag_name(struct html_place *p, char c)
{
    if (c != '>' && c != '/' && !is_html_blank(c)) {
        word_add(p, c);
        return 1;
    }
    end_tag_name(p);
    return step_in_tag(p, c);
}

static int step_joined(struct html_place *p, char c)
{
    return c == '>' || c == '/' || is_html_blank(c) ? step_in_tag(p, c) : 0;
}

static int begin_attribute_value(struct html_place *p)
{
    p->state = PLACE_BEFORE_VALUE;
    memcpy(p->attr_name, p->word, sizeof p->attr_name);
    p->attr = attr_of(p->word);
    word_clear(p);
    return 1;
}

static int step_attr_name(struct html_place *p, char c)
{
    if (c == '=')
        return begin_attribute_value(p);
    if (is_html_blank(c))
        p->state = PLACE_AFTER_NAME;
    else if (c == '>' || c == '/')
        return step_in_tag(p, c);
    else
        word_add(p, c);
    return 1;
}

static int step_after_name(struct html_place *p, char c)
{
    if (c == '=')
        return begin_attribute_value(p);
    return is_html_blank(c) ? 1 : step_in_tag(p, c);
}

static int step_before_value(struct html_place *p, char c)
{
    if (is_html_blank(c))
        return 1;
    if (c == '>')
        return step_in_tag(p, c);
    p->state = PLACE_UNQUOTED;
    if (c == '"' || c == '\'') {
        p->state = PLACE_QUOTED;
        p->quote = c;
        p->url = URL_START;
    }
    return 1;
}

static int step_url(struct html_place *p, char c)
{
    if (p->url == URL_REST)
        return 1;
    if (c == '/' || c == '?' || c == '#') {
        p->url = URL_REST;
        word_clear(p);
        return 1;
    }
    if (c == '&')
        return 0;
    if (c != ':') {
        if (p->url == URL_START)
            p->url = URL_SCHEME;
        if (p->url == URL_SCHEME)
            word_add(p, c);
        return 1;
    }
    int allowed = p->url == URL_SCHEME && place_scheme_allowed(p->word, p->n);
    p->url = URL_REST;
    word_clear(p);
    return allowed;
}

static void end_value(struct html_place *p)
{
    if (p->element == ELEMENT_SCRIPT && p->attr == ATTR_TYPE)
        p->json = !strcmp(p->word, "application/ld+json") || !strcmp(p->word, "application/json");
    p->state = PLACE_IN_TAG;
    p->quote = 0;
    p->attr = ATTR_PLAIN;
    p->url = URL_START;
    word_clear(p);
}

static int step_quoted(struct html_place *p, char c)
{
    if (c == p->quote)
        end_value(p);
    else if (p->attr == ATTR_URL)
        return step_url(p, c);
    else if (p->attr == ATTR_TYPE)
        word_add(p, c);
    return 1;
}

static int step_unquoted(struct html_place *p, char c)
{
    return c == '>' || is_html_blank(c) ? step_in_tag(p, c) : 1;
}

static int step_end_tag(struct html_place *p, char c)
{
    if (c == '>') {
        p->state = PLACE_TEXT;
        p->element = ELEMENT_OTHER;
    }
    return 1;
}

static int step_declaration(struct html_place *p, char c)
{
    word_add(p, c);
    if (c == '>')
        p->state = PLACE_TEXT;
    else if (p->n == 3 && !strcmp(p->word, "!--"))
        p->state = PLACE_COMMENT;
    if (p->state != PLACE_DECLARATION)
        word_clear(p);
    return 1;
}

static int step_comment(struct html_place *p, char c)
{
    if (c == '>' && p->n >= 2) {
        p->state = PLACE_TEXT;
        p->n = 0;
    } else {
        p->n = c == '-' ? (p->n < 2 ? p->n + 1 : 2) : 0;
    }
    return 1;
}

/* Looks for the element's own end tag; nothing else counts in here. */
static int step_raw(struct html_place *p, char c)
{
    const char *name = elements[p->element];
    const char want = p->n == 0 ? '<' : p->n == 1 ? '/' : name[p->n - 2];
    if (want && lower_ascii_char(c) == want) {
        word_add(p, c);
        return 1;
    }
    int complete = p->n >= 2 && !want && (c == '>' || c == '/' || is_html_blank(c));
    word_clear(p);
    if (complete) {
        p->state = PLACE_END_TAG;
        return step_end_tag(p, c);
    }
    if (c == '<')
        word_add(p, c);
    return 1;
}

static int (*const steps[PLACE_STATES])(struct html_place *p, char c) = {
    [PLACE_TEXT] = step_text,
    [PLACE_OPEN] = step_open,
    [PLACE_TAG_NAME] = step_tag_name,
    [PLACE_IN_TAG] = step_in_tag,
    [PLACE_ATTR_NAME] = step_attr_name,
    [PLACE_AFTER_NAME] = step_after_name,
    [PLACE_BEFORE_VALUE] = step_before_value,
    [PLACE_QUOTED] = step_quoted,
    [PLACE_UNQUOTED] = step_unquoted,
    [PLACE_JOINED] = step_joined,
    [PLACE_END_TAG] = step_end_tag,
    [PLACE_DECLARATION] = step_declaration,
    [PLACE_COMMENT] = step_comment,
    [PLACE_RAW] = step_raw,
};

size_t place_follow(struct html_place *p, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!steps[p->state](p, s[i]))
            return i;
    }
    return n;
}

void place_value(struct html_place *p, int settled)
{
    if (p->state != PLACE_QUOTED)
        return;
    if (p->attr == ATTR_TYPE)
        word_add(p, '?');
    if (p->attr == ATTR_URL && p->url == URL_START)
        p->url = settled ? URL_REST : URL_OPEN;
}

int place_same(const struct html_place *a, const struct html_place *b)
{
    return a->state == b->state && a->element == b->element && a->json == b->json &&
           a->attr == b->attr && a->url == b->url && a->quote == b->quote && a->n == b->n &&
           !strcmp(a->word, b->word);
}

/* Inside a tag but in no value: ways may meet here. */
static int in_tag(const struct html_place *p)
{
    return p->state == PLACE_TAG_NAME || p->state == PLACE_IN_TAG || p->state == PLACE_ATTR_NAME ||
           p->state == PLACE_AFTER_NAME || p->state == PLACE_JOINED;
}

static int join_in_tag(struct html_place *p, const struct html_place *other)
{
    struct html_place b = *other;
    if (p->state == PLACE_TAG_NAME)
        end_tag_name(p);
    if (b.state == PLACE_TAG_NAME)
        end_tag_name(&b);
    p->state = PLACE_JOINED;
    word_clear(p);
    return p->element == b.element && p->json == b.json;
}

int place_join(struct html_place *p, const struct html_place *other)
{
    if (place_same(p, other))
        return 1;
    if (in_tag(p) && in_tag(other))
        return join_in_tag(p, other);
    if (p->state != PLACE_QUOTED || other->state != PLACE_QUOTED || p->attr != other->attr ||
        p->quote != other->quote || p->element != other->element || p->json != other->json)
        return 0;
    p->url = p->attr == ATTR_URL ? URL_OPEN : p->url;
    word_clear(p);
    if (p->attr == ATTR_TYPE)
        word_add(p, '?');
    return 1;
}

const char *place_name(const struct html_place *p, struct arena *a)
{
    static const char *const names[PLACE_STATES] = {
        [PLACE_OPEN] = "in <\xE2\x80\xA6>",         [PLACE_TAG_NAME] = "in <\xE2\x80\xA6>",
        [PLACE_IN_TAG] = "in <\xE2\x80\xA6>",       [PLACE_ATTR_NAME] = "in <\xE2\x80\xA6>",
        [PLACE_AFTER_NAME] = "in <\xE2\x80\xA6>",   [PLACE_JOINED] = "in <\xE2\x80\xA6>",
        [PLACE_END_TAG] = "in </\xE2\x80\xA6>",     [PLACE_DECLARATION] = "in <!\xE2\x80\xA6>",
        [PLACE_COMMENT] = "in <!--\xE2\x80\xA6-->",
    };
    if (p->state == PLACE_RAW)
        return arena_printf(a, "in <%s>", elements[p->element]);
    if (p->state == PLACE_QUOTED || p->state == PLACE_BEFORE_VALUE || p->state == PLACE_UNQUOTED)
        return arena_printf(a, "in %s=", p->attr_name);
    return names[p->state] ? names[p->state] : "in \xE2\x80\xA6";
}

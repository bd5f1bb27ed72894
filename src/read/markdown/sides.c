#include "read/markdown/inner.h"

#include "base/locale_text.h"
#include "base/utf8.h"

#include <cmark-gfm.h>
#include <string.h>

/* Letters of one side in a text of the other. A browser takes the side of what stands between two
 * words from both of them, and that of numbers from the word before: in Arabic "99086 Erfurt" is
 * shown as "Erfurt 99086", and the groups of a telephone number in the wrong order. */

enum { SIDE_LEFT = 1, SIDE_RIGHT = 2 };     /* where letters begin, as bits */
enum { PHONE_DIGITS = 6, PHONE_MOST = 40 }; /* more digits than a year or a price has; bytes */

/* ---- whole lines ---- */

static unsigned sides_of_text(const char *s)
{
    unsigned sides = 0;
    size_t n = s ? strlen(s) : 0;
    for (size_t i = 0, step; i < n; i += step) {
        uint32_t cp;
        step = utf8_decode(s + i, n - i, &cp);
        if (!step)
            return SIDE_LEFT | SIDE_RIGHT;
        int side = locale_side(cp);
        sides |= side > 0 ? SIDE_LEFT : side < 0 ? SIDE_RIGHT : 0;
    }
    return sides;
}

static unsigned sides_of_node(cmark_node *node)
{
    unsigned sides = 0;
    cmark_iter *walk = cmark_iter_new(node);
    for (cmark_event_type e; (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        if (e == CMARK_EVENT_ENTER)
            sides |= sides_of_text(cmark_node_get_literal(cmark_iter_get_node(walk)));
    }
    cmark_iter_free(walk);
    return sides;
}

static int is_inline(cmark_node *node)
{
    return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

static int is_break(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

void md_begin_line(struct md *m, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node), *parent = cmark_node_parent(node);
    if (!m->side || !is_inline(node) || is_break(node) || !parent || is_inline(parent) ||
        (before && !is_break(before)))
        return;
    unsigned sides = 0;
    for (cmark_node *n = node; n && !is_break(n); n = cmark_node_next(n))
        sides |= sides_of_node(n);
    if (sides != (m->side > 0 ? SIDE_RIGHT : SIDE_LEFT))
        return;
    md_put(m, m->side > 0 ? "<bdi dir=\"rtl\">" : "<bdi dir=\"ltr\">");
    m->apart = 1;
}

void md_end_line(struct md *m, cmark_node *node, int enter)
{
    int ends_block = !enter && !is_inline(node);
    if (!m->apart ||
        !(ends_block || (enter && is_break(node) && !is_inline(cmark_node_parent(node)))))
        return;
    md_put(m, "</bdi>");
    m->apart = 0;
}

/* ---- within a line ---- */

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Returns the length of the letter at `s` if that is written from left to right. */
static size_t left_letter(const char *s)
{
    uint32_t cp;
    size_t n = *s ? utf8_decode(s, strlen(s), &cp) : 0;
    return n && locale_side(cp) > 0 ? n : 0;
}

/* Returns the length of the telephone number at `s`, 0: none. */
static size_t phone_length(const char *s)
{
    size_t digits = 0, groups = 0, end = 0;
    if (*s != '0' && *s != '+' && *s != '(')
        return 0;
    for (size_t i = 0; i < PHONE_MOST && s[i] && strchr("+0123456789 -/()", s[i]); i++) {
        if (!is_digit(s[i]))
            continue;
        groups += !i || !is_digit(s[i - 1]);
        digits++;
        end = i + 1;
    }
    return digits >= PHONE_DIGITS && groups > 1 ? end : 0;
}

/* Returns the length of "99086 Erfurt" or "24-Stunden-Dienst" at `s`, 0: it is no number, or no
 * letter from left to right follows. */
static size_t numbered_length(const char *s)
{
    size_t i = is_digit(*s) ? strspn(s, "0123456789.,:") : 0, end = 0;
    if (!i || (s[i] != ' ' && s[i] != '-') || !left_letter(s + i + 1))
        return 0;
    for (size_t n; s[i]; i += n) {
        n = left_letter(s + i);
        if (n || is_digit(s[i]))
            end = i + (n ? n : 1);
        else if (!strchr(" -./&", s[i]))
            break;
        n = n ? n : 1;
    }
    return end;
}

/* Returns the length of what at the beginning of `s` is to be set apart. */
static size_t apart_length(const char *s)
{
    size_t phone = phone_length(s);
    return phone ? phone : numbered_length(s);
}

void md_put_sided(struct md *m, const char *text)
{
    if (!text || m->side >= 0 || m->apart) {
        md_put_text(m, text);
        return;
    }
    size_t from = 0, i = 0;
    while (text[i]) {
        int begins = !i || (!is_digit(text[i - 1]) && !strchr(".,:+", text[i - 1]));
        size_t n = begins ? apart_length(text + i) : 0;
        if (n) {
            buf_html(&m->html, text + from, i - from);
            md_put(m, "<bdi dir=\"ltr\">");
            buf_html(&m->html, text + i, n);
            md_put(m, "</bdi>");
            from = i + n;
        }
        i += n ? n : 1;
    }
    buf_html(&m->html, text + from, i - from);
}

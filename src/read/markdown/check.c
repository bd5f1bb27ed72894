#include "read/markdown/inner.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "read/text.h"
#include "read/yaml.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- characters ---- */

/* Entities write what the check of bytes cannot see: `&#27;`. */
static void check_characters(struct md *m, cmark_node *node, const char *text)
{
    size_t n = text ? strlen(text) : 0, at = text ? text_refused(text, n) : 0;
    uint32_t cp = 0;
    char hex[16];
    if (at == n)
        return;
    /* The library writes U+FFFE and U+FFFF as one byte. */
    if (!utf8_decode(text + at, n - at, &cp))
        cp = 0xFF00 | (unsigned char)text[at];
    snprintf(hex, sizeof hex, "%04X", cp);
    struct diag *d =
        diag_add(m->report, DIAG_CONTROL_BYTE, md_span_literal(m, node, "&#"), hex, NULL);
    diag_help(m->report, d, HELP_REMOVE_CHAR, NULL, NULL);
}

/* ---- links that are none ---- */

/* Returns 1 if what stands in round brackets was meant as an address. */
static int is_like_address(const char *s, size_t n)
{
    static const char *const begins[] = {
        "http:", "https:", "mailto:", "tel:", "www.", "/", "./", "../"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        if (n > strlen(begins[i]) && !strncasecmp(s, begins[i], strlen(begins[i])))
            return 1;
    }
    return 0;
}

/* Returns the address with its blanks encoded, or without them where it is a number to call. */
static const char *link_without_blanks(struct md *m, const char *s, size_t n)
{
    int is_number = !strncasecmp(s, "tel:", 4);
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < n; i++) {
        size_t blank = s[i] == ' ' ? 1 : !strncmp(s + i, "\xC2\xA0", 2) ? 2 : 0;
        if (!blank)
            buf_putc(&b, s[i]);
        else if (!is_number)
            buf_puts(&b, "%20");
        i += blank == 2;
    }
    const char *text = arena_copy(m->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

/* Reports the brackets whose ']' is at byte `at`, unless what follows is no address; returns 1 if
 * it did. */
static int check_brackets(struct md *m, size_t at)
{
    const char *s = m->source->text;
    size_t begin = at, open = at + 1 + strspn(s + at + 1, " ");
    size_t n = strcspn(s + open + 1, ")\r\n");
    if (at > m->body && s[at - 1] == '\\')
        return 0;
    while (begin > m->body && s[begin] != '[' && s[begin] != '\n' && at - begin < 200)
        begin--;
    if ((begin > m->body && s[begin - 1] == '\\') || s[begin] != '[' || s[open] != '(' ||
        s[open + 1 + n] != ')' || !is_like_address(s + open + 1, n))
        return 0;
    begin -= begin > m->body && s[begin - 1] == '!';
    struct span span = span_make(m->source, begin, open + n + 2 - begin);
    struct diag *d = diag_add(m->report, DIAG_LINK_TEXT, span, NULL, NULL);
    const char *clean = link_without_blanks(m, s + open + 1, n);
    if (open > at + 1)
        diag_help(m->report, d, HELP_LINK_JOIN, NULL, NULL);
    else if (strlen(clean) != n)
        diag_help(m->report, d, HELP_LINK_BLANK, clean, NULL);
    return 1;
}

/* Reports `[^x]` at byte `at`, unless it was meant as it is; returns 1 if it did. */
static int check_reference(struct md *m, size_t at)
{
    const char *s = m->source->text + at;
    size_t n = strcspn(s, "]\r\n");
    if (s[n] != ']' || n < 3 || (at > m->body && s[-1] == '\\'))
        return 0;
    struct diag *d = diag_add(m->report, DIAG_NOTE_UNKNOWN, span_make(m->source, at, n + 1),
                              arena_copy(m->arena, s, n + 1), NULL);
    diag_help(m->report, d, HELP_NOTE_DEFINE, arena_copy(m->arena, s + 2, n - 2), NULL);
    return 1;
}

/* Returns the length of one of Word's own tags at `s`, `<o:p>`; 0 if there is no such tag. */
static size_t word_tag(const char *s)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t n = 1 + (s[1] == '/'), name = strspn(s + n, letters);
    size_t own = s[n + name] == ':' ? strspn(s + n + name + 1, letters) : 0;
    if (!name || !own)
        return 0;
    n += name + 1 + own;
    size_t rest = strcspn(s + n, "<>\r\n");
    return s[n + rest] == '>' && strchr(" />", s[n]) ? n + rest + 1 : 0;
}

/* Reports a tag of Word's at byte `at`, the first of its line; returns 1 if it did. The library
 * takes it for text. */
static int check_word_tag(struct md *m, cmark_node *node, size_t at)
{
    const char *s = m->source->text + at;
    size_t n = word_tag(s);
    int line = cmark_node_get_start_line(node);
    if (!n || (at > m->body && s[-1] == '\\') || (line && line == m->tag_line))
        return 0;
    m->tag_line = line;
    struct diag *d = diag_add(m->report, DIAG_RAW_HTML, span_make(m->source, at, n), NULL, NULL);
    diag_help(m->report, d, HELP_HTML_DELETE, NULL, NULL);
    return 1;
}

/* Looks where in the source the text stands that is shown; so much of it is enough to find it. */
static void check_shown_text(struct md *m, cmark_node *node, const char *text)
{
    enum { KNOWN = 8, MOST = 50 };
    for (const char *p = text; (p = strpbrk(p, "[]<")) && m->lost < MOST; p++) {
        int is_note = !strncmp(p, "[^", 2), is_tag = *p == '<' && word_tag(p);
        if (!is_note && !is_tag && strncmp(p, "](", 2) && strncmp(p, "] (", 3))
            continue;
        char key[KNOWN + 1] = "";
        memcpy(key, p, strnlen(p, KNOWN));
        size_t at = md_find(m, node, key, m->lost_at);
        m->lost++;
        if (at == m->source->n)
            continue;
        m->lost_at = at + 1;
        m->lost -= is_tag ? !check_word_tag(m, node, at)
                          : !(is_note ? check_reference : check_brackets)(m, at);
    }
}

/* ---- cells ---- */

/* Returns the place of the cell number `most` (from 0) of a row's line; the line's end if it has no
 * more than that, or nothing stands there. */
static size_t cell_beyond(const char *s, size_t n, int most)
{
    size_t i = strspn(s, " \t>");
    int cells = 0;
    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    n -= n && s[n - 1] == '|' && (n < 2 || s[n - 2] != '\\');
    for (i += s[i] == '|'; i < n; i++) {
        if (s[i] == '\\')
            i++;
        else if (s[i] == '|' && ++cells == most)
            return i + 1 + strspn(s + i + 1, " \t|") < n ? i + 1 : n;
    }
    return n;
}

static void check_row(struct md *m, cmark_node *row)
{
    const char *s = m->source->text;
    int columns = cmark_gfm_extensions_get_table_columns(cmark_node_parent(row));
    size_t at = md_line_at(m, cmark_node_get_start_line(row)), n = strcspn(s + at, "\r\n");
    size_t beyond = cell_beyond(s + at, n, columns);
    char number[16];
    while (n && (isspace((unsigned char)s[at + n - 1]) || s[at + n - 1] == '|'))
        n--;
    if (beyond >= n)
        return;
    snprintf(number, sizeof number, "%d", columns);
    diag_add(m->report, DIAG_TABLE_CELLS, span_make(m->source, at + beyond, n - beyond), number,
             NULL);
}

void md_check_node(struct md *m, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    const char *literal = cmark_node_get_literal(node);
    check_characters(m, node, literal);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
        check_characters(m, node, cmark_node_get_title(node));
    else if (type == CMARK_NODE_CODE_BLOCK)
        check_characters(m, node, cmark_node_get_fence_info(node));
    else if (type == CMARK_NODE_TEXT && literal)
        check_shown_text(m, node, literal);
    else if (!strcmp(cmark_node_get_type_string(node), "table_row"))
        check_row(m, node);
}

/* ---- footnotes ---- */

/* Calls `take` for every `[^label]` of the body outside fenced code. */
static void each_note(struct md *m, struct map *known,
                      void (*take)(struct md *m, struct map *known, size_t at, size_t n,
                                   int defines))
{
    const char *s = m->source->text;
    int fenced = 0;
    for (size_t line = m->body, next; line < m->source->n; line = next) {
        size_t end = line + strcspn(s + line, "\n"), first = line + strspn(s + line, " \t>");
        next = end + 1;
        fenced ^= !strncmp(s + first, "```", 3) || !strncmp(s + first, "~~~", 3);
        for (size_t at = line; !fenced && at + 3 < end; at++) {
            size_t n = s[at] == '[' && s[at + 1] == '^' ? strcspn(s + at, "]\r\n") : 0;
            if (n > 2 && s[at + n] == ']')
                take(m, known, at, n + 1, at == first && s[at + n + 1] == ':');
        }
    }
}

/* Labels are the same in capital and small letters. */
static const char *note_label(struct md *m, size_t at, size_t n)
{
    return arena_lower(m->arena, m->source->text + at, n);
}

static void note_use(struct md *m, struct map *known, size_t at, size_t n, int defines)
{
    if (!defines)
        map_add(known, note_label(m, at, n), m);
}

static void note_definition(struct md *m, struct map *known, size_t at, size_t n, int defines)
{
    if (!defines || map_get(known, note_label(m, at, n)))
        return;
    struct diag *d = diag_add(m->report, DIAG_NOTE_UNUSED, span_make(m->source, at, n),
                              arena_copy(m->arena, m->source->text + at, n), NULL);
    diag_help(m->report, d, HELP_NOTE_REFER, arena_copy(m->arena, m->source->text + at + 2, n - 3),
              NULL);
}

void md_check_notes(struct md *m)
{
    struct map known;
    const char *body = m->source->text + m->body;
    if (!memmem(body, m->source->n - m->body, "[^", 2))
        return;
    map_init(&known, m->arena);
    each_note(m, &known, note_use);
    each_note(m, &known, note_definition);
}

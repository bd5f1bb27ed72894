#include "read/markdown/inner.h"

#include "base/arena.h"

#include <string.h>

/* The parser takes time or memory that grows with the square of what stands here: endless words,
 * wide tables with many short rows, long definitions that many links repeat, e-mail addresses in a
 * row (each takes a copy of the line's rest), deep nesting. No page needs any of it. */
enum { WORD_BYTES = 2048, TABLE_CELLS = 50000, COPIED_BYTES = 64 << 20, MAIL_BYTES = 16 << 20 };

/* A run of lines that are not blank. */
struct block {
    size_t at;          /* its first byte */
    size_t bytes;       /* so far */
    size_t lines;       /* so far */
    size_t columns;     /* most cells that a line may have */
    int is_table;       /* it has a row of dashes */
    int has_definition; /* it may hold that of a link */
};

struct guard {
    struct md *m;
    size_t brackets; /* '[' in the whole body: no more links than that */
    size_t longest;  /* bytes of the longest block with a definition */
    size_t defined;  /* where that begins */
    size_t cells;    /* of all tables */
    size_t mail;     /* bytes that are copied for e-mail addresses */
    int refused;
};

static void refuse_body(struct guard *g, enum diag_id id, size_t at, size_t n, size_t most)
{
    struct md *m = g->m;
    diag_add(m->report, id, span_make(m->source, at, n), arena_printf(m->arena, "%zu", most), NULL);
    g->refused = 1;
}

static void refuse_mail(struct guard *g, size_t at, size_t n)
{
    struct diag *d =
        diag_add(g->m->report, DIAG_MARKDOWN_MAIL, span_make(g->m->source, at, n), NULL, NULL);
    diag_help(g->m->report, d, HELP_MAIL_LINES, NULL, NULL);
    g->refused = 1;
}

/* Counts the marks of quotes and lists at the start of a line. */
static size_t markers(const char *s, size_t n)
{
    size_t count = 0, i = 0;
    while (i < n) {
        size_t from = i;
        while (i < n && s[i] >= '0' && s[i] <= '9')
            i++;
        int is_quote = i == from && i < n && s[i] == '>';
        int is_list = i < n && strchr(i > from ? ".)" : "-+*", s[i]) && s[i];
        if (is_list && i + 1 < n && s[i + 1] != ' ' && s[i + 1] != '\t')
            break;
        if (!is_quote && !is_list)
            break;
        i++;
        count++;
        while (i < n && (s[i] == ' ' || s[i] == '\t'))
            i++;
    }
    return count;
}

static void guard_check_words(struct guard *g, size_t at, size_t n)
{
    const char *s = g->m->source->text + at;
    for (size_t i = 0; i < n && !g->refused;) {
        size_t word = strcspn(s + i, " \t\r\n");
        word = word > n - i ? n - i : word;
        if (word > WORD_BYTES)
            refuse_body(g, DIAG_MARKDOWN_WORD, at + i, word, WORD_BYTES);
        i += word + 1;
    }
}

static void end_block(struct guard *g, struct block *b)
{
    if (b->has_definition && b->bytes > g->longest) {
        g->longest = b->bytes;
        g->defined = b->at;
    }
    if (b->is_table && b->columns > 1) {
        g->cells += b->columns * b->lines;
        if (g->cells > TABLE_CELLS && !g->refused)
            refuse_body(g, DIAG_MARKDOWN_TABLE, b->at, 0, TABLE_CELLS);
    }
    *b = (struct block){0};
}

static size_t count_char(const char *s, size_t n, char c)
{
    size_t found = 0;
    for (const char *p = s; (p = memchr(p, c, n - (size_t)(p - s))); p++)
        found++;
    return found;
}

static int is_dashes(const char *s, size_t n)
{
    return strspn(s, "|-: \t>") >= n && memchr(s, '-', n);
}

static void take_line(struct guard *g, struct block *b, size_t at, size_t n)
{
    const char *s = g->m->source->text + at;
    if (strspn(s, " \t\r") >= n) {
        end_block(g, b);
        return;
    }
    if (!b->lines)
        b->at = at;
    size_t columns = count_char(s, n, '|') + 1;
    b->columns = columns > b->columns ? columns : b->columns;
    b->is_table |= is_dashes(s, n);
    b->has_definition |= memmem(s, n, "]:", 2) != NULL;
    b->bytes += n;
    b->lines++;
    g->brackets += count_char(s, n, '[');
    g->mail += count_char(s, n, '@') * n;
    if (!g->refused && g->mail > MAIL_BYTES)
        refuse_mail(g, at, n);
    if (n > WORD_BYTES)
        guard_check_words(g, at, n);
    if (!g->refused && n > MD_LEVELS && markers(s, n) > MD_LEVELS)
        refuse_body(g, DIAG_MARKDOWN_DEEP, at, 0, MD_LEVELS);
}

int md_guard(struct md *m)
{
    struct guard g = {.m = m};
    struct block b = {0};
    const struct source *s = m->source;
    for (size_t at = m->body; at < s->n && !g.refused;) {
        const char *end = memchr(s->text + at, '\n', s->n - at);
        size_t next = end ? (size_t)(end - s->text) : s->n;
        take_line(&g, &b, at, next - at);
        at = next + 1;
    }
    end_block(&g, &b);
    if (!g.refused && g.longest && g.brackets > COPIED_BYTES / g.longest)
        refuse_body(&g, DIAG_MARKDOWN_DEFINITIONS, g.defined, 0, g.brackets);
    return !g.refused;
}

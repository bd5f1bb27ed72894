#include "report/diag.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

enum { QUOTE_WIDTH = 100, LEFT_OF_CARET = 60 };

static const struct texts diag_texts[] = {
#define DIAG(name, id, severity, en, de) {{en, de}},
#define HELP(name, en, de)
#include "report/catalogue.def"
#undef DIAG
#undef HELP
};

static const struct texts help_texts[] = {
    {{"", ""}},
#define DIAG(name, id, severity, en, de)
#define HELP(name, en, de) {{en, de}},
#include "report/catalogue.def"
#undef DIAG
#undef HELP
};

static const struct texts severity_texts[] = {
    {{"error", "Fehler"}}, {{"warning", "Warnung"}}, {{"hint", "Hinweis"}}};
static const struct texts help_word = {{"help", "Hilfe"}};
static const struct texts note_word = {{"note", "Hinweis"}};

/* Fills the text with the message's arguments; words of the program come in its language. */
static void add_message(struct buf *out, const struct diag *d, enum message_language lang)
{
    const char *arg[2];
    for (int i = 0; i < 2; i++)
        arg[i] = d->word[i] ? phrase_text(d->word[i], lang) : d->arg[i];
    phrase_fill(out, texts_get(&diag_texts[d->id], lang), arg, 2);
}

/* Returns where to begin quoting so that the caret stays in view: a long line is cut at a code
 * point well left of it. */
static size_t quote_from(const char *line, size_t caret)
{
    if (caret < LEFT_OF_CARET)
        return 0;
    size_t from = caret - LEFT_OF_CARET / 2;
    while (from > 0 && ((unsigned char)line[from] & 0xC0) == 0x80)
        from--;
    return from;
}

static size_t quote_to(const char *line, size_t from, size_t n)
{
    if (n - from <= QUOTE_WIDTH)
        return n;
    size_t to = from + QUOTE_WIDTH;
    while (to > from && ((unsigned char)line[to] & 0xC0) == 0x80)
        to--;
    return to;
}

/* Under the quoted line: blanks (tabs where the line has tabs) up to the fault, then ^~~~ as far as
 * it goes on this line. */
static void add_caret(struct buf *out, const char *line, size_t from, size_t caret, size_t to)
{
    for (size_t i = from; i < caret; i++) {
        if (((unsigned char)line[i] & 0xC0) != 0x80)
            buf_putc(out, line[i] == '\t' ? '\t' : ' ');
    }
    buf_putc(out, '^');
    uint32_t cp;
    size_t first = caret < to ? utf8_decode(line + caret, to - caret, &cp) : 0;
    size_t rest = caret + (first ? first : 1);
    for (size_t n = rest < to ? utf8_count(line + rest, to - rest) : 0; n > 0; n--)
        buf_putc(out, '~');
    buf_putc(out, '\n');
}

static void add_quote(struct buf *out, const struct source *source, struct place p, size_t at,
                      size_t n)
{
    const char *line = source->text + p.line_at;
    size_t caret = at - p.line_at;
    caret = caret > p.line_bytes ? p.line_bytes : caret;
    size_t from = quote_from(line, caret), to = quote_to(line, from, p.line_bytes);
    size_t end = caret + n < to ? caret + n : to;
    buf_printf(out, "%5zu | ", p.line);
    visible_add(out, line + from, to - from);
    buf_puts(out, "\n      | ");
    add_caret(out, line, from, caret, end);
}

static void add_place(struct buf *out, const char *path, const struct place *p)
{
    visible_add(out, path, strlen(path));
    if (p)
        buf_printf(out, ":%zu:%zu", p->line, p->column);
    buf_puts(out, ": ");
}

static void add_note(struct buf *out, const struct diag *d, struct span span,
                     enum message_language lang)
{
    if (span.source) {
        struct place p = source_place(span.source, span.at);
        add_place(out, span.source->path, &p);
    }
    buf_printf(out, "%s: ", texts_get(&note_word, lang));
    phrase_fill(out, texts_get(&help_texts[d->note], lang), d->arg, 2);
    buf_putc(out, '\n');
}

static void add_help(struct buf *out, const struct diag *d, enum message_language lang)
{
    if (d->note) {
        add_note(out, d, d->note_span, lang);
        for (const struct diag_place *p = d->more; p; p = p->next)
            add_note(out, d, p->span, lang);
    }
    if (d->help) {
        buf_printf(out, "%s: ", texts_get(&help_word, lang));
        phrase_fill(out, texts_get(&help_texts[d->help], lang), d->help_arg, 2);
        buf_putc(out, '\n');
    }
}

/* How far the sorted messages have come in the file they are about. */
struct reached {
    const struct source *source;
    struct place place;
};

static struct place next_place(struct reached *r, struct span span)
{
    r->place = r->source == span.source ? source_place_from(span.source, span.at, &r->place)
                                        : source_place(span.source, span.at);
    r->source = span.source;
    return r->place;
}

static void add_diag(struct buf *out, const struct diag *d, enum message_language lang,
                     struct reached *reached)
{
    const struct source *s = d->span.source;
    struct place p = {0};
    if (s)
        p = next_place(reached, d->span);
    if (s || d->path)
        add_place(out, s ? s->path : d->path, s ? &p : NULL);
    buf_printf(out, "%s: ", texts_get(&severity_texts[diag_severity(d->id)], lang));
    add_message(out, d, lang);
    buf_printf(out, " [%s]\n", diag_name(d->id));
    if (s && p.line_bytes)
        add_quote(out, s, p, d->span.at, d->span.n);
    add_help(out, d, lang);
}

void report_print(struct report *r, FILE *out, enum message_language lang)
{
    struct buf b;
    struct reached reached = {0};
    buf_init(&b);
    report_sort(r);
    for (size_t i = 0; i < r->diags.n; i++)
        add_diag(&b, r->diags.at[i], lang, &reached);
    fwrite(b.s, 1, b.n, out);
    buf_free(&b);
}

static void count_words(struct buf *b, size_t n, enum message_language lang, int severity)
{
    static const struct texts words[SEVERITY_COUNT][2] = {
        {{{"error", "Fehler"}}, {{"errors", "Fehler"}}},
        {{{"warning", "Warnung"}}, {{"warnings", "Warnungen"}}},
        {{{"hint", "Hinweis"}}, {{"hints", "Hinweise"}}}};
    buf_printf(b, "%s%zu %s", b->n ? ", " : "", n, texts_get(&words[severity][n != 1], lang));
}

void report_summary(const struct report *r, FILE *out, enum message_language lang, int writes)
{
    static const struct texts nothing = {{"; nothing written", "; nichts geschrieben"}};
    struct buf b;
    buf_init(&b);
    for (int s = 0; s < SEVERITY_COUNT; s++) {
        if (r->count[s])
            count_words(&b, r->count[s], lang, s);
    }
    if (r->count[SEVERITY_ERROR] && writes)
        buf_puts(&b, texts_get(&nothing, lang));
    if (b.n)
        fprintf(out, "%s\n", b.s);
    buf_free(&b);
}

int report_tell(struct report *r, enum message_language lang, int writes)
{
    report_print(r, stderr, lang);
    report_summary(r, stderr, lang, writes);
    return r->machine ? 2 : r->count[SEVERITY_ERROR] > 0;
}

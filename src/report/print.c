#include "report/print.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "report/diag.h"
#include "report/format.h"

#include <string.h>

/* Under the quoted line: blanks (tabs where the line has tabs) up to the fault, then ^~~~ as far as
 * it goes on this line. */
static void add_caret(struct buf *out, const struct quote *q)
{
    for (size_t i = 0; i < q->at; i++) {
        if (((unsigned char)q->text[i] & 0xC0) != 0x80)
            buf_putc(out, q->text[i] == '\t' ? '\t' : ' ');
    }
    buf_putc(out, '^');
    uint32_t cp;
    size_t first = q->at < q->to ? utf8_decode(q->text + q->at, q->to - q->at, &cp) : 0;
    size_t rest = q->at + (first ? first : 1);
    for (size_t n = rest < q->to ? utf8_count(q->text + rest, q->to - rest) : 0; n > 0; n--)
        buf_putc(out, '~');
    buf_putc(out, '\n');
}

static void print_quote(struct buf *out, const struct message *m)
{
    if (!m->quote.text)
        return;
    buf_printf(out, "%5zu | ", m->line);
    visible_add(out, m->quote.text, m->quote.n);
    buf_puts(out, "\n      | ");
    add_caret(out, &m->quote);
}

static void print_place(struct buf *out, const char *path, size_t line, size_t column)
{
    buf_puts(out, path);
    if (line)
        buf_printf(out, ":%zu:%zu", line, column);
    buf_puts(out, ": ");
}

static void print_message(struct buf *out, const struct message *m, enum message_language language)
{
    if (*m->path)
        print_place(out, m->shown, m->line, m->column);
    buf_printf(out, "%s: %s [%s]\n", severity_word(m->severity, language), m->text, m->id);
    print_quote(out, m);
    for (const struct message_note *n = m->notes; n; n = n->next) {
        if (n->path)
            print_place(out, n->path, n->line, n->column);
        buf_printf(out, "%s: %s\n", phrase_text(PHRASE_NOTE_WORD, language), n->text);
    }
    if (m->help)
        buf_printf(out, "%s: %s\n", phrase_text(PHRASE_HELP_WORD, language), m->help);
}

void format_text(const struct findings *f, struct buf *out)
{
    for (size_t i = 0; i < f->messages.n; i++)
        print_message(out, f->messages.at[i], f->language);
}

void report_print(struct report *r, FILE *out, enum message_language language)
{
    struct findings f;
    struct buf text;
    buf_init(&text);
    findings_make(&f, r, language);
    format_text(&f, &text);
    fwrite(text.s, 1, text.n, out);
    buf_free(&text);
}

void report_summary(const struct report *r, FILE *out, enum message_language language, int writes)
{
    struct buf line;
    buf_init(&line);
    findings_sum(&line, r->count, language);
    if (r->count[SEVERITY_ERROR] && writes)
        buf_puts(&line, phrase_text(PHRASE_NOTHING_WRITTEN, language));
    if (line.n)
        fprintf(out, "%s\n", line.s);
    buf_free(&line);
}

int report_status(const struct report *r)
{
    return r->environment ? 2 : r->count[SEVERITY_ERROR] > 0;
}

int report_tell(struct report *r, enum message_language language, int writes)
{
    report_print(r, stderr, language);
    report_summary(r, stderr, language, writes);
    return report_status(r);
}

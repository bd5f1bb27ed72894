#include "report/message.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/forge.h"
#include "base/utf8.h"

#include <string.h>

enum { QUOTE_WIDTH = 100, LEFT_OF_FAULT = 60 };

static const struct texts diag_texts[DIAG_COUNT] = {
#define MEND(name, words)
#define SAY(name, words) [DIAG_##name].text[MESSAGE_EN] = words,
#include "report/messages_en.def"
#undef SAY
#define SAY(name, words) [DIAG_##name].text[MESSAGE_DE] = words,
#include "report/messages_de.def"
#undef SAY
#define SAY(name, words) [DIAG_##name].text[MESSAGE_FR] = words,
#include "report/messages_fr.def"
#undef SAY
#undef MEND
};

static const struct texts help_texts[HELP_COUNT] = {
    [HELP_NONE] = {{""}},
#define SAY(name, words)
#define MEND(name, words) [HELP_##name].text[MESSAGE_EN] = words,
#include "report/messages_en.def"
#undef MEND
#define MEND(name, words) [HELP_##name].text[MESSAGE_DE] = words,
#include "report/messages_de.def"
#undef MEND
#define MEND(name, words) [HELP_##name].text[MESSAGE_FR] = words,
#include "report/messages_fr.def"
#undef MEND
#undef SAY
};

/* What helps where a message brings no help of its own. */
static const enum help_id usual_help[DIAG_COUNT] = {
#define DIAG(name, id, severity)
#define HELP(name)
#define USUALLY(name) [DIAG_##name] = HELP_USUALLY_##name,
#include "report/catalogue.def"
#undef DIAG
#undef HELP
#undef USUALLY
};

const struct texts *message_texts(enum diag_id id)
{
    return &diag_texts[id];
}

const struct texts *message_help_texts(enum help_id id)
{
    return &help_texts[id];
}

/* ---- words ---- */

const char *severity_word(enum severity s, enum message_language language)
{
    static const enum phrase words[SEVERITY_COUNT] = {PHRASE_ERROR, PHRASE_WARNING, PHRASE_HINT};
    return phrase_text(words[s], language);
}

void findings_sum(struct buf *out, const size_t count[SEVERITY_COUNT],
                  enum message_language language)
{
    static const enum phrase words[SEVERITY_COUNT][2] = {{PHRASE_ERROR, PHRASE_ERRORS},
                                                         {PHRASE_WARNING, PHRASE_WARNINGS},
                                                         {PHRASE_HINT, PHRASE_HINTS}};
    const char *join = "";
    for (int s = 0; s < SEVERITY_COUNT; s++) {
        if (!count[s])
            continue;
        buf_printf(out, "%s%zu %s", join, count[s], phrase_text(words[s][count[s] != 1], language));
        join = ", ";
    }
}

void message_outline(struct buf *out, enum diag_id id, enum message_language language)
{
    phrase_fill(out, texts_get(&diag_texts[id], language), (const char *const[]){"…", "…"}, 2);
}

const char *findings_edit_url(const struct findings *f, const char *path)
{
    if (!f->forge || !*path)
        return NULL;
    return forge_edit_url(f->arena, f->forge, arena_printf(f->arena, "%s%s", f->folder, path));
}

/* Appends what stands in braces for `name`; nothing if that is none of ours. */
static void add_of_place(struct buf *out, const struct findings *f, const struct message *m,
                         const char *name, size_t n)
{
    if (n == 4 && !strncmp(name, "path", n)) {
        address_write_path(out, f->root);
        buf_putc(out, '/');
        address_write_path(out, m->path);
    } else if (n == 4 && !strncmp(name, "line", n)) {
        buf_printf(out, "%zu", m->line ? m->line : 1);
    } else if (n == 6 && !strncmp(name, "column", n)) {
        buf_printf(out, "%zu", m->column ? m->column : 1);
    }
}

const char *findings_open_url(const struct findings *f, const struct message *m)
{
    struct buf url;
    if (!f->editor || !*m->path)
        return NULL;
    buf_init(&url);
    for (const char *s = f->editor; *s;) {
        size_t n = strcspn(s, "{");
        buf_add(&url, s, n);
        s += n;
        n = strcspn(s, "}");
        if (!*s || !s[n])
            break;
        add_of_place(&url, f, m, s + 1, n - 1);
        s += n + 1;
    }
    const char *kept = arena_copy(f->arena, url.s, url.n);
    buf_free(&url);
    return kept;
}

/* ---- the line with the fault ---- */

/* Returns where to begin quoting so that the fault stays in view: a long line is cut at a code
 * point well left of it. */
static size_t quote_from(const char *line, size_t fault)
{
    if (fault < LEFT_OF_FAULT)
        return 0;
    size_t from = fault - LEFT_OF_FAULT / 2;
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

static struct quote quote_make(const struct span *span, const struct place *p)
{
    if (!p->line_bytes)
        return (struct quote){0};
    const char *line = span->source->text + p->line_at;
    size_t fault = p->at - p->line_at;
    fault = fault > p->line_bytes ? p->line_bytes : fault;
    size_t from = quote_from(line, fault), to = quote_to(line, from, p->line_bytes);
    size_t end = fault + span->n < to ? fault + span->n : to;
    return (struct quote){line + from, to - from, fault - from, end - from};
}

/* ---- one message ---- */

/* Puts one report into words, message after message. */
struct message_writer {
    struct findings *f;
    struct buf text; /* in the making */
    struct reached { /* how far the sorted messages have come in the file they are about */
        const struct source *source;
        struct place place;
    } reached;
};

/* Returns what is in w->text, kept. */
static const char *wording_end(struct message_writer *w)
{
    const char *kept = arena_copy(w->f->arena, w->text.s, w->text.n);
    buf_cut(&w->text, 0);
    return kept;
}

static const char *wording_fill(struct message_writer *w, const struct texts *t,
                                const char *const arg[2])
{
    phrase_fill(&w->text, texts_get(t, w->f->language), arg, 2);
    return wording_end(w);
}

static const char *wording_visible(struct message_writer *w, const char *s)
{
    visible_add(&w->text, s, strlen(s));
    return wording_end(w);
}

static struct place next_place(struct reached *r, struct span span)
{
    r->place = r->source == span.source ? source_place_from(span.source, span.at, &r->place)
                                        : source_place(span.source, span.at);
    r->source = span.source;
    return r->place;
}

static struct message_note *word_note(struct message_writer *w, const struct diag *d,
                                      struct span span)
{
    struct message_note *note = arena_alloc(w->f->arena, sizeof *note);
    note->text = wording_fill(w, &help_texts[d->note], d->arg);
    if (span.source) {
        struct place p = source_place(span.source, span.at);
        note->path = wording_visible(w, span.source->path);
        note->line = p.line;
        note->column = p.column;
    }
    return note;
}

static void word_notes(struct message_writer *w, struct message *m, const struct diag *d)
{
    struct message_note **end = &m->notes;
    if (!d->note)
        return;
    *end = word_note(w, d, d->note_span);
    for (const struct diag_place *p = d->more; p; p = p->next) {
        end = &(*end)->next;
        *end = word_note(w, d, p->span);
    }
}

static void word_place(struct message_writer *w, struct message *m, struct span span)
{
    struct place p = next_place(&w->reached, span),
                 end = source_place_from(span.source, span.at + span.n, &p);
    m->line = p.line;
    m->column = p.column;
    m->end_line = end.line;
    m->end_column = end.column;
    m->quote = quote_make(&span, &p);
}

static const char *word_help(struct message_writer *w, const struct diag *d,
                             const char *const arg[2])
{
    enum help_id usual = usual_help[d->id];
    if (d->help)
        return wording_fill(w, &help_texts[d->help], d->help_arg);
    return usual ? wording_fill(w, &help_texts[usual], arg) : NULL;
}

static struct message *word_message(struct message_writer *w, const struct diag *d)
{
    struct message *m = arena_alloc(w->f->arena, sizeof *m);
    const char *arg[2];
    for (int i = 0; i < 2; i++)
        arg[i] = d->word[i] ? phrase_text(d->word[i], w->f->language) : d->arg[i];
    m->diag = d;
    m->severity = diag_severity(d->id);
    m->id = diag_name(d->id);
    m->path = d->span.source ? d->span.source->path : d->path ? d->path : "";
    m->shown = wording_visible(w, m->path);
    m->text = wording_fill(w, &diag_texts[d->id], arg);
    m->help = word_help(w, d, arg);
    if (d->span.source)
        word_place(w, m, d->span);
    word_notes(w, m, d);
    return m;
}

void findings_make(struct findings *f, struct report *r, enum message_language language)
{
    *f = (struct findings){.arena = r->arena, .language = language, .folder = ""};
    struct message_writer w = {.f = f};
    report_sort(r);
    memcpy(f->count, r->count, sizeof f->count);
    buf_init(&w.text);
    for (size_t i = 0; i < r->diags.n; i++)
        list_add(&f->messages, f->arena, word_message(&w, r->diags.at[i]));
    buf_free(&w.text);
}

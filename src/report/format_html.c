/* `knoten check --format html`: one page, read by people who do not read logs. It stands alone: no
 * script, no request, its style in it. Whatever comes from the content is text in it. */
#include "report/format.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "report/explain.h"

#include <string.h>

/* The messages about one file. */
struct file_part {
    const struct message *first; /* NULL: there is none */
    size_t from, n;              /* in findings.messages */
    size_t count[SEVERITY_COUNT];
};

static const char *const classes[SEVERITY_COUNT] = {"error", "warning", "hint"};

const char format_html_style[] =
    ":root,:host{color-scheme:light dark;--ground:#fff;--text:#1d1d1f;--soft:#5a5a60;--box:#f3f3f6;"
    "--line:#8a8a92;--link:#0b57d0;--error:#b3001b;--warning:#8a5000;--hint:#2f5d8a;"
    "--mark:#ffe08a;--on-mark:#1d1d1f}\n"
    "@media (prefers-color-scheme:dark){:root,:host{--ground:#17181b;--text:#ececf0;--soft:#b4b4bd;"
    "--box:#24262b;--line:#7d7d87;--link:#8ab4ff;--error:#ff8a8f;--warning:#ffc46b;"
    "--hint:#9cc7f5;--mark:#705800;--on-mark:#fff}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.55 system-ui,"
    "sans-serif}\n"
    "main{max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem}\n"
    "h1{font-size:1.75rem;line-height:1.2;margin:0 0 .75rem}\n"
    "h2{font-size:1.15rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:2px solid "
    "var(--line)}\n"
    "h2,h3,code,li{overflow-wrap:anywhere}\n"
    "h3{font-size:1.0625rem;margin:0 0 .5rem}\n"
    "a{color:var(--link)}a:focus-visible,summary:focus-visible{outline:3px solid var(--link);"
    "outline-offset:2px}\n"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}\n"
    "article{margin:1rem 0;padding:.9rem 1rem;background:var(--box);border-inline-start:.4rem "
    "solid}\n"
    ".error{border-color:var(--error)}.warning{border-color:var(--warning)}"
    ".hint{border-color:var(--hint)}\n"
    ".error .kind{color:var(--error)}.warning .kind{color:var(--warning)}"
    ".hint .kind{color:var(--hint)}\n"
    "pre{margin:.5rem 0;padding:.5rem .6rem;background:var(--ground);border:1px solid "
    "var(--line);white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "mark{background:var(--mark);color:var(--on-mark);text-decoration:underline wavy;"
    "text-underline-offset:.2em}\n"
    "summary{cursor:pointer;color:var(--link);width:fit-content}\n"
    ".place code{user-select:all}\n"
    "article p{margin:.4rem 0}.soft{color:var(--soft);font-size:.9rem}\n"
    "@media print{body{font-size:10pt}article{break-inside:avoid}}\n";

/* ---- text ---- */

static void html_put_inline(struct buf *out, const char *s)
{
    buf_html(out, s, strlen(s));
}

/* Appends bytes of a file: made visible, then escaped. */
static void add_bytes(struct buf *out, const char *s, size_t n)
{
    struct buf shown;
    buf_init(&shown);
    visible_add(&shown, s, n);
    buf_html(out, shown.s, shown.n);
    buf_free(&shown);
}

static void add_phrase(struct buf *out, const struct findings *f, enum phrase p, const char *a)
{
    struct buf text;
    buf_init(&text);
    phrase_add(&text, p, f->language, &a, 1);
    buf_html(out, text.s, text.n);
    buf_free(&text);
}

/* ---- one message ---- */

/* The line with the fault marked; a mere point marks the character behind it. */
static void html_quote(struct buf *out, const struct quote *q)
{
    uint32_t cp;
    size_t to = q->to;
    if (!q->text)
        return;
    if (to == q->at && to < q->n) {
        size_t n = utf8_decode(q->text + to, q->n - to, &cp);
        to += n ? n : 1;
    }
    buf_puts(out, "<pre dir=\"auto\">");
    add_bytes(out, q->text, q->at);
    buf_puts(out, "<mark>");
    add_bytes(out, q->text + q->at, to - q->at);
    buf_puts(out, to > q->at ? "</mark>" : "&nbsp;</mark>");
    add_bytes(out, q->text + to, q->n - to);
    buf_puts(out, "</pre>\n");
}

static void html_notes(struct buf *out, const struct findings *f, const struct message_note *n)
{
    for (; n; n = n->next) {
        buf_printf(out, "<p>%s: ", phrase_text(PHRASE_NOTE_WORD, f->language));
        html_put_inline(out, n->text);
        if (n->path) {
            buf_puts(out, " (<code>");
            html_put_inline(out, n->path);
            if (n->line)
                buf_printf(out, ":%zu", n->line);
            buf_puts(out, "</code>)");
        }
        buf_puts(out, "</p>\n");
    }
}

static void html_example(struct buf *out, enum message_language language, enum phrase title,
                         const char *example)
{
    struct buf lines;
    buf_init(&lines);
    explain_example(&lines, example, "");
    buf_printf(out, "<p><strong>%s:</strong></p>\n<pre dir=\"ltr\">", phrase_text(title, language));
    buf_html(out, lines.s, lines.n);
    buf_puts(out, "</pre>\n");
    buf_free(&lines);
}

/* What the message means, folded: the first time in full, then as a link to there. */
static void add_meaning(struct buf *out, const struct findings *f, const struct message *m,
                        char told[DIAG_COUNT])
{
    const struct explanation *e = explain_get(m->diag->id);
    if (!e)
        return;
    if (told[m->diag->id]) {
        buf_printf(out, "<p class=\"soft\"><a href=\"%s#m-%s\">%s</a></p>\n",
                   f->page ? f->page : "", m->id, phrase_text(PHRASE_MEANT_ABOVE, f->language));
        return;
    }
    told[m->diag->id] = 1;
    buf_printf(out, "<details id=\"m-%s\">\n<summary>%s</summary>\n<p%s>", m->id,
               phrase_text(PHRASE_WHAT_IT_MEANS, f->language),
               e->text.text[f->language] ? "" : " lang=\"en\"");
    html_put_inline(out, texts_get(&e->text, f->language));
    buf_puts(out, "</p>\n");
    html_example(out, f->language, PHRASE_EXAMPLE_WRONG, e->wrong);
    html_example(out, f->language, PHRASE_EXAMPLE_RIGHT, e->right);
    buf_puts(out, "</details>\n");
}

/* Where the fault is, as programs take it: a click marks it, and where it is known how, another one
 * opens it. */
static void html_place(struct buf *out, const struct findings *f, const struct message *m)
{
    const char *open = findings_open_url(f, m);
    if (!*m->path)
        return;
    buf_puts(out, "<p class=\"soft place\"><code><bdi>");
    html_put_inline(out, m->shown);
    if (m->line)
        buf_printf(out, ":%zu:%zu", m->line, m->column);
    buf_puts(out, "</bdi></code>");
    if (open) {
        buf_puts(out, " <a href=\"");
        html_put_inline(out, open);
        buf_printf(out, "\">%s</a>", phrase_text(PHRASE_OPEN_PLACE, f->language));
    }
    buf_puts(out, "</p>\n");
}

static void html_message(struct buf *out, const struct findings *f, const struct message *m,
                         char told[DIAG_COUNT])
{
    const char *line = arena_printf(f->arena, "%zu", m->line);
    buf_printf(out, "<article class=\"%s\">\n<h3><span class=\"kind\">%s</span>",
               classes[m->severity], severity_word(m->severity, f->language));
    if (m->line) {
        buf_puts(out, " · ");
        add_phrase(out, f, PHRASE_LINE, line);
    }
    buf_puts(out, ": ");
    html_put_inline(out, m->text);
    buf_puts(out, "</h3>\n");
    html_quote(out, &m->quote);
    html_place(out, f, m);
    if (m->help) {
        buf_printf(out, "<p><strong>%s:</strong> ", phrase_text(PHRASE_WHAT_TO_DO, f->language));
        html_put_inline(out, m->help);
        buf_puts(out, "</p>\n");
    }
    html_notes(out, f, m->notes);
    add_meaning(out, f, m, told);
    buf_printf(out, "<p class=\"soft\"><code>%s</code></p>\n</article>\n", m->id);
}

/* ---- one file ---- */

static void add_file_name(struct buf *out, const struct findings *f, const struct file_part *p)
{
    if (!*p->first->path) {
        add_phrase(out, f, PHRASE_SITE_AS_WHOLE, NULL);
        return;
    }
    buf_puts(out, "<code><bdi>");
    html_put_inline(out, p->first->shown);
    buf_puts(out, "</bdi></code>");
}

static void html_file(struct buf *out, const struct findings *f, const struct file_part *p,
                      size_t i, char told[DIAG_COUNT])
{
    const char *edit = findings_edit_url(f, p->first->path);
    buf_printf(out, "<section aria-labelledby=\"f%zu\">\n<h2 id=\"f%zu\">", i, i);
    add_file_name(out, f, p);
    buf_puts(out, "</h2>\n");
    if (edit) {
        buf_puts(out, "<p><a href=\"");
        html_put_inline(out, edit);
        buf_printf(out, "\" aria-describedby=\"f%zu\">", i);
        add_phrase(out, f, PHRASE_EDIT_FILE, NULL);
        buf_puts(out, "</a></p>\n");
    }
    for (size_t k = 0; k < p->n; k++)
        html_message(out, f, f->messages.at[p->from + k], told);
    buf_puts(out, "</section>\n");
}

/* Files with mistakes come first; among the others their paths decide. */
static int compare_parts(const void *pa, const void *pb, void *ctx)
{
    (void)ctx;
    const struct file_part *a = pa, *b = pb;
    int a_good = !a->count[SEVERITY_ERROR], b_good = !b->count[SEVERITY_ERROR];
    if (a_good != b_good)
        return a_good - b_good;
    return a->from < b->from ? -1 : a->from > b->from;
}

static void list_parts(const struct findings *f, struct list *parts)
{
    struct file_part *part = NULL;
    for (size_t i = 0; i < f->messages.n; i++) {
        const struct message *m = f->messages.at[i];
        if (!part || strcmp(part->first->path, m->path) != 0) {
            part = arena_alloc(f->arena, sizeof *part);
            *part = (struct file_part){.first = m, .from = i};
            list_add(parts, f->arena, part);
        }
        part->n++;
        part->count[m->severity]++;
    }
    list_sort(parts, compare_parts, NULL);
}

/* ---- the page ---- */

static void add_contents(struct buf *out, const struct findings *f, const struct list *parts)
{
    if (parts->n < 2)
        return;
    buf_puts(out, "<nav aria-labelledby=\"files\">\n<h2 id=\"files\">");
    add_phrase(out, f, PHRASE_FILES, NULL);
    buf_puts(out, "</h2>\n<ul>\n");
    for (size_t i = 0; i < parts->n; i++) {
        const struct file_part *p = parts->at[i];
        buf_printf(out, "<li><a href=\"#f%zu\">", i);
        add_file_name(out, f, p);
        buf_puts(out, "</a> (");
        findings_sum(out, p->count, f->language);
        buf_puts(out, ")</li>\n");
    }
    buf_puts(out, "</ul>\n</nav>\n");
}

static void add_head(struct buf *out, const struct findings *f)
{
    struct buf sum;
    buf_init(&sum);
    findings_sum(&sum, f->count, f->language);
    const char *title = phrase_text(PHRASE_REPORT_TITLE, f->language);
    buf_printf(out,
               "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
               "<meta name=\"robots\" content=\"noindex\">\n"
               "<title>%s%s%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n",
               message_language_tag(f->language), title, sum.n ? ": " : "", sum.s,
               format_html_style, title);
    if (sum.n)
        buf_printf(out, "<p><strong>%s</strong></p>\n", sum.s);
    buf_printf(out, "<p>%s</p>\n",
               phrase_text(!sum.n                     ? PHRASE_REPORT_CLEAN
                           : f->count[SEVERITY_ERROR] ? PHRASE_REPORT_STOPS
                                                      : PHRASE_REPORT_PASSES,
                           f->language));
    buf_free(&sum);
}

void format_html_list(const struct findings *f, struct buf *out)
{
    struct list parts = {0};
    char *told = arena_alloc(f->arena, DIAG_COUNT); /* 1: explained on the page already */
    list_parts(f, &parts);
    add_contents(out, f, &parts);
    for (size_t i = 0; i < parts.n; i++)
        html_file(out, f, parts.at[i], i, told);
}

void format_html(const struct findings *f, struct buf *out)
{
    add_head(out, f);
    format_html_list(f, out);
    buf_puts(out, "</main>\n</body>\n</html>\n");
}

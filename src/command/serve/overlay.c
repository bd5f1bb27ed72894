#include "command/serve/overlay.h"

#include "base/when.h"
#include "report/format.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { BAR_MESSAGES = 20 }; /* more are on the page with all of them */

static void put_phrase(struct buf *out, enum message_language language, enum phrase p)
{
    const char *text = phrase_text(p, language);
    buf_html(out, text, strlen(text));
}

/* Puts the edition's messages into words, with what leads to their places. */
static void overlay_findings(const struct overlay *o, struct findings *f)
{
    struct project *p = &o->edition->project;
    findings_make(f, &p->report, o->language);
    f->editor = o->editor;
    f->root = p->site.root;
}

static void put_sum(struct buf *out, const struct overlay *o, const struct findings *f, int errors)
{
    struct buf sum;
    size_t count[SEVERITY_COUNT] = {0};
    memcpy(count, f->count, errors ? sizeof *count : sizeof count);
    buf_init(&sum);
    findings_sum(&sum, count, o->language);
    if (o->edition->trouble)
        put_phrase(out, o->language, PHRASE_PREVIEW_TROUBLE);
    else if (sum.n)
        buf_html(out, sum.s, sum.n);
    else
        put_phrase(out, o->language, PHRASE_SERVE_FINE);
    buf_free(&sum);
}

/* ---- the bar ---- */

/* The day and the drafts that are shown; sending it makes the wish. */
static void put_form(struct buf *out, const struct overlay *o)
{
    const struct when now = o->edition->project.site.now;
    char day[24] = "";
    if (now.date.year)
        when_format((struct when){now.date, WHEN_ALL_DAY}, ' ', day);
    buf_printf(out,
               "<form action=\"%s\"><input type=\"hidden\" name=\"token\" value=\"%s\">"
               "<label>",
               OVERLAY_WISH, o->token);
    put_phrase(out, o->language, PHRASE_PREVIEW_DAY);
    buf_printf(out,
               " <input type=\"date\" name=\"now\" value=\"%s\"></label> <label><input "
               "type=\"checkbox\" name=\"drafts\" value=\"1\"%s> ",
               day, o->drafts ? " checked" : "");
    put_phrase(out, o->language, PHRASE_PREVIEW_DRAFTS);
    buf_puts(out, "</label> <button>");
    put_phrase(out, o->language, PHRASE_PREVIEW_SHOW);
    buf_puts(out, "</button> <button name=\"today\" value=\"1\">");
    put_phrase(out, o->language, PHRASE_PREVIEW_TODAY);
    buf_puts(out, "</button></form>\n");
}

/* The mistakes, as many as one can see to at once. */
static void put_mistakes(struct buf *out, const struct overlay *o, const struct findings *all)
{
    struct findings f = *all;
    f.messages = (struct list){0};
    f.page = OVERLAY_STATUS;
    for (size_t i = 0; i < all->messages.n && f.messages.n < BAR_MESSAGES; i++) {
        struct message *m = all->messages.at[i];
        if (m->severity == SEVERITY_ERROR)
            list_add(&f.messages, f.arena, m);
    }
    buf_puts(out, "<p>");
    put_phrase(out, o->language, o->stands ? PHRASE_PREVIEW_BEHIND : PHRASE_PREVIEW_NONE);
    buf_puts(out, "</p>\n");
    format_html_list(&f, out);
}

void overlay_bar(const struct overlay *o, struct buf *out)
{
    struct findings f;
    overlay_findings(o, &f);
    int faulty = f.count[SEVERITY_ERROR] || o->edition->trouble;
    buf_printf(out, "<aside lang=\"%s\" dir=\"ltr\" aria-label=\"",
               message_language_tag(o->language));
    put_phrase(out, o->language, PHRASE_PREVIEW);
    buf_puts(out, "\" data-copy=\"");
    put_phrase(out, o->language, PHRASE_PREVIEW_COPY);
    buf_printf(out, "\"%s><details%s><summary>", faulty ? " class=\"faulty\"" : "",
               faulty ? " open" : "");
    put_phrase(out, o->language, PHRASE_PREVIEW);
    buf_puts(out, ": <strong>");
    put_sum(out, o, &f, 1);
    buf_puts(out, "</strong></summary>\n<div class=\"box\">");
    if (f.count[SEVERITY_ERROR])
        put_mistakes(out, o, &f);
    if (!o->edition->trouble)
        put_form(out, o);
    buf_puts(out, "<p><a href=\"" OVERLAY_STATUS "\">");
    put_phrase(out, o->language, PHRASE_PREVIEW_ALL);
    buf_puts(out, "</a> (");
    put_sum(out, o, &f, 0);
    buf_puts(out, ")</p>\n</div></details></aside>\n");
}

/* ---- pages ---- */

static void put_host(struct buf *out, const char *bar, uint64_t number)
{
    buf_printf(out, "<knoten-preview data-number=\"%ju\"><template shadowrootmode=\"open\">",
               (uintmax_t)number);
    buf_puts(out, "<link rel=\"stylesheet\" href=\"" OVERLAY_STYLE "\">\n");
    buf_puts(out, bar);
    buf_puts(out,
             "</template></knoten-preview><script src=\"" OVERLAY_SCRIPT "\" defer></script>\n");
}

static void put_head(struct buf *out, enum message_language language, enum phrase title)
{
    buf_printf(out,
               "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
               message_language_tag(language));
    put_phrase(out, language, title);
    buf_puts(out, "</title>\n<link rel=\"icon\" href=\"" OVERLAY_ICON
                  "\">\n<link rel=\"stylesheet\" href=\"" OVERLAY_STYLE
                  "\">\n</head>\n<body>\n<main>\n<h1>");
    put_phrase(out, language, title);
    buf_puts(out, "</h1>\n");
}

static void put_foot(struct buf *out)
{
    buf_puts(out, "</main>\n</body>\n</html>\n");
}

void overlay_status(const struct overlay *o, struct buf *out)
{
    struct findings f;
    overlay_findings(o, &f);
    put_head(out, o->language, PHRASE_REPORT_TITLE);
    buf_puts(out, "<p><strong>");
    put_sum(out, o, &f, 0);
    buf_puts(out, "</strong></p>\n<p><a href=\"");
    buf_html(out, o->edition->base, strlen(o->edition->base));
    buf_puts(out, "\">");
    put_phrase(out, o->language, PHRASE_PREVIEW_BACK);
    buf_puts(out, "</a></p>\n");
    if (!o->stands) {
        buf_puts(out, "<p>");
        put_phrase(out, o->language, PHRASE_PREVIEW_NONE);
        buf_puts(out, "</p>\n");
    }
    format_html_list(&f, out);
    buf_printf(out, "<knoten-preview data-number=\"%ju\" data-status data-copy=\"",
               (uintmax_t)o->number);
    put_phrase(out, o->language, PHRASE_PREVIEW_COPY);
    buf_puts(out, "\"></knoten-preview>\n<script src=\"" OVERLAY_SCRIPT "\" defer></script>\n");
    put_foot(out);
}

void overlay_line(enum message_language language, enum phrase what, struct buf *out)
{
    put_head(out, language, PHRASE_PREVIEW);
    buf_puts(out, "<p>");
    put_phrase(out, language, what);
    buf_puts(out, "</p>\n");
    put_foot(out);
}

/* Returns where the body ends; the page's end if that is not marked. */
static size_t body_end(const struct buf *page)
{
    static const char mark[] = "</body";
    for (size_t at = page->n; at-- > 0;) {
        if (page->s[at] == '<' && !strncasecmp(page->s + at, mark, sizeof mark - 1))
            return at;
    }
    return page->n;
}

void overlay_insert(struct buf *page, const char *bar, uint64_t number)
{
    struct buf rest;
    size_t at = body_end(page);
    buf_init(&rest);
    buf_add(&rest, page->s + at, page->n - at);
    buf_cut(page, at);
    put_host(page, bar, number);
    buf_add(page, rest.s, rest.n);
    buf_free(&rest);
}

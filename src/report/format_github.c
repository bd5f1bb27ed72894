#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "report/format.h"

#include <stdlib.h>
#include <string.h>

/* GitHub shows so many of each severity and step, and takes a summary of up to 1 MiB. */
enum { SHOWN = 10, SUMMARY_MAX = 1 << 20, SUMMARY_ROOM = SUMMARY_MAX - 4096 };

static const char *const commands[SEVERITY_COUNT] = {"error", "warning", "notice"};

/* Appends a value so that it stays within its workflow command; a property (`inner`) also ends at a
 * comma or colon. */
static void add_escaped(struct buf *out, const char *s, int inner)
{
    for (; *s; s++) {
        if (*s == '%' || *s == '\r' || *s == '\n' || (inner && (*s == ':' || *s == ',')))
            buf_printf(out, "%%%02X", (unsigned char)*s);
        else
            buf_putc(out, *s);
    }
}

static void github_place(struct buf *out, const struct findings *f, const struct message *m)
{
    buf_puts(out, " file=");
    add_escaped(out, f->folder, 1);
    add_escaped(out, m->shown, 1);
    if (!m->line)
        return;
    buf_printf(out, ",line=%zu,endLine=%zu", m->line, m->end_line);
    if (m->line == m->end_line) /* columns are looked at on one line only */
        buf_printf(out, ",col=%zu,endColumn=%zu", m->column, m->end_column);
}

/* Appends all that the message says, as the lines of one annotation. */
static void add_said(struct buf *out, const struct message *m, enum message_language language)
{
    buf_puts(out, m->text);
    for (const struct message_note *n = m->notes; n; n = n->next) {
        buf_printf(out, "\n%s: %s", phrase_text(PHRASE_NOTE_WORD, language), n->text);
        if (n->path)
            buf_printf(out, " (%s", n->path);
        if (n->path && n->line)
            buf_printf(out, ":%zu", n->line);
        buf_puts(out, n->path ? ")" : "");
    }
    if (m->help)
        buf_printf(out, "\n%s: %s", phrase_text(PHRASE_HELP_WORD, language), m->help);
}

static void add_command(struct buf *out, const struct findings *f, const struct message *m)
{
    struct buf said;
    buf_init(&said);
    add_said(&said, m, f->language);
    buf_printf(out, "::%s", commands[m->severity]);
    if (*m->path)
        github_place(out, f, m);
    buf_printf(out, "%ctitle=%s::", *m->path ? ',' : ' ', m->id);
    add_escaped(out, said.s, 0);
    buf_putc(out, '\n');
    buf_free(&said);
}

/* ---- the summary ---- */

static void github_html(struct buf *out, const char *s)
{
    buf_html(out, s, strlen(s));
}

/* Appends a row of the table. It is HTML without an empty line in it, so that nothing of it is read
 * as Markdown. */
static void add_row(struct buf *out, const struct findings *f, const struct message *m)
{
    const char *edit = findings_edit_url(f, m->path);
    buf_printf(out, "<tr><td>%s</td><td>", severity_word(m->severity, f->language));
    if (edit) {
        buf_puts(out, "<a href=\"");
        github_html(out, edit);
        buf_puts(out, "\">");
    }
    buf_puts(out, "<code>");
    github_html(out, m->shown);
    if (m->line)
        buf_printf(out, ":%zu", m->line);
    buf_printf(out, "</code>%s</td><td>", edit ? "</a>" : "");
    github_html(out, m->text);
    if (m->help) {
        buf_printf(out, "<br>%s: ", phrase_text(PHRASE_HELP_WORD, f->language));
        github_html(out, m->help);
    }
    buf_printf(out, "</td><td><code>%s</code></td></tr>\n", m->id);
}

/* Appends those messages that no annotation shows, as far as there is room. */
static void add_rest(struct buf *out, const struct findings *f, const struct list *rest)
{
    size_t i = 0;
    phrase_add(out, PHRASE_MORE_MESSAGES, f->language, NULL, 0);
    buf_puts(out, "\n<table>\n");
    for (; i < rest->n && out->n < SUMMARY_ROOM; i++)
        add_row(out, f, rest->at[i]);
    buf_puts(out, "</table>\n\n");
    if (i < rest->n)
        buf_printf(out, "… +%zu\n\n", rest->n - i);
}

void format_github(const struct findings *f, struct buf *out)
{
    struct list rest = {0};
    struct buf summary;
    buf_init(&summary);
    for (int severity = 0; severity < SEVERITY_COUNT; severity++) {
        size_t shown = 0;
        for (size_t i = 0; i < f->messages.n; i++) {
            const struct message *m = f->messages.at[i];
            if ((int)m->severity != severity)
                continue;
            if (shown++ < SHOWN)
                add_command(out, f, m);
            else
                list_add(&rest, f->arena, (void *)(uintptr_t)m);
        }
    }
    if (rest.n)
        add_rest(&summary, f, &rest);
    const char *file = getenv("GITHUB_STEP_SUMMARY");
    if (rest.n && (!file || !*file || fs_append(file, summary.s, summary.n))) {
        for (size_t i = 0; i < rest.n; i++)
            add_command(out, f, rest.at[i]);
    }
    buf_free(&summary);
}

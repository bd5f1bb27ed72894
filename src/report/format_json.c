/* `knoten check --format json`, for programs. One object:
 *
 *     {"format": 1, "language": "de", "errors": 1, "warnings": 0, "hints": 0, "messages": [
 *     {"path": "content/events/2026/fest.md", "line": 4, "column": 8, "end_line": 4,
 *      "end_column": 16, "severity": "error", "id": "ref-unknown", "text": "…", "help": "…",
 *      "quote": "venue: rathhaus",
 *      "notes": [{"path": "…", "line": 2, "column": 1, "text": "…"}], "edit": "https://…"}
 *     ]}
 *
 * `path` counts from the site's folder; it is missing where a message is about no file. Lines and
 * columns count from 1, columns in code points; `end_…` is the place behind the fault; all four are
 * missing where a message is about a file as a whole. `severity` is error, warning or hint. `id`
 * never changes its meaning; `text`, `help` and those of `notes` are for people, and may. `help`,
 * `quote` (the line, or as much of it as is near the fault), `notes` and `edit` are missing where
 * there is nothing to say. Readers pass over members that they do not know; `format` changes when
 * that is not enough. Messages come by path, then by place.
 */
#include "report/format.h"

#include "base/buf.h"

#include <string.h>

static const char *const severities[SEVERITY_COUNT] = {"error", "warning", "hint"};

static void add_text(struct buf *out, const char *name, const char *value)
{
    buf_printf(out, ", \"%s\": ", name);
    buf_json(out, value, strlen(value));
}

static void json_quote(struct buf *out, const struct quote *q)
{
    struct buf shown;
    buf_init(&shown);
    visible_add(&shown, q->text, q->n);
    add_text(out, "quote", shown.s);
    buf_free(&shown);
}

static void add_notes(struct buf *out, const struct message_note *first)
{
    buf_puts(out, ", \"notes\": [");
    for (const struct message_note *n = first; n; n = n->next) {
        buf_puts(out, n == first ? "{\"text\": " : ", {\"text\": ");
        buf_json(out, n->text, strlen(n->text));
        if (n->path)
            add_text(out, "path", n->path);
        if (n->line)
            buf_printf(out, ", \"line\": %zu, \"column\": %zu", n->line, n->column);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void json_message(struct buf *out, const struct findings *f, const struct message *m)
{
    const char *edit = findings_edit_url(f, m->path);
    buf_printf(out, "{\"severity\": \"%s\", \"id\": \"%s\"", severities[m->severity], m->id);
    if (*m->path)
        add_text(out, "path", m->shown);
    if (m->line)
        buf_printf(out, ", \"line\": %zu, \"column\": %zu, \"end_line\": %zu, \"end_column\": %zu",
                   m->line, m->column, m->end_line, m->end_column);
    add_text(out, "text", m->text);
    if (m->help)
        add_text(out, "help", m->help);
    if (m->quote.text)
        json_quote(out, &m->quote);
    if (m->notes)
        add_notes(out, m->notes);
    if (edit)
        add_text(out, "edit", edit);
    buf_putc(out, '}');
}

void format_json(const struct findings *f, struct buf *out)
{
    buf_printf(out,
               "{\"format\": 1, \"language\": \"%s\", \"errors\": %zu, \"warnings\": %zu, "
               "\"hints\": %zu, \"messages\": [",
               message_language_tag(f->language), f->count[SEVERITY_ERROR],
               f->count[SEVERITY_WARNING], f->count[SEVERITY_HINT]);
    for (size_t i = 0; i < f->messages.n; i++) {
        buf_puts(out, i ? ",\n" : "\n");
        json_message(out, f, f->messages.at[i]);
    }
    buf_puts(out, "\n]}\n");
}

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
#include "base/json.h"

static const char *const severities[SEVERITY_COUNT] = {"error", "warning", "hint"};

static void json_count(struct json *out, const char *name, size_t n)
{
    json_key(out, name);
    json_number(out, (int64_t)n);
}

static void add_quote(struct json *out, const struct quote *q)
{
    struct buf shown;
    buf_init(&shown);
    visible_add(&shown, q->text, q->n);
    json_member(out, "quote", shown.s);
    buf_free(&shown);
}

static void json_notes(struct json *out, const struct message_note *first)
{
    json_key(out, "notes");
    json_array(out);
    for (const struct message_note *n = first; n; n = n->next) {
        json_object(out);
        json_member(out, "text", n->text);
        json_member(out, "path", n->path);
        if (n->line) {
            json_count(out, "line", n->line);
            json_count(out, "column", n->column);
        }
        json_end(out);
    }
    json_end(out);
}

static void add_place(struct json *out, const struct message *m)
{
    if (*m->path)
        json_member(out, "path", m->shown);
    if (!m->line)
        return;
    json_count(out, "line", m->line);
    json_count(out, "column", m->column);
    json_count(out, "end_line", m->end_line);
    json_count(out, "end_column", m->end_column);
}

static void json_message(struct json *out, const struct findings *f, const struct message *m)
{
    json_object(out);
    json_member(out, "severity", severities[m->severity]);
    json_member(out, "id", m->id);
    add_place(out, m);
    json_member(out, "text", m->text);
    json_member(out, "help", m->help);
    if (m->quote.text)
        add_quote(out, &m->quote);
    if (m->notes)
        json_notes(out, m->notes);
    json_member(out, "edit", findings_edit_url(f, m->path));
    json_end(out);
}

void format_json(const struct findings *f, struct buf *out)
{
    struct json j = json_start(out, JSON_SPACED);
    json_object(&j);
    json_count(&j, "format", 1);
    json_member(&j, "language", message_language_tag(f->language));
    json_count(&j, "errors", f->count[SEVERITY_ERROR]);
    json_count(&j, "warnings", f->count[SEVERITY_WARNING]);
    json_count(&j, "hints", f->count[SEVERITY_HINT]);
    json_key(&j, "messages");
    json_array(&j);
    for (size_t i = 0; i < f->messages.n; i++) {
        json_line(&j);
        json_message(&j, f, f->messages.at[i]);
    }
    json_line(&j);
    json_end(&j);
    json_end(&j);
    buf_putc(out, '\n');
}

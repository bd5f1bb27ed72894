#include "report/format.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/map.h"

#include <inttypes.h>
#include <string.h>

/* GitLab shows them beside the lines of a merge request, and tells new ones from old by their
 * fingerprints. */
static const char *const severities[SEVERITY_COUNT] = {"major", "minor", "info"};

static void digest_text(struct digester *d, const char *s)
{
    digest_add(d, s ? s : "", s ? strlen(s) + 1 : 1);
}

/* Digests what a message says of what, but not where in the file: lines above it may come and go.
 */
static struct digest digest_of(const struct message *m, size_t like_it)
{
    struct digester d;
    digest_start(&d);
    digest_text(&d, m->path);
    digest_text(&d, m->id);
    for (int i = 0; i < 2; i++) {
        const enum phrase word = m->diag->word[i];
        digest_text(&d, word ? phrase_text(word, MESSAGE_EN) : m->diag->arg[i]);
    }
    if (m->quote.text)
        digest_add(&d, m->quote.text, m->quote.n);
    digest_add(&d, &like_it, sizeof like_it);
    return digest_end(&d);
}

/* Returns the fingerprint: messages that are alike are counted in `seen`, so that each has its own.
 */
static const char *fingerprint(struct arena *a, struct map *seen, const struct message *m)
{
    struct digest d = digest_of(m, 0);
    const char *key = arena_printf(a, "%016" PRIx64 "%016" PRIx64, d.a, d.b);
    size_t *count = map_get(seen, key);
    if (!count)
        count = map_add(seen, key, arena_alloc(a, sizeof *count));
    if (!(*count)++)
        return key;
    d = digest_of(m, *count);
    return arena_printf(a, "%016" PRIx64 "%016" PRIx64, d.a, d.b);
}

static void add_description(struct json *out, const struct message *m)
{
    struct buf text;
    buf_init(&text);
    buf_puts(&text, m->text);
    if (m->help)
        buf_printf(&text, " – %s", m->help);
    json_member(out, "description", text.s);
    buf_free(&text);
}

static void add_location(struct json *out, const char *path, size_t first, size_t last)
{
    json_key(out, "location");
    json_object(out);
    json_member(out, "path", path);
    json_key(out, "lines");
    json_object(out);
    json_key(out, "begin");
    json_number(out, (int64_t)first);
    json_key(out, "end");
    json_number(out, (int64_t)last);
    json_end(out);
    json_end(out);
}

static void gitlab_message(struct json *out, const struct findings *f, const struct message *m,
                           struct map *seen)
{
    const char *path = arena_printf(f->arena, "%s%s", f->folder, *m->path ? m->shown : ".");
    json_object(out);
    add_description(out, m);
    json_member(out, "check_name", m->id);
    json_member(out, "fingerprint", fingerprint(f->arena, seen, m));
    json_member(out, "severity", severities[m->severity]);
    add_location(out, path, m->line ? m->line : 1, m->line ? m->end_line : 1);
    json_end(out);
}

void format_gitlab(const struct findings *f, struct buf *out)
{
    struct map seen;
    map_init(&seen, f->arena);
    struct json j = json_start(out, JSON_SPACED);
    json_array(&j);
    for (size_t i = 0; i < f->messages.n; i++) {
        json_line(&j);
        gitlab_message(&j, f, f->messages.at[i], &seen);
    }
    json_line(&j);
    json_end(&j);
    buf_putc(out, '\n');
}

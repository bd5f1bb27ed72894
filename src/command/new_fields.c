#include "command/new_draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "command/reference.h"
#include "model/front.h"
#include "model/patterns.h"
#include "model/schema_words.h"
#include "model/types.h"
#include "read/text.h"
#include "report/diag.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <string.h>

/* So many names are listed behind a field that wants one. */
enum { NAMES_MOST = 24, DEEPEST = 4 };

/* ---- finding a field ---- */

/* Returns the field of the first name in `name`, of the type or of `of`. */
static struct front_field field_named(const struct new_draft *d, const struct record_spec *of,
                                      const char *name, size_t n)
{
    struct front_field fields[FRONT_FIELDS], found = {0};
    size_t count = front_fields(d->type, fields);
    const char *own = arena_copy(d->arena, name, n);
    if (of) {
        found = (struct front_field){of, schema_field(of, own)};
        return found.field ? found : (struct front_field){0};
    }
    for (size_t i = 0; i < count && !found.field; i++) {
        if (!strcmp(fields[i].field->name, own))
            found = fields[i];
    }
    return found;
}

struct front_field new_field_find(const struct new_draft *d, const char *name)
{
    struct front_field f = {0};
    for (const char *p = name; *p; p += strspn(p, ".")) {
        size_t n = strcspn(p, ".");
        if (p != name && !f.field->record)
            return (struct front_field){0};
        f = field_named(d, p == name ? NULL : f.field->record, p, n);
        if (!f.field)
            return f;
        p += n;
    }
    return f;
}

/* Offers a field within another; the first one also to whoever names the other alone. */
static void offer_inner(const struct new_draft *d, struct suggest *s, const char *name,
                        const struct field_spec *f, const struct field_spec *in)
{
    const char *both = arena_printf(d->arena, "%s.%s", f->name, in->name);
    if (!strcmp(name, f->name) && !s->best)
        s->best = both;
    else if (strcmp(name, f->name) != 0)
        suggest_offer(s, both);
}

static int fault_field(const struct new_draft *d, const char *name)
{
    struct front_field fields[FRONT_FIELDS];
    struct suggest s = suggest_begin(name);
    size_t n = front_fields(d->type, fields);
    for (size_t i = 0; i < n; i++) {
        const struct field_spec *f = fields[i].field;
        if (!f->record)
            suggest_offer(&s, f->name);
        for (const struct field_spec *in = f->record ? f->record->field : NULL; in && in->name;
             in++)
            offer_inner(d, &s, name, f, in);
    }
    const char *option = arena_printf(d->arena, "--%s", name);
    if (!s.best)
        return usage_fault(d->language, PHRASE_NEW_FIELD_UNKNOWN, option, item_word(d->type));
    return usage_fault(d->language, PHRASE_OPTION_MEANT, option,
                       arena_printf(d->arena, "--%s", s.best));
}

/* ---- giving it a value ---- */

static struct node *add_child(const struct new_draft *d, struct node *parent, const char *key)
{
    struct node **at = &parent->item;
    while (*at)
        at = &(*at)->next;
    *at = arena_alloc(d->arena, sizeof **at);
    (*at)->key = key;
    parent->n++;
    return *at;
}

/* Returns the entry of a map, added if it is not there. */
static struct node *entry_of(const struct new_draft *d, struct node *map, const char *key)
{
    struct node *entry = node_get(map, key);
    map->kind = NODE_MAP;
    return entry ? entry : add_child(d, map, key);
}

static void add_value_text(const struct new_draft *d, struct node *n, const char *text, int listed)
{
    struct node *to = n;
    if (listed) {
        n->kind = NODE_LIST;
        to = add_child(d, n, NULL);
    }
    to->text = text;
    to->span = (struct span){0}; /* in place of what the site has it begin with */
    to->quoted = 1;
}

/* Returns 1 if no value of the field has a comma. */
static int may_divide(const struct field_spec *f)
{
    return f->flags & FIELD_LIST &&
           (f->kind == FIELD_VOCABULARY || f->kind == FIELD_REF || f->kind == FIELD_LANGUAGE ||
            f->kind == FIELD_ON || f->kind == FIELD_WHEN);
}

int new_field_put(struct new_draft *d, const char *name, const char *value)
{
    struct front_field found = new_field_find(d, name);
    struct node *at = d->front;
    int listed = found.field && found.field->flags & FIELD_LIST;
    if (!found.field || found.field->record)
        return fault_field(d, name);
    for (const char *p = name; *p; p += strspn(p, ".")) {
        size_t n = strcspn(p, ".");
        at = entry_of(d, at, arena_copy(d->arena, p, n));
        p += n;
    }
    for (const char *p = value;; p++) {
        size_t n = may_divide(found.field) ? strcspn(p, ",") : strlen(p);
        size_t blank = strspn(p, " ");
        add_value_text(
            d, at, arena_copy(d->arena, p + (blank < n ? blank : n), n - (blank < n ? blank : n)),
            listed);
        p += n;
        if (!*p)
            return 0;
    }
}

/* ---- what the site wants it to begin with ---- */

/* Adds the entries of `from` that `to` lacks, also within those that both have. */
static void add_lacking(const struct new_draft *d, struct node *to, const struct node *from)
{
    for (const struct node *n = from->item; n; n = n->next) {
        struct node *known = node_get(to, n->key);
        if (known && known->kind == NODE_MAP && n->kind == NODE_MAP)
            add_lacking(d, known, n);
        if (known || node_is_null(n))
            continue;
        struct node *added = add_child(d, to, n->key), *next = added->next;
        *added = *n;
        added->next = next;
    }
}

void new_begin(struct new_draft *d)
{
    static const char *const alone[] = {"uid", "aliases"};
    const struct item *pattern = d->site->pattern[d->type];
    struct report scratch;
    struct front front;
    if (!pattern || d->original)
        return;
    report_init(&scratch, d->arena);
    if (front_find(&scratch, pattern->source, &front))
        d->body = pattern->source->text + front.body;
    struct node *own = arena_alloc(d->arena, sizeof *own);
    *own = (struct node){.kind = NODE_MAP};
    for (const struct node *n = pattern->front ? pattern->front->item : NULL; n; n = n->next) {
        int fits = 1;
        for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
            fits &= strcmp(n->key, alone[i]) != 0;
        struct node *copy = fits ? add_child(d, own, n->key) : NULL;
        if (!copy)
            continue;
        *copy = *n;
        copy->next = NULL;
    }
    add_lacking(d, d->front, own);
}

/* Appends what is known under the name of a hole; nothing where that was not given. */
static void put_known(const struct new_draft *d, struct buf *out, const struct pattern_hole *hole)
{
    const char *name = arena_copy(d->arena, hole->name, hole->length);
    const char *given = new_field_text(d, name);
    struct date today = d->site->now.date;
    if (given)
        buf_puts(out, given);
    else if (!strcmp(name, "id"))
        buf_puts(out, d->id ? d->id : "");
    else if (!strcmp(name, "year"))
        buf_printf(out, "%04d", today.year);
    else if (!strcmp(name, "date"))
        buf_printf(out, "%04d-%02d-%02d", today.year, today.month, today.day);
}

static const char *filled(const struct new_draft *d, const char *text)
{
    struct pattern_hole hole;
    struct buf out;
    size_t at = 0;
    if (!pattern_hole(text, 0, &hole))
        return text;
    buf_init(&out);
    for (; pattern_hole(text, at, &hole); at = hole.at + hole.n) {
        buf_add(&out, text + at, hole.at - at);
        put_known(d, &out, &hole);
    }
    buf_puts(&out, text + at);
    const char *kept = arena_strdup(d->arena, out.s);
    buf_free(&out);
    return kept;
}

/* What was typed stays as it was typed: only what has a place in the site's file is filled. */
static void fill_nodes(const struct new_draft *d, struct node *map)
{
    for (struct node *n = map->item; n; n = n->next) {
        if (n->kind == NODE_SCALAR && n->text && n->span.source)
            n->text = filled(d, n->text);
        else
            fill_nodes(d, n);
    }
}

void new_fill(struct new_draft *d)
{
    struct node *title = node_get(d->front, "title");
    if (title && title->text && title->span.source) {
        const char *text = title->text;
        title->text = NULL; /* it is not a part of itself */
        title->text = filled(d, text);
    }
    if (!d->title)
        return;
    fill_nodes(d, d->front);
    if (d->body)
        d->body = filled(d, d->body);
}

const char *new_field_text(const struct new_draft *d, const char *name)
{
    const struct node *n = node_get(d->front, name);
    return n ? n->text : NULL;
}

/* ---- help in the file ---- */

/* Appends the ids that a field may have: of a list of terms, or of items while they are few. */
static void put_ids(const struct new_draft *d, struct buf *out, const struct field_spec *f)
{
    const struct map *ids = f->kind == FIELD_VOCABULARY ? &d->site->vocabulary[f->vocabulary].terms
                            : f->kind == FIELD_REF      ? &d->site->by_id[f->refers]
                                                        : NULL;
    if (!ids || !ids->n || (f->kind == FIELD_REF && ids->n > NAMES_MOST))
        return;
    for (size_t i = 0; i < ids->n; i++)
        buf_printf(out, "%s%s", i ? ", " : ": ", ids->entry[i].key);
}

/* Appends what a field is and takes, as a comment. */
static void put_help(const struct new_draft *d, struct buf *out, const struct front_field *f)
{
    struct field_words words = field_words(f->record, f->field, d->language);
    buf_printf(out, "# %s: %s", words.label, words.help);
    if (!f->field->record) {
        buf_puts(out, " (");
        reference_kind(out, f->field, d->language);
        put_ids(d, out, f->field);
        buf_putc(out, ')');
    }
    buf_putc(out, '\n');
}

/* Returns 1 if a file like the draft's may have the field. */
static int has_place(const struct new_draft *d, const struct field_spec *f)
{
    unsigned own = FIELD_TRANSLATED | FIELD_TRANSLATION | FIELD_OWN;
    return d->original ? (f->flags & own) != 0 : !(f->flags & FIELD_TRANSLATION);
}

static void put_absent(const struct new_draft *d, struct buf *out, const struct front_field *f,
                       int depth);

/* Appends the fields of a record as comments; those of a list's entry stand behind a dash. */
static void put_inner(const struct new_draft *d, struct buf *out, const struct field_spec *f,
                      int depth)
{
    int dash = (f->flags & FIELD_LIST) != 0;
    for (const struct field_spec *in = f->record->field; in->name; in++) {
        const struct front_field inner = {f->record, in};
        if (!*in->name || depth > DEEPEST)
            continue;
        buf_printf(out, "# %*s%s", 2 * depth + (dash == 2 ? 2 : 0), "", dash == 1 ? "- " : "");
        put_absent(d, out, &inner, depth + (dash > 0));
        dash = dash ? 2 : 0;
    }
}

/* Appends `name:  # help` from where the line stands, and what is in it on lines of its own. */
static void put_absent(const struct new_draft *d, struct buf *out, const struct front_field *f,
                       int depth)
{
    const struct field_spec *field = f->field;
    int listed = field->flags & FIELD_LIST && !field->record;
    buf_printf(out, "%s:%s  ", field->name, listed ? " []" : "");
    put_help(d, out, f);
    if (field->record)
        put_inner(d, out, field, depth + 1);
}

static void new_absent(void *ctx, struct buf *out, const struct front_field *f)
{
    const struct new_draft *d = ctx;
    int needed = f->field->flags & FIELD_REQUIRED && !d->original;
    if (!has_place(d, f->field) || (d->bare && !needed))
        return;
    if (d->bare) {
        buf_printf(out, "%s:\n", f->field->name);
        return;
    }
    buf_puts(out, needed ? "" : "# ");
    put_absent(d, out, f, 0);
}

void new_write(const struct new_draft *d, struct buf *out)
{
    const struct front_order order = {.absent = new_absent, .ctx = (void *)d};
    buf_puts(out, "---\n");
    front_write(out, d->arena, d->type, d->front, &order);
    buf_puts(out, "---\n");
    buf_puts(out, d->body ? d->body : "");
}

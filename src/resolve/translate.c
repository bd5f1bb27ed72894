#include "resolve/translate.h"

#include "base/arena.h"
#include "model/schema.h"
#include "model/site.h"
#include "report/diag.h"
#include "report/suggest.h"

#include <stdio.h>
#include <string.h>

/* ---- shared fields must agree ---- */

/* A single value may stand for a list of one. */
static const struct node *single_value(const struct node *n)
{
    return n->kind == NODE_LIST && n->item && !n->item->next ? n->item : n;
}

static int nodes_equal(const struct node *a, const struct node *b)
{
    a = single_value(a);
    b = single_value(b);
    if (a->kind != b->kind || a->n != b->n)
        return 0;
    if (a->kind == NODE_SCALAR)
        return !strcmp(a->text, b->text);
    if (a->kind == NODE_MAP) {
        for (const struct node *x = a->item; x; x = x->next) {
            const struct node *y = node_get(b, x->key);
            if (!y || !nodes_equal(x, y))
                return 0;
        }
        return 1;
    }
    const struct node *y = b->item;
    for (const struct node *x = a->item; x; x = x->next, y = y->next) {
        if (!nodes_equal(x, y))
            return 0;
    }
    return 1;
}

/* What is compared: a map of a translation with that of its original. */
struct pair {
    const struct node *copy, *original;
    const struct node *entries; /* the original's list that they are entries of; NULL: no list */
};

static void check_shared(struct report *r, const struct record_spec *const *specs, size_t n,
                         struct pair pair);

/* Records with translatable parts stand in the same order as the original's. */
static void check_records(struct report *r, const struct record_spec *spec, const struct node *copy,
                          const struct node *original)
{
    const struct node *x = copy->kind == NODE_LIST ? copy->item : copy;
    const struct node *entries = original && original->kind == NODE_LIST ? original : NULL;
    const struct node *y = entries ? entries->item : original;
    for (; x; x = copy->kind == NODE_LIST ? x->next : NULL) {
        if (x->kind == NODE_MAP)
            check_shared(r, &spec, 1, (struct pair){x, y, entries});
        y = y && entries ? y->next : NULL;
    }
}

static int has_translated(const struct record_spec *spec)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        if (f->flags & FIELD_TRANSLATED)
            return 1;
    }
    return 0;
}

/* Says what to do about a value that is not the original's: where another entry of its list has it,
 * the translation's stands at the wrong place, and would put its words there. */
static void shared_advice(struct report *r, struct diag *d, const struct node *copy,
                          const struct node *original, const struct node *entries)
{
    int place = 1;
    for (const struct node *x = entries ? entries->item : NULL; x; x = x->next, place++) {
        const struct node *same = x->kind == NODE_MAP ? node_get(x, copy->key) : NULL;
        if (!same || !nodes_equal(copy, same))
            continue;
        char number[16];
        snprintf(number, sizeof number, "%d", place);
        diag_help(r, d, HELP_ENTRY_PLACE, number, NULL);
        diag_note(d, HELP_ORIGINAL_HERE, same->span);
        return;
    }
    diag_help(r, d, HELP_REMOVE_FIELD, NULL, NULL);
    if (original)
        diag_note(d, HELP_ORIGINAL_HERE, original->span);
}

static void check_entry(struct report *r, const struct field_spec *f, const struct node *copy,
                        struct pair of)
{
    const struct node *original = node_get(of.original, copy->key);
    if (f->flags & (FIELD_TRANSLATED | FIELD_TRANSLATION | FIELD_OWN) || node_is_null(copy))
        return;
    if (f->record && has_translated(f->record)) {
        check_records(r, f->record, copy, original);
        return;
    }
    if (original && nodes_equal(copy, original))
        return;
    struct diag *d = diag_add(r, DIAG_FIELD_SHARED, copy->span, copy->key, NULL);
    shared_advice(r, d, copy, original, of.entries);
}

static void check_shared(struct report *r, const struct record_spec *const *specs, size_t n,
                         struct pair pair)
{
    for (const struct node *entry = pair.copy->item; entry; entry = entry->next) {
        for (size_t i = 0; i < n; i++) {
            const struct field_spec *f = schema_field(specs[i], entry->key);
            if (!f)
                continue;
            check_entry(r, f, entry, pair);
            break;
        }
    }
}

/* ---- finding the original ---- */

static void fault_orphan(struct site *site, struct report *r, const struct item *item)
{
    struct diag *d =
        diag_add(r, DIAG_TRANSLATION_ORPHAN, span_make(item->source, 0, 0), item->id, NULL);
    const struct map *ids = &site->by_id[item->type];
    struct suggest s = suggest_begin(item->id);
    int searches = report_searches(r);
    for (size_t i = 0; i < ids->n && searches; i++)
        suggest_offer(&s, ids->entry[i].key);
    const char *path = item->source->path;
    int folder = (int)(strrchr(path, '/') - path);
    if (s.best)
        diag_help(r, d, HELP_RENAME_FILE,
                  arena_printf(site->arena, "%s.%s.md", s.best, item->language->tag), NULL);
    else
        diag_help(r, d, HELP_ORIGINAL, site->language[0].tag,
                  arena_printf(site->arena, "%.*s/%s.md", folder, path, item->id));
}

/* Browser editors leave files without a single translated word; those count as not translated. */
static int is_stub(const struct item *item)
{
    return !item->title && !item->summary &&
           (!item->body || !item->body->html.n || !*item->body->text);
}

static void check_translation_age(struct report *r, const struct item *item)
{
    const struct node *n = item->front ? node_get(item->front, "translated_from") : NULL;
    struct date changed = date_from_days((int32_t)(item->original->changed / DAY_SECONDS));
    if (!n || !item->translated_from.year || date_compare(item->translated_from, changed) >= 0)
        return;
    char from[24], to[24];
    when_format((struct when){item->translated_from, WHEN_ALL_DAY}, ' ', from);
    when_format((struct when){changed, WHEN_ALL_DAY}, ' ', to);
    diag_add(r, DIAG_TRANSLATION_OLD, n->span, from, to);
}

static void attach(struct site *site, struct report *r, struct item *item)
{
    struct item *original = map_get(&site->by_id[item->type], item->id);
    if (!original) {
        fault_orphan(site, r, item);
        return;
    }
    struct item *first = original->translation[item->language->index];
    if (first) {
        struct diag *d =
            diag_add(r, DIAG_ID_DUPLICATE, span_make(item->source, 0, 0), item->id, NULL);
        diag_note(d, HELP_FIRST_HERE, span_make(first->source, 0, 0));
        return;
    }
    item->original = original;
    item->hidden |= original->hidden;
    if (item->front && original->front) {
        const struct record_spec *specs[] = {schema_common(), schema_type(item->type)};
        check_shared(r, specs, 2, (struct pair){item->front, original->front, NULL});
    }
    check_translation_age(r, item);
    if (!is_stub(item) && !item->hidden)
        original->translation[item->language->index] = item;
}

void resolve_translations(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        if (item->language->index)
            attach(site, r, item);
    }
}

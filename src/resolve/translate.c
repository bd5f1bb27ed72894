#include "resolve/resolve.h"

#include "model/schema.h"
#include "report/suggest.h"

#include <string.h>

/* ---- shared fields must agree ---- */

/* A single value may stand for a list of one. */
static const struct node *single(const struct node *n)
{
    return n->kind == NODE_LIST && n->item && !n->item->next ? n->item : n;
}

static int nodes_equal(const struct node *a, const struct node *b)
{
    a = single(a);
    b = single(b);
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

static void check_shared(struct report *r, const struct record_spec *const *specs, size_t n,
                         const struct node *copy, const struct node *original);

/* Records with translatable parts stand in the same order as the original's. */
static void check_records(struct report *r, const struct record_spec *spec, const struct node *copy,
                          const struct node *original)
{
    const struct node *x = copy->kind == NODE_LIST ? copy->item : copy;
    const struct node *y = original && original->kind == NODE_LIST ? original->item : original;
    for (; x; x = copy->kind == NODE_LIST ? x->next : NULL) {
        if (x->kind == NODE_MAP)
            check_shared(r, &spec, 1, x, y);
        y = y && original->kind == NODE_LIST ? y->next : NULL;
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

static void check_entry(struct report *r, const struct field_spec *f, const struct node *copy,
                        const struct node *original)
{
    if (f->flags & (FIELD_TRANSLATED | FIELD_TRANSLATION | FIELD_OWN) || node_is_null(copy))
        return;
    if (f->record && has_translated(f->record)) {
        check_records(r, f->record, copy, original);
        return;
    }
    if (original && nodes_equal(copy, original))
        return;
    struct diag *d = diag_add(r, DIAG_FIELD_SHARED, copy->span, copy->key, NULL);
    diag_help(r, d, HELP_REMOVE_FIELD, NULL, NULL);
    if (original)
        diag_note(d, HELP_ORIGINAL_HERE, original->span);
}

static void check_shared(struct report *r, const struct record_spec *const *specs, size_t n,
                         const struct node *copy, const struct node *original)
{
    for (const struct node *entry = copy->item; entry; entry = entry->next) {
        for (size_t i = 0; i < n; i++) {
            const struct field_spec *f = schema_field(specs[i], entry->key);
            if (!f)
                continue;
            check_entry(r, f, entry, node_get(original, entry->key));
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
    if (s.best)
        diag_help(r, d, HELP_DID_YOU_MEAN, s.best, NULL);
}

/* Browser editors leave files without a single translated word; those count as not translated. */
static int is_stub(const struct item *item)
{
    return !item->title && !item->summary &&
           (!item->body || !item->body->html.n || !*item->body->text);
}

static void check_age(struct report *r, const struct item *item)
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
        check_shared(r, specs, 2, item->front, original->front);
    }
    check_age(r, item);
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

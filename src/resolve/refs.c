#include "resolve/resolve.h"

#include "model/schema.h"
#include "model/schema_words.h"
#include "report/suggest.h"

static void resolve_record(struct site *site, struct report *r, const struct record_spec *spec,
                           void *object);

static void resolve_ref(struct site *site, struct report *r, enum item_type type, struct ref *ref)
{
    struct item *item = map_get(&site->by_id[type], ref->id);
    if (item) {
        ref->item = item->hidden ? NULL : item;
        return;
    }
    struct diag *d = diag_add(r, DIAG_REF_UNKNOWN, ref->node->span, NULL, ref->id);
    diag_word(d, 0, item_phrase(type));
    struct suggest s = suggest_begin(ref->id);
    int searches = report_searches(r);
    for (size_t i = 0; i < site->by_id[type].n && searches; i++)
        suggest_offer(&s, site->by_id[type].entry[i].key);
    if (s.best)
        diag_help(r, d, HELP_DID_YOU_MEAN, s.best, NULL);
}

static void resolve_field(struct site *site, struct report *r, const struct field_spec *f, void *at)
{
    const struct list one = {.at = at, .n = 1};
    const struct list *values = f->flags & FIELD_LIST || f->kind == FIELD_NAMED ? at : &one;
    for (size_t i = 0; i < values->n; i++) {
        if (!values->at[i])
            continue;
        if (f->kind == FIELD_REF)
            resolve_ref(site, r, f->refers, values->at[i]);
        else
            resolve_record(site, r, f->record, values->at[i]);
    }
}

static void resolve_record(struct site *site, struct report *r, const struct record_spec *spec,
                           void *object)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        void *at = (char *)object + f->offset;
        if (f->kind == FIELD_INLINE)
            resolve_record(site, r, f->record, at);
        else if (f->kind == FIELD_REF || f->kind == FIELD_RECORD || f->kind == FIELD_NAMED)
            resolve_field(site, r, f, at);
    }
}

static struct page *parent_of(const struct page *p)
{
    return p->parent ? (struct page *)p->parent->item : NULL;
}

/* A page above itself would have no end of ancestors. Pages below such a circle are not at fault.
 */
static void check_parents(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->items[ITEM_PAGE].n; i++) {
        struct page *page = site->items[ITEM_PAGE].at[i], *p = parent_of(page);
        for (size_t steps = 0; p && p != page && steps < site->items[ITEM_PAGE].n; steps++)
            p = parent_of(p);
        if (p != page)
            continue;
        diag_add(r, DIAG_PARENT_CYCLE, page->parent->node->span, page->item.id, NULL);
        page->parent->item = NULL;
    }
}

void resolve_item_refs(struct site *site, struct report *r, struct item *item)
{
    if (item->front)
        resolve_record(site, r, schema_type(item->type), item);
}

void resolve_refs(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->all.n; i++)
        resolve_item_refs(site, r, site->all.at[i]);
    resolve_record(site, r, schema_config(), &site->config);
    check_parents(site, r);
}

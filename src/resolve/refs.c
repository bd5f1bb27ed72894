#include "resolve/refs.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/fill/meant.h"
#include "model/parts.h"
#include "model/schema.h"
#include "model/schema_config.h"
#include "model/schema_words.h"
#include "model/site.h"
#include "model/types.h"
#include "report/diag.h"
#include "resolve/named.h"

#include <string.h>

static void resolve_record(struct site *site, struct report *r, const struct record_spec *spec,
                           void *object);

/* Finds the item of a reference, by its id or by what it is called; returns 0 if there is none. */
static int ref_find(struct site *site, enum item_type type, struct ref *ref)
{
    struct item *item = map_get(&site->by_id[type], ref->id);
    if (!item)
        item = named_find(site, type, ref->id);
    if (item) {
        ref->id = item->id;
        ref->item = item->hidden ? NULL : item;
    }
    return item != NULL;
}

static void resolve_ref(struct site *site, struct report *r, enum item_type type, struct ref *ref)
{
    const char *written = ref->id;
    if (!ref_find(site, type, ref)) {
        struct diag *d = diag_add(r, DIAG_REF_UNKNOWN, ref->node->span, NULL, written);
        diag_word(d, 0, item_phrase(type));
        named_advise(site, r, d, type, written);
    } else if (strcmp(written, ref->id) != 0) {
        value_read_as(r, ref->node, ref->id);
    }
}

/* Returns the references that a text with commas is, where a list is expected; none if not one of
 * them is known and the whole is near a name, which may have a comma. `*all` is set to the list as
 * it is written, NULL if one is unknown. */
static struct list refs_of_parts(struct site *site, struct report *r, enum item_type type,
                                 const struct node *n, const char **all)
{
    struct list parts = {0}, refs = {0};
    struct buf written;
    size_t known = 0;
    buf_init(&written);
    parts_of(site->arena, n, &parts);
    for (size_t i = 0; i < parts.n; i++) {
        struct ref *ref = arena_alloc(site->arena, sizeof *ref);
        *ref = (struct ref){.id = ((struct node *)parts.at[i])->text, .node = parts.at[i]};
        known += (size_t)ref_find(site, type, ref);
        buf_printf(&written, "%s%s", i ? ", " : "[", ref->id);
        list_add(&refs, site->arena, ref);
    }
    *all = known < parts.n ? NULL : arena_printf(site->arena, "%s]", written.s);
    buf_free(&written);
    int listed = strpbrk(n->text, ",;") && !named_is_near(site, r, type, n->text);
    return known || listed ? refs : (struct list){0};
}

/* Reads `verein, haus` as the list that it is meant to be. */
static void divide_refs(struct site *site, struct report *r, enum item_type type,
                        struct list *values)
{
    const struct ref *whole = values->n == 1 ? values->at[0] : NULL;
    struct ref tried = whole ? *whole : (struct ref){0};
    const char *all = NULL;
    if (!whole || !whole->node->key || !strpbrk(whole->id, ",;/&") || ref_find(site, type, &tried))
        return;
    struct list refs = refs_of_parts(site, r, type, whole->node, &all);
    if (refs.n)
        *values = refs;
    if (all && strcmp(all, whole->id) != 0) /* else: but for quotes */
        value_read_as(r, whole->node, all);
}

static void resolve_field(struct site *site, struct report *r, const struct field_spec *f, void *at)
{
    struct list one = {.at = at, .n = 1};
    struct list *values = f->flags & FIELD_LIST || f->kind == FIELD_NAMED ? at : &one;
    if (f->kind == FIELD_REF && f->flags & FIELD_LIST)
        divide_refs(site, r, f->refers, values);
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
    for (int type = 0; type < ITEM_TYPES; type++) {
        if (site->pattern[type])
            resolve_item_refs(site, r, site->pattern[type]);
    }
    resolve_record(site, r, schema_config(), &site->config);
    check_parents(site, r);
}

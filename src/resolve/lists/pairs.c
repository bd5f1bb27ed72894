#include "resolve/lists/pairs.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "model/types.h"
#include "report/suggest.h"
#include "resolve/lists/facets.h"

#include <string.h>

enum { PARTS = 5, OFFERED = 12 };

/* Pairs while they are found. */
struct pairing {
    struct site *site;
    struct report *report;
    struct map single; /* "members/topics/housing" → struct facet */
    struct map named;  /* the same of both, the lesser first → struct node */
};

/* One entry of `lists`: type, kind, value, kind, value. */
struct pair_name {
    const struct node *node;
    const char *part[PARTS];
    enum item_type type;
};

static const char *single_key(struct arena *a, enum item_type type, const char *section,
                              const char *id)
{
    return arena_printf(a, "%s/%s/%s", item_folder(type), section, id);
}

/* ---- what is no list ---- */

/* Names that a part of the address may be. */
struct pair_offer {
    struct suggest near;
    struct buf all; /* the first of them */
    size_t n;
};

static void offer_begin(struct pair_offer *o, const char *written)
{
    *o = (struct pair_offer){.near = suggest_begin(written)};
    buf_init(&o->all);
}

static void offer_name(struct pair_offer *o, const char *name)
{
    suggest_offer(&o->near, name);
    if (o->n < OFFERED)
        buf_printf(&o->all, "%s%s", o->n ? ", " : "", name);
    else if (o->n == OFFERED)
        buf_puts(&o->all, ", …");
    o->n++;
}

/* Gives the message the whole address with the name that is near in the place of part `at`, or all
 * names that there are. */
static void offer_end(struct pairing *p, struct diag *d, const struct pair_name *name, size_t at,
                      struct pair_offer *o)
{
    if (o->near.best) {
        struct buf b;
        buf_init(&b);
        for (size_t i = 0; i < PARTS; i++)
            buf_printf(&b, "%s%s", i ? "/" : "", i == at ? o->near.best : name->part[i]);
        diag_help(p->report, d, HELP_DID_YOU_MEAN, b.s, NULL);
        buf_free(&b);
    } else if (o->n) {
        diag_help(p->report, d, HELP_ONE_OF, o->all.s, NULL);
    }
    buf_free(&o->all);
}

static struct diag *fault_pair(struct pairing *p, enum diag_id id, const struct pair_name *name)
{
    return diag_add(p->report, id, name->node->span, name->node->text, NULL);
}

static void pair_fault_type(struct pairing *p, const struct pair_name *name)
{
    struct pair_offer o;
    const struct facet_kind *k, *before = NULL;
    offer_begin(&o, name->part[0]);
    for (size_t i = 0; (k = facet_kind_at(i)); before = k, i++)
        if (!before || before->type != k->type)
            offer_name(&o, item_folder(k->type));
    offer_end(p, fault_pair(p, DIAG_LIST_UNKNOWN, name), name, 0, &o);
}

static void pair_fault_kind(struct pairing *p, const struct pair_name *name, size_t at)
{
    struct pair_offer o;
    const struct facet_kind *k;
    offer_begin(&o, name->part[at]);
    for (size_t i = 0; (k = facet_kind_at(i)); i++)
        if (k->type == name->type)
            offer_name(&o, k->section);
    offer_end(p, fault_pair(p, DIAG_LIST_UNKNOWN, name), name, at, &o);
}

/* What is not in a vocabulary is a mistake; a language that nobody speaks may come. */
static void pair_fault_value(struct pairing *p, const struct pair_name *name, size_t at,
                             const struct facet_kind *kind)
{
    struct pair_offer o;
    const struct list *all = &p->site->facets[name->type];
    offer_begin(&o, name->part[at]);
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (!f->first && f->kind == kind)
            offer_name(&o, f->id);
    }
    offer_end(p, fault_pair(p, kind->vocabulary ? DIAG_LIST_UNKNOWN : DIAG_LIST_FEW, name), name,
              at, &o);
}

/* ---- reading ---- */

/* Splits the address; returns 0 if it has not the parts of one. */
static int pair_split(struct arena *a, const struct node *n, struct pair_name *out)
{
    const char *at = n->text;
    *out = (struct pair_name){.node = n};
    for (size_t i = 0; i < PARTS; i++) {
        size_t length = strcspn(at, "/");
        if (!length || (at[length] == '/') != (i + 1 < PARTS))
            return 0;
        out->part[i] = arena_copy(a, at, length);
        at += length + 1;
    }
    return 1;
}

static int pair_type(struct pairing *p, struct pair_name *name)
{
    const struct facet_kind *k;
    for (size_t i = 0; (k = facet_kind_at(i)); i++) {
        name->type = k->type;
        if (!strcmp(item_folder(k->type), name->part[0]))
            return 1;
    }
    pair_fault_type(p, name);
    return 0;
}

/* Returns the choice that parts `at` and the next name; NULL after reporting that there is none. */
static struct facet *pair_part(struct pairing *p, const struct pair_name *name, size_t at)
{
    const struct facet_kind *k;
    for (size_t i = 0; (k = facet_kind_at(i)); i++) {
        if (k->type != name->type || strcmp(k->section, name->part[at]) != 0)
            continue;
        struct facet *f = map_get(
            &p->single, single_key(p->site->arena, k->type, k->section, name->part[at + 1]));
        if (!f)
            pair_fault_value(p, name, at + 1, k);
        return f;
    }
    pair_fault_kind(p, name, at);
    return NULL;
}

/* Returns 1 if the list was named before, in this order or the other. */
static int pair_again(struct pairing *p, const struct pair_name *name)
{
    struct arena *a = p->site->arena;
    const char *x = arena_printf(a, "%s/%s", name->part[1], name->part[2]);
    const char *y = arena_printf(a, "%s/%s", name->part[3], name->part[4]);
    const char *key = strcmp(x, y) < 0 ? arena_printf(a, "%s/%s/%s", name->part[0], x, y)
                                       : arena_printf(a, "%s/%s/%s", name->part[0], y, x);
    const struct node *first = map_add(&p->named, key, (void *)name->node);
    if (first == name->node)
        return 0;
    diag_note(fault_pair(p, DIAG_YAML_DUPLICATE, name), HELP_FIRST_HERE, first->span);
    return 1;
}

/* ---- the entries ---- */

static void pair_fill(struct pairing *p, struct facet *pair)
{
    const struct list *x = &pair->first->year, *y = &pair->second->year;
    struct map in_first;
    map_init(&in_first, p->site->arena);
    for (size_t i = 0; i < x->n; i++)
        map_add(&in_first, ((const struct item *)x->at[i])->id, x->at[i]);
    for (size_t i = 0; i < y->n; i++) {
        struct item *item = map_get(&in_first, ((const struct item *)y->at[i])->id);
        if (!item)
            continue;
        list_add(&pair->year, p->site->arena, item);
        if (!list_has(&item->facets, pair->first) || !list_has(&item->facets, pair->second))
            continue;
        pair->n++;
        list_add(&item->facets, p->site->arena, pair);
    }
}

static void pair_add(struct pairing *p, const struct pair_name *name, const struct facet *x,
                     const struct facet *y)
{
    struct list *all = &p->site->facets[name->type];
    struct facet *pair = arena_alloc(p->site->arena, sizeof *pair);
    *pair = (struct facet){
        .kind = x->kind, .id = x->id, .first = x, .second = y, .number = (int)all->n};
    list_add(all, p->site->arena, pair);
    pair_fill(p, pair);
    if (!facet_listed(pair))
        fault_pair(p, DIAG_LIST_FEW, name);
}

static void pair_read(struct pairing *p, const struct node *n)
{
    struct pair_name name;
    if (!pair_split(p->site->arena, n, &name)) {
        diag_add(p->report, DIAG_LIST_UNKNOWN, n->span, n->text, NULL);
        return;
    }
    if (!pair_type(p, &name))
        return;
    const struct facet *x = pair_part(p, &name, 1), *y = x ? pair_part(p, &name, 3) : NULL;
    if (!y)
        return;
    if (x->kind == y->kind)
        fault_pair(p, DIAG_LIST_UNKNOWN, &name);
    else if (!pair_again(p, &name))
        pair_add(p, &name, x, y);
}

static void index_singles(struct pairing *p)
{
    for (int type = 0; type < ITEM_TYPES; type++)
        for (size_t i = 0; i < p->site->facets[type].n; i++) {
            struct facet *f = p->site->facets[type].at[i];
            map_add(&p->single,
                    single_key(p->site->arena, (enum item_type)type, f->kind->section, f->id), f);
        }
}

/* The nodes are read, as messages need their places. */
void resolve_pairs(struct site *site, struct report *r)
{
    const struct node *n = site->config.lists.n ? node_get(site->config.node, "lists") : NULL;
    struct pairing p = {.site = site, .report = r};
    map_init(&p.single, site->arena);
    map_init(&p.named, site->arena);
    if (n)
        index_singles(&p);
    if (n && n->kind == NODE_SCALAR)
        pair_read(&p, n);
    for (const struct node *entry = n && n->kind == NODE_LIST ? n->item : NULL; entry;
         entry = entry->next)
        if (entry->kind == NODE_SCALAR)
            pair_read(&p, entry);
}

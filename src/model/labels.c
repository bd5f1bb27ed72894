#include "model/labels.h"

#include "base/arena.h"
#include "model/schema.h"
#include "model/schema_config.h"
#include "read/text.h"
#include "report/suggest.h"

#include <string.h>

static void labels_add(struct site *site, struct list *to, struct labelled entry)
{
    struct labelled *l = arena_alloc(site->arena, sizeof *l);
    *l = entry;
    list_add(to, site->arena, l);
}

/* A combination is named below `calendar` only where calendars are described. */
static void list_combinations(struct site *site, struct list *to)
{
    const struct node *all = node_get(node_get(site->config.node, "calendar"), "combinations");
    for (size_t i = 0; i < site->config.combinations.n; i++) {
        struct combination *c = site->config.combinations.at[i];
        labels_add(site, to,
                   (struct labelled){"site", "combinations", c->name, &c->title,
                                     node_get(node_get(all, c->name), "title")});
    }
}

static void list_picture(struct site *site, struct list *to)
{
    const struct node *n = node_get(node_get(site->config.node, "picture"), "alt");
    if (site->config.picture && n)
        labels_add(site, to,
                   (struct labelled){"site", "picture", "alt", &site->config.picture->alt, n});
}

static void list_site(struct site *site, struct list *to)
{
    for (const struct field_spec *f = schema_config()->field; f->name; f++) {
        const struct node *n = f->kind == FIELD_LABEL ? node_get(site->config.node, f->name) : NULL;
        if (f->kind == FIELD_LABEL)
            labels_add(
                site, to,
                (struct labelled){"site", NULL, f->name,
                                  (struct label *)(void *)((char *)&site->config + f->offset), n});
    }
    list_picture(site, to);
    list_combinations(site, to);
}

static void list_terms(struct site *site, struct list *to)
{
    for (int i = 0; i < VOCABULARIES; i++) {
        const struct vocabulary *v = &site->vocabulary[i];
        for (size_t k = 0; k < v->terms.n; k++) {
            struct term *t = v->terms.entry[k].value;
            labels_add(site, to,
                       (struct labelled){"vocabulary", v->name, t->id, &t->label, t->node});
        }
    }
}

void labels_list(struct site *site, struct list *to)
{
    list_site(site, to);
    list_terms(site, to);
}

/* ---- one language file ---- */

/* A language file's part being read. */
struct labelling {
    struct arena *arena;
    struct report *report;
    const struct language *language;
    const struct list *known; /* struct labelled * */
    const char *part, *file;  /* which of them count, and where they stand otherwise */
    int lent; /* 1: it came with the program, for who has the same terms and no words for them */
};

static int same(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* Returns the thing that `list` (NULL: none) has under `key`; else NULL, and what may have been
 * meant. */
static const struct labelled *find_label(const struct labelling *l, const char *list,
                                         const char *key, const char **meant)
{
    struct suggest near = suggest_begin(key);
    for (size_t i = 0; i < l->known->n; i++) {
        const struct labelled *k = l->known->at[i];
        if (strcmp(k->part, l->part) || !same(k->list, list))
            continue;
        if (!strcmp(k->key, key))
            return k;
        suggest_offer(&near, k->key);
    }
    *meant = near.best;
    return NULL;
}

/* Returns 1 if there is such a list; else what may have been meant. */
static int is_list(const struct labelling *l, const char *name, const char **meant)
{
    struct suggest near = suggest_begin(name);
    for (size_t i = 0; i < l->known->n; i++) {
        const struct labelled *k = l->known->at[i];
        if (strcmp(k->part, l->part) || !k->list)
            continue;
        if (!strcmp(k->list, name))
            return 1;
        suggest_offer(&near, k->list);
    }
    *meant = *meant ? *meant : near.best;
    return 0;
}

static void fault_unknown_label(const struct labelling *l, enum diag_id id, const struct node *n,
                                const char *list, const char *meant)
{
    struct diag *d = diag_add(l->report, id, n->key_span, n->key, list);
    if (meant)
        diag_help(l->report, d, HELP_DID_YOU_MEAN, meant, NULL);
}

static void fault_label_kind(const struct labelling *l, const struct node *n, enum help_id help)
{
    struct diag *d = diag_add(l->report, DIAG_FIELD_KIND, n->span, n->key, NULL);
    diag_help(l->report, d, help, "id:", NULL);
}

static void fault_twice(const struct labelling *l, const struct node *n, const struct labelled *k)
{
    struct diag *d = diag_add(l->report, DIAG_LABEL_TWICE, n->key_span, n->key, l->file);
    const struct node *other = node_get(k->node, l->language->tag);
    diag_note(d, HELP_OTHER_HERE, other ? other->span : k->node->span);
    diag_help(l->report, d, HELP_KEEP_ONE, NULL, NULL);
}

static void take_label(const struct labelling *l, const struct node *n, const struct labelled *k)
{
    const char **text = &k->label->text[l->language->index];
    if (n->kind != NODE_SCALAR) {
        fault_label_kind(l, n, HELP_KIND_TEXT);
    } else if (node_is_null(n) || !*n->text || (l->lent && *text)) {
        return; /* kept free for a translator */
    } else if (*text) {
        fault_twice(l, n, k);
    } else {
        *text = text_tidy(l->arena, n->text, 0);
    }
}

static void labels_of_list(const struct labelling *l, const struct node *map)
{
    const char *meant = NULL;
    for (const struct node *n = map->item; n; n = n->next) {
        const struct labelled *k = find_label(l, map->key, n->key, &meant);
        if (k)
            take_label(l, n, k);
        else if (!l->lent)
            fault_unknown_label(l, DIAG_VOCABULARY, n, map->key, meant);
    }
}

static void take_part(const struct labelling *l, const struct node *part)
{
    for (const struct node *n = part ? part->item : NULL; n; n = n->next) {
        const char *meant = NULL;
        const struct labelled *k = find_label(l, NULL, n->key, &meant);
        if (k)
            take_label(l, n, k);
        else if (!is_list(l, n->key, &meant) && !l->lent)
            fault_unknown_label(l, DIAG_FIELD_UNKNOWN, n, NULL, meant);
        else if (n->kind == NODE_MAP)
            labels_of_list(l, n);
        else if (!node_is_null(n))
            fault_label_kind(l, n, HELP_KIND_MAP);
    }
}

/* What neither the thing itself nor a language file says in the first language cannot be shown. */
static void check_first(struct site *site, struct report *r, const struct list *known)
{
    for (size_t i = 0; i < known->n; i++) {
        const struct labelled *k = known->at[i];
        const char *field = !k->list || !strcmp(k->list, "picture") ? k->key
                            : strcmp(k->part, "site")               ? "label"
                                                                    : "title";
        if (k->node && !k->label->text[0])
            diag_add(r, DIAG_FIELD_NEEDS, k->node->span, field, site->language[0].tag);
    }
}

void labels_fill(struct site *site, struct report *r)
{
    struct list known = {0};
    labels_list(site, &known);
    for (int i = 0; i < site->languages; i++) {
        struct labelling l = {
            .arena = site->arena, .report = r, .language = &site->language[i], .known = &known};
        l.part = "site";
        l.file = "site/site.yaml";
        take_part(&l, l.language->words->site);
        l.part = "vocabulary";
        l.file = "site/vocabulary.yaml";
        take_part(&l, l.language->words->vocabulary);
        l.lent = 1;
        take_part(&l, l.language->words->shipped);
    }
    check_first(site, r, &known);
}

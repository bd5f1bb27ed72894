#include "resolve/advice/holidays_names.h"

#include "base/arena.h"
#include "model/site.h"
#include "read/text.h"
#include "read/yaml.h"
#include "report/diag.h"
#include "report/suggest.h"

#include <string.h>

/* A holiday comes each year, its label is one. */
static struct label *label_of(struct site *site, const char *name)
{
    struct label *label = map_get(&site->holiday_labels, name);
    if (label)
        return label;
    label = arena_alloc(site->arena, sizeof *label);
    *label = (struct label){0};
    map_add(&site->holiday_labels, name, label);
    return label;
}

/* Warns of a name, one of `all`, that was meant for a holiday which has none. One that no such
 * holiday is like does no harm: the same language file serves places with other holidays. */
static void refuse_holiday(const struct site *site, struct report *r, const struct node *all,
                           const struct node *n)
{
    struct suggest near = suggest_begin(n->key);
    for (size_t i = 0; i < site->holiday_labels.n; i++) {
        const char *name = site->holiday_labels.entry[i].key;
        if (!node_get(all, name))
            suggest_offer(&near, name);
    }
    if (!near.best)
        return;
    struct diag *d = diag_add(r, DIAG_WORD_UNKNOWN, n->key_span, n->key, site->holiday_file->path);
    diag_help(r, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static void name_in(struct site *site, struct report *r, const struct language *l)
{
    const struct node *all = l->words->holidays;
    for (const struct node *n = all ? all->item : NULL; n; n = n->next) {
        struct label *label = map_get(&site->holiday_labels, n->key);
        if (n->kind != NODE_SCALAR)
            diag_help(r, diag_add(r, DIAG_FIELD_KIND, n->span, n->key, NULL), HELP_KIND_TEXT, NULL,
                      NULL);
        else if (!label)
            refuse_holiday(site, r, all, n);
        else if (!node_is_null(n) && *n->text)
            label->text[l->index] = text_tidy(site->arena, n->text, 0);
    }
}

void holidays_name(struct site *site, struct report *r)
{
    map_init(&site->holiday_labels, site->arena);
    for (size_t i = 0; i < site->holidays.n; i++) {
        struct holiday *h = site->holidays.at[i];
        h->label = label_of(site, h->name);
    }
    for (int i = 0; i < site->languages && site->holiday_labels.n; i++)
        name_in(site, r, &site->language[i]);
}

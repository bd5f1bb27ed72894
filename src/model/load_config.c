#include "model/load_config.h"

#include "base/arena.h"
#include "base/locale.h"
#include "model/config_file.h"
#include "model/fill/fill.h"
#include "model/fill/words.h"
#include "model/labels.h"
#include "model/load.h"
#include "model/load_assets.h"
#include "model/load_words.h"
#include "model/schema_config.h"
#include "model/synonyms.h"
#include "report/suggest.h"

#include <stdio.h>
#include <string.h>

#define LANGUAGES_TEXT "32"
_Static_assert(LANGUAGES_MAX == 32, "the message names the limit");

static void load_holidays(struct site *site, struct report *r)
{
    site->holiday_file = config_file_read(site, r, "site/holidays.ics", 1);
}

static size_t content_from(const struct source *s)
{
    return s->n >= 3 && !memcmp(s->text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

static struct node *read_yaml(struct site *site, struct report *r, struct source *s)
{
    size_t errors = r->count[SEVERITY_ERROR];
    struct node *root = yaml_read_fields(site->arena, r, s, content_from(s), s->n, schema_knows);
    if (root && root->kind == NODE_MAP)
        return root;
    if (r->count[SEVERITY_ERROR] == errors)
        diag_add(r, DIAG_YAML_MAPPING, span_make(s, 0, 0), NULL, NULL);
    return NULL;
}

/* ---- languages ---- */

static void config_add_language(struct site *site, struct report *r, const struct node *n)
{
    if (!locale_known(n->text) || !id_is_valid(n->text, strlen(n->text)))
        return; /* said when the field is filled */
    if (strlen(n->text) > ID_LETTERS) {
        diag_add(r, DIAG_ID_LONG, n->span, n->text, ID_LETTERS_TEXT);
        return;
    }
    for (int i = 0; i < site->languages; i++) {
        if (!strcmp(site->language[i].tag, n->text)) {
            diag_add(r, DIAG_YAML_DUPLICATE, n->span, n->text, NULL);
            return;
        }
    }
    if (site->languages == LANGUAGES_MAX) {
        diag_add(r, DIAG_LANGUAGES_MANY, n->span, n->text, LANGUAGES_TEXT);
        return;
    }
    struct language *l = &site->language[site->languages];
    *l = (struct language){.site = site, .tag = n->text, .index = site->languages++};
    l->prefix = l->index ? arena_printf(site->arena, "%s/", l->tag) : "";
}

static void config_add_languages(struct site *site, struct report *r, const struct node *n)
{
    if (n && n->kind == NODE_SCALAR)
        config_add_language(site, r, n);
    for (struct node *item = n && n->kind == NODE_LIST ? n->item : NULL; item; item = item->next) {
        if (item->kind == NODE_SCALAR)
            config_add_language(site, r, item);
    }
}

/* ---- vocabulary.yaml ---- */

static void vocabulary_add_terms(struct site *site, struct report *r, struct vocabulary *v,
                                 const struct node *n)
{
    static const struct field_spec label = {.name = "label", .kind = FIELD_LABEL};
    struct fill f = {.arena = site->arena,
                     .report = r,
                     .site = site,
                     .words = fill_words_new(site->arena),
                     .labels_follow = 1};
    for (struct node *entry = n->item; entry; entry = entry->next) {
        if (!fill_id(&f, entry))
            continue;
        struct term *t = arena_alloc(site->arena, sizeof *t);
        t->id = entry->key;
        t->order = (int)v->terms.n;
        t->node = entry;
        fill_label(&f, &label, entry, &t->label);
        map_add(&v->terms, t->id, t);
    }
}

static void load_vocabulary(struct site *site, struct report *r)
{
    for (int i = 0; i < VOCABULARIES; i++) {
        site->vocabulary[i].name = vocabulary_name((enum vocabulary_id)i);
        map_init(&site->vocabulary[i].terms, site->arena);
    }
    if (!site->languages) /* its labels are in them; that there are none has been told */
        return;
    struct source *s = config_file_either(site, r, "site/vocabulary.yaml");
    struct node *root = s ? read_yaml(site, r, s) : NULL;
    for (struct node *n = root ? root->item : NULL; n; n = n->next) {
        struct suggest near = suggest_begin(n->key);
        int found = -1;
        for (int i = 0; i < VOCABULARIES; i++) {
            suggest_offer(&near, vocabulary_name((enum vocabulary_id)i));
            found = strcmp(vocabulary_name((enum vocabulary_id)i), n->key) ? found : i;
        }
        if (found >= 0 && n->kind == NODE_MAP) {
            vocabulary_add_terms(site, r, &site->vocabulary[found], n);
            continue;
        }
        struct diag *d = diag_add(r, found < 0 ? DIAG_FIELD_UNKNOWN : DIAG_FIELD_KIND, n->key_span,
                                  n->key, NULL);
        if (found < 0 && near.best)
            diag_help(r, d, HELP_DID_YOU_MEAN, near.best, NULL);
    }
}

/* ---- site.yaml ---- */

static void set_default(int *value, int standard)
{
    if (*value < 0)
        *value = standard;
}

static void finish_config(struct site *site)
{
    struct config *c = &site->config;
    set_default(&c->past_months, 12);
    set_default(&c->meeting_days, 60);
    set_default(&c->refresh_hours, 6);
    set_default(&c->open_hours, 2);
    set_default(&c->file_kib, 1024);
    set_default(&c->verified_months, 12);
    set_default(&c->per_page, 100);
}

static int load_site_yaml(struct site *site, struct report *r)
{
    struct source *s = config_file_read(site, r, "site/site.yaml", 0);
    struct node *root = s ? read_yaml(site, r, s) : NULL;
    if (!root)
        return 0;
    site->config.source = s;
    site->config.node = root;
    config_add_languages(site, r, node_get(root, "languages"));
    load_vocabulary(site, r); /* its ids stand in this file, too */
    struct fill f = {.arena = site->arena,
                     .report = r,
                     .site = site,
                     .words = fill_words_new(site->arena),
                     .labels_follow = 1};
    const struct record_spec *spec = schema_config();
    fill_object(&f, &spec, 1, root, &site->config);
    finish_config(site);
    return site->languages > 0;
}

int site_load_config(struct site *site, struct report *r)
{
    site_load_assets(site, r);
    if (!load_site_yaml(site, r) || !words_load(site, r)) {
        site->languages = 0;
        return 0;
    }
    labels_fill(site, r);
    load_holidays(site, r);
    synonyms_load(site, r);
    return 1;
}

#include "resolve/advice/plain.h"

#include "base/arena.h"
#include "base/locale.h"
#include "model/schema.h"
#include "model/site.h"
#include "read/markdown/prose_tree.h"
#include "read/text.h"
#include "report/diag.h"
#include "resolve/advice/plain_inner.h"

#include <string.h>

/* One item in plain language. */
struct plain_item {
    struct arena *arena;
    struct report *report;
    const char *names;
    int german;
};

static int is_german(const char *tag)
{
    return !strncmp(tag, "de", 2) && (!tag[2] || tag[2] == '-');
}

static void take_sentence(const struct plain_text *t)
{
    plain_check(t);
}

static void take_german(const struct plain_text *t)
{
    plain_check(t);
    plain_check_german(t);
}

static void check_prose(struct plain_item *i, const struct prose *p, int title)
{
    struct plain_text t = {.report = i->report, .prose = p, .names = i->names, .title = title};
    plain_sentences(i->arena, &t, i->german ? take_german : take_sentence);
}

/* ---- fields ---- */

static void check_plain_field(struct plain_item *i, const struct field_spec *f,
                              const struct node *n);

static void check_map(struct plain_item *i, const struct record_spec *spec, const struct node *map)
{
    for (const struct node *n = map->item; n; n = n->next) {
        const struct field_spec *f = n->key ? schema_field(spec, n->key) : NULL;
        if (f)
            check_plain_field(i, f, n);
    }
}

/* Only texts that a translation has of its own. */
static void check_plain_field(struct plain_item *i, const struct field_spec *f,
                              const struct node *n)
{
    const struct node *one = n->kind == NODE_LIST ? n->item : n;
    for (; one; one = n->kind == NODE_LIST ? one->next : NULL) {
        if (one->kind == NODE_MAP && f->record)
            check_map(i, f->record, one);
        else if (one->kind == NODE_SCALAR && f->kind == FIELD_TEXT && f->flags & FIELD_TRANSLATED)
            check_prose(i, prose_scalar(i->arena, one->span, one->text), !strcmp(f->name, "title"));
    }
}

static void check_fields(struct plain_item *i, const struct item *item)
{
    check_map(i, schema_common(), item->front);
    check_map(i, schema_type(item->type), item->front);
}

static void check_body(struct plain_item *i, const struct item *item)
{
    struct report said; /* what is wrong with the file itself was said when it was read */
    struct front front = {0};
    struct list pieces = {0};
    report_init(&said, i->arena);
    if (!item->body || !item->body->html.n || !front_find(&said, item->source, &front))
        return;
    prose_markdown(&pieces, i->arena, item->source, front.body);
    for (size_t k = 0; k < pieces.n; k++)
        check_prose(i, pieces.at[k], 0);
}

void resolve_plain(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        const char *tag = item->language->tag;
        if (item->hidden || !item->front || !locale_is_simple(tag))
            continue;
        const struct item *original = item->original ? item->original : item;
        struct plain_item plain = {.arena = site->arena,
                                   .report = r,
                                   .names = original->title ? original->title : "",
                                   .german = is_german(tag)};
        check_fields(&plain, item);
        check_body(&plain, item);
    }
}

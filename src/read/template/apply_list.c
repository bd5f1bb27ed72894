#include "base/arena.h"
#include "base/list.h"
#include "base/locale.h"
#include "base/utf8.h"
#include "read/template/run.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One item while it is sorted. */
struct sort_entry {
    const struct value *item;
    struct value by;
    const char *key; /* texts: the language's sort key */
};

static struct value list_of(const struct value *at, size_t n)
{
    return (struct value){.kind = VALUE_LIST, .list = {at, n}};
}

/* Follows the call's path from an item; NONE as soon as something on the way is. */
static struct value follow(struct run *r, const struct call *k, const struct value *item)
{
    struct value v = *item;
    for (size_t i = 0; i < k->path_n && v.kind == VALUE_RECORD; i++)
        v = k->path[i].field->get(r->e, v.record, k->path[i].field);
    return v;
}

static struct value *new_items(struct run *r, size_t n)
{
    return arena_array(r->e->scratch, n ? n : 1, sizeof(struct value));
}

static int compare_entries(const void *pa, const void *pb, void *ctx)
{
    const int *reverse = ctx;
    const struct sort_entry *a = pa, *b = pb;
    if (a->by.kind == VALUE_NONE || b->by.kind == VALUE_NONE)
        return (a->by.kind == VALUE_NONE) - (b->by.kind == VALUE_NONE);
    int by;
    if (a->key && b->key)
        by = strcmp(a->key, b->key);
    else if (a->by.kind == VALUE_RANGE)
        by = when_compare(a->by.range[0], b->by.range[0]);
    else
        by = value_compare(&a->by, &b->by);
    return *reverse ? -by : by;
}

static struct sort_entry *entry_new(struct run *r, const struct call *k, const struct value *item)
{
    struct sort_entry *e = arena_alloc(r->e->scratch, sizeof *e);
    e->item = item;
    e->by = follow(r, k, item);
    if (e->by.kind == VALUE_TEXT) {
        struct value text = text_keep(r, e->by.text.s, e->by.text.n);
        e->key = locale_sort_key(r->e->locale, r->e->scratch, text.text.s);
    }
    return e;
}

/* Stable; what lacks the field comes last, also in reverse. */
static struct value filter_sort(struct run *r, const struct call *k, const struct value *v)
{
    struct list entries = {0};
    int reverse = k->argc && v[1].truth;
    for (size_t i = 0; i < v->list.n; i++)
        list_add(&entries, r->e->scratch, entry_new(r, k, &v->list.at[i]));
    list_sort(&entries, compare_entries, &reverse);
    struct value *out = new_items(r, entries.n);
    for (size_t i = 0; i < entries.n; i++)
        out[i] = *((const struct sort_entry *)entries.at[i])->item;
    return list_of(out, entries.n);
}

/* Groups in the order in which their first items come. */
static struct value filter_group_by(struct run *r, const struct call *k, const struct value *v)
{
    size_t n = v->list.n, groups = 0;
    struct value_group *group = arena_array(r->e->scratch, n ? n : 1, sizeof *group);
    struct value *items = new_items(r, n), *out = new_items(r, n);
    size_t *of = arena_array(r->e->scratch, n ? n : 1, sizeof *of);
    for (size_t i = 0; i < n; i++) {
        struct value key = follow(r, k, &v->list.at[i]);
        size_t g = groups;
        while (g > 0 && value_compare(&group[g - 1].key, &key) != 0)
            g--;
        if (!g) {
            g = ++groups;
            group[g - 1] = (struct value_group){.key = key, .items = list_of(NULL, 0)};
        }
        of[i] = g - 1;
        group[g - 1].items.list.n++;
    }
    size_t *next = arena_array(r->e->scratch, groups ? groups : 1, sizeof *next), start = 0;
    for (size_t g = 0; g < groups; g++) {
        group[g].items.list.at = items + start;
        next[g] = start;
        start += group[g].items.list.n;
        out[g] = value_record(&group[g]);
    }
    for (size_t i = 0; i < n; i++)
        items[next[of[i]]++] = v->list.at[i];
    return list_of(out, groups);
}

static struct value filter_limit(struct run *r, const struct call *k, const struct value *v)
{
    (void)r;
    (void)k;
    size_t most = v[1].number > 0 ? (size_t)v[1].number : 0;
    return list_of(v->list.at, v->list.n < most ? v->list.n : most);
}

static struct value filter_where(struct run *r, const struct call *k, const struct value *v)
{
    struct value *out = new_items(r, v->list.n);
    size_t n = 0;
    for (size_t i = 0; i < v->list.n; i++) {
        struct value found = follow(r, k, &v->list.at[i]);
        if (k->argc ? !value_compare(&found, &v[1]) : value_true(&found))
            out[n++] = v->list.at[i];
    }
    return list_of(out, n);
}

static struct value filter_first(struct run *r, const struct call *k, const struct value *v)
{
    (void)r;
    (void)k;
    return v->list.n ? v->list.at[0] : value_none();
}

static struct value filter_last(struct run *r, const struct call *k, const struct value *v)
{
    (void)r;
    (void)k;
    return v->list.n ? v->list.at[v->list.n - 1] : value_none();
}

static struct value filter_join(struct run *r, const struct call *k, const struct value *v)
{
    buf_cut(&r->temp, 0);
    for (size_t i = 0; i < v->list.n; i++) {
        const struct value *item = &v->list.at[i];
        if (i && k->argc)
            buf_add(&r->temp, v[1].text.s, v[1].text.n);
        if (item->kind == VALUE_INT)
            buf_printf(&r->temp, "%ld", item->number);
        else if (item->kind == VALUE_TEXT)
            buf_add(&r->temp, item->text.s, item->text.n);
    }
    return text_keep(r, r->temp.s, r->temp.n);
}

static struct value filter_length(struct run *r, const struct call *k, const struct value *v)
{
    (void)r;
    (void)k;
    return value_int((long)(v->kind == VALUE_TEXT ? utf8_count(v->text.s, v->text.n) : v->list.n));
}

static struct value (*const filters[FILTER_COUNT])(struct run *r, const struct call *k,
                                                   const struct value *v) = {
    [FILTER_SORT] = filter_sort,   [FILTER_GROUP_BY] = filter_group_by,
    [FILTER_LIMIT] = filter_limit, [FILTER_WHERE] = filter_where,
    [FILTER_FIRST] = filter_first, [FILTER_LAST] = filter_last,
    [FILTER_JOIN] = filter_join,   [FILTER_LENGTH] = filter_length,
};

struct value filter_list(struct run *r, const struct call *k, const struct value *v)
{
    assert(filters[k->filter]);
    return filters[k->filter](r, k, v);
}

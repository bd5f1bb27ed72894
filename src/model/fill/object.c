#include "model/fill/fill.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/fill/field.h"
#include "model/fill/list.h"
#include "model/fill/meant.h"
#include "model/fill/record.h"
#include "model/fill/words.h"

#include <string.h>

struct diag *fill_fault(struct fill *f, enum diag_id id, const struct node *n, const char *field)
{
    return diag_add(f->report, id, n->span, n->text ? n->text : field, field);
}

/* ---- what a value may look like ---- */

static void fault_value_kind(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    static const enum help_id help[FIELD_KINDS] = {
        [FIELD_YESNO] = HELP_KIND_YESNO,  [FIELD_INT] = HELP_KIND_NUMBER,
        [FIELD_YEAR] = HELP_KIND_NUMBER,  [FIELD_DATE] = HELP_DATE_FORM,
        [FIELD_WHEN] = HELP_WHEN_FORM,    [FIELD_END] = HELP_END_FORM,
        [FIELD_HOURS] = HELP_HOURS_FORM,  [FIELD_ON] = HELP_KIND_ON,
        [FIELD_EVERY] = HELP_REPEAT_FORM, [FIELD_BEFORE] = HELP_REMIND_FORM,
    };
    struct diag *d = diag_add(f->report, DIAG_FIELD_KIND, n->span, spec->name, NULL);
    diag_help(f->report, d, help[spec->kind] ? help[spec->kind] : HELP_KIND_TEXT, NULL, NULL);
}

static void fault_map(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct buf names;
    buf_init(&names);
    for (const struct field_spec *s = spec->record->field; s->name; s++)
        buf_printf(&names, "%s%s:", names.n ? ", " : "", s->name);
    struct diag *d = diag_add(f->report, DIAG_FIELD_KIND, n->span, spec->name, NULL);
    if (!fill_help_fields(f, d, spec, n))
        diag_help(f->report, d, HELP_KIND_MAP, names.s, NULL);
    buf_free(&names);
}

void *fill_record(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (n->kind != NODE_MAP) {
        fault_map(f, spec, n);
        return NULL;
    }
    void *object = arena_alloc(f->arena, spec->record->size);
    fill_object(f, &spec->record, 1, n, object);
    return object;
}

static void fill_inline(struct fill *f, const struct field_spec *spec, const struct node *n,
                        void *object)
{
    if (n->kind == NODE_MAP)
        fill_object(f, &spec->record, 1, n, object);
    else
        fault_map(f, spec, n);
}

static int wants_map(const struct field_spec *spec)
{
    return spec->kind == FIELD_RECORD || spec->kind == FIELD_INLINE;
}

/* ---- one field ---- */

static void fault_empty(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (spec->flags & FIELD_REQUIRED && !f->translation && !f->partial)
        diag_help(f->report, diag_add(f->report, DIAG_FIELD_EMPTY, n->key_span, spec->name, NULL),
                  HELP_FILL_FIELD, spec->name, NULL);
}

static void fill_list(struct fill *f, const struct field_spec *spec, const struct node *n,
                      struct list *to)
{
    const struct node *item = n->kind == NODE_LIST ? n->item : n;
    int empty = 1;
    if (fill_parts(f, spec, n, to))
        return;
    for (; item; item = n->kind == NODE_LIST ? item->next : NULL) {
        if (node_is_null(item))
            continue;
        empty = 0;
        if (item->kind != NODE_SCALAR && !wants_map(spec)) {
            fault_value_kind(f, spec, item);
            continue;
        }
        void *element = fill_kind(spec->kind)->element(f, spec, item);
        if (element)
            list_add(to, f->arena, element);
    }
    if (empty)
        fault_empty(f, spec, n);
}

static void fill_single(struct fill *f, const struct field_spec *spec, const struct node *n,
                        void *to)
{
    const struct fill_kind *kind = fill_kind(spec->kind);
    if (n->kind != NODE_SCALAR && !wants_map(spec) && !kind->whole)
        fault_value_kind(f, spec, n);
    else if (kind->store)
        kind->store(f, spec, n, to);
    else
        *(void **)to = kind->element(f, spec, n);
}

static void fill_field(struct fill *f, const struct field_spec *spec, size_t base,
                       const struct node *n, char *object)
{
    if (node_is_null(n) || (n->quoted && !*n->text)) {
        fault_empty(f, spec, n);
        return;
    }
    if (spec->flags & FIELD_TRANSLATION && !f->translation) {
        diag_add(f->report, DIAG_FIELD_ORIGINAL, n->key_span, spec->name, NULL);
        return;
    }
    void *to = object + base + spec->offset;
    if (spec->kind == FIELD_INLINE)
        fill_inline(f, spec, n, to);
    else if (spec->flags & FIELD_LIST && !fill_kind(spec->kind)->whole)
        fill_list(f, spec, n, to);
    else
        fill_single(f, spec, n, to);
}

/* ---- one object ---- */

/* Finds the field `name` and the offset at which its record begins inside the object. */
static const struct field_spec *find_own_field(const struct record_spec *spec, const char *name,
                                               size_t *base)
{
    for (const struct field_spec *s = spec->field; s->name; s++) {
        if (s->kind == FIELD_INLINE && !*s->name) {
            const struct field_spec *inner = schema_field(s->record, name);
            if (inner) {
                *base = s->offset;
                return inner;
            }
        } else if (!strcmp(s->name, name)) {
            *base = 0;
            return s;
        }
    }
    return NULL;
}

static void fault_unknown_field(struct fill *f, const struct record_spec *const *specs, size_t n,
                                const struct node *map, const struct node *entry)
{
    struct diag *d = diag_add(f->report, DIAG_FIELD_UNKNOWN, entry->key_span, entry->key, NULL);
    const char *meant = fill_field_meant(f, specs, n, fill_unquoted(f, entry->key));
    if (fill_help_glued(f, d, specs, n, entry) || fill_help_other_type(f, d, specs, n, map))
        return;
    if (meant)
        diag_help(f->report, d, node_get(map, meant) ? HELP_NAME_TAKEN : HELP_DID_YOU_MEAN, meant,
                  NULL);
}

/* Absent numbers are -1, so that 0 free places can be told from none given. */
static void blank_numbers(const struct record_spec *spec, char *object)
{
    for (const struct field_spec *s = spec->field; s->name; s++) {
        if (s->kind == FIELD_INT || s->kind == FIELD_YEAR)
            *(int *)(void *)(object + s->offset) = -1;
        else if (s->kind == FIELD_INLINE)
            blank_numbers(s->record, object + s->offset);
    }
}

/* A misspelt field is told of once, not also as a missing one. */
static int is_misspelt(struct fill *f, const struct record_spec *const *specs, size_t n,
                       const struct node *map, const char *name)
{
    for (const struct node *entry = map->item; entry; entry = entry->next) {
        size_t base;
        int known = 0;
        for (size_t i = 0; i < n && !known; i++)
            known = find_own_field(specs[i], entry->key, &base) != NULL;
        const char *meant = known ? NULL : fill_field_meant(f, specs, n, entry->key);
        if (meant && !strcmp(meant, name))
            return 1;
    }
    return 0;
}

static void check_required(struct fill *f, const struct record_spec *const *specs, size_t n,
                           const struct record_spec *spec, const struct node *map)
{
    for (const struct field_spec *s = spec->field; s->name; s++) {
        if (!(s->flags & FIELD_REQUIRED) || !*s->name || node_get(map, s->name) ||
            is_misspelt(f, specs, n, map, s->name))
            continue;
        struct span at = map->span;
        at.n = 0;
        struct diag *d = diag_add(f->report, DIAG_FIELD_MISSING, at, s->name, NULL);
        const char *example = fill_example(f, s);
        diag_help(f->report, d, example ? HELP_ADD_EXAMPLE : HELP_ADD_FIELD, s->name, example);
    }
}

void fill_object(struct fill *f, const struct record_spec *const *specs, size_t n,
                 const struct node *map, void *object)
{
    const struct node *around = f->map;
    f->map = map;
    for (size_t i = 0; i < n; i++)
        blank_numbers(specs[i], object);
    for (const struct node *entry = map->item; entry; entry = entry->next) {
        const struct field_spec *spec = NULL;
        size_t base = 0;
        for (size_t i = 0; i < n && !spec; i++)
            spec = find_own_field(specs[i], entry->key, &base);
        if (spec)
            fill_field(f, spec, base, entry, object);
        else
            fault_unknown_field(f, specs, n, map, entry);
    }
    for (size_t i = 0; i < n; i++) {
        if (!f->translation && !f->partial)
            check_required(f, specs, n, specs[i], map);
        if (specs[i]->after)
            specs[i]->after(object, map);
    }
    f->map = around;
}

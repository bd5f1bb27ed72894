#include "model/fill/list.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/fill/meant.h"
#include "model/parts.h"

#include <string.h>

/* Texts may have commas; references are only looked at when all titles are known. */
static int may_be_parts(const struct field_spec *spec)
{
    return spec->kind == FIELD_VOCABULARY || spec->kind == FIELD_LANGUAGE ||
           spec->kind == FIELD_CHOICE || spec->kind == FIELD_ON || spec->kind == FIELD_WHEN ||
           spec->kind == FIELD_URL;
}

/* Reads a value without a diagnostic; returns NULL if it is wrong. */
static void *read_quietly(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct report quiet, *loud = f->report;
    report_init(&quiet, f->arena);
    f->report = &quiet;
    void *element = fill_kind(spec->kind)->element(f, spec, n);
    f->report = loud;
    return quiet.count[SEVERITY_ERROR] ? NULL : element;
}

/* Appends the value in its written form. */
static void write_part(struct buf *out, const struct field_spec *spec, const struct node *n,
                       const void *element)
{
    char day[24];
    if (spec->kind == FIELD_VOCABULARY)
        buf_puts(out, ((const struct term *)element)->id);
    else if (spec->kind == FIELD_CHOICE)
        buf_puts(out, element);
    else if (spec->kind == FIELD_WHEN)
        buf_puts(out, when_format(((const struct when_at *)element)->when, ' ', day));
    else
        buf_puts(out, n->text);
}

/* Adds the parts that can stand in the field and writes all of them down; returns how many can. */
static size_t take_parts(struct fill *f, const struct field_spec *spec, const struct list *parts,
                         struct list *to, struct buf *out)
{
    size_t taken = 0;
    for (size_t i = 0; i < parts->n; i++) {
        void *element = read_quietly(f, spec, parts->at[i]);
        if (!element)
            continue;
        buf_puts(out, taken++ ? ", " : "[");
        write_part(out, spec, parts->at[i], element);
        list_add(to, f->arena, element);
    }
    buf_putc(out, ']');
    return taken;
}

int fill_parts(struct fill *f, const struct field_spec *spec, const struct node *n, struct list *to)
{
    struct list parts = {0};
    struct buf written;
    if (n->kind != NODE_SCALAR || !may_be_parts(spec) || !strpbrk(n->text, ",;/&") ||
        read_quietly(f, spec, n))
        return 0;
    parts_of(f->arena, n, &parts);
    buf_init(&written);
    size_t taken = take_parts(f, spec, &parts, to, &written);
    if (parts.n && taken == parts.n && strcmp(written.s, n->text) != 0) /* else: but for quotes */
        value_read_as(f->report, n, written.s);
    for (size_t i = 0; i < parts.n && taken && taken < parts.n; i++) {
        if (!read_quietly(f, spec, parts.at[i]))
            fill_kind(spec->kind)->element(f, spec, parts.at[i]);
    }
    buf_free(&written);
    return taken > 0;
}

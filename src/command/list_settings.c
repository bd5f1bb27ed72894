#include "command/list_settings.h"

#include "base/buf.h"
#include "command/project.h"
#include "model/schema.h"
#include "model/schema_config.h"

#include <stdio.h>
#include <string.h>

/* Appends a value as it is written, in one line. */
static void put_value(struct buf *out, const struct node *n)
{
    if (n->kind == NODE_SCALAR) {
        for (const char *s = n->text; *s; s++)
            buf_putc(out, strchr("\t\r\n", *s) ? ' ' : *s);
        return;
    }
    for (const struct node *i = n->item; i; i = i->next) {
        if (i->key)
            buf_printf(out, "%s: ", i->key);
        put_value(out, i);
        buf_puts(out, i->next ? ", " : "");
    }
}

/* Appends what is in force where a setting is not as it is written, or not written at all. */
static void put_in_force(struct buf *out, const struct config *c, const struct field_spec *f)
{
    const char *at = (const char *)c + f->offset;
    if (f->kind == FIELD_INT && *(const int *)(const void *)at >= 0)
        buf_printf(out, "%d", *(const int *)(const void *)at);
    else if (f->kind == FIELD_CHOICE_INT)
        buf_puts(out, f->choices[*(const int *)(const void *)at]);
    else if (!strcmp(f->name, "base_url"))
        buf_puts(out, c->base_url);
}

static void list_record(const struct project *p, const struct record_spec *record,
                        const struct node *written, const char *before)
{
    for (const struct field_spec *f = record->field; f->name; f++) {
        const struct node *n = written ? node_get(written, f->name) : NULL;
        struct buf value;
        if (f->kind == FIELD_INLINE) {
            list_record(p, f->record, n, f->name);
            continue;
        }
        buf_init(&value);
        put_in_force(&value, &p->site.config, f);
        int own = !n && value.n;
        if (!value.n && n)
            put_value(&value, n);
        printf("%s%s%s\t%s\t%s\n", before, *before ? "." : "", f->name, value.s ? value.s : "",
               own ? "default" : "");
        buf_free(&value);
    }
}

void list_settings(const struct project *p)
{
    list_record(p, schema_config(), p->site.config.node, "");
}

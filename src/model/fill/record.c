#include "model/fill/record.h"

#include "base/address_meant.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/spoken.h"
#include "model/asset.h"
#include "model/fill/meant.h"
#include "model/fill/words.h"

#include <ctype.h>
#include <string.h>

/* Appends a value as it can stand between braces. */
static void write_value(struct buf *out, const char *text)
{
    if (!strpbrk(text, ",[]{}\"\\") && !strstr(text, ": ") && !strstr(text, " #") &&
        (isalnum((unsigned char)*text) || *text == '+')) {
        buf_puts(out, text);
        return;
    }
    buf_putc(out, '"');
    for (; *text; text++)
        buf_printf(out, "%s%c", strchr("\"\\", *text) ? "\\" : "", *text);
    buf_putc(out, '"');
}

/* Finds the value that a text is for a field; returns 0 if it is no value of that kind. */
static int value_meant(struct fill *f, const struct field_spec *s, const char *text,
                       struct buf *out)
{
    size_t digits = strspn(text, "0123456789");
    const char *asset = s->kind == FIELD_ASSET ? site_asset(f->site, text + (*text == '/')) : NULL;
    if (asset)
        buf_puts(out, asset);
    if (s->kind == FIELD_INT && digits && !text[digits])
        buf_puts(out, text);
    return out->n || (s->kind == FIELD_EMAIL && address_mail_meant(out, text) == 1) ||
           (s->kind == FIELD_URL && !strchr(text, '@') && address_web_meant(out, text)) ||
           (s->kind == FIELD_EVERY && spoken_every(fill_spoken(f), text, out));
}

/* Appends the fields that must stand beside it. */
static void write_others(struct buf *out, const struct record_spec *record,
                         const struct field_spec *given)
{
    for (const struct field_spec *s = record->field; s->name; s++) {
        if (s != given && s->flags & FIELD_REQUIRED)
            buf_printf(out, ", %s: …", s->name);
    }
    if (given->kind == FIELD_EVERY)
        buf_puts(out, ", times: 10"); /* no series is without an end */
}

/* Writes the one field that the text is. */
static int write_field(struct fill *f, const struct record_spec *record, const char *text,
                       struct buf *out)
{
    struct buf value;
    buf_init(&value);
    const struct field_spec *s = record->field;
    while (s->name && !value_meant(f, s, text, &value))
        s++;
    if (s->name) {
        buf_printf(out, "{%s: ", s->name);
        write_value(out, value.s);
        write_others(out, record, s);
        buf_putc(out, '}');
    }
    buf_free(&value);
    return s->name != NULL;
}

/* Writes `50.9787, 11.0328`. */
static int write_geo(const char *text, struct buf *out)
{
    static const char signs[] = "0123456789.-";
    size_t lat = strspn(text, signs), gap = strspn(text + lat, ", ");
    const char *lon = text + lat + gap;
    if (!lat || !gap || !*lon || lon[strspn(lon, signs)])
        return 0;
    buf_printf(out, "{lat: %.*s, lon: %s}", (int)lat, text, lon);
    return 1;
}

/* Writes `Musterstraße 1, 99084 Erfurt`. */
static int write_address(const char *text, struct buf *out)
{
    const char *comma = strchr(text, ','), *code = comma ? comma + 1 + strspn(comma + 1, " ") : "";
    size_t digits = strspn(code, "0123456789"), street = comma ? (size_t)(comma - text) : 0;
    const char *city = code + digits + strspn(code + digits, " ");
    struct buf first;
    if (!street || digits < 4 || digits > 6 || city == code + digits || !*city)
        return 0;
    buf_init(&first);
    buf_add(&first, text, street);
    buf_puts(out, "{street: ");
    write_value(out, first.s);
    buf_printf(out, ", postcode: %.*s, city: ", (int)digits, code);
    write_value(out, city);
    buf_putc(out, '}');
    buf_free(&first);
    return 1;
}

/* Writes `24.12.2026 bis 2.1.2027`. */
static int write_day_range(struct fill *f, const char *text, struct buf *out)
{
    char from[24], to[24];
    struct spoken_when w;
    if (!spoken_when(fill_spoken(f), text, f->site->now.date, &w) || !w.start.date.year)
        return 0;
    struct when end = w.end.date.year ? w.end : w.start;
    w.start.second = end.second = WHEN_ALL_DAY;
    buf_printf(out, "{from: %s, to: %s}", when_format(w.start, ' ', from),
               when_format(end, ' ', to));
    return 1;
}

int fill_help_fields(struct fill *f, struct diag *d, const struct field_spec *spec,
                     const struct node *n)
{
    struct buf out;
    if (n->kind != NODE_SCALAR)
        return 0;
    buf_init(&out);
    const char *text = fill_unquoted(f, n->text), *name = spec->record->name;
    int understood = !strcmp(name, "geo")              ? write_geo(text, &out)
                     : spec->record == &address_record ? write_address(text, &out)
                     : !strcmp(name, "closed")         ? write_day_range(f, text, &out)
                                                       : write_field(f, spec->record, text, &out);
    if (understood)
        fill_write_as(f, d, out.s);
    buf_free(&out);
    return understood;
}

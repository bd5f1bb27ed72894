#include "model/fill/fill.h"

#include "base/arena.h"
#include "model/fill/meant.h"
#include "read/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- whole numbers ---- */

/* Returns the only number that a text has, without the marks that part its thousands: `ca. 1.200
 * Plätze`; NULL if there is none, or more than one. */
static const char *number_in(struct fill *f, const char *text)
{
    char digits[10];
    size_t n = 0, parts = 0;
    for (const char *p = text; *p; p++) {
        if (!isdigit((unsigned char)*p))
            continue;
        size_t more = strspn(p, "0123456789");
        int goes_on = parts && more == 3 && n <= 3 && p - text > 1 && strchr(". '", p[-1]) &&
                      isdigit((unsigned char)p[-2]);
        if ((parts && !goes_on) || n + more >= sizeof digits)
            return NULL;
        memcpy(digits + n, p, more);
        n += more;
        parts++;
        p += more - 1;
    }
    const char *minus = strchr(text, '-');
    return n && !minus && !strchr(text, ',') ? arena_copy(f->arena, digits, n) : NULL;
}

static void fault_number(struct fill *f, const struct node *n)
{
    struct diag *d = diag_add(f->report, DIAG_FIELD_NUMBER, n->span, n->text, NULL);
    if (!fill_write_as(f, d, number_in(f, n->text)))
        diag_help(f->report, d, HELP_KIND_NUMBER, NULL, NULL);
}

void fill_int(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    size_t len = strlen(n->text);
    if (!len || len > 9 || strspn(n->text, "0123456789") != len) {
        fault_number(f, n);
        return;
    }
    int value = (int)strtol(n->text, NULL, 10);
    int least = spec->kind == FIELD_YEAR ? DATE_FIRST_FOUNDED : spec->least;
    int most = spec->kind == FIELD_YEAR ? DATE_LAST_YEAR : spec->most;
    if (value < least || value > most) {
        char bounds[32];
        snprintf(bounds, sizeof bounds, "%d…%d", least, most);
        diag_add(f->report, DIAG_FIELD_RANGE, n->span, spec->name, bounds);
        return;
    }
    *(int *)to = value;
}

void fill_measures(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    if (n->kind != NODE_MAP) {
        struct diag *d = diag_add(f->report, DIAG_FIELD_KIND, n->span, spec->name, NULL);
        diag_help(f->report, d, HELP_KIND_MAP, "name: 12", NULL);
        return;
    }
    for (const struct node *entry = n->item; entry; entry = entry->next) {
        size_t len = entry->text ? strlen(entry->text) : 0;
        if (!len || len > 9 || strspn(entry->text, "0123456789") != len) {
            struct node shown = *entry;
            shown.text = entry->text ? entry->text : spec->name;
            fault_number(f, &shown);
            continue;
        }
        struct measure *m = arena_alloc(f->arena, sizeof *m);
        *m = (struct measure){text_tidy(f->arena, entry->key, 0), strtol(entry->text, NULL, 10)};
        list_add(to, f->arena, m);
    }
}

/* ---- degrees ---- */

static int is_decimal_degrees(const char *s)
{
    const char *digits = s + (*s == '-');
    size_t len = strlen(digits);
    return len && len <= 12 && strspn(digits, "0123456789.") == len &&
           strchr(digits, '.') == strrchr(digits, '.') && isdigit((unsigned char)*digits);
}

/* Returns degrees that have a decimal comma in the written form; NULL if they are none. */
static const char *with_point(struct fill *f, const char *text)
{
    char *point = arena_strdup(f->arena, text), *comma = strchr(point, ',');
    if (!comma)
        return NULL;
    *comma = '.';
    return is_decimal_degrees(point) ? point : NULL;
}

/* Reads up to three numbers, divided by whatever: 50° 58′ 43.5″ N; returns how many there are. */
static int read_parts(const char *s, double part[3])
{
    int n = 0;
    while (*s) {
        char number[16];
        size_t len = strspn(s, "0123456789"), more = 0;
        if (!len) {
            s++;
            continue;
        }
        if (strchr(".,", s[len]) && isdigit((unsigned char)s[len + 1]))
            more = 1 + strspn(s + len + 1, "0123456789");
        if (n == 3 || len + more >= sizeof number)
            return 0;
        memcpy(number, s, len + more);
        number[len] = more ? '.' : '\0';
        number[len + more] = '\0';
        part[n++] = strtod(number, NULL);
        s += len + more;
    }
    return n;
}

/* Returns degrees that are written with their signs, as decimals; NULL if they are none. */
static const char *as_decimals(struct fill *f, const char *text, int most)
{
    double part[3] = {0};
    int n = read_parts(text, part);
    int south = strpbrk(text, "SsWw") != NULL || *text == '-';
    double value = part[0] + part[1] / 60 + part[2] / 3600;
    if (!n || (n > 1 && !strstr(text, "°")) || part[1] >= 60 || part[2] >= 60 || value > most)
        return NULL;
    char *out = arena_printf(f->arena, "%s%.*f", south ? "-" : "", n > 1 ? 5 : 6, value);
    char *end = out + strlen(out);
    while (end > out && end[-1] == '0' && end[-2] != '.')
        *--end = '\0';
    return out;
}

/* Returns the text as degrees, after a warning or a fault; NULL if it is no number of degrees. */
static const char *degrees_text(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (is_decimal_degrees(n->text))
        return n->text;
    const char *point = with_point(f, n->text);
    if (point) {
        value_read_as(f->report, n, point);
        return point;
    }
    struct diag *d = diag_add(f->report, DIAG_FIELD_NUMBER, n->span, n->text, NULL);
    if (!fill_write_as(f, d, as_decimals(f, n->text, spec->most)))
        diag_help(f->report, d, HELP_DEGREES_FORM, NULL, NULL);
    return NULL;
}

/* Degrees are kept as text too: what was typed is what feeds and pages print. */
void fill_degrees(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    const char *written = degrees_text(f, spec, n);
    double value = written ? strtod(written, NULL) : 0;
    if (!written)
        return;
    if (value < -spec->most || value > spec->most) {
        char bounds[32];
        snprintf(bounds, sizeof bounds, "-%d…%d", spec->most, spec->most);
        diag_add(f->report, DIAG_FIELD_RANGE, n->span, spec->name, bounds);
        return;
    }
    *(double *)to = value;
    const char **text = (const char **)(void *)((char *)to + offsetof(struct geo, lat_text) -
                                                offsetof(struct geo, lat));
    if (spec->offset == offsetof(struct geo, lon))
        text = (const char **)(void *)((char *)to + offsetof(struct geo, lon_text) -
                                       offsetof(struct geo, lon));
    *text = written;
}

#include "model/fill/fill.h"

#include "base/arena.h"
#include "model/fill/meant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- faults ---- */

static const enum help_id forms[FIELD_KINDS] = {[FIELD_DATE] = HELP_DATE_FORM,
                                                [FIELD_YEAR_DATE] = HELP_DATE_FORM,
                                                [FIELD_WHEN] = HELP_WHEN_FORM,
                                                [FIELD_END] = HELP_END_FORM};

/* Reports a value that is a slip (with what it was read as) or wrong; returns 1 if it can be used.
 */
static int when_fault_told(struct fill *f, enum when_fault fault, const struct field_spec *spec,
                           const struct node *n, const char *read_as)
{
    static const enum diag_id ids[] = {[WHEN_NO_DATE] = DIAG_DATE_MISSING_DAY,
                                       [WHEN_NO_TIME] = DIAG_TIME_MISSING,
                                       [WHEN_BAD] = DIAG_DATE_FORM};
    if (fault == WHEN_OK)
        return 1;
    if (fault == WHEN_SLIP) {
        struct diag *d = diag_add(f->report, DIAG_DATE_SLIP, n->span, n->text, read_as);
        diag_help(f->report, d, HELP_WRITE_AS, read_as, NULL);
        return 1;
    }
    struct diag *d = diag_add(f->report, ids[fault], n->span, n->text, NULL);
    if (fault == WHEN_NO_DATE)
        fill_help_day(f, d, spec, n);
    else if (fault == WHEN_NO_TIME)
        diag_help(f->report, d, HELP_TIME_RANGE, NULL, NULL);
    else if (!fill_help_when(f, d, spec, n))
        diag_help(f->report, d, forms[spec->kind], NULL, NULL);
    return 0;
}

/* Nobody plans further, but 2072 is soon written for 2027; and what has been is at most dated a few
 * days ahead. */
enum { YEARS_AHEAD = 10, DAYS_AHEAD = 14 };
#define YEARS_AHEAD_TEXT "10"
_Static_assert(YEARS_AHEAD == 10, "the message names it");

/* A slip of the hand such as 0226 or 20226 would lead lists and feeds through the centuries. */
static int date_in_range(struct fill *f, const struct node *n, struct date d, int least)
{
    char bounds[32];
    int this_year = f->site->now.date.year;
    if (this_year && d.year > this_year + YEARS_AHEAD && d.year <= DATE_LAST_YEAR)
        fill_help_year(f, diag_add(f->report, DIAG_DATE_FAR, n->span, n->text, YEARS_AHEAD_TEXT),
                       n->text);
    if (d.year >= least && d.year <= DATE_LAST_YEAR)
        return 1;
    snprintf(bounds, sizeof bounds, "%d…%d", least, DATE_LAST_YEAR);
    fill_help_year(f, diag_add(f->report, DIAG_DATE_RANGE, n->span, n->text, bounds), n->text);
    return 0;
}

/* ---- dates with times ---- */

static int when_value(struct fill *f, const struct field_spec *spec, const struct node *n,
                      struct when *out)
{
    struct when w = {0};
    char text[24] = "";
    enum when_fault fault = when_parse(n->text, &w);
    if (fault <= WHEN_SLIP)
        when_format(w, ' ', text);
    if (!when_fault_told(f, fault, spec, n, text) || !date_in_range(f, n, w.date, DATE_FIRST_YEAR))
        return 0;
    *out = w;
    return 1;
}

/* Reads a time alone where one may stand; returns 0 if it is no time. */
static int clock_value(struct fill *f, const struct field_spec *spec, const struct node *n,
                       struct when *to)
{
    int32_t second;
    char text[24];
    enum when_fault fault = spec->flags & FIELD_CLOCK ? time_parse(n->text, &second) : WHEN_BAD;
    if (fault > WHEN_SLIP)
        return 0;
    snprintf(text, sizeof text, "%02d:%02d", second / 3600, second / 60 % 60);
    when_fault_told(f, fault, spec, n, text);
    *to = when_clock(second);
    return 1;
}

void fill_when(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    if (!clock_value(f, spec, n, to))
        when_value(f, spec, n, to);
}

void *fill_when_at(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct when_at *at = arena_alloc(f->arena, sizeof *at);
    at->node = n;
    return when_value(f, spec, n, &at->when) ? at : NULL;
}

/* ---- days ---- */

/* What was founded may be older than any calendar. */
static int date_value(struct fill *f, const struct field_spec *spec, const struct node *n,
                      struct date *out)
{
    struct when w = {.second = WHEN_ALL_DAY};
    char text[24] = "";
    int is_year =
        spec->kind == FIELD_YEAR_DATE && strlen(n->text) == 4 && strspn(n->text, "0123456789") == 4;
    enum when_fault fault = is_year ? WHEN_OK : date_parse(n->text, &w.date);
    if (is_year)
        w.date = (struct date){(int16_t)strtol(n->text, NULL, 10), 1, 1};
    else if (fault <= WHEN_SLIP)
        when_format(w, ' ', text);
    *out = w.date;
    return when_fault_told(f, fault, spec, n, text) &&
           date_in_range(f, n, w.date,
                         spec->kind == FIELD_YEAR_DATE ? DATE_FIRST_FOUNDED : DATE_FIRST_YEAR);
}

void fill_date(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    struct date d, today = f->site->now.date;
    if (!date_value(f, spec, n, &d))
        return;
    if (spec->flags & FIELD_PAST && today.year &&
        date_compare(d, date_add_days(today, DAYS_AHEAD)) > 0)
        fill_help_year(f, diag_add(f->report, DIAG_DATE_AHEAD, n->span, n->text, NULL), n->text);
    *(struct date *)to = d;
}

/* ---- ends ---- */

/* Reads a time alone as that of the day on which it starts, which is certain, but would not be if
 * the start were moved to another day. Returns 0 if it is none. */
static int end_of_day(struct fill *f, const struct node *n, struct when *to)
{
    int32_t second;
    char text[24];
    if (time_parse(n->text, &second) > WHEN_SLIP)
        return 0;
    struct when w = fill_end_of_day(f, second);
    if (!w.date.year)
        return 0;
    value_read_as(f->report, n, when_format(w, ' ', text));
    *to = w;
    return 1;
}

void fill_end(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    struct end *end = to;
    if (!strcmp(n->text, "open"))
        end->open = 1;
    else if (clock_value(f, spec, n, &end->when) || end_of_day(f, n, &end->when))
        return;
    else if (*n->text != '+')
        when_value(f, spec, n, &end->when);
    else
        when_fault_told(f, duration_parse(n->text, &end->length), spec, n, NULL);
}

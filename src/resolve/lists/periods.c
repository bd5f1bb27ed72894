#include "resolve/lists/periods.h"

#include "base/arena.h"
#include "model/site.h"
#include "resolve/calendar/meeting.h"
#include "resolve/route.h"

#include <string.h>

/* Periods of one kind under construction: those that follow each other without a gap, numbered from
 * the first. */
struct period_filling {
    struct site *site;
    enum period_kind kind;
    struct period **slot; /* by number */
    int n;
};

/* How the periods of one kind are made. */
struct period_row {
    const char *tail; /* where below the events they stand; a key of a word, NULL: at once */
    const char *(*name)(struct arena *a, struct date first); /* the last part of the address */
    int past;                     /* 1: each meeting that is over in one of them, latest first */
    int public;                   /* 1: nothing for members' eyes, but also when there is nothing */
    int (*number)(struct date d); /* counts them from any beginning */
    struct date (*first)(int number);     /* the first day of the one of this number */
    int (*from)(const struct site *site); /* the first number that is of interest, and the last */
    int (*to)(const struct site *site);
};

static int month_number(struct date d)
{
    return d.year * 12 + d.month - 1;
}

static struct date month_first(int number)
{
    return (struct date){(int16_t)(number / 12), (int8_t)(number % 12 + 1), 1};
}

static const char *month_name(struct arena *a, struct date first)
{
    return arena_printf(a, "%04d-%02d", first.year, first.month);
}

static int months_from(const struct site *site)
{
    return site->now.date.year * 12;
}

static int months_to(const struct site *site)
{
    return month_number(site->now.date) + MONTHS_AHEAD;
}

/* Counts from the Monday before 1970. */
static int week_number(struct date d)
{
    return date_days(date_week_begin(d, 1)) / 7;
}

static struct date week_first(int number)
{
    return date_week_begin(date_from_days(number * 7 + 6), 1);
}

static const char *week_name(struct arena *a, struct date first)
{
    int year, week = date_week(first, &year);
    return arena_printf(a, "%04d-w%02d", year, week);
}

static int weeks_from(const struct site *site)
{
    return week_number(site->now.date);
}

static int weeks_to(const struct site *site)
{
    return weeks_from(site) + (site->items[ITEM_EVENT].n ? WEEKS_AHEAD : -1);
}

static int year_number(struct date d)
{
    return d.year;
}

static struct date year_first(int number)
{
    return (struct date){(int16_t)number, 1, 1};
}

static const char *year_name(struct arena *a, struct date first)
{
    return arena_printf(a, "%04d", first.year);
}

static int years_from(const struct site *site)
{
    (void)site;
    return 1;
}

static int years_to(const struct site *site)
{
    return site->now.date.year;
}

static const struct period_row rows[PERIOD_KINDS] = {
    [PERIOD_MONTH] = {NULL, month_name, 0, 0, month_number, month_first, months_from, months_to},
    [PERIOD_WEEK] = {"poster", week_name, 0, 1, week_number, week_first, weeks_from, weeks_to},
    [PERIOD_YEAR] = {"archive", year_name, 1, 0, year_number, year_first, years_from, years_to},
};

static struct period *slot_at(struct period_filling *f, int at)
{
    const struct period_row *row = &rows[f->kind];
    struct period **p = &f->slot[at];
    if (!*p) {
        int number = row->from(f->site) + at;
        *p = arena_alloc(f->site->arena, sizeof **p);
        (*p)->kind = f->kind;
        (*p)->first = row->first(number);
        (*p)->last = date_add_days(row->first(number + 1), -1);
    }
    return *p;
}

static void add_meeting(struct period_filling *f, struct occurrence *o)
{
    const struct period_row *row = &rows[f->kind];
    int base = row->from(f->site);
    int from = row->number(o->here.start.date) - base, to = row->number(meeting_last_day(o)) - base;
    if ((row->past && o->over_utc > f->site->now_utc) || (row->public && o->item->members_only))
        return;
    if (row->past)
        to = from;
    for (int i = from > 0 ? from : 0; i <= to && i < f->n; i++)
        list_add(&slot_at(f, i)->meetings, f->site->arena, o);
}

static void gather_periods(struct period_filling *f)
{
    const struct list *events = &f->site->items[ITEM_EVENT];
    for (size_t i = 0; i < events->n; i++) {
        const struct schedule *s = &((const struct event *)events->at[i])->schedule;
        for (size_t k = 0; k < s->occurrences; k++)
            add_meeting(f, &s->occurrence[k]);
    }
}

static void fill_periods(struct site *site, enum period_kind kind)
{
    const struct period_row *row = &rows[kind];
    struct period_filling f = {.site = site, .kind = kind};
    f.n = row->to(site) - row->from(site) + 1;
    f.slot = arena_array(site->arena, (size_t)f.n, sizeof(struct period *));
    gather_periods(&f);
    for (int i = 0; i < f.n && row->public; i++)
        slot_at(&f, i);
    for (int i = 0; i < f.n; i++) {
        struct period *p = f.slot[row->past ? f.n - 1 - i : i];
        if (!p)
            continue;
        list_sort(&p->meetings, row->past ? compare_meetings_latest : compare_meetings, NULL);
        list_add(&site->periods->of[kind], site->arena, p);
    }
}

void resolve_periods(struct site *site)
{
    site->periods = arena_alloc(site->arena, sizeof *site->periods);
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        fill_periods(site, (enum period_kind)kind);
}

const char *period_path(const struct site *site, struct arena *a, const struct period *p,
                        int language)
{
    const struct period_row *row = &rows[p->kind];
    const char *list = route_list(site, a, ITEM_EVENT, row->tail, language, 1);
    return arena_printf(a, "%s%s/", list, row->name(a, p->first));
}

const struct period *period_now(const struct site *site, enum period_kind kind)
{
    const struct list *l = &site->periods->of[kind];
    for (size_t i = 0; i < l->n; i++) {
        const struct period *p = l->at[i];
        if (date_compare(p->last, site->now.date) >= 0)
            return p;
    }
    return l->n ? l->at[l->n - 1] : NULL;
}

int period_is_month(const char *id)
{
    static const char digits[] = "0123456789";
    return strspn(id, digits) == 4 && id[4] == '-' && strspn(id + 5, digits) == 2 && !id[7];
}

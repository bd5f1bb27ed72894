#include "resolve/calendar/opening.h"

enum { SEARCHED_DAYS = 366 };

const struct holiday *opening_holiday(const struct site *site, struct date d)
{
    size_t low = 0, high = site->holidays.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct holiday *h = site->holidays.at[mid];
        if (date_compare(h->date, d) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    const struct holiday *h = low < site->holidays.n ? site->holidays.at[low] : NULL;
    return h && !date_compare(h->date, d) ? h : NULL;
}

/* A closure without its days was reported when it was read. */
static const struct closure *closure_on(const struct member *m, struct date d)
{
    for (size_t i = 0; i < m->closed.n; i++) {
        const struct closure *c = m->closed.at[i];
        if (c->from.year && date_compare(c->from, d) <= 0 && date_compare(d, c->to) <= 0)
            return c;
    }
    return NULL;
}

struct opening opening_day(const struct site *site, const struct member *m, struct date d)
{
    struct opening o = {
        .date = d, .closure = closure_on(m, d), .holiday = opening_holiday(site, d)};
    int weekday = date_weekday(d);
    for (size_t i = 0; i < m->hours.n; i++) {
        struct hours *const *h = (struct hours *const *)m->hours.at + i;
        if ((*h)->weekday != weekday)
            continue;
        o.span = o.spans ? o.span : h;
        o.spans++;
    }
    return o;
}

int opening_is_open(const struct opening *o)
{
    return o->spans && !o->closure && !o->holiday;
}

int opening_is_holiday(const struct opening *o)
{
    return o->holiday && o->spans && !o->closure;
}

struct opening opening_after(const struct site *site, const struct member *m, struct date d)
{
    for (int days = 1; days <= SEARCHED_DAYS && opening_has_week(m); days++) {
        struct opening o = opening_day(site, m, date_add_days(d, days));
        if (opening_is_open(&o))
            return o;
    }
    return (struct opening){.spans = 0};
}

/* Hours are in order of weekdays, and what is by appointment has none. */
int opening_has_week(const struct member *m)
{
    return m->hours.n && ((const struct hours *)m->hours.at[m->hours.n - 1])->weekday > 0;
}

int opening_by_appointment(const struct member *m)
{
    return m->hours.n && !((const struct hours *)m->hours.at[0])->weekday;
}

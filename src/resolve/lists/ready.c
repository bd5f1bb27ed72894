#include "resolve/lists/ready.h"

#include "base/arena.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"

#include <string.h>

/* ---- stretches of time ---- */

static void days_today(struct date today, struct ready_choice *c)
{
    c->from = c->to = today;
}

static void days_week(struct date today, struct ready_choice *c)
{
    c->from = today;
    c->to = date_add_days(date_week_begin(today, 1), 6);
}

static void days_weekend(struct date today, struct ready_choice *c)
{
    c->from = date_add_days(date_week_begin(today, 1), 5);
    c->to = date_add_days(c->from, 1);
}

static void days_month(struct date today, struct ready_choice *c)
{
    c->from = today;
    c->to = date_add_days(date_add_months((struct date){today.year, today.month, 1}, 1), -1);
}

/* ---- what events say of themselves ---- */

static int fits_children(const struct event *e)
{
    for (size_t i = 0; i < e->audiences.n; i++) {
        const struct term *t = e->audiences.at[i];
        if (!strcmp(t->id, "children") || !strcmp(t->id, "families"))
            return 1;
    }
    return 0;
}

static int fits_free(const struct event *e)
{
    return e->amount && !strcmp(e->amount, "0");
}

static int fits_childcare(const struct event *e)
{
    return e->childcare == 1;
}

static int fits_without_registration(const struct event *e)
{
    const struct registration *r = sign_up_of(&e->item);
    return !r || r->required != 1;
}

static const struct ready_row {
    const char *section, *id, *word;
    void (*days)(struct date today, struct ready_choice *c); /* of a stretch of time, else NULL */
    int (*fits)(const struct event *e);                      /* of all others */
} rows[] = {
    {"when", "today", "facets.today", days_today, NULL},
    {"when", "week", "facets.week", days_week, NULL},
    {"when", "weekend", "facets.weekend", days_weekend, NULL},
    {"when", "month", "facets.month", days_month, NULL},
    {"children", "yes", "facets.children", NULL, fits_children},
    {"cost", "free", "facets.free", NULL, fits_free},
    {"childcare", "yes", "field.childcare", NULL, fits_childcare},
    {"registration", "none", "facets.no_registration", NULL, fits_without_registration},
};

struct list ready_choices(const struct site *site, const char *section)
{
    struct list found = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].section, section) != 0)
            continue;
        struct ready_choice *c = arena_alloc(site->arena, sizeof *c);
        *c = (struct ready_choice){.id = rows[i].id, .word = rows[i].word, .fits = rows[i].fits};
        if (rows[i].days)
            rows[i].days(site->now.date, c);
        list_add(&found, site->arena, c);
    }
    return found;
}

int ready_touches(struct date from, struct date to, const struct occurrence *o)
{
    return date_compare(o->here.start.date, to) <= 0 &&
           date_compare(meeting_last_day(o), from) >= 0;
}

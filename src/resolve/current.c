#include "resolve/current.h"

#include "model/site.h"
#include "resolve/calendar/calendar.h"

int item_unconfirmed(const struct site *site, const struct item *item)
{
    struct date limit = date_add_months(site->now.date, -site->config.verified_months);
    return item->verified.year && date_compare(item->verified, limit) < 0;
}

/* ---- what of each type was not of the past on a day: the cell `current` of types.def ---- */

static int current_always(const struct item *item, struct date day, int64_t utc)
{
    (void)item;
    (void)day;
    (void)utc;
    return 1;
}

static int current_member(const struct item *item, struct date day, int64_t utc)
{
    const struct member *m = (const struct member *)item;
    (void)utc;
    return m->left < 0 || m->left > day.year;
}

static int current_group(const struct item *item, struct date day, int64_t utc)
{
    const struct group *g = (const struct group *)item;
    (void)utc;
    return !g->ended.year || date_compare(g->ended, day) > 0;
}

static int current_offer(const struct item *item, struct date day, int64_t utc)
{
    const struct offer *o = (const struct offer *)item;
    if (o->valid_until.year && date_compare(o->valid_until, day) < 0)
        return 0;
    return !o->schedule.occurrences || !calendar_past(&o->schedule, utc);
}

int item_current_on(const struct item *item, struct date day, int64_t utc)
{
    static int (*const is_current[ITEM_TYPES])(const struct item *, struct date, int64_t) = {
#define TYPE(NAME, word, folder, tag, view, pages, current, ...) [ITEM_##NAME] = current_##current,
#include "types.def"
    };
    return is_current[item->type](item, day, utc);
}

int item_current(const struct site *site, const struct item *item)
{
    return item_current_on(item, site->now.date, site->now_utc);
}

#include "resolve/current.h"

#include "model/site.h"
#include "resolve/calendar/calendar.h"

int item_unconfirmed(const struct site *site, const struct item *item)
{
    struct date limit = date_add_months(site->now.date, -site->config.verified_months);
    return item->verified.year && date_compare(item->verified, limit) < 0;
}

int item_current(const struct site *site, const struct item *item)
{
    struct date today = site->now.date;
    if (item->type == ITEM_MEMBER) {
        const struct member *m = (const struct member *)item;
        return m->left < 0 || m->left > today.year;
    }
    if (item->type == ITEM_GROUP) {
        const struct group *g = (const struct group *)item;
        return !g->ended.year || date_compare(g->ended, today) > 0;
    }
    if (item->type != ITEM_OFFER)
        return 1;
    const struct offer *o = (const struct offer *)item;
    if (o->valid_until.year && date_compare(o->valid_until, today) < 0)
        return 0;
    return !o->schedule.occurrences || !calendar_past(&o->schedule, site->now_utc);
}

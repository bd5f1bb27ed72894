#include "resolve/current.h"

#include "model/site.h"
#include "resolve/calendar/calendar.h"

int item_unconfirmed(const struct site *site, const struct item *item)
{
    struct date limit = date_add_months(site->now.date, -site->config.verified_months);
    return item->verified.year && date_compare(item->verified, limit) < 0;
}

/* ---- what of each type is not of the past: the cell `current` of types.def ---- */

static int current_always(const struct site *site, const struct item *item)
{
    (void)site;
    (void)item;
    return 1;
}

static int current_member(const struct site *site, const struct item *item)
{
    const struct member *m = (const struct member *)item;
    return m->left < 0 || m->left > site->now.date.year;
}

static int current_group(const struct site *site, const struct item *item)
{
    const struct group *g = (const struct group *)item;
    return !g->ended.year || date_compare(g->ended, site->now.date) > 0;
}

static int current_offer(const struct site *site, const struct item *item)
{
    const struct offer *o = (const struct offer *)item;
    if (o->valid_until.year && date_compare(o->valid_until, site->now.date) < 0)
        return 0;
    return !o->schedule.occurrences || !calendar_past(&o->schedule, site->now_utc);
}

int item_current(const struct site *site, const struct item *item)
{
    static int (*const is_current[ITEM_TYPES])(const struct site *, const struct item *) = {
#define TYPE(NAME, word, folder, tag, view, pages, current, ...) [ITEM_##NAME] = current_##current,
#include "types.def"
    };
    return is_current[item->type](site, item);
}

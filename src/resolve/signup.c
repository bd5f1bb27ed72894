#include "resolve/signup.h"

#include "resolve/meeting.h"
#include "resolve/resolve.h"

const struct registration *sign_up_of(const struct item *item)
{
    return item->type == ITEM_EVENT ? ((const struct event *)item)->registration
                                    : ((const struct offer *)item)->registration;
}

int sign_up_ends(const struct item *item, int64_t *utc)
{
    const struct registration *r = sign_up_of(item);
    const struct zone *zone = meeting_schedule(item)->zone;
    if (!r || !r->until.date.year || !zone)
        return 0;
    struct when end = r->until;
    if (end.second == WHEN_ALL_DAY)
        end = (struct when){date_add_days(end.date, 1), 0};
    zone_to_utc(zone, end, utc);
    return 1;
}

int sign_up_possible(enum sign_up state)
{
    return state == SIGN_UP_OPEN || state == SIGN_UP_WAITING;
}

static int sign_up_is_over(const struct site *site, const struct item *item)
{
    int64_t end;
    return sign_up_ends(item, &end) && end <= site->now_utc;
}

enum sign_up sign_up_by_day(const struct site *site, const struct item *item, int full)
{
    int waiting = item->type == ITEM_EVENT && ((const struct event *)item)->waiting_list == 1;
    if (sign_up_is_over(site, item))
        return SIGN_UP_OVER;
    if (full)
        return waiting ? SIGN_UP_WAITING : SIGN_UP_FULL;
    return sign_up_of(item) ? SIGN_UP_OPEN : SIGN_UP_NONE;
}

/* Returns 1 if there is still something to come of it that is not called off as a whole. */
static int sign_up_has_meetings(const struct site *site, const struct item *item)
{
    const struct event *e = item->type == ITEM_EVENT ? (const struct event *)item : NULL;
    int off = e && (e->status == STATUS_CANCELLED || e->status == STATUS_POSTPONED);
    int past = e && e->schedule.occurrences && calendar_past(&e->schedule, site->now_utc);
    return !off && !past && item_current(site, item);
}

enum sign_up sign_up_item(const struct site *site, const struct item *item)
{
    if (!sign_up_has_meetings(site, item))
        return sign_up_of(item) ? SIGN_UP_OVER : SIGN_UP_NONE;
    int full = item->type == ITEM_EVENT && ((const struct event *)item)->full == 1;
    return sign_up_by_day(site, item, full);
}

enum sign_up sign_up_meeting(const struct site *site, const struct occurrence *o)
{
    if (!meeting_is_coming(o, site->now_utc))
        return sign_up_of(o->item) ? SIGN_UP_OVER : SIGN_UP_NONE;
    return sign_up_by_day(site, o->item, o->full);
}

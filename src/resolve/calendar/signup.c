#include "resolve/calendar/signup.h"

#include "model/site.h"
#include "resolve/calendar/meeting.h"
#include "resolve/current.h"

const struct registration *sign_up_of(const struct item *item)
{
    return item->type == ITEM_EVENT ? ((const struct event *)item)->registration
                                    : ((const struct offer *)item)->registration;
}

int sign_up_is_full(const struct item *item)
{
    if (item->type == ITEM_EVENT)
        return ((const struct event *)item)->full == 1;
    const struct places_free *places = ((const struct offer *)item)->places_free;
    return places && !places->count;
}

struct when sign_up_until(const struct site *site, const struct item *item)
{
    const struct registration *r = sign_up_of(item);
    return r ? calendar_here(site, meeting_schedule(item), r->until) : (struct when){0};
}

int sign_up_ends(const struct site *site, const struct item *item, int64_t *utc)
{
    struct when end = sign_up_until(site, item);
    if (!end.date.year || !site->zone)
        return 0;
    if (end.second == WHEN_ALL_DAY)
        end = (struct when){date_add_days(end.date, 1), 0};
    zone_to_utc(site->zone, end, utc);
    return 1;
}

int sign_up_possible(enum sign_up state)
{
    return state == SIGN_UP_OPEN || state == SIGN_UP_WAITING;
}

static int sign_up_is_over(const struct site *site, const struct item *item)
{
    int64_t end;
    return sign_up_ends(site, item, &end) && end <= site->now_utc;
}

enum sign_up sign_up_by_day(const struct site *site, const struct item *item, int full)
{
    int waiting = item->type == ITEM_EVENT && ((const struct event *)item)->waiting_list == 1;
    int over = sign_up_is_over(site, item);
    if (full) /* also afterwards: nobody shall come because one need not register */
        return waiting && !over ? SIGN_UP_WAITING : SIGN_UP_FULL;
    if (over)
        return SIGN_UP_OVER;
    return sign_up_of(item) ? SIGN_UP_OPEN : SIGN_UP_NONE;
}

/* Returns 1 if there is still something to come of it that is not called off as a whole. */
static int sign_up_has_meetings(const struct site *site, const struct item *item)
{
    const struct event *e = item->type == ITEM_EVENT ? (const struct event *)item : NULL;
    int status = e ? meeting_whole_status(site, e) : STATUS_CONFIRMED;
    int off = status == STATUS_CANCELLED || status == STATUS_POSTPONED;
    int past = e && e->schedule.occurrences && calendar_past(&e->schedule, site->now_utc);
    return !off && !past && item_current(site, item);
}

enum sign_up sign_up_item(const struct site *site, const struct item *item)
{
    if (!sign_up_has_meetings(site, item))
        return sign_up_of(item) ? SIGN_UP_OVER : SIGN_UP_NONE;
    return sign_up_by_day(site, item, sign_up_is_full(item));
}

enum sign_up sign_up_meeting(const struct site *site, const struct occurrence *o)
{
    if (!meeting_is_coming(o, site->now_utc))
        return sign_up_of(o->item) ? SIGN_UP_OVER : SIGN_UP_NONE;
    return sign_up_by_day(site, o->item, o->full);
}

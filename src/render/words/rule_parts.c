#include "render/words/rule_inner.h"

#include "base/arena.h"
#include "base/list.h"
#include "model/site.h"
#include "resolve/calendar/calendar.h"

/* What a series becomes for good from a day on: "ab 1. September: 15:00–17:00, Rathaus". */

static void add_change_text(struct telling *t, struct list *texts, const char *text)
{
    if (text)
        list_add(texts, t->arena, (void *)text);
}

/* Returns the word for what all meetings of a part are from now on; NULL: they take place. */
static const char *state_text(struct telling *t, int status)
{
    static const char *const keys[] = {[STATUS_TENTATIVE] = "state.tentative",
                                       [STATUS_CANCELLED] = "state.cancelled",
                                       [STATUS_POSTPONED] = "state.postponed"};
    return keys[status] ? tell_maybe(t, keys[status]) : NULL;
}

/* Returns the part before this one of which it was told when and where it is: not one that is off.
 */
static const struct series_part *told_before(const struct telling *t,
                                             const struct series_part *part)
{
    const struct series_part *before = part - 1;
    while (before > t->part && !calendar_takes_place(&before->like))
        before--;
    return before;
}

/* Returns what a part has otherwise than the one before it, in words. What takes place again, or
 * for certain, is told by its times. */
static struct list part_changes(struct telling *t, const struct series_part *part)
{
    const struct series_part *last = told_before(t, part);
    const struct occurrence *before = &last->like, *now = &part->like;
    int other = now->status != part[-1].like.status;
    struct list texts = {0};
    if (other)
        add_change_text(t, &texts, state_text(t, now->status));
    if (!calendar_takes_place(now))
        return texts;
    if (part->second < 0)
        add_change_text(t, &texts, other ? tell_maybe(t, "meeting.all_day") : NULL);
    else if (other || part->second != last->second || part->length != last->length)
        add_change_text(t, &texts, tell_part_times(t, part));
    if (now->venue && now->venue != before->venue)
        add_change_text(t, &texts, now->venue->item.title);
    if (now->online && !before->online)
        add_change_text(t, &texts, tell_maybe(t, "meeting.online"));
    return texts;
}

const char *tell_parts(struct telling *t, const char *so_far)
{
    const struct schedule *s = t->schedule;
    for (const struct series_part *part = t->part + 1; part < s->part + s->parts; part++) {
        struct list texts = part_changes(t, part);
        if (texts.n)
            so_far = tell(t, "rule.total", so_far,
                          tell(t, "rule.from", tell_day(t, tell_shifted(t, part->from.date)),
                               tell_list(t, &texts)));
    }
    return so_far;
}

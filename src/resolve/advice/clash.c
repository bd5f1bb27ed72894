#include "resolve/advice/clash.h"

#include "base/arena.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/meeting.h"

/* Why two meetings stand in each other's way, the weightiest first. */
enum why { WHY_GROUP, WHY_NETWORK, WHY_VENUE };

/* A coming meeting as one that books a resource: a group's time, the network's, or a venue's room.
 */
struct booking {
    const struct occurrence *o;
    int64_t end; /* after o->start_utc, also where the meeting has no length */
    enum why why;
    const void *key; /* the group or venue; NULL: the network */
};

/* Two bookings of one resource that overlap, by start. */
struct clash {
    const struct booking *early, *late;
};

/* How many bookings of one resource are compared with each other at a time: what keeps the cost and
 * the messages linear where thousands meet at once. */
enum { AT_ONCE_MAX = 16 };

struct clashes {
    struct arena arena; /* as long as the search */
    int64_t now;
    struct list bookings; /* struct booking * */
    struct list found;    /* struct clash * */
};

/* ---- what is booked, and when ---- */

static void booking_add(struct clashes *c, const struct occurrence *o, enum why why,
                        const void *key)
{
    struct booking *s = arena_alloc(&c->arena, sizeof *s);
    int64_t end = o->free_utc > o->start_utc ? o->free_utc : o->start_utc + 1;
    *s = (struct booking){.o = o, .end = end, .why = why, .key = key};
    list_add(&c->bookings, &c->arena, s);
}

/* Returns 1 if those who come have no time for anything else: nobody attends all of several whole
 * days, or of weeks. */
static int takes_peoples_time(const struct occurrence *o)
{
    enum { LONGEST = 7 * DAY_SECONDS };
    int one_day = !date_compare(o->here.start.date, o->here.end.date);
    int whole = o->here.start.second == WHEN_ALL_DAY;
    return (whole ? one_day : o->free_utc - o->start_utc <= LONGEST) &&
           !meeting_is_kind(o->item, "deadline");
}

static void book_people(struct clashes *c, const struct occurrence *o)
{
    const struct event *e = (const struct event *)o->item;
    const struct item *group = e->group ? e->group->item : NULL;
    int network = meeting_is_kind(o->item, "network-meeting");
    if (!takes_peoples_time(o))
        return;
    if (group)
        booking_add(c, o, WHY_GROUP, group);
    if (group || network)
        booking_add(c, o, WHY_NETWORK, NULL);
}

static void book_meetings(struct clashes *c, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!meeting_is_coming(o, c->now))
            continue;
        if (o->venue && o->takes_room)
            booking_add(c, o, WHY_VENUE, o->venue);
        if (item->type == ITEM_EVENT)
            book_people(c, o);
    }
}

/* ---- which bookings overlap: a sweep over them in order of time ---- */

static int by_resource(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct booking *x = a, *y = b;
    if (x->why != y->why)
        return x->why < y->why ? -1 : 1;
    if (x->key != y->key)
        return (uintptr_t)x->key < (uintptr_t)y->key ? -1 : 1;
    if (x->o->start_utc != y->o->start_utc)
        return x->o->start_utc < y->o->start_utc ? -1 : 1;
    return 0;
}

static int is_network(const struct booking *s)
{
    return meeting_is_kind(s->o->item, "network-meeting");
}

static void clash_add(struct clashes *c, const struct booking *early, const struct booking *late)
{
    if (late->why == WHY_NETWORK && is_network(early) == is_network(late))
        return;
    struct clash *found = arena_alloc(&c->arena, sizeof *found);
    *found = (struct clash){early, late};
    list_add(&c->found, &c->arena, found);
}

/* Keeps of the `n` active bookings those that last beyond the start of `s`, and adds `s`, if need
 * be in place of the one that ends first. Returns how many are active then. */
static size_t active_update(const struct booking *active[], size_t n, const struct booking *s)
{
    size_t kept = 0, first = 0;
    for (size_t i = 0; i < n; i++) {
        if (active[i]->end > s->o->start_utc)
            active[kept++] = active[i];
    }
    if (kept < AT_ONCE_MAX) {
        active[kept++] = s;
        return kept;
    }
    for (size_t i = 1; i < kept; i++)
        first = active[i]->end < active[first]->end ? i : first;
    active[first] = s;
    return kept;
}

static void find_overlaps(struct clashes *c)
{
    const struct booking *active[AT_ONCE_MAX];
    size_t n = 0;
    list_sort(&c->bookings, by_resource, NULL);
    for (size_t i = 0; i < c->bookings.n; i++) {
        const struct booking *s = c->bookings.at[i];
        const struct booking *before = c->bookings.at[i ? i - 1 : 0];
        if (before->why != s->why || before->key != s->key)
            n = 0;
        for (size_t k = 0; k < n; k++) {
            if (active[k]->end > s->o->start_utc)
                clash_add(c, active[k], s);
        }
        n = active_update(active, n, s);
    }
}

/* ---- messages ---- */

/* Orders by the two items, whichever of them is early, then by weight, then by time. */
static int compare_pairs(const struct clash *x, const struct clash *y)
{
    uintptr_t a = (uintptr_t)x->early->o->item, b = (uintptr_t)x->late->o->item;
    uintptr_t c = (uintptr_t)y->early->o->item, d = (uintptr_t)y->late->o->item;
    uintptr_t low = a < b ? a : b, other_low = c < d ? c : d;
    if (low != other_low)
        return low < other_low ? -1 : 1;
    uintptr_t high = a < b ? b : a, other_high = c < d ? d : c;
    return high == other_high ? 0 : high < other_high ? -1 : 1;
}

static int by_pair(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct clash *x = a, *y = b;
    int by = compare_pairs(x, y);
    if (by)
        return by;
    if (x->late->why != y->late->why)
        return x->late->why < y->late->why ? -1 : 1;
    int64_t s = x->late->o->start_utc, t = y->late->o->start_utc;
    return s == t ? 0 : s < t ? -1 : 1;
}

/* Returns the meeting that is warned of: the later one, but the network does not move for a group.
 */
static const struct occurrence *meeting_to_warn(const struct clash *c)
{
    int to_early = c->late->why == WHY_NETWORK && is_network(c->late);
    return to_early ? c->early->o : c->late->o;
}

/* Reports the clash at `i` together with the others of the same two items; returns the next. */
static size_t report_clash(struct report *r, const struct clashes *c, size_t i)
{
    static const enum diag_id ids[] = {DIAG_GROUP_CLASH, DIAG_NETWORK_CLASH, DIAG_VENUE_CLASH};
    const struct clash *first = c->found.at[i], *last = first;
    size_t more = 0;
    for (i++; i < c->found.n; i++) {
        const struct clash *next = c->found.at[i];
        if (compare_pairs(first, next) != 0)
            break;
        if (next->late->why != first->late->why)
            continue;
        last = next;
        more++;
    }
    const struct occurrence *here = meeting_to_warn(first);
    const struct occurrence *there = here == first->late->o ? first->early->o : first->late->o;
    struct span at = meeting_span(here), other = meeting_span(there);
    char is[24];
    struct diag *d = diag_add(r, ids[first->late->why], at, when_format(here->here.start, ' ', is),
                              meeting_title(there->item));
    if (at.source != other.source || at.at != other.at)
        diag_note(d, HELP_OTHER_HERE, other);
    meeting_more(r, d, more, meeting_to_warn(last)->here.start);
    return i;
}

void resolve_clashes(struct site *site, struct report *r)
{
    struct clashes c = {.now = site->now_utc};
    arena_init(&c.arena);
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        book_meetings(&c, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->items[ITEM_OFFER].n; i++)
        book_meetings(&c, site->items[ITEM_OFFER].at[i]);
    find_overlaps(&c);
    list_sort(&c.found, by_pair, NULL);
    for (size_t i = 0; i < c.found.n;)
        i = report_clash(r, &c, i);
    arena_free(&c.arena);
}

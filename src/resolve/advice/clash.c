#include "resolve/advice/clash.h"

#include "base/arena.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/meeting.h"

/* Why two meetings stand in each other's way, the weightiest first. */
enum why { WHY_GROUP, WHY_NETWORK, WHY_VENUE };

/* A coming meeting as one that takes up a group's time, the network's, or a venue's room. */
struct sitting {
    const struct occurrence *o;
    int64_t end; /* after o->start_utc, also where the meeting has no length */
    enum why why;
    const void *key; /* the group or venue; NULL: the network */
};

/* Two sittings at one time, by start. */
struct clash {
    const struct sitting *early, *late;
};

/* How many sittings at one place and time are held against each other: what keeps the cost and the
 * messages linear where thousands meet at once. */
enum { AT_ONCE_MAX = 16 };

struct clashes {
    struct arena arena; /* as long as the search */
    int64_t now;
    struct list sittings; /* struct sitting * */
    struct list found;    /* struct clash * */
};

/* ---- who sits where ---- */

static void sitting_add(struct clashes *c, const struct occurrence *o, enum why why,
                        const void *key)
{
    struct sitting *s = arena_alloc(&c->arena, sizeof *s);
    int64_t end = o->free_utc > o->start_utc ? o->free_utc : o->start_utc + 1;
    *s = (struct sitting){.o = o, .end = end, .why = why, .key = key};
    list_add(&c->sittings, &c->arena, s);
}

/* Returns 1 if those who come have no time for anything else: nobody sits through several whole
 * days, or through weeks. */
static int takes_time(const struct occurrence *o)
{
    enum { LONGEST = 7 * DAY_SECONDS };
    int one_day = !date_compare(o->here.start.date, o->here.end.date);
    int whole = o->here.start.second == WHEN_ALL_DAY;
    return (whole ? one_day : o->free_utc - o->start_utc <= LONGEST) &&
           !meeting_is_kind(o->item, "deadline");
}

static void sitting_of_people(struct clashes *c, const struct occurrence *o)
{
    const struct event *e = (const struct event *)o->item;
    const struct item *group = e->group ? e->group->item : NULL;
    int network = meeting_is_kind(o->item, "network-meeting");
    if (!takes_time(o))
        return;
    if (group)
        sitting_add(c, o, WHY_GROUP, group);
    if (group || network)
        sitting_add(c, o, WHY_NETWORK, NULL);
}

static void sittings_of(struct clashes *c, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!meeting_is_coming(o, c->now))
            continue;
        if (o->venue && o->takes_room)
            sitting_add(c, o, WHY_VENUE, o->venue);
        if (item->type == ITEM_EVENT)
            sitting_of_people(c, o);
    }
}

/* ---- who meets whom ---- */

static int by_place(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct sitting *x = a, *y = b;
    if (x->why != y->why)
        return x->why < y->why ? -1 : 1;
    if (x->key != y->key)
        return (uintptr_t)x->key < (uintptr_t)y->key ? -1 : 1;
    if (x->o->start_utc != y->o->start_utc)
        return x->o->start_utc < y->o->start_utc ? -1 : 1;
    return 0;
}

static int is_network(const struct sitting *s)
{
    return meeting_is_kind(s->o->item, "network-meeting");
}

static void meet(struct clashes *c, const struct sitting *early, const struct sitting *late)
{
    if (late->why == WHY_NETWORK && is_network(early) == is_network(late))
        return;
    struct clash *found = arena_alloc(&c->arena, sizeof *found);
    *found = (struct clash){early, late};
    list_add(&c->found, &c->arena, found);
}

/* Keeps those that last beyond the start of `s` among the `n` that sit, and adds `s`, if need be
 * for the one that leaves first. Returns how many sit then. */
static size_t sit_down(const struct sitting *sitting[], size_t n, const struct sitting *s)
{
    size_t kept = 0, first = 0;
    for (size_t i = 0; i < n; i++) {
        if (sitting[i]->end > s->o->start_utc)
            sitting[kept++] = sitting[i];
    }
    if (kept < AT_ONCE_MAX) {
        sitting[kept++] = s;
        return kept;
    }
    for (size_t i = 1; i < kept; i++)
        first = sitting[i]->end < sitting[first]->end ? i : first;
    sitting[first] = s;
    return kept;
}

static void sweep(struct clashes *c)
{
    const struct sitting *sitting[AT_ONCE_MAX];
    size_t n = 0;
    list_sort(&c->sittings, by_place, NULL);
    for (size_t i = 0; i < c->sittings.n; i++) {
        const struct sitting *s = c->sittings.at[i];
        const struct sitting *before = c->sittings.at[i ? i - 1 : 0];
        if (before->why != s->why || before->key != s->key)
            n = 0;
        for (size_t k = 0; k < n; k++) {
            if (sitting[k]->end > s->o->start_utc)
                meet(c, sitting[k], s);
        }
        n = sit_down(sitting, n, s);
    }
}

/* ---- what is said ---- */

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

/* Returns the meeting to which a clash is said: the later one, but the network does not move for
 * a group. */
static const struct occurrence *addressee(const struct clash *c)
{
    int to_early = c->late->why == WHY_NETWORK && is_network(c->late);
    return to_early ? c->early->o : c->late->o;
}

/* Says the clash at `i` and takes the others of the same two items with it; returns the next. */
static size_t say(struct report *r, const struct clashes *c, size_t i)
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
    const struct occurrence *here = addressee(first);
    const struct occurrence *there = here == first->late->o ? first->early->o : first->late->o;
    struct span at = meeting_span(here), other = meeting_span(there);
    char is[24];
    struct diag *d = diag_add(r, ids[first->late->why], at, when_format(here->here.start, ' ', is),
                              meeting_title(there->item));
    if (at.source != other.source || at.at != other.at)
        diag_note(d, HELP_OTHER_HERE, other);
    meeting_more(r, d, more, addressee(last)->here.start);
    return i;
}

void resolve_clashes(struct site *site, struct report *r)
{
    struct clashes c = {.now = site->now_utc};
    arena_init(&c.arena);
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        sittings_of(&c, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->items[ITEM_OFFER].n; i++)
        sittings_of(&c, site->items[ITEM_OFFER].at[i]);
    sweep(&c);
    list_sort(&c.found, by_pair, NULL);
    for (size_t i = 0; i < c.found.n;)
        i = say(r, &c, i);
    arena_free(&c.arena);
}

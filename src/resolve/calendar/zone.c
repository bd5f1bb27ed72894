#include "resolve/calendar/zone.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/map.h"
#include "resolve/calendar/zone_data.h"

#include <assert.h>
#include <string.h>

/* No civil time is further from UTC than this. */
enum { FARTHEST = 26 * 3600 };

/* The instants whose year fits a civil date: 1 January 2 to 1 January 9998. */
static const int64_t earliest = -62104060800, latest = 253339142400;

struct zones {
    struct arena *arena;
    struct map by_name; /* name → struct zone; `none` for names that are no zone */
    struct zone none;
    int trouble; /* errno of a reading that failed; 0: none did */
};

/* Instants [from, to) with one local time type. */
struct zone_interval {
    int64_t from, to; /* INT64_MIN, INT64_MAX: without end */
    const struct zone_type *type;
};

struct zones *zones_open(struct arena *a)
{
    struct zones *z = arena_alloc(a, sizeof *z);
    z->arena = a;
    map_init(&z->by_name, a);
    return z;
}

const struct zone *zone_find(struct zones *z, const char *name)
{
    struct zone *found = map_get(&z->by_name, name);
    if (!found) {
        found = zone_load(z->arena, name, &z->trouble);
        if (!found)
            found = &z->none;
        map_add(&z->by_name, found->name ? found->name : arena_strdup(z->arena, name), found);
    }
    return found == &z->none ? NULL : found;
}

int zones_trouble(const struct zones *z)
{
    return z->trouble;
}

const char *zone_name(const struct zone *z)
{
    return z->name;
}

const char *zone_rule(const struct zone *z)
{
    return z->footer;
}

/* Returns the number of stored transitions at or before `utc`. */
static size_t stored_before(const struct zone *z, int64_t utc)
{
    size_t low = 0, high = z->transitions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (z->transition[middle].at <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Widens or narrows `s` around `utc` by the rule's changes in the years around it. */
static void stretch_by_rule(const struct zone *z, int64_t utc, struct zone_interval *s)
{
    const struct rule *r = z->rule;
    if (!r->changes) {
        s->type = &r->standard;
        return;
    }
    int64_t near = utc < earliest ? earliest : utc > latest ? latest : utc;
    int year = when_from_seconds(near).date.year;
    for (int y = year - 1; y <= year + 1; y++) {
        struct zone_transition made[2];
        rule_year(r, y, made);
        for (int i = 0; i < 2; i++) {
            if (made[i].at <= z->stored_to)
                continue;
            if (made[i].at > utc && made[i].at < s->to)
                s->to = made[i].at;
            if (made[i].at <= utc && made[i].at >= s->from) {
                s->from = made[i].at;
                s->type = made[i].type;
            }
        }
    }
}

/* Returns the stretch that holds `utc`. */
static struct zone_interval stretch_at(const struct zone *z, int64_t utc)
{
    size_t n = stored_before(z, utc);
    struct zone_interval s = {INT64_MIN, INT64_MAX, &z->first};
    if (n) {
        s.from = z->transition[n - 1].at;
        s.type = z->transition[n - 1].type;
    }
    if (n < z->transitions)
        s.to = z->transition[n].at;
    else if (z->rule)
        stretch_by_rule(z, utc, &s);
    return s;
}

int32_t zone_offset(const struct zone *z, int64_t utc)
{
    return stretch_at(z, utc).type->offset;
}

struct when zone_from_utc(const struct zone *z, int64_t utc)
{
    return when_from_seconds(utc + zone_offset(z, utc));
}

enum zone_fit zone_to_utc(const struct zone *z, struct when w, int64_t *utc)
{
    int64_t local = when_seconds(w);
    struct zone_interval s = stretch_at(z, local - FARTHEST);
    int32_t before = s.type->offset;
    int fits = 0;
    for (;;) {
        int64_t candidate = local - s.type->offset;
        if (candidate >= s.from && candidate < s.to && !fits++)
            *utc = candidate;
        if (!fits && candidate >= s.to)
            before = s.type->offset;
        if (s.to > local + FARTHEST || s.to > latest)
            break;
        s = stretch_at(z, s.to);
    }
    if (!fits)
        *utc = local - before;
    return fits == 0 ? ZONE_SKIPPED : fits == 1 ? ZONE_ONCE : ZONE_TWICE;
}

/* Appends the change at the beginning of `s`. */
static void zone_add_change(const struct zone *z, struct arena *a, struct zone_interval s,
                            struct list *out)
{
    struct zone_change *c = arena_alloc(a, sizeof *c);
    int32_t before = s.from == INT64_MIN ? s.type->offset : stretch_at(z, s.from - 1).type->offset;
    *c = (struct zone_change){s.from, before, s.type->offset, s.type->daylight, s.type->name};
    list_add(out, a, c);
}

struct zone_change *zone_changes(const struct zone *z, struct arena *a, int64_t from, int64_t to,
                                 size_t *n)
{
    assert(from <= to);
    struct list found = {0};
    struct zone_interval s = stretch_at(z, from == INT64_MIN ? from : from - 1);
    zone_add_change(z, a, s, &found);
    while (s.to < to && s.to < latest) {
        s = stretch_at(z, s.to);
        zone_add_change(z, a, s, &found);
    }
    struct zone_change *change = arena_array(a, found.n, sizeof *change);
    for (size_t i = 0; i < found.n; i++)
        change[i] = *(struct zone_change *)found.at[i];
    *n = found.n;
    return change;
}

int zone_yearly(const struct zone *z, struct zone_yearly *out)
{
    *out = (struct zone_yearly){.since = z->rule_since};
    if (!z->rule || !z->rule->changes)
        return 0;
    out->forward = z->rule->daylight.offset > z->rule->standard.offset;
    const struct rule_day *day[2] = {&z->rule->begin, &z->rule->end};
    for (int i = 0; i < 2; i++) {
        if (day[i]->form != RULE_WEEKDAY)
            return 0;
        out->day[i] = (struct zone_day){day[i]->month, day[i]->week,
                                        day[i]->weekday ? day[i]->weekday : 7, day[i]->second};
    }
    return 1;
}

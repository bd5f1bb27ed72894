#include "unit/unit.h"

#include "base/arena.h"
#include "resolve/calendar/calendar.h"
#include "resolve/lists/channels.h"

#include <string.h>

/* A site with two events, of which the second has no more than it must. */
struct stage {
    struct arena arena;
    struct site site;
    struct event event[2];
    struct term health, work;
    struct occurrence occurrence;
    struct registration registration;
};

static void term_add(struct stage *st, enum vocabulary_id vocabulary, struct term *t,
                     const char *id)
{
    struct map *terms = &st->site.vocabulary[vocabulary].terms;
    *t = (struct term){.id = id, .order = (int)terms->n};
    map_add(terms, id, t);
}

static void stage_open(struct stage *st)
{
    memset(st, 0, sizeof *st);
    arena_init(&st->arena);
    st->site.arena = &st->arena;
    st->site.language[0] = (struct language){.site = &st->site, .tag = "de", .prefix = ""};
    st->site.languages = 1;
    st->site.now_utc = 1795392000;
    for (int i = 0; i < VOCABULARIES; i++)
        map_init(&st->site.vocabulary[i].terms, &st->arena);
    term_add(st, VOCABULARY_TOPICS, &st->health, "health");
    term_add(st, VOCABULARY_TOPICS, &st->work, "work");
    static const char *const id[] = {"eins", "zwei"};
    for (int i = 0; i < 2; i++) {
        st->event[i].item = (struct item){.type = ITEM_EVENT, .id = id[i]};
        list_add(&st->site.items[ITEM_EVENT], &st->arena, &st->event[i]);
    }
}

/* Returns the channel of this address without "calendar/" and ".ics", or NULL. */
static const struct channel *find(struct stage *st, const char *name)
{
    const char *path = arena_printf(&st->arena, "calendar/%s.ics", name);
    for (size_t i = 0; i < st->site.channels.n; i++) {
        const struct channel *c = st->site.channels.at[i];
        if (!strcmp(channel_path(&st->site, &st->arena, c, 0), path))
            return c;
    }
    return NULL;
}

/* Returns the ids of a channel's events, or "none". */
static const char *events(struct stage *st, const char *name)
{
    const struct channel *c = find(st, name);
    const char *ids = c ? "" : "none";
    for (size_t i = 0; c && i < c->events.n; i++)
        ids = arena_printf(&st->arena, "%s%s%s", ids, i ? " " : "",
                           ((const struct item *)c->events.at[i])->id);
    return ids;
}

TEST(some_channels_are_there_even_when_empty)
{
    struct stage st;
    stage_open(&st);
    st.site.items[ITEM_EVENT].n = 0;
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "all"), "");
    CHECK_EQ_STR(events(&st, "deadlines"), "");
    CHECK_EQ_STR(events(&st, "changed"), "");
    CHECK_EQ_STR(events(&st, "offers"), "none");
    CHECK_EQ_INT((intmax_t)st.site.channels.n, 3);
    arena_free(&st.arena);
}

TEST(a_term_has_a_channel_if_an_event_names_it)
{
    struct stage st;
    stage_open(&st);
    list_add(&st.event[0].topics, &st.arena, &st.health);
    list_add(&st.event[0].topics, &st.arena, &st.health);
    list_add(&st.event[1].topics, &st.arena, &st.health);
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "all"), "eins zwei");
    CHECK_EQ_STR(events(&st, "topics/health"), "eins zwei");
    CHECK_EQ_STR(events(&st, "topics/work"), "none");
    arena_free(&st.arena);
}

TEST(a_kind_is_one_term)
{
    struct stage st;
    struct term cafe;
    stage_open(&st);
    term_add(&st, VOCABULARY_EVENT_KINDS, &cafe, "cafe");
    st.event[1].kind = &cafe;
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "kind/cafe"), "zwei");
    arena_free(&st.arena);
}

TEST(languages_are_told_apart_without_case_and_in_order)
{
    struct stage st;
    stage_open(&st);
    static const char *const tags[] = {"zh-Hant", "de", "zh-hant"};
    for (int i = 0; i < 3; i++)
        list_add(&st.event[i / 2].languages, &st.arena, (char *)tags[i]);
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "languages/zh-hant"), "eins zwei");
    CHECK_EQ_STR(events(&st, "languages/de"), "eins");
    const struct channel *first = find(&st, "languages/de");
    size_t at = 0;
    while (at < st.site.channels.n && st.site.channels.at[at] != first)
        at++;
    CHECK(at + 1 < st.site.channels.n &&
          st.site.channels.at[at + 1] == find(&st, "languages/zh-hant"));
    arena_free(&st.arena);
}

TEST(a_venue_gets_only_the_meetings_that_come_to_it)
{
    struct stage st;
    struct venue hall = {.item = {.type = ITEM_VENUE, .id = "halle"}}, far = hall;
    struct ref at_home = {.item = &hall.item}, elsewhere = {.item = &far.item};
    stage_open(&st);
    struct occurrence two[] = {{.item = &st.event[1].item, .venue = &far},
                               {.item = &st.event[1].item, .venue = &hall}};
    st.event[0].venue = &at_home;
    st.event[1].venue = &elsewhere;
    st.event[1].schedule.occurrence = two;
    st.event[1].schedule.occurrences = 2;
    list_add(&hall.events, &st.arena, &st.event[0]);
    list_add(&hall.events, &st.arena, &st.event[1]);
    list_add(&st.site.items[ITEM_VENUE], &st.arena, &hall);
    list_add(&st.site.items[ITEM_VENUE], &st.arena, &far);
    resolve_channels(&st.site);
    const struct channel *c = find(&st, "venues/halle");
    CHECK_EQ_STR(events(&st, "venues/halle"), "eins");
    CHECK(c && c->meetings.n == 1 && c->meetings.at[0] == &two[1]);
    arena_free(&st.arena);
}

TEST(what_changed_is_counted_in_days_and_latest_first)
{
    struct stage st;
    stage_open(&st);
    st.event[0].item.revised = st.site.now_utc - (int64_t)CHANGED_DAYS * DAY_SECONDS;
    st.event[1].item.revised = st.site.now_utc + 3600;
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "changed"), "zwei eins");
    st.site.channels.n = 0;
    st.event[0].item.revised--;
    st.event[1].item.revised = st.site.now_utc + DAY_SECONDS;
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "changed"), "");
    arena_free(&st.arena);
}

TEST(registration_counts_while_the_event_lies_ahead)
{
    struct stage st;
    struct term deadline;
    stage_open(&st);
    term_add(&st, VOCABULARY_EVENT_KINDS, &deadline, "deadline");
    st.event[1].kind = &deadline;
    st.registration.until = (struct when){{2026, 11, 1}, WHEN_ALL_DAY};
    st.event[0].registration = &st.registration;
    st.occurrence = (struct occurrence){.item = &st.event[0].item,
                                        .start_utc = st.site.now_utc + 60,
                                        .over_utc = st.site.now_utc + 120};
    st.event[0].schedule.occurrence = &st.occurrence;
    st.event[0].schedule.occurrences = 1;
    resolve_channels(&st.site);
    const struct channel *c = find(&st, "deadlines");
    CHECK_EQ_STR(events(&st, "deadlines"), "zwei");
    CHECK(c && c->registrations.n == 1 && c->registrations.at[0] == &st.event[0]);
    st.site.channels.n = 0;
    st.occurrence.over_utc = st.site.now_utc - 1;
    resolve_channels(&st.site);
    c = find(&st, "deadlines");
    CHECK(c && c->registrations.n == 0);
    arena_free(&st.arena);
}

TEST(a_combination_takes_each_group_once)
{
    struct stage st;
    struct group a = {.item = {.type = ITEM_GROUP, .id = "a"}}, b = a;
    struct ref refs[] = {{.item = &b.item}, {.item = NULL}, {.item = &a.item}, {.item = &b.item}};
    struct combination both = {.name = "beide"};
    stage_open(&st);
    list_add(&a.events, &st.arena, &st.event[0]);
    list_add(&b.events, &st.arena, &st.event[1]);
    for (int i = 0; i < 4; i++)
        list_add(&both.groups, &st.arena, &refs[i]);
    list_add(&st.site.config.combinations, &st.arena, &both);
    resolve_channels(&st.site);
    CHECK_EQ_STR(events(&st, "selection/beide"), "zwei eins");
    arena_free(&st.arena);
}

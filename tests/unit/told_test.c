#include "unit/unit.h"

#include "base/arena.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"
#include "resolve/calendar/told.h"

#include <string.h>

/* Four weekly meetings from 7 January 2026, with a translation of the event. */
struct tale {
    struct arena arena;
    struct site site;
    struct report report;
    struct event event, english;
    struct repeat repeat;
    struct ref here, there;
    struct venue room, hall;
};

static void tale_open(struct tale *t)
{
    memset(t, 0, sizeof *t);
    arena_init(&t->arena);
    report_init(&t->report, &t->arena);
    t->site.arena = &t->arena;
    t->site.config.timezone = "Europe/Berlin";
    t->room.item = (struct item){.type = ITEM_VENUE, .id = "zimmer"};
    t->hall.item = (struct item){.type = ITEM_VENUE, .id = "saal"};
    t->here = (struct ref){.id = "zimmer", .item = &t->room.item};
    t->there = (struct ref){.id = "saal", .item = &t->hall.item};
    t->english.item = (struct item){.type = ITEM_EVENT, .id = "kreis", .title = "Circle"};
    t->event.item = (struct item){.type = ITEM_EVENT, .id = "kreis", .title = "Kreis"};
    t->event.item.translation[1] = &t->english.item;
    t->event.item.source = source_new(&t->arena, "content/events/2026/kreis.md", "", 0);
    t->event.schedule.start = (struct when){{2026, 1, 7}, 19 * 3600};
    t->event.schedule.end.length = 3600;
    t->event.schedule.repeat = &t->repeat;
    t->repeat = (struct repeat){.every = 1, .unit = REPEAT_WEEKS, .times = 4};
    list_add(&t->site.items[ITEM_EVENT], &t->arena, &t->event);
}

/* Adds a change of the nth meeting, and its translation. */
static struct change *tale_change(struct tale *t, int nth, struct change **english)
{
    struct change *c[2];
    for (int i = 0; i < 2; i++) {
        c[i] = arena_alloc(&t->arena, sizeof *c[i]);
        *c[i] = (struct change){.status = -1, .full = -1};
        c[i]->on = (struct when){date_add_days((struct date){2026, 1, 7}, 7 * nth), WHEN_ALL_DAY};
        list_add(i ? &t->english.schedule.changes : &t->event.schedule.changes, &t->arena, c[i]);
    }
    *english = c[1];
    return c[0];
}

static const struct occurrence *tale_resolve(struct tale *t)
{
    schedules_resolve(&t->site, &t->report, zones_open(&t->arena));
    CHECK_EQ_INT(t->report.diags.n, 0);
    CHECK_EQ_INT(t->event.schedule.occurrences, 4);
    return t->event.schedule.occurrence;
}

/* "zimmer+https://…": where a meeting takes place. */
static const char *place_of(struct tale *t, const struct occurrence *o)
{
    return arena_printf(&t->arena, "%s+%s", o->venue ? o->venue->item.id : "",
                        o->online ? o->online->url : "");
}

/* What a change makes of the place of a series. */
static void expect_places(struct ref *venue, struct online *online, const char *to_online,
                          const char *to_hall, const char *to_both)
{
    struct tale t;
    struct change *c;
    struct online link = {.url = "https://b.example"};
    tale_open(&t);
    t.event.venue = venue ? &t.here : NULL;
    t.event.online = online;
    tale_change(&t, 0, &c)->online = &link;
    tale_change(&t, 1, &c)->venue = &t.there;
    struct change *both = tale_change(&t, 2, &c);
    both->venue = &t.there;
    both->online = &link;
    const struct occurrence *o = tale_resolve(&t);
    CHECK_EQ_STR(place_of(&t, &o[0]), to_online);
    CHECK_EQ_STR(place_of(&t, &o[1]), to_hall);
    CHECK_EQ_STR(place_of(&t, &o[2]), to_both);
    CHECK(o[3].online == online);
    CHECK(!o[3].venue == !venue);
    arena_free(&t.arena);
}

TEST(a_change_says_where_instead)
{
    struct ref any = {.id = "zimmer"};
    struct online link = {.url = "https://a.example"};
    expect_places(&any, NULL, "+https://b.example", "saal+", "saal+https://b.example");
    expect_places(NULL, &link, "+https://b.example", "saal+", "saal+https://b.example");
    expect_places(&any, &link, "+https://b.example", "saal+https://a.example",
                  "saal+https://b.example");
}

TEST(how_to_join_comes_from_whoever_says_it)
{
    struct tale t;
    struct change *english;
    struct online series = {"https://a.example", "Code 1"}, own = {"https://a.example", "Code one"};
    struct online other = {"https://b.example", NULL}, words = {NULL, "Code 2"},
                  two = {NULL, "Code two"}, nothing = {NULL, NULL};
    tale_open(&t);
    t.event.online = &series;
    t.english.online = &own;
    tale_change(&t, 0, &english)->online = &other;
    tale_change(&t, 1, &english)->online = &words;
    english->online = &two;
    tale_change(&t, 2, &english)->online = &nothing;
    const struct occurrence *o = tale_resolve(&t);
    CHECK_EQ_STR(o[0].online->url, "https://b.example");
    CHECK(told_online_note(&o[0], 1).text == NULL);
    CHECK_EQ_STR(o[1].online->url, "https://a.example");
    CHECK_EQ_STR(told_online_note(&o[1], 0).text, "Code 2");
    CHECK_EQ_STR(told_online_note(&o[1], 1).text, "Code two");
    CHECK_EQ_STR(told_online_note(&o[2], 1).text, "Code one");
    CHECK_EQ_STR(told_online_note(&o[3], 1).text, "Code one");
    t.english.online = NULL;
    CHECK_EQ_STR(told_online_note(&o[3], 1).text, "Code 1");
    CHECK(told_online_note(&o[3], 1).foreign);
    arena_free(&t.arena);
}

TEST(words_of_a_change_are_translated_by_their_place)
{
    struct tale t;
    struct change *english;
    struct agenda_item point = {.title = "Ankommen"}, arrive = {.title = "Arrive"};
    tale_open(&t);
    tale_change(&t, 2, &english)->note = "Nur kurz.";
    struct change *c = tale_change(&t, 1, &english);
    c->title = "Feier";
    c->note = "Mit Musik.";
    list_add(&c->agenda, &t.arena, &point);
    english->title = "Party";
    list_add(&english->agenda, &t.arena, &arrive);
    const struct occurrence *o = tale_resolve(&t);
    int foreign;
    CHECK_EQ_STR(told_title(&o[0], 0).text, "Kreis");
    CHECK_EQ_STR(told_title(&o[0], 1).text, "Circle");
    CHECK_EQ_STR(told_title(&o[1], 0).text, "Feier");
    CHECK_EQ_STR(told_title(&o[1], 1).text, "Party");
    CHECK(!told_title(&o[1], 1).foreign);
    CHECK_EQ_STR(told_note(&o[1], 1).text, "Mit Musik.");
    CHECK(told_note(&o[1], 1).foreign);
    CHECK(!told_note(&o[1], 0).foreign);
    CHECK_EQ_STR(told_note(&o[2], 0).text, "Nur kurz.");
    CHECK(told_note(&o[0], 0).text == NULL);
    CHECK(told_agenda(&o[1], 0, &foreign)->at[0] == &point);
    CHECK(told_agenda(&o[1], 1, &foreign)->at[0] == &arrive);
    CHECK(!foreign);
    CHECK_EQ_INT(told_agenda(&o[0], 1, &foreign)->n, 0);
    arena_free(&t.arena);
}

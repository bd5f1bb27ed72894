#include "unit/building.h"

#include "resolve/lists/facets.h"

/* Writes a member with a topic, languages and a district. */
static void member(const char *id, const char *topics, const char *languages, const char *district,
                   const char *more)
{
    char path[80], text[400];
    snprintf(path, sizeof path, "content/members/%s.md", id);
    snprintf(text, sizeof text,
             "---\ntitle: %s\ntopics: [%s]\noffers_languages: [%s]\n"
             "address: {city: Stadt, district: %s}\n%s---\n",
             id, topics, languages, district, more);
    unit_file(path, text);
}

/* A network whose site.yaml has `lists`. */
static void network(struct building *b, const char *lists)
{
    char text[400];
    site_begin();
    snprintf(text, sizeof text,
             "title: Netz\nbase_url: https://netz.example.org/unter/\nlanguages: [de, en]\n"
             "timezone: Europe/Berlin\n%s",
             lists);
    unit_file("site/site.yaml", text);
    unit_file("site/vocabulary.yaml", "topics: {sprache: Sprache, wohnen: Wohnen, sport: Sport}\n");
    member("anna", "sprache, wohnen", "de, ar", "Süd", "");
    member("bert", "sprache", "de, AR", "Süd", "");
    member("cora", "sprache", "de", "Nord", "");
    member("dora", "wohnen", "ar", "Nord", "left: 2025\n");
    member("emil", "wohnen", "ar", "Nord", "left: 2026\n");
    member("fine", "sprache, wohnen", "ar", "West", "");
    site_build(b);
}

/* Returns the part that has or had this address; NULL: there is none. */
static const struct facet *part_at(struct building *b, const char *path)
{
    struct site *site = &b->project.site;
    for (int type = 0; type < ITEM_TYPES; type++)
        for (size_t i = 0; i < site->facets[type].n; i++) {
            const struct facet *f = site->facets[type].at[i];
            if (!strcmp(route_facet(site, site->arena, f, 0, 1), path))
                return f;
        }
    return NULL;
}

/* Returns how many entries the part has now; -1: there is none. */
static int entries(struct building *b, const char *path)
{
    const struct facet *f = part_at(b, path);
    return f ? (int)f->n : -1;
}

static int is_listed(struct building *b, const char *path)
{
    const struct facet *f = part_at(b, path);
    return f && facet_listed(f);
}

static int is_written(struct building *b, const char *path)
{
    for (size_t i = 0; i < b->files.n; i++)
        if (!strcmp(((const struct file *)b->files.at[i])->path, path))
            return 1;
    return 0;
}

TEST(choices)
{
    struct building b;
    network(&b, "");
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/"), 4);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/wohnen/"), 2); /* dora and emil have left */
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sport/"), 0);
    CHECK_EQ_INT(entries(&b, "mitglieder/languages/ar/"), 3); /* however the tag is written */
    CHECK_EQ_INT(entries(&b, "mitglieder/districts/sued/"), 2);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/languages/ar/"), -1); /* not named */
    site_end(&b);
}

TEST(lists_of_fewer_than_three_in_a_year_have_no_page)
{
    struct building b;
    network(&b, "");
    CHECK_EQ_INT(is_listed(&b, "mitglieder/topics/wohnen/"), 1); /* emil left this year */
    CHECK_EQ_INT(is_listed(&b, "mitglieder/districts/sued/"), 0);
    CHECK_EQ_INT(is_written(&b, "mitglieder/topics/wohnen/index.html"), 1);
    CHECK_EQ_INT(is_written(&b, "en/members/topics/wohnen/index.html"), 1);
    CHECK_EQ_INT(is_written(&b, "mitglieder/districts/sued/index.html"), 0);
    CHECK_EQ_INT(is_written(&b, "mitglieder/topics/sport/index.html"), 0);
    struct site *site = &b.project.site;
    CHECK_EQ_STR(route_choice(site, site->arena, part_at(&b, "mitglieder/districts/sued/"), 1),
                 "en/members/?districts=sued");
    site_end(&b);
}

TEST(pairs_that_are_named)
{
    struct building b;
    network(
        &b,
        "lists: [members/topics/sprache/languages/ar, members/districts/sued/topics/sprache]\n");
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/languages/ar/"), 3);
    CHECK_EQ_INT(is_written(&b, "mitglieder/topics/sprache/languages/ar/index.html"), 1);
    CHECK_EQ_INT(is_written(&b, "en/members/topics/sprache/languages/ar/index.html"), 1);
    CHECK_EQ_INT(entries(&b, "mitglieder/districts/sued/topics/sprache/"), 2);
    CHECK_EQ_INT(is_written(&b, "mitglieder/districts/sued/topics/sprache/index.html"), 0);
    struct site *site = &b.project.site;
    CHECK_EQ_STR(route_narrowed(site, site->arena,
                                part_at(&b, "mitglieder/topics/sprache/languages/ar/"), 0),
                 "mitglieder/?topics=sprache&languages=ar");
    site_end(&b);
}

TEST(days_on_which_members_are_open)
{
    struct building b;
    site_begin();
    unit_file("content/members/anna.md",
              "---\ntitle: Anna\nopening_hours: [Tu 14:00-16:00, Mo-We 09:00-12:00]\n---\n");
    unit_file("content/members/bert.md",
              "---\ntitle: Bert\nopening_hours: [We 09:00-12:00, by appointment]\n---\n");
    unit_file("content/members/cora.md", "---\ntitle: Cora\n---\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "mitglieder/open/monday/"), 1);
    CHECK_EQ_INT(entries(&b, "mitglieder/open/tuesday/"), 1); /* once, however often that day */
    CHECK_EQ_INT(entries(&b, "mitglieder/open/wednesday/"), 2);
    CHECK_EQ_INT(entries(&b, "mitglieder/open/thursday/"), -1);
    CHECK_EQ_INT(entries(&b, "mitglieder/open//"), -1);
    site_end(&b);
}

static void offer(const char *id, const char *facts)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "content/offers/%s.md", id);
    snprintf(text, sizeof text, "---\ntitle: O\nprovider: anna\n%s---\n", facts);
    unit_file(path, text);
}

/* What is over or called off is on no day any more, and only what says so costs nothing. */
TEST(offers_that_one_can_go_to)
{
    struct building b;
    site_begin();
    unit_file("site/vocabulary.yaml", "audiences: {women: Frauen, all: Alle}\n");
    unit_file("site/i18n/de.yaml", "name: Deutsch\nwords: {price.nothing: 'kostenlos, gratis'}\n");
    unit_file("content/members/anna.md",
              "---\ntitle: Anna\naddress: {city: Erfurt, district: Nord}\n---\n");
    unit_file("content/venues/haus.md",
              "---\ntitle: Haus\naddress: {city: Erfurt, district: Mitte}\n---\n");
    offer("abend", "start: 2026-11-24 17:00\nend: +1h\nrepeat: {every: week, times: 3}\n"
                   "price: kostenlos, Mitglieder zuerst\nchildcare: yes\nvenue: haus\n"
                   "places_free: {count: 2}\naudiences: [women]\n");
    offer("frueh", "start: 2026-11-25 11:59\nend: +1h\nprice: kostenlos mit Schein\n"
                   "places_free: {count: 0}\naudiences: [women, all]\n");
    offer("vorbei", "start: 2026-11-20 12:00\nend: +1h\nrepeat: {every: week, times: 2}\n"
                    "changes: [{on: 2026-11-27, status: cancelled}]\nprice: Gratis.\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "offers/weekday/tuesday/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/weekday/wednesday/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/weekday/friday/"), 0);
    CHECK_EQ_INT(entries(&b, "offers/daytime/evening/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/daytime/morning/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/cost/free/"), 2);
    CHECK_EQ_INT(entries(&b, "offers/women/only/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/childcare/yes/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/places/free/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/districts/mitte/"), 1);
    CHECK_EQ_INT(entries(&b, "offers/districts/nord/"), 2); /* where their provider is */
    site_end(&b);
}

/* A series is one entry, however many meetings it has; what was within a year keeps the page. */
TEST(a_list_of_events_counts_a_year)
{
    struct building b;
    site_begin();
    unit_file("site/vocabulary.yaml", "topics: {sprache: Sprache, wohnen: Wohnen}\n");
    unit_file("content/events/eins.md", "---\ntitle: Eins\nstart: 2026-01-05 10:00\nend: +1h\n"
                                        "topics: [sprache]\n---\n");
    unit_file("content/events/zwei.md", "---\ntitle: Zwei\nstart: 2026-02-05 10:00\nend: +1h\n"
                                        "topics: [sprache]\n---\n");
    unit_file("content/events/drei.md", "---\ntitle: Drei\nstart: 2027-02-05 10:00\nend: +1h\n"
                                        "topics: [sprache]\n---\n");
    unit_file("content/events/alt.md", "---\ntitle: Alt\nstart: 2024-02-05 10:00\nend: +1h\n"
                                       "topics: [wohnen]\n---\n");
    unit_file("content/events/reihe.md",
              "---\ntitle: Reihe\nstart: 2026-12-07 10:00\nend: +1h\ntopics: [wohnen]\n"
              "repeat: {every: week, until: 2027-03-01}\n---\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "events/topics/sprache/"), 1);
    CHECK_EQ_INT(is_listed(&b, "events/topics/sprache/"), 1);
    CHECK_EQ_INT(entries(&b, "events/topics/wohnen/"), 1);
    CHECK_EQ_INT(is_listed(&b, "events/topics/wohnen/"), 0);
    site_end(&b);
}

TEST(events_that_are_over_are_in_no_part)
{
    struct building b;
    site_begin();
    unit_file("content/events/alt.md", "---\ntitle: Alt\nstart: 2026-01-05 10:00\nend: +1h\n"
                                       "topics: [sprache]\nevent_languages: [de]\n---\n");
    unit_file("content/events/neu.md", "---\ntitle: Neu\nstart: 2026-12-07 10:00\nend: +1h\n"
                                       "topics: [sprache]\n---\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "events/topics/sprache/"), 1);
    CHECK_EQ_INT(entries(&b, "events/languages/de/"), 0);
    site_end(&b);
}

static void event(const char *id, const char *front)
{
    char path[80], text[400];
    snprintf(path, sizeof path, "content/events/%s.md", id);
    snprintf(text, sizeof text, "---\ntitle: %s\n%s---\n", id, front);
    unit_file(path, text);
}

/* It is Monday, 23 November 2026. */
TEST(ready_choices_of_events)
{
    struct building b;
    site_begin();
    unit_file("site/vocabulary.yaml", "audiences: {families: Familien, seniors: Alte}\n");
    event("heute", "start: 2026-11-23 18:00\nend: +1h\nregistration: {required: yes, email: "
                   "a@example.org}\n");
    event("fest", "start: 2026-11-21\nend: 2026-11-28\nprice: 3 Euro\naudiences: [seniors]\n");
    event("spiel", "start: 2026-11-29 10:00\nend: +1h\nprice: 0 EUR\naudiences: [families]\n");
    event("reihe", "start: 2026-10-04 10:00\nend: +1h\nchildcare: yes\n"
                   "repeat: {every: week, until: 2027-01-31}\n");
    event("spaeter", "start: 2026-12-01 10:00\nend: +1h\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "events/when/today/"), 2);   /* heute, fest */
    CHECK_EQ_INT(entries(&b, "events/when/week/"), 4);    /* and spiel, reihe */
    CHECK_EQ_INT(entries(&b, "events/when/weekend/"), 3); /* fest, spiel, reihe */
    CHECK_EQ_INT(entries(&b, "events/when/month/"), 4);
    CHECK_EQ_INT(entries(&b, "events/children/yes/"), 1);
    CHECK_EQ_INT(entries(&b, "events/cost/free/"), 1);
    CHECK_EQ_INT(entries(&b, "events/childcare/yes/"), 1);
    CHECK_EQ_INT(entries(&b, "events/registration/none/"), 4);
    site_end(&b);
}

TEST(a_ready_choice_has_a_page_on_every_day)
{
    struct building b;
    site_begin();
    event("spaeter", "start: 2027-12-01 10:00\nend: +1h\n");
    site_build(&b);
    CHECK_EQ_INT(entries(&b, "events/when/weekend/"), 0);
    CHECK(site_file(&b, "events/when/weekend/index.html") != NULL);
    CHECK(site_file(&b, "events/children/yes/index.html") != NULL);
    site_end(&b);
}

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

static void network(struct building *b)
{
    site_begin();
    unit_file("site/vocabulary.yaml", "topics: {sprache: Sprache, wohnen: Wohnen}\n");
    member("anna", "sprache, wohnen", "de, ar", "Süd", "");
    member("bert", "sprache", "de, AR", "Süd", "");
    member("cora", "sprache", "de", "Nord", "");
    member("dora", "wohnen", "ar", "Nord", "left: 2025\n");
    site_build(b);
}

/* Returns how many entries the list at an address has; -1: there is none. */
static int entries(struct building *b, const char *path)
{
    struct site *site = &b->project.site;
    for (int type = 0; type < ITEM_TYPES; type++)
        for (size_t i = 0; i < site->facets[type].n; i++) {
            const struct facet *f = site->facets[type].at[i];
            if (!strcmp(route_facet(site, site->arena, f, 0, 1), path))
                return (int)f->n;
        }
    return -1;
}

TEST(choices_and_pairs)
{
    struct building b;
    network(&b);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/"), 3);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/wohnen/"), 1); /* dora has left */
    CHECK_EQ_INT(entries(&b, "mitglieder/languages/ar/"), 2);  /* however the tag is written */
    CHECK_EQ_INT(entries(&b, "mitglieder/districts/sued/"), 2);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/languages/ar/"), 2);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/districts/sued/"), 2);
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/districts/nord/"), -1); /* one only */
    CHECK_EQ_INT(entries(&b, "mitglieder/topics/sprache/languages/de/"), -1);   /* all of them */
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

TEST(every_part_has_a_page_in_every_language)
{
    struct building b;
    network(&b);
    int found = 0;
    for (size_t i = 0; i < b.files.n; i++) {
        const struct file *f = b.files.at[i];
        found += !strcmp(f->path, "mitglieder/topics/sprache/languages/ar/index.html") ||
                 !strcmp(f->path, "en/members/topics/sprache/languages/ar/index.html");
    }
    CHECK_EQ_INT(found, 2);
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
    CHECK_EQ_INT(entries(&b, "events/languages/de/"), -1);
    site_end(&b);
}

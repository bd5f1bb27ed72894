#include "unit/building.h"

#include <stdio.h>

static void write_frame(void)
{
    site_begin();
    unit_file("layouts/a-z.html",
              "{% for l in letters %}{{ l.letter }}={{ l.url | url }} {% endfor %}|"
              "{% for i in items %} {{ i.letter }}:{{ i.title }}{% if i.foreign %}*{% endif %}"
              "{% endfor %}");
}

TEST(everything_current_stands_from_a_to_z)
{
    struct building b;
    write_frame();
    unit_file("content/members/oel.md", "---\ntitle: Öl\n---\n");
    unit_file("content/members/weg.md", "---\ntitle: Weg\nleft: 2020\n---\n");
    unit_file("content/groups/ende.md", "---\ntitle: Ende\nended: 2020\n---\n");
    unit_file("content/venues/ort.md", "---\ntitle: „Ort“\n---\n");
    unit_file("content/venues/ort.en.md", "---\ntitle: Place\n---\n");
    unit_file("content/events/2026/a.md", "---\ntitle: 10 Jahre\nstart: 2026-12-01 10:00\n---\n");
    unit_file("content/events/2026/b.md", "---\ntitle: Vorbei\nstart: 2026-11-01 10:00\n---\n");
    unit_file("content/news/2026-11-02-neu.md", "---\ntitle: Neu\n---\n");
    unit_file("content/news/2025-11-02-alt.md", "---\ntitle: Alt\n---\n");
    unit_file("content/pages/x.md", "---\ntitle: Akte\narchive: yes\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "a-z/index.html"),
                 "0–9=../a-z/#_letter-1 N=../a-z/#_letter-2 O=../a-z/#_letter-3 "
                 "S=../a-z/#_letter-4 | 0–9:10 Jahre N:Neu O:Öl O:„Ort“ S:Start");
    CHECK_EQ_STR(site_file(&b, "en/a-z/index.html"),
                 "0–9=../../en/a-z/#_letter-1 N=../../en/a-z/#_letter-2 "
                 "O=../../en/a-z/#_letter-3 P=../../en/a-z/#_letter-4 "
                 "S=../../en/a-z/#_letter-5 | 0–9:10 Jahre* N:Neu* O:Öl* P:Place S:Start*");
    site_end(&b);
}

/* Signs that are in neither alphabet come before and behind one. */
TEST(what_is_in_no_alphabet_stands_together)
{
    struct building b;
    write_frame();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\n"
                                "languages: [ar, tr, de]\ntimezone: Europe/Berlin\n");
    unit_file("site/i18n/ar.yaml", "name: Arabi\n");
    unit_file("site/i18n/tr.yaml", "name: T\n");
    unit_file("content/venues/a.md", "---\ntitle: \u0395\u03BB\u03BB\u03AC\u03B4\u03B1\n---\n");
    unit_file("content/venues/b.md", "---\ntitle: \u0628\u064A\u062A\n---\n");
    unit_file("content/venues/c.md", "---\ntitle: \u4F4F\u623F\n---\n");
    site_build(&b);
    const char *s = site_file(&b, "de/a-z/index.html");
    CHECK(s && strstr(s, "\u2026="));
    CHECK(s && !strstr(strstr(s, "\u2026=") + 1, "\u2026="));
    site_end(&b);
}

/* 12 entries, 5 on a page: B begins on the second page, as its first letter again after A. */
TEST(letters_lead_to_their_pages)
{
    struct building b;
    write_frame();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\n"
                                "languages: [de]\ntimezone: Europe/Berlin\n"
                                "limits: {per_page: 1}\n");
    for (int i = 0; i < 11; i++) {
        char path[64], text[64];
        snprintf(path, sizeof path, "content/venues/v%02d.md", i);
        snprintf(text, sizeof text, "---\ntitle: %c %d\n---\n", i < 7 ? 'A' : 'B', i);
        unit_file(path, text);
    }
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "a-z/index.html"),
                 "A=../a-z/#_letter-1 B=../a-z/seite-2/#_letter-2 S=../a-z/seite-3/#_letter-2 | "
                 "A:A 0 A:A 1 A:A 2 A:A 3 A:A 4");
    CHECK_EQ_STR(site_file(&b, "a-z/seite-3/index.html"),
                 "A=../../a-z/#_letter-1 B=../../a-z/seite-2/#_letter-2 "
                 "S=../../a-z/seite-3/#_letter-2 | B:B 10 S:Start");
    site_end(&b);
}

TEST(what_a_group_does_for_itself_stands_on_its_page)
{
    struct building b;
    write_frame();
    unit_file("site/vocabulary.yaml", "event_kinds: {group-meeting: Treffen, cafe: Cafe}\n");
    unit_file("content/groups/g.md", "---\ntitle: AG Eins\n---\n");
    unit_file("content/groups/h.md", "---\ntitle: AG Zwei\nended: 2020\n---\n");
    unit_file("content/events/2026/a.md", "---\ntitle: AG Eins - Treffen\nkind: group-meeting\n"
                                          "group: g\nstart: 2026-12-01 10:00\n---\n");
    unit_file("content/events/2026/b.md", "---\ntitle: Cafe\nkind: cafe\ngroup: g\n"
                                          "start: 2026-12-01 10:00\n---\n");
    unit_file("content/events/2026/c.md", "---\ntitle: Rest\nkind: group-meeting\ngroup: h\n"
                                          "start: 2026-12-01 10:00\n---\n");
    site_build(&b);
    const char *s = site_file(&b, "a-z/index.html");
    CHECK_EQ_STR(strchr(s, '|'), "| A:AG Eins C:Cafe R:Rest S:Start");
    site_end(&b);
}

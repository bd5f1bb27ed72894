#include "base/buf.h"
#include "base/fold.h"
#include "render/search/endings.h"
#include "render/search/inner.h"
#include "render/search/packed.h"
#include "render/search/parts.h"
#include "render/search/search.h"
#include "render/search/shards.h"
#include "render/search/words.h"
#include "unit/building.h"

/* ---- parts of words ---- */

static void gather(void *ctx, const char *part)
{
    struct buf *b = ctx;
    buf_puts(b, part);
    buf_putc(b, ' ');
}

static void parts_are(const char *word, const char *want)
{
    struct buf b;
    buf_init(&b);
    search_parts(word, gather, &b);
    CHECK_EQ_STR(b.s, want);
    buf_free(&b);
}

TEST(later_parts_of_words_begin_as_words_do)
{
    parts_are("wohnberatung", "beratung eratung ratung atung tung ");
    parts_are("haustur", "");
    parts_are("haustuer", "tuer ");
    parts_are("angstschrei", "tschrei schrei chrei hrei ");
    parts_are("energiegenossenschaft",
              "giegenossenschaft iegenossenschaft egenossenschaft genossenschaft enossenschaft "
              "nossenschaft ossenschaft senschaft enschaft schaft chaft haft ");
    parts_are("", "");
    parts_are("2026", "");
}

TEST(cyrillic_words_have_parts_and_others_none)
{
    parts_are("\u0432\u043E\u0434\u043E\u043F\u0440\u043E\u0432\u0456\u0434",
              "\u043F\u0440\u043E\u0432\u0456\u0434 \u0440\u043E\u0432\u0456\u0434 "
              "\u043E\u0432\u0456\u0434 ");
    parts_are("\u65E5\u672C\u8A9E\u65E5\u672C\u8A9E\u65E5\u672C\u8A9E", "");
}

TEST(arabic_words_lose_what_is_written_together_with_the_article)
{
    parts_are("\u0628\u0627\u0644\u0639\u0645\u0644", "\u0639\u0645\u0644 ");
    parts_are("\u0644\u0644\u0639\u0645\u0644", "\u0639\u0645\u0644 ");
    parts_are("\u0648\u0627\u0644\u0645", "");
    parts_are("\u0639\u0645\u0644\u0647\u0645\u0627\u0644\u0643", "");
}

TEST(names_of_files_are_plain)
{
    struct buf b;
    buf_init(&b);
    search_put_name(&b, "a1\u0639./\u00F1", strlen("a1\u0639./\u00F1"));
    CHECK_EQ_STR(b.s, "a1-639--2e--2f--f1-");
    buf_free(&b);
}

/* ---- the index of a site ---- */

static void write_site(void)
{
    site_begin();
    unit_file("site/assets/search.js", "\n");
    unit_file("layouts/home.html",
              "{% if page.search_index %}{{ page.search_index | url }}{% endif %}|"
              "{% if page.search_script %}{{ page.search_script | url }}{% endif %}|"
              "{{ page.titles | url }}");
    unit_file("content/members/haus.md",
              "---\ntitle: Haus\nsummary: Kurz \"und\" <gut>.\ntopics: [sprache]\n---\n"
              "Erste Zeile.\n\nZweite\n");
    unit_file("content/members/haus.en.md", "---\ntitle: House\n---\n");
}

static const char *index_of(struct building *b, const char *path)
{
    const char *s = site_file(b, path);
    CHECK(s != NULL);
    return s ? s : "";
}

TEST(the_index_has_all_texts_and_says_which_are_foreign)
{
    struct building b;
    write_site();
    site_build(&b);
    const char *de = index_of(&b, "a-z/search.json"), *en = index_of(&b, "en/a-z/search.json");
    CHECK(strstr(de, "{\"root\":\"../\",\"language\":[\"de\",\"ltr\",\"Deutsch\"]") == de);
    CHECK(strstr(en, "{\"root\":\"../../\",") == en);
    CHECK(strstr(de, "\"path\":[0,\n\"/\"]") != NULL);
    CHECK(strstr(en, "\"title\":[\"House\",\n\"Start\"]") != NULL);
    CHECK(strstr(de, "\"summary\":[\"Kurz \\\"und\\\" \\u003cgut\\u003e.\",\n\"\"]") != NULL);
    CHECK(strstr(de, "\"foreign\":[0,\n0]") != NULL);
    CHECK(strstr(en, "\"foreign\":[6,\n7]") != NULL);
    CHECK(strstr(de, "\"body\":[\"\",\n\"\"]") != NULL);
    CHECK(strstr(en, "\"index\":\"AerstAzeilBweit\",\"where\":\"KKK\"") != NULL);
    CHECK(strstr(de, "\"terms\":[\"Sprache\"]") != NULL);
    CHECK_EQ_STR(site_file(&b, "index.html"), "a-z/search.json|assets/search.js|a-z/");
    site_end(&b);
}

static void path_is(const char *title, const char *path, const char *want)
{
    struct fold *fold = fold_open();
    struct buf b;
    buf_init(&b);
    struct json j = json_start(&b, JSON_TIGHT);
    packed_path(&j, fold, "orte/", &(struct search_doc){.title = title, .path = path});
    CHECK_EQ_STR(b.s, want);
    buf_free(&b);
    fold_close(fold);
}

TEST(addresses_that_titles_tell_are_told_by_them)
{
    path_is("Caf\u00E9 \u00DCber Gr\u00F6\u00DFe", "orte/cafe-ueber-groesse/", "0");
    path_is("Haus am Park e. V.", "orte/haus-am-park/", "2");
    path_is("Haus am Park", "orte/haus-a/", "\"haus-a\"");
    path_is("Haus", "orte/haus-am-park/", "\"haus-am-park\"");
    path_is("\u2013", "orte/haus/", "\"haus\"");
    path_is("Haus", "haus/", "\"/haus/\"");
    path_is("Start", "", "\"/\"");
    path_is("Orte", "orte/", "\"/orte/\"");
}

TEST(the_most_frequent_letters_beyond_ascii_are_marks)
{
    struct buf b;
    buf_init(&b);
    struct json j = json_start(&b, JSON_TIGHT);
    json_object(&j);
    packed_words(&j, "A\u0434\u043E\u043CC\u0430Aok\U00010428");
    json_end(&j);
    CHECK_EQ_STR(b.s, "{\"letters\":[\"!#$%\",\"\u0430\u0434\u043C\u043E\"],"
                      "\"index\":\"A#%$C!Aok\U00010428\"}");
    buf_free(&b);
}

static void places_are(const uint32_t *page, size_t n, const char *want)
{
    struct buf b;
    buf_init(&b);
    places_put(&b, page, n);
    CHECK_EQ_STR(b.s, want);
    buf_free(&b);
}

TEST(lists_of_pages_end_with_their_last_digit)
{
    places_are(NULL, 0, " ");
    places_are((const uint32_t[]){0}, 1, "K");
    places_are((const uint32_t[]){0, 1, 38}, 3, "!!p");
    places_are((const uint32_t[]){38}, 1, "sK");
    places_are((const uint32_t[]){38 * 12 + 1, 38 * 12 + 40}, 2, "sr#sK");
    places_are((const uint32_t[]){UINT32_MAX - 1}, 1, "us|tzt}}O");
}

TEST(words_that_ask_for_nothing_are_in_no_list)
{
    struct building b;
    write_site();
    unit_file("content/pages/lang.md", "---\ntitle: Lang\n---\nF\u00FCr den Garten.\n");
    unit_file("site/i18n/de.yaml", "name: Deutsch\nwords:\n  search.skip: f\u00FCr den das\n");
    unit_file("site/synonyms/de.yaml",
              "- [Kurs f\u00FCr den G\u00E4rtner, Garten]\n- {from: [f\u00FCr], to: [Garten]}\n");
    site_build(&b);
    const char *de = index_of(&b, "a-z/search.json");
    CHECK(strstr(de, "\"synonyms\":[\"kurs gartner|garten=garten\",\"fur=garten\"]") != NULL);
    CHECK(strstr(de, "\"index\":\"AerstAgartAzeilBweit\"") != NULL);
    site_end(&b);
}

TEST(words_are_cut_by_the_longest_ending_that_leaves_four_letters)
{
    static const char *const words[][2] = {
        {"kurse", "kurs"},
        {"kursen", "kurs"},
        {"beratungen", "berat"},
        {"rede", "rede"},
        {"\u043A\u0443\u0440\u0441\u0438", "\u043A\u0443\u0440\u0441"},
        {"\u062F\u0648\u0631\u0627\u062A\u0647", "\u062F\u0648\u0631\u0627\u062A\u0647"},
    };
    struct arena a;
    arena_init(&a);
    struct stems stems = stems_of("e en ungen \u0438 \u0647", &a);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = stems_cut(&stems, words[i][0], strlen(words[i][0]));
        CHECK_EQ_STR(arena_copy(&a, words[i][0], n), words[i][1]);
    }
    arena_free(&a);
}

TEST(numbers_days_and_prices_are_found)
{
    struct building b;
    write_site();
    unit_file("content/members/laden.md",
              "---\ntitle: Laden\nphone: +49 361 555-0107\nemail: rat@laden.example.org\n"
              "opening_hours: [Mo 09:00-12:00]\n"
              "address: {street: Lange Gasse 3, postcode: 99084, city: Erfurt}\n---\n");
    unit_file(
        "content/offers/kurs.md",
        "---\ntitle: Kurs\nprovider: laden\nlevel: A2\nprice: 12 Euro\nchildcare: yes\n---\n");
    unit_file("site/i18n/de.yaml", "name: Deutsch\nwords:\n  search.open: offen\n"
                                   "  field.childcare: Betreuung\n");
    site_build(&b);
    const char *de = index_of(&b, "a-z/search.json");
    static const char *const parts[] = {"493615550107",
                                        "\"99084\"",
                                        "\"Lange Gasse 3\"",
                                        "\"Montag\"",
                                        "\"offen\"",
                                        "\"12 Euro\"",
                                        "\"A2 \u00B7 12 Euro \u00B7 Betreuung\"",
                                        "\"09:00\u201312:00\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        CHECK(strstr(de, parts[i]) != NULL);
    site_end(&b);
}

TEST(a_long_body_keeps_its_beginning_and_each_word_once)
{
    struct building b;
    struct buf text;
    buf_init(&text);
    write_site();
    buf_puts(&text, "---\ntitle: Lang\n---\n");
    for (int i = 0; i < 60; i++)
        buf_puts(&text, "W\u00F6rter ");
    buf_puts(&text, "ab 7 Ende ende Gr\u00F6\u00DFe.\n");
    unit_file("content/pages/lang.md", text.s);
    site_build(&b);
    const char *de = index_of(&b, "a-z/search.json");
    CHECK(strstr(de, "W\u00F6rter W\u00F6rter \u2026\"") != NULL);
    CHECK_EQ_STR(strstr(de, "\"index\":"), "\"index\":\"A7AabAendeBrstAgrossAwortAzeilBweit\","
                                           "\"where\":\"MMMKMMKK\"}\n");
    site_end(&b);
    buf_free(&text);
}

TEST(a_page_keeps_its_name_before_the_page_of_results)
{
    struct building b;
    write_site();
    unit_file("content/pages/search.md", "---\ntitle: So suchen wir\n---\n");
    unit_file("layouts/search.html", "results");
    unit_file("layouts/page.html", "own");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "search/index.html"), "own");
    CHECK_EQ_STR(site_file(&b, "a-z/search/index.html"), "results");
    CHECK_EQ_STR(site_file(&b, "en/a-z/search/index.html"), "results");
    site_end(&b);
}

TEST(without_a_script_or_on_a_disk_there_is_no_index)
{
    struct building b;
    site_begin();
    unit_file("layouts/home.html", "{% if page.search_index %}x{% endif %}");
    site_build(&b);
    CHECK(!site_file(&b, "a-z/search.json"));
    CHECK_EQ_STR(site_file(&b, "index.html"), "");
    site_end(&b);
    unit_file("site/assets/search.js", "\n");
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\nlinks: file\n"
                                "languages: [de]\ntimezone: Europe/Berlin\n");
    site_build(&b);
    CHECK(!site_file(&b, "a-z/search.json"));
    CHECK_EQ_STR(site_file(&b, "index.html"), "");
    site_end(&b);
}

/* What other items say of one that is hidden is not found either. */
TEST(what_is_for_members_is_not_found_in_public)
{
    struct building b;
    write_site();
    unit_file("content/groups/geheim.md",
              "---\ntitle: Geheim\naudience_level: members\n---\nGeheim.\n");
    unit_file("content/events/2026/offen.md",
              "---\ntitle: Offen\nstart: 2026-12-02 10:00\ngroup: geheim\nminutes: Geheim.\n"
              "decisions: [Geheim]\n---\n");
    site_build(&b);
    CHECK(strstr(index_of(&b, "a-z/search.json"), "Offen") != NULL);
    CHECK(!strstr(index_of(&b, "a-z/search.json"), "eheim"));
    site_end(&b);
    site_build_as(&b, (struct options){.audience = "members"});
    CHECK(strstr(index_of(&b, "a-z/search.json"), "Geheim") != NULL);
    site_end(&b);
}

#include "read/template/place.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <string.h>

static struct html_place after(const char *s)
{
    struct html_place p = place_start();
    CHECK_EQ_INT((intmax_t)place_follow(&p, s, strlen(s)), (intmax_t)strlen(s));
    return p;
}

TEST(states_follow_the_html)
{
    static const struct {
        const char *html;
        enum place_state state;
    } cases[] = {
        {"", PLACE_TEXT},
        {"a < b", PLACE_TEXT},
        {"<", PLACE_OPEN},
        {"<<", PLACE_OPEN},
        {"<p", PLACE_TAG_NAME},
        {"<p ", PLACE_IN_TAG},
        {"<p a", PLACE_ATTR_NAME},
        {"<p a ", PLACE_AFTER_NAME},
        {"<p a b", PLACE_ATTR_NAME},
        {"<p a=", PLACE_BEFORE_VALUE},
        {"<p a= '", PLACE_QUOTED},
        {"<p a=\"x' > y", PLACE_QUOTED},
        {"<p a=\"x\"", PLACE_IN_TAG},
        {"<p a=x", PLACE_UNQUOTED},
        {"<p a=x>", PLACE_TEXT},
        {"<br/>", PLACE_TEXT},
        {"</p", PLACE_END_TAG},
        {"</p>", PLACE_TEXT},
        {"<!doctype html", PLACE_DECLARATION},
        {"<!doctype html>", PLACE_TEXT},
        {"<!-- a > b", PLACE_COMMENT},
        {"<!-- a --", PLACE_COMMENT},
        {"<!-- a -->", PLACE_TEXT},
        {"<!-- a ---->", PLACE_TEXT},
        {"<script>a < b </scrip", PLACE_RAW},
        {"<script>a</SCRIPT>", PLACE_TEXT},
        {"<script>'</scriptx>'", PLACE_RAW},
        {"<STYLE a='b'>p", PLACE_RAW},
        {"<style></style >", PLACE_TEXT},
        {"<title>a <b>", PLACE_RAW},
        {"<textarea></textarea>", PLACE_TEXT},
        {"<scripts>", PLACE_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!CHECK_EQ_INT(after(cases[i].html).state, cases[i].state))
            unit_eq_str(cases[i].html, "", "the HTML", __FILE__, __LINE__);
    }
}

TEST(attributes_have_kinds)
{
    CHECK_EQ_INT(after("<a HREF=\"").attr, ATTR_URL);
    CHECK_EQ_INT(after("<a title=\"").attr, ATTR_PLAIN);
    CHECK_EQ_INT(after("<a onClick='").attr, ATTR_FORBIDDEN);
    CHECK_EQ_INT(after("<a style='").attr, ATTR_FORBIDDEN);
    CHECK_EQ_INT(after("<img srcset='").attr, ATTR_SRCSET);
    CHECK_EQ_INT(after("<iframe srcdoc='").attr, ATTR_FORBIDDEN);
    CHECK_EQ_INT(after("<use xlink:href='").attr, ATTR_URL);
    CHECK_EQ_INT(after("<a data-href='").attr, ATTR_PLAIN);
}

TEST(only_json_scripts_are_json)
{
    CHECK(after("<script type=\"application/ld+json\">").json);
    CHECK(after("<script id=x type='application/json' y>").json);
    CHECK(!after("<script type=\"text/javascript\">").json);
    CHECK(!after("<script>").json);
    CHECK(!after("<script type=\"application/json;x\">").json);
    CHECK(!after("<script data-type=\"application/json\">").json);
}

TEST(ways_meet_inside_a_tag)
{
    struct html_place p = after("<p"), with = after("<p class=\"a\"");
    REQUIRE(place_join(&p, &with));
    CHECK_EQ_INT(p.state, PLACE_JOINED);
    struct html_place q = p;
    CHECK_EQ_INT((intmax_t)place_follow(&p, ">", 1), 1);
    CHECK_EQ_INT(p.state, PLACE_TEXT);
    CHECK_EQ_INT((intmax_t)place_follow(&q, "x", 1), 0);
}

TEST(ways_that_cannot_meet)
{
    static const char *const pairs[][2] = {
        {"<p", "<p>"},
        {"<p a=\"", "<p a='"},
        {"<p a=\"", "<p href=\""},
        {"<script", "<p"},
        {"<!--", ""},
        {"<script>", "<style>"},
        {"<p a=\"", "<p a=\"\""},
        {"<title>", "<textarea>"},
        {"<p a=", "<p a"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct html_place a = after(pairs[i][0]), b = after(pairs[i][1]);
        if (!CHECK(!place_join(&a, &b)))
            unit_eq_str(pairs[i][0], "", "the HTML", __FILE__, __LINE__);
    }
}

TEST(links_that_met_are_not_settled)
{
    struct html_place a = after("<a href=\"https:"), b = after("<a href=\"");
    REQUIRE(place_join(&a, &b));
    CHECK_EQ_INT(a.url, URL_OPEN);
    CHECK_EQ_INT((intmax_t)place_follow(&a, ":", 1), 0);
}

TEST(schemes)
{
    CHECK(place_scheme_allowed("https", 5));
    CHECK(place_scheme_allowed("MailTo", 6));
    CHECK(!place_scheme_allowed("https", 4 - 1));
    CHECK(!place_scheme_allowed("javascript", 10));
    CHECK(!place_scheme_allowed("", 0));
    CHECK(!place_scheme_allowed(" http", 5));
}

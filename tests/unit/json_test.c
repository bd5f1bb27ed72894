#include "unit/unit.h"

#include "base/buf.h"
#include "base/json.h"

#include <string.h>

TEST(quotes)
{
    static const struct {
        const char *s;
        size_t n;
        const char *want;
    } cases[] = {
        {"", 0, "\"\""},
        {"a\"b\\", 4, "\"a\\\"b\\\\\""},
        {"\n\t\r\b\f", 5, "\"\\n\\t\\r\\b\\f\""},
        {"\x01\x1f\x7f", 3, "\"\\u0001\\u001f\\u007f\""},
        {"a\0b", 3, "\"a\\u0000b\""},
        {"</script>&", 10, "\"\\u003c/script\\u003e\\u0026\""},
        {"ä€", 5, "\"ä€\""},
        {"\u2028\u2029\u2027", 9, "\"\\u2028\\u2029\u2027\""},
        {"a\u2013<\u2028", 8, "\"a\u2013\\u003c\\u2028\""},
        {"\xFF\xC3(\xE2", 4, "\"\xFF\xC3(\xE2\""},
        {"\xE2\x80", 2, "\"\xE2\x80\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b;
        buf_init(&b);
        json_quote(&b, cases[i].s, cases[i].n);
        CHECK_EQ_STR(b.s, cases[i].want);
        buf_free(&b);
    }
}

/* Checks what was written, and drops it. */
static void writes(struct buf *b, const char *want)
{
    CHECK_EQ_STR(b->s, want);
    buf_cut(b, 0);
}

TEST(parts_values_by_itself)
{
    static const struct {
        enum json_setting setting;
        const char *want;
    } cases[] = {
        {JSON_TIGHT, "{\"a\":\"x\",\"b\":[],\"c\":[-1,true,[false,null],{}],\"d\":{\"e\":\"\"}}"},
        {JSON_SPACED,
         "{\"a\": \"x\", \"b\": [], \"c\": [-1, true, [false, null], {}], \"d\": {\"e\": \"\"}}"},
    };
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct json j = json_start(&b, cases[i].setting);
        json_object(&j);
        json_member(&j, "a", "x");
        json_member(&j, "left out", NULL);
        json_key(&j, "b");
        json_array(&j);
        json_end(&j);
        json_key(&j, "c");
        json_array(&j);
        json_number(&j, -1);
        json_truth(&j, 2);
        json_array(&j);
        json_truth(&j, 0);
        json_null(&j);
        json_end(&j);
        json_object(&j);
        json_end(&j);
        json_end(&j);
        json_key(&j, "d");
        json_object(&j);
        json_key(&j, "e");
        json_text(&j, NULL);
        json_end(&j);
        json_end(&j);
        CHECK_EQ_INT(j.depth, 0);
        writes(&b, cases[i].want);
    }
    buf_free(&b);
}

TEST(begins_lines)
{
    for (int setting = JSON_TIGHT; setting <= JSON_SPACED; setting++) {
        struct buf b;
        buf_init(&b);
        struct json j = json_start(&b, (enum json_setting)setting);
        json_array(&j);
        json_line(&j);
        json_text_n(&j, "ab", 1);
        json_line(&j);
        json_object(&j);
        json_line(&j);
        json_key(&j, "k");
        json_number(&j, INT64_MIN);
        json_end(&j);
        json_line(&j);
        json_ready(&j, "[1]...", 3);
        json_line(&j);
        json_end(&j);
        writes(&b, setting == JSON_TIGHT ? "[\n\"a\",\n{\n\"k\":-9223372036854775808},\n[1]\n]"
                                         : "[\n\"a\",\n{\n\"k\": -9223372036854775808},\n[1]\n]");
        j = json_start(&b, (enum json_setting)setting);
        json_array(&j);
        json_line(&j);
        json_end(&j);
        writes(&b, "[\n]");
        buf_free(&b);
    }
}

TEST(appends_to_what_is_there)
{
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "x{");
    struct json j = json_start(&b, JSON_TIGHT);
    json_object(&j);
    json_key(&j, "\"<");
    json_text(&j, "</script>");
    json_end(&j);
    writes(&b, "x{{\"\\\"\\u003c\":\"\\u003c/script\\u003e\"}");
    buf_free(&b);
}

TEST(nests_as_deep_as_it_says)
{
    struct buf b;
    buf_init(&b);
    struct json j = json_start(&b, JSON_TIGHT);
    for (int i = 0; i < JSON_DEPTH; i++) {
        if (i && i % 2 == 0)
            json_key(&j, "k");
        if (i % 2)
            json_object(&j);
        else
            json_array(&j);
    }
    for (int i = 0; i < JSON_DEPTH; i++)
        json_end(&j);
    CHECK_EQ_INT(b.n, 2 * JSON_DEPTH + 4 * (JSON_DEPTH / 2 - 1));
    CHECK(!strncmp(b.s, "[{\"k\":[{\"k\":[", 13));
    CHECK(!strcmp(b.s + b.n - 4, "}]}]"));
    buf_free(&b);
}

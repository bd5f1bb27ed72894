#include "read/markdown/prose.h"
#include "read/markdown/prose_tree.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <ctype.h>
#include <string.h>

/* Returns the pieces of a body, one a line; letters must stand where the piece says. */
static const char *pieces(struct arena *a, const char *markdown)
{
    const struct source *s = source_new(a, "x.md", markdown, strlen(markdown));
    struct list found = {0};
    const char *out = "";
    prose_markdown(&found, a, s, 0);
    for (size_t i = 0; i < found.n; i++) {
        const struct prose *p = found.at[i];
        out = arena_printf(a, "%s%s\n", out, p->text);
        CHECK_EQ_INT((intmax_t)strlen(p->text), (intmax_t)p->n);
        for (size_t k = 0; k < p->n; k++) {
            if (isalnum((unsigned char)p->text[k]) && !CHECK(markdown[p->at[k]] == p->text[k]))
                CHECK_EQ_STR(p->text + k, markdown + p->at[k]);
        }
    }
    return out;
}

static void reads(const char *markdown, const char *want)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(pieces(&a, markdown), want);
    arena_free(&a);
}

TEST(markup_is_no_text)
{
    reads("A *b* **c** ~~d~~ `e` f\n", "A b c d e f\n");
    reads("# A `b`\n\nC\n---\n\n> D\n> e\n", "A b\nC\nD e\n");
    reads("- a\n- b\n  c\n\n  1. d\n", "a\nb c\nd\n");
    reads("a\\\nb  \nc\n", "a\nb\nc\n");
}

TEST(addresses_are_no_text)
{
    reads("[a](b) a [*c*](<d> \"a\") c [e](f(g)h) g\n", "a a c c e g\n");
    reads("[a][b] b [b] c\n\n[b]: a/c\n", "a b b c\n");
    reads("a <https://b.example/> b www.c.example c\n", "a https://b.example/ b www.c.example c\n");
}

TEST(pictures_code_and_notes_are_left_out)
{
    reads("a ![b](c) c\n\n```\nd\n```\n", "a  c\n");
    reads("a[^1] b\n\n[^1]: c\n", "a b\nc\n");
    reads("a <b>c</b>\n", "a c\n");
}

TEST(cells_are_pieces)
{
    reads("| a | b |\n| --- | --- |\n| b | a |\n\nc\n", "a\nb\nb\na\nc\n");
}

TEST(escapes_and_entities_count_where_they_are_written)
{
    struct arena a;
    arena_init(&a);
    const char *markdown = "\\*a\\* &lt;b&gt; &auml;c\n";
    const struct source *s = source_new(&a, "x.md", markdown, strlen(markdown));
    struct list found = {0};
    prose_markdown(&found, &a, s, 0);
    REQUIRE(found.n == 1);
    const struct prose *p = found.at[0];
    CHECK_EQ_STR(p->text, "*a* <b> äc");
    CHECK_EQ_INT((intmax_t)p->at[0], 0);
    CHECK_EQ_INT((intmax_t)p->at[1], 2);
    CHECK_EQ_INT((intmax_t)p->at[4], 6);
    CHECK_EQ_INT((intmax_t)p->at[5], 10);
    CHECK_EQ_INT((intmax_t)p->at[10], 22);
    const struct span span = prose_span(p, 5, 11);
    CHECK_EQ_INT((intmax_t)span.at, 10);
    CHECK_EQ_INT((intmax_t)span.n, 13);
    arena_free(&a);
}

TEST(words_of_links_and_code_are_marked)
{
    struct arena a;
    arena_init(&a);
    const char *markdown = "a [b `c`](d) `e` f\n";
    const struct source *s = source_new(&a, "x.md", markdown, strlen(markdown));
    struct list found = {0};
    prose_markdown(&found, &a, s, 0);
    REQUIRE(found.n == 1);
    const struct prose *p = found.at[0];
    CHECK_EQ_STR(p->text, "a b c e f");
    static const unsigned char want[] = {
        0, 0, PROSE_LINK, PROSE_LINK, PROSE_LINK | PROSE_CODE, 0, PROSE_CODE, 0, 0};
    CHECK(!memcmp(p->mark, want, sizeof want));
    arena_free(&a);
}

/* The value of `key: VALUE`, and where its letters are said to be. */
static void scalar_reads(const char *yaml, const char *text, const char *want)
{
    struct arena a;
    arena_init(&a);
    const struct source *s = source_new(&a, "x.md", yaml, strlen(yaml));
    const struct prose *p = prose_scalar(&a, span_make(s, 3, strlen(yaml) - 3), text);
    CHECK_EQ_STR(p->text, want);
    for (size_t k = 0; k < p->n; k++) {
        if (isalnum((unsigned char)p->text[k]) && !CHECK(yaml[p->at[k]] == p->text[k]))
            CHECK_EQ_STR(p->text + k, yaml + p->at[k]);
    }
    CHECK_EQ_INT((intmax_t)p->at[p->n - 1], (intmax_t)(strrchr(yaml, 'z') - yaml));
    arena_free(&a);
}

TEST(values_of_fields_count_where_they_are_written)
{
    scalar_reads("k: a b z", "a b z", "a b z");
    scalar_reads("k: \"a \\\"b\\\" z\"", "a \"b\" z", "a \"b\" z");
    scalar_reads("k: 'a ''b'' z'", "a 'b' z", "a 'b' z");
    scalar_reads("k: >\n  a\n  b z\n", "a b z", "a b z");
    scalar_reads("k: |\n  a\n  b z\n", "a\nb z", "a b z");
}

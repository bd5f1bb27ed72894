#include "base/forge.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <stddef.h>

/* Makes the three addresses of a file and compares. */
static void check_urls(struct forge f, const char *path, const char *edit, const char *view,
                       const char *add)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(forge_edit_url(&a, &f, path), edit);
    CHECK_EQ_STR(forge_view_url(&a, &f, path, 12), view);
    CHECK_EQ_STR(forge_new_url(&a, &f, path), add);
    arena_free(&a);
}

TEST(each_forge_has_its_own_addresses)
{
    check_urls((struct forge){"github", "https://github.com/o/r", "main"}, "a/b.md",
               "https://github.com/o/r/edit/main/a/b.md",
               "https://github.com/o/r/blob/main/a/b.md#L12",
               "https://github.com/o/r/new/main/a/b.md");
    check_urls((struct forge){"gitlab", "https://gitlab.example/g/s/r", NULL}, "a/b.md",
               "https://gitlab.example/g/s/r/-/edit/main/a/b.md",
               "https://gitlab.example/g/s/r/-/blob/main/a/b.md#L12",
               "https://gitlab.example/g/s/r/-/new/main/a/b.md");
    for (size_t i = 2; forge_kinds[i]; i++)
        check_urls((struct forge){forge_kinds[i], "https://f.example/o/r", "next"}, "a/b.md",
                   "https://f.example/o/r/_edit/next/a/b.md",
                   "https://f.example/o/r/src/branch/next/a/b.md#L12",
                   "https://f.example/o/r/_new/next/a/b.md");
}

TEST(what_would_lead_elsewhere_is_escaped)
{
    check_urls((struct forge){"github", "https://h/o/r", "a b#/x"}, "ä ?&\"'<%\n.md",
               "https://h/o/r/edit/a%20b%23/x/%C3%A4%20%3F%26%22%27%3C%25%0A.md",
               "https://h/o/r/blob/a%20b%23/x/%C3%A4%20%3F%26%22%27%3C%25%0A.md#L12",
               "https://h/o/r/new/a%20b%23/x/%C3%A4%20%3F%26%22%27%3C%25%0A.md");
}

TEST(the_repository_may_be_named_as_one_clones_it)
{
    static const char edit[] = "https://h/o/r/edit/main/a.md";
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(forge_edit_url(&a, &(struct forge){"github", "https://h/o/r/", NULL}, "a.md"),
                 edit);
    CHECK_EQ_STR(forge_edit_url(&a, &(struct forge){"github", "https://h/o/r.git", NULL}, "a.md"),
                 edit);
    CHECK_EQ_STR(forge_edit_url(&a, &(struct forge){"github", "https://h/o/r.git//", NULL}, "a.md"),
                 edit);
    arena_free(&a);
}

TEST(of_what_is_not_known_there_is_no_address)
{
    struct arena a;
    arena_init(&a);
    CHECK(forge_edit_url(&a, &(struct forge){"sourcehut", "https://h/o/r", NULL}, "a.md") == NULL);
    CHECK(forge_edit_url(&a, &(struct forge){"github", NULL, NULL}, "a.md") == NULL);
    CHECK(forge_view_url(&a, &(struct forge){NULL, "https://h/o/r", NULL}, "a.md", 0) == NULL);
    CHECK_EQ_STR(forge_new_url(&a, &(struct forge){"github", "https://h/o/r", NULL}, ""),
                 "https://h/o/r/new/main");
    arena_free(&a);
}

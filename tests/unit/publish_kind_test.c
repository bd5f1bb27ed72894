#include "unit/publishing.h"

#include "base/fs.h"
#include "base/fs_open.h"
#include "write/places.h"

#include <stdlib.h>

/* Publishes a site of a kind to `public`; returns "done", or why not and what kind is there. */
static const char *publish_kind(struct arena *a, const char *kind, const char *site, int force)
{
    struct published p = publish_words(
        a, site,
        (struct publish_order){.target = in_folder(a, "public"), .kind = kind, .force = force});
    return p.error ? arena_printf(a, "%s %s", p.why, p.kind ? p.kind : "") : "done";
}

/* Replaces the first line of the manifest. */
static void set_title(struct arena *a, const char *title)
{
    char *text;
    size_t n;
    REQUIRE(!fs_read(a, AT_FDCWD, in_folder(a, ".public.knoten/manifest"), 1 << 20, &text, &n));
    unit_file(".public.knoten/manifest", arena_printf(a, "%s%s", title, strchr(text, '\n')));
}

TEST(a_folder_holds_one_kind)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_kind(&a, "public", "a=1", 0), "done");
    CHECK_EQ_STR(publish_kind(&a, "members", "a=1 secret=1", 0), "kind public");
    CHECK_EQ_STR(publish_kind(&a, "members", "a=1 secret=1", 1), "kind public");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1");
    CHECK_EQ_STR(publish_kind(&a, "public", "a=2", 0), "done");
    arena_free(&a);
}

TEST(members_pages_are_not_replaced_by_public_ones)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_kind(&a, "members", "secret=1", 0), "done");
    CHECK_EQ_STR(publish_kind(&a, "public", "a=1", 1), "kind members");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "secret=1");
    arena_free(&a);
}

TEST(what_the_first_version_wrote_is_public)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_kind(&a, "public", "a=1", 0), "done");
    set_title(&a, "knoten manifest 1 0000000000000000");
    CHECK_EQ_STR(publish_kind(&a, "members", "a=1", 0), "kind public");
    CHECK_EQ_STR(publish_kind(&a, "public", "a=1 b=1", 0), "done");
    arena_free(&a);
}

TEST(an_emptied_folder_may_take_another_kind)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_kind(&a, "public", "a=1", 0), "done");
    CHECK_EQ_INT(unlink(in_folder(&a, "public/a")), 0);
    CHECK_EQ_STR(publish_kind(&a, "members", "b=1", 0), "done");
    CHECK_EQ_STR(publish_kind(&a, "public", "b=1", 0), "kind members");
    CHECK_EQ_INT(rename(in_folder(&a, "public"), in_folder(&a, "elsewhere")), 0);
    CHECK_EQ_STR(publish_kind(&a, "public", "c=1", 0), "done");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "c=1");
    arena_free(&a);
}

TEST(published_folders_are_known)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_kind(&a, "public", "a/b=1", 0), "done");
    CHECK(publish_owns(&a, in_folder(&a, "public")));
    CHECK(!publish_owns(&a, in_folder(&a, "public/a")));
    CHECK(!publish_owns(&a, unit_folder()));
    arena_free(&a);
}

#include "unit/publishing.h"

#include <stdlib.h>

TEST(an_empty_folder_may_be_taken)
{
    struct arena a;
    struct stat st;
    arena_init(&a);
    CHECK_EQ_INT(mkdir(in_folder(&a, "public"), 0700), 0);
    CHECK_EQ_INT(chmod(in_folder(&a, "public"), 02751), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1"), "1/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=2"), "1/0/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=2");
    CHECK(!stat(in_folder(&a, "public"), &st) && (st.st_mode & 07777) == 02751);
    arena_free(&a);
}

TEST(foreign_files_are_refused)
{
    struct arena a;
    arena_init(&a);
    unit_file("public/thesis.txt", "years of work");
    unit_file("public/about/me", "x");
    CHECK_EQ_STR(refusal(&a, "a=1", "public", 0, EEXIST), "foreign public/about/me");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "about/ about/me=x thesis.txt=years of work");
    CHECK_EQ_INT(publish_in(&a, "a=1", "public", 1).error, 0);
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1");
    arena_free(&a);
}

TEST(foreign_files_beside_ours_are_refused)
{
    static const char *const foreign[] = {"public/.htaccess", "public/b/.hidden/x", "public/b/d"};
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=1"), "2/0/0");
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        const char *path = unit_file(foreign[i], "mine");
        char *want = arena_printf(&a, "foreign %s", foreign[i]);
        CHECK_EQ_STR(refusal(&a, "a=1 b/c=1", "public", 0, EEXIST), want);
        CHECK_EQ_STR(refusal(&a, "a=2", "public", 0, EEXIST), want);
        CHECK_EQ_INT(unlink(path), 0);
    }
    CHECK_EQ_INT(symlink("/etc/passwd", in_folder(&a, "public/link")), 0);
    CHECK_EQ_STR(refusal(&a, "a=1 b/c=1", "public", 0, EEXIST), "foreign public/link");
    arena_free(&a);
}

TEST(a_new_folder_under_an_old_name_is_foreign)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=1"), "2/0/0");
    CHECK_EQ_INT(rename(in_folder(&a, "public"), in_folder(&a, "elsewhere")), 0);
    unit_file("public/a", "somebody's");
    CHECK_EQ_STR(refusal(&a, "a=1", "public", 0, EEXIST), "foreign public/a");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=somebody's");
    arena_free(&a);
}

TEST(force_does_not_remove_where_one_stands)
{
    struct arena a;
    char here[4096];
    arena_init(&a);
    unit_file("public/sub/file", "mine");
    REQUIRE(getcwd(here, sizeof here));
    REQUIRE(!chdir(in_folder(&a, "public/sub")));
    CHECK_EQ_STR(refusal(&a, "a=1", "public", 1, EBUSY), "current public");
    REQUIRE(!chdir(in_folder(&a, "")));
    CHECK_EQ_INT(publish_in(&a, "a=1", "public", 1).error, 0);
    REQUIRE(!chdir(here));
    arena_free(&a);
}

TEST(force_does_not_remove_the_site)
{
    struct arena a;
    arena_init(&a);
    unit_file("site/site/site.yaml", "title: x");
    CHECK_EQ_STR(refusal(&a, "a=1", "site", 1, EBUSY), "source site");
    CHECK_EQ_STR(refusal(&a, "a=1", "site", 0, EEXIST), "foreign site/site/site.yaml");
    unit_file("above/site/x", "mine");
    const struct publish_order above = {
        .target = in_folder(&a, "above"), .protected = in_folder(&a, "above/site"), .force = 1};
    CHECK_EQ_STR(publish_words(&a, "a=1", above).why, "source");
    CHECK_EQ_STR(tree_text(&a, "above", 0), "site/ site/x=mine");
    CHECK_EQ_STR(tree_text(&a, "site", 0), "site/ site/site.yaml=title: x");
    CHECK_EQ_INT(publish_in(&a, "a=1", "site/public", 1).error, 0);
    unit_file("site-b/x", "foreign");
    CHECK_EQ_INT(publish_in(&a, "a=1", "site-b", 1).error, 0);
    arena_free(&a);
}

TEST(a_copied_tree_is_still_ours)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=2 d=1"), "3/0/0");
    char *copy = arena_printf(&a, "cd '%s' && cp -r public new && rm -r public && mv new public",
                              unit_folder());
    CHECK_EQ_INT(system(copy), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=2 d=1"), "0/3/0");
    CHECK_EQ_INT(system(copy), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=3"), "1/1/1");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b/ b/c=3");
    arena_free(&a);
}

TEST(a_target_that_is_gone_is_made_again)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=1"), "2/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "1/1/0");
    CHECK_EQ_INT(rename(in_folder(&a, "public"), in_folder(&a, "elsewhere")), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "2/0/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b=2");
    arena_free(&a);
}

TEST(a_link_leads_to_the_folder)
{
    struct arena a;
    struct stat st;
    arena_init(&a);
    CHECK_EQ_INT(mkdir(in_folder(&a, "www"), 0755), 0);
    CHECK_EQ_INT(mkdir(in_folder(&a, "www/real"), 0755), 0);
    CHECK_EQ_INT(symlink("www/real", in_folder(&a, "public")), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1"), "1/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=2"), "1/0/0");
    CHECK(!lstat(in_folder(&a, "public"), &st) && S_ISLNK(st.st_mode));
    CHECK_EQ_STR(tree_text(&a, "www/real", 0), "a=2");
    CHECK_EQ_STR(identity(&a, ".public.knoten"), strerror(ENOENT));
    arena_free(&a);
}

TEST(targets_that_cannot_be)
{
    struct arena a;
    arena_init(&a);
    unit_file("file", "x");
    CHECK_EQ_INT(symlink("nowhere", in_folder(&a, "dangling")), 0);
    CHECK_EQ_STR(refusal(&a, "a=1", "file", 1, ENOTDIR), "open folder file");
    CHECK_EQ_STR(refusal(&a, "a=1", "file/x", 1, ENOTDIR), "open folder file/x");
    CHECK_EQ_STR(refusal(&a, "a=1", "dangling", 0, ENOENT), "open folder dangling");
    CHECK_EQ_STR(publish_words(&a, "", (struct publish_order){.target = ""}).why, "open folder");
    CHECK_EQ_STR(publish_words(&a, "", (struct publish_order){.target = "/", .force = 1}).why,
                 "mounted");
    CHECK_EQ_STR(publish_words(&a, "", (struct publish_order){.target = "/dev"}).why, "mounted");
    arena_free(&a);
}

TEST(folders_above_are_made)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_INT(publish_in(&a, "a=1", "x/y/../z//out/", 0).error, 0);
    CHECK_EQ_STR(tree_text(&a, "x/z/out", 0), "a=1");
    CHECK_EQ_INT(publish_in(&a, "a=2", "x/z/out", 0).error, 0);
    CHECK_EQ_STR(tree_text(&a, "x/z/out", 0), "a=2");
    arena_free(&a);
}

TEST(links_in_the_second_tree_are_not_followed)
{
    struct arena a;
    arena_init(&a);
    unit_file("precious/a", "mine");
    CHECK_EQ_STR(publish_site(&a, "a=1 b/a=1"), "2/0/0");
    CHECK_EQ_INT(symlink("../precious", in_folder(&a, ".public.knoten/tree")), 0);
    CHECK_EQ_STR(publish_site(&a, "a=2 b/a=1"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "precious", 0), "a=mine");
    CHECK_EQ_INT(system(arena_printf(&a,
                                     "cd '%s/.public.knoten/tree' && rm -r b a && "
                                     "ln -s ../../precious b && ln -s ../../precious/a a",
                                     unit_folder())),
                 0);
    CHECK_EQ_STR(publish_site(&a, "a=3 b/a=2"), "2/0/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=3 b/ b/a=2");
    CHECK_EQ_STR(tree_text(&a, "precious", 0), "a=mine");
    arena_free(&a);
}

TEST(a_link_in_place_of_our_folder_is_refused)
{
    struct arena a;
    arena_init(&a);
    unit_file("precious/tree/a", "mine");
    CHECK_EQ_INT(symlink("precious", in_folder(&a, ".public.knoten")), 0);
    CHECK_EQ_STR(refusal(&a, "a=1", "public", 1, ENOTDIR), "open folder .public.knoten/");
    CHECK_EQ_STR(tree_text(&a, "precious", 0), "tree/ tree/a=mine");
    arena_free(&a);
}

TEST(rubbish_in_the_second_tree_goes)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=1"), "2/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=2 b=1"), "1/1/0");
    unit_file(".public.knoten/tree/x/y/z", "?");
    unit_file(".public.knoten/tree/b2", "?");
    unit_file(".public.knoten/tree/a", "half");
    CHECK_EQ_STR(publish_site(&a, "a=3 b=1"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=3 b=1");
    arena_free(&a);
}

TEST(a_walker_follows_no_link)
{
    struct arena a;
    struct tree_walker w;
    const char *name;
    arena_init(&a);
    unit_file("real/sub/x", "");
    CHECK_EQ_INT(symlink("real", in_folder(&a, "link")), 0);
    CHECK_EQ_INT(symlink("sub", in_folder(&a, "real/link")), 0);
    int root = open(unit_folder(), O_RDONLY | O_DIRECTORY);
    tree_walker_start(&w, root, 1);
    CHECK_EQ_INT(tree_walker_go(&w, "top", &name), root);
    CHECK(tree_walker_go(&w, "real/sub/x", &name) > root);
    CHECK_EQ_STR(name, "x");
    CHECK_EQ_INT((intmax_t)w.level, 2);
    CHECK_EQ_INT(tree_walker_go(&w, "real/link/x", &name), -ENOTDIR);
    CHECK_EQ_INT(tree_walker_go(&w, "link/x", &name), -ENOTDIR);
    CHECK(tree_walker_go(&w, "real/new/deep/x", &name) > root);
    CHECK_EQ_INT((intmax_t)w.level, 3);
    /* A name that only begins like the last folder's is another. */
    CHECK(tree_walker_go(&w, "real/newer/x", &name) > root);
    CHECK_EQ_INT(faccessat(w.fd[1], "newer", F_OK, 0), 0);
    w.create = 0;
    CHECK_EQ_INT(tree_walker_go(&w, "real/no/x", &name), -ENOENT);
    CHECK_EQ_INT(tree_walker_go(&w, "x", &name), root);
    tree_walker_end(&w);
    close(root);
    arena_free(&a);
}

TEST(what_is_refused_leaves_nothing_behind)
{
    struct arena a;
    arena_init(&a);
    unit_file("public/mine", "x");
    CHECK_EQ_STR(refusal(&a, "a=1 b/c=2", "public", 0, EEXIST), "foreign public/mine");
    CHECK_EQ_STR(tree_text(&a, ".public.knoten/tree", 0), "");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "mine=x");
    arena_free(&a);
}

TEST(what_stands_in_the_way_in_the_second_tree_goes)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c/d=1 e=1"), "3/0/0");
    CHECK_EQ_STR(publish_site(&a, "x=1"), "1/0/3");
    CHECK_EQ_STR(tree_text(&a, ".public.knoten/tree", 0), "a=1 b/ b/c/ b/c/d=1 e=1");
    unit_file("source", "copied");
    CHECK_EQ_STR(publish_site(&a, "a/b/c=2 b=2 b.d@source e/f@source x=1"), "4/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a/ a/b/ a/b/c=2 b.d=copied b=2 e/ e/f=copied x=1");
    arena_free(&a);
}

#include "unit/unit.h"

#include "base/arena.h"
#include "base/fs.h"
#include "read/shelf.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* A shelf and one file, with how often something was made of it. */
struct stage {
    struct shelf *shelf;
    struct arena arena;
    struct report report;
    struct fs_file file;
    size_t limit;
    int made, error;
};

/* What a file gives: its text in capitals, and a message if it has a '!'. */
static void *shout(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    struct stage *t = ctx;
    char *made = arena_copy(a, s->text, s->n);
    for (size_t i = 0; i < s->n; i++)
        made[i] = (char)(made[i] >= 'a' && made[i] <= 'z' ? made[i] - 'a' + 'A' : made[i]);
    if (strchr(made, '!'))
        diag_add(r, DIAG_FILE_NAME, span_make(s, 0, 1), made, NULL);
    t->made++;
    return made;
}

static void stage_open(struct stage *t)
{
    *t = (struct stage){.shelf = shelf_open(), .limit = 100};
    arena_init(&t->arena);
    report_init(&t->report, &t->arena);
    t->file = (struct fs_file){.path = "a.md", .stamp = {1, 2, 3, 4, 5, 1}};
    shelf_begin(t->shelf, 1);
}

static void stage_close(struct stage *t)
{
    shelf_close(t->shelf);
    arena_free(&t->arena);
}

static const struct shelved *ask(struct stage *t, enum shelf_kind kind, const char *setting)
{
    const struct shelf_key key = {kind, t->file.path, setting};
    const struct shelf_maker maker = {shout, t, 0};
    return shelf_file(t->shelf, &key, &maker, unit_folder(), &t->file, t->limit, &t->report,
                      &t->error);
}

static const struct shelved *get(struct stage *t)
{
    return ask(t, SHELF_CONTENT, "here");
}

TEST(gives_again_what_did_not_change)
{
    struct stage t;
    stage_open(&t);
    unit_file("a.md", "fest");
    const struct shelved *it = get(&t);
    REQUIRE(it);
    CHECK_EQ_STR(it->made, "FEST");
    CHECK_EQ_STR(it->source->path, "a.md");
    unit_file("a.md", "fast"); /* under the old stamp: it is not opened */
    shelf_begin(t.shelf, 1);
    CHECK(get(&t) == it);
    t.file.stamp.mtime++;
    CHECK_EQ_STR(get(&t)->made, "FAST");
    unit_file("a.md", "fast");
    t.file.stamp.ctime++;
    CHECK_EQ_STR(get(&t)->made, "FAST");
    CHECK_EQ_INT(t.made, 2);
    stage_close(&t);
}

TEST(a_file_just_changed_is_known_by_its_bytes_alone)
{
    struct stage t;
    stage_open(&t);
    t.file.stamp.settled = 0;
    unit_file("a.md", "fest");
    const struct shelved *it = get(&t);
    shelf_begin(t.shelf, 1);
    CHECK(get(&t) == it);
    unit_file("a.md", "fast");
    CHECK_EQ_STR(get(&t)->made, "FAST");
    stage_close(&t);
}

TEST(knows_places_and_settings_apart)
{
    struct stage t;
    stage_open(&t);
    unit_file("a.md", "fest");
    unit_file("b.md", "tanz");
    const struct shelved *it = get(&t);
    CHECK(ask(&t, SHELF_NAMES, "here") != it);
    t.file.path = "b.md";
    CHECK_EQ_STR(get(&t)->made, "TANZ");
    t.file.path = "a.md";
    CHECK(get(&t) == it);
    CHECK(ask(&t, SHELF_CONTENT, "elsewhere") != it);
    CHECK_EQ_INT(t.made, 4);
    stage_close(&t);
}

TEST(tells_what_cannot_be_read)
{
    struct stage t;
    stage_open(&t);
    CHECK(!get(&t) && t.error == -ENOENT);
    unit_file("a.md", "fest");
    t.limit = 3;
    CHECK(!get(&t) && t.error == -EFBIG);
    t.limit = 4;
    CHECK(get(&t) && !t.error);
    stage_close(&t);
}

TEST(keeps_what_an_edition_uses)
{
    struct stage t;
    stage_open(&t);
    uint64_t shown = shelf_begin(t.shelf, 2);
    unit_file("a.md", "eins");
    const struct shelved *old = get(&t);
    shelf_sweep(t.shelf, NULL, 0);
    for (int i = 0; i < 50; i++) {
        shelf_begin(t.shelf, 2);
        unit_file("a.md", i % 2 ? "zwei" : "drei");
        t.file.stamp.mtime++;
        CHECK_EQ_STR(get(&t)->made, i % 2 ? "ZWEI" : "DREI");
        shelf_sweep(t.shelf, &shown, 1);
        CHECK_EQ_STR(old->made, "EINS");
        CHECK_EQ_STR(old->source->text, "eins");
    }
    stage_close(&t);
}

TEST(forgets_what_nobody_uses)
{
    struct stage t;
    stage_open(&t);
    unit_file("a.md", "eins");
    get(&t);
    shelf_begin(t.shelf, 1); /* the file is not asked for */
    shelf_sweep(t.shelf, NULL, 0);
    shelf_begin(t.shelf, 1);
    get(&t);
    CHECK_EQ_INT(t.made, 2);
    stage_close(&t);
}

TEST(says_again_what_was_found_wrong)
{
    struct stage t;
    stage_open(&t);
    char text[] = "halt!";
    const struct source *source = source_new(&t.arena, "site/i18n/de.yaml", text, strlen(text));
    const struct shelf_key key = {SHELF_WORDS, source->path, ""};
    const struct shelf_maker maker = {shout, &t, 0};
    const struct shelved *it = shelf_make(t.shelf, &key, &maker, source, &t.report);
    CHECK_EQ_INT(t.report.diags.n, 1);
    shelf_begin(t.shelf, 1);
    CHECK(shelf_make(t.shelf, &key, &maker, source, &t.report) == it);
    CHECK_EQ_INT(t.report.diags.n, 2);
    CHECK_EQ_INT(t.report.count[SEVERITY_ERROR], 2);
    text[4] = '.';
    const struct shelved *other = shelf_make(t.shelf, &key, &maker, source, &t.report);
    CHECK(other->serial != it->serial);
    CHECK_EQ_STR(it->source->text, "halt!");
    CHECK_EQ_INT(t.report.diags.n, 2);
    stage_close(&t);
}

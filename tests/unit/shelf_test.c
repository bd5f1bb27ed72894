#include "unit/unit.h"

#include "base/arena.h"
#include "base/fs.h"
#include "read/shelf.h"

#include <string.h>

static const struct shelf_key key = {SHELF_CONTENT, "content/pages/a.md", "here"};
static const struct fs_stamp stamp = {1, 2, 3, 4, 5, 1};

/* What a file gives: its text in capitals, and a message if it has a '!'. */
static void *shout(struct arena *a, struct report *r, const struct source *s)
{
    char *made = arena_copy(a, s->text, s->n);
    for (size_t i = 0; i < s->n; i++)
        made[i] = (char)(made[i] >= 'a' && made[i] <= 'z' ? made[i] - 'a' + 'A' : made[i]);
    if (strchr(made, '!'))
        diag_add(r, DIAG_FILE_NAME, span_make(s, 0, 1), made, NULL);
    return made;
}

static const struct shelved *put(struct shelf *s, const char *text, const struct fs_stamp *at)
{
    struct arena *a = shelf_arena(s, 0);
    struct shelved it = {.source = source_new(a, key.path, arena_strdup(a, text), strlen(text))};
    report_init(&it.report, a);
    it.made = shout(a, &it.report, it.source);
    return shelf_put(s, &key, 0, at, &it);
}

TEST(gives_again_what_did_not_change)
{
    struct shelf *s = shelf_open();
    shelf_begin(s, 1);
    CHECK(!shelf_known(s, &key, &stamp));
    const struct shelved *it = put(s, "fest", &stamp);
    CHECK_EQ_STR(it->made, "FEST");
    shelf_begin(s, 1);
    CHECK(shelf_known(s, &key, &stamp) == it);
    struct fs_stamp touched = stamp;
    touched.mtime++;
    CHECK(!shelf_known(s, &key, &touched));
    CHECK(!shelf_same(s, &key, "fast", 4, &touched));
    CHECK(!shelf_same(s, &key, "fest", 3, &touched));
    CHECK(shelf_same(s, &key, "fest", 4, &touched) == it);
    CHECK(shelf_known(s, &key, &touched) == it);
    CHECK(!shelf_known(s, &key, &stamp));
    shelf_close(s);
}

TEST(a_file_just_changed_is_known_by_its_bytes_alone)
{
    struct shelf *s = shelf_open();
    struct fs_stamp fresh = stamp;
    fresh.settled = 0;
    shelf_begin(s, 1);
    const struct shelved *it = put(s, "fest", &fresh);
    shelf_begin(s, 1);
    CHECK(!shelf_known(s, &key, &fresh));
    CHECK(shelf_same(s, &key, "fest", 4, NULL) == it);
    CHECK(!shelf_known(s, &key, &stamp));
    shelf_close(s);
}

TEST(knows_places_and_settings_apart)
{
    struct shelf *s = shelf_open();
    shelf_begin(s, 1);
    put(s, "fest", &stamp);
    const struct shelf_key others[] = {{SHELF_WORDS, key.path, key.setting},
                                       {key.kind, "content/pages/b.md", key.setting},
                                       {key.kind, key.path, "elsewhere"}};
    for (size_t i = 0; i < 3; i++) {
        CHECK(!shelf_known(s, &others[i], &stamp));
        CHECK(!shelf_same(s, &others[i], "fest", 4, &stamp));
    }
    shelf_close(s);
}

TEST(keeps_what_an_edition_uses)
{
    struct shelf *s = shelf_open();
    uint64_t shown = shelf_begin(s, 2);
    const struct shelved *old = put(s, "eins", &stamp);
    shelf_sweep(s, NULL, 0);
    for (int i = 0; i < 50; i++) {
        shelf_begin(s, 2);
        const struct shelved *now = put(s, i % 2 ? "zwei" : "drei", NULL);
        shelf_sweep(s, &shown, 1);
        CHECK_EQ_STR(now->made, i % 2 ? "ZWEI" : "DREI");
        CHECK_EQ_STR(old->made, "EINS");
        CHECK_EQ_STR(old->source->text, "eins");
    }
    shelf_close(s);
}

TEST(forgets_what_nobody_uses)
{
    struct shelf *s = shelf_open();
    shelf_begin(s, 1);
    put(s, "eins", &stamp);
    shelf_begin(s, 1); /* the file is gone */
    shelf_sweep(s, NULL, 0);
    shelf_begin(s, 1);
    CHECK(!shelf_known(s, &key, &stamp));
    CHECK(!shelf_same(s, &key, "eins", 4, &stamp));
    shelf_close(s);
}

TEST(says_again_what_was_found_wrong)
{
    struct shelf *s = shelf_open();
    struct arena a;
    arena_init(&a);
    struct report first, second;
    report_init(&first, &a);
    report_init(&second, &a);
    const struct source *source = source_new(&a, "site/i18n/de.yaml", "halt!", 5);
    const struct shelf_key words = {SHELF_WORDS, source->path, ""};
    shelf_begin(s, 1);
    const struct shelved *it = shelf_make(s, &words, &first, source, shout);
    shelf_begin(s, 1);
    CHECK(shelf_make(s, &words, &second, source, shout) == it);
    CHECK(it->source != source);
    CHECK_EQ_INT(first.diags.n, 1);
    CHECK_EQ_INT(second.diags.n, 1);
    CHECK_EQ_INT(second.count[SEVERITY_ERROR], first.count[SEVERITY_ERROR]);
    shelf_begin(s, 1);
    const struct shelved *other =
        shelf_make(s, &words, &second, source_new(&a, source->path, "weiter", 6), shout);
    CHECK(other->serial != it->serial);
    CHECK_EQ_STR(other->made, "WEITER");
    CHECK_EQ_INT(second.diags.n, 1);
    shelf_close(s);
    arena_free(&a);
}

#include "unit/publishing.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"

#include <brotli/decode.h>
#include <libdeflate.h>

enum { BYTES = 3000 };

/* Returns a word "path=bytes" whose bytes are long enough to be packed, and these of this letter.
 */
static const char *long_word(struct arena *a, const char *path, char letter)
{
    char *s = arena_alloc(a, BYTES + 1);
    memset(s, letter, BYTES);
    return arena_printf(a, "%s=%s", path, s);
}

static int owns(void *ctx, const char *path)
{
    return ctx && !strcmp(path, ctx);
}

/* Publishes with packed forms; `own`: a path that is the site's own; returns
 * "written/unchanged/removed". */
static const char *publish_packed(struct arena *a, const char *site, const char *own)
{
    const struct publish_order order = {.target = in_folder(a, "public"),
                                        .packs = 1,
                                        .owns = owns,
                                        .ctx = own ? arena_strdup(a, own) : NULL};
    struct published p = publish_words(a, site, order);
    return p.error ? p.why : arena_printf(a, "%zu/%zu/%zu", p.written, p.unchanged, p.removed);
}

static const char *read_published(struct arena *a, const char *path, size_t *n)
{
    char *text = "";
    const char *whole = in_folder(a, arena_printf(a, "public/%s", path));
    CHECK(!fs_read(a, AT_FDCWD, whole, 1 << 20, &text, n));
    return text;
}

static const char *unpack_gzip(struct arena *a, const char *path)
{
    size_t n, got = 0;
    const char *packed = read_published(a, path, &n);
    char *out = arena_alloc(a, BYTES + 1);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    CHECK(d && !libdeflate_gzip_decompress(d, packed, n, out, BYTES, &got) && got == BYTES);
    libdeflate_free_decompressor(d);
    return out;
}

static const char *unpack_brotli(struct arena *a, const char *path)
{
    size_t n, got = BYTES;
    const uint8_t *packed = (const uint8_t *)read_published(a, path, &n);
    char *out = arena_alloc(a, BYTES + 1);
    CHECK(BrotliDecoderDecompress(n, packed, &got, (uint8_t *)out) ==
              BROTLI_DECODER_RESULT_SUCCESS &&
          got == BYTES);
    return out;
}

static int64_t time_of(struct arena *a, const char *path)
{
    struct stat st = {0};
    CHECK(!stat(in_folder(a, arena_printf(a, "public/%s", path)), &st));
    return tree_nanoseconds(st.st_mtim);
}

TEST(packed_forms_say_what_the_file_says)
{
    struct arena a;
    arena_init(&a);
    const char *page = long_word(&a, "d/a.html", 'x');
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "3/0/0");
    CHECK_EQ_STR(unpack_gzip(&a, "d/a.html.gz"), strchr(page, '=') + 1);
    CHECK_EQ_STR(unpack_brotli(&a, "d/a.html.br"), strchr(page, '=') + 1);
    CHECK_EQ_INT(time_of(&a, "d/a.html.gz"), time_of(&a, "d/a.html"));
    CHECK_EQ_INT(time_of(&a, "d/a.html.br"), time_of(&a, "d/a.html"));
    arena_free(&a);
}

TEST(what_is_small_or_packed_itself_gets_none)
{
    struct arena a;
    arena_init(&a);
    const char *site = arena_printf(&a, "b.html=short %s %s", long_word(&a, "c.png", 'x'),
                                    long_word(&a, ".html", 'x'));
    CHECK_EQ_STR(publish_packed(&a, site, NULL), "3/0/0");
    arena_free(&a);
}

TEST(forms_change_with_their_file_alone)
{
    struct arena a;
    arena_init(&a);
    const char *one = long_word(&a, "a.css", 'x'), *other = long_word(&a, "b.json", 'y');
    CHECK_EQ_STR(publish_packed(&a, arena_printf(&a, "%s %s", one, other), NULL), "6/0/0");
    const char *before = tree_text(&a, "public", 1);
    CHECK_EQ_STR(publish_packed(&a, arena_printf(&a, "%s %s", one, other), NULL), "0/6/0");
    CHECK_EQ_STR(tree_text(&a, "public", 1), before);
    one = long_word(&a, "a.css", 'z');
    CHECK_EQ_STR(publish_packed(&a, arena_printf(&a, "%s %s", one, other), NULL), "3/3/0");
    CHECK_EQ_STR(unpack_gzip(&a, "a.css.gz"), strchr(one, '=') + 1);
    CHECK_EQ_STR(unpack_gzip(&a, "b.json.gz"), strchr(other, '=') + 1);
    arena_free(&a);
}

/* Both builds make the same of the same, whatever stood there before. */
TEST(forms_are_the_same_however_they_came_about)
{
    struct arena a;
    arena_init(&a);
    const char *old = long_word(&a, "a.html", 'x'), *page = long_word(&a, "a.html", 'y');
    size_t n, m;
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "3/0/0");
    const char *first = read_published(&a, "a.html.br", &n);
    CHECK_EQ_STR(publish_packed(&a, old, NULL), "3/0/0");
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "3/0/0");
    const char *second = read_published(&a, "a.html.br", &m);
    CHECK(n == m && !memcmp(first, second, n));
    arena_free(&a);
}

TEST(forms_go_when_they_are_not_wanted)
{
    struct arena a;
    arena_init(&a);
    const char *page = long_word(&a, "a.html", 'x');
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "3/0/0");
    CHECK_EQ_STR(publish_site(&a, page), "0/1/2");
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "2/1/0");
    arena_free(&a);
}

TEST(a_form_that_was_spoilt_is_made_anew)
{
    struct arena a;
    arena_init(&a);
    const char *page = long_word(&a, "a.html", 'x');
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "3/0/0");
    unit_file("public/a.html.gz", "spoilt");
    CHECK_EQ_STR(publish_packed(&a, page, NULL), "1/2/0");
    CHECK_EQ_STR(unpack_gzip(&a, "a.html.gz"), strchr(page, '=') + 1);
    arena_free(&a);
}

TEST(a_file_of_the_sites_own_is_no_form)
{
    struct arena a;
    arena_init(&a);
    const char *page = long_word(&a, "a.html", 'x');
    const char *site = arena_printf(&a, "%s a.html.gz=mine", page);
    size_t n;
    CHECK_EQ_STR(publish_packed(&a, site, "a.html.gz"), "3/0/0");
    CHECK_EQ_STR(read_published(&a, "a.html.gz", &n), "mine");
    CHECK_EQ_STR(publish_packed(&a, site, "a.html.gz"), "0/3/0");
    arena_free(&a);
}

TEST(copies_get_forms_too)
{
    struct arena a;
    arena_init(&a);
    const char *text = strchr(long_word(&a, "", 'k'), '=') + 1;
    unit_file("source.css", text);
    CHECK_EQ_STR(publish_packed(&a, "a.css@source.css", NULL), "3/0/0");
    CHECK_EQ_STR(unpack_gzip(&a, "a.css.gz"), text);
    CHECK_EQ_STR(publish_packed(&a, "a.css@source.css", NULL), "0/3/0");
    arena_free(&a);
}

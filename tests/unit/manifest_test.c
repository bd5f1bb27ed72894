#include "write/manifest.h"

#include "base/arena.h"
#include "base/buf.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct manifest_entry example[] = {
    {"index.html", {1, UINT64_MAX}, 12, 1790000000123456789, 77, 0},
    {"a b/\xC3\xA4.ics", {0xfedcba9876543210, 0}, UINT64_MAX, -1, UINT64_MAX, 5},
};

static void make_example(struct arena *a, struct manifest *m)
{
    manifest_init(m, a);
    m->root = 0x1234;
    m->kind = "members-drafts";
    for (size_t i = 0; i < 2; i++)
        map_add(&m->entries, example[i].path, arena_alloc(a, sizeof *example));
    for (size_t i = 0; i < 2; i++)
        memcpy(m->entries.entry[i].value, &example[i], sizeof *example);
}

static int read_text(struct arena *a, const char *text, struct manifest *m)
{
    return manifest_read(a, AT_FDCWD, unit_file("manifest", text), m);
}

TEST(reads_what_it_writes)
{
    struct arena a;
    struct manifest m, back;
    struct buf text;
    arena_init(&a);
    buf_init(&text);
    make_example(&a, &m);
    manifest_format(&m, &text);
    REQUIRE(read_text(&a, text.s, &back));
    CHECK_EQ_INT((intmax_t)back.root, 0x1234);
    CHECK_EQ_STR(back.kind, "members-drafts");
    REQUIRE(back.entries.n == 2);
    for (size_t i = 0; i < 2; i++) {
        const struct manifest_entry *got = back.entries.entry[i].value;
        CHECK_EQ_STR(got->path, example[i].path);
        CHECK(digest_equal(got->digest, example[i].digest));
        CHECK(got->size == example[i].size);
        CHECK_EQ_INT(got->mtime, example[i].mtime);
        CHECK(got->inode == example[i].inode);
        CHECK(got->source == example[i].source);
    }
    buf_free(&text);
    arena_free(&a);
}

TEST(kinds_are_read_strictly)
{
    static const char *const titles[][2] = {
        {"knoten manifest 1 0000000000001234", "public"},
        {"knoten manifest 2 0000000000001234 public", "public"},
        {"knoten manifest 2 0000000000001234 members", "members"},
        {"knoten manifest 2 0000000000001234", NULL},
        {"knoten manifest 2 0000000000001234 ", NULL},
        {"knoten manifest 2 0000000000001234 Members", NULL},
        {"knoten manifest 2 0000000000001234 members x", NULL},
        {"knoten manifest 2 0000000000001234members", NULL},
        {"knoten manifest 1 0000000000001234 members", NULL},
        {"knoten manifest 3 0000000000001234 members", NULL},
    };
    struct arena a;
    struct manifest m;
    arena_init(&a);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *text = arena_printf(&a, "%s\nend 0000000000000000\n", titles[i][0]);
        CHECK_EQ_INT(read_text(&a, text, &m), titles[i][1] != NULL);
        CHECK_EQ_STR(m.kind ? m.kind : "none", titles[i][1] ? titles[i][1] : "none");
    }
    arena_free(&a);
}

TEST(every_torn_manifest_is_refused)
{
    struct arena a;
    struct manifest m;
    struct buf text;
    arena_init(&a);
    buf_init(&text);
    make_example(&a, &m);
    manifest_format(&m, &text);
    while (text.n) {
        buf_cut(&text, text.n - 1);
        if (!CHECK_EQ_INT(read_text(&a, text.s, &m), 0))
            break;
        CHECK_EQ_INT(m.entries.n, 0);
    }
    buf_free(&text);
    arena_free(&a);
}

TEST(nonsense_is_refused)
{
#define ZERO "0000000000000000"
#define FIELDS5 ZERO " " ZERO " " ZERO " " ZERO " " ZERO " "
    static const char *const bad[] = {
        "\n",
        "knoten manifest 2 " ZERO "\nend " ZERO "\n",
        "knoten manifest 1 000000000000000g\nend " ZERO "\n",
        "knoten manifest 1 " ZERO " \nend " ZERO "\n",
        "knoten manifest 1 " ZERO "\nend 0000000000000001\n",
        "knoten manifest 1 " ZERO "\nend " ZERO "\nmore\n",
        "knoten manifest 1 " ZERO "\n\nend " ZERO "\n",
        "knoten manifest 1 " ZERO "\n" FIELDS5 ZERO " ../x\nend 0000000000000001\n",
        "knoten manifest 1 " ZERO "\n" FIELDS5 ZERO " \nend 0000000000000001\n",
        "knoten manifest 1 " ZERO "\n" FIELDS5 ZERO "_x\nend 0000000000000001\n",
        "knoten manifest 1 " ZERO "\n" FIELDS5 ZERO " x\n" FIELDS5 ZERO
        " x\nend 0000000000000002\n",
    };
    struct arena a;
    struct manifest m;
    arena_init(&a);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_EQ_STR(read_text(&a, bad[i], &m) ? bad[i] : "refused", "refused");
    CHECK(read_text(&a, "knoten manifest 1 " ZERO "\n" FIELDS5 ZERO " x\nend 0000000000000001\n",
                    &m));
    CHECK_EQ_INT(manifest_read(&a, AT_FDCWD, "no/such/file", &m), 0);
    arena_free(&a);
}

TEST(digest_does_not_mind_how_bytes_come)
{
    unsigned char s[200];
    for (size_t i = 0; i < sizeof s; i++)
        s[i] = (unsigned char)(i * 37);
    for (size_t n = 0; n <= sizeof s; n++) {
        struct digest whole = digest_bytes(s, n);
        for (size_t piece = 1; piece <= 40; piece++) {
            struct digester d;
            digest_start(&d);
            for (size_t at = 0; at < n; at += piece)
                digest_add(&d, s + at, n - at < piece ? n - at : piece);
            CHECK(digest_equal(digest_end(&d), whole));
        }
    }
}

static int by_value(const void *x, const void *y)
{
    return memcmp(x, y, sizeof(uint64_t));
}

/* Returns 1 if all numbers differ. */
static int all_differ(uint64_t *x, size_t n)
{
    qsort(x, n, sizeof *x, by_value);
    for (size_t i = 1; i < n; i++) {
        if (x[i] == x[i - 1])
            return 0;
    }
    return 1;
}

/* Every input that differs from a text in one or two bits, and every length of zeros, must differ
 * in each half of the digest. */
TEST(digest_halves_have_no_easy_collisions)
{
    enum { BYTES = 64, BITS = BYTES * 8, PAIRS = BITS * (BITS - 1) / 2 };
    uint64_t *a = calloc(PAIRS + BITS + BYTES + 1, sizeof *a);
    uint64_t *b = calloc(PAIRS + BITS + BYTES + 1, sizeof *b);
    unsigned char s[BYTES];
    size_t n = 0;
    memset(s, 'n', sizeof s);
    for (size_t i = 0; i < BITS; i++) {
        s[i / 8] ^= (unsigned char)(1 << i % 8);
        for (size_t k = i; k < BITS; k++) {
            s[k / 8] ^= (unsigned char)(k == i ? 0 : 1 << k % 8);
            struct digest d = digest_bytes(s, sizeof s);
            a[n] = d.a;
            b[n++] = d.b;
            s[k / 8] ^= (unsigned char)(k == i ? 0 : 1 << k % 8);
        }
        s[i / 8] ^= (unsigned char)(1 << i % 8);
    }
    memset(s, 0, sizeof s);
    for (size_t i = 0; i <= BYTES; i++) {
        struct digest d = digest_bytes(s, i);
        a[n] = d.a;
        b[n++] = d.b;
    }
    CHECK(all_differ(a, n));
    CHECK(all_differ(b, n));
    free(a);
    free(b);
}

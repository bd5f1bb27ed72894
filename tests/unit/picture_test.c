#include "base/fs_open.h"
#include "base/picture.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Four fields of colour, 600 x 800 once it is turned clockwise: red and green above, blue and white
 * below. It is full of notes that begin with SECRET, says where it was taken, and has a profile. */
static const char turned[] = "tests/pictures/turned.jpg";

/* The first bytes of a PNG of 10 x 10 dots, of 10000 x 10000, and of one that moves. */
static const char small_png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\n\0\0\0\n\x08\x02\0\0\0\x02"
                                "PX\xEA";
static const char huge_png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0'\x10\0\0'\x10\x08\x02\0\0\0"
                               "5,\xF5p\0\0\0\x08IDAT\x78\x9C\0\0";
static const char moving_png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\n\0\0\0\n\x08\x02\0\0\0\x02"
                                 "PX\xEA\0\0\0\x08"
                                 "acTL\0\0\0\x02\0\0\0\0\xF3\x8D\x93\x70";

/* A whole one, grey. */
static const char grey_png[] =
    "\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\011"
    "\000\000\000\005\010\000\000\000\000\262\070\231\267\000\000\000\037IDA"
    "Tx\234c\014d\140\140\220d\140\140\140\140b\200\001FC\006"
    "\006\206\375\250b\010\026\000\055\050\001c\376\060\047\332\000\000\000\000"
    "IEND\256B\140\202";

struct bytes {
    struct arena arena;
    char *s;
    size_t n;
};

static struct bytes read_turned(void)
{
    struct bytes b = {.s = NULL};
    arena_init(&b.arena);
    CHECK_EQ_INT(fs_read(&b.arena, AT_FDCWD, turned, 1 << 20, &b.s, &b.n), 0);
    return b;
}

static enum picture_state state_of(const void *s, size_t n)
{
    struct picture *p;
    enum picture_state state = picture_open(s, n, 100, &p);
    CHECK((state == PICTURE_GOOD) == (p != NULL));
    picture_close(p);
    return state;
}

/* Writes the picture as it comes from a camera, `width` dots wide. */
static struct buf written(const struct bytes *b, int width)
{
    struct picture *p;
    struct buf out;
    buf_init(&out);
    if (CHECK_EQ_INT(picture_open(b->s, b->n, width, &p), PICTURE_GOOD))
        CHECK(picture_write(p, width, &out));
    picture_close(p);
    return out;
}

static int holds(const void *s, size_t n, const char *text)
{
    return memmem(s, n, text, strlen(text)) != NULL;
}

TEST(tells_a_file_by_its_first_bytes)
{
    CHECK_EQ_INT(picture_kind("\xFF\xD8\xFF\xE0", 4), PICTURE_JPEG);
    CHECK_EQ_INT(picture_kind("\xFF\xD8", 2), PICTURE_OTHER);
    CHECK_EQ_INT(picture_kind("GIF89a", 6), PICTURE_OTHER);
    CHECK_EQ_INT(picture_kind("", 0), PICTURE_OTHER);
    CHECK_EQ_INT(picture_kind(small_png, sizeof small_png - 1), PICTURE_PNG);
    CHECK_EQ_INT(picture_kind(small_png, 8), PICTURE_PNG);
    CHECK_EQ_INT(picture_kind(moving_png, sizeof moving_png - 1), PICTURE_MOVING);
}

TEST(knows_its_upright_size)
{
    struct bytes b = read_turned();
    struct picture *p;
    for (int width = 1; width <= 600; width += 599) {
        REQUIRE(picture_open(b.s, b.n, width, &p) == PICTURE_GOOD);
        CHECK_EQ_INT(picture_width(p), 600);
        CHECK_EQ_INT(picture_height(p, 600), 800);
        CHECK_EQ_INT(picture_height(p, 3), 4);
        picture_close(p);
    }
    arena_free(&b.arena);
}

/* Checks the colour of a dot, which packing may change a little. */
static void check_dot(GdkPixbuf *pixels, int x, int y, int red, int green, int blue)
{
    const guchar *dot = gdk_pixbuf_read_pixels(pixels) + y * gdk_pixbuf_get_rowstride(pixels) +
                        x * gdk_pixbuf_get_n_channels(pixels);
    CHECK(abs(dot[0] - red) < 8 && abs(dot[1] - green) < 8 && abs(dot[2] - blue) < 8);
}

static void check_fields(const struct buf *out, int width, int height)
{
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    REQUIRE(gdk_pixbuf_loader_write(loader, (const guchar *)out->s, out->n, NULL));
    REQUIRE(gdk_pixbuf_loader_close(loader, NULL));
    GdkPixbuf *pixels = gdk_pixbuf_loader_get_pixbuf(loader);
    CHECK_EQ_INT(gdk_pixbuf_get_width(pixels), width);
    CHECK_EQ_INT(gdk_pixbuf_get_height(pixels), height);
    CHECK(gdk_pixbuf_get_option(pixels, "orientation") == NULL);
    check_dot(pixels, width / 4, height / 4, 200, 30, 30);
    check_dot(pixels, width * 3 / 4, height / 4, 30, 160, 30);
    check_dot(pixels, width / 4, height * 3 / 4, 30, 30, 200);
    check_dot(pixels, width * 3 / 4, height * 3 / 4, 240, 240, 240);
    g_object_unref(loader);
}

TEST(comes_out_upright_at_every_size)
{
    static const int widths[] = {600, 599, 301, 300, 150, 75, 74, 40};
    struct bytes b = read_turned();
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct buf out = written(&b, widths[i]);
        check_fields(&out, widths[i], (widths[i] * 800 + 300) / 600);
        buf_free(&out);
    }
    arena_free(&b.arena);
}

TEST(keeps_nothing_that_the_camera_noted)
{
    static const char *const notes[] = {"SECRET-EXIF",    "SECRET-XMP",     "SECRET-IPTC",
                                        "SECRET-COMMENT", "SECRET-TRAILER", "SECRET-THUMB",
                                        "Exif",           "Photoshop"};
    struct bytes b = read_turned();
    struct buf out = written(&b, 600);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        CHECK(holds(b.s, b.n, notes[i]));
        CHECK(!holds(out.s, out.n, notes[i]));
    }
    buf_free(&out);
    arena_free(&b.arena);
}

TEST(takes_the_notes_out_of_a_png)
{
    struct buf png, out;
    buf_init(&png);
    buf_init(&out);
    buf_add(&png, small_png, sizeof small_png - 1);
    CHECK(!picture_bare(png.s, png.n, &out));
    CHECK_EQ_INT(out.n, 0);
    buf_add(&png, "\0\0\0\6tEXtSECRET\0\0\0\0\0\0\0\1iCCPx\0\0\0\0\0\0\0\0IEND\0\0\0\0SECRET", 49);
    CHECK(picture_bare(png.s, png.n, &out));
    CHECK(!holds(out.s, out.n, "SECRET"));
    CHECK(holds(out.s, out.n, "iCCPx") && holds(out.s, out.n, "IEND"));
    CHECK_EQ_INT(out.n, sizeof small_png - 1 + 13 + 12);
    buf_free(&png);
    buf_free(&out);
}

TEST(keeps_a_profile_that_fits_the_dots)
{
    struct bytes b = read_turned();
    struct buf out = written(&b, 600);
    CHECK(holds(out.s, out.n, "ICC_PROFILE"));
    buf_free(&out);
    char *space = memmem(b.s, b.n, "RGB XYZ ", 8);
    REQUIRE(space);
    memcpy(space, "CMYK", 4);
    out = written(&b, 600);
    CHECK(!holds(out.s, out.n, "ICC_PROFILE"));
    buf_free(&out);
    arena_free(&b.arena);
}

TEST(is_the_same_each_time)
{
    struct bytes b = read_turned();
    struct buf one = written(&b, 200), two = written(&b, 200);
    CHECK(one.n == two.n && !memcmp(one.s, two.s, one.n));
    buf_free(&one);
    buf_free(&two);
    arena_free(&b.arena);
}

TEST(refuses_too_many_dots)
{
    struct bytes b = read_turned();
    char *frame = memmem(b.s, b.n, "\xFF\xC2\0\x11\x08\x02\x58\x03\x20", 9);
    REQUIRE(frame);
    memcpy(frame + 5, "\x1E\x86\x1E\x86", 4); /* 7814 x 7814 */
    CHECK_EQ_INT(state_of(b.s, b.n), PICTURE_HUGE);
    CHECK_EQ_INT(state_of(huge_png, sizeof huge_png - 1), PICTURE_HUGE);
    arena_free(&b.arena);
}

TEST(refuses_too_many_bytes)
{
    struct bytes b = read_turned();
    size_t n = ((size_t)PICTURE_MEBIBYTES << 20) + 1;
    char *s = calloc(n, 1);
    REQUIRE(s);
    memcpy(s, b.s, b.n);
    CHECK_EQ_INT(state_of(s, n), PICTURE_HUGE);
    CHECK_EQ_INT(state_of(s, n - 1), PICTURE_GOOD);
    free(s);
    arena_free(&b.arena);
}

/* A scan that says nothing costs a pass over all dots. */
static enum picture_state state_with_scans(const struct bytes *b, const char *before, size_t n)
{
    static const char scan[] = "\xFF\xDA\0\x08\x01\x01\0\x01\x3F\0";
    size_t end = (size_t)((char *)memmem(b->s, b->n, "\xFF\xD9SECRET-TRAILER", 16) - b->s);
    struct buf many;
    buf_init(&many);
    buf_add(&many, b->s, end);
    buf_add(&many, before, n);
    for (int i = 0; i < 200; i++)
        buf_add(&many, scan, sizeof scan - 1);
    buf_add(&many, "\xFF\xD9", 2);
    enum picture_state state = state_of(many.s, many.n);
    buf_free(&many);
    return state;
}

TEST(refuses_too_many_scans)
{
    struct bytes b = read_turned();
    CHECK_EQ_INT(state_with_scans(&b, "", 0), PICTURE_BROKEN);
    /* What has no length, and what stands between markers, hides none. */
    CHECK_EQ_INT(state_with_scans(&b, "\xFF\x01", 2), PICTURE_BROKEN);
    CHECK_EQ_INT(state_with_scans(&b, "\xFF\xFE\0\2junk", 8), PICTURE_BROKEN);
    CHECK_EQ_INT(state_with_scans(&b, "\xFF\xFE\0\0\xFF", 5), PICTURE_BROKEN);
    arena_free(&b.arena);
}

TEST(a_cut_file_is_broken)
{
    struct bytes b = read_turned();
    size_t end = (size_t)((char *)memmem(b.s, b.n, "\xFF\xD9SECRET-TRAILER", 16) - b.s);
    for (size_t n = 0; n < end - 40; n += 61)
        CHECK_EQ_INT(state_of(b.s, n), PICTURE_BROKEN);
    CHECK_EQ_INT(state_of(b.s, end + 2), PICTURE_GOOD);
    CHECK_EQ_INT(state_of(small_png, sizeof small_png - 1), PICTURE_BROKEN);
    CHECK_EQ_INT(state_of(grey_png, sizeof grey_png - 1), PICTURE_GOOD);
    for (size_t n = 0; n < sizeof grey_png - 1; n++)
        CHECK_EQ_INT(state_of(grey_png, n), PICTURE_BROKEN);
    CHECK_EQ_INT(state_of("RIFF....WEBP", 12), PICTURE_BROKEN);
    arena_free(&b.arena);
}

TEST(survives_damage_anywhere)
{
    struct bytes b = read_turned();
    uint32_t dice = 1;
    int broken = 0;
    for (int i = 0; i < 300; i++) {
        dice = dice * 1664525 + 1013904223;
        char *at = b.s + (dice >> 8) % b.n, was = *at;
        *at = (char)(dice >> 3);
        broken += state_of(b.s, b.n) != PICTURE_GOOD;
        *at = was;
    }
    CHECK(broken > 0);
    CHECK_EQ_INT(state_of(b.s, b.n), PICTURE_GOOD);
    arena_free(&b.arena);
}

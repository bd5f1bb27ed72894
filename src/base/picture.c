#include "base/picture.h"

#include "base/arena.h"
#include "base/buf.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 64 * 1024,
    SCANS = 100,   /* of a JPEG; each passes over all of it, so many small ones take for ever */
    SHRINK = 8,    /* a JPEG is decoded at a half, a quarter or an eighth in less time */
    ICC_SPACE = 16 /* where a colour profile names the space it is for */
};

static const char quality[] = "80"; /* whoever changes it makes other bytes of the same picture */

struct picture {
    GdkPixbuf *pixels;
    enum picture_kind kind;
    char *icc;         /* colour profile in base64; NULL: none */
    int width, height; /* of the picture in the file, upright */
};

/* One run of the library over a file. */
struct picture_load {
    enum picture_kind kind;
    const unsigned char *s;
    size_t n;
    int looks;         /* 1: only size and orientation are asked for */
    int shrink;        /* JPEG: decode it at this part of its size */
    int width, height; /* as the file says, not upright */
    int turned;        /* 1: it lies on its side */
    int known;         /* 1: all that `looks` asks for has been found */
    enum picture_state state;
};

/* ---- what the bytes tell ---- */

static uint32_t number(const unsigned char *s)
{
    return (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
}

enum {
    SIGNATURE = 8,
    AROUND = 12
}; /* bytes before the chunks of a PNG, and around what is in one */

/* Returns the chunk of a PNG at *at, its length first and then its kind, and goes on to the next
 * one; NULL where no whole one is left. */
static const unsigned char *next_chunk(const unsigned char *s, size_t n, size_t *at)
{
    const unsigned char *chunk = s + *at;
    if (n - *at < AROUND || number(chunk) > n - *at - AROUND)
        return NULL;
    *at += number(chunk) + AROUND;
    return chunk;
}

static int is_chunk(const unsigned char *chunk, const char *kind)
{
    return !memcmp(chunk + 4, kind, 4);
}

/* Returns 1 if a PNG has the chunk that makes it move; it stands before those with dots. */
static int moves(const unsigned char *s, size_t n)
{
    size_t at = SIGNATURE;
    int found = 0;
    for (const unsigned char *c; !found && (c = next_chunk(s, n, &at)) && !is_chunk(c, "IDAT");)
        found = is_chunk(c, "acTL");
    return found;
}

enum picture_kind picture_kind(const void *s, size_t n)
{
    if (n >= 3 && !memcmp(s, "\xFF\xD8\xFF", 3))
        return PICTURE_JPEG;
    if (n >= 8 && !memcmp(s, "\x89PNG\r\n\x1A\n", 8))
        return moves(s, n) ? PICTURE_MOVING : PICTURE_PNG;
    return PICTURE_OTHER;
}

/* Counts the scans of a JPEG and cuts off what stands behind its end: phones hang whole films
 * there. What it passes over must be what the library passes over, or scans could hide there: all
 * bytes up to a marker, and markers that have no length. */
static int count_scans(const unsigned char *s, size_t *n)
{
    int scans = 0;
    for (size_t at = 2; *n - at >= 4;) {
        unsigned char marker = s[at + 1];
        if (s[at] != 0xFF || marker < 0xC0 || marker == 0xFF || (marker & 0xF8) == 0xD0) {
            at++;
            continue;
        }
        if (marker == 0xD9) {
            *n = at + 2;
            break;
        }
        size_t length = (size_t)s[at + 2] << 8 | s[at + 3];
        if (length > *n - at - 2)
            break;
        at += 2 + (length > 2 ? length : 2);
        scans += marker == 0xDA;
    }
    return scans;
}

/* Returns 1 if a PNG has its last chunk: of one that is cut off the library makes grey dots. */
static int has_end(const unsigned char *s, size_t n)
{
    size_t at = SIGNATURE;
    int found = 0;
    for (const unsigned char *c; !found && (c = next_chunk(s, n, &at));)
        found = is_chunk(c, "IEND");
    return found;
}

/* Returns 1 for a chunk that a PNG is shown by: one that must be understood, whose first letter is
 * upper case, or one of colours. All others may tell of place, time and people. */
static int chunk_is_shown(const unsigned char *chunk)
{
    static const char colours[] = "tRNSgAMAcHRMsRGBiCCPsBITbKGDpHYscICPmDCVcLLI";
    int shown = !(chunk[4] & 0x20);
    for (size_t i = 0; i + 4 < sizeof colours && !shown; i += 4)
        shown = is_chunk(chunk, colours + i);
    return shown;
}

int picture_bare(const void *png, size_t n, struct buf *out)
{
    const unsigned char *s = png;
    size_t at = SIGNATURE, before = out->n;
    int ended = 0;
    buf_add(out, s, at);
    for (const unsigned char *c; !ended && (c = next_chunk(s, n, &at));) {
        if (chunk_is_shown(c))
            buf_add(out, c, number(c) + AROUND);
        ended = is_chunk(c, "IEND");
    }
    if (out->n - before < n)
        return 1;
    buf_cut(out, before);
    return 0;
}

/* ---- the library's loader ---- */

static void on_size(GdkPixbufLoader *loader, int width, int height, gpointer ctx)
{
    struct picture_load *r = ctx;
    r->width = width;
    r->height = height;
    if ((int64_t)width * height > (int64_t)PICTURE_MEGAPIXELS * 1000000) {
        r->state = PICTURE_HUGE;
        gdk_pixbuf_loader_set_size(loader, 0, 0); /* makes it give up */
    } else if (r->shrink > 1) {
        gdk_pixbuf_loader_set_size(loader, (width + r->shrink - 1) / r->shrink,
                                   (height + r->shrink - 1) / r->shrink);
    }
}

static void on_prepared(GdkPixbufLoader *loader, gpointer ctx)
{
    struct picture_load *r = ctx;
    GdkPixbuf *pixels = gdk_pixbuf_loader_get_pixbuf(loader);
    const char *orientation = pixels ? gdk_pixbuf_get_option(pixels, "orientation") : NULL;
    r->turned = orientation && *orientation >= '5' && *orientation <= '8';
    r->known = 1;
}

/* Lets the loader have the bytes; returns 1 if it took all of them and made a whole picture. */
static int feed(GdkPixbufLoader *loader, struct picture_load *r)
{
    GError *error = NULL;
    int good = 1;
    for (size_t at = 0; good && at < r->n && !(r->looks && r->known);) {
        size_t n = r->n - at < CHUNK ? r->n - at : CHUNK;
        good = gdk_pixbuf_loader_write(loader, r->s + at, n, &error);
        at += n;
    }
    good = gdk_pixbuf_loader_close(loader, good ? &error : NULL) && good;
    if (error && error->domain == GDK_PIXBUF_ERROR &&
        error->code == GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY)
        r->state = PICTURE_HUGE;
    g_clear_error(&error);
    return good;
}

/* Runs the loader; returns the pixels, or NULL with the state or, of a look, what it found. */
static GdkPixbuf *load(struct picture_load *r)
{
    static const char *const names[] = {[PICTURE_JPEG] = "jpeg", [PICTURE_PNG] = "png"};
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type(names[r->kind], NULL);
    GdkPixbuf *pixels = NULL;
    r->state = PICTURE_GOOD;
    if (!loader) {
        r->state = PICTURE_FOREIGN;
        return NULL;
    }
    g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), r);
    g_signal_connect(loader, "area-prepared", G_CALLBACK(on_prepared), r);
    int good = feed(loader, r) && (r->kind != PICTURE_PNG || has_end(r->s, r->n));
    if (good && !r->looks)
        pixels = gdk_pixbuf_loader_get_pixbuf(loader);
    if (pixels)
        g_object_ref(pixels);
    else if (r->state == PICTURE_GOOD && !(r->looks && r->known))
        r->state = PICTURE_BROKEN;
    g_object_unref(loader);
    return pixels;
}

/* Finds out how much smaller a JPEG may be decoded. */
static enum picture_state choose_shrink(struct picture_load *r, int width)
{
    r->looks = 1;
    r->shrink = SHRINK;
    load(r);
    int upright = r->turned ? r->height : r->width;
    while (r->shrink > 1 && upright / r->shrink < width)
        r->shrink /= 2;
    r->looks = r->known = 0;
    return r->state;
}

/* ---- pictures ---- */

/* A profile is of use only for dots of its own kind: what was grey or made for print is not any
 * more. */
static char *keep_profile(GdkPixbuf *pixels)
{
    const char *icc = gdk_pixbuf_get_option(pixels, "icc-profile");
    gsize n = 0;
    guchar *profile = icc ? g_base64_decode(icc, &n) : NULL;
    int fits = profile && n >= ICC_SPACE + 4 && !memcmp(profile + ICC_SPACE, "RGB ", 4);
    g_free(profile);
    return fits ? g_strdup(icc) : NULL;
}

/* Frees the old pixels and returns the new ones, which only a lack of memory denies. */
static GdkPixbuf *replace_pixels(GdkPixbuf *old, GdkPixbuf *made)
{
    if (!made)
        memory_exhausted(gdk_pixbuf_get_byte_length(old));
    g_object_unref(old);
    return made;
}

enum picture_state picture_open(const void *s, size_t n, int width, struct picture **out)
{
    struct picture_load r = {.kind = picture_kind(s, n), .s = s, .n = n, .shrink = 1};
    *out = NULL;
    if (r.kind != PICTURE_JPEG && r.kind != PICTURE_PNG)
        return PICTURE_BROKEN;
    if (n > (size_t)PICTURE_MEBIBYTES << 20)
        return PICTURE_HUGE;
    if (r.kind == PICTURE_JPEG) {
        if (count_scans(s, &r.n) > SCANS)
            return PICTURE_BROKEN;
        enum picture_state looked = choose_shrink(&r, width);
        if (looked != PICTURE_GOOD)
            return looked;
    }
    GdkPixbuf *pixels = load(&r);
    if (!pixels)
        return r.state;
    struct picture *p = memory_get(sizeof *p);
    *p = (struct picture){.kind = r.kind, .icc = keep_profile(pixels)};
    p->pixels = replace_pixels(pixels, gdk_pixbuf_apply_embedded_orientation(pixels));
    p->width = r.turned ? r.height : r.width;
    p->height = r.turned ? r.width : r.height;
    *out = p;
    return PICTURE_GOOD;
}

void picture_close(struct picture *p)
{
    if (!p)
        return;
    g_object_unref(p->pixels);
    g_free(p->icc);
    free(p);
}

int picture_width(const struct picture *p)
{
    return p->width;
}

int picture_height(const struct picture *p, int width)
{
    int64_t height = ((int64_t)p->height * width + p->width / 2) / p->width;
    return height ? (int)height : 1;
}

/* Makes the picture `width` dots wide; what is asked for next is not wider, so it may stay so. */
static void scale(struct picture *p, int width)
{
    int height = picture_height(p, width);
    if (gdk_pixbuf_get_width(p->pixels) == width && gdk_pixbuf_get_height(p->pixels) == height)
        return;
    p->pixels = replace_pixels(
        p->pixels, gdk_pixbuf_scale_simple(p->pixels, width, height, GDK_INTERP_BILINEAR));
}

int picture_write(struct picture *p, int width, struct buf *out)
{
    char icc_key[] = "icc-profile", quality_key[] = "quality", quality_value[sizeof quality];
    char *keys[3] = {NULL}, *values[3] = {NULL}, *bytes = NULL;
    gsize n = 0;
    int k = 0;
    memcpy(quality_value, quality, sizeof quality);
    scale(p, width);
    if (p->kind == PICTURE_JPEG) {
        keys[k] = quality_key;
        values[k++] = quality_value;
    }
    if (p->icc) {
        keys[k] = icc_key;
        values[k++] = p->icc;
    }
    int good = gdk_pixbuf_save_to_bufferv(
        p->pixels, &bytes, &n, p->kind == PICTURE_JPEG ? "jpeg" : "png", keys, values, NULL);
    if (good)
        buf_add(out, bytes, n);
    g_free(bytes);
    return good;
}

const char *picture_method(void)
{
    return gdk_pixbuf_version;
}

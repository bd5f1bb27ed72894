#include "resolve/pictures_make.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/cache.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "resolve/raster.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Widths in dots, the last of a picture at its own address. Whoever changes how pictures are made
 * also changes `method`. */
static const int widths[RENDITIONS_MAX] = {480, 960, 1600};
static const char method[] = "picture 2";

/* A picture's renditions as they lie in the cache: a line with their number, a line "WIDTH HEIGHT
 * BYTES" for each, then their bytes; 0 bytes are those of the asset. */
static void pack(const struct rendition *r, size_t n, struct buf *out)
{
    buf_printf(out, "%zu\n", n);
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%d %d %zu\n", r[i].width, r[i].height, r[i].n);
    for (size_t i = 0; i < n; i++)
        buf_add(out, r[i].s ? r[i].s : "", r[i].n);
}

static int read_number_until(const char **s, char end, unsigned long most, unsigned long *out)
{
    char *rest;
    *out = strtoul(*s, &rest, 10);
    if (rest == *s || *rest != end || *out > most)
        return 0;
    *s = rest + 1;
    return 1;
}

/* Takes apart what `pack` made; `s` is terminated. Returns 0 if it is something else. */
static int unpack(struct raster *p, const char *s, size_t n)
{
    const char *end = s + n;
    unsigned long count, width, height, bytes;
    if (!read_number_until(&s, '\n', RENDITIONS_MAX, &count))
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (!read_number_until(&s, ' ', 1 << 20, &width) ||
            !read_number_until(&s, ' ', 1 << 20, &height) ||
            !read_number_until(&s, '\n', n, &bytes))
            return 0;
        p->rendition[i] =
            (struct rendition){.width = (int)width, .height = (int)height, .n = bytes};
    }
    for (size_t i = 0; i < count; i++) {
        if (p->rendition[i].n > (size_t)(end - s))
            return 0;
        p->rendition[i].s = p->rendition[i].n ? s : NULL;
        s += p->rendition[i].n;
    }
    p->n = count;
    return s == end;
}

/* ---- making ---- */

/* Makes the file at `width`; returns 0 if that does not make it smaller than `most` bytes. */
static int make_rendition(struct picture *picture, int width, size_t most, struct rendition *out,
                          struct arena *a)
{
    struct buf b;
    buf_init(&b);
    int good = picture_write(picture, width, &b) && b.n < most;
    *out = (struct rendition){.width = width, .height = picture_height(picture, width)};
    if (good) {
        out->s = arena_copy(a, b.s, b.n);
        out->n = b.n;
    }
    buf_free(&b);
    return good;
}

/* Leaves a PNG as it is, but for what is noted in it. */
static struct rendition keep_png(struct picture *picture, const char *s, size_t n, struct arena *a)
{
    struct rendition r = {.width = picture_width(picture)};
    struct buf b;
    r.height = picture_height(picture, r.width);
    buf_init(&b);
    if (picture_bare(s, n, &b)) {
        r.s = arena_copy(a, b.s, b.n);
        r.n = b.n;
    }
    buf_free(&b);
    return r;
}

/* Makes the renditions from the largest on; each must be smaller than the one before in bytes too.
 * Of a PNG also the first, or else it stays as it is. */
static void make_all(struct picture *picture, enum picture_kind kind, const char *s, size_t size,
                     struct raster *p, struct arena *a)
{
    struct rendition made[RENDITIONS_MAX] = {{0}};
    size_t at = RENDITIONS_MAX - 1;
    int natural = picture_width(picture);
    int width = natural < widths[at] ? natural : widths[at];
    if (kind == PICTURE_PNG &&
        (natural == width || !make_rendition(picture, width, size, &made[at], a)))
        made[at] = keep_png(picture, s, size, a);
    if (kind == PICTURE_JPEG && !make_rendition(picture, width, SIZE_MAX, &made[at], a)) {
        p->state = PICTURE_FOREIGN;
        return;
    }
    size_t most = made[at].s ? made[at].n : size;
    for (size_t i = at; i-- > 0;) {
        if (widths[i] < made[RENDITIONS_MAX - 1].width &&
            make_rendition(picture, widths[i], most, &made[at - 1], a))
            most = made[--at].n;
    }
    p->n = RENDITIONS_MAX - at;
    memcpy(p->rendition, made + at, p->n * sizeof *made);
}

static void read_picture(struct raster *p, const char *s, size_t n, struct arena *a, int makes)
{
    enum picture_kind kind = picture_kind(s, n);
    struct picture *picture;
    if (kind == PICTURE_MOVING)
        return;
    p->state = picture_open(s, n, makes ? widths[RENDITIONS_MAX - 1] : 1, &picture);
    if (!picture)
        return;
    if (makes) {
        make_all(picture, kind, s, n, p, a);
    } else {
        int width = picture_width(picture);
        p->rendition[0] =
            (struct rendition){.width = width, .height = picture_height(picture, width)};
        p->n = 1;
    }
    picture_close(picture);
}

/* ---- one asset ---- */

static struct digest rendition_key(struct digest bytes, uint64_t n)
{
    struct digester d;
    digest_start(&d);
    digest_add(&d, method, sizeof method);
    digest_add(&d, picture_method(), strlen(picture_method()));
    digest_add(&d, &bytes, sizeof bytes);
    digest_add(&d, &n, sizeof n);
    return digest_end(&d);
}

int raster_hides(const char *root, const char *file)
{
    struct stat st;
    char first[8];
    int fd = fs_site_open(root, file, &st);
    ssize_t n = fd < 0 ? -1 : pread(fd, first, sizeof first, 0);
    if (fd >= 0)
        close(fd);
    return n < 0 || (n > 0 && picture_kind(first, (size_t)n) != PICTURE_OTHER);
}

/* Finds the key of the file's bytes; returns 0 or an errno. */
static int find_key(const char *root, const char *file, struct digest *key)
{
    struct stat st;
    struct digest bytes;
    uint64_t n;
    int fd = fs_site_open(root, file, &st);
    if (fd < 0)
        return -fd;
    int error = digest_file(fd, -1, &bytes, &n);
    close(fd);
    if (!error)
        *key = rendition_key(bytes, n);
    return -error;
}

static void make_fresh(struct raster *p, const char *root, const char *file, struct arena *a,
                       const struct cache *cache, int makes)
{
    struct arena scratch;
    struct buf packed;
    char *s;
    size_t n;
    arena_init(&scratch);
    int error = fs_site_read(&scratch, root, file, (size_t)PICTURE_MEBIBYTES << 20, &s, &n);
    if (!error) {
        p->key = rendition_key(digest_bytes(s, n), n); /* it may have changed since */
        read_picture(p, s, n, a, makes);
    } else if (error == -EFBIG) {
        p->state = PICTURE_HUGE;
    } else {
        p->error = -error;
    }
    arena_free(&scratch);
    if (p->state == PICTURE_FOREIGN)
        p->error = ENOTSUP;
    if (error || p->state != PICTURE_GOOD || !makes)
        return;
    buf_init(&packed);
    pack(p->rendition, p->n, &packed);
    cache_put(cache, p->key, packed.s, packed.n);
    buf_free(&packed);
}

void raster_make(struct raster *p, const char *root, const char *file, struct arena *a,
                 const struct cache *cache, int makes)
{
    const char *s;
    size_t n;
    p->error = find_key(root, file, &p->key);
    if (p->error || (cache_get(cache, p->key, a, &s, &n) && unpack(p, s, n)))
        return;
    make_fresh(p, root, file, a, cache, makes);
}

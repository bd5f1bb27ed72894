#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include <stddef.h>

struct buf;

/* What a picture may be at most: dots, and bytes of its file. */
enum { PICTURE_MEGAPIXELS = 60, PICTURE_MEBIBYTES = 64 };

/* What a file is by its first bytes. */
enum picture_kind {
    PICTURE_OTHER,
    PICTURE_JPEG,
    PICTURE_PNG,
    PICTURE_MOVING, /* a PNG of several images, of which only the first could be read */
};

/* How reading one went. */
enum picture_state {
    PICTURE_GOOD,
    PICTURE_BROKEN, /* the bytes are no such picture, or not a whole one */
    PICTURE_HUGE,   /* more dots or bytes than the limits above, or than memory holds */
    PICTURE_FOREIGN /* the library knows this kind, but not as it is installed here */
};

/* A picture in memory, upright: what a camera noted of how it was held is applied. Of all that a
 * file tells beside its dots only a colour profile is kept. */
struct picture;

/* Returns what a file of these `n` bytes is. */
enum picture_kind picture_kind(const void *s, size_t n);

/* Reads a JPEG or PNG. To save time it may come out smaller than it is, but not narrower than
 * `width`, if it is so wide itself. Returns PICTURE_GOOD with *out, which picture_close must free;
 * else *out is NULL. Whatever the bytes are, this returns. */
enum picture_state picture_open(const void *s, size_t n, int width, struct picture **out);

/* Frees a picture; NULL is allowed. */
void picture_close(struct picture *p);

/* Returns how wide the picture in the file is when it stands upright, and how high it is if it is
 * scaled to `width`. */
int picture_width(const struct picture *p);
int picture_height(const struct picture *p, int width);

/* Appends the picture as a file of its own kind, `width` dots wide: not more than it has, nor than
 * in the call before. Returns 0 if it cannot be written. */
int picture_write(struct picture *p, int width, struct buf *out);

/* Appends a PNG that picture_open takes without all that is only noted in it or stands behind its
 * end; its dots and their colours stay as they are. Returns 0, and appends nothing, if there is
 * nothing of that kind. */
int picture_bare(const void *png, size_t n, struct buf *out);

/* Returns the version of the library; another one may make other bytes of the same picture. */
const char *picture_method(void);

#endif

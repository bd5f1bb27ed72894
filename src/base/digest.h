#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* 128 bits that stand for a file's bytes: chance makes no two alike, but somebody who tries might.
 * The same on every run and machine of one byte order. */
struct digest {
    uint64_t a, b; /* two independent halves */
};

/* A digest in the making. */
struct digester {
    uint64_t lane[4];       /* two lanes for each half */
    unsigned char tail[16]; /* bytes that do not fill a block yet */
    size_t in_tail;         /* how many, 0-15 between calls */
    uint64_t n;             /* bytes so far */
};

/* Begins a digest. */
void digest_start(struct digester *d);

/* Takes in `n` more bytes; how they are cut into calls does not matter. */
void digest_add(struct digester *d, const void *s, size_t n);

/* Returns the digest of all bytes taken in; no more may follow. */
struct digest digest_end(struct digester *d);

/* Returns the digest of `n` bytes at once. */
struct digest digest_bytes(const void *s, size_t n);

/* Returns 1 if the two are the same. */
int digest_equal(struct digest x, struct digest y);

/* Reads the open file from where it stands to its end. Sets *digest and *n, the number of bytes;
 * returns 0 or -errno. With `to` >= 0 what is read is also written there. */
int digest_file(int fd, int to, struct digest *digest, uint64_t *n);

/* Writes `n` bytes to the open file, however many calls that takes; returns 0 or -errno. */
int write_all(int fd, const void *s, size_t n);

#endif

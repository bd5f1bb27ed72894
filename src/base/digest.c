#include "base/digest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Odd numbers without a pattern: multiplying by one loses nothing and carries a difference in one
 * bit to many. */
static const uint64_t odd[4] = {0x9e6c63d0876a9a63U, 0xd1b54a32d192ed03U, 0xaef17502108ef2d9U,
                                0xbea225f9eb34556dU};

enum { BLOCK = 16, CHUNK = 64 * 1024 };

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

/* Each step can be undone, so two inputs that differ in one word never meet in a lane. */
static void digest_block(struct digester *d, const unsigned char *s)
{
    uint64_t x, y;
    memcpy(&x, s, sizeof x);
    memcpy(&y, s + sizeof x, sizeof y);
    d->lane[0] = rotate(d->lane[0] + x * odd[1], 31) * odd[0];
    d->lane[1] = rotate(d->lane[1] + y * odd[1], 31) * odd[0];
    d->lane[2] = rotate(d->lane[2] ^ x * odd[2], 27) * odd[3];
    d->lane[3] = rotate(d->lane[3] ^ y * odd[2], 27) * odd[3];
}

void digest_start(struct digester *d)
{
    *d = (struct digester){0};
    memcpy(d->lane, odd, sizeof d->lane);
}

void digest_add(struct digester *d, const void *s, size_t n)
{
    const unsigned char *p = s;
    d->n += n;
    if (d->in_tail) {
        size_t take = BLOCK - d->in_tail < n ? BLOCK - d->in_tail : n;
        memcpy(d->tail + d->in_tail, p, take);
        d->in_tail += take;
        p += take;
        n -= take;
        if (d->in_tail < BLOCK)
            return;
        digest_block(d, d->tail);
        d->in_tail = 0;
    }
    for (; n >= BLOCK; n -= BLOCK, p += BLOCK)
        digest_block(d, p);
    if (n)
        memcpy(d->tail, p, n);
    d->in_tail = n;
}

/* Lets every bit of x bear on every bit of the result. */
static uint64_t stir(uint64_t x)
{
    x = (x ^ x >> 32) * odd[2];
    x = (x ^ x >> 29) * odd[1];
    return x ^ x >> 32;
}

struct digest digest_end(struct digester *d)
{
    /* The length, taken in below, tells a tail filled up with zeros from zeros in the input. */
    memset(d->tail + d->in_tail, 0, BLOCK - d->in_tail);
    digest_block(d, d->tail);
    return (struct digest){
        .a = stir(d->lane[0] ^ stir(d->lane[1] + d->n)),
        .b = stir(d->lane[2] + stir(d->lane[3] ^ d->n * odd[0])),
    };
}

struct digest digest_bytes(const void *s, size_t n)
{
    struct digester d;
    digest_start(&d);
    digest_add(&d, s, n);
    return digest_end(&d);
}

int digest_equal(struct digest x, struct digest y)
{
    return x.a == y.a && x.b == y.b;
}

int write_all(int fd, const void *s, size_t n)
{
    const char *p = s;
    while (n) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return -errno;
        p += put;
        n -= (size_t)put;
    }
    return 0;
}

int digest_file(int fd, int to, struct digest *digest, uint64_t *n)
{
    struct digester d;
    char chunk[CHUNK];
    digest_start(&d);
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -errno;
        if (!got)
            break;
        digest_add(&d, chunk, (size_t)got);
        int error = to < 0 ? 0 : write_all(to, chunk, (size_t)got);
        if (error)
            return error;
    }
    *n = d.n;
    *digest = digest_end(&d);
    return 0;
}

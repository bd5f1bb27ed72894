/*
 * Runs a fuzz target without a fuzzer: every file named on the command line as it stands, then
 * mutated a number of times with chance that is the same every time.
 */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MUTATIONS = 2000, SIZE_MAX_READ = 1 << 16 };

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Bytes that mean something to one of the parsers. */
static const char telling[] = "\n\r\t :-#\"'[]{}()&*!|>%@`\\~_<=/.,+0123456789\xC3\xE2\xF0\x80\x01";

/* Changes 1-4 places of the bytes; may shorten them. Returns the new size. */
static size_t mutate(uint8_t *data, size_t n, uint32_t *seed)
{
    for (uint32_t k = next(seed) % 4 + 1; k > 0 && n > 0; k--) {
        size_t at = next(seed) % n, from = next(seed) % n;
        size_t len = next(seed) % 16;
        switch (next(seed) % 4) {
        case 0:
            data[at] = (uint8_t)next(seed);
            break;
        case 1:
            data[at] = (uint8_t)telling[next(seed) % (sizeof telling - 1)];
            break;
        case 2:
            len = len > n - at ? n - at : len;
            len = len > n - from ? n - from : len;
            memmove(data + at, data + from, len);
            break;
        default:
            len = len > n - at ? n - at : len;
            memmove(data + at, data + at + len, n - at - len);
            n -= len;
        }
    }
    return n;
}

static int replay(const char *path)
{
    static uint8_t data[SIZE_MAX_READ], copy[SIZE_MAX_READ];
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    size_t n = fread(data, 1, sizeof data, in);
    fclose(in);
    LLVMFuzzerTestOneInput(data, n);
    uint32_t seed = 2463534242u;
    for (int i = 0; i < MUTATIONS; i++) {
        memcpy(copy, data, n);
        LLVMFuzzerTestOneInput(copy, mutate(copy, n, &seed));
    }
    return 0;
}

int main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        printf("# %s\n", argv[i]);
        fflush(stdout);
        failed |= replay(argv[i]);
    }
    return failed;
}

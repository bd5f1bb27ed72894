#include "write/pack.h"

#include "base/arena.h"
#include "base/buf.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <stdint.h>
#include <string.h>

enum {
    LEAST = 1024,     /* bytes that one packet of a network holds are not worth it */
    MOST = 16 << 20,  /* bytes that are held in memory */
    GZIP_LEVEL = 9,   /* of libdeflate; 12 takes four times as long for half a percent */
    BROTLI_OFTEN = 5, /* of pages it takes 1.4 ms for 18.5 %, where the best takes 64 for 16.6 */
};

static void pack_gzip(struct buf *out, const char *s, size_t n, int rarely)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(rarely ? 12 : GZIP_LEVEL);
    if (!c)
        memory_exhausted(n);
    size_t most = libdeflate_gzip_compress_bound(c, n);
    buf_reserve(out, most);
    out->n += libdeflate_gzip_compress(c, s, n, out->s + out->n, most);
    out->s[out->n] = '\0';
    libdeflate_free_compressor(c);
}

static void pack_brotli(struct buf *out, const char *s, size_t n, int rarely)
{
    size_t most = BrotliEncoderMaxCompressedSize(n);
    buf_reserve(out, most);
    if (!BrotliEncoderCompress(rarely ? BROTLI_MAX_QUALITY : BROTLI_OFTEN, BROTLI_DEFAULT_WINDOW,
                               BROTLI_MODE_TEXT, n, (const uint8_t *)s, &most,
                               (uint8_t *)out->s + out->n))
        memory_exhausted(most); /* nothing else can go wrong with room enough */
    out->n += most;
    out->s[out->n] = '\0';
}

const struct pack_form *pack_form_at(size_t i)
{
    static const struct pack_form forms[] = {{".gz", pack_gzip}, {".br", pack_brotli}};
    return i < sizeof forms / sizeof *forms ? &forms[i] : NULL;
}

enum pack pack_of(const char *path, size_t n)
{
    static const struct {
        const char *ending;
        enum pack pack;
    } kinds[] = {
        {".html", PACK_OFTEN}, {".ics", PACK_OFTEN},         {".ifb", PACK_OFTEN},
        {".vcf", PACK_OFTEN},  {".json", PACK_OFTEN},        {".xml", PACK_OFTEN},
        {".txt", PACK_OFTEN},  {".webmanifest", PACK_OFTEN}, {".css", PACK_RARELY},
        {".js", PACK_RARELY},  {".mjs", PACK_RARELY},        {".svg", PACK_RARELY},
    };
    const char *dot = strrchr(path, '.');
    if (n < LEAST || n > MOST || !dot || dot == path || dot[-1] == '/')
        return PACK_NEVER;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!strcmp(dot, kinds[i].ending))
            return kinds[i].pack;
    }
    return PACK_NEVER;
}

int pack_pays(size_t n, size_t packed)
{
    return packed < n - n / 10;
}

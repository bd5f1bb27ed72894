#include "base/checksum.h"

#include <glib.h>
#include <stdio.h>

void checksum_hex(enum checksum_kind kind, const void *head, size_t head_n, const void *s, size_t n,
                  char out[CHECKSUM_HEX + 1])
{
    static const GChecksumType types[] = {
        [CHECKSUM_SHA1] = G_CHECKSUM_SHA1, [CHECKSUM_SHA256] = G_CHECKSUM_SHA256};
    GChecksum *sum = g_checksum_new(types[kind]);
    g_checksum_update(sum, head, (gssize)head_n);
    g_checksum_update(sum, s, (gssize)n);
    snprintf(out, CHECKSUM_HEX + 1, "%s", g_checksum_get_string(sum));
    g_checksum_free(sum);
}

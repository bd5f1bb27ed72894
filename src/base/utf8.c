#include "base/utf8.h"

#include <string.h>

/* By number of bytes: what the first one begins with, and the least that needs so many. */
static const struct {
    unsigned char payload, lead;
    uint32_t least;
} shapes[] = {
    {0, 0, 0}, {0x7F, 0x00, 0}, {0x1F, 0xC0, 0x80}, {0x0F, 0xE0, 0x800}, {0x07, 0xF0, 0x10000}};

/* Returns how many bytes a character has that begins with this one; 0: none does. */
static size_t utf8_length(unsigned char lead)
{
    static const unsigned char by_high_bits[32] = {
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 3, 3, 4, 0,
    };
    return by_high_bits[lead >> 3];
}

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s;
    size_t len = n ? utf8_length(*p) : 0;
    if (!len || len > n)
        return 0;
    uint32_t c = *p & shapes[len].payload;
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3FU);
    }
    *cp = c;
    return c < shapes[len].least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : len;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)(shapes[len].lead | cp);
    return len;
}

size_t utf8_ascii(const char *s, size_t n)
{
    size_t i = 0;
    uint64_t word;
    for (; i + sizeof word <= n; i += sizeof word) {
        memcpy(&word, s + i, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < n && (unsigned char)s[i] < 0x80)
        i++;
    return i;
}

size_t utf8_valid(const char *s, size_t n)
{
    size_t i = 0, len = 1;
    while (len && (i += utf8_ascii(s + i, n - i)) < n) {
        uint32_t cp;
        do {
            len = utf8_decode(s + i, n - i, &cp);
            i += len;
        } while (len > 1 && i < n);
    }
    return i;
}

int utf8_unfit(uint32_t cp)
{
    if (cp < 0x20)
        return cp != '\t' && cp != '\n';
    return (cp >= 0x7F && cp < 0xA0) || (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}

int utf8_is_quote(uint32_t cp)
{
    static const uint32_t others[] = {'"', '\'', 0xAB, 0xBB, 0x2033, 0x2039, 0x203A};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (cp == others[i])
            return 1;
    }
    return cp >= 0x2018 && cp <= 0x201F;
}

size_t utf8_count(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

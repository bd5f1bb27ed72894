#include "base/utf8.h"

static const struct {
    unsigned char mask, lead;
    uint32_t least;
} shapes[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s;
    for (size_t len = 1; len <= 4 && len <= n; len++) {
        if ((p[0] & shapes[len - 1].mask) != shapes[len - 1].lead)
            continue;
        uint32_t c = (uint32_t)(p[0] & ~shapes[len - 1].mask);
        for (size_t i = 1; i < len; i++) {
            if ((p[i] & 0xC0) != 0x80)
                return 0;
            c = c << 6 | (p[i] & 0x3FU);
        }
        *cp = c;
        return c < shapes[len - 1].least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : len;
    }
    return 0;
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
    out[0] = (char)(shapes[len - 1].lead | cp);
    return len;
}

size_t utf8_valid(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        uint32_t cp;
        size_t len = (unsigned char)s[i] < 0x80 ? 1 : utf8_decode(s + i, n - i, &cp);
        if (!len)
            break;
        i += len;
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

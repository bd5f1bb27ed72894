#include "base/address.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

size_t address_stray(const char *s, size_t n)
{
    static const struct {
        uint32_t from, to;
    } never[] = {{0, 0x20},         {0x7F, 0xA0},     {0xAD, 0xAD},     {0x61C, 0x61C},
                 {0x1680, 0x1680},  {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F},
                 {0x205F, 0x206F},  {0x3000, 0x3000}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFC},
                 {0xE0000, 0xE0FFF}};
    for (size_t i = 0; i < n;) {
        uint32_t cp = (unsigned char)s[i];
        size_t bytes = cp < 0x80 ? 1 : utf8_decode(s + i, n - i, &cp);
        if (!bytes || utf8_unfit(cp))
            return i;
        for (size_t k = 0; k < sizeof never / sizeof *never; k++) {
            if (cp >= never[k].from && cp <= never[k].to)
                return i;
        }
        i += bytes;
    }
    return n;
}

int address_has_user(const char *url)
{
    const char *host = strstr(url, "://");
    size_t n = host ? strcspn(host + 3, "/?#\\") : 0;
    return host && memchr(host + 3, '@', n) != NULL;
}

static const char *const secrets[] = {"pwd",      "passcode", "password", "passwd",
                                      "passwort", "kennwort", "kenncode", "pin"};

/* Returns 1 if one of the words for a password stands right before `end`, from `s` on. */
static int ends_in_secret(const char *s, const char *end)
{
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        size_t n = strlen(secrets[i]);
        if ((size_t)(end - s) >= n && !strncasecmp(end - n, secrets[i], n) &&
            (end - n == s || !isalnum((unsigned char)end[-(ptrdiff_t)n - 1])))
            return 1;
    }
    return 0;
}

int address_has_secret(const char *url)
{
    const char *s = url + strcspn(url, "?#");
    for (const char *p = s; (p = strchr(p, '=')); p++) {
        if (p[1] && !strchr("&;#", p[1]) && ends_in_secret(s, p))
            return 1;
    }
    return 0;
}

int text_has_secret(const char *text)
{
    for (const char *p = text; *(p += strcspn(p, ":=")); p++) {
        const char *end = p;
        while (end > text && end[-1] == ' ')
            end--;
        if (p[1 + strspn(p + 1, " ")] && ends_in_secret(text, end))
            return 1;
    }
    return 0;
}

static int is_hex_pair(const char *s)
{
    return isxdigit((unsigned char)s[0]) && isxdigit((unsigned char)s[1]);
}

void address_write(struct buf *out, const char *url)
{
    for (const char *p = url; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c <= 0x20 || c >= 0x7f || strchr("\"<>\\^`{|}[]", c) ||
            (c == '%' && !is_hex_pair(p + 1)))
            buf_printf(out, "%%%02X", c);
        else
            buf_putc(out, *p);
    }
}

/* Appends `s` encoded but for letters, digits and what is in `plain`. */
static void write_encoded(struct buf *out, const char *s, const char *plain)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            buf_putc(out, *s);
        else if ((c >= '0' && c <= '9') || strchr(plain, c))
            buf_putc(out, *s);
        else
            buf_printf(out, "%%%02X", c);
    }
}

void address_write_value(struct buf *out, const char *s)
{
    write_encoded(out, s, "-._~");
}

void address_write_path(struct buf *out, const char *path)
{
    write_encoded(out, path, "-._~/");
}

void address_decode(struct buf *out, const char *s)
{
    while (*s) {
        char hex[3] = {0};
        if (*s == '%' && is_hex_pair(s + 1)) {
            memcpy(hex, s + 1, 2);
            buf_putc(out, (char)strtol(hex, NULL, 16));
            s += 3;
        } else {
            buf_putc(out, *s++);
        }
    }
}

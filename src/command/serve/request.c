#include "command/serve/request.h"

#include "base/address.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

enum { PATH_BYTES = 4096, PORT_DIGITS = 5 };

int request_host_ours(const char *host)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (strncasecmp(host, names[i], n) != 0)
            continue;
        const char *port = host + n;
        if (!*port)
            return 1;
        n = *port == ':' ? strspn(port + 1, "0123456789") : 0;
        return n > 0 && n <= PORT_DIGITS && !port[1 + n];
    }
    return 0;
}

static int is_hex_digit(char c)
{
    return c && strchr("0123456789abcdefABCDEF", c) != NULL;
}

/* Returns 1 if each % begins a pair of digits that is no control character, and no other character
 * is one. */
static int is_encoded_well(const char *path)
{
    for (const char *s = path; *s; s++) {
        if ((unsigned char)*s < ' ' || *s == '\x7f')
            return 0;
        if (*s != '%')
            continue;
        if (!is_hex_digit(s[1]) || !is_hex_digit(s[2]) || s[1] < '2' ||
            (s[1] == '7' && (s[2] | 0x20) == 'f'))
            return 0;
    }
    return 1;
}

/* The folder itself may be meant: then a '/' ends the address. */
static int is_confined(struct buf *address)
{
    size_t n = address->n;
    if (!n)
        return 1;
    if (address->s[n - 1] == '/')
        address->s[n - 1] = '\0';
    int good = fs_path_confined(address->s);
    if (!address->s[n - 1])
        address->s[n - 1] = '/';
    return good;
}

int request_address(const char *path, const char *base, struct buf *address)
{
    size_t n = strlen(base), before = address->n;
    if (strnlen(path, PATH_BYTES) == PATH_BYTES)
        return REQUEST_LONG;
    if (*path != '/' || !is_encoded_well(path))
        return REQUEST_BAD;
    if (strncmp(path, base, n) != 0) {
        if (!path[1] || (strlen(path) == n - 1 && !strncmp(path, base, n - 1)))
            return REQUEST_ELSEWHERE;
        return REQUEST_LOST;
    }
    struct buf decoded;
    buf_init(&decoded);
    address_decode(&decoded, path + n);
    int good = utf8_valid(decoded.s, decoded.n) == decoded.n && is_confined(&decoded);
    buf_add(address, decoded.s, good ? decoded.n : 0);
    buf_free(&decoded);
    if (!good)
        buf_cut(address, before);
    return good ? REQUEST_GOOD : REQUEST_BAD;
}

int request_path_ours(const char *path)
{
    return path[0] == '/' && path[1] != '/' && path[1] != '\\' &&
           strnlen(path, PATH_BYTES) < PATH_BYTES && is_encoded_well(path);
}

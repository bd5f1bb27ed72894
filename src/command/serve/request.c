#include "command/serve/request.h"

#include "base/address.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/utf8.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, PORT_DIGITS = 5, HOST_BYTES = 255, RANGE_DIGITS = 18 };

/* Behind the name of a machine that the machines of a small network tell one another. */
#define LOCAL ".local"

/* Returns the bytes of the name in a Host header, without its port; 0 if it is none. */
static size_t host_length(const char *host)
{
    size_t n = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");
    if (n > HOST_BYTES || strnlen(host, n) < n)
        return 0;
    if (!host[n])
        return n;
    size_t digits = host[n] == ':' ? strspn(host + n + 1, "0123456789") : 0;
    return digits > 0 && digits <= PORT_DIGITS && !host[n + 1 + digits] ? n : 0;
}

/* Returns 1 if the name is an address in numbers. */
static int is_numeric(const char *name, size_t n)
{
    struct in6_addr any;
    char text[HOST_BYTES + 1];
    int six = *name == '[';
    memcpy(text, name + six, n - 2 * (size_t)six);
    text[n - 2 * (size_t)six] = '\0';
    return inet_pton(six ? AF_INET6 : AF_INET, text, &any) == 1;
}

/* Returns 1 if this machine is called so, alone or within its network. */
static int is_machine_name(const char *name, size_t n)
{
    char own[HOST_BYTES + 1] = "";
    gethostname(own, HOST_BYTES);
    size_t length = strlen(own);
    return length && n >= length && !strncasecmp(name, own, length) &&
           (n == length ||
            (n == length + strlen(LOCAL) && !strncasecmp(name + length, LOCAL, strlen(LOCAL))));
}

int request_host_ours(const char *host, int open, const char *more)
{
    const char *const names[] = {"127.0.0.1", "localhost", "[::1]", more};
    size_t n = host ? host_length(host) : 0;
    for (size_t i = 0; n && i < sizeof names / sizeof *names; i++) {
        if (names[i] && strlen(names[i]) == n && !strncasecmp(host, names[i], n))
            return 1;
    }
    return n && open && (is_numeric(host, n) || is_machine_name(host, n));
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

/* Reads a number in decimal digits; returns where it ends, NULL if it has too many. */
static const char *range_number(const char *s, size_t *out)
{
    size_t n = strspn(s, "0123456789");
    if (n > RANGE_DIGITS)
        return NULL;
    *out = n ? (size_t)strtoull(s, NULL, 10) : 0;
    return s + n;
}

int request_range(const char *range, size_t n, size_t *from, size_t *to)
{
    static const char unit[] = "bytes=";
    const char *first =
        range && !strncasecmp(range, unit, sizeof unit - 1) ? range + sizeof unit - 1 : NULL;
    const char *dash = first ? range_number(first, from) : NULL;
    const char *last = dash && *dash == '-' ? dash + 1 : NULL;
    const char *end = last ? range_number(last, to) : NULL;
    if (!end || *end || (dash == first && end == last))
        return 0;
    if (dash == first) { /* so many at the end */
        *from = *to < n ? n - *to : 0;
        *to = *to ? n : 0;
        return *from < *to ? 1 : -1;
    }
    if (end != last && *to < *from)
        return 0;
    *to = end == last || *to >= n ? n : *to + 1;
    return *from < *to ? 1 : -1;
}

#include "base/address_meant.h"

#include "base/address.h"
#include "base/buf.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 400 };

/* ---- mail ---- */

int address_is_mail(const char *s)
{
    size_t n = strlen(s);
    const char *at = strchr(s, '@');
    return at && at > s && strchr(at, '.') && !strchr(at + 1, '@') && at[1] != '.' &&
           s[n - 1] != '.' && address_stray(s, n) == n && !strpbrk(s, "<>\"()[],;:\\?&%");
}

/* How people hide an address from programs that gather them. */
static const struct {
    const char *written, *meant;
} hidden[] = {
    {"(at)", "@"},    {"[at]", "@"},  {"{at}", "@"},    {"<at>", "@"},
    {"(ät)", "@"},    {"[ät]", "@"},  {"(a)", "@"},     {" at ", "@"},
    {" ät ", "@"},    {"(dot)", "."}, {"[dot]", "."},   {"(punkt)", "."},
    {"[punkt]", "."}, {" dot ", "."}, {" punkt ", "."}, {"mailto:", " "},
};

static size_t drop_blanks(const struct buf *b, size_t n)
{
    while (n && b->s[n - 1] == ' ')
        n--;
    return n;
}

/* Appends the text with the signs that were meant, without blanks around them. */
static void write_shown(struct buf *out, const char *s)
{
    while (*s) {
        size_t i = 0, count = sizeof hidden / sizeof *hidden;
        while (i < count && strncasecmp(s, hidden[i].written, strlen(hidden[i].written)) != 0)
            i++;
        const char *sign = i < count ? hidden[i].meant : *s == '@' ? "@" : NULL;
        if (!sign) {
            buf_putc(out, *s++);
            continue;
        }
        buf_cut(out, drop_blanks(out, out->n));
        buf_puts(out, sign);
        s += i < count ? strlen(hidden[i].written) : 1;
        s += strspn(s, " ");
    }
}

/* Appends the first of the pieces of `text` that is an address; returns how many are. */
static size_t pick_mails(struct buf *out, const char *text, const char *between)
{
    size_t found = 0;
    char word[LONGEST];
    for (size_t n; *text; text += n + (text[n] != '\0')) {
        n = strcspn(text, between);
        size_t end = n;
        while (end && strchr(".!", text[end - 1]))
            end--;
        if (!end || end >= sizeof word)
            continue;
        memcpy(word, text, end);
        word[end] = '\0';
        if (!address_is_mail(word))
            continue;
        if (!found++)
            buf_puts(out, word);
    }
    return found;
}

size_t address_mail_meant(struct buf *out, const char *text)
{
    struct buf shown;
    if (strlen(text) > LONGEST)
        return 0;
    buf_init(&shown);
    write_shown(&shown, text);
    size_t found = pick_mails(out, shown.s, " \t\n,;<>()[]\"|/");
    if (!found && strchr(shown.s, '@') && !strpbrk(shown.s, " \t\n;<>()[]\"|/")) {
        for (char *comma = shown.s; (comma = strchr(comma, ','));)
            *comma = '.'; /* info@verein,de */
        found = pick_mails(out, shown.s, " ");
    }
    buf_free(&shown);
    return found;
}

/* ---- the web ---- */

int address_is_web(const char *s)
{
    size_t scheme = !strncasecmp(s, "https://", 8) ? 8 : !strncasecmp(s, "http://", 7) ? 7 : 0;
    return scheme && isalnum((unsigned char)s[scheme]) && !strpbrk(s, "<>\"\\^`{|}");
}

/* Returns 1 if the text begins with a host: `www.verein.de/kontakt`. */
static int text_begins_with_host(const char *s)
{
    size_t n = strcspn(s, "/?#:");
    const char *dot = n ? memrchr(s, '.', n) : NULL;
    if (!dot || dot == s || !isalnum((unsigned char)*s))
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (!isalnum((unsigned char)s[i]) && (unsigned char)s[i] < 0x80 && !strchr("-._", s[i]))
            return 0;
    }
    size_t tail = n - (size_t)(dot + 1 - s);
    for (const char *p = dot + 1; p < s + n; p++)
        tail = isalpha((unsigned char)*p) ? tail : 0;
    return tail >= 2;
}

/* Returns what follows a scheme that is misspelt or has the wrong slashes; NULL if there is none.
 */
static const char *behind_odd_scheme(const char *s, const char **scheme)
{
    static const char *const schemes[] = {"https",  "http", "htps", "htpps",
                                          "htttps", "htp",  "ttps", "ttp"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]), marks;
        if (strncasecmp(s, schemes[i], n) || !(marks = strspn(s + n, ":;/\\")))
            continue;
        *scheme = schemes[i][n - 1] == 's' ? "https://" : "http://";
        return s + n + marks;
    }
    return NULL;
}

/* Appends the address with slashes for Windows' and %20 for blanks. */
static void write_web(struct buf *out, const char *scheme, const char *s, size_t n)
{
    buf_puts(out, scheme);
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ' ')
            buf_puts(out, "%20");
        else
            buf_putc(out, s[i] == '\\' ? '/' : s[i]);
    }
}

size_t address_web_meant(struct buf *out, const char *text)
{
    size_t start = out->n;
    const char *scheme = "https://", *link = strstr(text, "](");
    if (strlen(text) > LONGEST * 5)
        return 0;
    text = link ? link + 2 : text; /* a link as texts have it */
    text += strspn(text, " <(\"'");
    size_t n = strcspn(text, link ? ")" : ">\"'\n");
    while (n && strchr(" .,;", text[n - 1]))
        n--;
    const char *rest = behind_odd_scheme(text, &scheme), *end = text + n;
    if (rest && rest < end)
        write_web(out, scheme, rest, (size_t)(end - rest));
    else if (!rest && text_begins_with_host(text))
        write_web(out, scheme, text, n);
    const char *got = out->s + start;
    if (address_is_web(got) && text_begins_with_host(strstr(got, "//") + 2) &&
        address_stray(got, strlen(got)) == strlen(got) && !address_has_user(got))
        return 1;
    buf_cut(out, start);
    return 0;
}

/* ---- telephones ---- */

enum { PHONE_LEAST = 3, PHONE_MOST = 15, PHONE_WHOLE = 5 };
#define PHONE_SIGNS "+0123456789 ()/-."

/* Counts the digits that are dialled: neither 00 before a country nor a (0) in between. */
static size_t digits_dialled(const char *s, size_t n)
{
    size_t digits = 0;
    for (size_t i = 0; i < n; i++)
        digits += isdigit((unsigned char)s[i]) != 0;
    if (n > 2 && !strncmp(s, "00", 2))
        digits -= 2;
    return digits - (memmem(s, n, "(0)", 3) != NULL && digits > 0);
}

/* Returns where a second number begins behind a slash: `0361 12345 / 0170 12345`; `n` if there is
 * none. */
static size_t second_number(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t next = i + 1;
        while (next < n && s[next] == ' ')
            next++;
        if (s[i] == '/' && next < n && strchr("0+(", s[next]) &&
            digits_dialled(s, i) > PHONE_WHOLE && digits_dialled(s + next, n - next) > PHONE_WHOLE)
            return i;
    }
    return n;
}

int address_is_phone(const char *s)
{
    size_t n = strlen(s), digits = digits_dialled(s, n);
    return digits >= PHONE_LEAST && digits <= PHONE_MOST && strspn(s, PHONE_SIGNS) == n &&
           second_number(s, n) == n;
}

/* Returns the length without what no number ends with. */
static size_t phone_end(const char *s, size_t n)
{
    while (n && !isdigit((unsigned char)s[n - 1]))
        n--;
    return n;
}

size_t address_phone_meant(struct buf *out, const char *text)
{
    size_t found = 0;
    for (size_t n; *text; text += n ? n : 1) {
        const char *s = text + strspn(text, " )/-.");
        n = (size_t)(s - text) + second_number(s, strspn(s, PHONE_SIGNS));
        size_t len = phone_end(s, n - (size_t)(s - text)), digits = digits_dialled(s, len);
        if (digits < PHONE_WHOLE || digits > PHONE_MOST)
            continue;
        if (!found++)
            buf_add(out, s, len);
    }
    return found;
}

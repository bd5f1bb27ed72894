#include "read/text.h"
#include "base/address.h"
#include "base/address_meant.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/fill/fill.h"
#include "model/fill/meant.h"
#include "read/yaml_check.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { TEXT_LIMIT = 10000 };

/* ---- texts ---- */

/* What is for members' eyes may tell it. */
static void warn_secret(struct fill *f, const struct node *n)
{
    if (!f->members)
        diag_help(f->report, diag_add(f->report, DIAG_LINK_SECRET, n->span, NULL, NULL),
                  HELP_LINK_SECRET, NULL, NULL);
}

void *fill_text(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t most = spec->most ? (size_t)spec->most : TEXT_LIMIT;
    if (utf8_count(n->text, strlen(n->text)) > most) {
        char limit[24];
        snprintf(limit, sizeof limit, "%zu", most);
        diag_add(f->report, DIAG_FIELD_LONG, n->span, spec->name, limit);
    }
    if (yaml_comment_cuts(n, 1))
        yaml_warn_cut(f->arena, f->report, n);
    if (spec->flags & FIELD_NO_SECRET && text_has_secret(n->text))
        warn_secret(f, n);
    return (void *)text_tidy(f->arena, n->text, (spec->flags & FIELD_LINES) != 0);
}

/* ---- addresses ---- */

/* Gives the message the first of the addresses or numbers that the text has; returns how many it
 * has. */
static size_t help_meant(struct fill *f, struct diag *d, const char *text,
                         size_t (*find)(struct buf *out, const char *text), enum help_id several)
{
    struct buf meant;
    buf_init(&meant);
    size_t n = find(&meant, text);
    if (n > 1)
        diag_help(f->report, d, several, meant.s, NULL);
    else if (n)
        fill_write_as(f, d, meant.s);
    buf_free(&meant);
    return n;
}

static void help_url(struct fill *f, struct diag *d, const char *url)
{
    size_t all = strlen(url), stray = address_stray(url, all);
    if (address_has_user(url))
        diag_help(f->report, d, HELP_URL_USER, NULL, NULL);
    else if (!help_meant(f, d, url, address_web_meant, HELP_WRITE_AS))
        diag_help(f->report, d, stray < all ? HELP_ADDRESS_CHARACTER : HELP_URL_SCHEME, NULL, NULL);
}

void *fill_url(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t all = strlen(n->text);
    if (!address_is_web(n->text) || address_stray(n->text, all) < all ||
        address_has_user(n->text)) {
        help_url(f, fill_fault(f, DIAG_BAD_URL, n, spec->name), n->text);
        return NULL;
    }
    if (address_has_secret(n->text))
        warn_secret(f, n);
    return (void *)n->text;
}

void *fill_email(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t all = strlen(n->text);
    if (address_is_mail(n->text))
        return (void *)n->text;
    struct diag *d = fill_fault(f, DIAG_BAD_EMAIL, n, spec->name);
    if (!help_meant(f, d, n->text, address_mail_meant, HELP_MAIL_ONE))
        diag_help(f->report, d,
                  address_stray(n->text, all) < all && strchr(n->text, '@') ? HELP_ADDRESS_CHARACTER
                                                                            : HELP_MAIL_FORM,
                  NULL, NULL);
    return NULL;
}

void *fill_phone(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (address_is_phone(n->text))
        return (void *)n->text;
    struct diag *d = fill_fault(f, DIAG_BAD_PHONE, n, spec->name);
    if (!help_meant(f, d, n->text, address_phone_meant, HELP_PHONE_ONE))
        diag_help(f->report, d, HELP_PHONE_FORM, NULL, NULL);
    return NULL;
}

/* ---- postcodes ---- */

/* Codes are of digits, in some countries with letters: between three and ten signs in all. */
static int is_postcode(const char *s)
{
    size_t digits = 0, signs = 0;
    for (; *s; s++) {
        digits += isdigit((unsigned char)*s) != 0;
        signs += isalnum((unsigned char)*s) || *s == ' ' || *s == '-' ? 1 : 100;
    }
    int letters = signs > digits;
    return digits && signs >= 3 && signs <= 10 && (letters || (digits >= 4 && digits <= 7));
}

/* Returns the code behind the sign of a country, which is none of its parts there: `D-99084`; NULL
 * if none stands before it. */
static const char *behind_country(const char *s)
{
    static const char *const signs[] = {"D",  "A",  "F",  "I",  "E",  "B",  "CH", "DE",
                                        "AT", "FR", "IT", "ES", "BE", "PL", "CZ", "TR"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]), gap;
        if (strncasecmp(s, signs[i], n) || !(gap = strspn(s + n, " -")))
            continue;
        const char *code = s + n + gap;
        return isdigit((unsigned char)*code) && is_postcode(code) ? code : NULL;
    }
    return NULL;
}

/* Returns the code before the name of a place: `99084 Erfurt`; NULL if there is none. */
static const char *before_place(struct fill *f, const char *s)
{
    size_t n = strspn(s, "0123456789"), gap = strspn(s + n, " ,");
    return n >= 4 && n <= 6 && gap && s[n + gap] ? arena_copy(f->arena, s, n) : NULL;
}

void *fill_postcode(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const char *code = behind_country(n->text);
    if (code) {
        value_read_as(f->report, n, code);
        return (void *)code;
    }
    if (!is_postcode(n->text)) {
        struct diag *d = diag_add(f->report, DIAG_POSTCODE, n->span, n->text, NULL);
        if (!fill_write_as(f, d, before_place(f, n->text)))
            diag_help(f->report, d, HELP_POSTCODE_FORM, NULL, NULL);
    }
    return fill_text(f, spec, n);
}

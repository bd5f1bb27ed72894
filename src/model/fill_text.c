#include "model/fill.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

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

/* A host needs a name without spaces; everything behind it is the other site's business. */
static int is_web_address(const char *s)
{
    size_t scheme = !strncasecmp(s, "https://", 8) ? 8 : !strncasecmp(s, "http://", 7) ? 7 : 0;
    return scheme && isalnum((unsigned char)s[scheme]) && !strpbrk(s, "<>\"\\^`{|}");
}

/* Returns the address with "%20" for each blank. */
static const char *without_blanks(struct fill *f, const char *url)
{
    struct buf b;
    buf_init(&b);
    for (const char *s = url; *s; s++)
        buf_add(&b, *s == ' ' ? "%20" : s, *s == ' ' ? 3 : 1);
    const char *text = arena_copy(f->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

static void help_url(struct fill *f, struct diag *d, const char *url)
{
    size_t all = strlen(url), stray = address_stray(url, all);
    const char *encoded = without_blanks(f, url);
    if (address_has_user(url))
        diag_help(f->report, d, HELP_URL_USER, NULL, NULL);
    else if (stray < all && url[stray] == ' ' && is_web_address(encoded))
        diag_help(f->report, d, HELP_WRITE_AS, encoded, NULL);
    else
        diag_help(f->report, d, stray < all ? HELP_ADDRESS_CHARACTER : HELP_URL_SCHEME, NULL, NULL);
}

void *fill_url(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t all = strlen(n->text);
    if (!is_web_address(n->text) || address_stray(n->text, all) < all ||
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
    const char *at = strchr(n->text, '@');
    size_t all = strlen(n->text), stray = address_stray(n->text, all);
    if (stray == all && at && at > n->text && strchr(at, '.') && !strchr(at + 1, '@') &&
        at[1] != '.' && at[strlen(at) - 1] != '.' && !strpbrk(n->text, "<>\"()[],;:\\?&%"))
        return (void *)n->text;
    struct diag *d = fill_fault(f, DIAG_BAD_EMAIL, n, spec->name);
    if (stray < all)
        diag_help(f->report, d, HELP_ADDRESS_CHARACTER, NULL, NULL);
    return NULL;
}

/* Codes are of digits, in some countries with letters: between three and ten signs in all. */
void *fill_postcode(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t digits = 0, signs = 0;
    for (const char *p = n->text; *p; p++) {
        digits += isdigit((unsigned char)*p) != 0;
        signs += isalnum((unsigned char)*p) || *p == ' ' || *p == '-' ? 1 : 100;
    }
    int letters = signs > digits;
    if (!digits || signs < 3 || signs > 10 || (!letters && (digits < 4 || digits > 7)))
        diag_add(f->report, DIAG_POSTCODE, n->span, n->text, NULL);
    return fill_text(f, spec, n);
}

void *fill_phone(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t digits = 0;
    for (const char *p = n->text; *p; p++)
        digits += isdigit((unsigned char)*p) != 0;
    if (digits >= 3 && digits <= 20 && strspn(n->text, "+0123456789 ()/-.") == strlen(n->text))
        return (void *)n->text;
    fill_fault(f, DIAG_BAD_PHONE, n, spec->name);
    return NULL;
}

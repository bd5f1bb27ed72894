#include "resolve/prices.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "resolve/meant.h"

#include <string.h>

/* What stands for a currency in a price, and its code by ISO 4217. */
static const struct {
    const char *sign, *code;
} currencies[] = {
    {"€", "EUR"},     {"EUR", "EUR"}, {"Euro", "EUR"}, {"Euros", "EUR"}, {"euro", "EUR"},
    {"euros", "EUR"}, {"CHF", "CHF"}, {"£", "GBP"},    {"GBP", "GBP"},   {"zł", "PLN"},
    {"PLN", "PLN"},   {"Kč", "CZK"},  {"CZK", "CZK"},
};

static const char *currency_find(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
        if (strlen(currencies[i].sign) == n && !memcmp(currencies[i].sign, s, n))
            return currencies[i].code;
    return NULL;
}

static size_t blanks(const char *s)
{
    static const char nbsp[] = "\xC2\xA0", narrow[] = "\xE2\x80\xAF";
    size_t n = 0;
    for (;;) {
        if (s[n] == ' ')
            n++;
        else if (!strncmp(s + n, nbsp, 2))
            n += 2;
        else if (!strncmp(s + n, narrow, 3))
            n += 3;
        else
            return n;
    }
}

/* Returns how many bytes of a number stand here: "5", "12,50", "3.00"; 0: none. */
static size_t number_length(const char *s)
{
    static const char digits[] = "0123456789";
    size_t n = strspn(s, digits), part = 0;
    if (n && (s[n] == ',' || s[n] == '.'))
        part = strspn(s + n + 1, digits);
    return !n || n > 6 || part > 2 ? 0 : part ? n + 1 + part : n;
}

/* Reads "5 €", "12,50 Euro" or "EUR 7" and nothing else: what depends on more is no number. */
static void read_price(struct arena *a, struct event *e)
{
    const char *s = e->price + blanks(e->price);
    size_t before = strcspn(s, "0123456789"), sign = before;
    while (sign && s[sign - 1] == ' ')
        sign--;
    size_t n = number_length(s + before);
    const char *after = s + before + n + blanks(s + before + n);
    size_t rest = strlen(after);
    const char *code = before ? currency_find(s, sign) : currency_find(after, rest);
    if (!n || !code || (before && rest))
        return;
    char *amount = arena_copy(a, s + before, n), *comma = strchr(amount, ',');
    if (comma)
        *comma = '.';
    e->amount = amount;
    e->currency = code;
}

/* What follows a comma says more of what is free: "kostenlos, Mitglieder haben Vortritt". */
static int price_is_nothing(struct arena *a, struct meant *nothing, const char *price)
{
    return meant_by(nothing, arena_copy(a, price, strcspn(price, ",;")));
}

static void find_free(struct site *site, struct meant *nothing)
{
    for (size_t i = 0; i < site->items[ITEM_OFFER].n; i++) {
        struct offer *o = site->items[ITEM_OFFER].at[i];
        o->free_of_charge = o->price && price_is_nothing(site->arena, nothing, o->price);
    }
}

void resolve_prices(struct site *site)
{
    struct meant nothing;
    struct locale *locale = locale_open(site->language[0].tag);
    char *code = arena_alloc(site->arena, 4);
    locale_currency(locale, code);
    locale_close(locale);
    meant_open(&nothing, site, "price.nothing", NULL);
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++) {
        struct event *e = site->items[ITEM_EVENT].at[i];
        if (!e->price)
            continue;
        if (!meant_by(&nothing, e->price)) {
            read_price(site->arena, e);
            continue;
        }
        e->amount = "0";
        e->currency = *code ? code : NULL;
    }
    find_free(site, &nothing);
    meant_close(&nothing);
}

#include "base/locale.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale_inner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>

/* Languages whose plain name stands for the conventions of a country that ICU would not choose. */
static const char *const homes[][2] = {{"en", "en_GB"}};

void locale_require(int error)
{
    if (U_FAILURE((UErrorCode)error))
        memory_exhausted(0);
}

/* Writes language, script and region of a BCP 47 tag as ICU names them; "" if there is no language.
 */
static void base_id(const char *tag, char out[LOCALE_ID_BYTES])
{
    char full[ULOC_FULLNAME_CAPACITY] = "", part[ULOC_FULLNAME_CAPACITY];
    int32_t (*const parts[])(const char *, char *, int32_t,
                             UErrorCode *) = {uloc_getLanguage, uloc_getScript, uloc_getCountry};
    UErrorCode error = U_ZERO_ERROR;
    out[0] = '\0';
    uloc_forLanguageTag(tag, full, sizeof full - 1, NULL, &error);
    size_t used = 0;
    for (size_t i = 0; i < 3 && U_SUCCESS(error); i++) {
        int32_t n = parts[i](full, part, sizeof part - 1, &error);
        if (U_FAILURE(error) || n <= 0 || used + (size_t)n + 2 > LOCALE_ID_BYTES / 2)
            continue;
        if (used)
            out[used++] = '_';
        memcpy(out + used, part, (size_t)n);
        used += (size_t)n;
        out[used] = '\0';
    }
}

struct locale *locale_open(const char *tag)
{
    static const char keywords[] = "@calendar=gregorian;numbers=latn";
    struct locale *l = memory_get(sizeof *l);
    *l = (struct locale){.simple = locale_is_simple(tag)};
    base_id(tag, l->base);
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        if (!strcmp(l->base, homes[i][0]))
            memcpy(l->base, homes[i][1], strlen(homes[i][1]) + 1);
    }
    size_t n = strlen(l->base);
    memcpy(l->id, l->base, n);
    memcpy(l->id + n, keywords, sizeof keywords);
    return l;
}

void locale_close(struct locale *l)
{
    if (!l)
        return;
    locale_dates_close(l->dates);
    ucol_close(l->collator);
    uplrules_close(l->plurals);
    uplrules_close(l->ordinals);
    ulistfmt_close(l->lists);
    uldn_close(l->names);
    unum_close(l->numbers);
    free(l);
}

const char *locale_direction(const char *tag)
{
    char id[LOCALE_ID_BYTES];
    base_id(tag, id);
    return uloc_isRightToLeft(id) ? "rtl" : "ltr";
}

static struct ULocaleDisplayNames *names_open(const char *id)
{
    UDisplayContext context[] = {UDISPCTX_DIALECT_NAMES,
                                 UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
    UErrorCode error = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_openForContext(id, context, 2, &error);
    locale_require(error);
    return names;
}

/* Returns 1 if `names` has a name for the language of ICU's `id`, other than its code. */
static int has_name(const ULocaleDisplayNames *names, const char *id)
{
    char code[ULOC_LANG_CAPACITY];
    UChar name[128], plain[ULOC_LANG_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = uloc_getLanguage(id, code, sizeof code - 1, &error);
    if (U_FAILURE(error) || n < 2 || !strcmp(code, "und") || !strcmp(code, "root"))
        return 0;
    code[n] = '\0';
    int32_t len = uldn_languageDisplayName(names, code, name, 128, &error);
    for (int32_t i = 0; i <= n; i++)
        plain[i] = (UChar)code[i];
    if (U_FAILURE(error) || len != n)
        return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR;
    /* A name that is missing comes back as the code, perhaps with a capital first letter. */
    name[0] = name[0] < 0x80 ? (UChar)tolower(name[0]) : name[0];
    return memcmp(name, plain, (size_t)n * sizeof *name) != 0;
}

/* Returns 1 if the whole text is a well-formed tag. */
static int well_formed(const char *tag)
{
    char full[ULOC_FULLNAME_CAPACITY];
    int32_t parsed = 0;
    UErrorCode error = U_ZERO_ERROR;
    size_t n = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    if (!n || tag[n] || n >= LOCALE_ID_BYTES)
        return 0;
    uloc_forLanguageTag(tag, full, sizeof full, &parsed, &error);
    return U_SUCCESS(error) && (size_t)parsed == n;
}

int locale_has_variant(const char *tag)
{
    char full[ULOC_FULLNAME_CAPACITY] = "", variant[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, full, sizeof full - 1, NULL, &error);
    return uloc_getVariant(full, variant, sizeof variant, &error) > 0 && U_SUCCESS(error);
}

int locale_is_simple(const char *tag)
{
    static const char variant[] = "simple";
    for (const char *s = strchr(tag, '-'); s; s = strchr(s, '-')) {
        size_t n = strcspn(++s, "-");
        if (n == 1)
            return 0; /* what follows is private or an extension */
        if (n == sizeof variant - 1 && !strncmp(s, variant, n))
            return 1;
    }
    return 0;
}

int locale_known(const char *tag)
{
    char id[LOCALE_ID_BYTES];
    if (!well_formed(tag))
        return 0;
    base_id(tag, id);
    ULocaleDisplayNames *names = names_open("en");
    int known = has_name(names, id);
    uldn_close(names);
    return known;
}

void locale_language_name(struct locale *l, struct buf *out, const char *tag)
{
    char id[LOCALE_ID_BYTES];
    UChar name[256];
    UErrorCode error = U_ZERO_ERROR;
    base_id(tag, id);
    if (!l->names)
        l->names = names_open(l->id);
    int32_t n =
        has_name(l->names, id) ? uldn_localeDisplayName(l->names, id, name, 256, &error) : 0;
    if (n > 0 && n <= 256 && U_SUCCESS(error))
        text16_append(out, name, n);
    else
        buf_puts(out, tag);
}

static const char *plural_category(const struct locale *l, UPluralRules **rules, UPluralType type,
                                   long n)
{
    static const char *const categories[] = {"zero", "one", "two", "few", "many"};
    UErrorCode error = U_ZERO_ERROR;
    if (!*rules) {
        *rules = uplrules_openForType(l->id, type, &error);
        locale_require(error);
    }
    UChar word[16];
    int32_t len = uplrules_select(*rules, (double)n, word, 16, &error);
    for (size_t i = 0; i < sizeof categories / sizeof *categories && U_SUCCESS(error); i++) {
        if ((size_t)len == strlen(categories[i]) && word[0] == (UChar)categories[i][0] &&
            word[1] == (UChar)categories[i][1])
            return categories[i];
    }
    return "other";
}

const char *locale_plural(struct locale *l, long n)
{
    return plural_category(l, &l->plurals, UPLURAL_TYPE_CARDINAL, n);
}

const char *locale_ordinal(struct locale *l, long n)
{
    return plural_category(l, &l->ordinals, UPLURAL_TYPE_ORDINAL, n);
}

static const UCollator *collator_of(struct locale *l)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!l->collator) {
        l->collator = ucol_open(l->id, &error);
        locale_require(error);
        ucol_setAttribute(l->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
        locale_require(error);
    }
    return l->collator;
}

int locale_compare(struct locale *l, const char *a, const char *b)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult by = ucol_strcollUTF8(collator_of(l), a, -1, b, -1, &error);
    return U_SUCCESS(error) ? (int)by : strcmp(a, b);
}

const char *locale_sort_key(struct locale *l, struct arena *a, const char *s)
{
    const UCollator *collator = collator_of(l);
    uint8_t fixed[512];
    struct text16 t;
    text16_from(&t, s, strlen(s));
    int32_t n = ucol_getSortKey(collator, t.s, t.n, fixed, sizeof fixed);
    char *key = arena_alloc(a, (size_t)n + 1);
    if ((size_t)n <= sizeof fixed)
        memcpy(key, fixed, (size_t)n);
    else
        ucol_getSortKey(collator, t.s, t.n, (uint8_t *)key, n);
    text16_free(&t);
    return key;
}

void locale_join(struct locale *l, struct buf *out, const char *const *item, size_t n)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!l->lists) {
        l->lists = ulistfmt_open(l->id, &error);
        locale_require(error);
    }
    if (!n)
        return;
    struct text16 *t = memory_get(n * sizeof *t), joined;
    const UChar **strings = memory_get(n * sizeof *strings);
    int32_t *lengths = memory_get(n * sizeof *lengths), room = 0;
    for (size_t i = 0; i < n; i++) {
        text16_from(&t[i], item[i], strlen(item[i]));
        strings[i] = t[i].s;
        lengths[i] = t[i].n;
        room += t[i].n + 32;
    }
    text16_room(&joined, room);
    int32_t len = ulistfmt_format(l->lists, strings, lengths, (int32_t)n, joined.s, room, &error);
    locale_require(error);
    text16_append(out, joined.s, len);
    for (size_t i = 0; i < n; i++)
        text16_free(&t[i]);
    text16_free(&joined);
    free(strings);
    free(lengths);
    free(t);
}

void locale_number(struct locale *l, struct buf *out, long n)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[64];
    if (!l->numbers) {
        l->numbers = unum_open(UNUM_DECIMAL, NULL, 0, l->id, NULL, &error);
        locale_require(error);
    }
    int32_t len = unum_formatInt64(l->numbers, n, text, 64, NULL, &error);
    locale_require(error);
    text16_append(out, text, len);
}

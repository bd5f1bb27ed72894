#include "base/locale_letters.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/locale.h"
#include "base/locale_inner.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

/* A letter that stands above a part of a list. */
struct letter {
    const char *text;
    const char *key; /* primary collation key */
};

struct alphabet {
    struct arena arena, scratch;
    struct locale *locale;
    UCollator *collator; /* the locale's, looking at base letters only */
    struct list letters; /* struct letter *, in order, no two with one key */
};

static const char *primary_key(struct alphabet *a, struct arena *to, const UChar *s, int32_t n)
{
    uint8_t fixed[256];
    int32_t size = ucol_getSortKey(a->collator, s, n, fixed, sizeof fixed);
    char *key = arena_alloc(to, (size_t)size + 1);
    if ((size_t)size <= sizeof fixed)
        memcpy(key, fixed, (size_t)size);
    else
        ucol_getSortKey(a->collator, s, n, (uint8_t *)key, size);
    return key;
}

static void alphabet_add_letter(struct alphabet *a, const UChar *s, int32_t n)
{
    struct buf text;
    struct letter *l = arena_alloc(&a->arena, sizeof *l);
    buf_init(&text);
    text16_append(&text, s, n);
    l->text = arena_copy(&a->arena, text.s, text.n);
    l->key = primary_key(a, &a->arena, s, n);
    list_add(&a->letters, &a->arena, l);
    buf_free(&text);
}

/* Adds the code points from `first` to `last` as letters. */
static void add_range(struct alphabet *a, UChar32 first, UChar32 last)
{
    for (UChar32 c = first; c <= last; c++) {
        UChar s[2];
        int32_t n = 0;
        U16_APPEND_UNSAFE(s, n, c);
        alphabet_add_letter(a, s, n);
    }
}

/* Adds the index characters of the language: ranges of code points, and pairs like Czech CH. */
static void add_alphabet(struct alphabet *a, const char *tag)
{
    UErrorCode error = U_ZERO_ERROR;
    struct locale *l = locale_open(tag);
    ULocaleData *data = ulocdata_open(l->base, &error);
    locale_require(error);
    USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &error);
    locale_require(error);
    for (int32_t i = 0; i < uset_getItemCount(set); i++) {
        UChar pair[16];
        UChar32 first = 0, last = -1;
        error = U_ZERO_ERROR;
        int32_t n = uset_getItem(set, i, &first, &last, pair, 16, &error);
        if (n > 1 && U_SUCCESS(error))
            alphabet_add_letter(a, pair, n);
        else if (!n)
            add_range(a, first, last);
    }
    uset_close(set);
    ulocdata_close(data);
    locale_close(l);
}

static int compare_letters(const void *x, const void *y, void *ctx)
{
    (void)ctx;
    return strcmp(((const struct letter *)x)->key, ((const struct letter *)y)->key);
}

/* Of letters that differ only in their marks the first one stays. */
static void drop_doubles(struct list *letters)
{
    size_t kept = 0;
    for (size_t i = 0; i < letters->n; i++) {
        if (!kept || compare_letters(letters->at[kept - 1], letters->at[i], NULL) != 0)
            letters->at[kept++] = letters->at[i];
    }
    letters->n = kept;
}

struct alphabet *alphabet_open(const char *tag, const char *second)
{
    UErrorCode error = U_ZERO_ERROR;
    struct alphabet *a = memory_get(sizeof *a);
    *a = (struct alphabet){.locale = locale_open(tag)};
    arena_init(&a->arena);
    arena_init(&a->scratch);
    a->collator = ucol_open(a->locale->id, &error);
    locale_require(error);
    ucol_setStrength(a->collator, UCOL_PRIMARY);
    add_alphabet(a, tag);
    if (strcmp(tag, second) != 0)
        add_alphabet(a, second);
    list_sort(&a->letters, compare_letters, NULL);
    drop_doubles(&a->letters);
    return a;
}

void alphabet_close(struct alphabet *a)
{
    if (!a)
        return;
    ucol_close(a->collator);
    locale_close(a->locale);
    arena_free(&a->arena);
    arena_free(&a->scratch);
    free(a);
}

static UScriptCode script_of(const char *s)
{
    uint32_t cp = 0;
    UErrorCode error = U_ZERO_ERROR;
    utf8_decode(s, strlen(s), &cp);
    return *s ? uscript_getScript((UChar32)cp, &error) : USCRIPT_COMMON;
}

const char *alphabet_letter(struct alphabet *a, const char *title)
{
    struct text16 t;
    arena_reset(&a->scratch);
    text16_from(&t, title, strlen(title));
    const char *key = primary_key(a, &a->scratch, t.s, t.n);
    const struct letter *found = NULL;
    text16_free(&t);
    for (size_t i = 0; i < a->letters.n; i++) {
        const struct letter *l = a->letters.at[i];
        if (strcmp(l->key, key) <= 0)
            found = l;
    }
    UScriptCode script = script_of(title);
    if (found && script == script_of(found->text))
        return found->text;
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED ? "0–9" : "…";
}

/* Latin script alone has no article that is left out: who looks for "Die Brücke" looks under D. */
const char *locale_sorted_part(const char *tag, const char *title)
{
    static const char article[] = "\u0627\u0644";
    const char *s = title, *end = title + strlen(title);
    uint32_t cp = 0;
    size_t n = utf8_decode(s, strlen(s), &cp);
    while (n && s < end && !locale_in_word(cp)) {
        s += n;
        n = s < end ? utf8_decode(s, (size_t)(end - s), &cp) : 0;
    }
    if (s == end)
        return title;
    size_t len = strlen(article);
    int arabic = !strncmp(tag, "ar", 2) && (!tag[2] || tag[2] == '-');
    if (arabic && !strncmp(s, article, len) && utf8_count(s + len, (size_t)(end - s) - len) > 1)
        return s + len;
    return s;
}

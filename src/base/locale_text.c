#include "base/locale_text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale_inner.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { LARGEST = 1 << 28 };

void text16_room(struct text16 *t, int32_t n)
{
    t->n = 0;
    t->s = t->fixed;
    if ((size_t)n >= sizeof t->fixed / sizeof *t->fixed)
        t->s = memory_get(((size_t)n + 1) * sizeof *t->s);
    t->s[0] = 0;
}

void text16_from(struct text16 *t, const char *s, size_t n)
{
    if (n > LARGEST)
        memory_exhausted(n);
    text16_room(t, (int32_t)n);
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(t->s, (int32_t)n + 1, &t->n, s, (int32_t)n, 0xFFFD, NULL, &error);
    locale_require(error);
}

void text16_free(struct text16 *t)
{
    if (t->s != t->fixed)
        free(t->s);
}

void text16_append(struct buf *out, const uint16_t *s, int32_t n)
{
    for (int32_t i = 0; i < n;) {
        if (s[i] < 0x80) {
            buf_putc(out, (char)s[i++]);
            continue;
        }
        UChar32 c;
        char bytes[4];
        U16_NEXT(s, i, n, c);
        buf_add(out, bytes, utf8_encode(U_IS_SURROGATE(c) ? 0xFFFD : (uint32_t)c, bytes));
    }
}

/* Frees what stood in `to` and moves `from` there. */
static void text16_move(struct text16 *to, const struct text16 *from)
{
    text16_free(to);
    *to = *from;
    if (from->s == from->fixed)
        to->s = to->fixed;
}

/* Replaces the text by the normal form that `get` gives. */
static void normalise(struct text16 *t, const UNormalizer2 *(*get)(UErrorCode *))
{
    struct text16 to;
    UErrorCode none = U_ZERO_ERROR;
    const UNormalizer2 *form = get(&none);
    locale_require(none);
    int32_t room = t->n + t->n / 2 + 32;
    for (;;) {
        UErrorCode error = U_ZERO_ERROR;
        text16_room(&to, room);
        int32_t n = unorm2_normalize(form, t->s, t->n, to.s, room, &error);
        if (error != U_BUFFER_OVERFLOW_ERROR) {
            locale_require(error);
            to.n = n;
            break;
        }
        text16_free(&to);
        room = n + 1;
    }
    text16_move(t, &to);
}

/* Returns 1 if all code points lie below U+0300, where nothing composes. */
static int is_composed(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] >= 0xCC)
            return 0;
    }
    return 1;
}

static void add_normalised(struct buf *out, const char *s, size_t n,
                           const UNormalizer2 *(*form)(UErrorCode *))
{
    struct text16 t;
    text16_from(&t, s, n);
    normalise(&t, form);
    text16_append(out, t.s, t.n);
    text16_free(&t);
}

void locale_nfc(struct buf *out, const char *s, size_t n)
{
    if (is_composed(s, n))
        buf_add(out, s, n);
    else
        add_normalised(out, s, n, unorm2_getNFCInstance);
}

static void add_point(struct buf *out, UChar32 c)
{
    char bytes[4];
    buf_add(out, bytes, utf8_encode((uint32_t)c, bytes));
}

static int text_is_ascii(const char *s, size_t n)
{
    return utf8_ascii(s, n) == n;
}

/* Letters that do not decompose into a plain one and its marks. */
static UChar32 plain_letter(UChar32 c)
{
    static const struct {
        UChar32 from, to;
    } pairs[] = {{0x131, 'i'}, {0xF8, 'o'}, {0x111, 'd'}, {0x142, 'l'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (c == pairs[i].from)
            return pairs[i].to;
    }
    return c;
}

static void lower_ascii(struct buf *out, const char *s, size_t n)
{
    buf_reserve(out, n);
    for (size_t i = 0; i < n; i++)
        buf_putc(out, (char)tolower((unsigned char)s[i]));
}

void locale_fold_case(struct buf *out, const char *s, size_t n)
{
    if (text_is_ascii(s, n))
        lower_ascii(out, s, n);
    else
        add_normalised(out, s, n, unorm2_getNFKCCasefoldInstance);
}

void locale_fold(struct buf *out, const char *s, size_t n)
{
    if (text_is_ascii(s, n)) {
        lower_ascii(out, s, n);
        return;
    }
    struct text16 t;
    text16_from(&t, s, n);
    normalise(&t, unorm2_getNFKCCasefoldInstance);
    normalise(&t, unorm2_getNFDInstance);
    int32_t kept = 0;
    for (int32_t i = 0; i < t.n;) {
        UChar32 c;
        UBool full = 0;
        U16_NEXT(t.s, i, t.n, c);
        if (u_charType(c) != U_NON_SPACING_MARK && c != 0x640) {
            c = plain_letter(c);
            U16_APPEND(t.s, kept, t.n, c, full);
        }
        (void)full;
    }
    t.n = kept;
    normalise(&t, unorm2_getNFCInstance);
    text16_append(out, t.s, t.n);
    text16_free(&t);
}

const char *locale_folded(struct arena *a, const char *s)
{
    struct buf b;
    buf_init(&b);
    locale_fold(&b, s, strlen(s));
    const char *kept = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return kept;
}

int locale_has_words(const char *all, const char *part)
{
    size_t n = strlen(part);
    for (const char *p = all; n && (p = strstr(p, part)); p++) {
        if ((p == all || p[-1] == ' ') && strchr(" ", p[n]))
            return 1;
    }
    return 0;
}

size_t locale_parts(uint32_t cp, uint32_t out[LOCALE_PARTS])
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKDInstance(&error);
    UChar parts[LOCALE_PARTS];
    locale_require(error);
    int32_t n = unorm2_getDecomposition(form, (UChar32)cp, parts, LOCALE_PARTS, &error);
    if (n < 0 || U_FAILURE(error)) {
        n = 0;
        U16_APPEND_UNSAFE(parts, n, (UChar32)cp);
    }
    size_t kept = 0;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(parts, i, n, c);
        c = u_tolower(c);
        if (u_charType(c) != U_NON_SPACING_MARK)
            out[kept++] = (uint32_t)c;
    }
    return kept;
}

int locale_in_word(uint32_t cp)
{
    return (U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_MC_MASK)) != 0;
}

int locale_is_letter(uint32_t cp)
{
    return u_isalpha((UChar32)cp) != 0;
}

int locale_side(uint32_t cp)
{
    switch (u_charDirection((UChar32)cp)) {
    case U_LEFT_TO_RIGHT:
        return 1;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
        return -1;
    default:
        return 0;
    }
}

uint32_t locale_lower_letter(uint32_t cp)
{
    return (uint32_t)u_tolower((UChar32)cp);
}

/* Takes the text's code points one after the other into a slug. */
struct slug {
    struct buf *out;
    size_t start; /* where in `out` the slug begins */
    int gap;      /* something was left out since the last letter */
};

static void slug_add(struct slug *g, UChar32 c)
{
    if (g->gap && g->out->n > g->start)
        buf_putc(g->out, '-');
    g->gap = 0;
    add_point(g->out, c);
}

/* Marks belong to the letter before them; invisible characters (soft hyphens, joiners, marks of
 * direction) to nothing. */
static void slug_take(struct slug *g, UChar32 c, int ascii)
{
    int is_mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    if (u_charType(c) == U_FORMAT_CHAR || (is_mark && (ascii || g->gap || g->out->n == g->start)))
        return;
    if (ascii ? c < 0x80 && isalnum((int)c) : u_isalnum(c) || is_mark)
        slug_add(g, c);
    else
        g->gap = 1;
}

/* U+0130 would become an i and a mark. */
static UChar32 lower_code_point(UChar32 c)
{
    return c == 0x130 ? 'i' : u_tolower(c);
}

static void slug_units(struct slug *g, const struct text16 *t, int ascii)
{
    for (int32_t i = 0; i < t->n;) {
        UChar32 c;
        U16_NEXT(t->s, i, t->n, c);
        slug_take(g, U_IS_SURROGATE(c) ? 0xFFFD : lower_code_point(c), ascii);
    }
}

/* Writes the text in Latin letters: the German way for German letters, ICU's for all others. */
static void add_latin(struct buf *out, const struct text16 *t)
{
    static const struct {
        UChar32 from;
        const char *to;
    } german[] = {{0xE4, "ae"}, {0xF6, "oe"}, {0xFC, "ue"}, {0xDF, "ss"}, {0x131, "i"}};
    for (int32_t i = 0; i < t->n;) {
        UChar32 c;
        U16_NEXT(t->s, i, t->n, c);
        c = U_IS_SURROGATE(c) ? 0xFFFD : lower_code_point(c);
        size_t k = 0;
        while (k < sizeof german / sizeof *german && german[k].from != c)
            k++;
        if (k < sizeof german / sizeof *german)
            buf_puts(out, german[k].to);
        else if (u_charType(c) != U_FORMAT_CHAR)
            add_point(out, c);
    }
}

/* Replaces the text by Latin letters without accents. */
static void transliterate(struct text16 *t)
{
    struct text16 to;
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *latin =
        utrans_openU(u"Any-Latin; Latin-ASCII", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    locale_require(error);
    int32_t room = t->n * 8 + 64, n = t->n;
    text16_room(&to, room);
    memcpy(to.s, t->s, (size_t)n * sizeof *t->s);
    int32_t limit = n;
    utrans_transUChars(latin, to.s, &n, room, 0, &limit, &error);
    utrans_close(latin);
    to.n = U_SUCCESS(error) ? n : 0;
    text16_move(t, &to);
}

static void slug_ascii(struct slug *g, struct text16 *t)
{
    struct buf latin;
    buf_init(&latin);
    add_latin(&latin, t);
    text16_free(t);
    text16_from(t, latin.s, latin.n);
    if (!text_is_ascii(latin.s, latin.n))
        transliterate(t);
    buf_free(&latin);
    slug_units(g, t, 1);
}

void locale_slug(struct buf *out, const char *s, size_t n, int ascii)
{
    struct slug g = {.out = out, .start = out->n};
    if (text_is_ascii(s, n)) {
        for (size_t i = 0; i < n; i++)
            slug_take(&g, tolower((unsigned char)s[i]), 1);
        return;
    }
    struct text16 t;
    text16_from(&t, s, n);
    normalise(&t, unorm2_getNFCInstance);
    if (ascii)
        slug_ascii(&g, &t);
    else
        slug_units(&g, &t, 0);
    text16_free(&t);
}

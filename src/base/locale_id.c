#include "base/locale_id.h"

#include "base/buf.h"
#include "base/locale_inner.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>

/* Ukrainian letters; `first` where they begin a word. */
static const struct {
    UChar32 from;
    const char *first, *to;
} ukrainian[] = {
    {0x430, "a", "a"},   {0x431, "b", "b"},       {0x432, "v", "v"},   {0x433, "h", "h"},
    {0x491, "g", "g"},   {0x434, "d", "d"},       {0x435, "e", "e"},   {0x454, "ye", "ie"},
    {0x436, "zh", "zh"}, {0x437, "z", "z"},       {0x438, "y", "y"},   {0x456, "i", "i"},
    {0x457, "yi", "i"},  {0x439, "y", "i"},       {0x43A, "k", "k"},   {0x43B, "l", "l"},
    {0x43C, "m", "m"},   {0x43D, "n", "n"},       {0x43E, "o", "o"},   {0x43F, "p", "p"},
    {0x440, "r", "r"},   {0x441, "s", "s"},       {0x442, "t", "t"},   {0x443, "u", "u"},
    {0x444, "f", "f"},   {0x445, "kh", "kh"},     {0x446, "ts", "ts"}, {0x447, "ch", "ch"},
    {0x448, "sh", "sh"}, {0x449, "shch", "shch"}, {0x44C, "", ""},     {0x44E, "yu", "iu"},
    {0x44F, "ya", "ia"},
};

enum { UKRAINIAN = sizeof ukrainian / sizeof *ukrainian, CYRILLIC_Z = 0x437, CYRILLIC_H = 0x433 };

/* Signs inside words that no id shows. */
static int is_apostrophe(UChar32 c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2B9 || c == 0x60 || c == 0xB4;
}

/* Returns 1 for scripts that are written without their vowels. */
static int hides_vowels(UChar32 c)
{
    static const UScriptCode scripts[] = {USCRIPT_ARABIC, USCRIPT_HEBREW, USCRIPT_SYRIAC};
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &error);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (u_isalpha(c) && script == scripts[i])
            return 1;
    }
    return 0;
}

static size_t ukrainian_letter(UChar32 c)
{
    size_t i = 0;
    while (i < UKRAINIAN && ukrainian[i].from != c)
        i++;
    return i;
}

/* Appends the letter without its marks. */
static void put_bare(struct buf *out, UChar32 c)
{
    uint32_t parts[LOCALE_PARTS];
    size_t n = locale_parts((uint32_t)c, parts);
    char bytes[4];
    for (size_t i = 0; i < n; i++)
        buf_add(out, bytes, utf8_encode(parts[i], bytes));
}

/* How letters of a language are written before the slug is made of them. */
static void put_german(struct buf *out, UChar32 c, UChar32 before)
{
    char bytes[4];
    (void)before;
    buf_add(out, bytes, utf8_encode((uint32_t)c, bytes));
}

static void put_ukrainian(struct buf *out, UChar32 c, UChar32 before)
{
    size_t i = ukrainian_letter(c);
    if (c == CYRILLIC_H && before == CYRILLIC_Z)
        buf_puts(out, "gh"); /* zh would be another letter */
    else if (i < UKRAINIAN)
        buf_puts(out,
                 u_isalpha(before) || is_apostrophe(before) ? ukrainian[i].to : ukrainian[i].first);
    else
        put_bare(out, c);
}

static void put_other(struct buf *out, UChar32 c, UChar32 before)
{
    (void)before;
    put_bare(out, c);
}

/* Replaces the text by Latin letters as ICU's transliterator `name` does. */
static void transliterate_by(struct buf *text, const UChar *name)
{
    struct text16 t;
    UErrorCode error = U_ZERO_ERROR;
    text16_from(&t, text->s, text->n);
    int32_t n = t.n, room = t.n * 8 + 64, limit = n;
    struct text16 to;
    text16_room(&to, room);
    memcpy(to.s, t.s, (size_t)n * sizeof *t.s);
    UTransliterator *latin = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    locale_require(error);
    utrans_transUChars(latin, to.s, &n, room, 0, &limit, &error);
    utrans_close(latin);
    buf_cut(text, 0);
    if (U_SUCCESS(error))
        text16_append(text, to.s, n);
    text16_free(&to);
    text16_free(&t);
}

/* What languages do in their own way; the last row is for all others. */
static const struct {
    const char *tag;
    const UChar *before; /* a transliterator that goes first; NULL: none */
    void (*put)(struct buf *out, UChar32 c, UChar32 before);
} ways[] = {{"de", NULL, put_german},
            {"uk", NULL, put_ukrainian},
            {"ru", u"Lower; Russian-Latin/BGN; Latin-ASCII", put_other},
            {"", NULL, put_other}};

static size_t way_of(const char *tag)
{
    size_t i = 0, n = strcspn(tag, "-");
    while (*ways[i].tag && (strlen(ways[i].tag) != n || strncmp(ways[i].tag, tag, n) != 0))
        i++;
    return i;
}

/* Appends the letters of the title in the way of a language; returns 0 if one has to be asked for.
 */
static int put_letters(struct buf *out, const char *title, size_t way)
{
    struct text16 t;
    UChar32 before = ' ';
    int known = 1;
    text16_from(&t, title, strlen(title));
    for (int32_t i = 0; i < t.n && known;) {
        UChar32 c;
        U16_NEXT(t.s, i, t.n, c);
        c = c == 0x130 ? 'i' : u_tolower(c);
        known = !hides_vowels(c);
        if (known && !is_apostrophe(c))
            ways[way].put(out, c, before);
        before = c;
    }
    text16_free(&t);
    return known;
}

/* Cuts an id behind its last whole word of those that fit. */
static void cut_id(struct buf *out, size_t from, size_t most)
{
    size_t n = out->n - from > most ? from + most : out->n;
    if (n < out->n && out->s[n] != '-') {
        while (n > from && out->s[n - 1] != '-')
            n--;
    }
    n = n > from ? n : from + most;
    while (n > from && n < out->n && out->s[n - 1] == '-')
        n--;
    if (n < out->n)
        buf_cut(out, n);
}

int locale_id(struct buf *out, const char *title, const char *tag, size_t most)
{
    size_t from = out->n, way = way_of(tag);
    struct buf first, letters;
    buf_init(&first);
    buf_init(&letters);
    locale_nfc(&first, title, strlen(title));
    if (ways[way].before)
        transliterate_by(&first, ways[way].before);
    if (put_letters(&letters, first.s, way))
        locale_slug(out, letters.s, letters.n, 1);
    buf_free(&letters);
    buf_free(&first);
    if (out->n > from + most)
        cut_id(out, from, most);
    return out->n > from;
}

#include "render/search/parts.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

/* Letters before a later part, and in it. */
enum { HEAD_LETTERS = 4, PART_LETTERS = 4, WORD_LETTERS = 48 };

static int is_latin_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static int is_vowel(char c)
{
    return c && strchr("aeiouy", c);
}

/* Returns 1 if words begin like this: with a vowel or one consonant before it, or with consonants
 * that stand together at the beginning of German, English or Slavic words. */
static int begins_word(const char *s)
{
    static const char together[] = "bl br ch cl cr cz dj dr dw dz fj fl fr gl gm gn gr hr kl kn kr "
                                   "kw mn pf ph pl pn pr ps qu rh rz sc sh sk sl sm sn sp st sw sz "
                                   "th tr ts tw vl vr wh wl wr zb zd zg zl zm zn zw";
    if (!is_latin_letter(s[0]) || !is_latin_letter(s[1]) || is_vowel(s[0]) || is_vowel(s[1]))
        return 1;
    const char pair[] = {s[0], s[1], '\0'};
    return strstr(together, pair) != NULL;
}

/* Alphabets in which compounds are written as one word: below Armenian. */
static int is_alphabetic(uint32_t cp)
{
    return cp < 0x530;
}

static void compound_parts(const char *word, void (*each)(void *ctx, const char *part), void *ctx)
{
    const char *letter[WORD_LETTERS];
    size_t n = 0;
    for (const char *s = word; *s && n < WORD_LETTERS;) {
        uint32_t cp = 0;
        size_t len = utf8_decode(s, strlen(s), &cp);
        if (!is_alphabetic(cp))
            return;
        letter[n++] = s;
        s += len ? len : 1;
    }
    for (size_t i = HEAD_LETTERS; i + PART_LETTERS <= n; i++) {
        if (begins_word(letter[i]))
            each(ctx, letter[i]);
    }
}

/* "and the", "in the", "for the" … */
static void arabic_part(const char *word, void (*each)(void *ctx, const char *part), void *ctx)
{
    static const char *const before[] = {"\u0648\u0627\u0644", "\u0641\u0627\u0644",
                                         "\u0628\u0627\u0644", "\u0643\u0627\u0644",
                                         "\u0644\u0644"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);
        if (strncmp(word, before[i], n) != 0)
            continue;
        if (utf8_count(word + n, strlen(word + n)) >= FOLD_ARTICLE_LEAVES)
            each(ctx, word + n);
    }
}

void search_parts(const char *word, void (*each)(void *ctx, const char *part), void *ctx)
{
    if ((unsigned char)word[0] == 0xD9 || (unsigned char)word[0] == 0xD8)
        arabic_part(word, each, ctx);
    else
        compound_parts(word, each, ctx);
}

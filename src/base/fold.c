#include "base/fold.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Letters, and what each of them becomes; the first row that has one counts. They stand here as
 * decomposition and lower case leave them. */
static const struct {
    const char *letters, *to;
} table[] = {
    /* apostrophes, soft hyphens and other invisible marks, tatweel, the hamza on its own */
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): they are escaped, and to be dropped */
    {"'`’‘‛ʼʻʽʾʿˈ′·\u00AD\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
     "\u2066\u2067\u2068\u2069\uFEFF\u0640\u0621\u0674",
     ""},

    /* Latin letters with strokes, hooks and tails, and those that are two in one */
    {"æ", "ae"},
    {"œ", "oe"},
    {"ß", "ss"},
    {"þꝥꝧ", "th"},
    {"ƣ", "oi"},
    {"ꝏ", "oo"},
    {"ꜳ", "aa"},
    {"ꜵ", "ao"},
    {"ꜷ", "au"},
    {"ꜹꜻ", "av"},
    {"ꜽ", "ay"},
    {"ỻ", "ll"},
    {"ƕ", "hv"},
    {"ɑɐᶏⱥ", "a"},
    {"ƀƃɓᵬᶀ", "b"},
    {"ƈȼɕꞓ", "c"},
    {"ðđƌȡɖɗᵭᶁᶑꝺ", "d"},
    {"ǝəɘɛɜɇᶒᶓⱸ", "e"},
    {"ƒᵮᶂꝼ", "f"},
    {"ǥɠɡɣᶃꞡ", "g"},
    {"ħɦɧⱨ", "h"},
    {"ıɨɩᶖ", "i"},
    {"ȷɉɟʝ", "j"},
    {"ƙᶄⱪꝁꝃꝅꞣ", "k"},
    {"łƚȴɫɬɭᶅⱡꝇꝉ", "l"},
    {"ɱᵯᶆ", "m"},
    {"ŋƞȵɲɳᵰᶇꞑꞥ", "n"},
    {"øɔɵᴑꝋꝍⱺ", "o"},
    {"ƥᵱᵽᶈꝑꝓꝕ", "p"},
    {"ĸɋʠꝗꝙ", "q"},
    {"ɍɼɽɾʀᵲᵳᶉꞧ", "r"},
    {"ſȿʂᵴᶊẜẝꞩ", "s"},
    {"ŧƫƭȶʈᵵⱦ", "t"},
    {"ʉʊᶙ", "u"},
    {"ʋᶌỽⱱⱴꝟ", "v"},
    {"ⱳƿ", "w"},
    {"ᶍ", "x"},
    {"ƴɏỿ", "y"},
    {"ƶȥɀʐʑʒᵶᶎⱬ", "z"},

    /* Greek and Cyrillic: the end of a word, letters of neighbours' alphabets */
    {"ς", "σ"},
    {"ґғ", "г"},
    {"ә", "а"},
    {"қҝҡ", "к"},
    {"ңҥ", "н"},
    {"ө", "о"},
    {"үұ", "у"},
    {"ҳһ", "х"},
    {"ҷҹ", "ч"},
    {"җ", "ж"},

    /* Arabic letters as Arabs, Persians, Kurds, Pashtuns and Urdu speakers write them */
    {"\u0671\u0672\u0673", "\u0627"},                   /* alef */
    {"\u0649\u06CC\u06CD\u06CE\u06D0\u06D2", "\u064A"}, /* yeh */
    {"\u06A9\u06AA", "\u0643"},                         /* kaf */
    {"\u0629\u06BE\u06C1\u06C3\u06D5", "\u0647"},       /* heh */
    {"\u06C4\u06C6\u06C7\u06C8\u06CA\u06CB", "\u0648"}, /* waw */
    {"\u0691\u0693\u0695", "\u0631"},                   /* reh */
    {"\u06B5", "\u0644"},                               /* lam */
    {"\u06BA\u06BC", "\u0646"},                         /* noon */
    {"\u0679\u067C", "\u062A"},                         /* teh */
    {"\u0688\u0689", "\u062F"},                         /* dal */
    {"\u06A4", "\u0641"},                               /* feh */
    {"\u06AB", "\u06AF"},                               /* gaf */

    /* Arabic and Persian digits */
    {"\u0660\u06F0", "0"},
    {"\u0661\u06F1", "1"},
    {"\u0662\u06F2", "2"},
    {"\u0663\u06F3", "3"},
    {"\u0664\u06F4", "4"},
    {"\u0665\u06F5", "5"},
    {"\u0666\u06F6", "6"},
    {"\u0667\u06F7", "7"},
    {"\u0668\u06F8", "8"},
    {"\u0669\u06F9", "9"},
};

enum { ROWS = sizeof table / sizeof *table, REMEMBERED = 0x2100 };

const char fold_article[] = "\u0627\u0644";

/* What one code point became, and whether all of it belongs to a word; what becomes nothing does
 * not end one. */
struct folded {
    uint32_t at; /* in the pool */
    uint8_t n, known, word;
};

struct fold {
    struct buf pool;                /* what was folded before */
    struct folded seen[REMEMBERED]; /* the alphabets of most visitors */
    struct buf rare;                /* what the last of all others became */
};

/* What a code point became, until the next one is asked for. */
struct fold_result {
    const char *s;
    size_t n;
    int word;
};

struct fold *fold_open(void)
{
    struct fold *f = memory_get(sizeof *f);
    memset(f, 0, sizeof *f);
    buf_init(&f->pool);
    buf_init(&f->rare);
    return f;
}

void fold_close(struct fold *f)
{
    if (!f)
        return;
    buf_free(&f->pool);
    buf_free(&f->rare);
    free(f);
}

/* Returns what the table makes of the letter, NULL if it stands for itself. */
static const char *look_up(const char *letter)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (strstr(table[i].letters, letter))
            return table[i].to;
    }
    return NULL;
}

static void fold_add_letter(struct buf *out, uint32_t cp)
{
    char letter[5] = "";
    letter[utf8_encode(cp, letter)] = '\0';
    const char *to = cp ? look_up(letter) : NULL;
    buf_puts(out, to ? to : letter);
}

static struct folded fold_new(struct buf *pool, uint32_t cp)
{
    uint32_t parts[LOCALE_PARTS];
    size_t n = locale_parts(cp, parts), at = pool->n;
    struct folded new = {.at = (uint32_t)at, .known = 1, .word = 1};
    for (size_t i = 0; i < n; i++) {
        size_t before = pool->n;
        fold_add_letter(pool, parts[i]);
        new.word &= pool->n == before || locale_in_word(parts[i]);
    }
    new.n = (uint8_t)(pool->n - at);
    return new;
}

static struct fold_result fold_get(struct fold *f, uint32_t cp)
{
    struct buf *pool = cp < REMEMBERED ? &f->pool : &f->rare;
    struct folded c;
    if (pool == &f->rare) {
        buf_cut(pool, 0);
        c = fold_new(pool, cp);
    } else {
        if (!f->seen[cp].known)
            f->seen[cp] = fold_new(pool, cp);
        c = f->seen[cp];
    }
    return (struct fold_result){pool->s + c.at, c.n, c.word};
}

void fold_point(struct fold *f, struct buf *out, uint32_t cp)
{
    struct fold_result c = fold_get(f, cp);
    buf_add(out, c.s, c.n);
}

/* Takes the article off the word that begins at `at`. */
static void drop_article(struct buf *out, size_t at)
{
    size_t n = strlen(fold_article);
    if (out->n - at <= n || memcmp(out->s + at, fold_article, n) != 0 ||
        utf8_count(out->s + at + n, out->n - at - n) < FOLD_ARTICLE_LEAVES)
        return;
    memmove(out->s + at, out->s + at + n, out->n - at - n);
    buf_cut(out, out->n - n);
}

static void end_word(struct buf *out, size_t *at)
{
    if (out->n > *at) {
        drop_article(out, *at);
        buf_putc(out, ' ');
    }
    *at = out->n;
}

/* Code points like ½ come apart into digits and what is none. */
static void add_mixed(struct buf *out, const struct fold_result *c, size_t *at)
{
    for (size_t i = 0; i < c->n;) {
        uint32_t cp = 0;
        size_t n = utf8_decode(c->s + i, c->n - i, &cp);
        if (locale_in_word(cp))
            buf_add(out, c->s + i, n);
        else
            end_word(out, at);
        i += n ? n : 1;
    }
}

void fold_words(struct fold *f, struct buf *out, const char *s, size_t n)
{
    size_t at = out->n;
    for (size_t i = 0; i < n;) {
        uint32_t cp = 0xFFFD;
        size_t len = utf8_decode(s + i, n - i, &cp);
        struct fold_result c = fold_get(f, cp);
        if (c.word)
            buf_add(out, c.s, c.n);
        else
            add_mixed(out, &c, &at);
        i += len ? len : 1;
    }
    end_word(out, &at);
}

void fold_json(struct json *out)
{
    json_array(out);
    for (size_t i = 0; i < ROWS; i++) {
        json_array(out);
        json_text(out, table[i].letters);
        json_text(out, table[i].to);
        json_end(out);
    }
    json_end(out);
}

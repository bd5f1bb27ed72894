#include "report/phrase.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

static const struct texts phrases[PHRASES] = {
#define WORD(name, words) [PHRASE_##name].text[MESSAGE_EN] = words,
#include "report/phrases_en.def"
#undef WORD
#define WORD(name, words) [PHRASE_##name].text[MESSAGE_DE] = words,
#include "report/phrases_de.def"
#undef WORD
#define WORD(name, words) [PHRASE_##name].text[MESSAGE_FR] = words,
#include "report/phrases_fr.def"
#undef WORD
};

const char *phrase_text(enum phrase p, enum message_language language)
{
    return texts_get(&phrases[p], language);
}

/* Characters that act on a terminal or make a line read otherwise than it stands. */
static int acts(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t') || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 || cp == 0x2029 ||
           (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

void visible_add(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp = 0;
        size_t len = utf8_decode(s + i, n - i, &cp);
        if (!len || acts(cp))
            buf_puts(out, "\xEF\xBF\xBD");
        else
            buf_add(out, s + i, len);
        i += len ? len : 1;
    }
}

void phrase_fill(struct buf *out, const char *text, const char *const *arg, size_t n)
{
    for (; *text; text++) {
        size_t i = text[0] == '%' ? (size_t)(text[1] - '1') : 9;
        if (i >= 9) {
            buf_putc(out, *text);
            continue;
        }
        if (i < n && arg[i])
            visible_add(out, arg[i], strlen(arg[i]));
        text++;
    }
}

void phrase_add(struct buf *out, enum phrase p, enum message_language language,
                const char *const *arg, size_t n)
{
    phrase_fill(out, phrase_text(p, language), arg, n);
}

void phrase_print(FILE *out, enum phrase p, enum message_language language, const char *a,
                  const char *b)
{
    struct buf text;
    buf_init(&text);
    phrase_add(&text, p, language, (const char *const[]){a, b}, 2);
    fwrite(text.s, 1, text.n, out);
    buf_free(&text);
}

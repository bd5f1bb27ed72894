/* What C makes of texts that are searched, one a line, as `text TAB what it becomes TAB its words`:
 * every letter, digit and mark of the Basic Multilingual Plane, then the lines of standard input.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "no memory for %zu bytes\n", wanted);
    exit(2);
}

static void tell(struct fold *f, const char *s, size_t n)
{
    struct buf plain, words;
    buf_init(&plain);
    buf_init(&words);
    for (size_t i = 0; i < n;) {
        uint32_t cp = 0;
        size_t len = utf8_decode(s + i, n - i, &cp);
        fold_point(f, &plain, cp);
        i += len ? len : 1;
    }
    fold_words(f, &words, s, n);
    printf("%.*s\t%s\t%s\n", (int)n, s, plain.s, words.s);
    buf_free(&plain);
    buf_free(&words);
}

static void tell_letters(struct fold *f)
{
    for (uint32_t cp = 0x21; cp < 0xFFFE; cp++) {
        uint32_t parts[LOCALE_PARTS];
        char s[4];
        int surrogate = cp >= 0xD800 && cp < 0xE000;
        if (!surrogate && (locale_in_word(cp) || !locale_parts(cp, parts)))
            tell(f, s, utf8_encode(cp, s));
    }
}

int main(void)
{
    char line[4096];
    struct fold *f = fold_open();
    tell_letters(f);
    while (fgets(line, sizeof line, stdin))
        tell(f, line, strcspn(line, "\n"));
    fold_close(f);
    return 0;
}

#include "resolve/meant.h"

#include "base/locale.h"
#include "base/locale_text.h"

#include <string.h>

static void fold_into(struct buf *out, const char *s, size_t n)
{
    while (n && strchr(" .!", s[n - 1]))
        n--;
    size_t from = strspn(s, " ");
    locale_fold(out, s + (from < n ? from : n), from < n ? n - from : 0);
    buf_putc(out, ',');
}

static void words_gather(struct meant *m, const char *s)
{
    while (s && *s) {
        size_t n = strcspn(s, ",");
        fold_into(&m->known, s, n);
        s += n + (s[n] == ',');
    }
}

void meant_open(struct meant *m, const struct site *site, const char *key, const char *more)
{
    buf_init(&m->known);
    buf_init(&m->text);
    buf_putc(&m->known, ',');
    words_gather(m, more);
    for (int l = 0; l < site->languages; l++) {
        const struct words *words = site->language[l].words;
        const struct word *word = words ? words_get(words, key) : NULL;
        words_gather(m, word ? word->text : NULL);
    }
}

void meant_close(struct meant *m)
{
    buf_free(&m->text);
    buf_free(&m->known);
}

int meant_by(struct meant *m, const char *text)
{
    if (!text || strchr(text, ','))
        return 0;
    buf_cut(&m->text, 0);
    buf_putc(&m->text, ',');
    fold_into(&m->text, text, strlen(text));
    return m->text.n > 2 && strstr(m->known.s, m->text.s) != NULL;
}

#include "base/stem.h"

#include <libstemmer.h>
#include <string.h>

/* The library knows languages by two or three letters. */
enum { CODE = 3 };

struct stemmer *stemmer_open(const char *tag)
{
    char code[CODE + 1] = "";
    size_t n = strcspn(tag, "-");
    if (n > CODE)
        return NULL;
    memcpy(code, tag, n);
    return (struct stemmer *)sb_stemmer_new(code, NULL);
}

void stemmer_close(struct stemmer *s)
{
    sb_stemmer_delete((struct sb_stemmer *)s);
}

const char *stemmer_stem(struct stemmer *s, const char *word, size_t n, size_t *stem_n)
{
    struct sb_stemmer *own = (struct sb_stemmer *)s;
    const sb_symbol *stem = sb_stemmer_stem(own, (const sb_symbol *)word, (int)n);
    *stem_n = stem ? (size_t)sb_stemmer_length(own) : n;
    return stem ? (const char *)stem : word;
}

#include "render/words/language.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "model/site.h"

#include <string.h>

/* Returns what its own file calls the language, if that is how to call it. */
static const char *own_name(const struct language *in, const char *tag)
{
    const struct site *site = in->site;
    for (int i = 0; i < site->languages; i++) {
        const struct language *l = &site->language[i];
        if (!strcmp(l->tag, tag) && (l == in || locale_has_variant(tag)))
            return l->words && *l->words->name ? l->words->name : NULL;
    }
    return NULL;
}

const char *language_name(struct arena *a, const struct language *in, struct locale *locale,
                          const char *tag)
{
    const char *own = own_name(in, tag);
    if (own)
        return own;
    struct buf b;
    buf_init(&b);
    locale_language_name(locale, &b, tag);
    own = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return own;
}

#include "render/words/names.h"

#include "base/arena.h"
#include "model/site.h"
#include "read/words_fill.h"
#include "render/words/language.h"
#include "resolve/lists/channels.h"

const char *word_filled(const struct language *l, struct arena *a, const char *key,
                        const char *first, const char *second)
{
    return words_filled(a, words_text(l->words, key), first, second);
}

static const char *title_in(const struct language *l, const struct item *item)
{
    const struct item *t = item->translation[l->index];
    return t && t->title ? t->title : item->title ? item->title : item->id;
}

const char *name_marked(const struct language *l, struct arena *a, const struct item *item,
                        const char *name)
{
    if (!item || !item->example)
        return name;
    return arena_printf(a, "[%s] %s", words_text(l->words, "tag.example"), name);
}

const char *name_title(const struct language *l, struct arena *a, const struct item *item)
{
    return name_marked(l, a, item, title_in(l, item));
}

const char *name_filled(const struct language *l, struct arena *a, const char *key,
                        const struct item *item)
{
    return name_marked(l, a, item, word_filled(l, a, key, title_in(l, item), NULL));
}

/* Returns whose or what calendar it is: "AG Gesundheit", "Deutsch", "" for what needs no telling.
 */
static const char *subject(const struct language *l, struct locale *locale, struct arena *a,
                           const struct channel *c)
{
    const char *label = c->label ? label_text(c->label, l->index) : NULL;
    if (c->item)
        return title_in(l, c->item);
    if (c->tag)
        return language_name(a, l, locale, c->tag);
    return label ? label : c->id ? c->id : "";
}

const char *calendar_full_name(const struct language *l, struct arena *a, const char *name)
{
    const struct config *config = &l->site->config;
    const char *network = label_text(&config->short_title, l->index);
    if (!network)
        network = label_text(&config->title, l->index);
    return word_filled(l, a, "calendar.name", network ? network : "", name);
}

const char *calendar_name(const struct language *l, struct locale *locale, struct arena *a,
                          const struct channel *c)
{
    const char *name = word_filled(l, a, c->kind->title, subject(l, locale, a, c), NULL);
    return name_marked(l, a, c->item, name);
}

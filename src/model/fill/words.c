#include "model/fill/words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/spoken.h"
#include "base/utf8.h"
#include "read/text.h"
#include "report/suggest.h"

#include <string.h>

struct fill_words *fill_words_new(struct arena *a)
{
    return arena_alloc(a, sizeof(struct fill_words));
}

/* ---- times ---- */

static int has_tag(const char *const *tags, size_t n, const char *tag)
{
    for (size_t i = 0; i < n; i++) {
        if (!strcmp(tags[i], tag))
            return 1;
    }
    return 0;
}

/* What the site calls opening by appointment is understood, too. */
static void add_appointments(const struct site *site, struct spoken *s)
{
    for (int i = 0; i < site->languages; i++) {
        const struct words *words = site->language[i].words;
        const struct word *word = words ? words_get(words, "hours.by_appointment") : NULL;
        if (word && word->text)
            spoken_add_appointment(s, word->text);
    }
}

struct spoken *fill_spoken(struct fill *f)
{
    static const char *const always[] = {"de", "en"};
    if (f->words->spoken)
        return f->words->spoken;
    const char **tags = arena_array(f->arena, (size_t)f->site->languages + 2, sizeof *tags);
    size_t n = 0;
    for (int i = 0; i < f->site->languages; i++)
        tags[n++] = f->site->language[i].tag;
    for (size_t i = 0; i < 2; i++) {
        if (!has_tag(tags, n, always[i]))
            tags[n++] = always[i];
    }
    f->words->spoken = spoken_open(f->arena, tags, n);
    add_appointments(f->site, f->words->spoken);
    return f->words->spoken;
}

/* ---- languages ---- */

int fill_language_known(struct fill *f, const char *tag)
{
    struct map *tags = &f->words->tags;
    if (map_get(tags, tag))
        return 1;
    if (!locale_known(tag))
        return 0;
    if (!tags->n)
        map_init(tags, f->arena);
    map_add(tags, tag, f->words);
    return 1;
}

/* ---- terms ---- */

static void add_term_label(struct fill *f, struct map *labels, const char *label, struct term *t)
{
    const char *key = locale_folded(f->arena, label);
    struct term *there = map_add(labels, key, t);
    if (there != t)
        map_set(labels, key, &f->words->nobody);
}

static const struct map *labels_of(struct fill *f, enum vocabulary_id id)
{
    const struct vocabulary *v = &f->site->vocabulary[id];
    struct map *labels = &f->words->labels[id];
    if (labels->n || !v->terms.n)
        return labels;
    map_init(labels, f->arena);
    for (size_t i = 0; i < v->terms.n; i++) {
        struct term *t = v->terms.entry[i].value;
        for (int l = 0; l < f->site->languages; l++) {
            if (t->label.text[l])
                add_term_label(f, labels, t->label.text[l], t);
        }
    }
    /* An id is one term's alone, also where it is another's label. */
    for (size_t i = 0; i < v->terms.n; i++)
        map_set(labels, locale_folded(f->arena, v->terms.entry[i].key), v->terms.entry[i].value);
    return labels;
}

struct term *fill_term(struct fill *f, enum vocabulary_id id, const char *word)
{
    const struct map *labels = labels_of(f, id);
    word += *word == '#'; /* as in social media */
    struct term *t = labels->n ? map_get(labels, locale_folded(f->arena, word)) : NULL;
    return t == &f->words->nobody ? NULL : t;
}

const char *fill_term_near(struct fill *f, enum vocabulary_id id, const char *word)
{
    const struct map *labels = labels_of(f, id);
    struct suggest s = suggest_begin(locale_folded(f->arena, word));
    for (size_t i = 0; i < labels->n; i++) {
        if (labels->entry[i].value != &f->words->nobody)
            suggest_offer(&s, labels->entry[i].key);
    }
    const struct term *t = s.best ? map_get(labels, s.best) : NULL;
    return t ? t->id : NULL;
}

/* ---- texts ---- */

/* Returns how many bytes of quotation marks the text begins with. */
static size_t quotes_at(const char *s)
{
    uint32_t cp = 0;
    size_t n = utf8_decode(s, strnlen(s, 4), &cp);
    return n && utf8_is_quote(cp) ? n : 0;
}

const char *fill_unquoted(struct fill *f, const char *text)
{
    size_t from = quotes_at(text), n = strlen(text), end = n;
    if (!from)
        return text;
    for (size_t back = 1; back <= 3 && from + back <= n; back++) {
        if (quotes_at(text + n - back) == back)
            end = n - back;
    }
    return text_tidy(f->arena, arena_copy(f->arena, text + from, end - from), 0);
}

int fill_same(const char *a, const char *b)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    locale_fold(&x, a, strlen(a));
    locale_fold(&y, b, strlen(b));
    int same = !strcmp(x.s, y.s);
    buf_free(&x);
    buf_free(&y);
    return same;
}

int fill_has_word(const char *all, const char *text)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    locale_fold(&x, all, strlen(all));
    locale_fold(&y, text, strlen(text));
    int has = y.n > 3 && locale_has_words(x.s, y.s);
    buf_free(&x);
    buf_free(&y);
    return has;
}

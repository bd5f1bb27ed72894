#include "render/search/endings.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/locale_text.h"
#include "base/map.h"
#include "base/stem.h"
#include "base/utf8.h"

#include <string.h>

/* How many endings are told, how often one must be met, how many letters it has at most and stand
 * before it at least, also in the index, how long a word may be, and how many bytes of texts are
 * read. */
enum {
    ENDINGS = 90,
    OFTEN = 3,
    ENDING_LETTERS = 7,
    STEM_LETTERS = 3,
    CUT_LETTERS = 4,
    WORD_MAX = 96,
    READ = 512 << 10,
    ALWAYS = 1 << 20 /* what is known counts more than whatever is met */
};

/* Endings that no stemmer tells; as people write them. */
static const struct {
    const char *tag, *endings;
} more[] = {
    {"en", "y ies"},
    {"de", "e n en er s es"},
    {"uk", "а у и і о е я ю ї й ь ою ею єю ам ами ах ям ями ях ів їв ей ові еві ом ем єм "
           "ий ій ого його ому йому им їм ої их їх ими їми ьий ня ння нню нням нь "
           "ти ть ться тися в ла ло ли є ють ують ує"},
    {"fa", "ها های هایی ی ای ان ات م ت ش تر ترین"},
};

/* An ending, and how often it was met. */
struct ending {
    const char *s;
    size_t times;
};

struct endings {
    struct arena *arena;
    struct fold *fold;
    struct map known;       /* ending → struct ending */
    struct map words;       /* words seen */
    struct buf word;        /* in lower case */
    struct buf whole, stem; /* folded */
    size_t read;
};

static void note_ending(struct endings *g, const char *s, size_t n, size_t times)
{
    char *ending = arena_copy(g->arena, s, n);
    struct ending *e = map_get(&g->known, ending);
    if (!e) {
        e = arena_alloc(g->arena, sizeof *e);
        e->s = ending;
        map_add(&g->known, ending, e);
    }
    e->times += times;
}

static const char *fold_one(struct endings *g, struct buf *out, const char *s, size_t n)
{
    buf_cut(out, 0);
    fold_words(g->fold, out, s, n);
    if (out->n)
        buf_cut(out, out->n - 1);
    return out->s;
}

/* Notes what the stemmer takes off a word; what it changes is not an ending. */
static void stem_word(struct endings *g, struct stemmer *stemmer, const char *s, size_t n)
{
    size_t stem_n;
    buf_cut(&g->word, 0);
    locale_fold_case(&g->word, s, n);
    char *word = arena_copy(g->arena, g->word.s, g->word.n);
    if (map_get(&g->words, word))
        return;
    map_add(&g->words, word, word);
    const char *stem = stemmer_stem(stemmer, word, strlen(word), &stem_n);
    fold_one(g, &g->stem, stem, stem_n);
    fold_one(g, &g->whole, word, strlen(word));
    size_t letters = utf8_count(g->stem.s, g->stem.n);
    if (letters < STEM_LETTERS || g->whole.n <= g->stem.n || strchr(g->whole.s, ' ') ||
        strncmp(g->whole.s, g->stem.s, g->stem.n) != 0)
        return;
    const char *ending = g->whole.s + g->stem.n;
    if (utf8_count(ending, strlen(ending)) <= ENDING_LETTERS)
        note_ending(g, ending, strlen(ending), 1);
}

/* A letter or a mark on one: words are read with all their marks, as stemmers want them. */
static int belongs_to_word(uint32_t cp)
{
    uint32_t parts[LOCALE_PARTS];
    return locale_in_word(cp) || (cp > 0x2FF && locale_parts(cp, parts) == 0);
}

static void stem_text(struct endings *g, struct stemmer *stemmer, const char *s)
{
    size_t from = 0, i = 0, n = s ? strlen(s) : 0;
    for (; i < n && g->read < READ; g->read++) {
        uint32_t cp = 0xFFFD;
        size_t len = utf8_decode(s + i, n - i, &cp);
        if (!belongs_to_word(cp)) {
            if (i > from && i - from <= WORD_MAX)
                stem_word(g, stemmer, s + from, i - from);
            from = i + (len ? len : 1);
        }
        i += len ? len : 1;
    }
    if (i > from && i - from <= WORD_MAX)
        stem_word(g, stemmer, s + from, i - from);
}

static void learn_endings(struct endings *g, const struct search_docs *docs, const char *tag)
{
    struct stemmer *stemmer = stemmer_open(tag);
    map_init(&g->words, g->arena);
    g->read = 0;
    for (size_t i = 0; stemmer && i < docs->docs.n && g->read < READ; i++) {
        const struct search_doc *doc = docs->docs.at[i];
        stem_text(g, stemmer, doc->title);
        stem_text(g, stemmer, doc->summary);
        stem_text(g, stemmer, doc->body);
    }
    stemmer_close(stemmer);
}

static void add_known_endings(struct endings *g, const char *tag)
{
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (strcspn(tag, "-") != strlen(more[i].tag) ||
            strncmp(tag, more[i].tag, strlen(more[i].tag)) != 0)
            continue;
        buf_cut(&g->whole, 0);
        fold_words(g->fold, &g->whole, more[i].endings, strlen(more[i].endings));
        for (const char *s = g->whole.s, *end; (end = strchr(s, ' ')) != NULL; s = end + 1)
            note_ending(g, s, (size_t)(end - s), ALWAYS);
    }
}

static int compare_endings(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct ending *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return strcmp(x->s, y->s);
}

static const char *list_endings(struct endings *g)
{
    struct list sorted = {0};
    buf_cut(&g->word, 0);
    for (size_t i = 0; i < g->known.n; i++)
        list_add(&sorted, g->arena, g->known.entry[i].value);
    list_sort(&sorted, compare_endings, NULL);
    for (size_t i = 0; i < sorted.n && i < ENDINGS; i++) {
        const struct ending *e = sorted.at[i];
        if (e->times >= OFTEN)
            buf_printf(&g->word, "%s%s", i ? " " : "", e->s);
    }
    return arena_copy(g->arena, g->word.s, g->word.n);
}

const char *search_endings(const struct search_docs *docs, const char *tag, const char *other,
                           struct arena *a)
{
    struct endings g = {.arena = a, .fold = fold_open()};
    map_init(&g.known, a);
    buf_init(&g.word);
    buf_init(&g.whole);
    buf_init(&g.stem);
    add_known_endings(&g, tag);
    learn_endings(&g, docs, tag);
    if (strcspn(tag, "-") != strcspn(other, "-") || strncmp(tag, other, strcspn(tag, "-")) != 0) {
        add_known_endings(&g, other);
        learn_endings(&g, docs, other);
    }
    const char *found = list_endings(&g);
    buf_free(&g.word);
    buf_free(&g.whole);
    buf_free(&g.stem);
    fold_close(g.fold);
    return found;
}

/* ---- stems of the index ---- */

static int compare_lengths(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    size_t x = utf8_count(a, strlen(a)), y = utf8_count(b, strlen(b));
    return x == y ? strcmp(a, b) : x > y ? -1 : 1;
}

struct stems stems_of(const char *endings, struct arena *a)
{
    struct list list = {0};
    char *rest = NULL, *all = arena_strdup(a, endings);
    for (char *s = strtok_r(all, " ", &rest); s; s = strtok_r(NULL, " ", &rest))
        list_add(&list, a, s);
    list_sort(&list, compare_lengths, NULL);
    return (struct stems){(const char **)list.at, list.n};
}

size_t stems_cut(const struct stems *stems, const char *word, size_t n)
{
    uint32_t first = 0;
    utf8_decode(word, n, &first);
    for (size_t i = 0; i < stems->n && first < 0x530; i++) {
        size_t cut = strlen(stems->ending[i]);
        if (cut < n && !memcmp(word + n - cut, stems->ending[i], cut) &&
            utf8_count(word, n - cut) >= CUT_LETTERS)
            return n - cut;
    }
    return n;
}

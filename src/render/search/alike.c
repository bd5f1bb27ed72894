#include "render/search/alike.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/map.h"
#include "model/synonyms.h"
#include "render/search/parts.h"
#include "render/search/words.h"

#include <stdlib.h>
#include <string.h>

/* A word of which fewer letters are left without its ending is looked for as it is. */
enum { ENDING = 2, STEM = 4 };

/* Words, sorted by bytes. */
struct alike_words {
    const char **s;
    size_t n;
};

/* What all pages say, to look for what groups mean. */
struct alike {
    struct arena *arena;
    struct fold *fold;
    struct buf folded;
    struct map seen;
    const struct map *skip;   /* words that ask for nothing by themselves */
    struct alike_words words; /* whole ones */
    struct alike_words parts; /* later parts of compounds */
    struct list found;        /* parts, while they are gathered */
};

static void note_alike(struct alike *m, const char *s)
{
    buf_cut(&m->folded, 0);
    fold_words(m->fold, &m->folded, s ? s : "", s ? strlen(s) : 0);
    for (char *word = m->folded.s, *end; (end = strchr(word, ' ')) != NULL; word = end + 1) {
        *end = '\0';
        if (!map_get(&m->seen, word)) {
            char *kept = arena_copy(m->arena, word, (size_t)(end - word));
            map_add(&m->seen, kept, kept);
        }
    }
}

static int compare_alike(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_alike(struct alike_words *words)
{
    if (words->n)
        qsort(words->s, words->n, sizeof *words->s, compare_alike);
}

static void note_alike_part(void *ctx, const char *part)
{
    struct alike *m = ctx;
    list_add(&m->found, m->arena, (void *)part);
}

static void gather_alike(struct alike *m, const struct search_docs *docs)
{
    map_init(&m->seen, m->arena);
    for (size_t i = 0; i < docs->docs.n; i++) {
        const struct search_doc *doc = docs->docs.at[i];
        note_alike(m, doc->title);
        note_alike(m, doc->summary);
        note_alike(m, doc->body);
        for (size_t k = 0; k < doc->facets; k++)
            note_alike(m, doc->facet[k]);
    }
    m->words.n = m->seen.n;
    m->words.s = arena_array(m->arena, m->seen.n + 1, sizeof *m->words.s);
    for (size_t i = 0; i < m->seen.n; i++) {
        m->words.s[i] = m->seen.entry[i].key;
        search_parts(m->words.s[i], note_alike_part, m);
    }
    m->parts = (struct alike_words){(const char **)m->found.at, m->found.n};
    sort_alike(&m->words);
    sort_alike(&m->parts);
}

/* Returns 1 if one of the words begins with these `n` bytes. */
static int has_beginning(const struct alike_words *words, const char *s, size_t n)
{
    size_t low = 0, high = words->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strncmp(words->s[middle], s, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < words->n && !strncmp(words->s[low], s, n);
}

/* Returns where the word ends without its last two letters. */
static size_t without_ending(const char *s, size_t n)
{
    size_t letters = 0, cut = n;
    for (int i = 0; i < ENDING && cut; i++) {
        do
            cut--;
        while (cut && ((unsigned char)s[cut] & 0xC0) == 0x80);
    }
    for (size_t i = 0; i < cut; i++)
        letters += ((unsigned char)s[i] & 0xC0) != 0x80;
    return letters < STEM ? n : cut;
}

/* Returns 1 if the pages have all words of a phrase, or what they begin with; `parts`: or if these
 * are parts of compounds. */
static int leads_somewhere(struct alike *m, const char *phrase, int parts)
{
    buf_cut(&m->folded, 0);
    fold_words(m->fold, &m->folded, phrase, strlen(phrase));
    for (const char *s = m->folded.s, *end; (end = strchr(s, ' ')) != NULL; s = end + 1) {
        size_t n = without_ending(s, (size_t)(end - s));
        if (!has_beginning(&m->words, s, n) && !(parts && has_beginning(&m->parts, s, n)))
            return 0;
    }
    return 1;
}

/* Returns 1 if one of the words that a group leads to is in the pages at all. */
static char group_leads(struct alike *m, const struct synonym_group *group)
{
    for (size_t i = 0; i < group->to.n; i++) {
        const struct synonym *s = group->to.at[i];
        if (leads_somewhere(m, s->text, 1))
            return 1;
    }
    return 0;
}

/* Appends a phrase folded, without the words that ask for nothing, unless it has no others: such
 * words are not looked for. */
static void put_alike_phrase(struct alike *m, struct buf *out, const char *phrase)
{
    size_t words = 0, before = out->n;
    buf_cut(&m->folded, 0);
    fold_words(m->fold, &m->folded, phrase, strlen(phrase));
    for (char *s = m->folded.s, *end; (end = strchr(s, ' ')) != NULL; s = end + 1) {
        *end = '\0';
        if (!map_get(m->skip, s))
            buf_printf(out, "%s%s", words++ ? " " : "", s);
        *end = ' ';
    }
    if (out->n == before && m->folded.n)
        buf_add(out, m->folded.s, m->folded.n - 1);
}

static size_t put_phrases(struct alike *m, struct buf *out, const struct list *phrases, int leading)
{
    size_t n = 0;
    for (size_t i = 0; i < phrases->n; i++) {
        const struct synonym *s = phrases->at[i];
        if (leading && !leads_somewhere(m, s->text, 0))
            continue;
        buf_puts(out, n++ ? "|" : "");
        put_alike_phrase(m, out, s->text);
    }
    return n;
}

/* Writes a group; one that leads nowhere is left out. */
static void put_group(struct alike *m, struct json *head, const struct synonym_group *group)
{
    struct buf from, to;
    buf_init(&from);
    buf_init(&to);
    size_t froms = put_phrases(m, &from, &group->from, 0);
    size_t tos = put_phrases(m, &to, &group->to, 1);
    if (tos && (group->to.at != group->from.at || tos < froms))
        buf_printf(&from, "=%s", to.s);
    if (tos)
        json_text(head, from.s);
    buf_free(&from);
    buf_free(&to);
}

static struct alike alike_open(const struct map *skip, struct arena *a)
{
    struct alike m = {.arena = a, .skip = skip, .fold = fold_open()};
    buf_init(&m.folded);
    return m;
}

/* Writes the groups; returns for each whether it leads somewhere. */
static const char *alike_close(struct alike *m, struct json *head, const struct list *groups)
{
    char *leads = arena_alloc(m->arena, groups->n + 1);
    json_key(head, "synonyms");
    json_array(head);
    for (size_t i = 0; i < groups->n; i++) {
        put_group(m, head, groups->at[i]);
        leads[i] = group_leads(m, groups->at[i]);
    }
    json_end(head);
    buf_free(&m->folded);
    fold_close(m->fold);
    return leads;
}

const char *search_alike(struct json *head, const struct language *language,
                         const struct search_docs *docs, const struct map *skip, struct arena *a)
{
    const struct list *groups = &language->site->synonyms[language->index];
    struct alike m = alike_open(skip, a);
    if (groups->n)
        gather_alike(&m, docs);
    return alike_close(&m, head, groups);
}

const char *search_alike_large(struct json *head, const struct language *language,
                               const struct search_words *words, const struct map *skip,
                               struct arena *a)
{
    const struct list *groups = &language->site->synonyms[language->index];
    struct alike m = alike_open(skip, a);
    m.words.s = arena_array(a, words->n + 1, sizeof *m.words.s);
    m.parts.s = arena_array(a, words->n + 1, sizeof *m.parts.s);
    for (size_t i = 0; i < words->n; i++) {
        struct alike_words *to = words->key[i].part ? &m.parts : &m.words;
        to->s[to->n++] = words->key[i].s;
    }
    return alike_close(&m, head, groups);
}

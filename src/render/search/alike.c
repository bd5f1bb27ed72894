#include "render/search/alike.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/map.h"
#include "model/synonyms.h"

#include <stdlib.h>
#include <string.h>

/* A word of which fewer letters are left without its ending is looked for as it is. */
enum { ENDING = 2, STEM = 4 };

/* The words of all pages, to look for what groups mean. */
struct alike {
    struct arena *arena;
    struct fold *fold;
    struct buf folded;
    struct map seen;
    const char **word; /* sorted by bytes; NULL: nothing is looked for */
    size_t words;
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
    m->words = m->seen.n;
    m->word = arena_array(m->arena, m->words + 1, sizeof *m->word);
    for (size_t i = 0; i < m->words; i++)
        m->word[i] = m->seen.entry[i].key;
    if (m->words)
        qsort(m->word, m->words, sizeof *m->word, compare_alike);
}

/* Returns 1 if a word of the pages begins with these `n` bytes. */
static int has_beginning(const struct alike *m, const char *s, size_t n)
{
    size_t low = 0, high = m->words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strncmp(m->word[middle], s, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < m->words && !strncmp(m->word[low], s, n);
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

/* Returns 1 if the pages have all words of a phrase, or what they begin with. */
static int leads_somewhere(struct alike *m, const char *phrase)
{
    if (!m->word)
        return 1;
    buf_cut(&m->folded, 0);
    fold_words(m->fold, &m->folded, phrase, strlen(phrase));
    for (const char *s = m->folded.s, *end; (end = strchr(s, ' ')) != NULL; s = end + 1) {
        if (!has_beginning(m, s, without_ending(s, (size_t)(end - s))))
            return 0;
    }
    return 1;
}

static size_t put_phrases(struct alike *m, struct buf *out, const struct list *phrases, int leading)
{
    size_t n = 0;
    for (size_t i = 0; i < phrases->n; i++) {
        const struct synonym *s = phrases->at[i];
        if (leading && !leads_somewhere(m, s->text))
            continue;
        buf_printf(out, "%s%s", n++ ? "|" : "", s->text);
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
        buf_printf(&from, ">%s", to.s);
    if (tos)
        json_text(head, from.s);
    buf_free(&from);
    buf_free(&to);
}

void search_alike(struct json *head, const struct language *language,
                  const struct search_docs *docs, int all, struct arena *a)
{
    const struct list *groups = &language->site->synonyms[language->index];
    struct alike m = {.arena = a, .fold = fold_open()};
    buf_init(&m.folded);
    if (!all && groups->n)
        gather_alike(&m, docs);
    json_key(head, "synonyms");
    json_array(head);
    for (size_t i = 0; i < groups->n; i++)
        put_group(&m, head, groups->at[i]);
    json_end(head);
    buf_free(&m.folded);
    fold_close(m.fold);
}

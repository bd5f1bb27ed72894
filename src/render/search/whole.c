#include "render/search/whole.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"
#include "render/search/inner.h"
#include "render/search/packed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* How many letters of a body hits show that have no summary; how long a word must be to be found
 * there, but for numbers; and how many letters of the word before it may repeat. */
enum { SHOWN_LETTERS = 130, WORD_LETTERS = 2, SAME_LETTERS = 25 };

/* Columns pack a tenth better than rows. */
enum column { TYPE, PATH, TITLE, KIND_NAME, SUMMARY, WHEN, FACTS, FOREIGN, HOURS, BODY, COLUMNS };

/* A word or a name, and the pages that have it, by number. */
struct whole_word {
    const char *s;
    size_t number; /* place among its like */
    uint32_t *at;
    size_t n, cap;
};

struct index_columns {
    struct arena *arena;
    const struct stems *stems;
    const struct map *skip;
    const char *folder[ITEM_TYPES]; /* what the paths of a type begin with; NULL: it has no pages */
    struct buf column[COLUMNS];
    struct json json[COLUMNS]; /* what writes them: arrays */
    struct map names;          /* term → struct whole_word */
    struct map words;          /* stem of a body's word → struct whole_word */
    struct fold *fold;
    struct buf folded; /* of the text at hand */
};

static struct whole_word *whole_word(struct index_columns *w, struct map *in, const char *s)
{
    struct whole_word *word = map_get(in, s);
    if (!word) {
        word = arena_alloc(w->arena, sizeof *word);
        *word = (struct whole_word){.s = s, .number = in->n};
        map_add(in, s, word);
    }
    return word;
}

/* Notes a page, once; they come in order. */
static void note_page(struct index_columns *w, struct whole_word *word, uint32_t page)
{
    if (word->n && word->at[word->n - 1] == page)
        return;
    if (word->n == word->cap) {
        size_t cap = word->cap ? 2 * word->cap : 2;
        uint32_t *more = arena_array(w->arena, cap, sizeof *more);
        if (word->n)
            memcpy(more, word->at, word->n * sizeof *more);
        word->at = more;
        word->cap = cap;
    }
    word->at[word->n++] = page;
}

static void put_hours(struct index_columns *w, const struct search_doc *doc)
{
    struct json *j = &w->json[HOURS];
    json_array(j);
    for (int i = 0; doc->hours && i < DOC_WEEKDAYS; i++)
        json_number(j, (int64_t)whole_word(w, &w->names, doc->hours[i])->number);
    json_end(j);
}

/* ---- the body: its beginning, and which words it has ---- */

/* Returns how much of a body hits may show where there is no summary: nothing of what is not
 * translated. */
static size_t shown_bytes(const struct search_doc *doc)
{
    const char *s = doc->body;
    size_t n = 0, end = 0;
    if (doc->summary || doc->foreign & FOREIGN_BODY)
        return 0;
    for (int letters = 0; s[n] && letters < SHOWN_LETTERS; letters++) {
        if (s[n] == ' ')
            end = n;
        do
            n++;
        while (((unsigned char)s[n] & 0xC0) == 0x80);
    }
    return s[n] && end ? end : n;
}

/* What is cut off ends in an ellipsis, and not behind the dot that parts what it tells. */
static void put_beginning(struct index_columns *w, const struct search_doc *doc)
{
    static const char dot[] = " ·";
    size_t n = shown_bytes(doc), cut = doc->body[n] ? n : 0, tail = strlen(dot);
    if (cut >= tail && !memcmp(doc->body + cut - tail, dot, tail))
        cut -= tail;
    json_text(&w->json[BODY], cut ? arena_printf(w->arena, "%.*s …", (int)cut, doc->body)
                              : n ? doc->body
                                  : NULL);
}

/* Questions do not ask for such words. */
static int is_skipped(const struct index_columns *w, const char *word, size_t n)
{
    return map_get(w->skip, arena_copy(w->arena, word, n)) != NULL;
}

/* Folds a text and notes each stem that the page did not have before; with `page` where it is. */
static void take_words(struct index_columns *w, struct map *seen, const char *s,
                       const uint32_t *page)
{
    buf_cut(&w->folded, 0);
    fold_words(w->fold, &w->folded, s ? s : "", s ? strlen(s) : 0);
    for (const char *word = w->folded.s, *end; (end = strchr(word, ' ')) != NULL; word = end + 1) {
        size_t n = stems_cut(w->stems, word, (size_t)(end - word));
        int counts = utf8_count(word, n) >= WORD_LETTERS || isdigit((unsigned char)*word);
        char *stem = arena_copy(w->arena, word, n);
        if (map_get(seen, stem))
            continue;
        map_add(seen, stem, stem);
        if (page && counts && !is_skipped(w, word, (size_t)(end - word)))
            note_page(w, whole_word(w, &w->words, stem), *page);
    }
}

static void put_body(struct index_columns *w, const struct search_doc *doc, uint32_t page)
{
    struct map seen;
    map_init(&seen, w->arena);
    put_beginning(w, doc);
    take_words(w, &seen, doc->title, NULL);
    take_words(w, &seen, doc->summary, NULL);
    for (size_t i = 0; i < doc->facets; i++) {
        take_words(w, &seen, doc->facet[i], NULL);
        note_page(w, whole_word(w, &w->names, doc->facet[i]), page);
    }
    take_words(w, &seen, doc->body, &page);
    take_words(w, &seen, doc->codes, &page);
}

static int compare_whole_words(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    return strcmp(((const struct whole_word *)a)->s, ((const struct whole_word *)b)->s);
}

/* Returns how many bytes two words have in common at their beginning, in whole letters, and writes
 * how many letters that is. Letters that are two for a browser end it. */
static size_t same_beginning(const char *a, const char *b, size_t *letters)
{
    size_t n = 0;
    for (*letters = 0; *letters < SAME_LETTERS; ++*letters) {
        uint32_t cp = 0;
        size_t len = utf8_decode(b + n, strlen(b + n) + 1, &cp);
        if (!cp || cp > 0xFFFF || strncmp(a + n, b + n, len) != 0)
            break;
        n += len;
    }
    return n;
}

/* Sorted words repeat the beginnings of those before them: of each stands only how much. */
static void put_words_where(struct json *head, struct index_columns *w)
{
    struct list sorted = {0};
    struct buf words, where;
    buf_init(&words);
    buf_init(&where);
    for (size_t i = 0; i < w->words.n; i++)
        list_add(&sorted, w->arena, w->words.entry[i].value);
    list_sort(&sorted, compare_whole_words, NULL);
    const char *before = "";
    for (size_t i = 0; i < sorted.n; i++) {
        const struct whole_word *word = sorted.at[i];
        size_t letters, same = same_beginning(before, word->s, &letters);
        buf_putc(&words, (char)('A' + letters));
        buf_puts(&words, word->s + same);
        places_put(&where, word->at, word->n);
        before = word->s;
    }
    packed_words(head, words.s);
    json_member(head, "where", where.s);
    buf_free(&words);
    buf_free(&where);
}

static void whole_put_doc(struct index_columns *w, const struct search_doc *doc, uint32_t page)
{
    struct json *c = w->json;
    json_number(&c[TYPE], doc->item->type);
    json_number(&c[FOREIGN], doc->foreign);
    packed_path(&c[PATH], w->fold, w->folder[doc->item->type], doc);
    json_text(&c[TITLE], doc->title);
    json_number(&c[KIND_NAME],
                doc->kind ? (int64_t)whole_word(w, &w->names, doc->kind)->number : -1);
    json_text(&c[SUMMARY], doc->summary);
    json_text(&c[WHEN], doc->when);
    json_text(&c[FACTS], doc->facts);
    put_hours(w, doc);
    put_body(w, doc, page);
}

/* ---- all of them ---- */

static void start_array(struct buf *b, struct json *j)
{
    buf_init(b);
    *j = json_start(b, JSON_TIGHT);
    json_array(j);
}

static struct index_columns *whole_start(const struct stems *stems, const struct map *skip,
                                         struct arena *a)
{
    struct index_columns *w = memory_get(sizeof *w);
    *w = (struct index_columns){.arena = a, .stems = stems, .skip = skip, .fold = fold_open()};
    map_init(&w->names, a);
    buf_init(&w->folded);
    map_init(&w->words, a);
    for (int c = 0; c < COLUMNS; c++)
        start_array(&w->column[c], &w->json[c]);
    return w;
}

static void whole_free(struct index_columns *w)
{
    for (int c = 0; c < COLUMNS; c++)
        buf_free(&w->column[c]);
    buf_free(&w->folded);
    fold_close(w->fold);
    free(w);
}

/* Ends an array and writes it as a member. */
static void put_array(struct json *head, const char *name, struct json *array)
{
    json_end(array);
    json_key(head, name);
    json_ready(head, array->out->s, array->out->n);
}

/* Writes the names, and where each of them stands. */
static void put_names(struct json *head, const struct index_columns *w)
{
    struct buf has;
    buf_init(&has);
    json_key(head, "terms");
    json_array(head);
    for (size_t i = 0; i < w->names.n; i++) {
        const struct whole_word *name = w->names.entry[i].value;
        json_text(head, name->s);
        places_put(&has, name->at, name->n);
    }
    json_end(head);
    json_member(head, "has", has.s);
    buf_free(&has);
}

void search_whole(struct json *head, const struct search_docs *found, const struct stems *stems,
                  const struct map *skip, struct arena *a)
{
    static const char *const names[COLUMNS] = {"type", "path",  "title",   "kind",  "summary",
                                               "when", "facts", "foreign", "hours", "body"};
    struct index_columns *w = whole_start(stems, skip, a);
    packed_folders(head, found, w->folder, a);
    for (size_t i = 0; i < found->docs.n; i++) {
        for (int c = 0; c < COLUMNS && i; c++)
            json_line(&w->json[c]);
        whole_put_doc(w, found->docs.at[i], (uint32_t)i);
    }
    put_names(head, w);
    json_key(head, "docs");
    json_object(head);
    for (int c = 0; c < COLUMNS; c++) {
        json_line(head);
        put_array(head, names[c], &w->json[c]);
    }
    json_end(head);
    put_words_where(head, w);
    whole_free(w);
}

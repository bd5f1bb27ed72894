#include "render/search/whole.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* How many letters of a body stay as they are, so that hits can show where they were found; and how
 * long a word must be to be looked for behind them. */
enum { SHOWN_LETTERS = 130, WORD_LETTERS = 3 };

/* Columns pack a tenth better than rows. */
enum column { TYPE, PATH, TITLE, SUMMARY, WHEN, FOREIGN, TERM_NUMBERS, BODY, REST, COLUMNS };

struct index_columns {
    struct arena *arena;
    struct buf column[COLUMNS];
    struct json json[COLUMNS]; /* what writes them: arrays */
    struct buf terms;
    struct json names;  /* what writes the terms: an array */
    struct map numbers; /* term → its place in `terms`, from 1 */
    struct fold *fold;
    struct buf folded, rest; /* of the text at hand */
};

static size_t term_number(struct index_columns *w, const char *name)
{
    size_t number = (size_t)(uintptr_t)map_get(&w->numbers, name);
    if (number)
        return number - 1;
    json_text(&w->names, name);
    map_add(&w->numbers, name, (void *)(uintptr_t)(w->numbers.n + 1));
    return w->numbers.n - 1;
}

static void put_terms(struct index_columns *w, const struct search_doc *doc)
{
    struct json *j = &w->json[TERM_NUMBERS];
    json_array(j);
    for (size_t i = 0; i < doc->facets; i++)
        json_number(j, (int64_t)term_number(w, doc->facet[i]));
    json_end(j);
}

/* ---- the body: its beginning, and what words are in the rest ---- */

/* Returns how much of a body hits may show: nothing of what is not translated. */
static size_t shown_bytes(const struct search_doc *doc)
{
    const char *s = doc->body;
    size_t n = 0, end = 0;
    for (int letters = 0; s[n] && letters < SHOWN_LETTERS; letters++) {
        if (s[n] == ' ')
            end = n;
        do
            n++;
        while (((unsigned char)s[n] & 0xC0) == 0x80);
    }
    if (doc->foreign & FOREIGN_BODY)
        return 0;
    return s[n] && end ? end : n;
}

/* Folds a text and calls for every word in it. */
static void each_word(struct index_columns *w, const char *s, size_t n,
                      void (*each)(struct index_columns *w, struct map *seen, char *word),
                      struct map *seen)
{
    buf_cut(&w->folded, 0);
    fold_words(w->fold, &w->folded, s, n);
    char *word = arena_copy(w->arena, w->folded.s, w->folded.n);
    for (char *end; (end = strchr(word, ' ')) != NULL; word = end + 1) {
        *end = '\0';
        each(w, seen, word);
    }
}

static void note_body_word(struct index_columns *w, struct map *seen, char *word)
{
    (void)w;
    map_add(seen, word, word);
}

/* Numbers count however short they are. */
static void put_new(struct index_columns *w, struct map *seen, char *word)
{
    int counts = utf8_count(word, strlen(word)) >= WORD_LETTERS || strpbrk(word, "0123456789");
    if (!counts || map_get(seen, word))
        return;
    map_add(seen, word, word);
    buf_puts(&w->rest, w->rest.n ? " " : "");
    buf_puts(&w->rest, word);
}

/* What is cut off ends in an ellipsis, and not behind the dot that parts what it tells. */
static void put_beginning(struct index_columns *w, const struct search_doc *doc, size_t n)
{
    static const char dot[] = " ·";
    size_t cut = doc->body[n] ? n : 0, tail = strlen(dot);
    if (cut >= tail && !memcmp(doc->body + cut - tail, dot, tail))
        cut -= tail;
    json_text(&w->json[BODY], cut ? arena_printf(w->arena, "%.*s …", (int)cut, doc->body)
                              : n ? doc->body
                                  : NULL);
}

static void put_body(struct index_columns *w, const struct search_doc *doc)
{
    size_t n = shown_bytes(doc);
    const char *summary = doc->summary ? doc->summary : "";
    struct map seen;
    map_init(&seen, w->arena);
    put_beginning(w, doc, n);
    each_word(w, doc->title, strlen(doc->title), note_body_word, &seen);
    each_word(w, summary, strlen(summary), note_body_word, &seen);
    each_word(w, doc->body, n, note_body_word, &seen);
    buf_cut(&w->rest, 0);
    each_word(w, doc->body + n, strlen(doc->body + n), put_new, &seen);
    json_text_n(&w->json[REST], w->rest.s, w->rest.n);
}

static void whole_put_doc(struct index_columns *w, const struct search_doc *doc)
{
    struct json *c = w->json;
    json_number(&c[TYPE], doc->item->type);
    json_number(&c[FOREIGN], doc->foreign);
    json_text(&c[PATH], doc->path);
    json_text(&c[TITLE], doc->title);
    json_text(&c[SUMMARY], doc->summary);
    json_text(&c[WHEN], doc->when);
    put_terms(w, doc);
    put_body(w, doc);
}

/* ---- all of them ---- */

static void start_array(struct buf *b, struct json *j)
{
    buf_init(b);
    *j = json_start(b, JSON_TIGHT);
    json_array(j);
}

static struct index_columns *whole_start(struct arena *a)
{
    struct index_columns *w = memory_get(sizeof *w);
    *w = (struct index_columns){.arena = a, .fold = fold_open()};
    map_init(&w->numbers, a);
    buf_init(&w->folded);
    buf_init(&w->rest);
    start_array(&w->terms, &w->names);
    for (int c = 0; c < COLUMNS; c++)
        start_array(&w->column[c], &w->json[c]);
    return w;
}

static void whole_free(struct index_columns *w)
{
    for (int c = 0; c < COLUMNS; c++)
        buf_free(&w->column[c]);
    buf_free(&w->terms);
    buf_free(&w->folded);
    buf_free(&w->rest);
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

void search_whole(struct json *head, const struct search_docs *found, struct arena *a)
{
    static const char *const names[COLUMNS] = {"type",    "path",  "title", "summary", "when",
                                               "foreign", "terms", "body",  "rest"};
    struct index_columns *w = whole_start(a);
    for (size_t i = 0; i < found->docs.n; i++) {
        for (int c = 0; c < COLUMNS && i; c++)
            json_line(&w->json[c]);
        whole_put_doc(w, found->docs.at[i]);
    }
    put_array(head, "terms", &w->names);
    json_key(head, "docs");
    json_object(head);
    for (int c = 0; c < COLUMNS; c++) {
        json_line(head);
        put_array(head, names[c], &w->json[c]);
    }
    json_end(head);
    whole_free(w);
}

#include "render/search/search.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/map.h"
#include "model/site.h"
#include "model/types.h"
#include "render/search/alike.h"
#include "render/search/doc.h"
#include "render/search/endings.h"
#include "render/search/inner.h"
#include "render/search/shards.h"
#include "render/search/whole.h"
#include "resolve/outputs.h"
#include "resolve/route.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct search_index {
    struct arena arena; /* where all of it lives */
    struct search_docs docs;
    const char *path;    /* of search.json */
    const char *folder;  /* that lies in */
    const char *endings; /* see render/search/endings.h */
    struct buf head;     /* search.json, or what comes first in it */
    struct json json;    /* what writes it */
    const struct language *language;
    const struct map *skip; /* words that ask for nothing by themselves, folded → themselves */
    const char *leads;      /* by group of synonyms: 1 if it leads somewhere */
    struct shards *shards;  /* NULL: all is in search.json, or it is not divided yet */
    int large;
};

/* ---- what every search.json begins with ---- */

static void put_plural(struct json *j, const struct words *w, const char *key)
{
    const struct word *word = words_get(w, key);
    json_object(j);
    for (int i = 0; word && !word->text && i < PLURAL_FORMS; i++)
        json_member(j, words_forms[i], word->plural[i]);
    json_end(j);
}

static void put_words(struct json *j, const struct words *w)
{
    static const char *const keys[][2] = {{"near", "search.near"},
                                          {"some", "search.some"},
                                          {"more", "search.more"},
                                          {"past", "search.past"},
                                          {"example", "tag.example"}};
    json_key(j, "words");
    json_object(j);
    json_key(j, "hits");
    put_plural(j, w, "search.hits");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_member(j, keys[i][0], words_text(w, keys[i][1]));
    json_end(j);
}

static void put_language(struct json *j, struct eval *e)
{
    const struct language_view *first = view_language_of(e, view_of(e)->site->language[0].tag);
    json_key(j, "language");
    json_array(j);
    json_text(j, first->tag);
    json_text(j, first->dir);
    json_text(j, first->name);
    json_end(j);
}

static void put_root(struct json *j, const char *path)
{
    struct buf root;
    buf_init(&root);
    for (const char *p = path; *p; p++)
        buf_puts(&root, *p == '/' ? "../" : "");
    json_member(j, "root", root.s);
    buf_free(&root);
}

/* Words for days, which stand for weekdays' names. */
static void put_days(struct json *j, struct eval *e, const struct search_docs *docs)
{
    static const char *const keys[][2] = {
        {"today", "search.today"}, {"tomorrow", "search.tomorrow"}, {"weekend", "search.weekend"}};
    const char *zone = view_of(e)->site->config.timezone;
    json_key(j, "days");
    json_object(j);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_member(j, keys[i][0], words_text(e->words, keys[i][1]));
    json_member(j, "zone", zone ? zone : "UTC");
    json_key(j, "names");
    json_array(j);
    for (int i = 0; i < DOC_WEEKDAYS; i++)
        json_text(j, docs->weekday[i]);
    json_end(j);
    json_end(j);
}

/* Writes what several of a type are called; types without a list of their own have no such word. */
static void put_list_word(struct json *j, struct eval *e, enum item_type type)
{
    const char *key = arena_printf(e->scratch, "nav.%s", item_folder(type));
    const struct word *word = words_get(e->words, key);
    json_text(j, word && word->text ? word->text : view_type_word(view_of(e), type));
}

static void put_types(struct json *j, struct eval *e)
{
    json_key(j, "types");
    json_array(j);
    for (int i = 0; i < ITEM_TYPES; i++)
        json_text(j, view_type_word(view_of(e), (enum item_type)i));
    json_end(j);
    json_key(j, "lists");
    json_array(j);
    for (int i = 0; i < ITEM_TYPES; i++)
        put_list_word(j, e, (enum item_type)i);
    json_end(j);
    json_key(j, "keys");
    json_array(j);
    for (int i = 0; i < ITEM_TYPES; i++)
        json_text(j, item_word((enum item_type)i));
    json_end(j);
    json_key(j, "places");
    json_array(j);
    for (int i = 0; i < ITEM_TYPES; i++)
        json_number(j, item_facts((enum item_type)i)->search);
    json_end(j);
}

/* Pages stand in runs of one type. */
static void put_runs(struct json *j, const struct search_docs *docs)
{
    json_key(j, "runs");
    json_array(j);
    for (size_t i = 0, end; i < docs->docs.n; i = end) {
        enum item_type type = ((const struct search_doc *)docs->docs.at[i])->item->type;
        for (end = i + 1; end < docs->docs.n; end++) {
            if (((const struct search_doc *)docs->docs.at[end])->item->type != type)
                break;
        }
        json_array(j);
        json_number(j, type);
        json_number(j, (int64_t)(end - i));
        json_end(j);
    }
    json_end(j);
}

static void put_page_head(struct json *j, struct eval *e, struct search_index *index)
{
    const struct site *site = view_of(e)->site;
    const struct search_docs *docs = &index->docs;
    put_root(j, index->path);
    put_language(j, e);
    put_words(j, e->words);
    put_types(j, e);
    put_days(j, e, docs);
    json_member(
        j, "endings",
        search_endings(docs, view_of(e)->language->tag, site->language[0].tag, &index->arena));
    json_member(j, "skip", words_text(e->words, "search.skip"));
    json_key(j, "fold");
    fold_json(j);
    json_member(j, "article", fold_article);
    json_key(j, "current");
    json_number(j, (int64_t)docs->current);
    json_key(j, "digits");
    places_put_digits(j);
    put_runs(j, docs);
}

/* ---- one language's index ---- */

static size_t bytes_of(const struct search_docs *found)
{
    size_t n = 0;
    for (size_t i = 0; i < found->docs.n; i++)
        n += strlen(((const struct search_doc *)found->docs.at[i])->body);
    return n;
}

/* Words that ask for nothing by themselves, folded. */
static const struct map *words_to_skip(struct eval *e, struct arena *a)
{
    const char *words = words_text(e->words, "search.skip");
    struct map *skip = arena_alloc(a, sizeof *skip);
    struct fold *fold = fold_open();
    struct buf folded;
    buf_init(&folded);
    map_init(skip, a);
    fold_words(fold, &folded, words ? words : "", words ? strlen(words) : 0);
    for (const char *s = folded.s, *end; (end = strchr(s, ' ')) != NULL; s = end + 1) {
        char *word = arena_copy(a, s, (size_t)(end - s));
        map_add(skip, word, word);
    }
    buf_free(&folded);
    fold_close(fold);
    return skip;
}

struct search_index *search_open(struct renderer *r, int language)
{
    struct search_index *index = memory_get(sizeof *index);
    *index = (struct search_index){.language = &r->site->language[language]};
    arena_init(&index->arena);
    struct eval e = renderer_eval(r, language, "");
    e.scratch = &index->arena;
    index->docs = search_docs(&e, &index->arena);
    index->path = route_search(r->site, &index->arena, language);
    index->folder = route_titles(r->site, &index->arena, language, 1);
    index->large = index->docs.docs.n > SEARCH_PAGES || bytes_of(&index->docs) > SEARCH_BYTES;
    buf_init(&index->head);
    index->json = json_start(&index->head, JSON_TIGHT);
    json_object(&index->json);
    index->endings = search_endings(&index->docs, r->site->language[language].tag,
                                    r->site->language[0].tag, &index->arena);
    put_page_head(&index->json, &e, index);
    index->skip = words_to_skip(&e, &index->arena);
    if (!index->large) {
        struct stems stems = stems_of(index->endings, &index->arena);
        index->leads =
            search_alike(&index->json, index->language, &index->docs, index->skip, &index->arena);
        search_whole(&index->json, &index->docs, &stems, index->skip, &index->arena);
        json_end(&index->json);
    }
    return index;
}

int search_is_large(const struct search_index *index)
{
    return index->large;
}

void search_divide(struct search_index *index, int jobs)
{
    if (!index->large || index->shards)
        return;
    index->shards = shards_open(&index->docs, index->folder, jobs);
    shards_put_head(index->shards, &index->json);
    index->leads = search_alike_large(&index->json, index->language, shards_index(index->shards),
                                      index->skip, &index->arena);
    json_end(&index->json);
}

int search_leads(const struct search_index *index, size_t group)
{
    assert(!index->large || index->shards);
    return index->leads[group];
}

size_t search_files(const struct search_index *index)
{
    assert(!index->large || index->shards);
    return 1 + (index->shards ? shards_count(index->shards) : 0);
}

void search_put_path(const struct search_index *index, size_t i, struct buf *out)
{
    if (i)
        shards_put_path(index->shards, i - 1, out);
    else
        buf_puts(out, index->path);
}

void search_put_file(const struct search_index *index, size_t i, struct buf *out)
{
    if (i) {
        shards_write(index->shards, i - 1, out);
    } else {
        buf_add(out, index->head.s, index->head.n);
        buf_putc(out, '\n');
    }
}

void search_close(struct search_index *index)
{
    if (index->shards)
        shards_close(index->shards);
    buf_free(&index->head);
    arena_free(&index->arena);
    free(index);
}

void search_write(struct renderer *r, const struct output *o, struct buf *out)
{
    struct search_index *index = search_open(r, o->language);
    search_divide(index, 1);
    search_put_file(index, 0, out);
    search_close(index);
}

#include "command/missing.h"

#include "base/buf.h"
#include "model/labels.h"
#include "model/site.h"
#include "model/types.h"
#include "report/print.h"
#include "report/usage.h"
#include "resolve/calendar/calendar.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

/* ---- words ---- */

enum { COUNT_WORDS = ITEM_TYPES, COUNT_LABELS, COUNTS };

/* ---- one language ---- */

/* What one language has and lacks. */
struct tally {
    struct project *project;
    const struct language *language;
    int prints;                      /* 1: each thing gets a line */
    size_t done[COUNTS], of[COUNTS]; /* by item type, COUNT_WORDS, COUNT_LABELS */
    size_t old, machine_translated;
};

/* Prints a line about the file `path`. */
static void print_missing(const struct tally *t, enum phrase p, const char *path, const char *a,
                          const char *b)
{
    struct buf line;
    buf_init(&line);
    phrase_add(&line, p, t->project->language, (const char *const[]){path, a, b}, 3);
    fwrite(line.s, 1, line.n, stdout);
    buf_free(&line);
}

static void tally_count(struct tally *t, int what, int done)
{
    t->of[what]++;
    t->done[what] += done != 0;
}

static const char *word_text(const struct word *w)
{
    return w->text ? w->text : w->plural[PLURAL_FORMS - 1];
}

static void tally_words(struct tally *t)
{
    const struct words *first = t->project->site.language[0].words, *own = t->language->words;
    for (size_t i = 0; i < first->section.n; i++) {
        const char *key = first->section.entry[i].key;
        int there = map_get(&own->section, key) != NULL;
        tally_count(t, COUNT_WORDS, there);
        if (!there && t->prints)
            print_missing(t, PHRASE_LACKS_SECTION, own->path, key, first->section.entry[i].value);
    }
    for (size_t i = 0; i < first->word.n; i++)
        t->of[COUNT_WORDS] += !words_optional(first->word.entry[i].key);
    for (size_t i = 0; i < own->missing.n && t->prints; i++) {
        const char *key = own->missing.at[i];
        print_missing(t, PHRASE_LACKS_WORD, own->path, key, word_text(words_get(first, key)));
    }
    t->done[COUNT_WORDS] =
        t->of[COUNT_WORDS] - own->missing.n - (first->section.n - t->done[COUNT_WORDS]);
}

static void tally_labels(struct tally *t)
{
    struct list all = {0};
    labels_list(&t->project->site, &all);
    for (size_t i = 0; i < all.n; i++) {
        const struct labelled *l = all.at[i];
        if (!l->label->text[0])
            continue;
        /* A text that stands alone is meant for every language. */
        int there = l->label->text[t->language->index] || (l->node && l->node->kind == NODE_SCALAR);
        tally_count(t, COUNT_LABELS, there);
        if (there || !t->prints)
            continue;
        const char *name = arena_printf(&t->project->arena, "%s.%s%s%s", l->part,
                                        l->list ? l->list : "", l->list ? "." : "", l->key);
        print_missing(t, PHRASE_LACKS_LABEL, t->language->words->path, name, l->label->text[0]);
    }
}

static void tally_holidays(struct tally *t)
{
    const struct map *all = &t->project->site.holiday_labels;
    for (size_t i = 0; i < all->n; i++) {
        const struct label *label = all->entry[i].value;
        const char *name = all->entry[i].key;
        int there = !*name || label->text[t->language->index] != NULL;
        tally_count(t, COUNT_LABELS, there);
        if (!there && t->prints)
            print_missing(t, PHRASE_LACKS_LABEL, t->language->words->path,
                          arena_printf(&t->project->arena, "holidays.%s", name),
                          label->text[0] ? label->text[0] : name);
    }
}

/* Returns where the translation of an item stands or should. */
static const char *translation_path(struct tally *t, const struct item *item)
{
    const char *path = item->source->path;
    return arena_printf(&t->project->arena, "%.*s.%s.md", (int)strlen(path) - 3, path,
                        t->language->tag);
}

static void tally_old(struct tally *t, const struct item *item)
{
    char from[24], to[24];
    struct date changed = date_from_days((int32_t)(item->original->changed / DAY_SECONDS));
    if (!item->translated_from.year || date_compare(item->translated_from, changed) >= 0)
        return;
    t->old++;
    when_format((struct when){item->translated_from, WHEN_ALL_DAY}, ' ', from);
    when_format((struct when){changed, WHEN_ALL_DAY}, ' ', to);
    if (t->prints)
        print_missing(t, PHRASE_LACKS_UPDATE, item->source->path, from, to);
}

static void tally_machine(struct tally *t, const struct item *item)
{
    t->machine_translated += item->machine_translated != 0;
    if (t->prints && item->machine_translated)
        print_missing(t, PHRASE_LACKS_READER, item->source->path, NULL, NULL);
}

static int is_written(const struct item *item)
{
    return item->body && *item->body->text;
}

static void tally_item(struct tally *t, const struct item *item)
{
    const struct item *own = item_translation(item, t->language->index);
    int bare = own && is_written(item) && !is_written(own);
    tally_count(t, (int)item->type, own && !bare);
    if (own) {
        tally_old(t, own);
        tally_machine(t, own);
    }
    if (t->prints && !own)
        print_missing(t, PHRASE_LACKS_TRANSLATION, item->source->path, translation_path(t, item),
                      NULL);
    if (t->prints && bare)
        print_missing(t, PHRASE_LACKS_BODY, own->source->path, NULL, NULL);
}

/* ---- in order of weight ---- */

static int in_main_menu(const struct site *site, const struct item *item)
{
    return item == route_home(site) || ((const struct page *)item)->menu == MENU_MAIN;
}

static int in_footer(const struct site *site, const struct item *item)
{
    return item != route_home(site) && ((const struct page *)item)->menu == MENU_FOOTER;
}

static int in_no_menu(const struct site *site, const struct item *item)
{
    return item != route_home(site) && ((const struct page *)item)->menu == MENU_NONE;
}

/* Nobody waits for the translation of what is over. */
static int is_coming(const struct site *site, const struct item *item)
{
    return !calendar_past(&((const struct event *)item)->schedule, site->now_utc);
}

/* Pages that no menu names come before what is but a record of the past. */
enum { PAGES_IN_NO_MENU = 8 };

static void tally_list(struct tally *t, enum item_type type,
                       int (*belongs)(const struct site *site, const struct item *item))
{
    const struct site *site = &t->project->site;
    const struct list *items = &site->items[type];
    enum list_order order = item_facts(type)->order;
    int newest = order == ORDER_DATE || order == ORDER_YEAR; /* the last by id comes first */
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = items->at[newest ? items->n - 1 - i : i];
        if (!item->archive && belongs(site, item))
            tally_item(t, item);
    }
}

static int place_in_translation(const struct type_facts *facts)
{
    return facts->translate;
}

static void tally_type(struct tally *t, enum item_type type)
{
    if (type == ITEM_PAGE) {
        tally_list(t, type, in_main_menu);
        tally_list(t, type, in_footer);
    } else {
        tally_list(t, type, type == ITEM_EVENT ? is_coming : item_current);
    }
}

static void tally_items(struct tally *t)
{
    enum item_type types[ITEM_TYPES];
    size_t n = types_by_place(types, place_in_translation);
    size_t i = 0;
    for (; i < n && item_facts(types[i])->translate < PAGES_IN_NO_MENU; i++)
        tally_type(t, types[i]);
    tally_list(t, ITEM_PAGE, in_no_menu);
    for (; i < n; i++)
        tally_type(t, types[i]);
}

static void add_count(const struct tally *t, struct buf *line, int what, enum phrase text)
{
    enum message_language in = t->project->language;
    char done[24], of[24];
    if (!t->of[what])
        return;
    snprintf(done, sizeof done, "%zu", t->done[what]);
    snprintf(of, sizeof of, "%zu", t->of[what]);
    const char *const arg[] = {line->n ? ", " : "", phrase_text(text, in), done, of};
    phrase_add(line, PHRASE_COUNTED, in, arg, 4);
}

static void print_counts(const struct tally *t)
{
    enum message_language in = t->project->language;
    enum item_type types[ITEM_TYPES];
    size_t n = types_by_place(types, place_in_translation);
    struct buf line;
    char done[24], of[24];
    buf_init(&line);
    add_count(t, &line, COUNT_WORDS, PHRASE_WORDS);
    add_count(t, &line, COUNT_LABELS, PHRASE_LABELS);
    for (size_t i = 0; i < n; i++)
        add_count(t, &line, (int)types[i], item_facts(types[i])->many);
    snprintf(done, sizeof done, "%zu", t->old);
    snprintf(of, sizeof of, "%zu", t->machine_translated);
    phrase_add(&line, PHRASE_COUNTED_OLD, in, (const char *const[]){done, of}, 2);
    fwrite(line.s, 1, line.n, stdout);
    buf_free(&line);
}

static void tell_language(struct project *p, const struct language *language, int prints)
{
    struct tally t = {.project = p, .language = language, .prints = prints};
    tally_words(&t);
    tally_labels(&t);
    tally_holidays(&t);
    tally_items(&t);
    if (!prints)
        printf("%s: ", language->tag);
    print_counts(&t);
}

/* ---- the command ---- */

static int unknown_language(const struct project *p, const char *name)
{
    struct buf tags;
    buf_init(&tags);
    for (int i = 1; i < p->site.languages; i++)
        buf_printf(&tags, "%s, ", p->site.language[i].tag);
    int first = p->site.languages && !strcmp(p->site.language[0].tag, name);
    usage_fault(p->language, first ? PHRASE_MISSING_FIRST : PHRASE_MISSING_OTHER, name, tags.s);
    buf_free(&tags);
    return 2;
}

int missing_tell(struct project *p, const struct options *o)
{
    int status = project_open(p, o, PICTURES_LOOK), all = !strcmp(o->missing, "all"), found = all;
    if (status)
        return status;
    for (int i = 1; i < p->site.languages; i++) {
        const struct language *l = &p->site.language[i];
        if (all || !strcmp(l->tag, o->missing)) {
            tell_language(p, l, !all);
            found = 1;
        }
    }
    if (p->site.languages && !found)
        return unknown_language(p, o->missing);
    return p->report.count[SEVERITY_ERROR] ? report_tell(&p->report, p->language, 0) : 0;
}

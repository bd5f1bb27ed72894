#include "command/missing.h"

#include "base/buf.h"
#include "model/labels.h"
#include "report/usage.h"
#include "resolve/calendar.h"
#include "resolve/resolve.h"

#include <stdio.h>
#include <string.h>

/* ---- words ---- */

enum { COUNT_WORDS = ITEM_TYPES, COUNT_LABELS, COUNTS };

/* What is counted, in the order in which it is told. */
static const struct {
    int what;
    const char *text[2]; /* by enum message_language */
} counted[COUNTS] = {
    {COUNT_WORDS, {"words", "Wörter"}},     {COUNT_LABELS, {"labels", "Bezeichnungen"}},
    {ITEM_PAGE, {"pages", "Seiten"}},       {ITEM_GROUP, {"groups", "Gruppen"}},
    {ITEM_VENUE, {"venues", "Orte"}},       {ITEM_EVENT, {"events", "Termine"}},
    {ITEM_OFFER, {"offers", "Angebote"}},   {ITEM_MEMBER, {"members", "Mitglieder"}},
    {ITEM_NEWS, {"news", "Neuigkeiten"}},   {ITEM_REPORT, {"reports", "Berichte"}},
    {ITEM_SURVEY, {"surveys", "Umfragen"}},
};

/* The lines; the first %s is the file. */
static const char *const missing_texts[] = {"%s: not translated; the translation goes into %s\n",
                                            "%s: nicht übersetzt; die Übersetzung gehört in %s\n"};
static const char *const bare_texts[] = {"%s: only the fields are translated, not the text\n",
                                         "%s: nur die Felder sind übersetzt, nicht der Text\n"};
static const char *const old_texts[] = {
    "%s: translates the text of %s; the original changed on %s\n",
    "%s: übersetzt den Stand vom %s; das Original wurde am %s geändert\n"};
static const char *const machine_texts[] = {
    "%s: made by a program; whoever has read it takes 'translation: machine' out\n",
    "%s: von einem Programm übersetzt; wer es gelesen hat, nimmt „translation: machine“ heraus\n"};
static const char *const word_texts[] = {"%s: word '%s': %s\n", "%s: Wort „%s“: %s\n"};
static const char *const section_texts[] = {"%s: word in addresses '%s': %s\n",
                                            "%s: Wort in Adressen „%s“: %s\n"};
static const char *const label_texts[] = {"%s: label '%s': %s\n", "%s: Bezeichnung „%s“: %s\n"};

/* ---- one language ---- */

/* What one language has and lacks. */
struct tally {
    struct project *project;
    const struct language *language;
    int prints;                      /* 1: each thing gets a line */
    size_t done[COUNTS], of[COUNTS]; /* by item type, COUNT_WORDS, COUNT_LABELS */
    size_t old, machine;
};

static void count(struct tally *t, int what, int done)
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
        count(t, COUNT_WORDS, there);
        if (!there && t->prints)
            printf(section_texts[t->project->language], own->path, key,
                   (const char *)first->section.entry[i].value);
    }
    for (size_t i = 0; i < first->word.n; i++)
        t->of[COUNT_WORDS] += !words_optional(first->word.entry[i].key);
    for (size_t i = 0; i < own->missing.n && t->prints; i++) {
        const char *key = own->missing.at[i];
        printf(word_texts[t->project->language], own->path, key, word_text(words_get(first, key)));
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
        count(t, COUNT_LABELS, there);
        if (there || !t->prints)
            continue;
        const char *name = arena_printf(&t->project->arena, "%s.%s%s%s", l->part,
                                        l->list ? l->list : "", l->list ? "." : "", l->key);
        printf(label_texts[t->project->language], t->language->words->path, name,
               l->label->text[0]);
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
        printf(old_texts[t->project->language], item->source->path, from, to);
}

static void tally_machine(struct tally *t, const struct item *item)
{
    t->machine += item->machine != 0;
    if (t->prints && item->machine)
        printf(machine_texts[t->project->language], item->source->path);
}

static int has_text(const struct item *item)
{
    return item->body && *item->body->text;
}

static void tally_item(struct tally *t, const struct item *item)
{
    enum message_language in = t->project->language;
    const struct item *own = item_translation(item, t->language->index);
    int bare = own && has_text(item) && !has_text(own);
    count(t, (int)item->type, own && !bare);
    if (own) {
        tally_old(t, own);
        tally_machine(t, own);
    }
    if (t->prints && !own)
        printf(missing_texts[in], item->source->path, translation_path(t, item));
    if (t->prints && bare)
        printf(bare_texts[in], own->source->path);
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

static int any(const struct site *site, const struct item *item)
{
    (void)site;
    (void)item;
    return 1;
}

static const struct {
    int (*belongs)(const struct site *site, const struct item *item);
    enum item_type type;
    int newest; /* 1: the last by id comes first */
} weights[] = {
    {in_main_menu, ITEM_PAGE, 0},   {in_footer, ITEM_PAGE, 0},  {item_current, ITEM_GROUP, 0},
    {any, ITEM_VENUE, 0},           {is_coming, ITEM_EVENT, 0}, {item_current, ITEM_OFFER, 0},
    {item_current, ITEM_MEMBER, 0}, {any, ITEM_NEWS, 1},        {in_no_menu, ITEM_PAGE, 0},
    {any, ITEM_REPORT, 1},          {any, ITEM_SURVEY, 1},
};

static void tally_items(struct tally *t)
{
    const struct site *site = &t->project->site;
    for (size_t w = 0; w < sizeof weights / sizeof *weights; w++) {
        const struct list *items = &site->items[weights[w].type];
        for (size_t i = 0; i < items->n; i++) {
            const struct item *item = items->at[weights[w].newest ? items->n - 1 - i : i];
            if (!item->archive && weights[w].belongs(site, item))
                tally_item(t, item);
        }
    }
}

static void print_counts(const struct tally *t)
{
    static const char *const forms[] = {"%s%s %zu of %zu", "%s%s %zu von %zu"};
    static const char *const olds[] = {"; out of date: %zu, made by a program: %zu\n",
                                       "; veraltet: %zu, von einem Programm: %zu\n"};
    enum message_language in = t->project->language;
    const char *join = "";
    for (int i = 0; i < COUNTS; i++) {
        int what = counted[i].what;
        if (!t->of[what])
            continue;
        printf(forms[in], join, counted[i].text[in], t->done[what], t->of[what]);
        join = ", ";
    }
    printf(olds[in], t->old, t->machine);
}

static void tell_language(struct project *p, const struct language *language, int prints)
{
    struct tally t = {.project = p, .language = language, .prints = prints};
    tally_words(&t);
    tally_labels(&t);
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
    if (p->site.languages && !strcmp(p->site.language[0].tag, name))
        usage_fault("'%s' is the language of the originals; --missing takes one of %sall", name,
                    tags.s);
    else
        usage_fault("--missing takes one of %sall, not '%s'", tags.s, name);
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

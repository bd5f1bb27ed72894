#include "read/words.h"

#include "base/arena.h"
#include "read/text.h"
#include "read/yaml.h"
#include "read/yaml_check.h"
#include "report/suggest.h"

#include <stdint.h>
#include <string.h>

const char *const words_forms[PLURAL_FORMS] = {"zero", "one", "two", "few", "many", "other"};

/* What is being read, and where its faults go. */
struct words_reader {
    struct arena *arena;
    struct report *report;
    struct words *out;
};

static struct diag *refuse_word_kind(struct words_reader *r, const struct node *n)
{
    return diag_add(r->report, DIAG_FIELD_KIND, n->span.source ? n->span : n->key_span, n->key,
                    NULL);
}

static void unknown_key(struct words_reader *r, const struct node *n, const char *const *names,
                        size_t count)
{
    struct suggest near = suggest_begin(n->key);
    for (size_t i = 0; i < count; i++)
        suggest_offer(&near, names[i]);
    struct diag *d = diag_add(r->report, DIAG_FIELD_UNKNOWN, n->key_span, n->key, NULL);
    if (near.best)
        diag_help(r->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static const char *scalar(struct words_reader *r, const struct node *n)
{
    if (n->kind == NODE_SCALAR) {
        if (yaml_comment_cuts(n, 1))
            yaml_warn_cut(r->arena, r->report, n);
        return text_tidy(r->arena, n->text, 0);
    }
    refuse_word_kind(r, n);
    return "";
}

static void read_plural(struct words_reader *r, const struct node *n, struct word *w)
{
    for (const struct node *form = n->item; form; form = form->next) {
        size_t i = 0;
        while (i < PLURAL_FORMS && strcmp(words_forms[i], form->key) != 0)
            i++;
        if (i == PLURAL_FORMS)
            unknown_key(r, form, words_forms, PLURAL_FORMS);
        else
            w->plural[i] = scalar(r, form);
    }
    if (w->plural[PLURAL_FORMS - 1])
        return;
    diag_add(r->report, DIAG_FIELD_MISSING, n->key_span, "other", NULL);
    w->plural[PLURAL_FORMS - 1] = "";
}

static void read_words_map(struct words_reader *r, const struct node *n)
{
    if (n->kind != NODE_MAP) {
        refuse_word_kind(r, n);
        return;
    }
    for (const struct node *item = n->item; item; item = item->next) {
        struct word *w = arena_alloc(r->arena, sizeof *w);
        w->at = item->key_span;
        w->value = item;
        if (item->kind == NODE_MAP)
            read_plural(r, item, w);
        else
            w->text = scalar(r, item);
        map_add(&r->out->word, item->key, w);
    }
}

/* A section is one part of an address. */
static int is_section(const char *s)
{
    enum { LETTERS = 80 };
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return n && n <= LETTERS && !s[n];
}

static void read_sections(struct words_reader *r, const struct node *n)
{
    if (n->kind != NODE_MAP) {
        refuse_word_kind(r, n);
        return;
    }
    for (const struct node *item = n->item; item; item = item->next) {
        const char *text = scalar(r, item);
        if (item->kind == NODE_SCALAR && !is_section(text))
            diag_add(r->report, DIAG_BAD_PATH, item->span, text, NULL);
        map_add(&r->out->section, item->key, arena_strdup(r->arena, text));
    }
}

/* What these labels belong to is known once the site is. */
static const struct node *labels(struct words_reader *r, const struct node *n, const char *first)
{
    if (n->kind == NODE_MAP)
        return n;
    if (!node_is_null(n))
        diag_help(r->report, refuse_word_kind(r, n), HELP_KIND_MAP, first, NULL);
    return NULL;
}

static void read_word_name(struct words_reader *r, const struct node *n)
{
    r->out->name = scalar(r, n);
}

static void read_direction(struct words_reader *r, const struct node *n)
{
    const char *s = scalar(r, n);
    if (!strcmp(s, "ltr") || !strcmp(s, "rtl"))
        r->out->direction = s;
    else if (n->kind == NODE_SCALAR)
        diag_help(r->report, diag_add(r->report, DIAG_CHOICE, n->span, s, n->key), HELP_ONE_OF,
                  "ltr, rtl", NULL);
}

static void read_site(struct words_reader *r, const struct node *n)
{
    r->out->site = labels(r, n, "title:");
}

static void read_vocabulary(struct words_reader *r, const struct node *n)
{
    r->out->vocabulary = labels(r, n, "topics:");
}

static void read_holidays(struct words_reader *r, const struct node *n)
{
    r->out->holidays = labels(r, n, "Neujahr:");
}

static const struct {
    const char *key;
    enum phrase help;
    void (*read)(struct words_reader *r, const struct node *n);
} parts[] = {
    {"name", PHRASE_PART_NAME, read_word_name},
    {"direction", PHRASE_PART_DIRECTION, read_direction},
    {"sections", PHRASE_PART_SECTIONS, read_sections},
    {"words", PHRASE_PART_WORDS, read_words_map},
    {"site", PHRASE_PART_SITE, read_site},
    {"vocabulary", PHRASE_PART_VOCABULARY, read_vocabulary},
    {"holidays", PHRASE_PART_HOLIDAYS, read_holidays},
};

enum { PARTS = sizeof parts / sizeof *parts };

static void read_words_part(struct words_reader *r, const struct node *n)
{
    const char *keys[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        keys[i] = parts[i].key;
        if (!strcmp(keys[i], n->key)) {
            parts[i].read(r, n);
            return;
        }
    }
    unknown_key(r, n, keys, PARTS);
}

/* Known by its place, so that one can tell whether a file gave another. */
static const char usual_direction[] = "ltr";

struct words *words_none(struct arena *a, const char *path)
{
    struct words *out = arena_alloc(a, sizeof *out);
    *out = (struct words){.path = path, .name = "", .direction = usual_direction};
    map_init(&out->section, a);
    map_init(&out->word, a);
    return out;
}

struct words *words_read(struct arena *a, struct report *r, const struct source *s)
{
    struct words *out = words_none(a, s->path);
    struct words_reader reading = {.arena = a, .report = r, .out = out};
    struct node *root = text_check(r, s) ? yaml_read(a, r, s, 0, s->n) : NULL;
    if (root && root->kind != NODE_MAP)
        diag_add(r, DIAG_YAML_MAPPING, root->span, NULL, NULL);
    else if (root)
        for (const struct node *n = root->item; n; n = n->next)
            read_words_part(&reading, n);
    return out;
}

struct words *words_copy(struct arena *a, const struct words *from)
{
    struct words *to = words_none(a, from->path);
    *to = *from;
    map_copy(&to->section, &from->section, a);
    map_copy(&to->word, &from->word, a);
    to->missing = (struct list){0};
    return to;
}

static void inherit_map(struct map *to, const struct map *from)
{
    for (size_t i = 0; i < from->n; i++) {
        if (!map_get(to, from->entry[i].key))
            map_add(to, from->entry[i].key, from->entry[i].value);
    }
}

void words_inherit(struct words *to, const struct words *shipped)
{
    if (!*to->name)
        to->name = shipped->name;
    if (to->direction == usual_direction)
        to->direction = shipped->direction;
    inherit_map(&to->section, &shipped->section);
    inherit_map(&to->word, &shipped->word);
    to->shipped = shipped->vocabulary;
    if (!to->holidays)
        to->holidays = shipped->holidays;
}

const char *words_part(size_t i, enum phrase *help)
{
    *help = i < PARTS ? parts[i].help : PHRASE_NONE;
    return i < PARTS ? parts[i].key : NULL;
}

int words_optional(const char *key)
{
    static const char ordinal[] = "rule.ordinal.", month[] = "rule.in_month.";
    if (!strncmp(key, ordinal, sizeof ordinal - 1))
        return strchr(key + sizeof ordinal - 1, '.') != NULL;
    return !strncmp(key, month, sizeof month - 1);
}

void words_lend(struct words *to, const struct words *from, struct arena *a)
{
    for (size_t i = 0; i < from->word.n; i++) {
        const char *key = from->word.entry[i].key;
        if (words_get(to, key) || words_optional(key))
            continue;
        list_add(&to->missing, a, (void *)(uintptr_t)key);
        if (strncmp(key, "rule.", 5))
            map_add(&to->word, key, from->word.entry[i].value);
    }
}

const struct word *words_get(const struct words *w, const char *key)
{
    return map_get(&w->word, key);
}

const char *words_text(const struct words *w, const char *key)
{
    const struct word *word = w ? words_get(w, key) : NULL;
    return word && word->text ? word->text : key;
}

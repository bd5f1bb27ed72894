#include "model/fill/fill.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/fill/meant.h"
#include "model/fill/words.h"
#include "model/schema_words.h"
#include "report/suggest.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* One of several: of the site's controlled lists, or of the schema's. */

enum { FEW = 7 };

/* Advises the name that is near; all of them where there is none, or where they are few. */
static void help_names(struct fill *f, struct diag *d, const char *near, const char *const *names,
                       size_t n)
{
    struct buf all;
    if (near && n > FEW) {
        diag_help(f->report, d, HELP_DID_YOU_MEAN, near, NULL);
        return;
    }
    buf_init(&all);
    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    diag_help(f->report, d, HELP_ONE_OF, all.s, NULL);
    buf_free(&all);
}

/* ---- controlled lists ---- */

static void fault_vocabulary(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const struct vocabulary *v = &f->site->vocabulary[spec->vocabulary];
    struct diag *d = diag_add(f->report, DIAG_VOCABULARY, n->span, n->text, NULL);
    const char *bare = fill_unquoted(f, n->text);
    const struct term *meant = bare == n->text ? NULL : fill_term(f, spec->vocabulary, bare);
    diag_word(d, 1, vocabulary_phrase(spec->vocabulary));
    if (meant) {
        diag_help(f->report, d, HELP_DID_YOU_MEAN, meant->id, NULL);
        return;
    }
    const char **names = arena_array(f->arena, v->terms.n + 1, sizeof *names);
    for (size_t i = 0; i < v->terms.n; i++)
        names[i] = v->terms.entry[i].key;
    help_names(f, d, fill_term_near(f, spec->vocabulary, bare), names, v->terms.n);
}

void *fill_vocabulary(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct term *term = map_get(&f->site->vocabulary[spec->vocabulary].terms, n->text);
    if (term)
        return term;
    term = fill_term(f, spec->vocabulary, n->text);
    if (term)
        value_read_as(f->report, n, term->id);
    else
        fault_vocabulary(f, spec, n);
    return term;
}

/* ---- the schema's lists ---- */

/* Returns what pages of a language call a choice ("abgesagt"), NULL if they do not say. */
static const char *choice_on_pages(struct fill *f, const struct language *l,
                                   const struct field_spec *spec, const char *choice)
{
    const char *group = spec->choices == schema_statuses ? "state" : spec->name;
    char *key = arena_printf(f->arena, "%s.%s", group, choice);
    for (char *p = key; (p = strchr(p, ' '));)
        *p = '_';
    const struct word *word = l->words ? words_get(l->words, key) : NULL;
    return word ? word->text : NULL;
}

/* Returns 1 if people call the choice so, in a language of the program or the site. */
static int choice_called(struct fill *f, const struct field_spec *spec, const char *choice,
                         const char *text)
{
    for (int l = 0; l < MESSAGE_LANGUAGES; l++) {
        const char *word = choice_words_in(spec, choice, (enum message_language)l);
        if (word && fill_same(word, text))
            return 1;
    }
    for (int l = 0; l < f->site->languages; l++) {
        const char *word = choice_on_pages(f, &f->site->language[l], spec, choice);
        if (word && fill_same(word, text))
            return 1;
    }
    return 0;
}

/* Returns 1 if the choice stands in the text as a word of its own: A1 in "A1.2". */
static int stands_in(const char *choice, const char *text)
{
    size_t n = strlen(choice);
    for (const char *p = text; (p = strcasestr(p, choice)); p++) {
        if ((p == text || !isalnum((unsigned char)p[-1])) && !isalnum((unsigned char)p[n]))
            return 1;
    }
    return 0;
}

static const char *choice_meant(struct fill *f, const struct field_spec *spec, const char *text)
{
    const char *inside = NULL;
    int several = 0;
    struct suggest near = suggest_begin(text);
    for (int i = 0; spec->choices[i]; i++) {
        const char *choice = spec->choices[i];
        if (fill_same(choice, text) || choice_called(f, spec, choice, text))
            return choice;
        suggest_offer(&near, choice);
        if (stands_in(choice, text)) {
            several += inside != NULL;
            inside = choice;
        }
    }
    if (inside)
        return several ? NULL : inside;
    return near.tied ? NULL : near.best;
}

static void fault_choice(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t count = 0;
    struct diag *d = fill_fault(f, DIAG_CHOICE, n, spec->name);
    const char *meant = choice_meant(f, spec, fill_unquoted(f, n->text));
    while (spec->choices[count])
        count++;
    if (meant)
        diag_help(f->report, d, HELP_DID_YOU_MEAN, meant, NULL);
    else
        help_names(f, d, NULL, spec->choices, count);
}

/* Returns the number of the choice; one that differs in case or accents alone is warned of. */
static int choice_index(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    for (int i = 0; spec->choices[i]; i++) {
        if (!strcmp(spec->choices[i], n->text))
            return i;
    }
    for (int i = 0; spec->choices[i]; i++) {
        if (!fill_same(spec->choices[i], n->text))
            continue;
        value_read_as(f->report, n, spec->choices[i]);
        return i;
    }
    fault_choice(f, spec, n);
    return -1;
}

void *fill_choice(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    int i = choice_index(f, spec, n);
    return i < 0 ? NULL : (void *)spec->choices[i];
}

void fill_choice_int(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    int i = choice_index(f, spec, n);
    if (i >= 0)
        *(int *)to = i;
}

/* ---- truth ---- */

void fill_yesno(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    static const char *const words[][4] = {{"no", "false", "nein", NULL},
                                           {"yes", "true", "ja", NULL}};
    const char *bare = fill_unquoted(f, n->text);
    for (int truth = 0; truth < 2; truth++) {
        for (int i = 0; words[truth][i]; i++) {
            if (!strcasecmp(words[truth][i], bare)) {
                *(int *)to = truth;
                return;
            }
        }
    }
    struct diag *d = diag_add(f->report, DIAG_FIELD_YESNO, n->span, n->text, NULL);
    diag_help(f->report, d, HELP_KIND_YESNO, NULL, NULL);
    (void)spec;
}

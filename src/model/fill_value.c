#include "model/fill.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/locale.h"
#include "base/utf8.h"
#include "model/asset.h"
#include "model/schema_words.h"
#include "report/suggest.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void *language_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (locale_known(n->text))
        return (void *)n->text;
    struct diag *d = fill_fault(f, DIAG_LANGUAGE_TAG, n, spec->name);
    diag_help(f->report, d, HELP_LANGUAGE_FORM, NULL, NULL);
    return NULL;
}

static void *alias_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const char *path = n->text + (*n->text == '/');
    size_t len = strlen(path);
    char *copy = arena_strdup(f->arena, path);
    if (len && copy[len - 1] == '/')
        copy[len - 1] = '\0';
    if (len && !strpbrk(path, "?#%:*\"<>|") && address_stray(path, len) == len &&
        fs_path_confined(copy) && *copy != '.' && !strstr(copy, "/."))
        return (void *)path; /* of the node itself: resolve/claim finds it there again */
    diag_help(f->report, fill_fault(f, DIAG_BAD_PATH, n, spec->name), HELP_PATH_FORM, NULL, NULL);
    return NULL;
}

static void fault_foreign(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct diag *d = fill_fault(f, DIAG_ASSET_FOREIGN, n, spec->name);
    diag_help(f->report, d, HELP_SAVE_ASSET, "images/foto.jpg", NULL);
}

static void *asset_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const char *rooted = n->text + (n->text[0] == '/' && n->text[1] != '/');
    const char *path = !strncmp(rooted, "assets/", 7) ? rooted + 7 : rooted;
    const char *found = site_asset(f->site, path);
    if (found) {
        if (spec->flags & FIELD_PICTURE)
            asset_check_picture(f->report, found, n->span);
        else
            asset_check_attached(f->site, f->report, found, n->span);
        return (void *)found;
    }
    if (strchr(path, ':') || !strncmp(path, "//", 2)) {
        fault_foreign(f, spec, n);
        return NULL;
    }
    struct diag *d = fill_fault(f, DIAG_ASSET_MISSING, n, NULL);
    struct suggest s = suggest_begin(path);
    for (size_t i = 0; i < f->site->asset_by_path.n; i++)
        suggest_offer(&s, f->site->asset_by_path.entry[i].key);
    if (s.best)
        diag_help(f->report, d, HELP_DID_YOU_MEAN, s.best, NULL);
    return NULL;
}

static void *ref_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    (void)spec;
    struct ref *ref = arena_alloc(f->arena, sizeof *ref);
    *ref = (struct ref){.id = n->text, .node = n};
    return ref;
}

/* ---- one of several ---- */

enum { FEW = 7 };

static void help_names(struct fill *f, struct diag *d, const char *word, const char *const *names,
                       size_t n)
{
    struct suggest s = suggest_begin(word);
    struct buf all;
    buf_init(&all);
    for (size_t i = 0; i < n; i++) {
        suggest_offer(&s, names[i]);
        buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    if (n <= FEW || !s.best)
        diag_help(f->report, d, HELP_ONE_OF, all.s, NULL);
    else
        diag_help(f->report, d, HELP_DID_YOU_MEAN, s.best, NULL);
    buf_free(&all);
}

/* Returns the term that an editor named by its label, in any language of the site. */
static const struct term *term_labelled(struct fill *f, const struct vocabulary *v,
                                        const char *word)
{
    for (size_t i = 0; i < v->terms.n; i++) {
        const struct term *t = v->terms.entry[i].value;
        for (int l = 0; l < f->site->languages; l++) {
            if (t->label.text[l] && !strcasecmp(t->label.text[l], word))
                return t;
        }
    }
    return NULL;
}

static void *vocabulary_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const struct vocabulary *v = &f->site->vocabulary[spec->vocabulary];
    void *term = map_get(&v->terms, n->text);
    if (term)
        return term;
    struct diag *d = diag_add(f->report, DIAG_VOCABULARY, n->span, n->text, NULL);
    diag_word(d, 1, vocabulary_phrase(spec->vocabulary));
    const struct term *meant = term_labelled(f, v, n->text);
    if (meant) {
        diag_help(f->report, d, HELP_DID_YOU_MEAN, meant->id, NULL);
        return NULL;
    }
    const char **names = arena_array(f->arena, v->terms.n + 1, sizeof *names);
    for (size_t i = 0; i < v->terms.n; i++)
        names[i] = v->terms.entry[i].key;
    help_names(f, d, n->text, names, v->terms.n);
    return NULL;
}

static int choice_index(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    size_t count = 0;
    for (; spec->choices[count]; count++) {
        if (!strcmp(spec->choices[count], n->text))
            return (int)count;
    }
    help_names(f, fill_fault(f, DIAG_CHOICE, n, spec->name), n->text, spec->choices, count);
    return -1;
}

static void *choice_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    int i = choice_index(f, spec, n);
    return i < 0 ? NULL : (void *)spec->choices[i];
}

static void choice_store(struct fill *f, const struct field_spec *spec, const struct node *n,
                         void *to)
{
    int i = choice_index(f, spec, n);
    if (i >= 0)
        *(int *)to = i;
}

/* ---- truth and numbers ---- */

static void yesno_store(struct fill *f, const struct field_spec *spec, const struct node *n,
                        void *to)
{
    static const char *const words[][4] = {{"no", "false", "nein", NULL},
                                           {"yes", "true", "ja", NULL}};
    for (int truth = 0; truth < 2; truth++) {
        for (int i = 0; words[truth][i]; i++) {
            if (!strcasecmp(words[truth][i], n->text)) {
                *(int *)to = truth;
                return;
            }
        }
    }
    struct diag *d = diag_add(f->report, DIAG_FIELD_YESNO, n->span, n->text, NULL);
    diag_help(f->report, d, HELP_KIND_YESNO, NULL, NULL);
    (void)spec;
}

static void int_store(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    size_t len = strlen(n->text);
    if (!len || len > 9 || strspn(n->text, "0123456789") != len) {
        struct diag *d = diag_add(f->report, DIAG_FIELD_NUMBER, n->span, n->text, NULL);
        diag_help(f->report, d, HELP_KIND_NUMBER, NULL, NULL);
        return;
    }
    int value = (int)strtol(n->text, NULL, 10);
    int least = spec->kind == FIELD_YEAR ? DATE_FIRST_FOUNDED : spec->least;
    int most = spec->kind == FIELD_YEAR ? DATE_LAST_YEAR : spec->most;
    if (value < least || value > most) {
        char bounds[32];
        snprintf(bounds, sizeof bounds, "%d…%d", least, most);
        diag_add(f->report, DIAG_FIELD_RANGE, n->span, spec->name, bounds);
        return;
    }
    *(int *)to = value;
}

/* Degrees are kept as text too: what was typed is what feeds and pages print. */
static void degrees_store(struct fill *f, const struct field_spec *spec, const struct node *n,
                          void *to)
{
    const char *digits = n->text + (*n->text == '-');
    size_t len = strlen(digits);
    if (!len || len > 12 || strspn(digits, "0123456789.") != len ||
        strchr(digits, '.') != strrchr(digits, '.') || !isdigit((unsigned char)*digits)) {
        diag_add(f->report, DIAG_FIELD_NUMBER, n->span, n->text, NULL);
        return;
    }
    double value = strtod(n->text, NULL);
    if (value < -spec->most || value > spec->most) {
        char bounds[32];
        snprintf(bounds, sizeof bounds, "-%d…%d", spec->most, spec->most);
        diag_add(f->report, DIAG_FIELD_RANGE, n->span, spec->name, bounds);
        return;
    }
    *(double *)to = value;
    const char **text = (const char **)(void *)((char *)to + offsetof(struct geo, lat_text) -
                                                offsetof(struct geo, lat));
    if (spec->offset == offsetof(struct geo, lon))
        text = (const char **)(void *)((char *)to + offsetof(struct geo, lon_text) -
                                       offsetof(struct geo, lon));
    *text = n->text;
}

/* ---- dates ---- */

int fill_when_fault(struct fill *f, enum when_fault fault, const struct node *n,
                    const char *read_as, enum help_id form)
{
    static const enum diag_id ids[] = {[WHEN_NO_DATE] = DIAG_DATE_MISSING_DAY,
                                       [WHEN_NO_TIME] = DIAG_TIME_MISSING,
                                       [WHEN_BAD] = DIAG_DATE_FORM};
    if (fault == WHEN_OK)
        return 1;
    if (fault == WHEN_SLIP) {
        struct diag *d = diag_add(f->report, DIAG_DATE_SLIP, n->span, n->text, read_as);
        diag_help(f->report, d, HELP_WRITE_AS, read_as, NULL);
        return 1;
    }
    struct diag *d = diag_add(f->report, ids[fault], n->span, n->text, NULL);
    if (fault == WHEN_BAD)
        diag_help(f->report, d, form, NULL, NULL);
    return 0;
}

/* Nobody plans further, but 2072 is soon written for 2027; and what has been is at most dated a few
 * days ahead. */
enum { YEARS_AHEAD = 10, DAYS_AHEAD = 14 };
#define YEARS_AHEAD_TEXT "10"
_Static_assert(YEARS_AHEAD == 10, "the message names it");

/* A slip of the hand such as 0226 or 20226 would lead lists and feeds through the centuries. */
static int date_in_range(struct fill *f, const struct node *n, struct date d, int least)
{
    char bounds[32];
    int this_year = f->site->now.date.year;
    if (this_year && d.year > this_year + YEARS_AHEAD && d.year <= DATE_LAST_YEAR)
        diag_add(f->report, DIAG_DATE_FAR, n->span, n->text, YEARS_AHEAD_TEXT);
    if (d.year >= least && d.year <= DATE_LAST_YEAR)
        return 1;
    snprintf(bounds, sizeof bounds, "%d…%d", least, DATE_LAST_YEAR);
    diag_add(f->report, DIAG_DATE_RANGE, n->span, n->text, bounds);
    return 0;
}

static int when_value(struct fill *f, const struct node *n, enum help_id form, struct when *out)
{
    struct when w = {0};
    char text[24] = "";
    enum when_fault fault = when_parse(n->text, &w);
    if (fault <= WHEN_SLIP)
        when_format(w, ' ', text);
    if (!fill_when_fault(f, fault, n, text, form) || !date_in_range(f, n, w.date, DATE_FIRST_YEAR))
        return 0;
    *out = w;
    return 1;
}

/* Reads a time alone where one may stand; returns 0 if it is none. */
static int clock_value(struct fill *f, const struct field_spec *spec, const struct node *n,
                       struct when *to)
{
    int32_t second;
    char text[24];
    enum when_fault fault = spec->flags & FIELD_CLOCK ? time_parse(n->text, &second) : WHEN_BAD;
    if (fault > WHEN_SLIP)
        return 0;
    snprintf(text, sizeof text, "%02d:%02d", second / 3600, second / 60 % 60);
    fill_when_fault(f, fault, n, text, HELP_TIME_FORM);
    *to = when_clock(second);
    return 1;
}

static void when_store(struct fill *f, const struct field_spec *spec, const struct node *n,
                       void *to)
{
    if (!clock_value(f, spec, n, to))
        when_value(f, n, HELP_WHEN_FORM, to);
}

static void *when_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    (void)spec;
    struct when_at *at = arena_alloc(f->arena, sizeof *at);
    at->node = n;
    return when_value(f, n, HELP_WHEN_FORM, &at->when) ? at : NULL;
}

/* What was founded may be older than any calendar. */
static int date_value(struct fill *f, const struct field_spec *spec, const struct node *n,
                      struct date *out)
{
    struct when w = {.second = WHEN_ALL_DAY};
    char text[24] = "";
    int is_year =
        spec->kind == FIELD_YEAR_DATE && strlen(n->text) == 4 && strspn(n->text, "0123456789") == 4;
    enum when_fault fault = is_year ? WHEN_OK : date_parse(n->text, &w.date);
    if (is_year)
        w.date = (struct date){(int16_t)strtol(n->text, NULL, 10), 1, 1};
    else if (fault <= WHEN_SLIP)
        when_format(w, ' ', text);
    *out = w.date;
    return fill_when_fault(f, fault, n, text, HELP_DATE_FORM) &&
           date_in_range(f, n, w.date,
                         spec->kind == FIELD_YEAR_DATE ? DATE_FIRST_FOUNDED : DATE_FIRST_YEAR);
}

static void date_store(struct fill *f, const struct field_spec *spec, const struct node *n,
                       void *to)
{
    struct date d, today = f->site->now.date;
    if (!date_value(f, spec, n, &d))
        return;
    if (spec->flags & FIELD_PAST && today.year &&
        date_compare(d, date_add_days(today, DAYS_AHEAD)) > 0)
        diag_add(f->report, DIAG_DATE_AHEAD, n->span, n->text, NULL);
    *(struct date *)to = d;
}

static void end_store(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    struct end *end = to;
    if (!strcmp(n->text, "open"))
        end->open = 1;
    else if (clock_value(f, spec, n, &end->when))
        return;
    else if (*n->text != '+')
        when_value(f, n, HELP_END_FORM, &end->when);
    else
        fill_when_fault(f, duration_parse(n->text, &end->length), n, NULL, HELP_END_FORM);
}

static const struct fill_kind kinds[FIELD_KINDS] = {
    [FIELD_TEXT] = {.element = fill_text},
    [FIELD_YESNO] = {.store = yesno_store},
    [FIELD_INT] = {.store = int_store},
    [FIELD_YEAR] = {.store = int_store},
    [FIELD_DATE] = {.store = date_store},
    [FIELD_YEAR_DATE] = {.store = date_store},
    [FIELD_WHEN] = {.element = when_element, .store = when_store},
    [FIELD_END] = {.store = end_store},
    [FIELD_URL] = {.element = fill_url},
    [FIELD_EMAIL] = {.element = fill_email},
    [FIELD_POSTCODE] = {.element = fill_postcode},
    [FIELD_PHONE] = {.element = fill_phone},
    [FIELD_LANGUAGE] = {.element = language_element},
    [FIELD_ALIAS] = {.element = alias_element},
    [FIELD_ASSET] = {.element = asset_element},
    [FIELD_VOCABULARY] = {.element = vocabulary_element},
    [FIELD_CHOICE] = {.element = choice_element},
    [FIELD_CHOICE_INT] = {.store = choice_store},
    [FIELD_REF] = {.element = ref_element},
    [FIELD_HOURS] = {.store = fill_hours, .whole = 1},
    [FIELD_DEGREES] = {.store = degrees_store},
    [FIELD_RECORD] = {.element = fill_record},
    [FIELD_NAMED] = {.store = fill_named, .whole = 1},
    [FIELD_MEASURES] = {.store = fill_measures, .whole = 1},
    [FIELD_LABEL] = {.store = fill_label, .whole = 1},
    [FIELD_EVERY] = {.store = fill_every},
    [FIELD_ON] = {.element = fill_on},
    [FIELD_BEFORE] = {.store = fill_before},
};

const struct fill_kind *fill_kind(enum field_kind kind)
{
    return &kinds[kind];
}

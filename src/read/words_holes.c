#include "read/words_holes.h"

#include "read/words.h"
#include "read/words_fill.h"
#include "read/yaml.h"

#include <string.h>

/* ---- one word ---- */

/* Returns the lowest of several holes; {n} is the last, for most words have it by themselves. */
static const char *lowest_hole(unsigned holes)
{
    static const char *const signs[] = {"{1}", "{2}", "{3}", "{4}", "{5}",
                                        "{6}", "{7}", "{8}", "{9}", "{n}"};
    size_t i = 0;
    while (!(holes & words_hole(signs[i][1])))
        i++;
    return signs[i];
}

/* Returns where a form of the word stands in its file, or all of it (NULL). */
static struct span form_span(const struct word *w, const char *form)
{
    const struct node *value = w->value;
    if (value && value->kind == NODE_MAP)
        value = form ? node_get(value, form) : NULL;
    return value && value->span.n ? value->span : w->at;
}

/* Returns where the hole stands; what is written otherwise than it reads (`\x7b`) is shown whole.
 */
static struct span hole_span(struct span form, const char *hole)
{
    const char *text = form.source->text + form.at;
    size_t n = strlen(hole);
    for (size_t i = 0; i + n <= form.n; i++) {
        if (!memcmp(text + i, hole, n))
            return span_make(form.source, form.at + i, n);
    }
    return form;
}

/* Checks one form of a word; returns 1 if it said something. */
static int check_form(struct report *r, const char *key, struct span at, const char *text,
                      unsigned may, unsigned must)
{
    unsigned has = words_holes(text), lacks = must & ~has & ~words_hole('n');
    if (has & ~may) {
        const char *hole = lowest_hole(has & ~may);
        diag_add(r, DIAG_WORD_HOLE, hole_span(at, hole), key, hole);
    } else if (lacks && *text) {
        diag_add(r, DIAG_WORD_LACKS, at, key, lowest_hole(lacks));
    }
    return (has & ~may) || (lacks && *text);
}

void words_check_word(struct report *r, const struct word *w, const char *key, unsigned may,
                      unsigned must)
{
    if (w->text) {
        check_form(r, key, form_span(w, NULL), w->text, may, must);
        return;
    }
    for (int i = 0; i < PLURAL_FORMS; i++) {
        struct span at = form_span(w, words_forms[i]);
        if (w->plural[i] && check_form(r, key, at, w->plural[i], may, i ? must : 0))
            return;
    }
}

/* ---- what the program fills ---- */

/* How many things a word is given: it must have {1} up to `least` and may have {1} up to `most`.
 * The first row that fits counts. */
static const struct given {
    const char *key; /* with '.' at its end: all words that begin so */
    int least, most;
    int chooses; /* 1: each language takes one of them, as its grammar asks for */
} given[] = {
    {"archive.year", 1, 1, 0},
    {"calendar.all", 0, 0, 0},
    {"calendar.audience", 1, 1, 0},
    {"calendar.changed", 0, 0, 0},
    {"calendar.deadlines", 0, 0, 0},
    {"calendar.group", 1, 1, 0},
    {"calendar.kind", 1, 1, 0},
    {"calendar.language", 1, 1, 0},
    {"calendar.member", 1, 1, 0},
    {"calendar.name", 2, 2, 0},
    {"calendar.offers", 0, 0, 0},
    {"calendar.provider", 1, 1, 0},
    {"calendar.registration", 1, 1, 0},
    {"calendar.selection", 1, 1, 0},
    {"calendar.topic", 1, 1, 0},
    {"calendar.venue", 1, 1, 0},
    {"clock.at", 1, 1, 0},
    {"clock.range", 2, 2, 0},
    {"differs.and", 2, 2, 0},
    {"differs.date", 2, 2, 0},
    {"differs.instead", 1, 1, 0},
    {"differs.place", 1, 1, 0},
    {"differs.", 0, 0, 0},
    {"facets.open_on", 1, 1, 0},
    {"footnote.back", 1, 1, 0},
    {"footnote.back_place", 2, 2, 0},
    {"hours.always", 0, 0, 0},
    {"hours.days", 2, 2, 0},
    {"list.of", 2, 2, 0},
    {"map.km", 1, 1, 0},
    {"map.m", 1, 1, 0},
    {"meeting.original", 1, 1, 0},
    {"meeting.there", 2, 2, 0},
    {"month.title", 1, 1, 0},
    {"page.verified", 1, 1, 0},
    {"poster.title", 1, 1, 0},
    {"register.until", 1, 1, 0},
    {"rule.all_day", 1, 1, 0},
    {"rule.all_days", 1, 1, 0},
    {"rule.also", 2, 2, 0},
    {"rule.day_time", 2, 2, 0},
    {"rule.ending", 2, 2, 0},
    {"rule.except", 2, 2, 0},
    {"rule.from", 2, 2, 0},
    {"rule.here", 2, 2, 0},
    {"rule.month_date", 1, 1, 0},
    {"rule.month_nth", 1, 1, 0},
    {"rule.months_date", 1, 1, 0},
    {"rule.months_nth", 1, 1, 0},
    {"rule.mostly", 1, 1, 0},
    {"rule.nth", 2, 2, 0},
    {"rule.time_at", 1, 1, 0},
    {"rule.time_days_later", 2, 2, 0},
    {"rule.time_next_day", 2, 2, 0},
    {"rule.time_open", 1, 1, 0},
    {"rule.time_range", 2, 2, 0},
    {"rule.timed", 2, 2, 0},
    {"rule.total", 2, 2, 0},
    {"rule.until_date", 1, 1, 0},
    {"rule.until_month", 1, 1, 0},
    {"rule.week", 1, 2, 1},
    {"rule.weeks", 1, 2, 1},
    {"rule.year_date", 1, 1, 0},
    {"rule.year_nth", 2, 2, 0},
    {"rule.years_date", 1, 1, 0},
    {"rule.years_nth", 2, 2, 0},
    {"rule.zone", 2, 2, 0},
    {"rule.", 0, 0, 0},
    {"search.hits", 0, 0, 0},
    {"search.more", 0, 0, 0},
    {"search.near", 0, 0, 0},
    {"search.past", 0, 0, 0},
    {"search.some", 0, 0, 0},
    {"state.", 0, 0, 0},
    {"tag.example", 0, 0, 0},
    {"wrong.phone_subject", 1, 1, 0},
    {"wrong.right", 0, 0, 0},
};

static int is_row(const char *key, const char *row)
{
    size_t n = strlen(row);
    return row[n - 1] == '.' ? !strncmp(key, row, n) : !strcmp(key, row);
}

unsigned words_given(int args, int plural)
{
    unsigned holes = plural ? words_hole('n') : 0;
    for (int i = 1; i <= args && i <= 9; i++)
        holes |= words_hole((char)('0' + i));
    return holes;
}

/* Returns what a word must have of what it may choose from: what it took, if that is anything. */
static unsigned chosen(const struct word *w, unsigned may)
{
    unsigned has = words_holes(words_form(w, "other", 1)) & may & ~words_hole('n');
    return has ? has : words_hole('1');
}

void words_check_holes(struct report *r, const struct words *w)
{
    for (size_t i = 0; i < w->word.n; i++) {
        const char *key = w->word.entry[i].key;
        const struct word *word = w->word.entry[i].value;
        const struct given *row = given;
        while (row < given + sizeof given / sizeof *given && !is_row(key, row->key))
            row++;
        if (row == given + sizeof given / sizeof *given)
            continue;
        unsigned may = words_given(row->most, !word->text);
        unsigned must = row->chooses ? chosen(word, may) : words_given(row->least, 0);
        words_check_word(r, word, key, may, must);
    }
}

#include "read/words.h"

#include "base/arena.h"
#include "base/buf.h"

#include <string.h>

/* ---- filling ---- */

/* Returns the sign in the hole at `s` ('n', '1' … '9'), 0 if none is there. */
static char hole_at(const char *s)
{
    return s[0] == '{' && s[1] && s[2] == '}' && strchr("n123456789", s[1]) ? s[1] : '\0';
}

void words_fill(struct buf *out, const char *pattern, const char *n, const char *const *arg,
                size_t args)
{
    for (const char *s = pattern; *s; s++) {
        char hole = hole_at(s);
        size_t i = (size_t)(hole - '1');
        const char *with = hole == 'n' ? n : hole && i < args ? arg[i] : NULL;
        if (with) {
            buf_puts(out, with);
            s += 2;
        } else {
            buf_putc(out, *s);
        }
    }
}

/* ---- checking ---- */

enum { HOLE_N = 1 }; /* the bit of {n}; that of {1} is the next, and so on */

/* What the program itself puts into words; layouts are checked against the words when they
 * compile. The first row that fits counts. */
static const struct given {
    const char *key; /* with '.' or '_' at its end: all words that begin so */
    unsigned most;   /* {1} up to this */
    int chooses;     /* 1: each language takes those that its grammar asks for */
} given[] = {
    {"calendar.name", 2, 0},    {"calendar.", 1, 0},
    {"rule.format_", 0, 0},     {"rule.week", 2, 1},
    {"rule.weeks", 2, 1},       {"rule.", 2, 0},
    {"facets.open_on", 1, 0},   {"list.of", 2, 0},
    {"map.km", 1, 0},           {"map.m", 1, 0},
    {"archive.year", 1, 0},     {"month.title", 1, 0},
    {"meeting.original", 1, 0}, {"register.until", 1, 0},
    {"page.verified", 1, 0},
};

static int is_key(const char *key, const char *row)
{
    size_t n = strlen(row);
    return strchr("._", row[n - 1]) ? !strncmp(key, row, n) : !strcmp(key, row);
}

/* Returns what the program says of a word; NULL: nothing. */
static const struct given *given_find(const char *key)
{
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        if (is_key(key, given[i].key))
            return &given[i];
    }
    return NULL;
}

static unsigned holes_in(const char *text)
{
    unsigned holes = 0;
    for (const char *s = text; s && *s; s++) {
        char hole = hole_at(s);
        if (hole)
            holes |= hole == 'n' ? HOLE_N : HOLE_N << (hole - '0');
    }
    return holes;
}

static unsigned holes_of(const struct word *w)
{
    unsigned holes = holes_in(w->text);
    for (int i = 0; i < PLURAL_FORMS; i++)
        holes |= holes_in(w->plural[i]);
    return holes;
}

/* Says of the lowest hole of `holes`; nothing if there is none. */
static void tell_hole(struct report *r, enum diag_id id, const struct word *w, const char *key,
                      unsigned holes)
{
    char hole[] = "{n}";
    if (!holes)
        return;
    for (int i = 1; i <= 9 && !(holes & HOLE_N); i++) {
        if (holes & HOLE_N << i) {
            hole[1] = (char)('0' + i);
            break;
        }
    }
    diag_add(r, id, w->at, key, hole);
}

/* A number may be said in words; what is put in otherwise stands in every form but that of none. */
static unsigned holes_lacking(const struct word *w, unsigned wanted)
{
    unsigned lacking = w->text ? wanted & ~holes_in(w->text) : 0;
    for (int i = 1; i < PLURAL_FORMS; i++) {
        if (w->plural[i] && *w->plural[i])
            lacking |= wanted & ~holes_in(w->plural[i]);
    }
    return lacking & ~(unsigned)HOLE_N;
}

/* Returns 1 if the word can be held against its like in the first language. */
static int is_comparable(const struct word *w, const struct word *model, const struct given *row,
                         unsigned may)
{
    return model && !model->text == !w->text && !(row && row->chooses) && !(holes_of(model) & ~may);
}

static void check_word_holes(const struct word *w, const char *key, const struct word *model,
                             struct report *r)
{
    const struct given *row = given_find(key);
    unsigned may = row ? (1U << (row->most + 1)) - 1 : ~0U;
    if (row && w->text)
        may &= ~(unsigned)HOLE_N;
    int compares = is_comparable(w, model, row, may);
    if (compares)
        may &= holes_of(model) | (w->text ? 0 : HOLE_N);
    tell_hole(r, DIAG_WORD_HOLE, w, key, holes_of(w) & ~may);
    if (compares && !(w->text && !*w->text))
        tell_hole(r, DIAG_WORD_LACKS, w, key, holes_lacking(w, holes_of(model) & may));
}

void words_check_holes(const struct words *w, const struct words *first, struct report *r)
{
    for (size_t i = 0; i < w->word.n; i++) {
        const char *key = w->word.entry[i].key;
        check_word_holes(w->word.entry[i].value, key, first ? words_get(first, key) : NULL, r);
    }
}

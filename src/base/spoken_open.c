#include "base/locale_text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/spoken.h"
#include "base/spoken_words.h"

#include <string.h>

/* ---- what ICU has no words for ---- */

/* By the language in which they are said, divided by blanks. */
static const struct {
    const char *tag;
    unsigned flag;
    const char *words;
} extra_flags[] = {
    {"de", SPOKEN_FILLER,
     "um am der die das den dem des im in von vom ab zum gegen ca circa etwa beginn ende datum "
     "uhrzeit lang vorher davor vor nur jeweils"},
    {"de", SPOKEN_CLOCK, "uhr h"},
    {"de", SPOKEN_AND, "und u oder sowie"},
    {"de", SPOKEN_TO, "bis"},
    {"de", SPOKEN_LAST, "letzte letzter letztes letzten letztem"},
    {"de", SPOKEN_EVERY, "jede jeder jedes jeden jedem alle aller"},
    {"de", SPOKEN_CLOSED, "geschlossen"},
    {"de", SPOKEN_HALF, "halbe halber halbes halben"},
    {"de", SPOKEN_AND_HALF, "anderthalb eineinhalb"},
    {"en", SPOKEN_FILLER, "at on the of in from about before around long st nd rd th"},
    {"en", SPOKEN_CLOCK, "h"},
    {"en", SPOKEN_AND, "and or"},
    {"en", SPOKEN_TO, "to till until through"},
    {"en", SPOKEN_LAST, "last"},
    {"en", SPOKEN_EVERY, "every each"},
    {"en", SPOKEN_CLOSED, "closed"},
    {"en", SPOKEN_HALF, "half"},
    {"en", SPOKEN_WORK_DAYS, "weekdays"},
    {"fr", SPOKEN_FILLER, "le la les du de des d vers avant er"},
    {"fr", SPOKEN_CLOCK, "h"},
    {"fr", SPOKEN_AND, "et ou"},
    {"fr", SPOKEN_TO, "a au"},
    {"fr", SPOKEN_LAST, "dernier derniere"},
    {"fr", SPOKEN_EVERY, "chaque tous toutes"},
    {"fr", SPOKEN_CLOSED, "ferme"},
    {"tr", SPOKEN_FILLER, "saat ayin"},
    {"tr", SPOKEN_AND, "ve veya"},
    {"tr", SPOKEN_LAST, "son"},
    {"tr", SPOKEN_EVERY, "her"},
    {"ar", SPOKEN_FILLER, "من في الساعة يوم"},
    {"ar", SPOKEN_AND, "و أو"},
    {"ar", SPOKEN_TO, "إلى حتى"},
    {"ar", SPOKEN_LAST, "آخر"},
    {"ar", SPOKEN_EVERY, "كل"},
    {"uk", SPOKEN_FILLER, "о об з від у в"},
    {"uk", SPOKEN_AND, "і й та або"},
    {"uk", SPOKEN_TO, "до по"},
    {"uk", SPOKEN_LAST, "останній остання останнє"},
    {"uk", SPOKEN_EVERY, "кожен кожна кожну кожне кожні"},
    {"ru", SPOKEN_FILLER, "в во с со от"},
    {"ru", SPOKEN_AND, "и или"},
    {"ru", SPOKEN_TO, "до по"},
    {"ru", SPOKEN_LAST, "последний последняя последнее последнюю"},
    {"ru", SPOKEN_EVERY, "каждый каждая каждое каждую каждые"},
    {"fa", SPOKEN_FILLER, "از در ساعت"},
    {"fa", SPOKEN_AND, "و یا"},
    {"fa", SPOKEN_TO, "تا"},
    {"fa", SPOKEN_LAST, "آخرین"},
    {"fa", SPOKEN_EVERY, "هر"},
};

/* Rhythms in one word, other names of days, and short forms. */
static const struct {
    const char *tag, *word;
    struct spoken_word means;
} extra_words[] = {
    {"de", "täglich", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
    {"de", "tägig", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
    {"de", "wöchentlich", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"de", "wöchig", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"de", "monatlich", {.unit = LOCALE_MONTHS + 1, .flags = SPOKEN_EVERY}},
    {"de", "jährlich", {.unit = LOCALE_YEARS + 1, .flags = SPOKEN_EVERY}},
    {"de", "vierzehntägig", {.unit = LOCALE_WEEKS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"de", "vierzehntäglich", {.unit = LOCALE_WEEKS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"de", "zweiwöchentlich", {.unit = LOCALE_WEEKS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"de", "zweiwöchig", {.unit = LOCALE_WEEKS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"de", "zweimonatlich", {.unit = LOCALE_MONTHS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"de", "vierteljährlich", {.unit = LOCALE_MONTHS + 1, .count = 3, .flags = SPOKEN_EVERY}},
    {"de", "halbjährlich", {.unit = LOCALE_MONTHS + 1, .count = 6, .flags = SPOKEN_EVERY}},
    {"de", "Sonnabend", {.weekday = 6, .flags = SPOKEN_GERMAN}},
    {"de", "Jänner", {.month = 1}},
    {"de", "Stunden", {.unit = LOCALE_HOURS + 1}},
    {"de", "min", {.unit = LOCALE_MINUTES + 1}},
    {"de", "Tagen", {.unit = LOCALE_DAYS + 1}},
    {"de", "Monats", {.unit = LOCALE_MONTHS + 1}},
    {"de", "Monaten", {.unit = LOCALE_MONTHS + 1}},
    {"de", "Jahren", {.unit = LOCALE_YEARS + 1}},
    {"en", "daily", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
    {"en", "weekly", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"en", "monthly", {.unit = LOCALE_MONTHS + 1, .flags = SPOKEN_EVERY}},
    {"en", "yearly", {.unit = LOCALE_YEARS + 1, .flags = SPOKEN_EVERY}},
    {"en", "annually", {.unit = LOCALE_YEARS + 1, .flags = SPOKEN_EVERY}},
    {"en", "quarterly", {.unit = LOCALE_MONTHS + 1, .count = 3, .flags = SPOKEN_EVERY}},
    {"en", "fortnightly", {.unit = LOCALE_WEEKS + 1, .count = 2, .flags = SPOKEN_EVERY}},
    {"en", "other", {.ordinal = 2}},
    {"en", "a", {.number = 1}},
    {"en", "an", {.number = 1}},
    {"en", "h", {.unit = LOCALE_HOURS + 1}},
    {"en", "m", {.unit = LOCALE_MINUTES + 1}},
    {"en", "hr", {.unit = LOCALE_HOURS + 1}},
    {"en", "hrs", {.unit = LOCALE_HOURS + 1}},
    {"en", "tues", {.weekday = 2}},
    {"en", "weds", {.weekday = 3}},
    {"en", "thur", {.weekday = 4}},
    {"en", "thurs", {.weekday = 4}},
    {"en", "sep", {.month = 9}},
    {"fr", "hebdomadaire", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"fr", "mensuel", {.unit = LOCALE_MONTHS + 1, .flags = SPOKEN_EVERY}},
    {"fr", "quotidien", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
    {"uk", "щотижня", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"uk", "щомісяця", {.unit = LOCALE_MONTHS + 1, .flags = SPOKEN_EVERY}},
    {"uk", "щодня", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
    {"ru", "еженедельно", {.unit = LOCALE_WEEKS + 1, .flags = SPOKEN_EVERY}},
    {"ru", "ежемесячно", {.unit = LOCALE_MONTHS + 1, .flags = SPOKEN_EVERY}},
    {"ru", "ежедневно", {.unit = LOCALE_DAYS + 1, .flags = SPOKEN_EVERY}},
};

static const char *const appointments[] = {
    "by appointment",
    "by arrangement",
    "on request",
    "nach Terminvereinbarung",
    "nach telefonischer Vereinbarung",
    "nach Vereinbarung",
    "nach Absprache",
    "auf Anfrage",
    "n. V.",
    "n.V.",
    "sur rendez-vous",
};

/* ---- the table ---- */

/* Takes the words of one language. */
struct spoken_gathering {
    struct locale_taker taker; /* first, so that a pointer to it is one to this */
    struct spoken *spoken;
    int german;
    struct buf key;
};

/* Sets what the word does not mean yet. */
static void merge_meanings(struct spoken_word *to, const struct spoken_word *from)
{
    if (!to->weekday) {
        to->weekday = from->weekday;
        to->flags |= from->flags & SPOKEN_GERMAN;
    }
    if (!to->unit) {
        to->unit = from->unit;
        to->count = from->count;
    }
    to->month = to->month ? to->month : from->month;
    to->number = to->number ? to->number : from->number;
    to->ordinal = to->ordinal ? to->ordinal : from->ordinal;
    to->noon = to->noon ? to->noon : from->noon;
    to->flags |= from->flags & ~(unsigned)SPOKEN_GERMAN;
}

static void spoken_add_key(struct spoken *s, const char *key, size_t n,
                           const struct spoken_word *means)
{
    while (n && strchr(". ", key[n - 1]))
        n--;
    size_t from = strspn(key, " ");
    if (from >= n)
        return;
    const char *kept = arena_copy(s->arena, key + from, n - from);
    struct spoken_word *word = map_get(&s->words, kept);
    if (!word) {
        word = arena_alloc(s->arena, sizeof *word);
        map_add(&s->words, kept, word);
    }
    merge_meanings(word, means);
}

/* German is also written without its own letters: `Maerz`. */
static void spoken_add_word(struct spoken_gathering *g, const char *text, struct spoken_word means)
{
    if (g->german && means.weekday)
        means.flags |= SPOKEN_GERMAN;
    buf_cut(&g->key, 0);
    locale_fold(&g->key, text, strlen(text));
    spoken_add_key(g->spoken, g->key.s, g->key.n, &means);
    if (!g->german)
        return;
    buf_cut(&g->key, 0);
    locale_slug(&g->key, text, strlen(text), 1);
    spoken_add_key(g->spoken, g->key.s, g->key.n, &means);
}

static void spoken_receive_word(struct locale_taker *taker, enum locale_word kind, int value,
                                const char *text)
{
    struct spoken_word w = {0};
    int8_t v = (int8_t)value, next = (int8_t)(value + 1);
    switch (kind) {
    case LOCALE_MONTH:
        w.month = v;
        break;
    case LOCALE_WEEKDAY:
        w.weekday = v;
        break;
    case LOCALE_PAIR:
        w.count = 2;
        w.unit = next;
        break;
    case LOCALE_UNIT:
        w.unit = next;
        break;
    case LOCALE_NUMBER:
        w.number = v;
        break;
    case LOCALE_ORDINAL:
        w.ordinal = v;
        break;
    case LOCALE_NOON:
        w.noon = next;
        break;
    case LOCALE_FILLER:
        w.flags = SPOKEN_FILLER;
        break;
    }
    spoken_add_word((struct spoken_gathering *)taker, text, w);
}

static int same_language(const char *tag, const char *language)
{
    size_t n = strlen(language);
    return !strncmp(tag, language, n) && (!tag[n] || tag[n] == '-');
}

static void add_flags(struct spoken_gathering *g, const char *words, unsigned flag)
{
    for (size_t n; *words; words += n + (words[n] == ' ')) {
        n = strcspn(words, " ");
        spoken_add_word(g, arena_copy(g->spoken->arena, words, n),
                        (struct spoken_word){.flags = flag});
    }
}

static void gather_words(struct spoken *s, const char *tag)
{
    struct spoken_gathering g = {
        .taker = {spoken_receive_word}, .spoken = s, .german = same_language(tag, "de")};
    buf_init(&g.key);
    locale_words(tag, &g.taker);
    for (size_t i = 0; i < sizeof extra_flags / sizeof *extra_flags; i++) {
        if (same_language(tag, extra_flags[i].tag))
            add_flags(&g, extra_flags[i].words, extra_flags[i].flag);
    }
    for (size_t i = 0; i < sizeof extra_words / sizeof *extra_words; i++) {
        if (same_language(tag, extra_words[i].tag))
            spoken_add_word(&g, extra_words[i].word, extra_words[i].means);
    }
    buf_free(&g.key);
}

struct spoken *spoken_open(struct arena *a, const char *const *tags, size_t n)
{
    struct spoken *s = arena_alloc(a, sizeof *s);
    *s = (struct spoken){.arena = a, .tags = tags, .n = n};
    map_init(&s->words, a);
    map_init(&s->languages, a);
    for (size_t i = 0; i < n; i++)
        gather_words(s, tags[i]);
    for (size_t i = 0; i < sizeof appointments / sizeof *appointments; i++)
        spoken_add_appointment(s, appointments[i]);
    return s;
}

void spoken_add_appointment(struct spoken *s, const char *text)
{
    const char *key = locale_folded(s->arena, text);
    if (*key)
        list_add(&s->appointments, s->arena, (void *)key);
}

/* ---- languages ---- */

static void add_language_name(void *ctx, const char *language, const char *name)
{
    struct spoken *s = ctx;
    map_add(&s->languages, locale_folded(s->arena, name), arena_strdup(s->arena, language));
}

const char *spoken_language(struct spoken *s, const char *name)
{
    if (!s->languages.n) {
        for (size_t i = 0; i < s->n; i++)
            locale_language_names(s->tags[i], add_language_name, s);
    }
    return map_get(&s->languages, locale_folded(s->arena, name));
}

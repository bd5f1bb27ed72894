#ifndef BASE_SPOKEN_WORDS_H
#define BASE_SPOKEN_WORDS_H

/* What the files behind base/spoken.h share; nobody else includes it. */

#include "base/list.h"
#include "base/locale_words.h"
#include "base/map.h"
#include "base/spoken.h"

/* What a word may be besides a month, a day, a unit or a number. */
enum spoken_flag {
    SPOKEN_FILLER = 1,      /* means nothing here: `um`, `the` */
    SPOKEN_AND = 2,         /* joins two of a kind: `und`, `oder` */
    SPOKEN_TO = 4,          /* from here to there: `bis` */
    SPOKEN_LAST = 8,        /* the last of a month */
    SPOKEN_EVERY = 16,      /* `jeden`; `wöchentlich`, which has a unit, too */
    SPOKEN_CLOCK = 32,      /* stands behind an hour: `Uhr` */
    SPOKEN_CLOSED = 64,     /* `geschlossen` */
    SPOKEN_HALF = 128,      /* `halbe` */
    SPOKEN_AND_HALF = 256,  /* one and a half: `anderthalb` */
    SPOKEN_GERMAN = 512,    /* the weekday is German: its letters are, too */
    SPOKEN_WORK_DAYS = 1024 /* Monday to Friday */
};

/* What a word means in one of the languages; several things, perhaps. 0: not that. */
struct spoken_word {
    int8_t month;   /* 1-12 */
    int8_t weekday; /* 1-7 */
    int8_t unit;    /* enum locale_unit + 1 */
    int8_t count;   /* how many of the unit are in the word itself: 2 for Arabic pairs */
    int8_t number;  /* 1-12 */
    int8_t ordinal; /* 1-5 */
    int8_t noon;    /* 1: am, 2: pm */
    unsigned flags; /* enum spoken_flag */
};

struct spoken {
    struct arena *arena;
    const char *const *tags;
    size_t n;
    struct map words;         /* folded, without full stops → struct spoken_word */
    struct list appointments; /* const char *, folded, longest not first */
    struct map languages;     /* folded name → tag; empty until asked for */
};

enum { SPOKEN_TOKENS = 64, SPOKEN_APPOINTMENT = 'A' };

enum spoken_token_kind { SPOKEN_END, SPOKEN_NUMBER, SPOKEN_WORD, SPOKEN_MARK };

/* A piece of a text. */
struct spoken_token {
    enum spoken_token_kind kind;
    int glued;         /* 1: no white space before it */
    int value, digits; /* number, and how many digits it was written with */
    char mark;         /* '-' for all dashes; SPOKEN_APPOINTMENT; a word's only letter */
    const struct spoken_word *word; /* never NULL for words */
};

/* A text being read. */
struct tokens {
    struct spoken_token token[SPOKEN_TOKENS + 4]; /* ends with SPOKEN_END, several */
    size_t at;                                    /* the next to be read */
};

/* Divides a text; returns 0 if it has a word without meaning, or too many of them. */
int tokens_read(struct tokens *t, const struct spoken *s, const char *text);

/* Returns the next token, which stays the next. */
const struct spoken_token *tokens_next(const struct tokens *t);

/* Goes on behind the next token if it is this mark, or a word with one of these flags; returns 1
 * then. */
int tokens_mark(struct tokens *t, char mark);
int tokens_flag(struct tokens *t, unsigned flags);

/* Goes on behind words that mean nothing, and commas. */
void tokens_skip(struct tokens *t);

/* Reads a time of the day: `14:00`, `14.30 Uhr`, `14h30`, `2 pm`; with `bare` also `14`. `marked`
 * is set to 1 if it is clearly a time. Returns 0, and stays where it was, if there is none. */
int tokens_clock(struct tokens *t, int bare, int32_t *second, int *marked);

/* Reads a dash or `bis`. */
int tokens_to(struct tokens *t);

#endif

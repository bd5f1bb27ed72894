#ifndef MODEL_TYPES_H
#define MODEL_TYPES_H

#include "model/item_type.h"
#include "report/phrase.h"

#include <stddef.h>

/* The content types and their facts: what types.def says of each, for whoever asks by type. */

/* What the pages of a type's list show. Zero is none of them, as in all enums here: it is what a
 * forgotten cell would be. */
enum list_shape {
    LIST_UNLISTED = 1, /* there is no list */
    LIST_PLAIN,        /* the items */
    LIST_MAP,          /* and a map of them */
    LIST_PARTS,        /* and by what they can be divided, see resolve/lists/facets.h */
    LIST_PARTS_MAP,    /* and both */
    LIST_MEETINGS      /* the meetings to come; those that are over have an archive */
};

/* In which order the list stands. */
enum list_order {
    ORDER_TITLE = 1,
    ORDER_DATE,   /* newest first, by the struct date at `order_at` */
    ORDER_YEAR,   /* the same by the year at `order_at` */
    ORDER_NUMBER, /* by the number at `order_at`; whatever has none comes last */
    ORDER_RELATED /* as resolve/relations has sorted them */
};

/* What becomes of those that are of the past (see resolve/current.h) in the list. */
enum list_past { PAST_LEAVES = 1, PAST_LAST, PAST_STAYS };

/* Where the page of one stands: below that of the list, or as its file lies in the folder. */
enum item_address { ADDRESS_SECTION = 1, ADDRESS_FOLDERS };

/* How a content file is named. */
enum file_naming {
    NAMED_BY_ID = 1, /* venues/rathaus.md */
    NAMED_BY_DAY,    /* news/2026-11-23-fest.md */
    NAMED_BY_YEAR,   /* reports/2026.md */
    NAMED_IN_YEARS   /* events/2026/fest.md */
};

/* The facts of a type. Places count from 1. */
struct type_facts {
    const char *folder, *word;  /* "members", "member" */
    const char *also;           /* what else people call the folder, divided by blanks; may be "" */
    enum phrase one, many;      /* what messages call one, and all of them */
    const char *title;          /* interface words: the list, "nav.members" */
    const char *title_one;      /* "type.member" */
    enum list_shape shape;      /* of the list */
    enum list_order order;      /* of the list */
    size_t order_at;            /* offset in the record; 0: none needed */
    enum list_past past;        /* in the list */
    enum item_address address;  /* of one */
    int main_menu, footer_menu; /* place; 0: it is not in this menu */
    int search;                 /* place among what is found */
    int translate;              /* place among what is to be translated */
    const char *calendar;       /* interface word for the calendar of one; NULL: it has none */
    size_t calendar_events;     /* offset of the list of events without which it has none; 0: it
                                   always has one */
    enum file_naming naming;    /* of its files */
    const char *dated_by; /* the field that has the day or year in a file's name; NULL: none */
    size_t schedule;      /* offset of its struct schedule; 0: it has no meetings */
};

/* Returns the facts of a type. */
const struct type_facts *item_facts(enum item_type type);

/* Returns the folder name under content/ of a type ("members"), the word for one of them
 * ("member"), and the type of a word or -1. */
const char *item_folder(enum item_type type);
const char *item_word(enum item_type type);
int item_type_find(const char *word);

/* Returns how messages call one item of a type ("Ort"). */
enum phrase item_phrase(enum item_type type);

/* Writes the types to which `place` gives a place, in order; returns how many they are. */
size_t types_by_place(enum item_type out[ITEM_TYPES], int (*place)(const struct type_facts *));

#endif

#ifndef MODEL_SCHEMA_SPEC_H
#define MODEL_SCHEMA_SPEC_H

#include "model/site.h"
#include "report/diag.h"

#include <stddef.h>

struct arena;

/* How the tables of model/schema*.c describe a record and its fields. */

enum field_kind {
    FIELD_TEXT,       /* const char * */
    FIELD_YESNO,      /* int 0 or 1 */
    FIELD_INT,        /* int, -1 if absent */
    FIELD_YEAR,       /* int, -1 if absent */
    FIELD_DATE,       /* struct date */
    FIELD_YEAR_DATE,  /* struct date; a bare year means its first day */
    FIELD_WHEN,       /* struct when; FIELD_LIST: list of struct when_at * */
    FIELD_END,        /* struct end */
    FIELD_URL,        /* const char *, http or https */
    FIELD_EMAIL,      /* const char * */
    FIELD_POSTCODE,   /* const char * */
    FIELD_PHONE,      /* const char * */
    FIELD_LANGUAGE,   /* const char *, a BCP 47 tag */
    FIELD_ALIAS,      /* const char *, a site path without leading '/' */
    FIELD_ASSET,      /* const char *, a path below site/assets */
    FIELD_VOCABULARY, /* struct term * */
    FIELD_CHOICE,     /* const char * of `choices` */
    FIELD_CHOICE_INT, /* int: index into `choices` */
    FIELD_REF,        /* struct ref * */
    FIELD_HOURS,      /* list of struct hours * */
    FIELD_DEGREES,    /* double, and the text as written just behind both doubles: see struct geo */
    FIELD_RECORD,     /* pointer to a struct described by `record`; FIELD_LIST: list of those */
    FIELD_INLINE,     /* the fields of `record` lie in the struct itself */
    FIELD_NAMED,      /* list of structs described by `record`, whose first member is their name: a
                         map from name to fields */
    FIELD_MEASURES,   /* list of struct measure *: a map from name to whole number */
    FIELD_LABEL,      /* struct label: a text, or a map from language to text */
    FIELD_EVERY,      /* struct repeat: `every` and `unit` */
    FIELD_ON,         /* list of struct repeat_on * */
    FIELD_BEFORE,     /* int64_t: seconds before a meeting */
    FIELD_KINDS
};

enum field_flags {
    FIELD_REQUIRED = 1,    /* must be there (in originals) */
    FIELD_LIST = 2,        /* several values; a single one may stand for a list of one */
    FIELD_TRANSLATED = 4,  /* a translation may carry its own */
    FIELD_TRANSLATION = 8, /* stands in translations only */
    FIELD_OWN = 16,        /* each file has its own, original or translation */
    FIELD_LINES = 32,      /* TEXT: line breaks count; all others are one line */
    FIELD_NO_SECRET = 64,  /* TEXT: warned of where it tells a password in public */
    FIELD_PICTURE = 128,   /* ASSET: shown as a picture; all others are for download */
    FIELD_PAST = 256,      /* DATE: warned of if it is still to come */
    FIELD_CLOCK = 512      /* WHEN, END: may be a time alone, of the day that is meant anyway */
};

/* One field. */
struct field_spec {
    const char *name;
    enum field_kind kind;
    unsigned flags;                   /* enum field_flags */
    size_t offset;                    /* where the value goes in the struct */
    const struct record_spec *record; /* RECORD, INLINE */
    const char *const *choices;       /* CHOICE: NULL-terminated */
    enum vocabulary_id vocabulary;    /* VOCABULARY */
    enum item_type refers;            /* REF */
    int least, most;                  /* INT: bounds; TEXT: `most` characters, 0: 10000 */
    const char *help;                 /* one line for the handbook */
};

/* A struct that is filled from a map. */
struct record_spec {
    const char *name;
    size_t size;                                         /* of the struct */
    const struct field_spec *field;                      /* ends with a NULL name */
    void (*after)(void *object, const struct node *map); /* last touch once filled; may be NULL */
};

/* The fields of an address: members, venues and the network itself have one. */
extern const struct record_spec address_record;

/* What events and offers share. */
extern const char *const schema_statuses[]; /* by enum event_status */
extern const struct record_spec online_record, registration_record, agenda_record, schedule_record;

#endif

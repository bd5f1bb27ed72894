#ifndef MODEL_FILL_FILL_H
#define MODEL_FILL_FILL_H

/* This room fills one record from the fields of one file, by the schema's table, and says how to
 * write what does not fit. It knows kinds of values, never single fields or types. */

#include "model/schema.h"

/* Fills structs from front matter by the schema's table, and reports what does not fit. */

struct fill_words;

/* What filling needs to know. */
struct fill {
    struct arena *arena;
    struct report *report;
    const struct site *site;  /* vocabularies and assets; read only */
    int members;              /* 1: what is filled is for members' eyes */
    int translation;          /* 1: the file is a translation: nothing is required of it */
    int partial;              /* 1: nothing is required, as others will add to it */
    int labels_follow;        /* 1: labels may still be given in a language's own file */
    struct fill_words *words; /* what the thread has gathered, see model/fill/words.h */
    const struct node *map;   /* the fields among which the one that is read stands */
};

/* Fills `object` from the map `map`, whose keys must be fields of one of the `n` specs (all
 * describing the same struct). Unknown, missing, empty and wrong values are reported; the object is
 * usable whatever happens. */
void fill_object(struct fill *f, const struct record_spec *const *specs, size_t n,
                 const struct node *map, void *object);

/* One value of a kind: `element` makes a pointer (for pointer-like kinds, also in lists), `store`
 * writes at `to` otherwise. Both report and leave the value absent if it is wrong. */
struct fill_kind {
    void *(*element)(struct fill *f, const struct field_spec *spec, const struct node *n);
    void (*store)(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
    int whole; /* 1: `store` takes lists and maps as they are */
};

/* Returns the readers of a kind. */
const struct fill_kind *fill_kind(enum field_kind kind);

/* ---- shared by the readers ---- */

/* Reports `id` at the value with its text as %1 and the field's name as %2; returns the message. */
struct diag *fill_fault(struct fill *f, enum diag_id id, const struct node *n, const char *field);

/* Gives the message about an unknown field the line to write, if it is a known one whose colon has
 * no blank behind it (`title:Fest: heute`) or is another sign (`title = Fest: heute`); returns 1
 * then. */
int fill_help_glued(struct fill *f, struct diag *d, const struct record_spec *const *specs,
                    size_t n, const struct node *entry);

/* Gives the message about an unknown field of a file's front matter `map` the folder that the file
 * belongs in, if all its fields are those of another type; returns 1 then. */
int fill_help_other_type(struct fill *f, struct diag *d, const struct record_spec *const *specs,
                         size_t n, const struct node *map);

/* Returns 1 if the entry's key can be an id, else 0 after reporting it. */
int fill_id(struct fill *f, const struct node *entry);

/* Readers of the kinds that take more than a line; see model/fill/text.c, model/fill/choice.c,
 * model/fill/number.c, model/fill/when.c and model/fill/special.c. */
void *fill_vocabulary(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_choice(struct fill *f, const struct field_spec *spec, const struct node *n);
void fill_choice_int(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_yesno(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_int(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_degrees(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_date(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_when(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void *fill_when_at(struct fill *f, const struct field_spec *spec, const struct node *n);
void fill_end(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void *fill_text(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_url(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_email(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_postcode(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_phone(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_record(struct fill *f, const struct field_spec *spec, const struct node *n);
void *fill_on(struct fill *f, const struct field_spec *spec, const struct node *n);
void fill_every(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_before(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_hours(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_named(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_measures(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);
void fill_label(struct fill *f, const struct field_spec *spec, const struct node *n, void *to);

#endif

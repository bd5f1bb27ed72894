#include "model/fill/field.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "model/fill/words.h"
#include "model/schema_words.h"
#include "report/suggest.h"

#include <string.h>

/* Fields that pages call by another key than `field.NAME`. */
static const struct {
    const char *name, *key;
} on_pages[] = {{"start", "when"},
                {"venue", "where"},
                {"event_languages", "languages"},
                {"offers_languages", "languages"},
                {"opening_hours", "hours"},
                {"meetings_per_year", "rhythm"},
                {"contact_role", "contact"},
                {"calendar_url", "calendar"}};

/* ---- what people call the fields ---- */

static void add_field_label(struct fill *f, struct map *labels, const char *label, const char *name)
{
    if (label)
        map_add(labels, locale_folded(f->arena, label), (void *)name);
}

static void add_page_labels(struct fill *f, struct map *labels, const char *name)
{
    const char *key = name;
    for (size_t i = 0; i < sizeof on_pages / sizeof *on_pages; i++)
        key = strcmp(on_pages[i].name, name) ? key : on_pages[i].key;
    key = arena_printf(f->arena, "field.%s", key);
    for (int l = 0; l < f->site->languages; l++) {
        const struct words *words = f->site->language[l].words;
        const struct word *word = words ? words_get(words, key) : NULL;
        add_field_label(f, labels, word ? word->text : NULL, name);
    }
}

/* The schema's labels count before those of pages, which are sentences at times. */
static void add_labels(struct fill *f, struct map *labels, const struct record_spec *record,
                       int pages)
{
    for (const struct field_spec *s = record->field; s->name; s++) {
        if (!*s->name) {
            add_labels(f, labels, s->record, pages);
            continue;
        }
        for (int l = 0; l < MESSAGE_LANGUAGES && !pages; l++)
            add_field_label(f, labels, field_words_in(record, s, (enum message_language)l).label,
                            s->name);
        if (pages)
            add_page_labels(f, labels, s->name);
    }
}

/* Returns the labels of a record's fields, folded → name; gathered once for each record. */
static const struct map *labels_of_fields(struct fill *f, const struct record_spec *record)
{
    struct map *all = &f->words->fields;
    if (!all->n)
        map_init(all, f->arena);
    struct map *labels = map_get(all, record->name);
    if (labels)
        return labels;
    labels = arena_alloc(f->arena, sizeof *labels);
    map_init(labels, f->arena);
    add_labels(f, labels, record, 0);
    add_labels(f, labels, record, 1);
    map_add(all, record->name, labels);
    return labels;
}

/* ---- what was meant ---- */

static void offer_names(struct suggest *s, const struct record_spec *spec)
{
    for (const struct field_spec *p = spec->field; p->name; p++) {
        if (*p->name)
            suggest_offer(s, p->name);
        else
            offer_names(s, p->record);
    }
}

/* Returns the field whose label is nearest. */
static const char *label_near(struct fill *f, const struct record_spec *const *specs, size_t n,
                              const char *key)
{
    const char *name = NULL;
    struct suggest s = suggest_begin(key);
    for (size_t i = 0; i < n; i++) {
        const struct map *labels = labels_of_fields(f, specs[i]);
        for (size_t k = 0; k < labels->n; k++) {
            const char *before = s.best;
            suggest_offer(&s, labels->entry[k].key);
            name = s.best == before ? name : labels->entry[k].value;
        }
    }
    return name;
}

const char *fill_field_meant(struct fill *f, const struct record_spec *const *specs, size_t n,
                             const char *key)
{
    const char *name = NULL, *folded = locale_folded(f->arena, key);
    struct suggest s = suggest_begin(key);
    for (size_t i = 0; i < n && !name; i++)
        name = map_get(labels_of_fields(f, specs[i]), folded);
    for (size_t i = 0; i < n; i++)
        offer_names(&s, specs[i]);
    if (s.best && (!name || s.distance == 0))
        name = s.best;
    if (!name)
        name = label_near(f, specs, n, folded);
    return name;
}

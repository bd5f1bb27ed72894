#include "command/reference.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "model/schema_config.h"
#include "model/schema_words.h"
#include "model/types.h"
#include "render/view/view.h"

#include <stdio.h>
#include <string.h>

/* ---- content ---- */

static const enum phrase kind_phrases[FIELD_KINDS] = {
    [FIELD_TEXT] = PHRASE_KIND_TEXT,         [FIELD_YESNO] = PHRASE_KIND_YESNO,
    [FIELD_INT] = PHRASE_KIND_INT,           [FIELD_YEAR] = PHRASE_KIND_YEAR,
    [FIELD_DATE] = PHRASE_KIND_DATE,         [FIELD_YEAR_DATE] = PHRASE_KIND_YEAR_DATE,
    [FIELD_WHEN] = PHRASE_KIND_WHEN,         [FIELD_END] = PHRASE_KIND_END,
    [FIELD_URL] = PHRASE_KIND_URL,           [FIELD_EMAIL] = PHRASE_KIND_EMAIL,
    [FIELD_POSTCODE] = PHRASE_KIND_POSTCODE, [FIELD_PHONE] = PHRASE_KIND_PHONE,
    [FIELD_LANGUAGE] = PHRASE_KIND_LANGUAGE, [FIELD_ALIAS] = PHRASE_KIND_ALIAS,
    [FIELD_ASSET] = PHRASE_KIND_ASSET,       [FIELD_CHOICE] = PHRASE_KIND_CHOICE,
    [FIELD_CHOICE_INT] = PHRASE_KIND_CHOICE, [FIELD_VOCABULARY] = PHRASE_KIND_VOCABULARY,
    [FIELD_REF] = PHRASE_KIND_REF,           [FIELD_HOURS] = PHRASE_KIND_HOURS,
    [FIELD_DEGREES] = PHRASE_KIND_DEGREES,   [FIELD_RECORD] = PHRASE_KIND_FIELDS,
    [FIELD_INLINE] = PHRASE_KIND_FIELDS,     [FIELD_NAMED] = PHRASE_KIND_NAMED,
    [FIELD_MEASURES] = PHRASE_KIND_MEASURES, [FIELD_LABEL] = PHRASE_KIND_LABEL,
    [FIELD_EVERY] = PHRASE_KIND_EVERY,       [FIELD_ON] = PHRASE_KIND_ON,
    [FIELD_BEFORE] = PHRASE_KIND_BEFORE,
};

static const struct {
    unsigned flag;
    enum phrase phrase;
} flag_phrases[] = {
    {FIELD_LIST, PHRASE_SEVERAL},
    {FIELD_REQUIRED, PHRASE_REQUIRED},
    {FIELD_TRANSLATED, PHRASE_TRANSLATABLE},
    {FIELD_TRANSLATION, PHRASE_IN_TRANSLATIONS},
    {FIELD_LINES, PHRASE_LINES_KEPT},
};

/* Appends the legal values; whoever does not read English sees what each means. */
static void add_choices(struct buf *out, const struct field_spec *f, enum message_language language)
{
    for (size_t i = 0; f->choices[i]; i++) {
        const char *word = choice_words_in(f, f->choices[i], language);
        buf_printf(out, "%s%s", i ? ", " : "", f->choices[i]);
        if (language == MESSAGE_EN || !word)
            continue;
        size_t n = strlen(f->choices[i]);
        int repeats = !strncmp(word, f->choices[i], n) && !strncmp(word + n, ", ", 2);
        buf_printf(out, " (%s)", repeats ? word + n + 2 : word);
    }
}

void reference_kind(struct buf *out, const struct field_spec *f, enum message_language language)
{
    struct buf of;
    buf_init(&of);
    if (f->choices)
        add_choices(&of, f, language);
    if (f->kind == FIELD_VOCABULARY)
        buf_puts(&of, phrase_text(vocabulary_phrase(f->vocabulary), language));
    if (f->kind == FIELD_REF)
        buf_puts(&of, phrase_text(item_phrase(f->refers), language));
    phrase_add(out, kind_phrases[f->kind], language, (const char *const[]){of.s}, 1);
    for (size_t i = 0; i < sizeof flag_phrases / sizeof *flag_phrases; i++) {
        if (f->flags & flag_phrases[i].flag)
            buf_puts(out, phrase_text(flag_phrases[i].phrase, language));
    }
    buf_free(&of);
}

/* Fields on their way into the list. */
struct reference_list {
    struct buf *out;
    int indent;
    enum message_language language;
};

static void add_field(void *ctx, const struct record_spec *spec, const struct field_spec *f)
{
    const struct reference_list *l = ctx;
    struct field_words words = field_words(spec, f, l->language);
    struct buf kind;
    buf_init(&kind);
    reference_kind(&kind, f, l->language);
    buf_printf(l->out, "%*s", l->indent, "");
    phrase_add(l->out, PHRASE_FIELD_LINE, l->language,
               (const char *const[]){f->name, words.label, kind.s, words.help}, 4);
    buf_free(&kind);
    struct reference_list inner = {l->out, l->indent + 2, l->language};
    if (f->record)
        reference_each(f->record, add_field, &inner);
}

void reference_each(const struct record_spec *spec,
                    void (*each)(void *ctx, const struct record_spec *record,
                                 const struct field_spec *field),
                    void *ctx)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        if (*f->name)
            each(ctx, spec, f);
        for (const struct field_spec *in = *f->name ? NULL : f->record->field; in && in->name;
             in++) {
            if (schema_field(spec, in->name) == in)
                each(ctx, f->record, in);
        }
    }
}

static void reference_add_parts(struct buf *out, enum message_language language)
{
    enum phrase help;
    for (size_t i = 0; words_part(i, &help); i++)
        buf_printf(out, "  %s: %s\n", words_part(i, &help), phrase_text(help, language));
}

void reference_content(enum message_language language)
{
    struct buf out;
    const struct reference_list fields = {&out, 2, language};
    buf_init(&out);
    buf_puts(&out, "site/site.yaml\n");
    reference_each(schema_config(), add_field, (void *)&fields);
    buf_puts(&out, "\nsite/i18n/TAG.yaml\n");
    reference_add_parts(&out, language);
    buf_printf(&out, "\nsite/synonyms/TAG.yaml\n  - [Hausarzt, Arzt, Ärztin]: %s\n",
               phrase_text(PHRASE_PART_SYNONYMS, language));
    buf_printf(&out, "  - {from: [Bürgergeld], to: [Jobcenter]}: %s\n",
               phrase_text(PHRASE_PART_DIRECTED, language));
    buf_printf(&out, "\n%s\n", phrase_text(PHRASE_EVERY_FILE, language));
    reference_each(schema_common(), add_field, (void *)&fields);
    for (int type = 0; type < ITEM_TYPES; type++) {
        buf_printf(&out, "\ncontent/%s/\n", item_folder((enum item_type)type));
        reference_each(schema_type((enum item_type)type), add_field, (void *)&fields);
    }
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
}

/* ---- layouts ---- */

static const char *const value_words[] = {
    [VALUE_NONE] = "nothing",  [VALUE_BOOL] = "yes/no", [VALUE_INT] = "number",
    [VALUE_TEXT] = "text",     [VALUE_HTML] = "html",   [VALUE_URL] = "url",
    [VALUE_WHEN] = "when",     [VALUE_RANGE] = "range", [VALUE_LIST] = "list",
    [VALUE_RECORD] = "record",
};

/* Records met so far; each is told once, in the order in which they were met. */
struct met {
    struct arena arena;
    struct list records;
};

static void print_type(struct met *met, const struct type *t)
{
    if (t->kind == VALUE_LIST) {
        fputs("list of ", stdout);
        print_type(met, t->element);
    } else if (t->kind == VALUE_RECORD) {
        if (!list_has(&met->records, t->record))
            list_add(&met->records, &met->arena, (void *)t->record);
        fputs(t->record->name, stdout);
    } else {
        fputs(value_words[t->kind], stdout);
    }
}

static void print_record(struct met *met, const struct record *r)
{
    for (size_t i = 0; i < r->n; i++) {
        printf("  %s%s: ", r->field[i].name, r->field[i].type.optional ? "?" : "");
        print_type(met, &r->field[i].type);
        printf(" - %s\n", r->field[i].help);
    }
}

void reference_layouts(enum message_language language)
{
    struct met met = {0};
    arena_init(&met.arena);
    fputs(phrase_text(PHRASE_LAYOUTS_HEAD, language), stdout);
    for (int kind = PAGE_HOME; kind < PAGE_KINDS; kind++) {
        printf("layouts/%s\n", view_template((enum page_kind)kind));
        print_record(&met, view_root((enum page_kind)kind));
        putchar('\n');
    }
    for (size_t i = 0; i < met.records.n; i++) {
        const struct record *r = met.records.at[i];
        printf("%s\n", r->name);
        print_record(&met, r);
        putchar('\n');
    }
    arena_free(&met.arena);
}

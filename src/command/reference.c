#include "command/reference.h"

#include "base/list.h"
#include "model/schema.h"
#include "render/view.h"

#include <stdio.h>
#include <string.h>

/* ---- content ---- */

static const char *const field_words[FIELD_KINDS] = {
    [FIELD_TEXT] = "text",
    [FIELD_YESNO] = "yes/no",
    [FIELD_INT] = "number",
    [FIELD_YEAR] = "year",
    [FIELD_DATE] = "date",
    [FIELD_YEAR_DATE] = "year or date",
    [FIELD_WHEN] = "date, time",
    [FIELD_END] = "date, time, length or open",
    [FIELD_URL] = "web address",
    [FIELD_EMAIL] = "e-mail address",
    [FIELD_POSTCODE] = "postcode",
    [FIELD_PHONE] = "phone number",
    [FIELD_LANGUAGE] = "language tag",
    [FIELD_ALIAS] = "path",
    [FIELD_ASSET] = "file in site/assets",
    [FIELD_CHOICE] = "one of",
    [FIELD_CHOICE_INT] = "one of",
    [FIELD_VOCABULARY] = "term of",
    [FIELD_REF] = "id of a",
    [FIELD_HOURS] = "opening hours",
    [FIELD_DEGREES] = "degrees",
    [FIELD_RECORD] = "fields",
    [FIELD_NAMED] = "name: fields",
    [FIELD_MEASURES] = "name: number",
    [FIELD_LABEL] = "text, or one for each language",
    [FIELD_EVERY] = "rhythm",
    [FIELD_ON] = "weekday or day",
    [FIELD_BEFORE] = "time before",
};

static void print_kind(const struct field_spec *f)
{
    static const char *const vocabularies[VOCABULARIES] = {
        "topics",      "audiences",     "member_kinds", "event_kinds",
        "offer_kinds", "accessibility", "funding"};
    fputs(field_words[f->kind] ? field_words[f->kind] : "fields", stdout);
    for (const char *const *choice = f->choices; choice && *choice; choice++)
        printf(" %s", *choice);
    if (f->kind == FIELD_VOCABULARY)
        printf(" %s", vocabularies[f->vocabulary]);
    if (f->kind == FIELD_REF)
        printf(" %s", item_word(f->refers));
    fputs(f->flags & FIELD_LIST ? ", several" : "", stdout);
    fputs(f->flags & FIELD_REQUIRED ? ", required" : "", stdout);
    fputs(f->flags & FIELD_LINES ? ", line breaks kept" : "", stdout);
    fputs(f->flags & FIELD_TRANSLATED ? ", translatable" : "", stdout);
    fputs(f->flags & FIELD_TRANSLATION ? ", in translations only" : "", stdout);
}

static void print_fields(const struct record_spec *spec, int indent)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        if (!*f->name) {
            print_fields(f->record, indent);
            continue;
        }
        printf("%*s%s: ", indent, "", f->name);
        print_kind(f);
        printf(" - %s\n", f->help);
        if (f->record)
            print_fields(f->record, indent + 2);
    }
}

static void print_parts(void)
{
    const char *help;
    for (size_t i = 0; words_part(i, &help); i++)
        printf("  %s: %s\n", words_part(i, &help), help);
}

void reference_content(enum message_language language)
{
    (void)language;
    printf("site/site.yaml\n");
    print_fields(schema_config(), 2);
    printf("\nsite/i18n/TAG.yaml\n");
    print_parts();
    printf("\nevery content file\n");
    print_fields(schema_common(), 2);
    for (int type = 0; type < ITEM_TYPES; type++) {
        printf("\ncontent/%s/\n", item_folder((enum item_type)type));
        print_fields(schema_type((enum item_type)type), 2);
    }
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
    (void)language;
    struct met met = {0};
    arena_init(&met.arena);
    puts("A name with ? may be missing: guard it with {% if %} or | default(…).\n");
    for (int kind = 0; kind < PAGE_KINDS; kind++) {
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

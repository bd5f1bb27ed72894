#include "command/new.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_put.h"
#include "command/manual.h"
#include "command/new_draft.h"
#include "command/new_site.h"
#include "command/project.h"
#include "command/tell.h"
#include "command/type_word.h"
#include "model/front.h"
#include "model/schema_words.h"
#include "model/types.h"
#include "report/print.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A field as it was given: --NAME VALUE. */
struct given_field {
    const char *name, *value;
};

/* What was asked for. */
struct new_request {
    struct options options;
    struct arena arena;
    struct project project;
    const char *type, *title; /* NULL: not given */
    const char *id, *in;      /* --id, --in */
    int asks;                 /* 1: a person sits before it who can answer */
    struct list fields;       /* struct given_field * */
    struct new_draft draft;
};

/* ---- arguments ---- */

/* Returns 1 if no type has a field of the name, but another command an option. */
static int is_elsewhere(const char *name, size_t n)
{
    struct buf owners;
    buf_init(&owners);
    manual_owners(&owners, name, n);
    int known = owners.n > 0;
    buf_free(&owners);
    for (int type = 0; known && type < ITEM_TYPES; type++) {
        struct front_field fields[FRONT_FIELDS];
        size_t count = front_fields((enum item_type)type, fields);
        for (size_t i = 0; i < count; i++)
            known &= strlen(fields[i].field->name) != n - 2 ||
                     strncmp(fields[i].field->name, name + 2, n - 2) != 0;
    }
    return known;
}

/* Takes `--name value` or `--name=value`; returns how many words it took, 0 if there is no value.
 */
static int take_option(struct new_request *r, int argc, char **argv, int i)
{
    const char *equals = strchr(argv[i], '=');
    size_t n = equals ? (size_t)(equals - argv[i]) : strlen(argv[i]);
    const char *name = arena_copy(&r->arena, argv[i] + 2, n - 2);
    const char *value = equals ? equals + 1 : i + 1 < argc ? argv[i + 1] : NULL;
    if (!value)
        return usage_fault(r->options.language, PHRASE_OPTION_NEEDS, argv[i], NULL), 0;
    if (!strcmp(name, "id")) {
        r->id = value;
    } else if (!strcmp(name, "in")) {
        r->in = value;
    } else {
        struct given_field *f = arena_alloc(&r->arena, sizeof *f);
        *f = (struct given_field){name, value};
        list_add(&r->fields, &r->arena, f);
    }
    return equals ? 1 : 2;
}

/* Takes a word that is no option; returns 0 if there are too many. */
static int take_word(struct new_request *r, const char *word)
{
    const char **at = !r->type ? &r->type : !r->title ? &r->title : NULL;
    if (!at)
        return usage_fault(r->options.language, PHRASE_WORD_UNEXPECTED, word, NULL), 0;
    *at = word;
    return 1;
}

static int new_take(void *ctx, int argc, char **argv, int i, int plain)
{
    struct new_request *r = ctx;
    if (plain)
        return take_word(r, argv[i]);
    if (strncmp(argv[i], "--", 2) != 0)
        return *argv[i] == '-' ? -1 : take_word(r, argv[i]);
    size_t n = strcspn(argv[i], "=");
    if (!manual_option_named(MANUAL_NEW, argv[i], n) && is_elsewhere(argv[i], n))
        return -1;
    return take_option(r, argc, argv, i);
}

/* ---- questions, on a terminal ---- */

/* Asks, and returns the answer without blanks around it; NULL if there is none. */
static const char *ask_person(struct new_request *r, const char *question, const char *about)
{
    char *line = NULL;
    size_t room = 0;
    phrase_print(stdout, PHRASE_NEW_ASK, r->options.language, question, about);
    fflush(stdout);
    ssize_t n = getline(&line, &room, stdin);
    const char *from = n > 0 ? line + strspn(line, " \t") : "";
    size_t len = strcspn(from, "\r\n");
    while (len && strchr(" \t", from[len - 1]))
        len--;
    const char *answer = len ? arena_copy(&r->arena, from, len) : NULL;
    free(line);
    return answer;
}

static const char *type_names(struct new_request *r)
{
    struct buf names;
    buf_init(&names);
    for (int i = 0; i < ITEM_TYPES; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", item_word((enum item_type)i));
    const char *kept = arena_strdup(&r->arena, names.s);
    buf_free(&names);
    return kept;
}

/* Asks for what an original must have and was not given. */
static void ask_fields(struct new_request *r)
{
    struct front_field fields[FRONT_FIELDS];
    size_t n = front_fields(r->draft.type, fields);
    for (size_t i = 0; i < n; i++) {
        const struct field_spec *f = fields[i].field;
        if (!(f->flags & FIELD_REQUIRED) || f->record || node_get(r->draft.front, f->name))
            continue;
        struct field_words words = field_words(fields[i].record, f, r->options.language);
        const char *answer = ask_person(r, words.label, words.help);
        if (answer)
            new_field_put(&r->draft, f->name, answer);
    }
}

/* ---- what is to be made ---- */

/* Finds the type by its word, its folder, or what people call it. Returns 0, or 2 after telling. */
static int choose_type(struct new_request *r)
{
    struct suggest s;
    if (!r->type && r->asks)
        r->type = ask_person(r, phrase_text(PHRASE_NEW_TYPE, r->options.language), type_names(r));
    if (!r->type)
        return usage_fault(r->options.language, PHRASE_NEW_WHICH, type_names(r), NULL);
    r->draft.type = type_word(r->type, &s);
    if (r->draft.type < ITEM_TYPES)
        return 0;
    return usage_fault(r->options.language, PHRASE_NEW_TYPE_UNKNOWN, r->type,
                       s.best ? s.best : type_names(r));
}

static const char *site_tags(struct new_request *r)
{
    struct buf tags;
    buf_init(&tags);
    for (int i = 0; i < r->project.site.languages; i++)
        buf_printf(&tags, "%s%s", i ? ", " : "", r->project.site.language[i].tag);
    const char *kept = arena_strdup(&r->arena, tags.s);
    buf_free(&tags);
    return kept;
}

/* Finds the language of the file and, of a translation, its original. */
static int choose_tag(struct new_request *r)
{
    struct site *site = &r->project.site;
    struct new_draft *d = &r->draft;
    d->in = &site->language[0];
    for (int i = 0; r->in && i < site->languages; i++) {
        if (!strcmp(site->language[i].tag, r->in))
            d->in = &site->language[i];
    }
    if (r->in && strcmp(d->in->tag, r->in) != 0)
        return usage_fault(d->language, PHRASE_NEW_LANGUAGE, r->in, site_tags(r));
    if (!d->in->index)
        return 0;
    d->original = r->id ? map_get(&site->by_id[d->type], r->id) : NULL;
    if (!d->original)
        return usage_fault(d->language, PHRASE_NEW_NO_ORIGINAL, item_word(d->type),
                           r->id ? r->id : "…");
    struct date today = site->now.date;
    return new_field_put(
        d, "translated_from",
        arena_printf(&r->arena, "%04d-%02d-%02d", today.year, today.month, today.day));
}

static int choose_title(struct new_request *r)
{
    struct new_draft *d = &r->draft;
    const struct field_spec *title = schema_field(schema_common(), "title");
    struct field_words words = field_words(schema_common(), title, d->language);
    if (!r->title && !new_field_text(d, "title") && r->asks)
        r->title = ask_person(r, words.label, words.help);
    if (r->title && new_field_put(d, "title", r->title))
        return 2;
    new_fill(d);
    d->title = new_field_text(d, "title");
    return d->title && d->title[strspn(d->title, " \t\n")]
               ? 0
               : usage_fault(d->language, PHRASE_NEW_TITLE, item_word(d->type), NULL);
}

/* A title of which no program can make an id leaves that to a person. */
static int choose_id(struct new_request *r)
{
    struct new_draft *d = &r->draft;
    if (item_facts(d->type)->naming == NAMED_BY_YEAR)
        return 0;
    int status = new_id(d);
    if (status == 1 && r->asks) {
        d->id = ask_person(r, phrase_text(PHRASE_NEW_ID, d->language),
                           phrase_text(PHRASE_NEW_ID_HELP, d->language));
        status = d->id ? new_id(d) : 1;
    }
    return status == 1 ? usage_fault(d->language, PHRASE_NEW_ID_NEEDED, d->title, NULL) : status;
}

static int draft_make(struct new_request *r)
{
    struct new_draft *d = &r->draft;
    *d = (struct new_draft){
        .arena = &r->arena, .site = &r->project.site, .id = r->id, .bare = r->options.bare};
    d->language = r->options.language;
    d->front = arena_alloc(&r->arena, sizeof *d->front);
    d->front->kind = NODE_MAP;
    int status = choose_type(r);
    for (size_t i = 0; i < r->fields.n && !status; i++) {
        const struct given_field *f = r->fields.at[i];
        status = new_field_put(d, f->name, f->value);
    }
    if (!status)
        status = choose_tag(r);
    if (!status)
        new_begin(d);
    if (!status)
        status = choose_title(r);
    if (!status && r->asks && !d->original)
        ask_fields(r);
    if (!status)
        status = choose_id(r);
    if (!status)
        new_fill(d);
    return status;
}

/* ---- making it ---- */

static int draft_write(struct new_request *r, const char *path)
{
    struct buf text;
    buf_init(&text);
    new_uid(&r->draft);
    new_write(&r->draft, &text);
    int error = fs_site_create(r->project.site.root, path, text.s, text.n);
    buf_free(&text);
    if (error == -EEXIST)
        return usage_fault(r->options.language, PHRASE_NEW_EXISTS, path, NULL);
    if (error)
        return tell_unwritten(r->options.language, path, error);
    if (!r->options.quiet)
        printf("%s\n", path);
    return 0;
}

/* Tells what is to be said of one file; returns the exit status. */
static int tell_of(struct new_request *r, const struct report *all, const char *path)
{
    struct report own;
    report_init(&own, &r->arena);
    for (size_t i = 0; i < all->diags.n; i++) {
        struct diag *d = all->diags.at[i];
        const char *of = d->span.source ? d->span.source->path : d->path;
        if (!of || strcmp(of, path) != 0)
            continue;
        list_add(&own.diags, &r->arena, d);
        own.count[diag_severity(d->id)]++;
    }
    return report_tell(&own, r->options.language, 0);
}

/* Reads the site once more and tells what is to be said of the new file. */
static int tell_new(struct new_request *r, const char *path)
{
    struct project again;
    int status = project_open(&again, &r->options, PICTURES_LOOK);
    fflush(stdout);
    if (!status)
        status = tell_of(r, &again.report, path);
    project_close(&again);
    return status;
}

/* Nothing begins with what is wrong itself. */
static int check_pattern(struct new_request *r)
{
    const struct item *pattern = r->project.site.pattern[r->draft.type];
    return pattern && !r->draft.original ? tell_of(r, &r->project.report, pattern->source->path)
                                         : 0;
}

/* A site is no content, but made by the same command: TITLE is its folder then. */
static int make_site_of(struct new_request *r)
{
    struct new_site s = {.options = &r->options, .folder = r->title, .tag = r->in};
    for (size_t i = 0; i < r->fields.n; i++) {
        const struct given_field *f = r->fields.at[i];
        if (!strcmp(f->name, "title"))
            s.title = f->value;
        else
            return usage_fault(r->options.language, PHRASE_NEW_FIELD_UNKNOWN,
                               arena_printf(&r->arena, "--%s", f->name), "site");
    }
    return new_site(&s);
}

static int run_new(struct new_request *r)
{
    int status = project_open(&r->project, &r->options, PICTURES_LOOK);
    if (status)
        return status;
    if (!r->project.site.languages)
        return report_tell(&r->project.report, r->options.language, 0);
    status = draft_make(r);
    if (!status)
        status = check_pattern(r);
    if (status)
        return status;
    const char *path = new_path(&r->draft);
    status = draft_write(r, path);
    if (!status && r->options.edit) {
        fflush(stdout);
        status = new_edit(&r->arena, r->options.language,
                          arena_printf(&r->arena, "%s/%s", r->project.site.root, path));
    }
    return status ? status : tell_new(r, path);
}

int command_new(int argc, char **argv)
{
    struct new_request r = {0};
    arena_init(&r.arena);
    const struct option_words words = {.take = new_take, .ctx = &r};
    r.asks = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    int status = options_read_with(&r.options, argc, argv, &words);
    if (!status && r.type && !strcmp(r.type, "site")) {
        status = make_site_of(&r);
    } else if (!status) {
        status = run_new(&r);
        project_close(&r.project);
    }
    arena_free(&r.arena);
    return status;
}

#include "command/completion.h"

#include "base/buf.h"
#include "command/completion_shell.h"
#include "command/options.h"
#include "model/types.h"
#include "report/diag.h"
#include "report/usage.h"

#include <stdio.h>
#include <string.h>

/* ---- words ---- */

static void add_word(struct buf *out, size_t from, const char *s, size_t n)
{
    buf_puts(out, out->n > from ? " " : "");
    buf_add(out, s, n);
}

void completion_words(struct buf *out, enum manual_word is, const char *words)
{
    size_t from = out->n;
    for (int i = 0; is == MANUAL_IS_COMMAND && i < MANUAL_COMMANDS; i++) {
        const char *name = manual_entry((enum manual_command)i)->name;
        add_word(out, from, name, strlen(name));
    }
    for (int i = 0; is == MANUAL_IS_TYPE && i < ITEM_TYPES; i++) {
        const char *name = item_word((enum item_type)i);
        add_word(out, from, name, strlen(name));
    }
    for (int i = 0; is == MANUAL_IS_MESSAGE && i < DIAG_COUNT; i++) {
        const char *name = diag_name((enum diag_id)i);
        add_word(out, from, name, strlen(name));
    }
    while (*words) {
        size_t n = strcspn(words, "|");
        add_word(out, from, words, n);
        words += n + (words[n] == '|');
    }
}

void completion_brief(struct buf *out, const char *text)
{
    const char *end = text + strlen(text), *cut;
    static const char *const ends[] = {"; ", " (", ": "};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        cut = strstr(text, ends[i]);
        end = cut && cut < end ? cut : end;
    }
    buf_add(out, text, (size_t)(end - text));
}

void completion_quote(struct buf *out, size_t from, int fish)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, out->s + from, out->n - from);
    buf_cut(out, from);
    buf_putc(out, '\'');
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '\'')
            buf_puts(out, fish ? "\\'" : "'\\''");
        else if (text.s[i] == '\\' && fish)
            buf_puts(out, "\\\\");
        else
            buf_putc(out, text.s[i]);
    }
    buf_putc(out, '\'');
    buf_free(&text);
}

const char *completion_names(const struct field_spec *f)
{
    return f->kind == FIELD_REF          ? item_word(f->refers)
           : f->kind == FIELD_VOCABULARY ? vocabulary_name(f->vocabulary)
                                         : NULL;
}

void completion_fields(enum item_type type,
                       void (*each)(void *ctx, const char *name, const struct front_field *f),
                       void *ctx)
{
    struct front_field fields[FRONT_FIELDS];
    size_t n = front_fields(type, fields);
    struct buf name;
    buf_init(&name);
    for (size_t i = 0; i < n; i++) {
        const struct field_spec *f = fields[i].field;
        if (!f->record && !(f->flags & FIELD_TRANSLATION))
            each(ctx, f->name, &fields[i]);
        for (const struct field_spec *in = f->record ? f->record->field : NULL; in && in->name;
             in++) {
            const struct front_field inner = {f->record, in};
            if (in->record || !*in->name)
                continue;
            buf_cut(&name, 0);
            buf_printf(&name, "%s.%s", f->name, in->name);
            each(ctx, name.s, &inner);
        }
    }
    buf_free(&name);
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*write)(struct buf *out, enum message_language language);
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

int command_completion(int argc, char **argv)
{
    struct options o;
    const char *name;
    struct buf out;
    if (options_read_word(&o, argc, argv, &name))
        return 2;
    for (size_t i = 0; name && i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, name) != 0)
            continue;
        buf_init(&out);
        shells[i].write(&out, o.language);
        fwrite(out.s, 1, out.n, stdout);
        buf_free(&out);
        return 0;
    }
    return usage_fault(o.language, PHRASE_COMPLETION_NEEDS, NULL, NULL);
}

#include "command/help_mdoc.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "command/manual.h"
#include "command/reference.h"
#include "model/schema_config.h"
#include "model/schema_words.h"
#include "model/types.h"
#include "read/words.h"

#include <string.h>

#ifndef KNOTEN_DATE
#define KNOTEN_DATE "November 30, 2026"
#endif

/* Lines of the page's source are kept short, and each sentence begins one. */
enum { MDOC_WIDTH = 76 };

/* ---- text ---- */

/* Appends a letter so that it is one for troff; returns how many bytes it has. */
static size_t mdoc_letter(struct buf *out, const char *s, size_t n)
{
    unsigned char c = (unsigned char)*s;
    uint32_t code = c;
    size_t bytes = c < 0x80 ? 1 : utf8_decode(s, n, &code);
    if (c == '\\')
        buf_puts(out, "\\e");
    else if (c == '`')
        buf_puts(out, "\\(ga");
    else if (c == '-')
        buf_puts(out, "\\-");
    else if (c < 0x80)
        buf_putc(out, (char)c);
    else
        buf_printf(out, "\\[u%04X]", (unsigned)code);
    return bytes;
}

/* Appends `n` bytes of text. */
static void mdoc_text(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;)
        i += mdoc_letter(out, s + i, n - i);
}

/* Appends a word of a text to the line that is being filled. */
static void mdoc_word(struct buf *out, const char *s, size_t n, size_t *line)
{
    size_t from = out->n;
    int sentence = from && strchr(".?!", out->s[from - 1]) != NULL;
    struct buf word;
    buf_init(&word);
    mdoc_text(&word, s, n);
    int begins = from == *line;
    if (!begins && (sentence || from - *line + 1 + word.n > MDOC_WIDTH)) {
        buf_putc(out, '\n');
        *line = out->n;
    } else if (!begins) {
        buf_putc(out, ' ');
    }
    if (out->n == *line && strchr(".'", *s))
        buf_puts(out, "\\&");
    buf_add(out, word.s, word.n);
    buf_free(&word);
}

/* Appends a paragraph, from the beginning of a line; lines that begin with blanks are examples. */
static void mdoc_paragraph(struct buf *out, const char *s)
{
    size_t line = out->n;
    while (*s) {
        size_t n = strcspn(s, "\n");
        if (*s == ' ') {
            buf_puts(out, out->n > line ? "\n.Dl " : ".Dl ");
            size_t blank = strspn(s, " ");
            mdoc_text(out, s + blank, n - blank);
            buf_putc(out, '\n');
            line = out->n;
        } else {
            for (size_t at = 0, word; at < n; at += word + 1) {
                word = strcspn(s + at, " \n");
                if (word)
                    mdoc_word(out, s + at, word, &line);
            }
        }
        s += n + (s[n] == '\n');
    }
    if (out->n > line)
        buf_putc(out, '\n');
}

static void mdoc_head(struct buf *out, const char *title, const char *name, const char *about)
{
    buf_printf(out, ".Dd %s\n.Dt %s\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n", KNOTEN_DATE, title, name,
               about);
}

/* ---- knoten(1) ---- */

/* Appends " Fl -now Ar TIME". */
static void mdoc_flag(struct buf *out, const struct manual_option *o)
{
    const char *value = texts_get(&o->value, MESSAGE_EN);
    buf_printf(out, " Fl %s", o->name + 1);
    if (*value)
        buf_printf(out, " Ar %s", value);
}

static void mdoc_synopsis(struct buf *out, enum manual_command command)
{
    const struct manual_entry *e = manual_entry(command);
    const char *operands = texts_get(&e->operands, MESSAGE_EN);
    buf_printf(out, ".Nm knoten\n.Cm %s\n", e->name);
    if (*operands)
        buf_puts(out, ".Ar ");
    for (const char *p = operands; *p; p++)
        if (*p == '"')
            buf_puts(out, "\\(dq");
        else
            buf_putc(out, *p);
    buf_puts(out, *operands ? "\n" : "");
    for (size_t i = 0; manual_option(command, i); i++) {
        buf_puts(out, ".Op");
        mdoc_flag(out, manual_option(command, i));
        buf_putc(out, '\n');
    }
}

static void mdoc_options(struct buf *out, enum manual_command command)
{
    if (!manual_option(command, 0))
        return;
    buf_puts(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; manual_option(command, i); i++) {
        buf_puts(out, ".It");
        mdoc_flag(out, manual_option(command, i));
        buf_putc(out, '\n');
        mdoc_paragraph(out, texts_get(&manual_option(command, i)->text, MESSAGE_EN));
    }
    buf_puts(out, ".El\n");
}

static void mdoc_command(struct buf *out, enum manual_command command)
{
    const struct manual_entry *e = manual_entry(command);
    const char *about = texts_get(&e->about, MESSAGE_EN);
    const char *behind = texts_get(&e->behind, MESSAGE_EN);
    buf_printf(out, ".Ss %s: %s\n", e->name, texts_get(&e->line, MESSAGE_EN));
    mdoc_synopsis(out, command);
    buf_puts(out, *about ? ".Pp\n" : "");
    mdoc_paragraph(out, about);
    mdoc_options(out, command);
    buf_puts(out, *behind && *behind != ' ' ? ".Pp\n" : "");
    mdoc_paragraph(out, behind);
}

/* What frames the commands. */
static const char program_begin[] =
    ".Sh SYNOPSIS\n"
    ".Nm\n"
    ".Ar command\n"
    ".Op Ar options\n"
    ".Sh DESCRIPTION\n"
    ".Nm\n"
    "writes the homepage of a network of organisations:\n"
    "members, groups, venues, events, offers and news, each a small text file,\n"
    "become a static, multilingual, accessible website and calendar feeds.\n"
    "A site is a folder with\n"
    ".Pa site/site.yaml\n"
    "and\n"
    ".Pa content/ ;\n"
    "what may stand there is told in\n"
    ".Xr knoten-site 5 .\n"
    "The site is looked for here and in the folders above.\n"
    ".Pp\n"
    "Values of options may stand behind a blank or, of long ones,\n"
    "behind an equals sign.\n"
    ".Sh COMMANDS\n";

static const char program_end[] =
    ".Sh ENVIRONMENT\n"
    ".Bl -tag -width SOURCE_DATE_EPOCH\n"
    ".It Ev LC_ALL , LC_MESSAGES , LANGUAGE , LANG\n"
    "the language of messages, unless\n"
    ".Fl -lang\n"
    "says otherwise\n"
    ".It Ev SOURCE_DATE_EPOCH\n"
    "the time of the build, unless\n"
    ".Fl -now\n"
    "says otherwise\n"
    ".It Ev KNOTEN_EDITOR\n"
    "what\n"
    ".Fl -editor\n"
    "would say\n"
    ".El\n"
    ".Sh FILES\n"
    ".Bl -tag -width Ds\n"
    ".It Pa site/ , content/ , layouts/\n"
    "what a site is made of\n"
    ".It Pa public/\n"
    "what is built of it\n"
    ".It Pa .public.knoten/\n"
    "what the next build can use again; it may be removed\n"
    ".It Pa ../share/knoten/\n"
    "beside the folder of the program: what a site need not have of its own\n"
    ".El\n"
    ".Sh EXIT STATUS\n"
    "0: done; 1: mistakes in the content; 2: wrong use or trouble with the machine.\n"
    ".Sh SEE ALSO\n"
    ".Xr knoten-site 5\n";

void help_mdoc_program(struct buf *out)
{
    mdoc_head(out, "KNOTEN 1", "knoten", "static site generator for networks of organisations");
    buf_puts(out, program_begin);
    for (int i = 0; i < MANUAL_COMMANDS; i++)
        mdoc_command(out, (enum manual_command)i);
    buf_puts(out, program_end);
}

/* ---- knoten-site(5) ---- */

static void mdoc_fields(struct buf *out, const struct record_spec *spec);

static void mdoc_field(void *ctx, const struct record_spec *record, const struct field_spec *f)
{
    struct buf *out = ctx, text;
    struct field_words words = field_words(record, f, MESSAGE_EN);
    buf_init(&text);
    buf_printf(&text, "%s: %s (", words.label, words.help);
    reference_kind(&text, f, MESSAGE_EN);
    buf_puts(&text, ")");
    buf_printf(out, ".It Ic %s\n", f->name);
    mdoc_paragraph(out, text.s);
    buf_free(&text);
    if (f->record)
        mdoc_fields(out, f->record);
}

static void mdoc_fields(struct buf *out, const struct record_spec *spec)
{
    buf_puts(out, ".Bl -tag -width Ds\n");
    reference_each(spec, mdoc_field, out);
    buf_puts(out, ".El\n");
}

static const char site_begin[] =
    ".Sh DESCRIPTION\n"
    "A site of\n"
    ".Xr knoten 1\n"
    "is a folder with settings in\n"
    ".Pa site/\n"
    "and content in\n"
    ".Pa content/ ,\n"
    "where each file is Markdown below fields between two lines of three hyphens.\n"
    "A file\n"
    ".Pa fest.tr.md\n"
    "beside\n"
    ".Pa fest.md\n"
    "is its translation and has only what is other there.\n"
    "What a site has not of its own in\n"
    ".Pa layouts/ ,\n"
    ".Pa site/i18n/ ,\n"
    ".Pa site/vocabulary.yaml ,\n"
    ".Pa site/synonyms/\n"
    "and\n"
    ".Pa site/assets/\n"
    "comes from where the program is installed.\n"
    "Which words stand for choices is told by\n"
    ".Ql knoten help content ,\n"
    "in English or German.\n"
    ".Sh SETTINGS\n"
    ".Ss site/site.yaml\n";

static void mdoc_parts(struct buf *out)
{
    enum phrase help;
    buf_puts(out, ".Ss site/i18n/TAG.yaml\nThe words of a language.\n.Bl -tag -width Ds\n");
    for (size_t i = 0; words_part(i, &help); i++) {
        buf_printf(out, ".It Ic %s\n", words_part(i, &help));
        mdoc_paragraph(out, phrase_text(help, MESSAGE_EN));
    }
    buf_puts(out, ".El\n.Ss site/synonyms/TAG.yaml\n");
    mdoc_paragraph(out, phrase_text(PHRASE_PART_SYNONYMS, MESSAGE_EN));
    buf_puts(out, ".Dl \\- [Hausarzt, Arzt]\n");
    mdoc_paragraph(out, phrase_text(PHRASE_PART_DIRECTED, MESSAGE_EN));
    buf_puts(out, ".Dl \\- {from: [B\\[u00FC]rgergeld], to: [Jobcenter]}\n");
}

void help_mdoc_site(struct buf *out)
{
    mdoc_head(out, "KNOTEN-SITE 5", "knoten-site", "what may be written into the files of a site");
    buf_puts(out, site_begin);
    mdoc_fields(out, schema_config());
    mdoc_parts(out);
    buf_puts(out, ".Sh FILES OF CONTENT\n.Ss every file\n");
    mdoc_fields(out, schema_common());
    for (int type = 0; type < ITEM_TYPES; type++) {
        buf_printf(out, ".Ss content/%s/\n", item_folder((enum item_type)type));
        mdoc_fields(out, schema_type((enum item_type)type));
    }
    buf_puts(out, ".Sh SEE ALSO\n.Xr knoten 1\n");
}

#include "base/arena.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "read/template/filter.h"
#include "read/words.h"
#include "read/words_fill.h"
#include "read/words_holes.h"
#include "report/suggest.h"

#include <string.h>

/* Letters outside quotes stand for parts of a date: only those that dates without a zone have. */
static int date_pattern_good(const char *s)
{
    int quoted = 0, letters = 0;
    for (; *s; s++) {
        int letter = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
        if (*s == '\'')
            quoted = !quoted;
        else if (letter && !quoted && !strchr("yMLdEecHhKkmsaQqDwWG", *s))
            return 0;
        letters += letter && !quoted;
    }
    return letters > 0 && !quoted;
}

static struct outcome filter_fault(void)
{
    return (struct outcome){.type = type_faulty};
}

struct outcome filter_date(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg)
{
    (void)in;
    struct call *k = call_new(c, e);
    const char *style = argument_text(c, e, arg[0]);
    if (!style)
        return filter_fault();
    k->text = style;
    if (strcmp(style, "iso") != 0 && !locale_style_known(style) && !date_pattern_good(style)) {
        static const char *const styles[] = {"long",     "short", "weekday", "time", "day",
                                             "day_year", "month", "range",   "iso"};
        struct suggest near = suggest_begin(style);
        for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
            suggest_offer(&near, styles[i]);
        struct diag *d = fault(c, DIAG_TEMPLATE_DATE, arg[0]->span, style, NULL);
        if (near.best)
            diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
    }
    return call_emit(c, k, 0, type_of(VALUE_TEXT));
}

/* Returns the highest {1} … {9} of a word. */
static int word_asks_for(const struct word *w)
{
    unsigned holes = words_holes(w->text);
    int most = 9;
    for (int i = 0; i < PLURAL_FORMS; i++)
        holes |= words_holes(w->plural[i]);
    while (most && !(holes & words_hole((char)('0' + most))))
        most--;
    return most;
}

static void check_word(struct compiler *c, struct span span, const char *key,
                       const struct words *words, const struct word *w, int plural, int argc)
{
    const char *path = words->path ? words->path : "";
    int digit = w ? word_asks_for(w) : 0, forms = w && !w->text;
    if (w && forms == plural && digit <= argc)
        return;
    struct diag *d = fault(c, DIAG_TEMPLATE_WORD, span, key, path);
    if (!w) {
        struct suggest near = suggest_begin(key);
        for (size_t i = 0; i < words->word.n; i++)
            suggest_offer(&near, words->word.entry[i].key);
        if (near.best)
            diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
    } else if (forms != plural) {
        diag_help(c->report, d, HELP_WORD_PLURAL, NULL, NULL);
    } else {
        char number[2] = {(char)('0' + digit), '\0'};
        diag_help(c->report, d, HELP_WORD_ARGUMENTS, number, NULL);
    }
}

/* Returns 1 if the word asks for more than it is given in all languages: then the layout is to
 * blame, else those words that do. */
static int gives_too_little(const struct compiler *c, const struct call *k, int argc)
{
    for (size_t i = 0; i < c->set->languages; i++) {
        if (!k->word[i].word || word_asks_for(k->word[i].word) <= argc)
            return 0;
    }
    return 1;
}

/* Holds the word of each language against what the layout gives. What is at fault as in the first
 * language is reported once. */
static void check_call_words(struct compiler *c, const struct call *k, struct span span, int plural,
                             int argc)
{
    const struct word *first = k->word[0].word;
    int too_little = gives_too_little(c, k, argc);
    unsigned given = words_given(argc, plural);
    for (size_t i = 0; i < c->set->languages && (!i || first); i++) {
        const struct word *w = k->word[i].word;
        int like_first = i && w && !w->text == !first->text;
        if (w && (!w->text) == plural && !too_little)
            words_check_word(c->report, w, k->text, given, given);
        else if (!like_first)
            check_word(c, span, k->text, c->set->words[i], w, plural, argc);
    }
}

/* Looks the word up in every language, so that none lacks it. */
static void resolve_words(struct compiler *c, struct call *k, struct span span, int plural,
                          int argc)
{
    size_t n = c->set->languages;
    struct call_word *word = arena_array(c->arena, n + 1, sizeof *word);
    for (size_t i = 0; i < n; i++)
        word[i].word = words_get(c->set->words[i], k->text);
    k->word = word;
    if (n)
        check_call_words(c, k, span, plural, argc);
    else
        fault(c, DIAG_TEMPLATE_WORD, span, k->text, "i18n/");
}

static size_t push_words(struct compiler *c, const struct expr *e, struct expr **arg)
{
    size_t n = 0;
    for (; arg[n]; n++)
        argument_push(c, e, arg[n], KIND(TEXT) | KIND(INT));
    return n;
}

struct outcome filter_t(struct compiler *c, const struct expr *e, struct outcome in,
                        struct expr **arg)
{
    (void)in;
    struct call *k = call_new(c, e);
    k->text = argument_text(c, e, e->left);
    if (!k->text)
        return filter_fault();
    size_t argc = push_words(c, e, arg);
    resolve_words(c, k, e->left->span, 0, (int)argc);
    return call_emit(c, k, argc, type_of(VALUE_TEXT));
}

struct outcome filter_plural(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg)
{
    (void)in;
    struct call *k = call_new(c, e);
    k->text = argument_text(c, e, arg[0]);
    if (!k->text)
        return filter_fault();
    size_t argc = push_words(c, e, arg + 1);
    resolve_words(c, k, arg[0]->span, 1, (int)argc);
    return call_emit(c, k, argc, type_of(VALUE_TEXT));
}

struct outcome filter_default(struct compiler *c, const struct expr *e, struct outcome in,
                              struct expr **arg)
{
    (void)e;
    size_t jump = emit(c, OP_KEEP_PRESENT, 0, NULL);
    stack_move(c, -1);
    struct type other = check_expr(c, arg[0]).type;
    land(c, jump);
    if (!type_same(in.type, other) && in.type.kind != VALUE_NONE && other.kind != VALUE_NONE)
        fault_type(c, arg[0]->span, type_name(c, in.type), other);
    if (!type_same(in.type, other) && in.type.kind != VALUE_NONE && other.kind != VALUE_NONE)
        other = type_faulty;
    int optional = in.type.optional && other.optional;
    struct type t = in.type.kind == VALUE_NONE ? other : type_either(in.type, other);
    t.optional = optional;
    return (struct outcome){.type = t};
}

struct outcome filter_json(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg)
{
    (void)arg;
    static const unsigned plain =
        KIND(NONE) | KIND(BOOL) | KIND(INT) | KIND(TEXT) | KIND(URL) | KIND(WHEN);
    struct type t = in.type;
    for (int depth = 0; t.kind == VALUE_LIST && t.element && depth < 8; depth++)
        t = *t.element;
    argument_kind(c, e->left, t, plain, "text, number, bool, url, date, list");
    return call_emit(c, call_new(c, e), 0, type_of(VALUE_JSON));
}

struct outcome filter_url(struct compiler *c, const struct expr *e, struct outcome in,
                          struct expr **arg)
{
    (void)c;
    (void)e;
    (void)arg;
    return (struct outcome){.type = in.type};
}

struct outcome filter_truncate(struct compiler *c, const struct expr *e, struct outcome in,
                               struct expr **arg)
{
    (void)in;
    argument_push(c, e, arg[0], KIND(INT));
    return call_emit(c, call_new(c, e), 1, type_of(VALUE_TEXT));
}

struct outcome filter_lang_name(struct compiler *c, const struct expr *e, struct outcome in,
                                struct expr **arg)
{
    (void)in;
    (void)arg;
    return call_emit(c, call_new(c, e), 0, type_of(VALUE_TEXT));
}

/* Of a text that says where its lines may break. */
struct outcome filter_markup(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg)
{
    (void)in;
    (void)arg;
    return call_emit(c, call_new(c, e), 0, type_of(VALUE_HTML));
}

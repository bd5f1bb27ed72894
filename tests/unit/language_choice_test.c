#include "report/language.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "command/help.h"
#include "report/phrase.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TEST(language_of_messages)
{
    static const struct {
        const char *all, *messages, *lang, *language;
        enum message_language want;
    } cases[] = {
        {"", "", "de_DE.UTF-8", "", MESSAGE_DE}, {"", "", "de", "", MESSAGE_DE},
        {"", "", "den_DE", "", MESSAGE_EN},      {"", "", "en_GB", "", MESSAGE_EN},
        {"C", "", "de_DE", "de", MESSAGE_EN},    {"", "de_AT", "en_GB", "", MESSAGE_DE},
        {"", "", "en_GB", "de:en", MESSAGE_DE},  {"C.UTF-8", "de_DE", "de_DE", "", MESSAGE_EN},
        {"", "", "fr_FR.UTF-8", "", MESSAGE_EN}, {"", "", "", "", MESSAGE_EN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setenv("LC_ALL", cases[i].all, 1);
        setenv("LC_MESSAGES", cases[i].messages, 1);
        setenv("LANG", cases[i].lang, 1);
        setenv("LANGUAGE", cases[i].language, 1);
        CHECK_EQ_INT(message_language_choose(), cases[i].want);
    }
}

static enum message_language asked(char *a, char *b)
{
    char *argv[] = {"knoten", "check", a, b, NULL};
    setenv("LC_ALL", "C", 1);
    return message_language_asked(b ? 4 : a ? 3 : 2, argv);
}

TEST(the_option_beats_the_locale)
{
    CHECK_EQ_INT(asked("--lang", "de"), MESSAGE_DE);
    CHECK_EQ_INT(asked("--lang=de", NULL), MESSAGE_DE);
    CHECK_EQ_INT(asked("--lang", "fr"), MESSAGE_FR);
    CHECK_EQ_INT(asked("--lang", "xx"), MESSAGE_EN);
    CHECK_EQ_INT(asked("--lang", NULL), MESSAGE_EN);
    CHECK_EQ_INT(asked("--language", "de"), MESSAGE_EN);
}

TEST(readers_of_easy_german_read_german)
{
    enum message_language language = MESSAGE_EN;
    CHECK(message_language_of("de-simple", &language));
    CHECK_EQ_INT(language, MESSAGE_DE);
    CHECK(!message_language_of("tr", &language));
    CHECK(!message_language_of("fr", &language));
    CHECK(!message_language_of("", &language));
    CHECK(!message_language_named("tr", &language));
    CHECK_EQ_INT(language, MESSAGE_DE);
    CHECK(message_language_named("fr-CA", &language));
    CHECK_EQ_INT(language, MESSAGE_FR);
}

/* Counts how often "%1" … "%9" stand in a text, as a sum that tells different sets apart. */
static long holes(const char *text)
{
    long sum = 0;
    for (; *text; text++) {
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
            sum |= 1L << (text[1] - '0');
    }
    return sum;
}

TEST(every_phrase_is_there_in_german_and_leaves_no_argument_out)
{
    for (int i = 1; i < PHRASES; i++) {
        const char *en = phrase_text((enum phrase)i, MESSAGE_EN);
        const char *de = phrase_text((enum phrase)i, MESSAGE_DE);
        if (!CHECK(*en && *de && (holes(en) & ~holes(de)) == 0))
            CHECK_EQ_STR(de, en);
        size_t n = strlen(en), m = strlen(de);
        CHECK_EQ_INT(en[n - 1] == '\n', de[m - 1] == '\n');
    }
}

/* Everything is said in German, too, and otherwise. */
static void check_both(const struct texts *t, int same_is_fine)
{
    const char *en = t->text[MESSAGE_EN], *de = t->text[MESSAGE_DE];
    REQUIRE(en && de);
    CHECK(!*en == !*de);
    CHECK(!*en || same_is_fine || strcmp(en, de) != 0);
}

static void check_option(const struct manual_option *o)
{
    check_both(&o->value, 1);
    check_both(&o->text, 0);
    CHECK((o->is == MANUAL_IS_NOTHING) == !*o->value.text[MESSAGE_EN]);
    CHECK(o->is != MANUAL_IS_CHOICE || *o->words);
}

TEST(help_tells_the_same_in_german)
{
    for (int i = 0; i < MANUAL_COMMANDS; i++) {
        const struct manual_entry *e = manual_entry((enum manual_command)i);
        const struct manual_option *o;
        CHECK(manual_find(e->name) == (enum manual_command)i);
        check_both(&e->operands, 1);
        check_both(&e->line, 0);
        check_both(&e->about, 0);
        check_both(&e->behind, 1);
        for (size_t k = 0; (o = manual_option((enum manual_command)i, k)); k++)
            check_option(o);
    }
    CHECK(manual_find("chek") == MANUAL_COMMANDS);
}

/* Lines fit into a terminal, and end with a word. */
static void check_lines(const char *line)
{
    for (; *line; line += strcspn(line, "\n") + 1) {
        size_t n = strcspn(line, "\n");
        CHECK(utf8_count(line, n) <= 96);
        CHECK(!n || line[n - 1] != ' ');
    }
}

TEST(help_is_wrapped)
{
    for (int language = 0; language < MESSAGE_LANGUAGES; language++) {
        for (int i = 0; i < MANUAL_COMMANDS; i++) {
            struct buf out;
            buf_init(&out);
            help_command(&out, (enum manual_command)i, (enum message_language)language);
            check_lines(out.s);
            buf_free(&out);
        }
    }
}

/* Fills a text and compares. */
static void check_filled(const char *text, const char *a, const char *b, const char *want)
{
    struct buf out;
    buf_init(&out);
    phrase_fill(&out, text, (const char *const[]){a, b}, 2);
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
}

TEST(arguments_are_never_texts_with_holes)
{
    check_filled("'%1' and '%2'", "%2", "b", "'%2' and 'b'");
    check_filled("%1%2%3", NULL, "b", "b");
    check_filled("100 % of %1", "x", NULL, "100 % of x");
    check_filled("%", "x", NULL, "%");
}

TEST(arguments_cannot_act_on_a_terminal)
{
    check_filled("%1", "\x1b[31mred", NULL, "\uFFFD[31mred");
    check_filled("%1", "a\nb\r", NULL, "a\uFFFDb\uFFFD");
    check_filled("%1", "\u202Etxt.exe", NULL, "\uFFFDtxt.exe");
    check_filled("%1", "\u2066a\u2069", NULL, "\uFFFDa\uFFFD");
    check_filled("%1", "\xff", NULL, "\uFFFD");
}

#include "report/language.h"

#include "base/buf.h"
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

/* Appends the options that a help text names, in the order of their lines. */
static void option_words(const char *text, char *out, size_t room)
{
    *out = '\0';
    for (const char *at = text; (at = strstr(at, "\n  -")); at++) {
        size_t n = strcspn(at + 3, " ");
        if (strlen(out) + n + 2 < room)
            snprintf(out + strlen(out), room - strlen(out), "%.*s ", (int)n, at + 3);
    }
}

TEST(help_tells_of_the_same_commands_and_options_in_german)
{
    char en[2000], de[2000];
    size_t i = 0;
    for (; help_at(i, MESSAGE_EN)->name; i++) {
        const struct help_text *a = help_at(i, MESSAGE_EN), *b = help_at(i, MESSAGE_DE);
        REQUIRE(b->name != NULL);
        CHECK_EQ_STR(b->name, a->name);
        CHECK(strcmp(a->line, b->line) != 0);
        option_words(a->more, en, sizeof en);
        option_words(b->more, de, sizeof de);
        CHECK_EQ_STR(de, en);
    }
    CHECK(help_at(i, MESSAGE_DE)->name == NULL);
    CHECK(help_find("check", MESSAGE_DE) != NULL);
    CHECK(help_find("chek", MESSAGE_DE) == NULL);
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

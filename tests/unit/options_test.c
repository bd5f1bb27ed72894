#include "command/options.h"

#include "report/format.h"
#include "unit/unit.h"

#include <stddef.h>

/* Reads up to three words behind a command's name. */
static int read_of(struct options *o, char *command, char *a, char *b, char *c)
{
    char *argv[] = {command, a, b, c, NULL};
    int argc = 1;
    while (argv[argc])
        argc++;
    return options_read(o, argc, argv);
}

static int read_words(struct options *o, char *a, char *b, char *c)
{
    return read_of(o, "build", a, b, c);
}

TEST(values_stand_behind_or_after_an_equals_sign)
{
    struct options o;
    CHECK_EQ_INT(read_words(&o, "--now", "2026-11-23", "--now=2026-11-24"), 0);
    CHECK_EQ_STR(o.now, "2026-11-24");
    CHECK_EQ_INT(read_words(&o, "-o", "=odd", NULL), 0);
    CHECK_EQ_STR(o.output, "=odd");
}

TEST(a_short_option_does_not_take_the_next_word_for_its_value)
{
    struct options o;
    CHECK_EQ_INT(read_words(&o, "-o=public", "--force", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "-o", NULL, NULL), 2);
}

TEST(missing_takes_a_language)
{
    struct options o;
    CHECK_EQ_INT(read_of(&o, "check", "--missing", "tr", NULL), 0);
    CHECK_EQ_STR(o.missing, "tr");
    CHECK_EQ_INT(read_of(&o, "check", "--missing", NULL, NULL), 2);
}

TEST(switches_take_no_value)
{
    struct options o;
    CHECK_EQ_INT(read_words(&o, "--drafts=no", NULL, NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--drafts", "-q", NULL), 0);
    CHECK_EQ_INT(o.drafts, 1);
    CHECK_EQ_INT(o.quiet, 1);
    CHECK_EQ_INT(o.force, 0);
}

TEST(values_outside_their_set_are_refused)
{
    struct options o;
    CHECK_EQ_INT(read_words(&o, "--jobs", "0", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--jobs", "65", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--jobs", "3x", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--for", "everybody", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--links", "files", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "here", NULL, NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--jobs", "3", NULL), 0);
    CHECK_EQ_INT(o.jobs, 3);
}

TEST(a_base_is_an_address_that_paths_can_follow)
{
    CHECK(base_url_valid("https://example.org"));
    CHECK(base_url_valid("http://localhost:8080/netz/werk/"));
    CHECK(base_url_valid("HTTPS://example.org/~netz/"));
    CHECK(!base_url_valid("https://"));
    CHECK(!base_url_valid("https:///path"));
    CHECK(!base_url_valid("ftp://example.org/"));
    CHECK(!base_url_valid("example.org"));
    CHECK(!base_url_valid("https://example.org/?a=b"));
    CHECK(!base_url_valid("https://example.org/#a"));
    CHECK(!base_url_valid("https://example.org/a&b/"));
    CHECK(!base_url_valid("https://example.org/\"><b>"));
}

TEST(a_form_of_messages_is_one_of_those_there_are)
{
    struct options o;
    CHECK_EQ_INT(read_of(&o, "check", "-q", NULL, NULL), 0);
    CHECK_EQ_STR(o.format->name, "text");
    CHECK_EQ_INT(read_of(&o, "check", "--format=html", NULL, NULL), 0);
    CHECK_EQ_STR(o.format->name, "html");
    CHECK_EQ_INT(read_of(&o, "check", "--format", "pdf", NULL), 2);
    CHECK_EQ_INT(read_of(&o, "check", "--format", NULL, NULL), 2);
}

TEST(a_language_is_one_that_the_program_speaks)
{
    struct options o;
    CHECK_EQ_INT(read_words(&o, "--lang", "de", NULL), 0);
    CHECK_EQ_INT(o.language, MESSAGE_DE);
    CHECK_EQ_INT(read_words(&o, "--lang", "tr", NULL), 2);
    CHECK_EQ_INT(read_words(&o, "--lang", NULL, NULL), 2);
}

TEST(what_another_command_takes_is_refused)
{
    struct options o;
    CHECK_EQ_INT(read_of(&o, "check", "--compress", NULL, NULL), 2);
    CHECK_EQ_INT(read_of(&o, "build", "--compress", NULL, NULL), 0);
    CHECK_EQ_INT(read_of(&o, "build", "--format=html", NULL, NULL), 2);
    CHECK_EQ_INT(read_of(&o, "hosts", "-o", "x", NULL), 2);
    CHECK_EQ_INT(read_of(&o, "version", "--drafts", NULL, NULL), 2);
}

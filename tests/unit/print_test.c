#include "unit/unit.h"

#include "base/arena.h"
#include "report/diag.h"
#include "report/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Prints the report and compares. */
static void check_print(struct report *r, enum message_language language, const char *want)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    REQUIRE(out != NULL);
    report_print(r, out, language);
    report_summary(r, out, language, 1);
    fclose(out);
    CHECK_EQ_STR(text, want);
    free(text);
}

/* One warning over `n` bytes at `at` of `text`, printed. */
static void check_caret(const char *text, size_t at, size_t n, const char *want)
{
    struct arena a;
    struct report r;
    arena_init(&a);
    report_init(&r, &a);
    struct source *s = source_new(&a, "a.md", text, strlen(text));
    diag_add(&r, DIAG_RAW_HTML, span_make(s, at, n), NULL, NULL);
    char *whole = arena_printf(&a, "%s1 warning\n", want);
    check_print(&r, MESSAGE_EN, whole);
    arena_free(&a);
}

#define RAW "warning: HTML is not allowed and is shown as text [raw-html]\n"

TEST(carets)
{
    check_caret("x <b> y\n", 2, 3, "a.md:1:3: " RAW "    1 | x <b> y\n      |   ^~~\n");
    check_caret("ä\nöü <b>\r\n", 8, 3, "a.md:2:4: " RAW "    2 | öü <b>\n      |    ^~~\n");
    check_caret("\tx\t<b>\n", 3, 3, "a.md:1:4: " RAW "    1 | \tx\t<b>\n      | \t \t^~~\n");
    check_caret("abc\n", 3, 0, "a.md:1:4: " RAW "    1 | abc\n      |    ^\n");
    check_caret("abc\ndef\n", 1, 6, "a.md:1:2: " RAW "    1 | abc\n      |  ^~\n");
    check_caret("abc", 99, 1, "a.md:1:4: " RAW "    1 | abc\n      |    ^\n");
    check_caret("a\n\nb", 2, 0, "a.md:2:1: " RAW);
}

TEST(what_a_terminal_must_not_see)
{
    check_caret("\x1b[31m<b>\n", 5, 3,
                "a.md:1:6: " RAW "    1 | \uFFFD[31m<b>\n      |      ^~~\n");
    check_caret("\xC2\x9Bx <b>\n", 4, 3, "a.md:1:4: " RAW "    1 | \uFFFDx <b>\n      |    ^~~\n");
    check_caret("\xFC <b>\n", 2, 3, "a.md:1:3: " RAW "    1 | \uFFFD <b>\n      |   ^~~\n");
}

TEST(long_lines_are_cut_around_the_caret)
{
    char text[401];
    memset(text, 'x', 400);
    text[400] = '\0';
    memcpy(text + 200, "<b>", 3);
    char want[600];
    snprintf(want, sizeof want, "a.md:1:201: " RAW "    1 | %.30s<b>%.67s\n      | %30s^~~\n", text,
             text, "");
    check_caret(text, 200, 3, want);
}

TEST(sorts_and_says_once)
{
    struct arena a;
    struct report r, other;
    arena_init(&a);
    report_init(&r, &a);
    report_init(&other, &a);
    struct source *s = source_new(&a, "b.md", "eins\nzwei\n", 10);
    diag_add(&r, DIAG_LINK_BROKEN, span_make(s, 5, 4), "zwei", NULL);
    diag_add(&other, DIAG_LINK_BROKEN, span_make(s, 0, 4), "e\x1b", NULL);
    diag_add(&other, DIAG_LINK_BROKEN, span_make(s, 5, 4), "zwei", NULL);
    diag_add_path(&other, DIAG_FILE_EMPTY, "a.md", NULL, NULL);
    struct diag *d = diag_add(&other, DIAG_LINK_BROKEN, span_make(s, 5, 4), "drei", NULL);
    diag_help(&other, d, HELP_DID_YOU_MEAN, "x", NULL);
    diag_note(d, HELP_FIRST_HERE, span_make(s, 0, 4));
    report_merge(&r, &other);
    CHECK_EQ_INT(other.diags.n, 0);
    CHECK_EQ_INT(other.count[SEVERITY_ERROR], 0);
    check_print(
        &r, MESSAGE_DE,
        "a.md: Fehler: Datei ist leer [file-empty]\n"
        "Hilfe: etwas hineinschreiben oder sie löschen\n"
        "b.md:1:1: Fehler: Link führt ins Leere: „e\uFFFD“ [link-broken]\n"
        "    1 | eins\n      | ^~~~\n"
        "Hilfe: eine Datei nennen, die da ist, mit dem Pfad von dieser aus, oder den Link löschen\n"
        "b.md:2:1: Fehler: Link führt ins Leere: „drei“ [link-broken]\n"
        "    2 | zwei\n      | ^~~~\n"
        "b.md:1:1: Hinweis: hier steht es zuerst\n"
        "Hilfe: war „x“ gemeint?\n"
        "b.md:2:1: Fehler: Link führt ins Leere: „zwei“ [link-broken]\n"
        "    2 | zwei\n      | ^~~~\n"
        "Hilfe: eine Datei nennen, die da ist, mit dem Pfad von dieser aus, oder den Link löschen\n"
        "4 Fehler; nichts geschrieben\n");
    arena_free(&a);
}

TEST(nothing_to_say)
{
    struct arena a;
    struct report r;
    arena_init(&a);
    report_init(&r, &a);
    check_print(&r, MESSAGE_EN, "");
    arena_free(&a);
}

TEST(every_id_is_its_own)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        const char *name = diag_name((enum diag_id)i);
        CHECK_EQ_INT(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(name));
        for (int k = 0; k < i; k++) {
            if (!CHECK(strcmp(name, diag_name((enum diag_id)k)) != 0))
                CHECK_EQ_STR(name, "twice");
        }
    }
}

#include "unit/unit.h"

#include "base/arena.h"
#include "read/markdown/markdown.h"
#include "read/words.h"

#include <string.h>

/* Letters and numbers of one side in texts of the other. */

static void check_sided(const char *direction, const char *text, const char *html)
{
    const struct words words = {.direction = direction};
    const struct md_home home = {.words = &words};
    struct arena a;
    struct report report;
    arena_init(&a);
    report_init(&report, &a);
    const struct source *s = source_new(&a, "a.md", text, strlen(text));
    const struct markdown *m = markdown_read(&a, &report, s, 0, &home);
    CHECK_EQ_INT(m->html.n, 1);
    CHECK_EQ_STR(arena_copy(&a, m->html.part[0].s, m->html.part[0].n), html);
    CHECK_EQ_INT(report.diags.n, 0);
    arena_free(&a);
}

TEST(lines_of_the_other_side)
{
    check_sided("rtl", "شبكة\\\nRosa-Luxemburg-Straße 50\\\n99086 Erfurt\n",
                "<p>شبكة<br>\n<bdi dir=\"ltr\">Rosa-Luxemburg-Straße 50</bdi><br>\n"
                "<bdi dir=\"ltr\">99086 Erfurt</bdi></p>\n");
    check_sided("rtl", "Verein *e. V.*\n\n## Haus (alt)\n\n- GmbH.\n- مرحبا\n",
                "<p><bdi dir=\"ltr\">Verein <em>e. V.</em></bdi></p>\n"
                "<h2 id=\"haus-alt\"><bdi dir=\"ltr\">Haus (alt)</bdi></h2>\n"
                "<ul>\n<li><bdi dir=\"ltr\">GmbH.</bdi></li>\n<li>مرحبا</li>\n</ul>\n");
    check_sided("ltr", "مرحبا!\n\nSagen Sie مرحبا!\n\n2027\n",
                "<p><bdi dir=\"rtl\">مرحبا!</bdi></p>\n<p>Sagen Sie مرحبا!</p>\n<p>2027</p>\n");
    check_sided("rtl", "2027\n", "<p>2027</p>\n");
}

TEST(numbers_from_right_to_left)
{
    check_sided("rtl", "اتصل بنا: 0361 / 655-10 50.\n",
                "<p>اتصل بنا: <bdi dir=\"ltr\">0361 / 655-10 50</bdi>.</p>\n");
    check_sided("rtl", "في 99086 Erfurt، 2026 و 24-Stunden-Dienst.\n",
                "<p>في <bdi dir=\"ltr\">99086 Erfurt</bdi>، 2026 و "
                "<bdi dir=\"ltr\">24-Stunden-Dienst</bdi>.</p>\n");
    check_sided("rtl", "من 10:00 إلى 12:00، 1, 2, 3\n", "<p>من 10:00 إلى 12:00، 1, 2, 3</p>\n");
    check_sided("ltr", "Anruf: 0361 655 1050\n", "<p>Anruf: 0361 655 1050</p>\n");
}

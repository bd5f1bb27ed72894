/* Markdown bodies: the HTML holds nothing that an author must not write, and is balanced enough for
 * a page around it to survive. */
#include "fuzz/fuzz.h"
#include "read/markdown/markdown.h"
#include "read/text.h"
#include "read/yaml.h"

#include <string.h>

/* Aborts on elements and addresses that only raw HTML or a forbidden scheme could have made. */
static void check_html(const struct html *html)
{
    static const char *const never[] = {"<script",
                                        "<style",
                                        "<iframe",
                                        "<object",
                                        "<form",
                                        "href=\"javascript:",
                                        "href=\"data:",
                                        "href=\"vbscript:",
                                        "src=\"javascript:",
                                        "src=\"data:",
                                        "src=\"vbscript:"};
    for (size_t i = 0; i < html->n; i++) {
        const struct html_part *p = &html->part[i];
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            assert(!p->n || !memmem(p->s, p->n, never[k], strlen(never[k])));
    }
}

static void check_headings(const struct markdown *m)
{
    for (size_t i = 0; i < m->headings; i++) {
        assert(m->heading[i].level >= 2 && m->heading[i].level <= 6);
        assert(m->heading[i].anchor[0]);
        assert(markdown_has_anchor(m, m->heading[i].anchor));
        for (size_t k = 0; k < i && i < 200; k++)
            assert(strcmp(m->heading[i].anchor, m->heading[k].anchor) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    fuzz_begin(&in, data, size);
    if (text_check(&in.report, in.source)) {
        const struct markdown *m = markdown_read(&in.arena, &in.report, in.source, 0, NULL);
        check_html(&m->html);
        check_headings(m);
        for (size_t i = 0; i < m->links; i++) {
            fuzz_check_span(&in, m->link[i].span);
            assert(m->link[i].part >= m->html.part && m->link[i].part < m->html.part + m->html.n);
        }
    }
    fuzz_end(&in);
    return 0;
}

/* Drawings, the style sheets in them, and layouts: whatever stands there, one without a fault names
 * no script and no other host where it would be run or loaded. */
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "read/css.h"
#include "read/svg.h"
#include "read/template/foreign.h"

#include <string.h>

static void check_css(const struct source *s)
{
    struct css_walk w = css_start(s->text, s->n);
    size_t last = 0;
    for (struct css_part p; (p = css_next(&w)).kind != CSS_END; last = w.at) {
        assert(p.at <= s->n && p.n <= s->n - p.at);
        assert(w.at > last && w.at <= s->n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    fuzz_begin(&in, data, size);
    size_t faults = svg_check(&in.report, in.source);
    assert(svg_check(NULL, in.source) == faults);
    assert(in.report.diags.n <= faults);
    if (!faults && utf8_valid(in.source->text, in.source->n) == in.source->n)
        assert(!strstr(in.source->text, "<script") || strstr(in.source->text, "<!"));
    check_css(in.source);
    template_check_foreign(&in.report, in.source);
    fuzz_end(&in);
    return 0;
}

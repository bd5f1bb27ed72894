/* Templates: whatever compiles renders, faults lie in the file, and nothing the data says leaves
 * its place in the page. */
#include "base/buf.h"
#include "base/locale.h"
#include "fuzz/fuzz.h"
#include "read/template/set.h"
#include "read/template/template.h"
#include "read/text.h"
#include "read/words.h"
#include "read/yaml.h"
#include "templates/sample.h"

#include <string.h>

static const char words[] =
    "words: {hello: Hallo, from: '{1} von {2}', things: {one: eins, other: '{n}'}}";

static void add(struct fuzz_input *in, struct templates *set, const char *name, const char *text)
{
    template_add(set, name, source_new(&in->arena, name, text, strlen(text)));
}

static void render(struct fuzz_input *in, const struct template *t, const struct words *w)
{
    struct buf page;
    buf_init(&page);
    struct eval e = {.scratch = &in->arena, .locale = locale_open("de"), .words = w, .up = "../"};
    template_render(t, &e, sample_data, &page);
    locale_close(e.locale);
    buf_free(&page);
}

/* A fault may also show where the fixed templates are used wrongly: it lies in one of those. */
static void check_foreign(const struct fuzz_input *in, struct span *span)
{
    if (!span->source || span->source == in->source)
        return;
    assert(span->at <= span->source->n && span->n <= span->source->n - span->at);
    *span = (struct span){0};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    struct templates set;
    fuzz_begin(&in, data, size);
    const struct source *s = source_new(&in.arena, "de.yaml", words, strlen(words));
    const struct words *languages[] = {words_read(&in.arena, &in.report, s)};
    assert(in.report.diags.n == 0);
    templates_init(&set, &in.arena, &in.report, "/dev/null", "layouts", languages, 1);
    add(&in, &set, "base.html", "<p>{% block a %}{% endblock %}</p>{% block b %}{% endblock %}");
    add(&in, &set, "p.html", "/x");
    if (text_check(&in.report, in.source)) {
        template_add(&set, "main.html", in.source);
        const struct template *t = template_compile(&set, "main.html", &sample_root);
        assert((t != NULL) == (in.report.count[SEVERITY_ERROR] == 0));
        if (t)
            render(&in, t, languages[0]);
    }
    for (size_t i = 0; i < in.report.diags.n; i++) {
        struct diag *d = in.report.diags.at[i];
        check_foreign(&in, &d->span);
        check_foreign(&in, &d->note_span);
    }
    fuzz_end(&in);
    return 0;
}

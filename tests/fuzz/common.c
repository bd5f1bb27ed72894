#include "fuzz/fuzz.h"
#include "report/print.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "no memory for %zu bytes\n", wanted);
    abort();
}

void fuzz_begin(struct fuzz_input *in, const uint8_t *data, size_t size)
{
    arena_init(&in->arena);
    report_init(&in->report, &in->arena);
    in->source = source_new(&in->arena, "content/pages/fuzz.md",
                            arena_copy(&in->arena, (const char *)data, size), size);
}

void fuzz_check_span(const struct fuzz_input *in, struct span span)
{
    if (!span.source)
        return;
    assert(span.source == in->source);
    assert(span.at <= in->source->n);
    assert(span.n <= in->source->n - span.at);
}

void fuzz_end(struct fuzz_input *in)
{
    for (size_t i = 0; i < in->report.diags.n; i++) {
        const struct diag *d = in->report.diags.at[i];
        fuzz_check_span(in, d->span);
        fuzz_check_span(in, d->note_span);
    }
    FILE *out = fopen("/dev/null", "w");
    assert(out);
    report_print(&in->report, out, MESSAGE_EN);
    report_print(&in->report, out, MESSAGE_DE);
    fclose(out);
    arena_free(&in->arena);
}

/*
 * What the fuzz targets share. A target is one file NAME_fuzz.c that defines
 * LLVMFuzzerTestOneInput; its seeds stand in corpus/NAME/. `make fuzz` links it with clang's
 * libFuzzer, `make check` with replay.c, which runs the seeds and some mutations of each.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/arena.h"
#include "report/diag.h"
#include "report/source.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

/* The fuzzer's entry: tries one input; aborts on a fault, else returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One input as a source file, with a report beside it; all of it lives in the arena. */
struct fuzz_input {
    struct arena arena;
    struct report report;
    const struct source *source;
};

/* Copies the input, so that a read past its end is seen by the sanitizer. */
void fuzz_begin(struct fuzz_input *in, const uint8_t *data, size_t size);

/* Checks that all spans of the report lie in the source, prints it to nowhere in both languages and
   frees everything. */
void fuzz_end(struct fuzz_input *in);

/* Aborts unless the span lies in this source. */
void fuzz_check_span(const struct fuzz_input *in, struct span span);

#endif

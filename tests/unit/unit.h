/*
 * The frame of the unit tests. A file tests/unit/NAME_test.c is one program, linked with the whole
 * library and with unit.c, which holds main() and memory_exhausted(). It consists of
 *
 *     #include "unit/unit.h"
 *     #include "base/buf.h"
 *
 *     TEST(grows_by_doubling)
 *     {
 *         CHECK(buf.cap >= 16);
 *         CHECK_EQ_INT(buf.len, 3);
 *         CHECK_EQ_STR(buf.data, "abc");
 *     }
 *
 * and nothing else: a TEST is found without being listed anywhere. A failed CHECK is printed with
 * file and line, and the test goes on; a failed REQUIRE also leaves the function it stands in.
 * Every CHECK returns whether it held, so `if (CHECK(p)) …` is possible.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct unit_test {
    const char *name;  /* as written in TEST(…) */
    void (*run)(void); /* the body */
};

/* Defines a test; the body follows in braces. The table is gathered by the linker. */
#define TEST(name)                                                                                 \
    static void test_##name(void);                                                                 \
    static const struct unit_test unit_##name = {#name, test_##name};                              \
    static const struct unit_test *const entry_##name                                              \
        __attribute__((used, section("unit_tests"))) = &unit_##name;                               \
    static void test_##name(void)

#define CHECK(cond) unit_check((cond), #cond, __FILE__, __LINE__)
#define REQUIRE(cond)                                                                              \
    do {                                                                                           \
        if (!CHECK(cond))                                                                          \
            return;                                                                                \
    } while (0)

/* Whole numbers, got first. */
#define CHECK_EQ_INT(got, want) unit_eq_int((got), (want), #got, __FILE__, __LINE__)
/* Terminated strings, got first; NULL equals only NULL. */
#define CHECK_EQ_STR(got, want) unit_eq_str((got), (want), #got, __FILE__, __LINE__)
/* Bytes that need no terminator: got and its length, then the string they should be. */
#define CHECK_EQ_MEM(got, len, want) unit_eq_mem((got), (len), (want), #got, __FILE__, __LINE__)

/* Records a failure unless held is true; returns held. Use the macros. */
bool unit_check(bool held, const char *text, const char *file, int line);
bool unit_eq_int(intmax_t got, intmax_t want, const char *text, const char *file, int line);
bool unit_eq_str(const char *got, const char *want, const char *text, const char *file, int line);
bool unit_eq_mem(const char *got, size_t len, const char *want, const char *text, const char *file,
                 int line);

/* Path of a fresh empty folder that is removed when the program ends; the same one for each call
   within a test, a new one for the next test. The string belongs to the frame. */
const char *unit_folder(void);

/* Writes a terminated text to a file below unit_folder(), making the folders on the way; returns
   the file's full path, which stays valid until the next call. */
const char *unit_file(const char *relative, const char *text);

#endif

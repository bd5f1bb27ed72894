/* main() of every unit test program: `ok NAME` or `not ok NAME` with indented details. */
#include "unit/unit.h"

#include "base/arena.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The linker gives every section whose name is a C identifier these two. */
extern const struct unit_test *const __start_unit_tests[];
extern const struct unit_test *const __stop_unit_tests[];

static struct {
    const char *program; /* the file's name without _test */
    const char *test;    /* the test that runs */
    int failures;        /* failed checks of that test */
    char *folder;        /* its folder, NULL before the first use */
    char *file;          /* last path given out by unit_file */
} now;

static void fail_at(const char *file, int line)
{
    if (now.failures++ == 0)
        printf("not ok %s.%s\n", now.program, now.test);
    printf("    %s:%d: ", file, line);
}

static void print_string(const char *label, const char *bytes, size_t len)
{
    printf("        %s \"", label);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '\n')
            printf("\\n");
        else if (c < ' ' || c == 0x7f)
            printf("\\x%02x", c);
        else
            putchar(c);
    }
    printf("\"\n");
}

bool unit_check(bool held, const char *text, const char *file, int line)
{
    if (held)
        return true;
    fail_at(file, line);
    printf("%s\n", text);
    fflush(stdout);
    return false;
}

bool unit_eq_int(intmax_t got, intmax_t want, const char *text, const char *file, int line)
{
    if (got == want)
        return true;
    fail_at(file, line);
    printf("%s is %jd, not %jd\n", text, got, want);
    fflush(stdout);
    return false;
}

bool unit_eq_str(const char *got, const char *want, const char *text, const char *file, int line)
{
    if (got && want)
        return unit_eq_mem(got, strlen(got), want, text, file, line);
    if (!got && !want)
        return true;
    fail_at(file, line);
    printf("%s is %s, not %s\n", text, got ? got : "NULL", want ? want : "NULL");
    fflush(stdout);
    return false;
}

bool unit_eq_mem(const char *got, size_t len, const char *want, const char *text, const char *file,
                 int line)
{
    if (got && len == strlen(want) && memcmp(got, want, len) == 0)
        return true;
    fail_at(file, line);
    printf("%s differs\n", text);
    print_string("got ", got ? got : "(NULL)", got ? len : 6);
    print_string("want", want, strlen(want));
    fflush(stdout);
    return false;
}

static void environment_failed(const char *what)
{
    printf("    %s: %s\n", what, strerror(errno));
    exit(2);
}

const char *unit_folder(void)
{
    if (now.folder)
        return now.folder;
    const char *base = getenv("TMPDIR");
    if (asprintf(&now.folder, "%s/knoten-unit-XXXXXX", base ? base : "/tmp") < 0 ||
        !mkdtemp(now.folder))
        environment_failed("cannot make a folder");
    return now.folder;
}

const char *unit_file(const char *relative, const char *text)
{
    free(now.file);
    if (asprintf(&now.file, "%s/%s", unit_folder(), relative) < 0)
        environment_failed("no memory");
    for (char *slash = now.file + strlen(now.folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        if (mkdir(now.file, 0777) != 0 && errno != EEXIST)
            environment_failed(now.file);
        *slash = '/';
    }
    FILE *out = fopen(now.file, "wb");
    if (!out || fputs(text, out) < 0 || fclose(out) != 0)
        environment_failed(now.file);
    return now.file;
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st, (void)kind, (void)where;
    return remove(path);
}

static void forget_folder(void)
{
    if (now.folder)
        nftw(now.folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(now.folder);
    free(now.file);
    now.folder = NULL;
    now.file = NULL;
}

static bool run_test(const struct unit_test *test)
{
    now.test = test->name;
    now.failures = 0;
    test->run();
    if (now.failures == 0)
        printf("ok %s.%s\n", now.program, now.test);
    fflush(stdout);
    forget_folder();
    return now.failures == 0;
}

_Noreturn void memory_exhausted(size_t wanted)
{
    printf("not ok %s.%s\n    no memory for %zu bytes\n", now.program, now.test, wanted);
    fflush(stdout);
    abort();
}

/* With an argument, only the tests whose name contains it are run. */
int main(int argc, char **argv)
{
    const char *slash = strrchr(argv[0], '/');
    now.program = slash ? slash + 1 : argv[0];
    char *tail = strstr(argv[0], "_test");
    if (tail)
        *tail = '\0';
    int failed = 0;
    for (const struct unit_test *const *t = __start_unit_tests; t < __stop_unit_tests; t++) {
        if (argc < 2 || strstr((*t)->name, argv[1]))
            failed += !run_test(*t);
    }
    return failed > 0;
}

/*
 * Holds rendered sites as programs may that are not a build:
 *
 *     driver pages SITE NOW JOBS      every file of the book alone is what all of it gives the sink
 *     driver errors NOW SITE...       sites with errors are rendered as far as they could be read
 *     driver two SITE SITE NOW        two books at once, their pages in turn
 *     driver loop SITE NOW TIMES      opens, renders a page and closes; memory in use at each tenth
 *     driver stop SITE NOW TARGET N   a sink that refuses after N files, in front of publishing
 *     driver cost SITE NOW PAGE TIMES milliseconds for reading and resolving, opening, and one page
 */
#include "base/fs_open.h"
#include "command/project.h"
#include "render/site/book.h"
#include "report/print.h"
#include "write/publish.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/fs.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "driver: no memory for %zu bytes\n", wanted);
    exit(2);
}

/* What a sink was given. */
struct taken {
    struct arena arena;
    struct map digests; /* path → struct digest of its bytes; a copy's are of its name */
    pthread_mutex_t mutex;
    size_t bytes;
};

static struct digest digest_of(const struct file *f)
{
    return f->from ? digest_bytes(f->from, strlen(f->from)) : digest_bytes(f->s, f->n);
}

static int note_file(void *ctx, const struct file *f, int worker)
{
    struct taken *t = ctx;
    (void)worker;
    pthread_mutex_lock(&t->mutex);
    struct digest *d = arena_alloc(&t->arena, sizeof *d);
    *d = digest_of(f);
    char *path = arena_strdup(&t->arena, f->path);
    if (map_add(&t->digests, path, d) != d)
        printf("given twice: %s\n", path);
    t->bytes += f->n;
    pthread_mutex_unlock(&t->mutex);
    return 1;
}

static void taken_open(struct taken *t)
{
    *t = (struct taken){.bytes = 0};
    arena_init(&t->arena);
    map_init(&t->digests, &t->arena);
    pthread_mutex_init(&t->mutex, NULL);
}

static void taken_close(struct taken *t)
{
    pthread_mutex_destroy(&t->mutex);
    arena_free(&t->arena);
}

/* Opens a site and a book over it; the book is NULL where there can be none. */
static struct book *book_of(struct project *p, const char *site, const char *now, int jobs)
{
    const struct options o = {.folder = site, .now = now, .jobs = jobs};
    if (project_open(p, &o, PICTURES_LOOK))
        exit(2);
    return book_open(&p->site, &p->report, jobs, 0);
}

static struct book *book_needed(struct project *p, const char *site, const char *now, int jobs)
{
    struct book *book = book_of(p, site, now, jobs);
    if (!book) {
        report_print(&p->report, stderr, p->language);
        exit(1);
    }
    return book;
}

/* Returns 1 if the page alone has the bytes that the sink was given. */
static int same_alone(struct book *book, const struct project *p, const char *path,
                      const struct digest *want, struct buf *out)
{
    buf_cut(out, 0);
    if (book_page(book, path, out))
        return 0;
    if (digest_equal(digest_bytes(out->s, out->n), *want))
        return 1;
    /* A copy: the sink was told its name. */
    char from[4096];
    char *text;
    size_t n;
    struct arena a;
    snprintf(from, sizeof from, "site/%s", path);
    arena_init(&a);
    int same = digest_equal(digest_bytes(from, strlen(from)), *want) &&
               !fs_site_read(&a, p->site.root, from, 1 << 30, &text, &n) && n == out->n &&
               !memcmp(text, out->s, n);
    arena_free(&a);
    return same;
}

/* Counts the files that alone are not what they are among all. */
static size_t compare_alone(struct book *book, const struct project *p, const struct taken *t)
{
    size_t wrong = 0;
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < t->digests.n; i++) {
        const char *path = t->digests.entry[i].key;
        if (same_alone(book, p, path, t->digests.entry[i].value, &out))
            continue;
        printf("differs alone: %s\n", path);
        wrong++;
    }
    buf_free(&out);
    return wrong;
}

static int test_pages(char **arg)
{
    struct project p;
    struct taken all, again;
    struct book *book = book_needed(&p, arg[0], arg[1], atoi(arg[2]));
    const struct sink sink = {note_file, &all}, second = {note_file, &again};
    taken_open(&all);
    taken_open(&again);
    size_t wrong = !book_all(book, &p.report, &sink);
    wrong += compare_alone(book, &p, &all);
    wrong += !book_all(book, &p.report, &second) || again.digests.n != all.digests.n;
    for (size_t i = 0; i < all.digests.n; i++) {
        const struct digest *d = map_get(&again.digests, all.digests.entry[i].key);
        wrong += !d || !digest_equal(*d, *(const struct digest *)all.digests.entry[i].value);
    }
    struct buf out;
    buf_init(&out);
    wrong += book_page(book, "nothing/here/", &out) != -ENOENT || out.n;
    wrong += book_page(book, "../site/site.yaml", &out) != -ENOENT || out.n;
    wrong += book_page(book, "", &out) != 0 || !out.n;
    buf_free(&out);
    printf("%zu files, %zu pages, %zu wrong\n", all.digests.n, book_pages(book), wrong);
    taken_close(&again);
    taken_close(&all);
    book_close(book);
    project_close(&p);
    return wrong != 0;
}

static int test_errors(int n, char **arg)
{
    size_t rendered = 0, with_errors = 0, files = 0;
    for (int i = 1; i < n; i++) {
        struct project p;
        struct taken all;
        const struct sink sink = {note_file, &all};
        taken_open(&all);
        struct book *book = book_of(&p, arg[i], arg[0], 2);
        size_t errors = p.report.count[SEVERITY_ERROR];
        if (book) {
            book_all(book, &p.report, &sink);
            book_close(book);
            rendered++;
            with_errors += errors != 0;
            files += all.digests.n;
        }
        report_sort(&p.report);
        project_close(&p);
        taken_close(&all);
    }
    printf("%zu rendered, %zu of them with errors, %zu files\n", rendered, with_errors, files);
    return 0;
}

static int test_two(char **arg)
{
    struct project p[2];
    struct book *book[2];
    struct taken alone[2];
    size_t wrong = 0;
    for (int i = 0; i < 2; i++) {
        const struct sink sink = {note_file, &alone[i]};
        taken_open(&alone[i]);
        book[i] = book_needed(&p[i], arg[i], arg[2], 2);
        wrong += !book_all(book[i], &p[i].report, &sink);
        book_close(book[i]);
        project_close(&p[i]);
    }
    for (int i = 0; i < 2; i++)
        book[i] = book_needed(&p[i], arg[i], arg[2], 1);
    struct buf out;
    buf_init(&out);
    for (size_t k = 0; k < alone[0].digests.n || k < alone[1].digests.n; k++) {
        for (int i = 0; i < 2; i++) {
            if (k >= alone[i].digests.n)
                continue;
            const struct map_entry *e = &alone[i].digests.entry[k];
            wrong += !same_alone(book[i], &p[i], e->key, e->value, &out);
        }
    }
    buf_free(&out);
    book_close(book[0]);
    project_close(&p[0]);
    wrong += compare_alone(book[1], &p[1], &alone[1]);
    book_close(book[1]);
    project_close(&p[1]);
    printf("%zu and %zu files, %zu wrong\n", alone[0].digests.n, alone[1].digests.n, wrong);
    taken_close(&alone[0]);
    taken_close(&alone[1]);
    return wrong != 0;
}

static int test_loop(char **arg)
{
    int times = atoi(arg[2]);
    for (int i = 1; i <= times; i++) {
        struct project p;
        struct buf out;
        struct book *book = book_needed(&p, arg[0], arg[1], 1);
        buf_init(&out);
        if (book_page(book, "", &out) || !out.n)
            return 1;
        buf_free(&out);
        book_close(book);
        project_close(&p);
        if (times < 10 || i % (times / 10) == 0)
            printf("%zu\n", mallinfo2().uordblks + mallinfo2().hblkhd);
    }
    return 0;
}

/* Hands files on until it has enough. */
struct refusing {
    struct publishing *publishing;
    _Atomic long left;
};

static int refuse_after(void *ctx, const struct file *f, int worker)
{
    struct refusing *r = ctx;
    return r->left-- > 0 && publish_file(r->publishing, f, worker);
}

static int test_stop(char **arg)
{
    struct project p;
    struct book *book = book_needed(&p, arg[0], arg[1], 2);
    const struct publish_order order = {.target = arg[2], .kind = PUBLISH_PUBLIC, .workers = 2};
    struct refusing r = {.publishing = publish_begin(&p.arena, &order), .left = atol(arg[3])};
    const struct sink sink = {refuse_after, &r};
    int all = book_all(book, &p.report, &sink);
    if (all) {
        struct published done = publish_end(r.publishing);
        printf("published %zu\n", done.written + done.unchanged);
    } else {
        publish_cancel(r.publishing);
        printf("stopped\n");
    }
    book_close(book);
    project_close(&p);
    return 0;
}

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int tell_cost(char **arg)
{
    struct project p;
    struct buf out;
    int times = atoi(arg[3]);
    const struct options o = {.folder = arg[0], .now = arg[1], .jobs = 2};
    double began = milliseconds();
    if (project_open(&p, &o, PICTURES_LOOK))
        return 2;
    double read = milliseconds();
    struct book *book = book_open(&p.site, &p.report, 2, 0);
    double opened = milliseconds();
    buf_init(&out);
    for (int i = 0; i < times; i++) {
        buf_cut(&out, 0);
        if (!book || book_page(book, arg[2], &out))
            return 1;
    }
    printf("read %.1f open %.1f page %.3f\n", read - began, opened - read,
           (milliseconds() - opened) / times);
    buf_free(&out);
    book_close(book);
    project_close(&p);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 5 && !strcmp(argv[1], "pages"))
        return test_pages(argv + 2);
    if (argc > 3 && !strcmp(argv[1], "errors"))
        return test_errors(argc - 2, argv + 2);
    if (argc == 5 && !strcmp(argv[1], "two"))
        return test_two(argv + 2);
    if (argc == 5 && !strcmp(argv[1], "loop"))
        return test_loop(argv + 2);
    if (argc == 6 && !strcmp(argv[1], "stop"))
        return test_stop(argv + 2);
    if (argc == 6 && !strcmp(argv[1], "cost"))
        return tell_cost(argv + 2);
    return 2;
}

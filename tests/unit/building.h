/* What the tests of whole sites share: a small site in the test's folder, built in memory. */
#ifndef TESTS_UNIT_BUILDING_H
#define TESTS_UNIT_BUILDING_H

#include "base/arena.h"
#include "command/project.h"
#include "render/site/book.h"
#include "render/view/view.h"
#include "unit/unit.h"

#include <pthread.h>
#include <string.h>

/* A site that was read and, if all is right, rendered. */
struct building {
    struct project project;
    struct book *book; /* NULL: nothing was rendered */
    struct list files; /* struct file *, in the order of their paths; in the project's arena */
    pthread_mutex_t mutex;
};

/* Keeps a copy of a file; a sink's `take`. */
static inline int site_keep(void *ctx, const struct file *f, int worker)
{
    struct building *b = ctx;
    struct arena *a = &b->project.arena;
    (void)worker;
    pthread_mutex_lock(&b->mutex);
    struct file *kept = arena_alloc(a, sizeof *kept);
    *kept = (struct file){.path = arena_strdup(a, f->path), .n = f->n};
    kept->s = f->s ? arena_copy(a, f->s, f->n) : NULL;
    kept->from = f->from ? arena_strdup(a, f->from) : NULL;
    list_add(&b->files, a, kept);
    pthread_mutex_unlock(&b->mutex);
    return 1;
}

/* Writes what every site has; each template but base.html says the page's title. */
static inline void site_begin(void)
{
    static const char *const files[][2] = {
        {"site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/unter/\n"
                           "languages: [de, en]\ntimezone: Europe/Berlin\n"},
        {"site/vocabulary.yaml", "topics: {sprache: Sprache}\n"},
        {"site/i18n/de.yaml", "name: Deutsch\nsections: {members: mitglieder, archive: archiv, "
                              "calendar: kalender, all: alle, page: seite}\n"},
        {"site/i18n/en.yaml", "name: English\n"},
        {"content/pages/index.md", "---\ntitle: Start\n---\n"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unit_file(files[i][0], files[i][1]);
    for (int kind = PAGE_HOME; kind < PAGE_KINDS; kind++) {
        char path[64] = "layouts/";
        unit_file(strcat(path, view_template((enum page_kind)kind)), "{{ page.title }}");
    }
}

static inline int site_by_path(const void *a, const void *b, void *ctx)
{
    const struct file *x = a, *y = b;
    (void)ctx;
    return strcmp(x->path, y->path);
}

/* Reads the site in the test's folder as of 23 November 2026, noon, and renders it. */
static inline void site_build_as(struct building *b, struct options o)
{
    o.folder = unit_folder();
    o.now = "2026-11-23 12:00";
    o.jobs = 2;
    const struct sink sink = {.take = site_keep, .ctx = b};
    *b = (struct building){.book = NULL};
    pthread_mutex_init(&b->mutex, NULL);
    CHECK_EQ_INT(project_open(&b->project, &o, PICTURES_LOOK), 0);
    b->book = book_open(&b->project.site, &b->project.report, o.jobs, o.audience != NULL);
    if (b->book)
        CHECK(book_all(b->book, &b->project.report, &sink));
    list_sort(&b->files, site_by_path, NULL);
    for (size_t i = 0; i < b->project.report.diags.n; i++) {
        const struct diag *d = b->project.report.diags.at[i];
        if (diag_severity(d->id) == SEVERITY_ERROR)
            CHECK_EQ_STR(diag_name(d->id), "no error");
    }
}

static inline void site_build(struct building *b)
{
    site_build_as(b, (struct options){.folder = NULL});
}

/* Returns the bytes of a published file, NULL if there is no such file. */
static inline const char *site_file(struct building *b, const char *path)
{
    for (size_t i = 0; i < b->files.n; i++) {
        const struct file *f = b->files.at[i];
        if (!strcmp(f->path, path))
            return arena_copy(&b->project.arena, f->s ? f->s : "", f->n);
    }
    return NULL;
}

/* Returns 1 if any published file has `text` in its name or its bytes. */
static inline int site_says(struct building *b, const char *text)
{
    for (size_t i = 0; i < b->files.n; i++) {
        const struct file *f = b->files.at[i];
        if (strstr(f->path, text) || (f->s && memmem(f->s, f->n, text, strlen(text))))
            return 1;
    }
    return 0;
}

static inline void site_end(struct building *b)
{
    if (b->book)
        book_close(b->book);
    pthread_mutex_destroy(&b->mutex);
    project_close(&b->project);
}

#endif

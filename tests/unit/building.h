/* What the tests of whole sites share: a small site in the test's folder, built in memory. */
#ifndef TESTS_UNIT_BUILDING_H
#define TESTS_UNIT_BUILDING_H

#include "base/arena.h"
#include "command/project.h"
#include "render/site/render.h"
#include "render/view/view.h"
#include "unit/unit.h"

#include <string.h>

/* A site that was read and, if all is right, rendered. */
struct building {
    struct project project;
    struct rendered made;
};

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

/* Reads the site in the test's folder as of 23 November 2026, noon, and renders it. */
static inline void site_build_as(struct building *b, struct options o)
{
    o.folder = unit_folder();
    o.now = "2026-11-23 12:00";
    o.jobs = 2;
    b->made = (struct rendered){.pages = 0};
    CHECK_EQ_INT(project_open(&b->project, &o, PICTURES_LOOK), 0);
    if (b->project.site.languages)
        b->made = site_render(&b->project.site, &b->project.report, &b->project.workers,
                              o.audience != NULL);
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
    for (size_t i = 0; i < b->made.files.n; i++) {
        const struct file *f = b->made.files.at[i];
        if (!strcmp(f->path, path))
            return arena_copy(&b->project.arena, f->s ? f->s : "", f->n);
    }
    return NULL;
}

/* Returns 1 if any published file has `text` in its name or its bytes. */
static inline int site_says(struct building *b, const char *text)
{
    for (size_t i = 0; i < b->made.files.n; i++) {
        const struct file *f = b->made.files.at[i];
        if (strstr(f->path, text) || (f->s && memmem(f->s, f->n, text, strlen(text))))
            return 1;
    }
    return 0;
}

static inline void site_end(struct building *b)
{
    project_close(&b->project);
}

#endif

#ifndef RENDER_PAGES_JOBS_INNER_H
#define RENDER_PAGES_JOBS_INNER_H

#include "base/arena.h"
#include "render/pages/jobs.h"

/* Jobs under construction; for render/pages/jobs*.c alone. */
struct job_list {
    const struct shared *shared;
    const struct site *site;
    struct arena *arena;
    struct list jobs; /* struct job * */
};

/* Adds a job for the page at `path`. */
struct job *job_add(struct job_list *m, enum page_kind kind, int language, const char *path);

/* Adds a calendar to a page, behind those that it has. */
void job_feed(struct page_view *p, const char *title, const char *path);

/* Adds a calendar that is nobody's in particular to a page: "all", "offers". */
void job_common_feed(struct job_list *m, struct page_view *p, const char *section,
                     const char *title, int language);

/* Returns how many pages a list of `n` entries takes, at least one. */
size_t job_pages(const struct job_list *m, size_t n);

/* Gives page `number` (from 1) of a list its part; returns how many pages there are. */
size_t job_deal(const struct job_list *m, struct root *root, const struct list *items,
                size_t number);

/* Adds the pages of all lists and of their parts in a language. */
void jobs_lists(struct job_list *m, int language);

/* Adds the pages of all periods in a language. */
void jobs_periods(struct job_list *m, int language);

/* Adds the pages that other sites show in a frame, and the one that tells how, in a language. */
void jobs_embeds(struct job_list *m, int language);

#endif

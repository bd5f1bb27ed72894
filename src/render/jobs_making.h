#ifndef RENDER_JOBS_MAKING_H
#define RENDER_JOBS_MAKING_H

#include "base/arena.h"
#include "render/jobs.h"

/* Jobs under construction; for render/jobs*.c alone. */
struct making {
    const struct shared *shared;
    const struct site *site;
    struct arena *arena;
    struct list jobs; /* struct job * */
};

/* Adds a job for the page at `path`. */
struct job *job_add(struct making *m, enum page_kind kind, int language, const char *path);

/* Adds a calendar that is nobody's in particular to a page: "all", "offers". */
void job_common_feed(struct making *m, struct page_view *p, const char *section, const char *title,
                     int language);

/* Adds the pages of all periods in a language. */
void jobs_periods(struct making *m, int language);

#endif

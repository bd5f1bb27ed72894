/*
 * Times the writing of calendars, apart from reading and publishing:
 *
 *     driver SITE NOW     "one SECONDS BYTES" for the calendar of everything in the first language,
 *                         "all SECONDS BYTES" for all calendars in all languages; CPU time
 */
#include "base/buf.h"
#include "command/project.h"
#include "render/feeds/feeds.h"
#include "render/feeds/ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "driver: no memory for %zu bytes\n", wanted);
    exit(2);
}

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void time_one(struct project *p)
{
    struct buf b;
    buf_init(&b);
    double began = cpu_seconds();
    const struct language *l = &p->site.language[0];
    struct ics *ics = ics_prepare(&p->arena, &p->site, l);
    const struct feed all = {.path = "kalender/alle.ics",
                             .title = "Alles",
                             .page = "termine/",
                             .language = l,
                             .events = p->site.items[ITEM_EVENT]};
    ics_feed(ics, &all, &b);
    ics_close(ics);
    printf("one %.4f %zu\n", cpu_seconds() - began, b.n);
    buf_free(&b);
}

static void time_all(struct project *p)
{
    struct shared shared;
    struct rendered made = {0};
    size_t bytes = 0;
    shared_init(&shared, &p->site, &p->arena, 0);
    double began = cpu_seconds();
    feeds_render(&shared, &p->report, &p->workers, &made);
    double took = cpu_seconds() - began;
    for (size_t i = 0; i < made.files.n; i++)
        bytes += ((const struct file *)made.files.at[i])->n;
    printf("all %.4f %zu\n", took, bytes);
}

int main(int argc, char **argv)
{
    struct project p;
    const struct options o = {.folder = argv[1], .now = argv[2], .jobs = 1};
    if (argc != 3)
        return 2;
    int status = project_open(&p, &o, PICTURES_LOOK);
    if (!status && p.report.count[SEVERITY_ERROR]) {
        report_print(&p.report, stderr, p.language);
        status = 1;
    }
    if (!status) {
        time_one(&p);
        time_all(&p);
    }
    project_close(&p);
    return status;
}

/*
 * Times the writing of calendars, apart from reading and publishing:
 *
 *     driver SITE NOW     "one SECONDS BYTES" for the calendar of everything in the first language,
 *                         "all SECONDS BYTES" for all calendars in all languages; CPU time
 */
#include "base/buf.h"
#include "base/locale.h"
#include "command/project.h"
#include "render/feeds/feeds.h"
#include "render/feeds/ics.h"
#include "report/print.h"
#include "resolve/outputs.h"

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
    struct arena a;
    buf_init(&b);
    arena_init(&a);
    double began = cpu_seconds();
    const struct language *l = &p->site.language[0];
    struct locale *locale = locale_open(l->tag);
    struct ics *ics = ics_open(&a, &p->site, l);
    struct ics_hand hand = ics_hand(ics, locale, &a);
    const struct feed all = {.path = "kalender/alle.ics",
                             .title = "Alles",
                             .page = "termine/",
                             .language = l,
                             .events = p->site.items[ITEM_EVENT]};
    ics_feed(&hand, &all, &b);
    ics_hand_close(&hand);
    locale_close(locale);
    printf("one %.4f %zu\n", cpu_seconds() - began, b.n);
    buf_free(&b);
    arena_free(&a);
}

/* Serialises every event once in each language, and puts all calendars together. */
static void time_all(struct project *p)
{
    struct renderer r;
    struct shared shared;
    struct arena a;
    size_t bytes = 0;
    arena_init(&a);
    shared_init(&shared, &p->site, &a, 0);
    renderer_open(&r, &shared);
    double began = cpu_seconds();
    for (int l = 0; l < p->site.languages; l++) {
        shared.calendar[l] = ics_open(&a, &p->site, &p->site.language[l]);
        ics_prepare(shared.calendar[l], renderer_locale(&r, l));
    }
    for (size_t i = 0; i < p->site.outputs.n; i++) {
        const struct output *o = p->site.outputs.at[i];
        buf_cut(&r.out, 0);
        if (o->kind == OUTPUT_CALENDAR)
            calendar_write(&r, o, &r.out);
        else if (o->kind == OUTPUT_EVENT)
            event_calendar_write(&r, o, &r.out);
        else if (o->kind == OUTPUT_MEETING)
            meeting_calendar_write(&r, o, &r.out);
        bytes += r.out.n;
        arena_reset(&r.scratch);
    }
    printf("all %.4f %zu\n", cpu_seconds() - began, bytes);
    renderer_close(&r);
    arena_free(&a);
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

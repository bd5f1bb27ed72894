#include "render/feeds/busy.h"

#include "base/arena.h"
#include "base/buf.h"
#include "render/feeds/event.h"
#include "render/feeds/text.h"
#include "resolve/calendar/meeting.h"

enum { WINDOW_MONTHS = 12 };

/* A time at which a venue is taken, seconds UTC. */
struct busy_interval {
    int64_t from, to;
    int tentative;
};

/* What is known of a venue's times. */
struct busy {
    const struct site *site;
    const struct venue *venue;
    struct arena *arena;
    struct list periods; /* struct busy_interval * */
    int64_t from, to;    /* the window */
    int64_t revised;     /* when anything here last changed */
};

static void gather_busy(struct busy *b, const struct list *items)
{
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = items->at[i];
        const struct schedule *s = meeting_schedule(item);
        b->revised = item->revised > b->revised ? item->revised : b->revised;
        for (size_t k = 0; k < s->occurrences; k++) {
            const struct occurrence *o = &s->occurrence[k];
            int64_t from = o->start_utc > b->from ? o->start_utc : b->from;
            if (o->venue != b->venue || o->free_utc <= from || !o->takes_room ||
                !calendar_takes_place(o))
                continue;
            struct busy_interval *p = arena_alloc(b->arena, sizeof *p);
            *p = (struct busy_interval){from, o->free_utc, o->status == STATUS_TENTATIVE};
            list_add(&b->periods, b->arena, p);
            b->to = p->to > b->to ? p->to : b->to;
        }
    }
}

static int by_sort_and_start(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct busy_interval *x = a, *y = b;
    if (x->tentative != y->tentative)
        return x->tentative - y->tentative;
    return (x->from > y->from) - (x->from < y->from);
}

static int by_busy_start(const void *a, const void *b, void *ctx)
{
    const struct busy_interval *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : by_sort_and_start(a, b, ctx);
}

/* Makes one of periods that touch or overlap. */
static void merge_busy(struct busy *b)
{
    size_t n = 0;
    list_sort(&b->periods, by_sort_and_start, NULL);
    for (size_t i = 0; i < b->periods.n; i++) {
        struct busy_interval *p = b->periods.at[i], *last = n ? b->periods.at[n - 1] : NULL;
        if (!last || last->tentative != p->tentative || p->from > last->to)
            b->periods.at[n++] = p;
        else if (p->to > last->to)
            last->to = p->to;
    }
    b->periods.n = n;
    list_sort(&b->periods, by_busy_start, NULL);
}

static void utc_line(struct buf *out, struct buf *line, const char *name, int64_t utc)
{
    ics_begin(line, "%s:", name);
    ics_utc(line, utc);
    ics_end(out, line);
}

static void busy_write(const struct busy *b, struct buf *out)
{
    struct buf line;
    buf_init(&line);
    ics_put(out, "BEGIN:VCALENDAR");
    ics_put(out, "VERSION:2.0");
    ics_put(out, "PRODID:-//Knoten//Knoten//EN");
    ics_put(out, "BEGIN:VFREEBUSY");
    ics_put(out, "UID:venue-%s@%s", b->venue->item.id,
            b->site->config.host ? b->site->config.host : "localhost");
    utc_line(out, &line, "DTSTAMP", b->revised);
    utc_line(out, &line, "DTSTART", b->from);
    utc_line(out, &line, "DTEND", b->to);
    ics_begin(&line, "URL:");
    ics_uri(&line, b->site->config.base_url);
    ics_uri(&line, b->venue->item.path[0]);
    ics_end(out, &line);
    for (size_t i = 0; i < b->periods.n; i++) {
        const struct busy_interval *p = b->periods.at[i];
        ics_begin(&line, "FREEBUSY;FBTYPE=%s:", p->tentative ? "BUSY-TENTATIVE" : "BUSY");
        ics_utc(&line, p->from);
        buf_putc(&line, '/');
        ics_utc(&line, p->to);
        ics_end(out, &line);
    }
    ics_put(out, "END:VFREEBUSY");
    ics_put(out, "END:VCALENDAR");
    buf_free(&line);
}

void ics_busy(const struct site *site, const struct venue *venue, struct buf *out)
{
    struct arena a;
    arena_init(&a);
    struct busy b = {.site = site, .venue = venue, .arena = &a, .revised = venue->item.revised};
    zone_to_utc(site->zone, (struct when){site->now.date, 0}, &b.from);
    zone_to_utc(site->zone, (struct when){date_add_months(site->now.date, WINDOW_MONTHS), 0},
                &b.to);
    gather_busy(&b, &venue->events);
    gather_busy(&b, &venue->offers);
    merge_busy(&b);
    busy_write(&b, out);
    arena_free(&a);
}

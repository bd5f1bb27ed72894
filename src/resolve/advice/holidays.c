#include "resolve/advice/holidays.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/advice/holidays_names.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/zone.h"

#include <libical/ical.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { LINE_MAX_BYTES = 8192, DEPTH_MAX = 8, DAYS_EACH_MAX = 31, HOLIDAYS_MAX = 2000 };

/* A file on its way through the reader, and the event that it stands in. */
struct ical_reader {
    struct site *site;
    struct report *report;
    const struct source *source;
    size_t next;          /* byte offset of the line to come */
    struct buf line;      /* this one, with its folded parts (RFC 5545 3.1) and without its end */
    struct span at;       /* its first part, in the file */
    int depth;            /* of components; 2 within those of the calendar */
    int event;            /* 1: this one is a VEVENT */
    struct span place;    /* where to say that its days are wrong: its DTEND, else its beginning */
    struct date from, to; /* its days, the last one inclusive; year 0: not given */
    const char *name;
    int faulty; /* something in it has been reported */
};

/* ---- lines ---- */

static size_t ical_add_part(struct ical_reader *f, size_t from)
{
    const char *text = f->source->text;
    const char *end = memchr(text + from, '\n', f->source->n - from);
    size_t to = end ? (size_t)(end - text) : f->source->n;
    size_t n = to - from;
    if (n && text[to - 1] == '\r')
        n--;
    if (f->line.n <= LINE_MAX_BYTES)
        buf_add(&f->line, text + from, n);
    f->next = end ? to + 1 : to;
    return n;
}

/* Reads the next line that is not empty; returns 0 at the end. */
static int line_next(struct ical_reader *f)
{
    const struct source *s = f->source;
    do {
        if (f->next >= s->n)
            return 0;
        buf_cut(&f->line, 0);
        f->at = span_make(s, f->next, 0);
        f->at.n = (uint32_t)ical_add_part(f, f->next);
        while (f->next < s->n && (s->text[f->next] == ' ' || s->text[f->next] == '\t'))
            ical_add_part(f, f->next + 1);
    } while (!f->line.n);
    return 1;
}

/* Returns 1 if the line is of the property `name`. */
static int line_is(const struct ical_reader *f, const char *name)
{
    size_t n = strlen(name);
    return !strncasecmp(f->line.s, name, n) && (f->line.s[n] == ':' || f->line.s[n] == ';');
}

/* ---- properties of an event ---- */

static void ical_fault(struct ical_reader *f, enum diag_id id, struct span at, const char *a,
                       enum help_id help)
{
    if (!f->faulty)
        diag_help(f->report, diag_add(f->report, id, at, a, NULL), help, NULL, NULL);
    f->faulty = 1;
}

/* Reads the line's day; reports what is none. */
static struct date ical_day(struct ical_reader *f, icalproperty *p, icalproperty_kind kind)
{
    struct icaltimetype t = icaltime_null_time();
    if (p && icalproperty_isa(p) == kind)
        t = kind == ICAL_DTSTART_PROPERTY ? icalproperty_get_dtstart(p) : icalproperty_get_dtend(p);
    if (icaltime_is_null_time(t) || !t.is_date || !date_exists(t.year, t.month, t.day)) {
        ical_fault(f, DIAG_HOLIDAY_DAY, f->at, NULL, HELP_HOLIDAY_FORM);
        return (struct date){0};
    }
    return (struct date){(int16_t)t.year, (int8_t)t.month, (int8_t)t.day};
}

static void start_read(struct ical_reader *f, icalproperty *p)
{
    f->from = ical_day(f, p, ICAL_DTSTART_PROPERTY);
}

static void end_read(struct ical_reader *f, icalproperty *p)
{
    struct date end = ical_day(f, p, ICAL_DTEND_PROPERTY);
    f->place = f->at;
    if (end.year)
        f->to = date_add_days(end, -1);
}

static void summary_read(struct ical_reader *f, icalproperty *p)
{
    const char *text =
        p && icalproperty_isa(p) == ICAL_SUMMARY_PROPERTY ? icalproperty_get_summary(p) : NULL;
    f->name = text && *text ? arena_strdup(f->site->arena, text) : NULL;
}

static void unread(struct ical_reader *f, icalproperty *p)
{
    (void)p;
    const char *name = arena_copy(f->site->arena, f->line.s, strcspn(f->line.s, ":;"));
    ical_fault(f, DIAG_HOLIDAY_FIELD, f->at, name, HELP_HOLIDAY_EACH);
}

static const struct {
    const char *name;
    void (*read)(struct ical_reader *f,
                 icalproperty *p); /* `p`: the line parsed, NULL if it cannot be */
} properties[] = {
    {"DTSTART", start_read}, {"DTEND", end_read}, {"SUMMARY", summary_read},
    {"RRULE", unread},       {"RDATE", unread},   {"DURATION", unread},
};

static void property_read(struct ical_reader *f)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (!line_is(f, properties[i].name))
            continue;
        icalproperty *p = icalproperty_new_from_string(f->line.s);
        properties[i].read(f, p);
        if (p)
            icalproperty_free(p);
    }
}

/* ---- components ---- */

/* Adds the days of the event that ends here. Returns 0 if there is no room for them. */
static int event_end(struct ical_reader *f)
{
    struct site *site = f->site;
    if (!f->to.year)
        f->to = f->from;
    int32_t days = f->from.year ? date_days(f->to) - date_days(f->from) + 1 : 0;
    if (days < 1 || days > DAYS_EACH_MAX)
        ical_fault(f, DIAG_HOLIDAY_DAY, f->place, NULL, HELP_HOLIDAY_FORM);
    for (int32_t i = 0; i < days && !f->faulty; i++) {
        if (site->holidays.n == HOLIDAYS_MAX) {
            char limit[16];
            snprintf(limit, sizeof limit, "%d", HOLIDAYS_MAX);
            diag_add(f->report, DIAG_HOLIDAY_MANY, f->place, limit, NULL);
            return 0;
        }
        struct holiday *h = arena_alloc(site->arena, sizeof *h);
        *h = (struct holiday){.date = date_add_days(f->from, i), .name = f->name ? f->name : ""};
        list_add(&site->holidays, site->arena, h);
    }
    return 1;
}

static void event_begin(struct ical_reader *f)
{
    f->event = 1;
    f->place = f->at;
    f->from = f->to = (struct date){0};
    f->name = NULL;
    f->faulty = 0;
}

/* Reads one line. Returns 0 if nothing can be read after it. */
static int line_read(struct ical_reader *f)
{
    int begins = line_is(f, "BEGIN"), fits = f->line.n <= LINE_MAX_BYTES && strchr(f->line.s, ':');
    int calendar = begins && !strcasecmp(f->line.s, "BEGIN:VCALENDAR");
    if (!fits || calendar != (f->depth == 0) || (begins && f->depth == DEPTH_MAX)) {
        diag_add(f->report, DIAG_HOLIDAY_FILE, f->at, NULL, NULL);
        return 0;
    }
    f->depth += begins;
    if (begins && f->depth == 2 && !strcasecmp(f->line.s, "BEGIN:VEVENT"))
        event_begin(f);
    else if (f->depth == 2 && f->event && !begins)
        property_read(f);
    if (!line_is(f, "END"))
        return 1;
    int ends = f->event && f->depth == 2;
    f->depth--;
    f->event = f->event && !ends;
    return !ends || event_end(f);
}

static int by_date(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct holiday *x = a, *y = b;
    int by = date_compare(x->date, y->date);
    return by ? by : strcmp(x->name, y->name);
}

void holidays_read(struct site *site, struct report *r)
{
    if (!site->holiday_file)
        return;
    struct ical_reader f = {.site = site, .report = r, .source = site->holiday_file};
    buf_init(&f.line);
    if (f.source->n >= 3 && !memcmp(f.source->text, "\xEF\xBB\xBF", 3))
        f.next = 3;
    int goes = 1;
    while (goes && line_next(&f))
        goes = line_read(&f);
    if (goes && f.depth)
        diag_add(r, DIAG_HOLIDAY_FILE, span_make(f.source, f.source->n, 0), NULL, NULL);
    buf_free(&f.line);
    list_sort(&site->holidays, by_date, NULL);
}

/* ---- meetings on holidays ---- */

/* Returns the first holiday on which the meeting begins or that lies wholly within it, or NULL. */
static const struct holiday *holiday_of(const struct site *site, const struct occurrence *o)
{
    struct date from = zone_from_utc(site->zone, o->start_utc).date;
    struct date to = zone_from_utc(site->zone, o->free_utc).date;
    size_t low = 0, high = site->holidays.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct holiday *h = site->holidays.at[mid];
        if (date_compare(h->date, from) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == site->holidays.n)
        return NULL;
    const struct holiday *h = site->holidays.at[low];
    return !date_compare(h->date, from) || date_compare(h->date, to) < 0 ? h : NULL;
}

static void holidays_check(struct site *site, struct report *r, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    const struct occurrence *first = NULL, *last = NULL;
    size_t n = 0;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->here.start.second == WHEN_ALL_DAY || !meeting_is_coming(o, site->now_utc) ||
            !holiday_of(site, o))
            continue;
        first = first ? first : o;
        last = o;
        n++;
    }
    if (!first)
        return;
    char is[24];
    const struct holiday *h = holiday_of(site, first);
    when_format((struct when){h->date, WHEN_ALL_DAY}, ' ', is);
    struct diag *d = diag_add(r, DIAG_HOLIDAY, meeting_span(first), is, h->name);
    if (n == 1 && s->repeat && !first->extra && !first->change) {
        /* What is written is the day of its own clocks on which it begins. */
        when_format((struct when){first->there.original.date, WHEN_ALL_DAY}, ' ', is);
        diag_help(r, d, HELP_EXCEPT_OR_MOVE, is, NULL);
    }
    meeting_more(r, d, n - 1, last->here.start);
}

void resolve_holidays(struct site *site, struct report *r)
{
    static const enum item_type types[] = {ITEM_EVENT, ITEM_OFFER};
    holidays_read(site, r);
    holidays_name(site, r);
    for (size_t t = 0; site->holidays.n && t < sizeof types / sizeof *types; t++) {
        for (size_t i = 0; i < site->items[types[t]].n; i++) {
            const struct item *item = site->items[types[t]].at[i];
            if (!meeting_is_kind(item, "festival") && !meeting_is_kind(item, "deadline"))
                holidays_check(site, r, item);
        }
    }
}

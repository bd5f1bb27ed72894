/*
 * Prints what the library says, for programs in other languages to compare with theirs.
 *
 *     driver changes FROM TO < names    "ZONE AT BEFORE AFTER NAME", each change of each zone
 *     driver local < "ZONE SECONDS"     "FIT UTC": how a civil time is read
 *     driver vtimezone FROM TO < names  the VTIMEZONE of each zone for that time
 *     driver feeds SITE NOW OUT         OUT/TAG.ics with everything, OUT/TAG/ID.ics for each event
 *                                       and offer, and on standard output every meeting:
 *                                       "ID START END WHOLE STATUS", tabs between, times in UTC
 *     driver restrict < paths           what libical finds wrong with each calendar
 *     driver fold < lines               each line folded
 *     driver rules < "START RULE"       what becomes of a rule: "taken|RULE|DATES", "named|DATES",
 *                                       "lost", or "other" (faults beside the rule)
 *     driver dates < "START RULE"       what libical makes of a rule, each date once
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
#include "command/project.h"
#include "render/feeds/ics.h"
#include "render/feeds/text.h"
#include "render/feeds/vtimezone.h"
#include "report/print.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"
#include "resolve/calendar/zone.h"

#include <fcntl.h>
#include <inttypes.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "driver: no memory for %zu bytes\n", wanted);
    exit(2);
}

static int changes_print(char **arg)
{
    struct arena a;
    arena_init(&a);
    struct zones *zones = zones_open(&a);
    char name[128];
    while (scanf("%127s", name) == 1) {
        const struct zone *z = zone_find(zones, name);
        size_t n = 0;
        struct zone_change *c =
            z ? zone_changes(z, &a, strtoll(arg[0], NULL, 10), strtoll(arg[1], NULL, 10), &n)
              : NULL;
        for (size_t i = 0; i < n; i++)
            printf("%s %" PRId64 " %d %d %s\n", name, c[i].at, c[i].before, c[i].after, c[i].name);
    }
    arena_free(&a);
    return 0;
}

static int vtimezone_print(char **arg)
{
    struct arena a;
    struct buf out;
    arena_init(&a);
    buf_init(&out);
    struct zones *zones = zones_open(&a);
    char name[128];
    while (scanf("%127s", name) == 1) {
        const struct zone *z = zone_find(zones, name);
        if (z)
            ics_zone(&out, z, strtoll(arg[0], NULL, 10), strtoll(arg[1], NULL, 10));
    }
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
    arena_free(&a);
    return 0;
}

static int local_print(char **arg)
{
    (void)arg;
    struct arena a;
    arena_init(&a);
    struct zones *zones = zones_open(&a);
    char name[128];
    int64_t local;
    while (scanf("%127s %" SCNd64, name, &local) == 2) {
        const struct zone *z = zone_find(zones, name);
        int64_t utc = 0;
        enum zone_fit fit = z ? zone_to_utc(z, when_from_seconds(local), &utc) : ZONE_ONCE;
        printf("%d %" PRId64 "\n", (int)fit, utc);
    }
    arena_free(&a);
    return 0;
}

static int fold_print(char **arg)
{
    (void)arg;
    struct buf out;
    buf_init(&out);
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    while ((n = getline(&line, &room, stdin)) > 0)
        ics_line(&out, line, (size_t)n - (line[n - 1] == '\n'));
    fwrite(out.s, 1, out.n, stdout);
    free(line);
    buf_free(&out);
    return 0;
}

/* Takes out the places of RFC 9073: libical 3 counts each as an error, as it does not know them. */
static void places_drop(char *text)
{
    static const char begin[] = "BEGIN:VLOCATION\r\n", end[] = "END:VLOCATION\r\n";
    char *to = text;
    for (char *from = text, *s, *e; *from; from = e) {
        s = strstr(from, begin);
        e = s ? strstr(s, end) : NULL;
        size_t n = e ? (size_t)(s - from) : strlen(from);
        memmove(to, from, n);
        to += n;
        e = e ? e + strlen(end) : from + n;
    }
    *to = 0;
}

static int restrict_print(char **arg)
{
    (void)arg;
    struct arena a;
    arena_init(&a);
    char path[4096];
    while (scanf("%4095[^\n]%*c", path) == 1) {
        char *text;
        size_t n;
        if (fs_read(&a, AT_FDCWD, path, (size_t)1 << 26, &text, &n))
            return 2;
        places_drop(text);
        icalcomponent *c = icalparser_parse_string(text);
        if (!c || !icalrestriction_check(c) || icalcomponent_count_errors(c))
            printf("%s: %s\n", path, c ? icalcomponent_as_ical_string(c) : "not parsed");
        if (c)
            icalcomponent_free(c);
    }
    icalmemory_free_ring();
    arena_free(&a);
    return 0;
}

/* Resolves a series of one hour's meetings from `start` in Erfurt. */
static void rule_resolve(struct arena *a, struct report *r, struct event *e, struct repeat *repeat)
{
    struct zones *zones = zones_open(a);
    struct site site = {.arena = a, .zone = zone_find(zones, "Europe/Berlin")};
    report_init(r, a);
    e->item.source = source_new(a, "series.md", "", 0);
    e->schedule.repeat = repeat;
    e->schedule.end.length = 3600;
    schedule_resolve(&site, &e->item, r, zones);
}

static void rule_told(const struct report *r, const struct schedule *s)
{
    const struct diag *d = NULL;
    for (size_t i = r->diags.n; i-- > 0;)
        if (diag_severity(((const struct diag *)r->diags.at[i])->id) == SEVERITY_ERROR)
            d = r->diags.at[i];
    if (d && d->id == DIAG_REPEAT_RULE && d->help == HELP_RULE_DATES)
        printf("named|%s%s%s\n", d->help_arg[0], d->help_arg[1][0] ? ", " : "", d->help_arg[1]);
    else if (d)
        printf("%s\n", d->id == DIAG_REPEAT_RULE ? "lost" : "other");
    else
        printf("taken|%s|", s->rrule);
    for (size_t i = 0; !d && i < s->occurrences; i++) {
        struct when w = s->occurrence[i].there.start;
        printf("%04d%02d%02dT%02d0000 ", w.date.year, w.date.month, w.date.day, w.second / 3600);
    }
    if (!d)
        printf("\n");
}

static int rules_print(char **arg)
{
    (void)arg;
    int year, month, day, hour;
    char rule[512];
    while (scanf("%4d%2d%2dT%2d0000 %511[^\n]%*c", &year, &month, &day, &hour, rule) == 5) {
        struct arena a;
        struct report r;
        arena_init(&a);
        struct repeat repeat = {.rrule = rule, .times = -1};
        struct event e = {.item = {.type = ITEM_EVENT, .id = "series"}};
        e.schedule.start.date = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
        e.schedule.start.second = hour * 3600;
        rule_resolve(&a, &r, &e, &repeat);
        rule_told(&r, &e.schedule);
        arena_free(&a);
    }
    return 0;
}

static int dates_print(char **arg)
{
    enum { MOST = 400 };
    (void)arg;
    char start[32], rule[512];
    while (scanf("%31s %511[^\n]%*c", start, rule) == 2) {
        struct icaltimetype begin = icaltime_from_string(start), last = icaltime_null_time();
        struct icalrecurrencetype r = icalrecurrencetype_from_string(rule);
        r.until = begin;
        r.until.year += 20;
        icalrecur_iterator *it = icalrecur_iterator_new(r, begin);
        for (int n = 0; it && n < MOST;) {
            struct icaltimetype t = icalrecur_iterator_next(it);
            if (icaltime_is_null_time(t))
                break;
            if (icaltime_compare(t, begin) < 0 || !icaltime_compare(t, last))
                continue;
            printf("%s ", icaltime_as_ical_string(t));
            last = t;
            n++;
        }
        printf("\n");
        if (it)
            icalrecur_iterator_free(it);
    }
    icalmemory_free_ring();
    return 0;
}

static void save(const char *path, const struct buf *b)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(b->s, 1, b->n, f) != b->n || fclose(f))
        exit(2);
}

static void meetings_print(const struct item *item, const struct schedule *s)
{
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        printf("%s\t%" PRId64 "\t%" PRId64 "\t%d\t%d\n", item->id, o->start_utc, o->free_utc,
               o->there.start.second == WHEN_ALL_DAY, o->status);
    }
}

static void language_save(struct project *p, const struct language *l, const char *folder)
{
    struct locale *locale = locale_open(l->tag);
    struct ics_hand hand = ics_hand(ics_open(&p->arena, &p->site, l), locale, &p->arena);
    struct list all = {0};
    struct buf b;
    buf_init(&b);
    mkdir(arena_printf(&p->arena, "%s/%s", folder, l->tag), 0777);
    static const enum item_type types[] = {ITEM_EVENT, ITEM_OFFER};
    for (int t = 0; t < 2; t++)
        for (size_t i = 0; i < p->site.items[types[t]].n; i++) {
            struct item *item = p->site.items[types[t]].at[i];
            struct feed one = {.language = l, .single = 1};
            list_add(&one.events, &p->arena, item);
            list_add(&all, &p->arena, item);
            buf_cut(&b, 0);
            ics_feed(&hand, &one, &b);
            save(arena_printf(&p->arena, "%s/%s/%s.ics", folder, l->tag, item->id), &b);
        }
    struct feed feed = {.path = arena_printf(&p->arena, "%skalender/alle.ics", l->prefix),
                        .title = "Alle Termine",
                        .page = "termine/",
                        .language = l,
                        .events = all};
    buf_cut(&b, 0);
    ics_feed(&hand, &feed, &b);
    save(arena_printf(&p->arena, "%s/%s.ics", folder, l->tag), &b);
    ics_hand_close(&hand);
    locale_close(locale);
    buf_free(&b);
}

static int feeds_save(char **arg)
{
    struct project p;
    const struct options o = {.folder = arg[0], .now = arg[1], .jobs = 1};
    int status = project_open(&p, &o, PICTURES_LOOK);
    if (!status) {
        report_print(&p.report, stderr, p.language);
        status = p.report.count[SEVERITY_ERROR] > 0;
    }
    for (size_t i = 0; !status && i < p.site.items[ITEM_EVENT].n; i++)
        meetings_print(p.site.items[ITEM_EVENT].at[i],
                       &((struct event *)p.site.items[ITEM_EVENT].at[i])->schedule);
    for (size_t i = 0; !status && i < p.site.items[ITEM_OFFER].n; i++)
        meetings_print(p.site.items[ITEM_OFFER].at[i],
                       &((struct offer *)p.site.items[ITEM_OFFER].at[i])->schedule);
    for (int l = 0; !status && l < p.site.languages; l++)
        language_save(&p, &p.site.language[l], arg[2]);
    project_close(&p);
    return status;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int args;
        int (*run)(char **arg);
    } modes[] = {
        {"changes", 2, changes_print}, {"vtimezone", 2, vtimezone_print},
        {"local", 0, local_print},     {"fold", 0, fold_print},
        {"feeds", 3, feeds_save},      {"restrict", 0, restrict_print},
        {"rules", 0, rules_print},     {"dates", 0, dates_print},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (argc == modes[i].args + 2 && !strcmp(argv[1], modes[i].name))
            return modes[i].run(argv + 2);
    fprintf(stderr, "driver: see the top of tests/clients/driver.c\n");
    return 2;
}

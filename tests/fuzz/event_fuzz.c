/* Whole events: whatever stands in the front matter, meetings are in order and within bounds, and
 * the feed has the form of one; what has no errors can be written in its canonical form, in which
 * it says the same. */
#include "base/buf.h"
#include "base/locale.h"
#include "fuzz/fuzz.h"
#include "model/fill/fill.h"
#include "model/fill/words.h"
#include "model/front.h"
#include "read/text.h"
#include "read/yaml.h"
#include "read/yaml_comments.h"
#include "render/feeds/ics.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"

#include <string.h>

static void site_set(struct site *site, struct fuzz_input *in, struct event *event)
{
    site->arena = &in->arena;
    site->config = (struct config){.timezone = "Europe/Berlin",
                                   .base_url = "https://x.example.org/",
                                   .host = "x.example.org",
                                   .past_months = 12};
    for (int i = 0; i < VOCABULARIES; i++)
        map_init(&site->vocabulary[i].terms, &in->arena);
    for (int i = 0; i < ITEM_TYPES; i++)
        map_init(&site->by_id[i], &in->arena);
    map_init(&site->asset_by_path, &in->arena);
    site->language[0] = (struct language){.site = site, .tag = "ar", .prefix = ""};
    site->languages = 1;
    site->now = (struct when){{2026, 11, 23}, 0};
    *event = (struct event){.item = {.type = ITEM_EVENT, .id = "fuzz", .title = "x"}};
    event->item.source = (struct source *)in->source;
    event->item.path[0] = "fuzz/";
    list_add(&site->items[ITEM_EVENT], &in->arena, event);
}

static void check_meetings(const struct schedule *s)
{
    assert(s->occurrences <= OCCURRENCES_MAX + YAML_MAX_NODES);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        assert(!i || s->occurrence[i - 1].start_utc <= o->start_utc);
        assert(date_exists(o->there.start.date.year, o->there.start.date.month,
                           o->there.start.date.day));
        assert((o->there.start.second == WHEN_ALL_DAY) == (o->there.end.second == WHEN_ALL_DAY));
        assert(when_compare(o->there.start, o->there.end) <= 0);
    }
}

static void check_feed(const struct buf *b)
{
    const char *last = "END:VCALENDAR\r\n";
    assert(!strncmp(b->s, "BEGIN:VCALENDAR\r\n", 17));
    assert(strlen(b->s) == b->n && !strcmp(b->s + b->n - strlen(last), last));
    for (const char *s = b->s, *end; (end = strstr(s, "\r\n")); s = end + 2) {
        assert(end > s && end - s <= 75);
        assert(!memchr(s, '\n', (size_t)(end - s)) && !memchr(s, '\r', (size_t)(end - s)));
        assert(strncmp(s, " \r", 2) != 0);
    }
}

/* Appends the fields as `knoten fmt` writes them; returns how many comments they have. */
static size_t write_fields(struct fuzz_input *in, const struct source *s, const struct node *root,
                           struct buf *out)
{
    struct yaml_comments comments = yaml_comments_find(&in->arena, s, 0, s->n, root);
    const struct front_order order = {.comments = &comments};
    front_write(out, &in->arena, ITEM_EVENT, root, &order);
    return comments.n;
}

/* Written, read and written again, it is the same, with as many comments. */
static void check_front(struct fuzz_input *in, const struct node *root)
{
    struct buf once, again;
    buf_init(&once);
    buf_init(&again);
    size_t comments = write_fields(in, in->source, root, &once);
    const struct source *written = source_new(&in->arena, "written", once.s, once.n);
    size_t errors = in->report.count[SEVERITY_ERROR];
    const struct node *back = yaml_read(&in->arena, &in->report, written, 0, written->n);
    assert(in->report.count[SEVERITY_ERROR] == errors);
    if (back) {
        size_t kept = write_fields(in, written, back, &again);
        assert(kept == comments);
        assert(once.n == again.n && !memcmp(once.s, again.s, once.n));
    }
    buf_free(&once);
    buf_free(&again);
}

static void check_event(struct fuzz_input *in, const struct node *root)
{
    struct site site = {0};
    struct event event;
    site_set(&site, in, &event);
    const struct record_spec *specs[] = {schema_common(), schema_type(ITEM_EVENT)};
    struct fill f = {.arena = &in->arena,
                     .report = &in->report,
                     .site = &site,
                     .words = fill_words_new(&in->arena)};
    event.item.front = (struct node *)root;
    fill_object(&f, specs, 2, root, &event.item);
    if (!in->report.count[SEVERITY_ERROR])
        check_front(in, root);
    event.item.title = event.item.title ? event.item.title : "x";
    schedules_resolve(&site, &in->report, zones_open(&in->arena));
    check_meetings(&event.schedule);
    struct feed feed = {.language = &site.language[0], .title = "x"};
    feed.events = site.items[ITEM_EVENT];
    struct buf out;
    buf_init(&out);
    struct locale *locale = locale_open(feed.language->tag);
    struct ics_hand hand = ics_hand(ics_open(&in->arena, &site, feed.language), locale, &in->arena);
    ics_feed(&hand, &feed, &out);
    ics_hand_close(&hand);
    locale_close(locale);
    check_feed(&out);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    fuzz_begin(&in, data, size);
    if (text_check(&in.report, in.source)) {
        const struct node *root = yaml_read(&in.arena, &in.report, in.source, 0, size);
        if (root && root->kind == NODE_MAP)
            check_event(&in, root);
    }
    fuzz_end(&in);
    return 0;
}

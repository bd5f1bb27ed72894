#include "resolve/history/withdrawn.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/load.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"
#include "resolve/history/history.h"
#include "resolve/history/stamps.h"
#include "resolve/refs.h"
#include "resolve/route.h"
#include "resolve/uid.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A deleted event stays in the calendars as cancelled until its last meeting is past. The
 * repository's history is the only source: it is the same on every machine, and also there where
 * the last site that was published is gone. */

/* Deleted files, and the events that are restored from them. */
struct withdrawal_search {
    struct site *site;
    struct report scratch; /* nobody can mend what is past: what is wrong with it is not reported */
    struct zones *zones;
    struct map former;     /* ids that events had once, by their aliases */
    struct map by_id;      /* id → struct item: those that were restored */
    struct map removed;    /* id → struct removed of the original */
    struct map by_meeting; /* first meeting and title → struct item: events that are there */
    struct list files;     /* struct removed *: those worth reading */
    struct list items;     /* struct item *, beside `files`; NULL: unreadable */
    int64_t today;         /* when the day of now began */
};

static const char *id_of(struct arena *a, const char *path)
{
    const char *name = strrchr(path, '/') + 1;
    return arena_copy(a, name, strcspn(name, "."));
}

/* Notes the former ids of an event: they live on in it, or went with it. */
static void note_former(struct withdrawal_search *h, struct item *item)
{
    for (size_t i = 0; item->type == ITEM_EVENT && i < item->aliases.n; i++) {
        const char *id = resolve_former_id(h->site, item->aliases.at[i]);
        if (id)
            map_add(&h->former, id, item);
    }
}

static void choose_files(struct withdrawal_search *h, struct buf *blobs)
{
    const struct list *removed = &h->site->removed;
    for (size_t i = 0; i < removed->n && h->files.n < REMOVED_MAX; i++) {
        struct removed *f = removed->at[i];
        const char *id = id_of(h->site->arena, f->path);
        if (map_get(&h->site->by_id[ITEM_EVENT], id) || map_get(&h->former, id))
            continue;
        list_add(&h->files, h->site->arena, f);
        buf_printf(blobs, "%s\n", f->blob);
    }
}

/* Returns 0, or -errno if git could not be started. */
static int read_files(struct withdrawal_search *h, const char *blobs)
{
    struct history git;
    char *text = NULL;
    int missing = 0;
    size_t n = 0, limit = (size_t)h->site->config.file_kib * 1024;
    struct arena *a = h->site->arena;
    int error = history_open_blobs(&git, a, h->site->repository, blobs);
    if (error)
        return error;
    while (h->items.n < h->files.n && history_blob(&git, limit, &text, &n, &missing)) {
        h->site->stamps->lost += (size_t)missing;
        const struct removed *f = h->files.at[h->items.n];
        struct item *item =
            text ? site_load_text(h->site, &h->scratch, f->path, arena_copy(a, text, n), n) : NULL;
        free(text);
        list_add(&h->items, a, item);
        if (item)
            item->changed = item->revised = f->time;
    }
    history_close(&git);
    h->site->stamps->lost += h->files.n - h->items.n;
    return 0;
}

/* Cancels the event; returns 1 if it can be published, and calendars must still be told of it. */
static int is_withdrawn(struct withdrawal_search *h, struct event *e)
{
    struct item *item = &e->item;
    if (item->type != ITEM_EVENT || item->hidden || item->draft || !item->front || !item->title)
        return 0;
    resolve_event_uid(h->site, e);
    resolve_item_refs(h->site, &h->scratch, item);
    schedule_resolve(h->site, item, &h->scratch, h->zones);
    e->status = STATUS_CANCELLED;
    for (size_t i = 0; i < e->schedule.occurrences; i++)
        e->schedule.occurrence[i].status = STATUS_CANCELLED;
    for (size_t i = 0; i < e->schedule.parts; i++)
        e->schedule.part[i].like.status = STATUS_CANCELLED;
    return e->schedule.occurrences && !calendar_past(&e->schedule, h->today) &&
           !map_get(&h->site->uids, resolve_uid(h->site, h->site->arena, item));
}

static const char *meeting_key(struct arena *a, const struct event *e)
{
    return arena_printf(a, "%" PRId64 " %s", e->schedule.occurrence->start_utc, e->item.title);
}

static void index_meetings(struct withdrawal_search *h)
{
    const struct list *events = &h->site->items[ITEM_EVENT];
    for (size_t i = 0; i < events->n; i++) {
        struct event *e = events->at[i];
        if (e->schedule.occurrences && e->item.title && e->item.source)
            map_add(&h->by_meeting, meeting_key(h->site->arena, e), e);
    }
}

/* Adds what to do: where the same meetings stand in another file, the file was renamed and needs
 * its former name as an alias, lest calendars cancel what takes place. */
static void removed_advice(struct withdrawal_search *h, struct report *r, struct diag *d,
                           const struct event *e)
{
    struct arena *a = h->site->arena;
    const struct item *now = map_get(&h->by_meeting, meeting_key(a, e));
    if (now)
        diag_help(r, d, HELP_EVENT_RENAMED, now->source->path,
                  arena_printf(a, "/%s%s/", route_section(h->site, a, ITEM_EVENT, 0), e->item.id));
    else
        diag_help(r, d, HELP_EVENT_CANCEL, NULL, NULL);
}

static void warn_removed(struct withdrawal_search *h, struct report *r, const struct event *e,
                         const char *path)
{
    char last[24];
    struct when day = {0};
    for (size_t i = 0; i < e->schedule.occurrences; i++) {
        const struct occurrence *o = &e->schedule.occurrence[i];
        if (date_compare(o->here.end.date, day.date) > 0)
            day.date = o->here.end.date;
    }
    day.second = WHEN_ALL_DAY;
    struct diag *d = diag_add_path(r, DIAG_EVENT_REMOVED, path, when_format(day, ' ', last), NULL);
    removed_advice(h, r, d, e);
}

/* The latest of an event's files come first: its earlier names are known by then. */
static void restore_originals(struct withdrawal_search *h, struct report *r)
{
    for (size_t i = 0; i < h->items.n; i++) {
        struct item *item = h->items.at[i];
        struct removed *f = h->files.at[i];
        if (!item || item->language->index || map_get(&h->removed, item->id))
            continue;
        map_add(&h->removed, item->id, f);
        int renamed = map_get(&h->former, item->id) != NULL;
        note_former(h, item);
        if (renamed || !is_withdrawn(h, (struct event *)item))
            continue;
        map_add(&h->by_id, item->id, item);
        map_add(&h->site->uids, resolve_uid(h->site, h->site->arena, item), f);
        list_add(&h->site->withdrawn, h->site->arena, item);
        warn_removed(h, r, (const struct event *)item, f->path);
    }
}

/* Gives the restored events those translations that were deleted with them. */
static void restore_translations(struct withdrawal_search *h)
{
    for (size_t i = 0; i < h->items.n; i++) {
        struct item *t = h->items.at[i];
        if (!t || !t->language->index || !t->front)
            continue;
        struct item *item = map_get(&h->by_id, t->id);
        const struct removed *f = h->files.at[i];
        if (!item || f->time != item->changed || item->translation[t->language->index])
            continue;
        t->original = item;
        item->translation[t->language->index] = t;
    }
}

void resolve_withdrawn(struct site *site, struct report *r, struct zones *zones)
{
    struct withdrawal_search h = {.site = site, .zones = zones};
    struct buf blobs;
    const struct when day = {site->now.date, 0};
    report_init(&h.scratch, site->arena);
    map_init(&h.former, site->arena);
    map_init(&h.by_id, site->arena);
    map_init(&h.removed, site->arena);
    zone_to_utc(site->zone, day, &h.today);
    buf_init(&blobs);
    for (size_t i = 0; i < site->all.n; i++)
        note_former(&h, site->all.at[i]);
    choose_files(&h, &blobs);
    int error = h.files.n ? read_files(&h, blobs.s) : 0;
    buf_free(&blobs);
    if (error)
        diag_add_path(r, DIAG_MACHINE, "content", strerror(-error), NULL);
    stamps_tell_lost(site, r);
    map_init(&h.by_meeting, site->arena);
    if (h.files.n)
        index_meetings(&h);
    restore_originals(&h, r);
    restore_translations(&h);
}

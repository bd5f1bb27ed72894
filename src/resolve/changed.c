#include "resolve/resolve.h"

#include "base/arena.h"
#include "resolve/history.h"

#include <stdio.h>
#include <string.h>

/* An original and its translations: all files that together are one thing. */
struct family {
    int64_t revised; /* the latest of them, seconds UTC */
};

/* A file and what git says of it. */
struct dated {
    struct item *item;     /* NULL: there is no such file any more */
    struct family *family; /* of the item */
    int64_t committed;     /* its newest commit; 0: none seen */
};

/* What is asked of the history. */
struct dating {
    struct site *site;
    struct map by_path;  /* path → struct dated: every item, and every other path seen */
    struct map families; /* "events/ID" → struct family */
    size_t missing;      /* items without a commit yet */
    size_t shallow;      /* items whose date is the edge of a shallow clone */
    int64_t since;       /* of deletions before this instant nothing is wanted */
    int edge;            /* 1: the edge of a shallow clone was met */
};

/* Returns what the files of one thing have in common: "events/ID" of content/events/2026/ID.tr.md.
 */
static const char *family_key(struct arena *a, const char *path)
{
    const char *folder = strchr(path, '/') ? strchr(path, '/') + 1 : path;
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return arena_printf(a, "%.*s/%.*s", (int)strcspn(folder, "/"), folder, (int)strcspn(name, "."),
                        name);
}

static struct family *family_of(struct dating *d, const char *path)
{
    struct arena *a = d->site->arena;
    const char *key = family_key(a, path);
    struct family *found = map_get(&d->families, key);
    return found ? found : map_add(&d->families, key, arena_alloc(a, sizeof *found));
}

static void raise_to(int64_t *at, int64_t time)
{
    if (time > *at)
        *at = time;
}

/* Notes a file that is gone. Its translations' or its original's last change is now this one. */
static void take_removed(struct dating *d, const struct history_change *c)
{
    struct arena *a = d->site->arena;
    struct dated *gone = arena_alloc(a, sizeof *gone);
    const char *path = arena_strdup(a, c->path);
    map_add(&d->by_path, path, gone);
    if (!c->deleted)
        return;
    struct family *family = map_get(&d->families, family_key(a, path));
    if (family)
        raise_to(&family->revised, c->time);
    if (c->time < d->since || strncmp(path, "content/events/", 15) != 0)
        return;
    struct removed *r = arena_alloc(a, sizeof *r);
    *r = (struct removed){path, arena_strdup(a, c->blob), c->time};
    list_add(&d->site->removed, a, r);
}

static void read_history(struct dating *d, struct history *h)
{
    struct history_change c;
    while (history_next(h, &c) && (d->missing || c.time >= d->since)) {
        struct dated *at = map_get(&d->by_path, c.path);
        d->edge |= c.edge;
        if (!at)
            take_removed(d, &c);
        if (!at || !at->item || at->committed)
            continue;
        at->committed = c.time;
        d->missing--;
        d->shallow += c.edge && !at->item->updated.year;
    }
}

static void dating_begin(struct dating *d, struct site *site)
{
    *d = (struct dating){.site = site};
    struct date from = date_add_months(site->now.date, -REMOVED_MONTHS);
    d->since = (int64_t)date_days(from) * DAY_SECONDS;
    map_init(&d->by_path, site->arena);
    map_init(&d->families, site->arena);
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        struct dated *at = arena_alloc(site->arena, sizeof *at);
        *at = (struct dated){.item = item, .family = family_of(d, item->source->path)};
        map_add(&d->by_path, item->source->path, at);
    }
    d->missing = d->by_path.n;
}

/* An `updated` that still lies ahead says nothing yet: believed now and mended tomorrow, it would
 * make the instant go back. */
static int64_t revision(const struct dated *at, int64_t now)
{
    const struct item *item = at->item;
    int64_t updated = item->updated.year ? (int64_t)date_days(item->updated) * DAY_SECONDS : 0;
    if (updated > now)
        updated = 0;
    if (at->committed)
        return at->committed > updated ? at->committed : updated;
    return updated ? updated : item->changed;
}

static void dating_end(struct dating *d)
{
    const struct map *m = &d->by_path;
    for (size_t i = 0; i < m->n; i++) {
        struct dated *at = m->entry[i].value;
        struct item *item = at->item;
        if (!item)
            continue;
        raise_to(&at->family->revised, revision(at, d->site->now_utc));
        if (item->updated.year)
            item->changed = (int64_t)date_days(item->updated) * DAY_SECONDS;
        else if (at->committed)
            item->changed = at->committed;
    }
    for (size_t i = 0; i < m->n; i++) {
        struct dated *at = m->entry[i].value;
        if (at->item)
            at->item->revised = at->family->revised;
    }
}

static void warn_shallow(struct report *r, size_t files)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", files);
    struct diag *d = diag_add_path(r, DIAG_GIT_SHALLOW, "content", count, NULL);
    diag_help(r, d, HELP_FETCH_HISTORY, NULL, NULL);
}

static void warn_refused(struct report *r)
{
    struct diag *d = diag_add_path(r, DIAG_GIT_FAILED, "content", NULL, NULL);
    diag_help(r, d, HELP_TRUST_TREE, NULL, NULL);
}

void resolve_changed(struct site *site, struct report *r)
{
    struct dating d;
    struct history h;
    dating_begin(&d, site);
    size_t files = d.missing;
    if (history_open(&h, site->root)) {
        read_history(&d, &h);
        history_close(&h);
    }
    dating_end(&d);
    if (d.edge)
        site->removed.n = 0; /* what a clone knows by chance must not decide */
    if (d.shallow)
        warn_shallow(r, d.shallow);
    if (files && d.missing == files && history_refused(site->root))
        warn_refused(r);
}

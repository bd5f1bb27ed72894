#include "resolve/history/changed.h"

#include "base/arena.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/history/history.h"
#include "resolve/history/repository_find.h"
#include "resolve/history/stamps.h"

#include <string.h>

/* An original and its translations: all files that together are one thing. */
struct item_files {
    int64_t revised; /* the latest of them, seconds UTC */
};

/* A file and what git says of it. */
struct dated {
    struct item *item;         /* NULL: there is no such file any more */
    struct item_files *family; /* of the item */
    int64_t committed;         /* its newest commit; 0: none seen */
    int vague;                 /* 1: that is the edge of a shallow clone: it may be older */
    int stands;                /* 1: the newest commit of all holds it */
};

/* What is asked of the history. */
struct dating {
    struct site *site;
    struct map by_path;  /* path → struct dated: every item, and every other path seen */
    struct map families; /* "events/ID" → struct item_files */
    size_t missing;      /* items without a commit yet */
    int64_t since;       /* of deletions before this instant nothing is wanted */
    struct stamps *told; /* what there is to say of it */
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

static struct item_files *family_of(struct dating *d, const char *path)
{
    struct arena *a = d->site->arena;
    const char *key = family_key(a, path);
    struct item_files *found = map_get(&d->families, key);
    return found ? found : map_add(&d->families, key, arena_alloc(a, sizeof *found));
}

static void raise_to(int64_t *at, int64_t time)
{
    if (time > *at)
        *at = time;
}

/* Returns the instant of a commit as far as it can be believed: no clock of a committer makes
 * something happen after the build, which calendars would hold against every later change. */
static int64_t commit_time(struct dating *d, const struct history_change *c)
{
    int64_t now = d->site->now_utc;
    d->told->ahead += c->time > now + DAY_SECONDS;
    return c->time > now ? now : c->time > 0 ? c->time : 1;
}

/* Notes a file that is gone. Its translations' or its original's last change is now this one. */
static void take_removed(struct dating *d, const struct history_change *c)
{
    struct arena *a = d->site->arena;
    struct dated *gone = arena_alloc(a, sizeof *gone);
    int64_t time = commit_time(d, c);
    const char *path = arena_strdup(a, c->path);
    map_add(&d->by_path, path, gone);
    if (!c->deleted)
        return;
    struct item_files *family = map_get(&d->families, family_key(a, path));
    if (family)
        raise_to(&family->revised, time);
    if (c->time < d->since || strncmp(path, "content/events/", 15) != 0)
        return;
    struct removed *r = arena_alloc(a, sizeof *r);
    *r = (struct removed){path, arena_strdup(a, c->blob), time};
    list_add(&d->site->removed, a, r);
}

static void read_history(struct dating *d, struct history *h)
{
    struct history_change c;
    while (history_next(h, &c) && (d->missing || c.time >= d->since)) {
        struct dated *at = map_get(&d->by_path, c.path);
        d->told->edge |= c.edge;
        if (!at)
            take_removed(d, &c);
        if (!at || !at->item || at->committed)
            continue;
        at->committed = commit_time(d, &c);
        at->vague = c.edge;
        d->missing--;
        d->told->shallow += c.edge && !at->item->updated.year;
    }
}

/* Holds what was read against what is committed: other bytes bear the stamps of what stood there
 * before. */
static void compare_files(struct dating *d, struct history *h)
{
    const char *path, *blob;
    struct stamps *told = d->told;
    while (history_file(h, &path, &blob)) {
        struct dated *at = map_get(&d->by_path, path);
        if (at && at->item) {
            at->stands = 1;
            told->uncommitted += stamps_differ(at->item->source, blob);
        } else {
            told->uncommitted += stamps_gone(d->site, path);
        }
    }
    for (size_t i = 0; i < d->by_path.n; i++) {
        const struct dated *at = d->by_path.entry[i].value;
        told->uncommitted += at->item && !at->stands;
    }
}

static void dating_begin(struct dating *d, struct site *site)
{
    *d = (struct dating){.site = site, .told = arena_alloc(site->arena, sizeof *d->told)};
    site->stamps = d->told;
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
    return updated ? updated : item->changed < now ? item->changed : now;
}

/* Returns what is told of as the day of its change; 0: nobody knows. When a file was written to
 * this disk says nothing: that may be a copy, a download or a clone. */
static int64_t change(const struct dated *at)
{
    if (at->item->updated.year)
        return (int64_t)date_days(at->item->updated) * DAY_SECONDS;
    return at->vague ? 0 : at->committed;
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
        item->changed = change(at);
    }
    for (size_t i = 0; i < m->n; i++) {
        struct dated *at = m->entry[i].value;
        if (at->item)
            at->item->revised = at->family->revised;
    }
}

/* Reads what the repository knows. Returns 0 or -errno. */
static int ask_history(struct dating *d, const struct repository *repo)
{
    struct history h;
    struct arena *a = d->site->arena;
    int error = history_open(&h, a, repo);
    if (error)
        return error;
    read_history(d, &h);
    d->told->broken |= !history_close(&h);
    error = history_open_files(&h, a, repo, repo->head);
    if (error)
        return error;
    compare_files(d, &h);
    d->told->broken |= !history_close(&h);
    return 0;
}

void resolve_changed(struct site *site, struct report *r)
{
    struct dating d;
    struct repository *repo = arena_alloc(site->arena, sizeof *repo);
    int error = 0;
    dating_begin(&d, site);
    site->repository = repo;
    if (site->config.history != HISTORY_NONE)
        error = repository_find(repo, site->arena, site->root);
    if (!error && repo->state == REPOSITORY_GOOD)
        error = ask_history(&d, repo);
    dating_end(&d);
    if (d.told->edge || d.told->broken)
        site->removed.n = 0; /* what a clone knows by chance must not decide */
    if (error)
        diag_add_path(r, DIAG_MACHINE, "content", strerror(-error), NULL);
    else
        stamps_tell(site, r);
}

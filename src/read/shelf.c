#include "read/shelf.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/map.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What was read for one edition lies together, and goes when nothing of it is kept. */
struct shelf_batch {
    struct shelf_batch *older;
    size_t kept;
    int jobs;
    struct arena arena[]; /* [jobs] */
};

/* What one file gave, in use by the editions from `first` to `last`. */
struct kept {
    struct shelved it;
    struct fs_stamp stamp;
    const char *setting;
    uint64_t first, last;
    struct shelf_batch *batch;
    struct kept *older; /* what the file gave before, as long as it is in use */
};

struct shelf_place {
    struct kept *kept; /* NULL: nothing (any more) */
};

struct shelf {
    uint64_t edition, serial;
    struct shelf_batch *batch;     /* the newest edition's; others hang behind it */
    struct arena arena;            /* of places, which stay */
    struct map place[SHELF_KINDS]; /* path → struct shelf_place */
    pthread_mutex_t lock;          /* of `serial`, `arena`, `place` and the batches' counts */
};

struct shelf *shelf_open(void)
{
    struct shelf *s = memory_get(sizeof *s);
    *s = (struct shelf){0};
    arena_init(&s->arena);
    for (int i = 0; i < SHELF_KINDS; i++)
        map_init(&s->place[i], &s->arena);
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

static void batch_free(struct shelf_batch *b)
{
    for (int i = 0; i < b->jobs; i++)
        arena_free(&b->arena[i]);
    free(b);
}

void shelf_close(struct shelf *s)
{
    while (s->batch) {
        struct shelf_batch *older = s->batch->older;
        batch_free(s->batch);
        s->batch = older;
    }
    pthread_mutex_destroy(&s->lock);
    arena_free(&s->arena);
    free(s);
}

uint64_t shelf_begin(struct shelf *s, int jobs)
{
    struct shelf_batch *b = memory_get(sizeof *b + (size_t)jobs * sizeof *b->arena);
    *b = (struct shelf_batch){.older = s->batch, .jobs = jobs};
    for (int i = 0; i < jobs; i++)
        arena_init(&b->arena[i]);
    s->batch = b;
    return ++s->edition;
}

/* ---- going ---- */

static int is_used(const struct kept *k, const uint64_t *used, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (k->first <= used[i] && used[i] <= k->last)
            return 1;
    }
    return 0;
}

/* What the newest edition has is the first of its place. */
static void place_sweep(struct shelf *s, struct shelf_place *place, const uint64_t *used, size_t n)
{
    for (struct kept **at = &place->kept; *at;) {
        struct kept *k = *at;
        if (k->last == s->edition || is_used(k, used, n)) {
            at = &k->older;
            continue;
        }
        *at = k->older;
        k->batch->kept--;
    }
}

void shelf_sweep(struct shelf *s, const uint64_t *used, size_t n)
{
    for (int i = 0; i < SHELF_KINDS; i++) {
        for (size_t k = 0; k < s->place[i].n; k++)
            place_sweep(s, s->place[i].entry[k].value, used, n);
    }
    for (struct shelf_batch **at = &s->batch; *at;) {
        struct shelf_batch *b = *at;
        if (b->kept) {
            at = &b->older;
            continue;
        }
        *at = b->older;
        batch_free(b);
    }
}

/* ---- taking and putting ---- */

static struct shelf_place *shelf_place(struct shelf *s, const struct shelf_key *key)
{
    struct map *row = &s->place[key->kind];
    pthread_mutex_lock(&s->lock);
    struct shelf_place *place = map_get(row, key->path);
    if (!place) {
        place = arena_alloc(&s->arena, sizeof *place);
        map_add(row, arena_strdup(&s->arena, key->path), place);
    }
    pthread_mutex_unlock(&s->lock);
    return place;
}

static struct kept *shelf_kept(struct shelf *s, const struct shelf_key *key)
{
    struct kept *k = shelf_place(s, key)->kept;
    return k && !strcmp(k->setting, key->setting) ? k : NULL;
}

static const struct shelved *shelf_take(struct shelf *s, struct kept *k)
{
    k->last = s->edition;
    return &k->it;
}

static const struct shelved *shelf_known(struct shelf *s, const struct shelf_key *key,
                                         const struct fs_stamp *stamp)
{
    struct kept *k = shelf_kept(s, key);
    return k && fs_stamp_same(&k->stamp, stamp) ? shelf_take(s, k) : NULL;
}

static const struct shelved *shelf_same(struct shelf *s, const struct shelf_key *key,
                                        const char *text, size_t n, const struct fs_stamp *stamp)
{
    struct kept *k = shelf_kept(s, key);
    if (!k || k->it.source->n != n || memcmp(k->it.source->text, text, n) != 0)
        return NULL;
    k->stamp = *stamp;
    return shelf_take(s, k);
}

static const struct shelved *shelf_put(struct shelf *s, const struct shelf_key *key,
                                       struct arena *a, const struct fs_stamp *stamp,
                                       const struct shelved *it)
{
    struct shelf_place *place = shelf_place(s, key);
    struct kept *k = arena_alloc(a, sizeof *k);
    *k = (struct kept){.it = *it,
                       .stamp = *stamp,
                       .setting = arena_strdup(a, key->setting),
                       .first = s->edition,
                       .last = s->edition,
                       .batch = s->batch,
                       .older = place->kept};
    pthread_mutex_lock(&s->lock);
    k->it.serial = ++s->serial;
    s->batch->kept++;
    pthread_mutex_unlock(&s->lock);
    place->kept = k;
    return &k->it;
}

/* Makes something of the source, which lies in the arena, and keeps it. */
static const struct shelved *make_new(struct shelf *s, const struct shelf_key *key,
                                      const struct shelf_maker *m, const struct fs_stamp *stamp,
                                      const struct source *source)
{
    struct arena *a = &s->batch->arena[m->worker];
    struct shelved it = {.source = source};
    report_init(&it.report, a);
    it.made = m->make(m->ctx, a, &it.report, source);
    return shelf_put(s, key, a, stamp, &it);
}

const struct shelved *shelf_make(struct shelf *s, const struct shelf_key *key,
                                 const struct shelf_maker *maker, const struct source *source,
                                 struct report *r)
{
    static const struct fs_stamp none;
    struct arena *a = &s->batch->arena[maker->worker];
    const struct shelved *it = shelf_same(s, key, source->text, source->n, &none);
    if (!it)
        it = make_new(s, key, maker, &none,
                      source_new(a, arena_strdup(a, source->path),
                                 arena_copy(a, source->text, source->n), source->n));
    report_add(r, &it->report);
    return it;
}

const struct shelved *shelf_file(struct shelf *s, const struct shelf_key *key,
                                 const struct shelf_maker *maker, const char *root,
                                 const struct fs_file *file, size_t limit, struct report *r,
                                 int *error)
{
    struct arena *a = &s->batch->arena[maker->worker];
    const struct shelved *it = shelf_known(s, key, &file->stamp);
    char *text = NULL;
    size_t n = 0;
    *error = it ? 0 : fs_site_read(a, root, file->path, limit, &text, &n);
    if (*error)
        return NULL;
    if (!it)
        it = shelf_same(s, key, text, n, &file->stamp);
    if (!it)
        it = make_new(s, key, maker, &file->stamp,
                      source_new(a, arena_strdup(a, file->path), text, n));
    report_add(r, &it->report);
    return it;
}

#include "unit/unit.h"

#include "base/pool.h"

#include <stdatomic.h>
#include <string.h>

enum { MOST = 5000, WORKERS = 64 };

struct shared {
    atomic_int done[MOST];
    atomic_int busy[WORKERS];
    atomic_int clashes; /* a worker number was used twice at a time or out of range */
    int jobs;
};

static void work(void *ctx, size_t i, int worker)
{
    struct shared *s = ctx;
    if (worker < 0 || worker >= (s->jobs < 1 ? 1 : s->jobs) || atomic_exchange(&s->busy[worker], 1))
        atomic_fetch_add(&s->clashes, 1);
    atomic_fetch_add(&s->done[i], 1);
    atomic_store(&s->busy[worker], 0);
}

static void check_pool(int jobs, size_t n)
{
    static struct shared s;
    memset(&s, 0, sizeof s);
    s.jobs = jobs > WORKERS ? WORKERS : jobs;
    pool_each(jobs, n, work, &s);
    unsigned wrong = 0;
    for (size_t i = 0; i < MOST; i++)
        wrong += atomic_load(&s.done[i]) != (i < n);
    CHECK_EQ_INT(wrong, 0);
    CHECK_EQ_INT(atomic_load(&s.clashes), 0);
}

TEST(each_index_once)
{
    static const size_t counts[] = {0, 1, 2, 63, 64, 65, MOST};
    static const int jobs[] = {-1, 0, 1, 2, 3, 8, 64, 1000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++)
            check_pool(jobs[j], counts[c]);
    }
}

static void in_order(void *ctx, size_t i, int worker)
{
    size_t *next = ctx;
    CHECK_EQ_INT(worker, 0);
    CHECK_EQ_INT(i, *next);
    (*next)++;
}

TEST(one_job_runs_in_order)
{
    size_t next = 0;
    pool_each(1, 100, in_order, &next);
    CHECK_EQ_INT(next, 100);
    CHECK(pool_default_jobs() >= 1);
}

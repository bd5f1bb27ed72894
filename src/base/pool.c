#include "base/pool.h"

#include "base/arena.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { MAX_JOBS = 64 };

struct pool {
    atomic_size_t next; /* first index not handed out */
    size_t n, run;      /* all indices; how many are handed out at once */
    void (*work)(void *ctx, size_t i, int worker);
    void *ctx;
};

struct worker {
    struct pool *pool;
    int number;
    pthread_t thread;
};

int pool_default_jobs(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set))
        return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : n;
}

static void *worker_main(void *arg)
{
    struct worker *w = arg;
    struct pool *p = w->pool;
    for (;;) {
        size_t from = atomic_fetch_add(&p->next, p->run);
        if (from >= p->n)
            return NULL;
        size_t to = p->n - from < p->run ? p->n : from + p->run;
        for (size_t i = from; i < to; i++)
            p->work(p->ctx, i, w->number);
    }
}

void pool_each(int jobs, size_t n, void (*work)(void *ctx, size_t i, int worker), void *ctx)
{
    jobs = jobs < 1 ? 1 : jobs > MAX_JOBS ? MAX_JOBS : jobs;
    struct pool p = {.n = n, .run = n / ((size_t)jobs * 32) + 1, .work = work, .ctx = ctx};
    struct worker w[MAX_JOBS];
    int started = 1;
    w[0] = (struct worker){.pool = &p};
    for (; started < jobs && (size_t)started < n; started++) {
        w[started] = (struct worker){.pool = &p, .number = started};
        if (pthread_create(&w[started].thread, NULL, worker_main, &w[started]))
            break;
    }
    worker_main(&w[0]);
    for (int i = 1; i < started; i++)
        pthread_join(w[i].thread, NULL);
}

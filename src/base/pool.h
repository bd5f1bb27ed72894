#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* Number of processors this process may use, at least 1. */
int pool_default_jobs(void);

/* Calls work(ctx, i, worker) once for each i in 0..n-1 from up to `jobs` threads; `worker` is
 * 0..jobs-1 and never runs twice at a time. Indices are handed out in small runs in order. Returns
 * when all are done. With jobs <= 1, or if no thread can be had, everything runs in the caller's
 * thread. */
void pool_each(int jobs, size_t n, void (*work)(void *ctx, size_t i, int worker), void *ctx);

#endif

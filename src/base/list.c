#include "base/list.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

void list_add(struct list *l, struct arena *a, void *p)
{
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 4;
        void **at = arena_array(a, cap, sizeof *at);
        if (l->n)
            memcpy(at, l->at, l->n * sizeof *at);
        l->at = at;
        l->cap = cap;
    }
    l->at[l->n++] = p;
}

int list_has(const struct list *l, const void *p)
{
    for (size_t i = 0; i < l->n; i++) {
        if (l->at[i] == p)
            return 1;
    }
    return 0;
}

/* Merges the sorted halves of `at` through `spare`: stable, and equal keys keep the order that the
 * editor sees. */
static void merge_runs(void **at, void **spare, size_t n,
                       int (*cmp)(const void *, const void *, void *), void *ctx)
{
    if (n < 2)
        return;
    size_t half = n / 2;
    merge_runs(at, spare, half, cmp, ctx);
    merge_runs(at + half, spare, n - half, cmp, ctx);
    memcpy(spare, at, half * sizeof *at);
    for (size_t i = 0, j = half, k = 0; i < half; k++)
        at[k] = j < n && cmp(at[j], spare[i], ctx) < 0 ? at[j++] : spare[i++];
}

void list_sort(struct list *l, int (*cmp)(const void *a, const void *b, void *ctx), void *ctx)
{
    if (l->n < 2)
        return;
    void **spare = memory_get(l->n * sizeof *spare);
    merge_runs(l->at, spare, l->n, cmp, ctx);
    free(spare);
}

#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stddef.h>

struct arena;

/* A growing array of pointers whose memory comes from an arena. Zero-initialised is empty. */
struct list {
    void **at;  /* the pointers */
    size_t n;   /* how many */
    size_t cap; /* room */
};

/* Appends `p`. */
void list_add(struct list *l, struct arena *a, void *p);

/* Returns 1 if the pointer `p` is in the list. */
int list_has(const struct list *l, const void *p);

/* Sorts stably with `cmp` over the pointers themselves (not pointers to them), as qsort_r does
 * otherwise. */
void list_sort(struct list *l, int (*cmp)(const void *a, const void *b, void *ctx), void *ctx);

#endif

#include "read/node.h"

#include <string.h>

struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (struct node *n = map->item; n; n = n->next) {
        if (!strcmp(n->key, key))
            return n;
    }
    return NULL;
}

int node_is_null(const struct node *n)
{
    return n->kind == NODE_SCALAR && !n->quoted &&
           (!*n->text || !strcmp(n->text, "~") || !strcmp(n->text, "null"));
}

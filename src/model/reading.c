#include "model/reading.h"

#include "base/arena.h"
#include "model/schema.h"
#include "read/text.h"
#include "read/yaml.h"

static const struct node *read_front(struct arena *a, struct report *r, const struct source *s,
                                     const struct front *front)
{
    size_t errors = r->count[SEVERITY_ERROR];
    struct node *root = yaml_read_fields(a, r, s, front->yaml_from, front->yaml_to, schema_knows);
    if (root && root->kind == NODE_MAP)
        return root;
    struct span at = span_make(s, front->yaml_from, 0);
    if (!root && r->count[SEVERITY_ERROR] == errors) {
        root = arena_alloc(a, sizeof *root);
        *root = (struct node){.kind = NODE_MAP, .span = at};
        return root;
    }
    if (root)
        diag_add(r, DIAG_YAML_MAPPING, root->span, NULL, NULL);
    return NULL;
}

struct reading *reading_make(struct arena *a, struct report *r, const struct source *s,
                             const struct md_home *home)
{
    struct reading *out = arena_alloc(a, sizeof *out);
    struct front front = {0};
    if (!text_check(r, s) || !front_find(r, s, &front))
        return out;
    out->front = read_front(a, r, s, &front);
    out->body = markdown_read(a, r, s, front.body, home);
    return out;
}

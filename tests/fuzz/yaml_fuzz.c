/* Front matter and whole YAML files: every node lies where it says, and nothing is too deep. */
#include "fuzz/fuzz.h"
#include "read/text.h"
#include "read/yaml.h"

#include <string.h>

static size_t check_node(const struct fuzz_input *in, const struct node *n, int depth)
{
    assert(depth <= YAML_MAX_DEPTH + 1);
    fuzz_check_span(in, n->span);
    if (n->key)
        fuzz_check_span(in, n->key_span);
    assert((n->kind == NODE_SCALAR) == (n->text != NULL));
    size_t children = 0, all = 1;
    for (const struct node *c = n->item; c; c = c->next, children++) {
        assert((n->kind == NODE_MAP) == (c->key != NULL));
        if (c->key)
            assert(node_get(n, c->key) != NULL);
        all += check_node(in, c, depth + 1);
    }
    assert(n->kind == NODE_SCALAR ? children == 0 : children == n->n);
    assert(all <= YAML_MAX_NODES + 1);
    return all;
}

static int is_short(const char *name)
{
    return strlen(name) < 8;
}

static void read_part(struct fuzz_input *in, size_t from, size_t to)
{
    const struct node *root =
        yaml_read_fields(&in->arena, &in->report, in->source, from, to, is_short);
    if (root)
        check_node(in, root, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    struct front front;
    fuzz_begin(&in, data, size);
    if (text_check(&in.report, in.source)) {
        if (size >= 3 && memcmp(data, "---", 3) == 0) {
            if (front_find(&in.report, in.source, &front)) {
                assert(front.yaml_from <= front.yaml_to && front.yaml_to <= front.body);
                assert(front.body <= size);
                read_part(&in, front.yaml_from, front.yaml_to);
            }
        } else {
            read_part(&in, 0, size);
        }
    }
    fuzz_end(&in);
    return 0;
}

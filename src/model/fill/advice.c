#include "model/fill/fill.h"

#include "base/arena.h"
#include "model/types.h"

#include <string.h>

/* Returns the field `name` of one of the specs, NULL if there is none. */
static const struct field_spec *spec_field(const struct record_spec *const *specs, size_t n,
                                           const char *name)
{
    const struct field_spec *found = NULL;
    for (size_t i = 0; i < n && !found; i++)
        found = schema_field(specs[i], name);
    return found;
}

int fill_help_glued(struct fill *f, struct diag *d, const struct record_spec *const *specs,
                    size_t n, const struct node *entry)
{
    size_t sign = strcspn(entry->key, ":="), end = sign;
    const char *rest = entry->key + sign + (entry->key[sign] != '\0');
    if (!*rest || entry->kind != NODE_SCALAR || entry->quoted || strpbrk(entry->text, "\"\\"))
        return 0;
    while (end && entry->key[end - 1] == ' ')
        end--;
    rest += strspn(rest, " ");
    const char *name = arena_copy(f->arena, entry->key, end);
    if (!spec_field(specs, n, name))
        return 0;
    diag_help(f->report, d, HELP_WRITE_LINE,
              arena_printf(f->arena, "%s: \"%s: %s\"", name, rest, entry->text), NULL);
    return 1;
}

/* Returns 1 if the type has all the fields that are written, and all that it must have are. */
static int fits(const struct record_spec *type, const struct node *map)
{
    const struct record_spec *const specs[] = {schema_common(), type};
    for (const struct node *n = map->item; n; n = n->next) {
        if (!spec_field(specs, 2, n->key))
            return 0;
    }
    for (const struct field_spec *s = type->field; s->name; s++) {
        if (s->flags & FIELD_REQUIRED && *s->name && !node_get(map, s->name))
            return 0;
    }
    return 1;
}

int fill_help_other_type(struct fill *f, struct diag *d, const struct record_spec *const *specs,
                         size_t n, const struct node *map)
{
    static const char root[] = "content/";
    const char *path = d->span.source->path;
    if (n != 2 || specs[0] != schema_common() || f->translation ||
        strncmp(path, root, strlen(root)) != 0)
        return 0;
    const char *rest = strchr(path + strlen(root), '/');
    for (int i = 0; rest && i < ITEM_TYPES; i++) {
        const struct record_spec *type = schema_type((enum item_type)i);
        if (type == specs[1] || !fits(type, map))
            continue;
        const char *to =
            arena_printf(f->arena, "%s%s%s", root, item_folder((enum item_type)i), rest);
        diag_help(f->report, d, HELP_OTHER_FOLDER, to, NULL);
        return 1;
    }
    return 0;
}

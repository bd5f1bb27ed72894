#include "resolve/lists/above.h"

#include "base/arena.h"
#include "model/types.h"
#include "resolve/lists/facets.h"
#include "resolve/route.h"

#include <string.h>

enum { CHOICES = 2 };

/* Reads `themen/housing/` at `*at`, which moves behind it. Returns the choice, NULL if it is none.
 */
static const struct facet *choice_read(const struct site *site, struct arena *a,
                                       enum item_type type, int language, const char **at)
{
    const size_t word = strcspn(*at, "/"), id = (*at)[word] ? strcspn(*at + word + 1, "/") : 0;
    const char *section = arena_copy(a, *at, word);
    const char *value = id ? arena_copy(a, *at + word + 1, id) : "";
    const struct list *all = &site->facets[type];
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (f->first || strcmp(f->id, value) != 0 ||
            strcmp(route_word(site, f->kind->section, language), section) != 0)
            continue;
        *at += word + 1 + id;
        *at += **at == '/';
        return f;
    }
    return NULL;
}

/* Of two choices together the first may have a list. */
static struct list_above above_of(const struct site *site, struct arena *a,
                                  const struct facet *const choice[CHOICES], int language)
{
    const struct facet *x = choice[0], *y = choice[1];
    const char *first = arena_printf(a, "%s=%s", x->kind->section, x->id);
    const char *second = y ? arena_printf(a, "%s=%s", y->kind->section, y->id) : "";
    if (facet_listed(x))
        return (struct list_above){route_facet(site, a, x, language, 1), second};
    return (struct list_above){route_section(site, a, x->kind->type, language),
                               y ? arena_printf(a, "%s&%s", first, second) : first};
}

static int above_in(const struct site *site, struct arena *a, enum item_type type, int language,
                    const char *address, struct list_above *out)
{
    const char *base = route_section(site, a, type, language);
    const char *at = address + strlen(base);
    const struct facet *choice[CHOICES] = {0};
    if (!*base || strncmp(address, base, strlen(base)) != 0)
        return 0;
    for (int i = 0; i < CHOICES && *at; i++) {
        choice[i] = choice_read(site, a, type, language, &at);
        if (!choice[i])
            return 0;
    }
    if (*at || !choice[0] || (choice[1] && choice[0]->kind == choice[1]->kind))
        return 0;
    *out = above_of(site, a, choice, language);
    return 1;
}

int list_above_find(const struct site *site, struct arena *a, const char *address,
                    struct list_above *out)
{
    for (int type = 0; type < ITEM_TYPES; type++)
        for (int l = 0; site->facets[type].n && l < site->languages; l++)
            if (above_in(site, a, (enum item_type)type, l, address, out))
                return 1;
    return 0;
}

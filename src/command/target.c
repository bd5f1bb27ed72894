#include "command/target.h"

#include "base/arena.h"
#include "report/usage.h"
#include "write/places.h"
#include "write/publish.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* By --for members (1) and --drafts (2), with how to tell that a folder holds such a build. */
static const struct {
    const char *name;
    enum phrase held;
} kinds[] = {
    {PUBLISH_PUBLIC, PHRASE_KIND_PUBLIC},
    {"members", PHRASE_KIND_MEMBERS},
    {"drafts", PHRASE_KIND_DRAFTS},
    {"members-drafts", PHRASE_KIND_OTHER},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static int kind_index(const struct options *o)
{
    return (o->audience ? 1 : 0) + (o->drafts ? 2 : 0);
}

const char *target_kind(const struct options *o)
{
    return kinds[kind_index(o)].name;
}

const char *target_folder(struct arena *a, const struct options *o, const char *root)
{
    return o->output ? o->output : arena_printf(a, "%s/%s", root, target_kind(o));
}

/* Returns the real path of `path`, with a '/' at its end; its last parts need not exist yet. NULL
 * if nothing of it can be found. */
static const char *real_path(struct arena *a, const char *path)
{
    char real[PATH_MAX];
    char *full = arena_printf(a, *path == '/' ? "%s" : "./%s", path);
    const char *rest = "";
    for (int up = 0; up || !realpath(full, real);) {
        char *slash = strrchr(full, '/');
        const char *name = slash ? slash + 1 : "";
        if (!slash || slash == full)
            return NULL;
        *slash = '\0';
        if (!strcmp(name, ".."))
            up++;
        else if (*name && strcmp(name, ".") != 0 && up-- <= 0)
            rest = arena_printf(a, "%s/%s", name, rest), up = 0;
    }
    return arena_printf(a, "%s/%s", strcmp(real, "/") != 0 ? real : "", rest);
}

/* Returns the folder, published or to be so, in which `path` lies; NULL if there is none. */
static const char *published_above(struct arena *a, const char *root, const char *path)
{
    char *above = arena_strdup(a, path);
    for (size_t n = strlen(above); n > 1 && above[n - 1] == '/'; n--)
        above[n - 1] = '\0';
    for (char *slash; (slash = strrchr(above, '/')) && slash > above;) {
        *slash = '\0';
        int own = 0;
        for (int i = 0; i < KINDS && !own; i++)
            own = !strcmp(above, arena_printf(a, "%s/%s", root, kinds[i].name));
        if (own || publish_owns(a, above))
            return above;
    }
    return NULL;
}

int target_check(enum message_language language, struct arena *a, const struct options *o,
                 const char *root)
{
    static const char *const sources[] = {"site", "content", "layouts", ".git"};
    const char *folder = target_folder(a, o, root), *real = real_path(a, folder);
    const char *ground = real_path(a, root);
    if (real && ground && !strncmp(ground, real, strlen(real)))
        return usage_fault(language, PHRASE_REFUSED_SOURCE, folder, NULL);
    for (size_t i = 0; real && i < sizeof sources / sizeof *sources; i++) {
        const char *source = real_path(a, arena_printf(a, "%s/%s", root, sources[i]));
        if (source && !strncmp(real, source, strlen(source)))
            return usage_fault(language, PHRASE_TARGET_SOURCE, folder, sources[i]);
    }
    const char *above = real ? published_above(a, root, real) : NULL;
    return above ? usage_fault(language, PHRASE_TARGET_NESTED, folder, above) : 0;
}

int target_fault_kind(enum message_language language, const struct options *o, const char *path,
                      const char *held)
{
    enum phrase phrase = PHRASE_KIND_OTHER;
    for (int i = 0; i < KINDS; i++)
        phrase = !strcmp(held, kinds[i].name) ? kinds[i].held : phrase;
    return usage_fault(language, phrase, path, target_kind(o));
}

#include "render/site/layouts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "model/site.h"
#include "read/shelf.h"

#include <stdint.h>
#include <string.h>

#define FOLDER "layouts"

/* The set and the list of words stay where they are as long as pages are rendered. */
static void *compile_all(void *ctx, struct arena *a, struct report *r, const struct source *state)
{
    const struct site *site = ctx;
    struct layouts *out = arena_alloc(a, sizeof *out);
    (void)state;
    for (int l = 0; l < site->languages; l++)
        out->words[l] = site->language[l].words;
    templates_init(&out->set, a, r, arena_strdup(a, site->root), FOLDER, out->words,
                   (size_t)site->languages);
    out->set.share = site->share ? arena_strdup(a, site->share) : NULL;
    out->good = 1;
    for (int kind = PAGE_HOME; kind < PAGE_KINDS; kind++) {
        out->page[kind] = template_compile(&out->set, view_template((enum page_kind)kind),
                                           view_root((enum page_kind)kind));
        out->good &= out->page[kind] != NULL;
    }
    out->set.report = NULL;
    return out;
}

/* ---- with a shelf ---- */

static void *take_text(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    (void)ctx;
    (void)r;
    return arena_strdup(a, s->path);
}

/* Appends what changes with the file. */
static void put_layout(struct buf *state, const struct site *site, const struct fs_file *f)
{
    enum { BYTES = 1 << 20 };
    const struct shelf_key key = {SHELF_TEXT, f->path, f->root};
    const struct shelf_maker maker = {.make = take_text};
    struct report none;
    int error;
    report_init(&none, site->arena);
    const struct shelved *it =
        shelf_file(site->shelf, &key, &maker, f->root, f, BYTES, &none, &error);
    buf_printf(state, "%s %ju %d\n", f->path, it ? (uintmax_t)it->serial : 0, error);
}

static void put_layouts(struct buf *state, const struct site *site, const char *root)
{
    struct fs_tree tree;
    if (fs_walk(site->arena, root, FOLDER, &tree))
        return; /* as if there were none */
    buf_printf(state, "%s\n", root);
    for (size_t i = 0; i < tree.n; i++)
        put_layout(state, site, &tree.file[i]);
}

/* Returns what changes with anything that compiling depends on. */
static const struct source *state_of(const struct site *site)
{
    struct buf state;
    buf_init(&state);
    buf_puts(&state, site->words_state);
    put_layouts(&state, site, site->root);
    if (site->share)
        put_layouts(&state, site, site->share);
    const char *text = arena_copy(site->arena, state.s, state.n);
    const struct source *s = source_new(site->arena, FOLDER, text, state.n);
    buf_free(&state);
    return s;
}

const struct layouts *layouts_open(const struct site *site, struct arena *a, struct report *r)
{
    const struct shelf_key key = {SHELF_LAYOUTS, FOLDER, ""};
    const struct shelf_maker maker = {.make = compile_all, .ctx = (void *)(uintptr_t)site};
    if (!site->shelf)
        return compile_all(maker.ctx, a, r, NULL);
    return shelf_make(site->shelf, &key, &maker, state_of(site), r)->made;
}

#include "write/publishing.h"

#include "base/buf.h"
#include "base/fs_open.h"
#include "write/pack.h"

/* The bytes of a file on its way, read once however many forms it gets. */
struct variant_source {
    struct arena arena;
    const char *s; /* NULL: not read yet */
    size_t n;
};

/* Returns 1 if the file's packed form stands there still as the last build made it, of the same
 * bytes. */
static int variant_stands(const struct published_file *file, const struct published_file *variant)
{
    return file->same && file->was && digest_equal(file->was->digest, file->entry.digest) &&
           variant->live && variant->live->kind == TREE_FILE &&
           compare_untouched(variant->was, variant->live);
}

static int variant_read(struct publishing *p, struct variant_source *source, const struct file *f)
{
    char *text;
    if (source->s)
        return 1;
    source->s = f->s;
    source->n = f->n;
    if (f->s)
        return 1;
    int error = fs_site_read(&source->arena, f->root, f->from, SIZE_MAX / 2, &text, &source->n);
    if (error)
        return publish_fail(p, -error, "read", f->from);
    source->s = text;
    return 1;
}

/* Packs the file in one form and takes what comes out, if that pays. */
static int variant_make(struct publishing *p, struct publish_worker *w,
                        const struct published_file *file, const char *path,
                        const struct pack_form *form, struct variant_source *source)
{
    struct buf packed;
    int good = 1;
    buf_init(&packed);
    form->pack(&packed, source->s, source->n, pack_of(file->entry.path, source->n) == PACK_RARELY);
    if (pack_pays(source->n, packed.n)) {
        const struct file f = {.path = path, .s = packed.s, .n = packed.n};
        struct published_file *variant = publish_add(p, w, path);
        variant->packs = file;
        good = publish_take(p, w, variant, &f);
    }
    buf_free(&packed);
    return good;
}

/* Leaves the form that stands there as it is; returns 0 if there is none. */
static int variant_keep(struct publishing *p, struct publish_worker *w,
                        const struct published_file *file, const char *path)
{
    const struct published_file found = {.live = map_get(&p->live.entries, path),
                                         .was = map_get(&p->last.entries, path)};
    if (!variant_stands(file, &found))
        return 0;
    struct published_file *variant = publish_add(p, w, path);
    variant->entry = *variant->was;
    variant->entry.path = variant->live->path;
    variant->same = 1;
    variant->packs = file;
    return 1;
}

int variants_take(struct publishing *p, struct publish_worker *w, const struct published_file *file,
                  const struct file *f)
{
    struct variant_source source = {.s = NULL};
    int good = 1;
    if (pack_of(f->path, (size_t)file->entry.size) == PACK_NEVER)
        return 1;
    arena_init(&source.arena);
    for (size_t i = 0; good && pack_form_at(i); i++) {
        const struct pack_form *form = pack_form_at(i);
        const char *path = arena_join(&w->arena, f->path, form->ending);
        if ((p->order.owns && p->order.owns(p->order.ctx, path)) || variant_keep(p, w, file, path))
            continue;
        good = variant_read(p, &source, f) && variant_make(p, w, file, path, form, &source);
    }
    arena_free(&source.arena);
    return good;
}

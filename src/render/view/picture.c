#include "base/arena.h"
#include "render/view/view.h"
#include "resolve/pictures.h"

static const struct field rendition_fields[] = {
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct rendition, path), "the picture"),
    ROW("width", KIND(VALUE_INT), get_int, offsetof(struct rendition, width), "dots"),
};
static const struct record view_rendition = RECORD("size", rendition_fields);
const struct type type_rendition = ONE(view_rendition);

static const struct field picture_fields[] = {PICTURE_FIELDS};
const struct record view_picture = RECORD("picture", picture_fields);

struct value get_picture(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const char *const *file = (const void *)((const char *)self + f->index);
    return value_record(*file ? file : NULL);
}

static const struct raster *raster_shown(const struct eval *e, const void *self)
{
    return picture_find(view_of(e)->site, *(const char *const *)self);
}

struct value picture_width_of(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct raster *p = raster_shown(e, self);
    return p ? value_int(p->rendition[p->n - 1].width) : value_none();
}

struct value picture_height_of(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct raster *p = raster_shown(e, self);
    return p ? value_int(p->rendition[p->n - 1].height) : value_none();
}

struct value picture_sizes(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct raster *p = raster_shown(e, self);
    size_t n = p && p->n > 1 ? p->n : 0;
    struct value *values = arena_array(e->scratch, n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = value_record(&p->rendition[i]);
    return (struct value){.kind = VALUE_LIST, .list = {values, n}};
}

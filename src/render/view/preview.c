#include "render/view/preview.h"

#include "base/arena.h"
#include "model/schema.h"
#include "model/site.h"
#include "resolve/pictures.h"
#include "resolve/route.h"

/* A picture with what is known of it. */
struct preview_view {
    const char *url;   /* whole address */
    const char *alt;   /* NULL: not described */
    int width, height; /* -1: not known, of drawings */
};

static const struct field preview_fields[] = {
    ROW("url", KIND(VALUE_TEXT), get_text, offsetof(struct preview_view, url), "whole address"),
    F_TEXT("alt", struct preview_view, alt, "what it shows"),
    ROW("width", MAYBE(VALUE_INT), get_int, offsetof(struct preview_view, width), "dots"),
    ROW("height", MAYBE(VALUE_INT), get_int, offsetof(struct preview_view, height), "dots"),
};
const struct record view_preview = RECORD("preview", preview_fields);

/* Returns the `image` of an item, whatever its type, or else its `logo`, with its description in
 * the view's language; no file: there is none. */
static struct image item_preview(const struct view *v, const struct item *item)
{
    const struct record_spec *spec = schema_type(item->type);
    const struct field_spec *image = schema_field(spec, "image");
    const struct field_spec *logo = schema_field(spec, "logo");
    const char *base = (const char *)item, *version = (const char *)view_version(v, item);
    if (logo)
        return (struct image){*(const char *const *)(const void *)(base + logo->offset),
                              view_title(v, item)};
    if (!image)
        return (struct image){0};
    const struct image *shown = *(struct image *const *)(const void *)(base + image->offset);
    const struct image *told = *(struct image *const *)(const void *)(version + image->offset);
    if (!shown)
        return (struct image){0};
    return (struct image){shown->file, told && told->alt ? told->alt : shown->alt};
}

/* Messengers show no drawings, so the site's photo stands for one if it has any. */
static struct image preview_of(const struct view *v, const struct item *item)
{
    const struct site_picture *own = v->site->config.picture;
    struct image found = item ? item_preview(v, item) : (struct image){0};
    if (own && own->file && (!found.file || !picture_find(v->site, found.file)))
        return (struct image){own->file, label_text(&own->alt, v->language->index)};
    return found;
}

struct value page_preview(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    struct image image = preview_of(v, ((const struct page_view *)self)->item);
    if (!image.file)
        return value_none();
    const struct raster *p = picture_find(v->site, image.file);
    const struct rendition *whole = p ? &p->rendition[p->n - 1] : NULL;
    struct preview_view *preview = arena_alloc(e->scratch, sizeof *preview);
    *preview =
        (struct preview_view){arena_printf(e->scratch, "%s%s", v->site->config.base_url,
                                           route_asset(e->scratch, image.file)),
                              image.alt, whole ? whole->width : -1, whole ? whole->height : -1};
    return value_record(preview);
}

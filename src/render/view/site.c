#include "model/site.h"
#include "base/arena.h"
#include "render/view/view.h"
#include "resolve/route.h"

#include <string.h>

static struct value site_label(struct eval *e, const void *self, const struct field *f)
{
    const struct label *l = (const void *)((const char *)self + f->index);
    const char *text = label_text(l, view_of(e)->language->index);
    return value_text(text ? text : "");
}

/* The short title stands in the page's head; the full one will do. */
static struct value site_short_title(struct eval *e, const void *self, const struct field *f)
{
    struct value v = site_label(e, self, f);
    const struct field full = {.index = (int)offsetof(struct config, title)};
    return v.text.n ? v : site_label(e, self, &full);
}

/* As people type it. */
static struct value site_short_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const char *url = strstr(((const struct config *)self)->base_url, "://") + 3;
    return value_text(arena_copy(e->scratch, url, strlen(url) - 1));
}

static struct value site_lang(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_record(view_language_of(e, view_of(e)->site->language[0].tag));
}

static struct value site_home(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_url(view_of(e)->language->prefix);
}

static struct value site_calendars(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return value_url(route_calendars(v->site, e->scratch, v->language->index));
}

static const struct field site_fields[] = {
    ROW("title", KIND(VALUE_TEXT), site_label, offsetof(struct config, title),
        "the network's full name"),
    ROW("short_title", KIND(VALUE_TEXT), site_short_title, offsetof(struct config, short_title),
        "for the page's head"),
    ROW("description", KIND(VALUE_TEXT), site_label, offsetof(struct config, description),
        "one sentence"),
    F_TEXT("timezone", struct config, timezone, "IANA name"),
    F_TEXT("email", struct config, email, "the office's address"),
    F_TEXT("phone", struct config, phone, "the office's number"),
    ROW("tel", MAYBE(VALUE_TEXT), get_tel, offsetof(struct config, phone), "the number as a link"),
    F_TEXT("legal_entity", struct config, legal_entity, "who answers for the site"),
    ROW("address", MAYBE_ONE(view_address), get_pointer, offsetof(struct config, address),
        "the office"),
    ROW("home", KIND(VALUE_URL), site_home, 0, "home page in the page's language"),
    ROW("calendars", KIND(VALUE_URL), site_calendars, 0, "the page with all calendars"),
    ROW("lang", ONE(view_language), site_lang, 0, "the language of the originals"),
    ROW("base_url", KIND(VALUE_TEXT), get_text, offsetof(struct config, base_url),
        "where the site stands"),
    ROW("short_url", KIND(VALUE_TEXT), site_short_url, 0, "the same as people type it"),
};
const struct record view_site = RECORD("site", site_fields);

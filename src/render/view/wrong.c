#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "render/view/view.h"
#include "render/words/names.h"

/* Mails that tell the network what is wrong: they say which page and which fact, so that whoever
 * writes has to add only what is right. */

static const char *wrong_body(struct eval *e, const struct item *item, const char *field,
                              const char *value)
{
    const struct view *v = view_of(e);
    const struct words *words = v->language->words;
    return arena_printf(e->scratch, "%s\r\n%s%s\r\n\r\n%s: %s\r\n%s ", item->title,
                        v->site->config.base_url, item->path[v->language->index],
                        words_text(words, field), value, words_text(words, "wrong.right"));
}

/* The network knows the item by its title in its own language. */
struct value view_wrong_phone(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const struct member *m = self;
    if (!v->site->config.email || !m->phone)
        return value_none();
    const char *subject =
        word_filled(v->language, e->scratch, "wrong.phone_subject", m->item.title, NULL);
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "mailto:");
    address_write(&b, v->site->config.email);
    buf_puts(&b, "?subject=");
    address_write_value(&b, subject);
    buf_puts(&b, "&body=");
    address_write_value(&b, wrong_body(e, &m->item, "field.phone", m->phone));
    struct value mail = value_text(arena_copy(e->scratch, b.s, b.n));
    buf_free(&b);
    return mail;
}

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "render/view/view.h"
#include "render/words/names.h"

/* Mails that are begun for whoever writes. Those that tell the network what is wrong say which page
 * and which fact, so that only what is right has to be added. */

static const char *wrong_body(struct eval *e, const struct item *item, const char *field,
                              const char *value)
{
    const struct view *v = view_of(e);
    const struct words *words = v->language->words;
    return arena_printf(e->scratch, "%s\r\n%s%s\r\n\r\n%s: %s\r\n%s ", item->title,
                        v->site->config.base_url, item->path[v->language->index],
                        words_text(words, field), value, words_text(words, "wrong.right"));
}

const char *view_mail(struct eval *e, const char *to, const char *subject, const char *body)
{
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "mailto:");
    address_write(&b, to);
    buf_puts(&b, "?subject=");
    address_write_value(&b, subject);
    if (body) {
        buf_puts(&b, "&body=");
        address_write_value(&b, body);
    }
    const char *mail = arena_copy(e->scratch, b.s, b.n);
    buf_free(&b);
    return mail;
}

/* The network knows the item by its title in its own language. */
struct value view_wrong_phone(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const struct member *m = self;
    const char *to = v->site->config.email;
    if (!to || !m->phone)
        return value_none();
    const char *subject =
        word_filled(v->language, e->scratch, "wrong.phone_subject", m->item.title, NULL);
    return value_text(view_mail(e, to, subject, wrong_body(e, &m->item, "field.phone", m->phone)));
}

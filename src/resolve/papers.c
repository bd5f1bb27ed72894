#include "resolve/resolve.h"

#include "base/buf.h"
#include "base/locale.h"

#include <string.h>

/* Texts compared as people mean them: "Keine." is "keine". */
struct papers {
    const struct site *site;
    struct buf known, text; /* folded; `known` between commas */
};

static void fold_into(struct buf *out, const char *s, size_t n)
{
    while (n && strchr(" .!", s[n - 1]))
        n--;
    size_t from = strspn(s, " ");
    locale_fold(out, s + (from < n ? from : n), from < n ? n - from : 0);
    buf_putc(out, ',');
}

/* Gathers what means "nothing" in any language of the site: an editor may write in another than the
 * page's. */
static void words_gather(struct papers *p)
{
    buf_puts(&p->known, ",none,");
    for (int l = 0; l < p->site->languages; l++) {
        const struct words *words = p->site->language[l].words;
        const struct word *word = words ? words_get(words, "documents.nothing") : NULL;
        for (const char *s = word ? word->text : NULL; s && *s;) {
            size_t n = strcspn(s, ",");
            fold_into(&p->known, s, n);
            s += n + (s[n] == ',');
        }
    }
}

static int means_nothing(struct papers *p, const char *text)
{
    if (!text || strchr(text, ','))
        return 0;
    buf_cut(&p->text, 0);
    buf_putc(&p->text, ',');
    fold_into(&p->text, text, strlen(text));
    return p->text.n > 2 && strstr(p->known.s, p->text.s) != NULL;
}

static void look_at(struct papers *p, struct event *e)
{
    e->no_documents = means_nothing(p, e->documents_needed);
    for (int l = 1; l < p->site->languages; l++) {
        struct event *t = (struct event *)e->item.translation[l];
        if (t)
            t->no_documents = means_nothing(p, t->documents_needed);
    }
}

void resolve_papers(struct site *site)
{
    struct papers p = {.site = site};
    buf_init(&p.known);
    buf_init(&p.text);
    words_gather(&p);
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        look_at(&p, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->ghosts.n; i++)
        look_at(&p, site->ghosts.at[i]);
    buf_free(&p.text);
    buf_free(&p.known);
}

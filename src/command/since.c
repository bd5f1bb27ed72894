#include "command/since.h"

#include "model/site.h"
#include "report/usage.h"
#include "resolve/history/since.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

int since_look(struct project *p, const struct options *o, struct since *out)
{
    static const enum phrase why[] = {
        [SINCE_NO_REPOSITORY] = PHRASE_SINCE_NO_REPOSITORY,
        [SINCE_NO_COMMIT] = PHRASE_SINCE_NO_COMMIT,
    };
    int error = since_find(&p->site, o->since, out);
    if (error)
        return usage_fault(p->language, PHRASE_CANNOT_READ, p->site.root, strerror(-error));
    return out->state == SINCE_KNOWN ? 0
                                     : usage_fault(p->language, why[out->state], o->since, NULL);
}

static void tell_page(const struct project *p, const char *path, const char *title)
{
    struct arena a;
    const struct config *c = &p->site.config;
    arena_init(&a);
    printf("%s%s\t%s\n", c->base_url, c->link_files ? route_file(&a, path) : path, title);
    arena_free(&a);
}

void since_tell(const struct project *p, const struct since *since)
{
    const struct site *site = &p->site;
    for (size_t i = 0; i < since->items.n; i++) {
        const struct item *item = since->items.at[i];
        const struct item *original = item->original ? item->original : item;
        const char *path = original->path[item->language->index];
        if (path)
            tell_page(p, path, item->title ? item->title : original->title);
    }
    int rest = since->rest;
    for (size_t i = 0; i < since->words.n; i++) {
        const struct language *l = since->words.at[i];
        rest &= l->index != 0; /* its home page is the site's */
        tell_page(p, l->prefix, label_text(&site->config.title, l->index));
    }
    if (rest)
        tell_page(p, "", label_text(&site->config.title, 0));
}

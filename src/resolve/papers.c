#include "resolve/papers.h"

#include "model/site.h"
#include "resolve/meant.h"

static void look_at(struct meant *nothing, struct event *e)
{
    e->no_documents = meant_by(nothing, e->documents_needed);
    for (int l = 1; l < LANGUAGES_MAX; l++) {
        struct event *t = (struct event *)e->item.translation[l];
        if (t)
            t->no_documents = meant_by(nothing, t->documents_needed);
    }
}

void resolve_papers(struct site *site)
{
    struct meant nothing;
    meant_open(&nothing, site, "documents.nothing", "none");
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        look_at(&nothing, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->withdrawn.n; i++)
        look_at(&nothing, site->withdrawn.at[i]);
    meant_close(&nothing);
}

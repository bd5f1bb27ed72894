#include "render/view/facets_both.h"

#include "base/arena.h"
#include "model/site.h"
#include "render/view/facets_share.h"
#include "render/view/view.h"
#include "resolve/calendar/meeting.h"
#include "resolve/lists/facets.h"

int facet_holds_row(const struct facet *f, const struct occurrence *o, int64_t now)
{
    const struct schedule *s = meeting_schedule(o->item);
    int in = facet_holds(f, o);
    for (size_t i = 0; !in && s->repeat && i < s->occurrences; i++)
        in = s->occurrence[i].over_utc > now && facet_holds(f, &s->occurrence[i]);
    return in;
}

static long both_count(const struct shared *s, const struct facet *page, const struct facet *also,
                       int language)
{
    const struct list *rows = facet_entries(s, page, language);
    long count = 0;
    if (rows->n > (size_t)s->site->config.per_page)
        return -1;
    for (size_t i = 0; i < rows->n; i++) {
        const struct occurrence *o = rows->at[i];
        count += list_has(&o->item->facets, also) && facet_holds_row(also, o, s->site->now_utc);
    }
    return count;
}

struct facet_both facet_both_of(const struct shared *s, struct arena *a, const struct facet *chosen,
                                const struct facet *also, int language)
{
    int leaves = also->from.year != 0; /* to the page of the days, as it tells the meetings then */
    const struct facet *page = leaves ? also : chosen, *only = leaves ? chosen : also;
    struct facet_both both = {.count = both_count(s, page, only, language)};
    if (both.count < 1)
        return both;
    const char *id = arena_printf(a, "_only-%s", only->kind->section);
    both.only = leaves ? NULL : id;
    both.path = arena_printf(a, "%s#%s", route_facet(s->site, a, page, language, 1), id);
    return both;
}

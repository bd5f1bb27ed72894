#include "resolve/resolve.h"

#include "model/site.h"
#include "report/diag.h"
#include "resolve/advice/clash.h"
#include "resolve/advice/duties.h"
#include "resolve/advice/holidays.h"
#include "resolve/advice/rhythm.h"
#include "resolve/asset_uses.h"
#include "resolve/assets.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"
#include "resolve/claim.h"
#include "resolve/history/changed.h"
#include "resolve/history/withdrawn.h"
#include "resolve/links.h"
#include "resolve/lists/channels.h"
#include "resolve/lists/embeds.h"
#include "resolve/lists/facets.h"
#include "resolve/lists/pairs.h"
#include "resolve/lists/periods.h"
#include "resolve/outputs.h"
#include "resolve/papers.h"
#include "resolve/pictures.h"
#include "resolve/prices.h"
#include "resolve/refs.h"
#include "resolve/relations.h"
#include "resolve/route.h"
#include "resolve/translate.h"
#include "resolve/uid.h"

#include <assert.h>

void site_resolve(struct site *site, struct report *r, struct zones *zones)
{
    assert(!site->taken.arena); /* the addresses of a site that was resolved */
    resolve_changed(site, r);
    resolve_translations(site, r);
    resolve_refs(site, r);
    schedules_resolve(site, r, zones);
    resolve_uids(site, r);
    resolve_withdrawn(site, r, zones);
    resolve_papers(site);
    resolve_prices(site);
    resolve_relations(site);
    resolve_clashes(site, r);
    resolve_holidays(site, r);
    resolve_rhythm(site, r);
    resolve_channels(site);
    resolve_facets(site);
    resolve_pairs(site, r);
    resolve_embeds(site);
    resolve_periods(site);
    resolve_routes(site);
    resolve_outputs(site);
    resolve_claims(site, r);
    resolve_links(site, r);
    resolve_pictures(site, r);
    resolve_assets(site, r);
    resolve_asset_uses(site, r);
    resolve_duties(site, r);
}

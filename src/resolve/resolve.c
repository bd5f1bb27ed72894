#include "resolve/resolve.h"

#include "resolve/assets.h"
#include "resolve/calendar.h"
#include "resolve/channels.h"
#include "resolve/embeds.h"
#include "resolve/facets.h"
#include "resolve/periods.h"
#include "resolve/pictures.h"

int item_unconfirmed(const struct site *site, const struct item *item)
{
    struct date limit = date_add_months(site->now.date, -site->config.verified_months);
    return item->verified.year && date_compare(item->verified, limit) < 0;
}

void site_resolve(struct site *site, struct report *r, struct zones *zones)
{
    resolve_changed(site, r);
    resolve_translations(site, r);
    resolve_refs(site, r);
    calendar_resolve(site, r, zones);
    resolve_uids(site, r);
    resolve_ghosts(site, r, zones);
    resolve_papers(site);
    resolve_prices(site);
    resolve_relations(site);
    resolve_clashes(site, r);
    resolve_holidays(site, r);
    resolve_rhythm(site, r);
    resolve_channels(site);
    resolve_facets(site);
    resolve_embeds(site);
    resolve_periods(site);
    resolve_routes(site);
    resolve_claims(site, r);
    resolve_links(site, r);
    resolve_pictures(site, r);
    resolve_assets(site, r);
    resolve_asset_uses(site, r);
    resolve_duties(site, r);
}

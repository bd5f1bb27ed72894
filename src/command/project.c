#include "command/project.h"

#include "base/cache.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/share.h"
#include "command/target.h"
#include "model/load_config.h"
#include "model/patterns.h"
#include "model/site.h"
#include "report/diag.h"
#include "report/usage.h"
#include "resolve/calendar/zone.h"
#include "resolve/pictures.h"
#include "resolve/resolve.h"
#include "write/places.h"
#include "write/publish.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Of a time that a four-digit year can tell: the last second of 9999 has twelve, so eleven are
 * always safe. */
enum { EPOCH_DIGITS = 11 };

/* Where the machine cannot look, the reading that follows says why. */
static int holds_site(struct arena *a, const char *folder)
{
    return access(arena_printf(a, "%s/site/site.yaml", folder), F_OK) == 0 || fs_trouble(errno);
}

const char *project_find(struct arena *a, const char *given)
{
    char here[PATH_MAX];
    if (!realpath(given ? given : ".", here))
        return NULL;
    if (given)
        return holds_site(a, here) ? arena_strdup(a, here) : NULL;
    for (;;) {
        if (holds_site(a, here))
            return arena_strdup(a, here);
        char *slash = strrchr(here, '/');
        if (!slash || slash == here)
            return NULL;
        *slash = '\0';
    }
}

/* ---- what the command line changes of the configuration ---- */

static const char *with_slash(struct arena *a, const char *url)
{
    size_t n = strlen(url);
    return n && url[n - 1] == '/' ? url : arena_printf(a, "%s/", url);
}

static void apply_options(struct project *p, const struct options *o)
{
    struct config *c = &p->site.config;
    const struct node *n = node_get(c->node, "base_url");
    const char *url = o->base_url ? o->base_url : c->base_url;
    if (c->base_url && n && !base_url_valid(c->base_url)) {
        struct diag *d = diag_add(&p->report, DIAG_BAD_URL, n->span, n->text, NULL);
        diag_help(&p->report, d, HELP_BASE_URL, NULL, NULL);
        url = o->base_url;
    }
    c->base_url = with_slash(&p->arena, url ? url : "https://example.org/");
    const char *host = strstr(c->base_url, "://") + 3;
    c->host = arena_copy(&p->arena, host, strcspn(host, ":/"));
    if (o->links)
        c->link_files = !strcmp(o->links, "file");
}

static void open_zone(struct project *p, struct zones *zones)
{
    struct site *site = &p->site;
    const struct node *n = node_get(site->config.node, "timezone");
    if (site->config.timezone)
        site->zone = zone_find(zones, site->config.timezone);
    if (site->config.timezone && !site->zone && n)
        diag_add(&p->report, DIAG_ZONE_UNKNOWN, n->span, site->config.timezone, NULL);
    if (!site->zone)
        site->zone = zone_find(zones, "UTC");
}

/* Lists and feeds reckon from here into the past and the future. */
static int now_in_range(const struct project *p, const char *given)
{
    int year = p->site.now.date.year;
    char years[32];
    if (year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR)
        return 0;
    snprintf(years, sizeof years, "%d…%d", DATE_FIRST_YEAR, DATE_LAST_YEAR);
    return usage_fault(p->language, PHRASE_NOW_RANGE, given, years);
}

/* The build's only clock: --now, else SOURCE_DATE_EPOCH, else the machine's. */
static int set_now(struct project *p, const char *text)
{
    struct site *site = &p->site;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    site->now_given = text || (epoch && *epoch);
    if (text) {
        if (when_parse(text, &site->now) > WHEN_SLIP)
            return usage_fault(p->language, PHRASE_NOW_FORM, text, NULL);
        site->now.second = site->now.second < 0 ? 0 : site->now.second;
        zone_to_utc(site->zone, site->now, &site->now_utc);
        return now_in_range(p, text);
    }
    site->now_utc = time(NULL);
    if (epoch && *epoch) {
        size_t n = strlen(epoch);
        site->now_utc = strtoll(epoch, NULL, 10);
        if (strspn(epoch, "0123456789") != n || n > EPOCH_DIGITS)
            return usage_fault(p->language, PHRASE_EPOCH_FORM, epoch, NULL);
    }
    site->now = zone_from_utc(site->zone, site->now_utc);
    return now_in_range(p, epoch && *epoch ? epoch : phrase_text(PHRASE_CLOCK, p->language));
}

/* The name of the folder, beside what is published, for pictures as they were made. */
static const char kept[] = "pictures";

static void make_pictures(struct project *p, const struct options *o, int makes)
{
    struct cache cache;
    if (!pictures_list(&p->site))
        return;
    /* A folder that was moved away while it was read is not made anew. */
    makes &= access(p->site.root, F_OK) == 0;
    int beside = publish_beside(&p->arena, target_folder(&p->arena, o, p->site.root), makes);
    cache_open(&cache, beside, kept, makes);
    pictures_make(&p->site, &p->workers, &cache, makes);
    cache_close(&cache);
    if (beside >= 0)
        close(beside);
}

void project_tidy(struct project *p, const struct options *o)
{
    struct cache cache;
    int beside = publish_beside(&p->arena, target_folder(&p->arena, o, p->site.root), 0);
    cache_open(&cache, beside, kept, 0);
    pictures_sweep(&p->site, &cache);
    cache_close(&cache);
    if (beside >= 0)
        close(beside);
}

static const char zone_folder[] = "/usr/share/zoneinfo";

static int fault_zones(const struct project *p, const struct zones *zones)
{
    int error = zones_trouble(zones);
    return error ? usage_fault(p->language, PHRASE_CANNOT_READ, zone_folder, strerror(error))
                 : usage_fault(p->language, PHRASE_NO_ZONES, NULL, NULL);
}

const char *project_root(struct arena *a, const struct options *o)
{
    const char *root = project_find(a, o->folder);
    if (!root)
        usage_fault(o->language, o->folder ? PHRASE_NO_SITE : PHRASE_NO_SITE_ABOVE,
                    o->folder ? o->folder : ".", NULL);
    return root;
}

int project_open(struct project *p, const struct options *o, enum pictures pictures)
{
    return project_reopen(p, o, pictures, NULL);
}

int project_reopen(struct project *p, const struct options *o, enum pictures pictures,
                   struct shelf *shelf)
{
    *p = (struct project){.language = o->language};
    arena_init(&p->arena);
    report_init(&p->report, &p->arena);
    workers_init(&p->workers, &p->arena, o->jobs);
    p->site.arena = &p->arena;
    p->site.root = project_root(&p->arena, o);
    p->site.share = share_folder(&p->arena);
    p->site.shelf = shelf;
    if (!p->site.root)
        return 2;
    if (pictures == PICTURES_MAKE && target_check(p->language, &p->arena, o, p->site.root))
        return 2;
    struct zones *zones = zones_open(&p->arena);
    if (!zone_find(zones, "UTC"))
        return fault_zones(p, zones);
    if (!site_load_config(&p->site, &p->report))
        return 0;
    apply_options(p, o);
    open_zone(p, zones);
    if (set_now(p, o->now))
        return 2;
    const struct load_options load = {.drafts = o->drafts, .members = o->audience != NULL};
    site_load_content(&p->site, &p->report, &p->workers, &load);
    site_load_patterns(&p->site, &p->report);
    make_pictures(p, o, pictures == PICTURES_MAKE);
    site_resolve(&p->site, &p->report, zones);
    if (zones_trouble(zones))
        diag_add_path(&p->report, DIAG_MACHINE, zone_folder, strerror(zones_trouble(zones)), NULL);
    return 0;
}

void project_close(struct project *p)
{
    workers_free(&p->workers);
    arena_free(&p->arena);
}

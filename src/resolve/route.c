#include "resolve/route.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "model/types.h"
#include "resolve/calendar/calendar.h"

#include <ctype.h>
#include <string.h>

const char *route_word(const struct site *site, const char *key, int language)
{
    const struct words *w = site->language[language].words;
    const char *word = w ? map_get(&w->section, key) : NULL;
    return word ? word : key;
}

const char *route_section(const struct site *site, struct arena *a, enum item_type type,
                          int language)
{
    const char *prefix = site->language[language].prefix;
    if (item_facts(type)->address == ADDRESS_FOLDERS)
        return prefix;
    return arena_printf(a, "%s%s/", prefix, route_word(site, item_folder(type), language));
}

/* The address of a free page follows its folders: content/pages/a/b.md and a/b/index.md both stand
 * at a/b/. */
static const char *folders_tail(struct site *site, const struct item *item)
{
    const char *path = item->source->path + strlen("content//") + strlen(item_folder(item->type));
    size_t n = strlen(path) - strlen(strchr(strrchr(path, '/') ? strrchr(path, '/') : path, '.'));
    if (n == 5 && !strncmp(path, "index", 5))
        return "";
    if (n > 6 && !strncmp(path + n - 6, "/index", 6))
        n -= 6;
    return arena_printf(site->arena, "%.*s/", (int)n, path);
}

const char *route_list(const struct site *site, struct arena *a, enum item_type type,
                       const char *tail, int language, size_t number)
{
    const char *base = route_section(site, a, type, language);
    if (tail)
        base = arena_printf(a, "%s%s/", base, route_word(site, tail, language));
    return route_page(site, a, base, language, number);
}

const char *route_page(const struct site *site, struct arena *a, const char *base, int language,
                       size_t number)
{
    if (number == 1)
        return base;
    return arena_printf(a, "%s%s-%zu/", base, route_word(site, "page", language), number);
}

const struct item *route_home(const struct site *site)
{
    const struct item *index = map_get(&site->by_id[ITEM_PAGE], "index");
    return index && !index->hidden && !strcmp(index->source->path, "content/pages/index.md") ? index
                                                                                             : NULL;
}

const char *route_calendars(const struct site *site, struct arena *a, int language)
{
    return arena_printf(a, "%s%s/", site->language[language].prefix,
                        route_word(site, "calendar", language));
}

const char *route_embeds(const struct site *site, struct arena *a, int language)
{
    return arena_printf(a, "%s%s/", route_calendars(site, a, language),
                        route_word(site, "embeds", language));
}

const char *route_titles(const struct site *site, struct arena *a, int language, size_t number)
{
    const char *base = arena_printf(a, "%s%s/", site->language[language].prefix,
                                    route_word(site, "a-z", language));
    if (number == 1)
        return base;
    return arena_printf(a, "%s%s-%zu/", base, route_word(site, "page", language), number);
}

const char *route_results(const struct site *site, struct arena *a, int language)
{
    const char *word = route_word(site, "search", language);
    const char *path = arena_printf(a, "%s%s/", site->language[language].prefix, word);
    const struct item *page = map_get(&site->by_id[ITEM_PAGE], word);
    if (!page || !page->path[language] || strcmp(page->path[language], path) != 0)
        return path;
    return arena_printf(a, "%s%s/", route_titles(site, a, language, 1), word);
}

const char *route_calendar(const struct site *site, struct arena *a, const char *section,
                           const char *id, int language)
{
    const char *prefix = site->language[language].prefix;
    const char *folder = route_word(site, "calendar", language);
    const char *word = route_word(site, section, language);
    if (!id)
        return arena_printf(a, "%s%s/%s.ics", prefix, folder, word);
    return arena_printf(a, "%s%s/%s/%s.ics", prefix, folder, word, id);
}

const char *route_feed(const struct site *site, struct arena *a, const struct item *item,
                       int language)
{
    const char *folder = item ? item_folder(item->type) : "all", *name = item ? item->id : NULL;
    /* Beside those of offers lie calendars that have the names of providers. */
    if (item && item->type == ITEM_OFFER)
        name = arena_printf(a, "%s/%s", item->id, route_word(site, "all", language));
    return route_calendar(site, a, folder, name, language);
}

const char *route_card(struct arena *a, const struct item *member, int language)
{
    return arena_printf(a, "%s%s.vcf", member->path[language], member->id);
}

const char *route_events_json(const struct site *site, struct arena *a, int language)
{
    return arena_printf(a, "%s%s/events.json", site->language[language].prefix,
                        route_word(site, "calendar", language));
}

const char *route_busy(const struct site *site, struct arena *a, const struct item *venue)
{
    return arena_printf(a, "%s/%s/%s.ifb", route_word(site, "calendar", 0),
                        route_word(site, item_folder(ITEM_VENUE), 0), venue->id);
}

/* Returns 1 if another meeting has the name that the meeting's date makes: of two the one by the
 * rule, or else the earlier, bears it. */
static int date_is_taken(const struct schedule *s, const struct occurrence *o)
{
    for (size_t i = 0; o->extra && i < s->occurrences; i++) {
        const struct occurrence *other = &s->occurrence[i];
        if (other != o && !date_compare(other->there.original.date, o->there.original.date) &&
            (!other->extra || when_compare(other->there.original, o->there.original) < 0))
            return 1;
    }
    return 0;
}

const char *route_meeting(const struct site *site, struct arena *a, const struct occurrence *o,
                          int language)
{
    const struct schedule *s = &((const struct event *)o->item)->schedule;
    char date[24];
    int64_t last = site->now_utc + (int64_t)site->config.meeting_days * DAY_SECONDS;
    if (o->item->type != ITEM_EVENT || s->occurrences < 2 || o->over_utc <= site->now_utc ||
        o->start_utc > last)
        return NULL;
    when_format((struct when){o->there.original.date, WHEN_ALL_DAY}, 'T', date);
    const char *name = arena_printf(a, "%s/%s", o->item->id, date);
    int minute = o->there.original.second / 60;
    if (date_is_taken(s, o))
        name = arena_printf(a, "%s-%02d%02d", name, minute / 60, minute % 60);
    return route_calendar(site, a, item_folder(ITEM_EVENT), name, language);
}

const char *route_alias(struct arena *a, const char *alias)
{
    const char *slash = strrchr(alias, '/'), *last = slash ? slash + 1 : alias;
    return !*last || strchr(last, '.') ? alias : arena_printf(a, "%s/", alias);
}

const char *route_file(struct arena *a, const char *path)
{
    size_t n = strlen(path);
    return n && path[n - 1] != '/' ? path : arena_join(a, path, "index.html");
}

const char *route_asset(struct arena *a, const char *file)
{
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "assets/");
    for (const char *p = file; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (isalnum(c) || strchr("/-._~", c))
            buf_putc(&b, *p);
        else
            buf_printf(&b, "%%%02X", c);
    }
    const char *path = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return path;
}

const char *route_atom(const struct site *site, struct arena *a, enum item_type type, int language)
{
    return arena_printf(a, "%satom.xml",
                        type == ITEM_NEWS ? site->language[language].prefix
                                          : route_section(site, a, type, language));
}

int search_wanted(const struct site *site)
{
    return !site->config.link_files && map_get(&site->asset_by_path, "search.js");
}

const char *route_search(const struct site *site, struct arena *a, int language)
{
    return arena_printf(a, "%ssearch.json", route_titles(site, a, language, 1));
}

const char *route_base(const struct site *site)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    const char *host = strstr(site->config.base_url, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    return path && strspn(path, plain) == strlen(path) ? path : NULL;
}

static void route_item(struct site *site, struct item *item, const char *const section[])
{
    const char *tail = item_facts(item->type)->address == ADDRESS_FOLDERS
                           ? folders_tail(site, item)
                           : arena_printf(site->arena, "%s/", item->id);
    for (int l = 0; l < site->languages; l++)
        item->path[l] = arena_printf(site->arena, "%s%s", section[l], tail);
}

void resolve_routes(struct site *site)
{
    for (int type = 0; type < ITEM_TYPES; type++) {
        const char *section[LANGUAGES_MAX] = {0};
        for (int l = 0; l < site->languages; l++)
            section[l] = route_section(site, site->arena, (enum item_type)type, l);
        for (size_t i = 0; i < site->items[type].n; i++)
            route_item(site, site->items[type].at[i], section);
    }
}

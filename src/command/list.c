#include "command/list.h"

#include "base/list.h"
#include "command/list_settings.h"
#include "command/project.h"
#include "command/type_word.h"
#include "model/load.h"
#include "model/types.h"
#include "report/print.h"
#include "report/suggest.h"
#include "report/usage.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

/* ---- what is to be listed ---- */

static int is_any(const struct site *site, const struct item *item)
{
    (void)site;
    return item != NULL;
}

static int is_draft(const struct site *site, const struct item *item)
{
    (void)site;
    return item->draft || (item->original && item->original->draft);
}

static int is_future(const struct site *site, const struct item *item)
{
    return item_awaited(site, item->original ? item->original : item);
}

static int is_past(const struct site *site, const struct item *item)
{
    const struct item *of = item->original ? item->original : item;
    if (of->type == ITEM_EVENT)
        return calendar_past(&((const struct event *)of)->schedule, site->now_utc);
    return of->archive || !item_current(site, of);
}

static int is_members_only(const struct site *site, const struct item *item)
{
    (void)site;
    return item->members_only || (item->original && item->original->members_only);
}

static const struct {
    const char *name;
    int (*holds)(const struct site *site, const struct item *item);
} wishes[] = {{"all", is_any},
              {"drafts", is_draft},
              {"future", is_future},
              {"past", is_past},
              {"members-only", is_members_only}};

enum { WISHES = sizeof wishes / sizeof *wishes };

/* Which of them: those of a type, or those of which something holds. */
struct list_wish {
    int settings;        /* 1: those of site.yaml, and nothing else */
    int terms;           /* a vocabulary_id, of which the words are meant; -1: content is */
    enum item_type type; /* ITEM_TYPES: any */
    int (*holds)(const struct site *site, const struct item *item);
};

/* Returns 0, or 2 after telling that there is nothing of that name. */
static int find_wish(const char *name, enum message_language language, struct list_wish *wish)
{
    struct suggest near;
    *wish = (struct list_wish){.terms = -1, .type = ITEM_TYPES, .holds = is_any};
    wish->settings = name && !strcmp(name, "settings");
    if (wish->settings)
        return 0;
    for (size_t i = 0; name && i < WISHES; i++) {
        if (strcmp(wishes[i].name, name) != 0)
            continue;
        wish->holds = wishes[i].holds;
        return 0;
    }
    wish->type = name ? type_word(name, &near) : ITEM_TYPES;
    if (!name || wish->type < ITEM_TYPES)
        return 0;
    for (int i = 0; i < VOCABULARIES; i++) {
        const char *terms = vocabulary_name((enum vocabulary_id)i);
        if (!strcmp(terms, name)) {
            wish->terms = i;
            return 0;
        }
        suggest_offer(&near, terms);
    }
    for (size_t i = 0; i < WISHES; i++)
        suggest_offer(&near, wishes[i].name);
    suggest_offer(&near, "settings");
    return usage_fault(language, near.best ? PHRASE_LIST_MEANT : PHRASE_LIST_UNKNOWN, name,
                       near.best);
}

/* ---- a line ---- */

/* Returns the day that says most of an item: when it is next, else when it was, or its date. */
static struct date list_day(const struct site *site, const struct item *item)
{
    const struct item *of = item->original ? item->original : item;
    const struct schedule *s = meeting_schedule(of);
    const struct occurrence *next = s ? calendar_next(s, site->now_utc) : NULL;
    if (of->type == ITEM_NEWS)
        return ((const struct news *)of)->date;
    if (s && !next && s->occurrences)
        next = &s->occurrence[s->occurrences - 1];
    if (!next && of->type == ITEM_OFFER)
        return ((const struct offer *)of)->valid_until;
    return next ? next->here.start.date : (struct date){0};
}

/* Path, day, address and title, a tabulator between them: for eyes and for programs. */
static void list_line(struct project *p, const struct item *item, int ids)
{
    const struct site *site = &p->site;
    const struct item *of = item->original ? item->original : item;
    const char *path = of->path[item->language->index],
               *title = item->title ? item->title : of->title;
    struct date day = list_day(site, item);
    char text[24] = "";
    if (ids) {
        if (!item->original)
            printf("%s\n", item->id);
        return;
    }
    if (day.year)
        when_format((struct when){day, WHEN_ALL_DAY}, ' ', text);
    if (path && site->config.link_files)
        path = route_file(&p->arena, path);
    printf("%s\t%s\t%s%s\t%s\n", item->source->path, text, path ? site->config.base_url : "",
           path ? path : "", title ? title : "");
}

static int compare_paths(const void *a, const void *b, void *ctx)
{
    const struct item *x = a, *y = b;
    (void)ctx;
    return strcmp(x->source->path, y->source->path);
}

/* The words of a controlled list, with what they are called in the site's first language. */
static void list_terms_of(const struct project *p, enum vocabulary_id id, int ids)
{
    const struct map *terms = &p->site.vocabulary[id].terms;
    for (size_t i = 0; i < terms->n; i++) {
        const struct term *t = terms->entry[i].value;
        const char *label = label_text(&t->label, 0);
        printf(ids ? "%s\n" : "%s\t%s\n", t->id, label ? label : "");
    }
}

static void list_items(struct project *p, const struct list_wish *wish, int ids)
{
    struct list all = {0};
    for (size_t i = 0; i < p->site.all.n; i++) {
        struct item *item = p->site.all.at[i];
        if ((wish->type == ITEM_TYPES || item->type == wish->type) && wish->holds(&p->site, item))
            list_add(&all, &p->arena, item);
    }
    list_sort(&all, compare_paths, NULL);
    for (size_t i = 0; i < all.n; i++)
        list_line(p, all.at[i], ids);
}

int command_list(int argc, char **argv)
{
    struct options o;
    struct project p;
    struct list_wish wish;
    const char *name;
    if (options_read_word(&o, argc, argv, &name) || find_wish(name, o.language, &wish))
        return 2;
    /* Whoever has the files sees them all. */
    o.drafts = 1;
    o.audience = "members";
    int status = project_open(&p, &o, PICTURES_LOOK);
    if (!status && p.site.languages && wish.settings)
        list_settings(&p);
    else if (!status && p.site.languages && wish.terms >= 0)
        list_terms_of(&p, (enum vocabulary_id)wish.terms, o.ids);
    else if (!status && p.site.languages)
        list_items(&p, &wish, o.ids);
    if (!status && p.report.count[SEVERITY_ERROR])
        status = report_tell(&p.report, p.language, 0);
    project_close(&p);
    return status;
}

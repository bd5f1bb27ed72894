#include "render/search/facts.h"

#include "base/arena.h"
#include "base/fold.h"
#include "model/types.h"
#include "render/words/hours.h"
#include "render/words/rule_brief.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/opening.h"

#include <string.h>

void doc_add_text(struct doc_builder *g, const char *text)
{
    if (text && *text)
        list_add(&g->facets, g->arena, (void *)text);
}

void facts_weekdays(struct doc_builder *g)
{
    for (int i = 0; i < DOC_WEEKDAYS; i++)
        g->weekday[i] = hours_weekday(g->arena, g->e->locale, i + 1);
}

static const char *facts_word(const struct doc_builder *g, const char *key)
{
    return words_text(g->view->language->words, key);
}

/* ---- the days on which something is ---- */

static void add_days(struct doc_builder *g, unsigned days)
{
    for (int i = 0; i < DOC_WEEKDAYS; i++)
        doc_add_text(g, days & 1U << i ? g->weekday[i] : NULL);
}

static void add_meeting_days(struct doc_builder *g, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    unsigned days = 0;
    for (size_t i = 0; s && i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->over_utc > g->view->site->now_utc && o->status != STATUS_CANCELLED)
            days |= 1U << (date_weekday(o->here.start.date) - 1);
    }
    add_days(g, days);
}

static const char **week_of(struct doc_builder *g, const struct member *m)
{
    const char **week = arena_array(g->arena, DOC_WEEKDAYS, sizeof *week);
    const struct site *site = g->view->site;
    struct date monday = date_add_days(site->now.date, 1 - date_weekday(site->now.date));
    for (int i = 0; i < DOC_WEEKDAYS; i++) {
        struct opening o = opening_day(site, m, date_add_days(monday, i));
        week[i] = hours_said(g->arena, g->view->language, o.span, o.spans);
    }
    return week;
}

static void take_hours(struct doc_builder *g, struct search_doc *doc, const struct member *m)
{
    unsigned days = 0;
    if (!opening_has_week(m))
        return;
    doc->hours = week_of(g, m);
    for (int i = 0; i < DOC_WEEKDAYS; i++)
        days |= *doc->hours[i] ? 1U << i : 0;
    add_days(g, days);
    doc_add_text(g, facts_word(g, "search.open"));
}

/* ---- what is found and not shown ---- */

/* Digits as they follow the sign of a foreign number, and again without the country's, which stand
 * before the first blank: people write one or the other, behind 0, 00 or +. */
static void add_phone(struct buf *out, const char *phone)
{
    size_t country = strcspn(phone, " -/(");
    for (int round = 0; round < 2; round++) {
        buf_putc(out, ' ');
        for (const char *s = phone + (round ? country : 0); *s; s++) {
            if (*s >= '0' && *s <= '9' && !(s > phone && s[-1] == '(' && *s == '0'))
                buf_putc(out, *s);
        }
    }
}

static void take_reach(struct doc_builder *g, struct search_doc *doc, const char *email,
                       const char *phone)
{
    struct buf codes;
    buf_init(&codes);
    buf_puts(&codes, email ? email : "");
    if (phone)
        add_phone(&codes, phone);
    if (codes.n)
        doc->codes = arena_copy(g->arena, codes.s, codes.n);
    buf_free(&codes);
}

/* ---- the line beneath ---- */

static void facts_add(struct buf *line, const char *text)
{
    if (text && *text)
        buf_printf(line, "%s%s", line->n ? " · " : "", text);
}

static void facts_end(struct doc_builder *g, struct search_doc *doc, struct buf *line)
{
    if (line->n)
        doc->facts = arena_copy(g->arena, line->s, line->n);
    buf_free(line);
}

static const char *kind_of(const struct doc_builder *g, const struct term *kind)
{
    return kind ? label_text(&kind->label, g->view->language->index) : NULL;
}

static void take_member(struct doc_builder *g, struct search_doc *doc, const struct item *item)
{
    const struct member *m = (const struct member *)item;
    doc->kind = kind_of(g, m->kind);
    take_hours(g, doc, m);
    take_reach(g, doc, m->email, m->phone);
    doc->facts = m->address ? m->address->district : NULL;
}

static void take_venue(struct doc_builder *g, struct search_doc *doc, const struct item *item)
{
    const struct address *where = ((const struct venue *)item)->address;
    struct buf line;
    buf_init(&line);
    facts_add(&line, where ? where->street : NULL);
    facts_add(&line, where ? where->district : NULL);
    facts_end(g, doc, &line);
}

static void take_group(struct doc_builder *g, struct search_doc *doc, const struct item *item)
{
    take_reach(g, doc, ((const struct group *)item)->contact_email, NULL);
}

/* What an event or offer asks for: its level, its price, and whether somebody looks after children.
 */
static void add_conditions(struct doc_builder *g, struct buf *line, const char *level,
                           const char *price, int childcare)
{
    const char *word = childcare ? facts_word(g, "field.childcare") : NULL;
    facts_add(line, level);
    facts_add(line, price);
    facts_add(line, word);
    doc_add_text(g, word);
}

static void take_event(struct doc_builder *g, struct search_doc *doc, const struct item *item)
{
    const struct event *event = (const struct event *)item;
    const struct event *own = (const struct event *)view_version(g->view, item);
    struct buf line;
    buf_init(&line);
    doc->kind = kind_of(g, event->kind);
    add_conditions(g, &line, event->level, own->price ? own->price : event->price,
                   event->childcare);
    facts_end(g, doc, &line);
    add_meeting_days(g, item);
}

/* Returns how often a series is, of its next meeting or, if none is to come, of its last. */
static const char *rhythm_of(struct doc_builder *g, const struct schedule *s)
{
    const struct occurrence *told = NULL;
    for (size_t i = 0;
         i < s->occurrences && !(told && meeting_is_coming(told, g->view->site->now_utc)); i++)
        told = &s->occurrence[i];
    if (!told)
        return NULL;
    return rule_brief(g->arena, g->e->locale, g->view->language, g->view->site, told).rhythm;
}

static void take_offer(struct doc_builder *g, struct search_doc *doc, const struct item *item)
{
    const struct offer *offer = (const struct offer *)item;
    const struct offer *own = (const struct offer *)view_version(g->view, item);
    struct buf line;
    buf_init(&line);
    doc->kind = kind_of(g, offer->kind);
    add_conditions(g, &line, offer->level, own->price ? own->price : offer->price,
                   offer->childcare);
    facts_add(&line, rhythm_of(g, &offer->schedule));
    facts_end(g, doc, &line);
    add_meeting_days(g, item);
}

/* Returns the words of a text as search compares them, ae as a and so on, with a hyphen before and
 * behind each. */
static char *title_words(struct doc_builder *g, const char *text)
{
    struct buf folded;
    buf_init(&folded);
    buf_putc(&folded, ' ');
    fold_words(g->fold, &folded, text, strlen(text));
    char *words = arena_copy(g->arena, folded.s, folded.n), *to = words;
    for (const char *s = words; *s; s++) {
        if (*s != 'e' || s == words || !strchr("aou", s[-1]))
            *to++ = *s == ' ' ? '-' : *s;
    }
    *to = '\0';
    buf_free(&folded);
    return words;
}

/* Returns 1 if all words of an item's own title stand in its id or in the title shown. */
static int has_own_title(struct doc_builder *g, const struct item *item, const char *shown)
{
    const char *all =
        arena_printf(g->arena, "%s%s", title_words(g, item->id), title_words(g, shown));
    char *words = title_words(g, item->title), *rest = NULL;
    int has = 1;
    for (char *w = strtok_r(words, "-", &rest); w && has; w = strtok_r(NULL, "-", &rest))
        has = strstr(all, arena_printf(g->arena, "-%s-", w)) != NULL;
    return has;
}

/* The sign on the door is in the first language. Browsers look into the page's address, too, so
 * that a name from which that was made need not be told. */
static void add_own_name(struct doc_builder *g, const struct item *item)
{
    const char *title = view_title(g->view, item);
    if (strcmp(title, item->title) != 0 && !has_own_title(g, item, title))
        doc_add_text(g, item->title);
}

void search_facts(struct doc_builder *g, struct search_doc *doc)
{
    static const struct {
        enum item_type type;
        void (*take)(struct doc_builder *g, struct search_doc *doc, const struct item *item);
    } rows[] = {
        {ITEM_MEMBER, take_member}, {ITEM_GROUP, take_group}, {ITEM_VENUE, take_venue},
        {ITEM_EVENT, take_event},   {ITEM_OFFER, take_offer},
    };
    add_own_name(g, doc->item);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].type == doc->item->type)
            rows[i].take(g, doc, doc->item);
    }
}

#include "base/arena.h"
#include "base/locale_date.h"
#include "read/words_fill.h"
#include "render/feeds/event.h"
#include "render/words/language.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/calendar/told.h"

#include <string.h>

const char *ics_word(const struct ics_context *c, const char *key)
{
    const struct word *word = c->language->words ? words_get(c->language->words, key) : NULL;
    if (!word && c->site->language[0].words)
        word = words_get(c->site->language[0].words, key);
    return word && word->text ? word->text : "";
}

const char *ics_word_with(const struct ics_context *c, const char *key, const char *value)
{
    return words_filled(c->arena, ics_word(c, key), value, NULL);
}

/* Returns the tag of the feed's language if the text is translated, else of the originals'. */
static const char *tag_of(const struct ics_context *c, int translated)
{
    return translated ? c->language->tag : c->site->language[0].tag;
}

const char *ics_title(const struct ics_context *c, const struct item *item, const char **tag)
{
    const struct item *t = item_translation(item, c->language->index);
    int translated = t && t->title;
    *tag = tag_of(c, translated);
    return translated ? t->title : item->title ? item->title : item->id;
}

const char *ics_told_title(const struct ics_context *c, const struct occurrence *o,
                           const char **tag)
{
    struct told title = told_title(o, c->language->index);
    *tag = tag_of(c, !title.foreign);
    return title.text;
}

int ics_moved(const struct occurrence *o)
{
    if (!o->change)
        return 0;
    return when_compare(o->there.start, o->there.original) != 0 || meeting_is_elsewhere(o);
}

const char *ics_page(const struct ics_context *c, const struct item *item)
{
    const char *path = item->path[c->language->index];
    return path ? arena_printf(c->arena, "%s%s", c->site->config.base_url, path)
                : c->site->config.base_url;
}

const struct online *ics_online(const struct happening *h, const struct occurrence *o)
{
    return o ? o->online : h->event ? h->event->online : NULL;
}

/* Returns `s`, kept apart from the direction of the text around it: Latin letters, numbers and
 * times inside a line of Arabic. */
static const char *isolated(const struct ics_context *c, const char *s)
{
    static const char first_strong_isolate[] = "\xE2\x81\xA8", pop_isolate[] = "\xE2\x81\xA9";
    return c->rtl ? arena_printf(c->arena, "%s%s%s", first_strong_isolate, s, pop_isolate) : s;
}

static void line_add(struct ics_context *c, const char *s)
{
    if (!s || !*s)
        return;
    buf_puts(&c->text, s);
    buf_putc(&c->text, '\n');
}

/* Appends `Label: value` unless there is no value. */
static void fact(struct ics_context *c, const char *key, const char *value)
{
    if (!value || !*value)
        return;
    buf_puts(&c->text, ics_word(c, key));
    buf_puts(&c->text, ": ");
    buf_puts(&c->text, isolated(c, value));
    buf_putc(&c->text, '\n');
}

/* Appends a word with `value` in place of {1}. */
static void word_with(struct ics_context *c, const char *key, const char *value)
{
    buf_puts(&c->text, ics_word_with(c, key, isolated(c, value)));
}

static const char *date_text(struct ics_context *c, struct when w)
{
    struct buf b;
    buf_init(&b);
    locale_date_style(c->locale, &b, w, "long");
    const char *text = arena_copy(c->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

/* Says first what is special about a meeting: called off, moved, why. */
static void state(struct ics_context *c, const struct occurrence *o, int status)
{
    static const char *const key[] = {
        [STATUS_TENTATIVE] = "event.tentative",
        [STATUS_CANCELLED] = "event.cancelled",
        [STATUS_POSTPONED] = "event.postponed",
    };
    size_t before = c->text.n;
    if (key[status])
        line_add(c, ics_word(c, key[status]));
    if (o) {
        if (o->change && o->state == OCCURRENCE_MOVED &&
            when_compare(o->here.start, o->here.original) != 0) {
            word_with(c, "meeting.original", date_text(c, o->here.original));
            buf_putc(&c->text, '\n');
        }
        line_add(c, told_note(o, c->language->index).text);
    }
    if (c->text.n > before)
        buf_putc(&c->text, '\n');
}

/* Returns the words for how it stands with registration. */
static const char *registration_word(enum sign_up state, int required)
{
    static const char *const words[] = {[SIGN_UP_WAITING] = "register.waiting",
                                        [SIGN_UP_FULL] = "register.full",
                                        [SIGN_UP_OVER] = "register.over"};
    if (state != SIGN_UP_OPEN)
        return words[state];
    return required ? "register.required" : "register.optional";
}

/* What is past stays as it was told: no program need fetch it again for this. */
static void registration(struct ics_context *c, const struct item *item, const struct occurrence *o)
{
    const struct registration *r = sign_up_of(item);
    const struct event *e = item->type == ITEM_EVENT ? (const struct event *)item : NULL;
    enum sign_up state = sign_up_by_day(c->site, item, o ? o->full : sign_up_is_full(item));
    int required = r && r->required == 1, status = o ? o->status : e ? e->status : 0;
    if (state == SIGN_UP_NONE || status == STATUS_CANCELLED || status == STATUS_POSTPONED)
        return;
    buf_printf(&c->text, "%s: %s", ics_word(c, "field.registration"),
               ics_word(c, registration_word(state, required)));
    const struct when until = sign_up_until(c->site, item);
    if (until.date.year && sign_up_possible(state)) {
        buf_putc(&c->text, ' ');
        word_with(c, "register.until", date_text(c, until));
    }
    buf_putc(&c->text, '\n');
    if (r && sign_up_possible(state)) {
        line_add(c, r->url);
        line_add(c, r->email);
    }
}

/* Appends the names of languages. */
static void languages(struct ics_context *c, const char *key, const struct list *tags)
{
    if (!tags->n)
        return;
    struct buf name;
    buf_init(&name);
    const char **item = arena_array(c->arena, tags->n, sizeof *item);
    for (size_t i = 0; i < tags->n; i++)
        item[i] = language_name(c->arena, c->language, c->locale, tags->at[i]);
    locale_join(c->locale, &name, item, tags->n);
    fact(c, key, name.s);
    buf_free(&name);
}

/* Appends the accessibility of the event and of its place, each once. */
static void access_fact(struct ics_context *c, const struct happening *h, const struct venue *venue)
{
    struct list terms = {0};
    const struct list none = {0};
    const struct list *from[] = {h->event ? &h->event->accessibility : &none,
                                 venue ? &venue->accessibility : &none};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < from[k]->n; i++)
            if (!list_has(&terms, from[k]->at[i]))
                list_add(&terms, c->arena, from[k]->at[i]);
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < terms.n; i++) {
        const struct term *t = terms.at[i];
        const char *label = label_text(&t->label, c->language->index);
        buf_printf(&b, "%s%s", i ? ", " : "", label ? label : t->id);
    }
    fact(c, "field.accessibility", b.s);
    buf_free(&b);
}

/* Returns a translatable text of events: the translation's if it has one. */
static const char *either(const char *translated, const char *original)
{
    return translated ? translated : original;
}

const char *ics_member(struct ics_context *c, const struct member *m, const char **tag)
{
    const char *name = ics_title(c, &m->item, tag);
    return m->email ? arena_printf(c->arena, "%s, %s", name, m->email) : name;
}

/* Appends who invites: most programs show it nowhere else. */
static void host_facts(struct ics_context *c, const struct happening *h)
{
    const struct event *e = h->event;
    const char *tag;
    for (size_t i = 0; e && i < e->organisers.n; i++) {
        const struct item *by = ((const struct ref *)e->organisers.at[i])->item;
        if (by)
            fact(c, "field.organisers", ics_member(c, (const struct member *)by, &tag));
    }
    if (e && !e->organisers.n && e->group && e->group->item)
        fact(c, "field.group", ics_title(c, e->group->item, &tag));
    if (!e && h->offer->provider && h->offer->provider->item)
        fact(c, "field.provider",
             ics_member(c, (const struct member *)h->offer->provider->item, &tag));
}

/* Appends what documents are needed. "None" is worth saying: many people have none. */
static void papers_fact(struct ics_context *c, const struct event *e, const struct event *t)
{
    if (e->no_documents || (t && t->no_documents))
        line_add(c, ics_word(c, "documents.none"));
    else
        fact(c, "field.documents_needed",
             either(t ? t->documents_needed : NULL, e->documents_needed));
}

static void event_facts(struct ics_context *c, const struct happening *h,
                        const struct occurrence *o)
{
    const struct event *e = h->event, *t = (const struct event *)h->translation;
    registration(c, &e->item, o);
    fact(c, "field.price", either(t ? t->price : NULL, e->price));
    languages(c, "field.languages", &e->languages);
    fact(c, "field.level", e->level);
    languages(c, "field.interpretation", &e->interpretation);
    if (e->childcare == 1)
        fact(c, "field.childcare", ics_word(c, "childcare.yes"));
    papers_fact(c, e, t);
}

static void offer_facts(struct ics_context *c, const struct happening *h,
                        const struct occurrence *o)
{
    const struct offer *offer = h->offer, *t = (const struct offer *)h->translation;
    registration(c, &offer->item, o);
    fact(c, "field.price", either(t ? t->price : NULL, offer->price));
    languages(c, "field.languages", &offer->languages);
    fact(c, "field.level", offer->level);
    if (offer->childcare == 1)
        fact(c, "field.childcare", ics_word(c, "childcare.yes"));
}

/* Parts what follows from what stands before it. */
static void part_off(struct ics_context *c)
{
    if (c->text.n && c->text.s[c->text.n - 1] != '\n')
        buf_putc(&c->text, '\n');
    if (c->text.n && !(c->text.n > 1 && c->text.s[c->text.n - 2] == '\n'))
        buf_putc(&c->text, '\n');
}

/* Appends a paragraph of the text. */
static void describe_paragraph(struct ics_context *c, const char *s)
{
    if (!s || !*s)
        return;
    part_off(c);
    buf_puts(&c->text, s);
}

/* Appends the programme that one meeting has of its own. */
static void programme(struct ics_context *c, const struct occurrence *o)
{
    int foreign;
    const struct list *l = o && o->agenda_by ? told_agenda(o, c->language->index, &foreign) : NULL;
    for (size_t i = 0; l && i < l->n; i++) {
        const struct agenda_item *point = l->at[i];
        const char *part[] = {point->time, point->title, point->speaker};
        if (!i)
            describe_paragraph(c, ics_word(c, "field.agenda"));
        buf_puts(&c->text, i ? "\n" : ":\n");
        for (size_t k = 0, n = 0; k < sizeof part / sizeof *part; k++) {
            buf_puts(&c->text, part[k] && n++ ? " · " : "");
            if (part[k])
                buf_puts(&c->text, isolated(c, part[k]));
        }
    }
}

/* Appends how one joins online, unless it is called off: nobody would be there. */
static void joining(struct ics_context *c, const struct happening *h, const struct occurrence *o,
                    int status)
{
    const struct online *online = ics_online(h, o);
    const struct event *t = h->event ? (const struct event *)h->translation : NULL;
    const char *own = t && t->online ? t->online->note : NULL;
    if (!online || status == STATUS_CANCELLED || status == STATUS_POSTPONED)
        return;
    line_add(c, online->url);
    line_add(c, o ? told_online_note(o, c->language->index).text : either(own, online->note));
}

/* Appends the text of the body, each link followed by its address. */
static void prose(struct ics_context *c, const struct item *item, const struct markdown *m)
{
    const struct html *html = item->html[c->language->index];
    size_t from = 0;
    for (size_t i = 0; i < m->addresses; i++) {
        const struct md_address *a = &m->address[i];
        const char *path = !a->url && html && a->part < html->n ? html->part[a->part].path : NULL;
        buf_add(&c->text, m->feed_text + from, a->at - from);
        from = a->at;
        if (!a->url && !path)
            continue;
        buf_puts(&c->text, " (");
        const char *url =
            a->url ? a->url : arena_printf(c->arena, "%s%s", c->site->config.base_url, path);
        buf_puts(&c->text, isolated(c, url));
        buf_putc(&c->text, ')');
    }
    buf_puts(&c->text, m->feed_text + from);
}

/* Ends the text: whether all of it is invented, and where the page is. */
static void ending(struct ics_context *c, const struct item *item)
{
    while (c->text.n && c->text.s[c->text.n - 1] == '\n')
        buf_cut(&c->text, c->text.n - 1);
    if (item->example)
        describe_paragraph(c, ics_word(c, "note.example"));
    describe_paragraph(c, ics_page(c, item));
}

void ics_describe_registration(struct ics_context *c, const struct happening *h)
{
    const struct occurrence *next = calendar_next(h->schedule, c->site->now_utc);
    buf_cut(&c->text, 0);
    registration(c, h->item, NULL);
    if (next)
        fact(c, "field.when", date_text(c, next->here.start));
    ending(c, h->item);
}

void ics_describe(struct ics_context *c, const struct happening *h, const struct occurrence *o)
{
    const struct item *item = h->item, *t = h->translation;
    const struct venue *venue = ics_venue(h, o);
    int status = o ? o->status : h->event && h->event->status > 0 ? h->event->status : 0;
    buf_cut(&c->text, 0);
    state(c, o, status);
    describe_paragraph(c, either(t ? t->summary : NULL, item->summary));
    if (c->text.n)
        part_off(c);
    if ((o ? o : &h->schedule->part->like)->open)
        line_add(c, ics_word(c, "meeting.open_end"));
    host_facts(c, h);
    if (h->event)
        event_facts(c, h, o);
    else
        offer_facts(c, h, o);
    access_fact(c, h, venue);
    joining(c, h, o, status);
    const struct markdown *body = t && t->body && *t->body->text ? t->body : item->body;
    if (body && *body->feed_text) {
        part_off(c);
        prose(c, item, body);
    }
    programme(c, o);
    ending(c, item);
}

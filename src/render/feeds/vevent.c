#include "render/feeds/event.h"

#include "base/arena.h"
#include "base/media.h"
#include "render/feeds/text.h"

#include <string.h>

void ics_text_line(struct ics_context *c, struct buf *out, const char *name, const char *tag,
                   const char *s)
{
    if (!s || !*s)
        return;
    ics_begin(&c->line, "%s;LANGUAGE=%s:", name, tag);
    ics_text(&c->line, s);
    ics_end(out, &c->line);
}

static void vevent_uri_line(struct ics_context *c, struct buf *out, const char *name, const char *s)
{
    if (!s || !*s)
        return;
    ics_begin(&c->line, "%s:", name);
    ics_uri(&c->line, s);
    ics_end(out, &c->line);
}

static void zoned_line(struct ics_context *c, struct buf *out, const char *name,
                       const struct vevent *e, struct when w)
{
    ics_begin(&c->line, "%s", name);
    ics_zoned(&c->line, zone_name(e->h->schedule->zone), w);
    ics_end(out, &c->line);
}

static int vevent_status(const struct vevent *e)
{
    if (e->o)
        return e->o->status;
    return e->h->event && e->h->event->status > 0 ? e->h->event->status : STATUS_CONFIRMED;
}

/* A meeting put off must not stay where it was: nobody should come at the old time. */
static int called_off(const struct vevent *e)
{
    int status = vevent_status(e);
    return status == STATUS_CANCELLED || status == STATUS_POSTPONED;
}

static const char *title_of(struct ics_context *c, const struct vevent *e, const char **tag)
{
    return e->o ? ics_told_title(c, e->o, tag) : ics_title(c, e->h->item, tag);
}

/* Returns the key of the word for what must be known of a meeting before anything else. */
static const char *state_key(const struct vevent *e)
{
    static const char *const by_status[] = {[STATUS_TENTATIVE] = "state.tentative",
                                            [STATUS_CANCELLED] = "state.cancelled",
                                            [STATUS_POSTPONED] = "state.postponed"};
    const char *key = by_status[vevent_status(e)];
    return key ? key : e->o && ics_moved(e->o) ? "state.moved" : NULL;
}

static const char *bracketed(struct ics_context *c, const char *key, const char *title)
{
    return arena_printf(c->arena, "[%s] %s", ics_word(c, key), title);
}

/* Returns the title as it stands in a list of meetings, where nothing else is seen, least of all
 * STATUS: what is special is said before it, in the feed's language. */
static const char *marked_title(struct ics_context *c, const struct vevent *e, const char **tag)
{
    const char *title = title_of(c, e, tag), *state = state_key(e);
    if (e->registration)
        title = ics_word_with(c, "calendar.registration", title);
    if (e->h->item->example)
        title = bracketed(c, "tag.example", title);
    return state ? bracketed(c, state, title) : title;
}

/* Appends a label unless it is there already: kinds and topics may share a word. */
static void vevent_add_category(struct ics_context *c, const struct term *t, struct list *labels)
{
    const char *label = t ? label_text(&t->label, c->language->index) : NULL;
    for (size_t i = 0; label && i < labels->n; i++)
        if (!strcmp(labels->at[i], label))
            return;
    if (!label)
        return;
    if (labels->n)
        buf_putc(&c->line, ',');
    ics_text(&c->line, label);
    list_add(labels, c->arena, (char *)label);
}

static void categories(struct ics_context *c, struct buf *out, const struct happening *h)
{
    const struct list *topics = h->event ? &h->event->topics : &h->offer->topics;
    struct list labels = {0};
    ics_begin(&c->line, "CATEGORIES;LANGUAGE=%s:", c->language->tag);
    vevent_add_category(c, h->event ? h->event->kind : h->offer->kind, &labels);
    for (size_t i = 0; i < topics->n; i++)
        vevent_add_category(c, topics->at[i], &labels);
    if (labels.n)
        ics_end(out, &c->line);
}

static void contact(struct ics_context *c, struct buf *out, const struct ref *ref)
{
    const char *tag;
    if (!ref || !ref->item)
        return;
    const char *told = ics_member(c, (const struct member *)ref->item, &tag);
    ics_text_line(c, out, "CONTACT", tag, told);
}

/* Not ORGANIZER: with it an event is one that its organiser schedules for attendees (RFC 5546).
 * Programs then offer to answer the invitation, or refuse to import what somebody else organises.
 * It needs a calendar user's address, too, which a group has not. As CONTACT is shown by hardly any
 * program, the DESCRIPTION says the same in words. */
static void contacts(struct ics_context *c, struct buf *out, const struct happening *h)
{
    if (h->offer)
        contact(c, out, h->offer->provider);
    for (size_t i = 0; h->event && i < h->event->organisers.n; i++)
        contact(c, out, h->event->organisers.at[i]);
}

static void conference(struct ics_context *c, struct buf *out, const struct vevent *e)
{
    const struct online *online = ics_online(e->h, e->o);
    if (!online || !online->url || called_off(e))
        return;
    ics_begin(&c->line, "CONFERENCE;VALUE=URI;LABEL=");
    ics_parameter(&c->line, ics_word(c, "online.link"));
    buf_putc(&c->line, ':');
    ics_uri(&c->line, online->url);
    ics_end(out, &c->line);
}

/* Appends the address of a file below site/assets, or elsewhere, with what kind of file it is. */
static void file_line(struct ics_context *c, struct buf *out, const char *name, const char *file,
                      const char *url)
{
    const char *type = file ? media_type(file) : NULL;
    if (!file && !url)
        return;
    ics_begin(&c->line, "%s", name);
    if (type)
        buf_printf(&c->line, ";FMTTYPE=%s", type);
    buf_putc(&c->line, ':');
    if (file)
        ics_uri(&c->line, arena_printf(c->arena, "%sassets/", c->site->config.base_url));
    ics_uri(&c->line, file ? file : url);
    ics_end(out, &c->line);
}

static void documents(struct ics_context *c, struct buf *out, const struct happening *h)
{
    for (size_t i = 0; h->event && i < h->event->documents.n; i++) {
        const struct document *d = h->event->documents.at[i];
        file_line(c, out, "ATTACH", d->file, d->url);
    }
    if (h->event && h->event->image && h->event->image->file)
        file_line(c, out, "IMAGE;VALUE=URI;DISPLAY=FULLSIZE", h->event->image->file, NULL);
}

/* Appends the alarm that the editor asked for. That of whole days rings at nine o'clock in the
 * morning, not at midnight. */
static void alarm(struct ics_context *c, struct buf *out, const struct vevent *e)
{
    enum { NINE = 9 * 3600 };
    int64_t before = e->h->schedule->remind;
    const char *tag;
    if (!before || called_off(e) || e->registration)
        return;
    if (e->start.second == WHEN_ALL_DAY && before % DAY_SECONDS == 0)
        before -= NINE;
    ics_put(out, "BEGIN:VALARM");
    ics_put(out, "ACTION:DISPLAY");
    if (before % DAY_SECONDS == 0)
        ics_put(out, "TRIGGER:-P%dD", (int)(before / DAY_SECONDS));
    else if (before % 3600 == 0)
        ics_put(out, "TRIGGER:-PT%dH", (int)(before / 3600));
    else
        ics_put(out, "TRIGGER:-PT%dM", (int)(before / 60));
    const char *title = marked_title(c, e, &tag);
    ics_text_line(c, out, "DESCRIPTION", tag, title);
    ics_put(out, "END:VALARM");
}

/* Returns 1 if the time counts as taken: not for whole days, weeks, deadlines, or what
 * is called off. */
static int vevent_takes_time(const struct vevent *e)
{
    enum { LONGEST = 7 * DAY_SECONDS };
    const struct term *kind = e->h->event ? e->h->event->kind : NULL;
    int64_t lasts = when_seconds(e->end) - when_seconds(e->start);
    return e->start.second != WHEN_ALL_DAY && !e->registration && lasts && lasts <= LONGEST &&
           !called_off(e) && !(kind && !strcmp(kind->id, "deadline"));
}

/* Appends EXDATE for every meeting left out between the first and the last that stay, and for those
 * that were called off long enough ago. */
static void vevent_exceptions(struct ics_context *c, struct buf *out, const struct vevent *e,
                              struct when last)
{
    const struct repeat *r = e->h->schedule->repeat;
    for (size_t i = 0; i < r->except.n; i++) {
        struct when w = ((const struct when_at *)r->except.at[i])->when;
        w.second = e->start.second;
        int again = 0;
        for (size_t k = 0; k < i; k++)
            again |= !date_compare(((const struct when_at *)r->except.at[k])->when.date, w.date);
        if (!again && when_compare(w, e->start) > 0 && when_compare(w, last) < 0)
            zoned_line(c, out, "EXDATE", e, w);
    }
    const struct schedule *s = e->h->schedule;
    for (size_t i = 0; i < s->occurrences; i++)
        if (s->occurrence[i].part == e->part && ics_bygone(c, e->h, &s->occurrence[i]))
            zoned_line(c, out, "EXDATE", e, s->occurrence[i].there.original);
}

static void stamps(struct ics_context *c, struct buf *out, const struct vevent *e)
{
    ics_begin(&c->line, "UID:");
    ics_text(&c->line, e->uid);
    ics_end(out, &c->line);
    static const char *const name[] = {"DTSTAMP:", "LAST-MODIFIED:"};
    for (int i = 0; i < 2; i++) {
        ics_begin(&c->line, "%s", name[i]);
        ics_utc(&c->line, e->h->revised);
        ics_end(out, &c->line);
    }
    ics_put(out, "SEQUENCE:%d", ics_sequence(e->h->revised));
    if (!e->series)
        return;
    ics_begin(&c->line, "RELATED-TO:");
    ics_text(&c->line, e->series);
    ics_end(out, &c->line);
}

static void texts(struct ics_context *c, struct buf *out, const struct vevent *e)
{
    const char *tag, *title = marked_title(c, e, &tag);
    ics_text_line(c, out, "SUMMARY", tag, title);
    if (e->registration)
        ics_describe_registration(c, e->h);
    else
        ics_describe(c, e->h, e->o);
    ics_text_line(c, out, "DESCRIPTION", c->language->tag, c->text.s);
    if (!e->registration)
        ics_place(c, e->h, e->o, out);
    vevent_uri_line(c, out, "URL", ics_page(c, e->h->item));
    categories(c, out, e->h);
    contacts(c, out, e->h);
    if (e->registration)
        return;
    conference(c, out, e);
    documents(c, out, e->h);
}

void ics_vevent(struct ics_context *c, struct buf *out, const struct vevent *e,
                const struct when *last)
{
    ics_put(out, "BEGIN:VEVENT");
    stamps(c, out, e);
    if (e->override)
        zoned_line(c, out, "RECURRENCE-ID", e, e->o->there.original);
    zoned_line(c, out, "DTSTART", e, e->start);
    if (when_compare(e->start, e->end) != 0)
        zoned_line(c, out, "DTEND", e, e->end);
    if (last) {
        ics_put(out, "RRULE:%s", e->part->rrule);
        vevent_exceptions(c, out, e, *last);
    }
    texts(c, out, e);
    const char *status = called_off(e)                          ? "CANCELLED"
                         : vevent_status(e) == STATUS_TENTATIVE ? "TENTATIVE"
                                                                : "CONFIRMED";
    ics_put(out, "STATUS:%s", status);
    ics_put(out, "TRANSP:%s", vevent_takes_time(e) ? "OPAQUE" : "TRANSPARENT");
    alarm(c, out, e);
    if (!e->registration)
        ics_place_mark(c, ics_venue(e->h, e->o), out->n);
    ics_put(out, "END:VEVENT");
}

#include "resolve/calendar/told.h"

#include "resolve/calendar/meeting.h"

/* Returns the translation's words if it has them, else the original's. */
static struct told told_either(const char *own, const char *original, int language)
{
    struct told t = {own ? own : original, 0};
    t.foreign = language > 0 && original && !own;
    return t;
}

const struct change *told_change(const struct item *item, const struct change *c, int language)
{
    const struct item *t = item_translation(item, language);
    const struct list *own = t && c ? &meeting_schedule(t)->changes : NULL;
    return own && c->index < own->n ? own->at[c->index] : NULL;
}

struct told told_title(const struct occurrence *o, int language)
{
    const struct change *c = o->title_by, *own = told_change(o->item, c, language);
    const struct item *t = item_translation(o->item, language);
    if (c)
        return told_either(own ? own->title : NULL, c->title, language);
    return told_either(t ? t->title : NULL, meeting_title(o->item), language);
}

struct told told_note(const struct occurrence *o, int language)
{
    const struct change *c = o->note_by, *own = told_change(o->item, c, language);
    return told_either(own ? own->note : NULL, c ? c->note : NULL, language);
}

/* Returns the event of a meeting or of its translation; NULL for offers. */
static const struct event *told_event(const struct item *item)
{
    return item && item->type == ITEM_EVENT ? (const struct event *)item : NULL;
}

struct told told_online_note(const struct occurrence *o, int language)
{
    const char *note = o->online ? o->online->note : NULL;
    const struct change *c = told_change(o->item, o->online_by, language);
    const struct event *t = told_event(item_translation(o->item, language));
    const struct online *own = o->online_by ? (c ? c->online : NULL) : t ? t->online : NULL;
    return told_either(note && own ? own->note : NULL, note, language);
}

const struct list *told_agenda(const struct occurrence *o, int language, int *foreign)
{
    static const struct list none = {0};
    const struct event *e = told_event(o->item),
                       *t = told_event(item_translation(o->item, language));
    const struct list *agenda = o->agenda_by ? &o->agenda_by->agenda : e ? &e->agenda : &none;
    const struct change *c = told_change(o->item, o->agenda_by, language);
    const struct list *own = o->agenda_by ? (c ? &c->agenda : &none) : t ? &t->agenda : &none;
    *foreign = language > 0 && agenda->n && !own->n;
    return own->n ? own : agenda;
}

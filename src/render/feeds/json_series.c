#include "render/feeds/json_series.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "model/types.h"
#include "render/feeds/event.h"
#include "render/words/rule_brief.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/told.h"

static const char *json_series_key(struct arena *a, const struct occurrence *o)
{
    return arena_printf(a, "%s/%s", item_word(o->item->type), o->item->id);
}

struct list json_next_of_each(struct arena *a, const struct list *meetings, size_t most)
{
    struct list next = {0};
    struct map seen;
    map_init(&seen, a);
    for (size_t i = 0; i < meetings->n && next.n < 2 * most; i++) {
        struct occurrence *o = meetings->at[i];
        const char *key = json_series_key(a, o);
        if (i >= most && (!calendar_takes_place(o) || map_get(&seen, key)))
            continue;
        if (calendar_takes_place(o))
            map_add(&seen, key, o);
        list_add(&next, a, o);
    }
    return next;
}

static void json_off_days(struct json *out, const struct list *days)
{
    char at[24];
    if (!days->n)
        return;
    json_key(out, "off");
    json_array(out);
    for (size_t i = 0; i < days->n; i++)
        json_text(out, when_format(*(const struct when *)days->at[i], 'T', at));
    json_end(out);
}

static void json_one_series(struct ics_context *c, struct json *out, const struct occurrence *o)
{
    const struct rule_brief brief = rule_brief(c->arena, c->locale, c->language, c->site, o);
    json_object(out);
    json_member(out, "title", told_title(&o->part->like, c->language->index).text);
    json_member(out, "rhythm", brief.rhythm);
    json_off_days(out, &brief.off_days);
    json_end(out);
}

static void json_words(struct ics_context *c, struct json *out)
{
    json_key(out, "words");
    json_object(out);
    json_member(out, "next", ics_word(c, "series.next"));
    json_member(out, "off", ics_word(c, "series.off"));
    json_member(out, "other", ics_word(c, "series.other"));
    json_member(out, "differs", ics_word(c, "differs.date"));
    json_end(out);
}

/* A series is told by its first meeting that takes place, as in rows of pages; else by the first.
 */
static struct map json_series_told(struct arena *a, const struct list *meetings)
{
    struct map found;
    map_init(&found, a);
    for (int on = 1; on >= 0; on--) {
        for (size_t i = 0; i < meetings->n; i++) {
            struct occurrence *o = meetings->at[i];
            if (meeting_schedule(o->item)->repeat && (!on || calendar_takes_place(o)))
                map_add(&found, json_series_key(a, o), o);
        }
    }
    return found;
}

void json_series(struct ics_context *c, struct json *out, const struct list *meetings)
{
    const struct map found = json_series_told(c->arena, meetings);
    if (!found.n)
        return;
    json_words(c, out);
    json_key(out, "series");
    json_object(out);
    for (size_t i = 0; i < found.n; i++) {
        json_line(out);
        json_key(out, found.entry[i].key);
        json_one_series(c, out, found.entry[i].value);
    }
    json_line(out);
    json_end(out);
}

#include "model/schema_spec.h"

#define END                                                                                        \
    {                                                                                              \
        0                                                                                          \
    }
#define R FIELD_REQUIRED
#define L FIELD_LIST
#define T FIELD_TRANSLATED
#define AT(type, member) .offset = offsetof(struct type, member)

/* When something takes place, and how one gets there: what events and offers share. */

const char *const schema_statuses[] = {"confirmed", "tentative", "cancelled", "postponed", NULL};

static void repeat_after(void *object, const struct node *map)
{
    struct repeat *r = object;
    r->node = map;
}

/* "Confirmed" or "no" said of one meeting differs from nothing said. */
static void change_after(void *object, const struct node *map)
{
    struct change *c = object;
    c->node = map;
    c->on_node = node_get(map, node_get(map, "on") ? "on" : "from");
    if (!node_get(map, "status"))
        c->status = -1;
    if (!node_get(map, "full"))
        c->full = -1;
}

static const struct field_spec online_fields[] = {
    {"url", FIELD_URL, 0, AT(online, url), .help = "where to join"},
    {"note", FIELD_TEXT, T | FIELD_LINES | FIELD_NO_SECRET, AT(online, note),
     .help = "how to join, without secrets"},
    END};
const struct record_spec online_record = {
    .name = "online", .size = sizeof(struct online), .field = online_fields};

static const struct field_spec registration_fields[] = {
    {"url", FIELD_URL, 0, AT(registration, url), .help = "where to register"},
    {"email", FIELD_EMAIL, 0, AT(registration, email), .help = "whom to write to"},
    {"until", FIELD_WHEN, 0, AT(registration, until),
     .help = "last day, or day and hour; then the page no longer asks; of a series: for all of it"},
    {"required", FIELD_YESNO, 0, AT(registration, required), .help = "nobody comes without"},
    END};
const struct record_spec registration_record = {
    .name = "registration", .size = sizeof(struct registration), .field = registration_fields};

static const struct field_spec repeat_fields[] = {
    {"every", FIELD_EVERY, 0, .help = "2 weeks, month, 3 months, year"},
    {"on", FIELD_ON, L, AT(repeat, on),
     .help = "tuesday; third wednesday; last friday; 15; last day"},
    {"until", FIELD_DATE, 0, AT(repeat, until), .help = "through this day"},
    {"times", FIELD_INT, 0, AT(repeat, times), .least = 1, .most = 2000,
     .help = "how many meetings"},
    {"rrule", FIELD_TEXT, 0, AT(repeat, rrule), .most = 500, .help = "instead: a rule of RFC 5545"},
    {"except", FIELD_WHEN, L, AT(repeat, except), .help = "meetings that do not take place"},
    {"also", FIELD_WHEN, L, AT(repeat, also),
     .help = "extra meetings; alone: the series' other dates"},
    END};
static const struct record_spec repeat_record = {
    .name = "repeat", .size = sizeof(struct repeat), .field = repeat_fields, .after = repeat_after};

static const struct field_spec agenda_fields[] = {
    {"time", FIELD_TEXT, T, AT(agenda_item, time), .most = 40, .help = "14:15"},
    {"title", FIELD_TEXT, T, AT(agenda_item, title), .most = 300, .help = "what happens"},
    {"speaker", FIELD_TEXT, T, AT(agenda_item, speaker), .most = 200,
     .help = "who speaks, by function"},
    END};
const struct record_spec agenda_record = {
    .name = "agenda", .size = sizeof(struct agenda_item), .field = agenda_fields};

static const struct field_spec change_fields[] = {
    {"on", FIELD_WHEN, 0, AT(change, on), .help = "the meeting's original date"},
    {"from", FIELD_WHEN, 0, AT(change, from), .help = "instead: from that date on, for good"},
    {"start", FIELD_WHEN, FIELD_CLOCK, AT(change, start), .help = "new beginning; or just 15:00"},
    {"end", FIELD_END, FIELD_CLOCK, AT(change, end), .help = "new end; or just 17:00; or open"},
    {"status", FIELD_CHOICE_INT, 0, AT(change, status), .choices = schema_statuses,
     .help = "cancelled …"},
    {"venue", FIELD_REF, 0, AT(change, venue), .refers = ITEM_VENUE, .help = "other place"},
    {"online", FIELD_RECORD, 0, AT(change, online), .record = &online_record,
     .help = "online instead; with venue: both"},
    {"title", FIELD_TEXT, T, AT(change, title), .most = 200, .help = "other title"},
    {"note", FIELD_TEXT, T | FIELD_LINES, AT(change, note), .most = 500,
     .help = "what visitors should know"},
    {"agenda", FIELD_RECORD, L | T, AT(change, agenda), .record = &agenda_record,
     .help = "its own programme"},
    {"full", FIELD_YESNO, 0, AT(change, full), .help = "no places left in this one"},
    END};
static const struct record_spec change_record = {.name = "changes",
                                                 .size = sizeof(struct change),
                                                 .field = change_fields,
                                                 .after = change_after};

static const struct field_spec schedule_fields[] = {
    {"start", FIELD_WHEN, 0, AT(schedule, start),
     .help = "2026-03-18 14:00, or a date for a whole day"},
    {"end", FIELD_END, 0, AT(schedule, end),
     .help = "the same, or +2h30m; whole days: the last day; open: nobody knows"},
    {"timezone", FIELD_TEXT, 0, AT(schedule, timezone),
     .help = "only where it differs from the site's"},
    {"repeat", FIELD_RECORD, 0, AT(schedule, repeat), .record = &repeat_record, .help = "a series"},
    {"changes", FIELD_RECORD, L, AT(schedule, changes), .record = &change_record,
     .help = "meetings that differ, one or from one on"},
    {"occupies_room", FIELD_YESNO, 0, AT(schedule, occupies_room),
     .help = "nobody else can meet in its venue; else: unless it lasts longer than a week"},
    {"remind", FIELD_BEFORE, 0, AT(schedule, remind),
     .help = "calendars ring so long before it: 1 day, 2 hours, 30 minutes"},
    END};
const struct record_spec schedule_record = {
    .name = "schedule", .size = sizeof(struct schedule), .field = schedule_fields};

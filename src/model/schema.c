#include "model/schema.h"

#include "model/schema_config.h"

#include <string.h>

#define END                                                                                        \
    {                                                                                              \
        0                                                                                          \
    }
#define R FIELD_REQUIRED
#define L FIELD_LIST
#define T FIELD_TRANSLATED
#define AT(type, member) .offset = offsetof(struct type, member)

static const char *const levels[] = {"A0", "A1", "A2", "B1", "B2", "C1", "C2", NULL};
static const char *const audience_levels[] = {"public", "members", NULL};
static const char *const translations[] = {"human", "machine", NULL};
static const char *const open_tos[] = {"all", "members", NULL};
static const char *const entries[] = {"any time", "at start", NULL};
static const char *const menus[] = {"none", "main", "footer", NULL};
static const char *const question_kinds[] = {"choice", "scale", NULL};

/* ---- records inside records ---- */

static const struct field_spec geo_fields[] = {
    {"lat", FIELD_DEGREES, R, AT(geo, lat), .most = 90, .help = "latitude, decimal degrees"},
    {"lon", FIELD_DEGREES, R, AT(geo, lon), .most = 180, .help = "longitude, decimal degrees"},
    END};
static const struct record_spec geo_record = {
    .name = "geo", .size = sizeof(struct geo), .field = geo_fields};

static const struct field_spec closure_fields[] = {
    {"from", FIELD_DATE, R, AT(closure, from), .help = "first closed day"},
    {"to", FIELD_DATE, R, AT(closure, to), .help = "last closed day"},
    {"note", FIELD_TEXT, T, AT(closure, note), .help = "why, or who helps meanwhile"},
    END};
static const struct record_spec closure_record = {
    .name = "closed", .size = sizeof(struct closure), .field = closure_fields};

static const struct field_spec rhythm_fields[] = {
    {"min", FIELD_INT, 0, AT(meetings_per_year, min), .most = 400,
     .help = "fewest meetings a year"},
    {"max", FIELD_INT, 0, AT(meetings_per_year, max), .most = 400, .help = "most meetings a year"},
    END};
static const struct record_spec rhythm_record = {
    .name = "meetings_per_year", .size = sizeof(struct meetings_per_year), .field = rhythm_fields};

static const struct field_spec document_fields[] = {
    {"title", FIELD_TEXT, T, AT(document, title), .most = 200, .help = "what it is"},
    {"file", FIELD_ASSET, 0, AT(document, file), .help = "a file below site/assets"},
    {"url", FIELD_URL, 0, AT(document, url), .help = "or its address"},
    END};
static const struct record_spec document_record = {
    .name = "documents", .size = sizeof(struct document), .field = document_fields};

static const struct field_spec places_fields[] = {
    {"count", FIELD_INT, R, AT(places_free, count), .most = 100000, .help = "free places"},
    {"as_of", FIELD_DATE, 0, AT(places_free, as_of), .help = "when they were counted"},
    END};
static const struct record_spec places_record = {
    .name = "places_free", .size = sizeof(struct places_free), .field = places_fields};

static const struct field_spec image_fields[] = {
    {"file", FIELD_ASSET, R | FIELD_PICTURE, AT(image, file), .help = "a file below site/assets"},
    {"alt", FIELD_TEXT, R | T, AT(image, alt), .most = 500, .help = "what the picture shows"},
    END};
static const struct record_spec image_record = {
    .name = "image", .size = sizeof(struct image), .field = image_fields};

static const struct field_spec question_fields[] = {
    {"text", FIELD_TEXT, R | T, AT(question, text), .most = 500, .help = "the question"},
    {"kind", FIELD_CHOICE, 0, AT(question, kind), .choices = question_kinds,
     .help = "choice or scale"},
    {"answers", FIELD_MEASURES, T, AT(question, answers), .help = "answer: how many gave it"},
    END};
static const struct record_spec question_record = {
    .name = "questions", .size = sizeof(struct question), .field = question_fields};

/* ---- the content types ---- */

static const struct field_spec common_fields[] = {
    {"title", FIELD_TEXT, R | T, AT(item, title), .most = 200, .help = "the page's heading"},
    {"summary", FIELD_TEXT, T, AT(item, summary), .most = 300,
     .help = "one or two sentences for lists"},
    {"draft", FIELD_YESNO, FIELD_OWN, AT(item, draft), .help = "built only with --drafts"},
    {"audience_level", FIELD_CHOICE_INT, 0, AT(item, members_only), .choices = audience_levels,
     .help = "members: never in a public output"},
    {"updated", FIELD_DATE, FIELD_OWN | FIELD_PAST, AT(item, updated),
     .help = "else the file's last commit"},
    {"verified", FIELD_DATE, FIELD_PAST, AT(item, verified),
     .help = "when the facts were last confirmed"},
    {"aliases", FIELD_ALIAS, L | FIELD_OWN, AT(item, aliases),
     .help = "former addresses of the page"},
    {"source", FIELD_URL, L, AT(item, sources), .help = "where facts come from"},
    {"example", FIELD_YESNO, 0, AT(item, example), .help = "invented for demonstration"},
    {"archive", FIELD_YESNO, 0, AT(item, archive), .help = "kept as record, no longer maintained"},
    {"gaps", FIELD_TEXT, L | FIELD_OWN, AT(item, gaps), .most = 200,
     .help = "what is still to be written; nothing is published before"},
    {"translated_from", FIELD_DATE, FIELD_TRANSLATION | FIELD_PAST, AT(item, translated_from),
     .help = "date of the original that this renders"},
    {"translation", FIELD_CHOICE_INT, FIELD_TRANSLATION, AT(item, machine_translated),
     .choices = translations, .help = "machine: visitors are told"},
    END};

static const struct field_spec member_fields[] = {
    {"kind", FIELD_VOCABULARY, 0, AT(member, kind), .vocabulary = VOCABULARY_MEMBER_KINDS,
     .help = "what sort of organisation"},
    {"topics", FIELD_VOCABULARY, L, AT(member, topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "fields of work"},
    {"audiences", FIELD_VOCABULARY, L, AT(member, audiences), .vocabulary = VOCABULARY_AUDIENCES,
     .help = "for whom"},
    {"offers_languages", FIELD_LANGUAGE, L, AT(member, languages), .help = "languages spoken"},
    {"website", FIELD_URL, 0, AT(member, website), .help = "its own site"},
    {"email", FIELD_EMAIL, 0, AT(member, email), .help = "office address, not a person's"},
    {"phone", FIELD_PHONE, 0, AT(member, phone), .help = "+ and the country's number first"},
    {"address", FIELD_RECORD, 0, AT(member, address), .record = &address_record,
     .help = "where to find it"},
    {"geo", FIELD_RECORD, 0, AT(member, geo), .record = &geo_record, .help = "for the map"},
    {"opening_hours", FIELD_HOURS, L, AT(member, hours),
     .help = "Mo-Fr 09:00-12:00, or by appointment"},
    {"closed", FIELD_RECORD, L, AT(member, closed), .record = &closure_record,
     .help = "temporary closures"},
    {"accessibility", FIELD_VOCABULARY, L, AT(member, accessibility),
     .vocabulary = VOCABULARY_ACCESSIBILITY, .help = "step-free …"},
    {"groups", FIELD_REF, L, AT(member, groups), .refers = ITEM_GROUP,
     .help = "working groups it belongs to"},
    {"contact_role", FIELD_TEXT, T, AT(member, contact_role), .most = 200,
     .help = "a role, not a name"},
    {"joined", FIELD_YEAR, 0, AT(member, joined), .help = "year"},
    {"left", FIELD_YEAR, 0, AT(member, left), .help = "year"},
    {"logo", FIELD_ASSET, FIELD_PICTURE, AT(member, logo), .help = "a file below site/assets"},
    {"expertise", FIELD_TEXT, L | T, AT(member, expertise), .most = 200,
     .help = "what others may ask it about"},
    {"calendar_url", FIELD_URL, 0, AT(member, calendar_url), .help = "its own feed"},
    END};

static const struct field_spec group_fields[] = {
    {"topics", FIELD_VOCABULARY, L, AT(group, topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "what it works on"},
    {"coordinators", FIELD_REF, L, AT(group, coordinators), .refers = ITEM_MEMBER,
     .help = "members that lead it"},
    {"open_to", FIELD_CHOICE, 0, AT(group, open_to), .choices = open_tos, .help = "who may come"},
    {"meetings_per_year", FIELD_RECORD, 0, AT(group, rhythm), .record = &rhythm_record,
     .help = "its rhythm"},
    {"founded", FIELD_YEAR_DATE, 0, AT(group, founded), .help = "year or date"},
    {"ended", FIELD_YEAR_DATE, 0, AT(group, ended), .help = "year or date"},
    {"contact_email", FIELD_EMAIL, 0, AT(group, contact_email), .help = "office address"},
    {"aims", FIELD_TEXT, L | T, AT(group, aims), .most = 500, .help = "what it wants to reach"},
    END};

static const struct field_spec venue_fields[] = {
    {"address", FIELD_RECORD, 0, AT(venue, address), .record = &address_record,
     .help = "where it is"},
    {"geo", FIELD_RECORD, 0, AT(venue, geo), .record = &geo_record, .help = "for the map"},
    {"accessibility", FIELD_VOCABULARY, L, AT(venue, accessibility),
     .vocabulary = VOCABULARY_ACCESSIBILITY, .help = "step-free …"},
    {"directions", FIELD_TEXT, T | FIELD_LINES, AT(venue, directions), .most = 1000,
     .help = "how to get there"},
    {"capacity", FIELD_INT, 0, AT(venue, capacity), .most = 1000000, .help = "people"},
    {"website", FIELD_URL, 0, AT(venue, website), .help = "its own site"},
    {"member", FIELD_REF, 0, AT(venue, member), .refers = ITEM_MEMBER, .help = "who runs it"},
    END};

static const struct field_spec event_fields[] = {
    {"kind", FIELD_VOCABULARY, 0, AT(event, kind), .vocabulary = VOCABULARY_EVENT_KINDS,
     .help = "what sort of event"},
    {"start", FIELD_WHEN, R, AT(event, schedule.start),
     .help = "2026-03-18 14:00, or a date for a whole day"},
    {"", FIELD_INLINE, 0, AT(event, schedule), .record = &schedule_record, .help = "when"},
    {"status", FIELD_CHOICE_INT, 0, AT(event, status), .choices = schema_statuses,
     .help = "cancelled stays in the feeds"},
    {"group", FIELD_REF, 0, AT(event, group), .refers = ITEM_GROUP, .help = "whose meeting it is"},
    {"organisers", FIELD_REF, L, AT(event, organisers), .refers = ITEM_MEMBER, .help = "members"},
    {"venue", FIELD_REF, 0, AT(event, venue), .refers = ITEM_VENUE, .help = "where"},
    {"online", FIELD_RECORD, 0, AT(event, online), .record = &online_record,
     .help = "online, or both"},
    {"topics", FIELD_VOCABULARY, L, AT(event, topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "what it is about"},
    {"audiences", FIELD_VOCABULARY, L, AT(event, audiences), .vocabulary = VOCABULARY_AUDIENCES,
     .help = "for whom"},
    {"event_languages", FIELD_LANGUAGE, L, AT(event, languages), .help = "spoken there"},
    {"level", FIELD_CHOICE, 0, AT(event, level), .choices = levels,
     .help = "how well one must speak"},
    {"documents_needed", FIELD_TEXT, T, AT(event, documents_needed), .most = 300,
     .help = "papers to bring; none: that none are needed"},
    {"registration", FIELD_RECORD, 0, AT(event, registration), .record = &registration_record,
     .help = "how to sign up"},
    {"capacity", FIELD_INT, 0, AT(event, capacity), .most = 1000000, .help = "places"},
    {"full", FIELD_YESNO, 0, AT(event, full), .help = "no places left"},
    {"waiting_list", FIELD_YESNO, 0, AT(event, waiting_list),
     .help = "when it is full, one still signs up: for the waiting list"},
    {"price", FIELD_TEXT, T, AT(event, price), .most = 200, .help = "what it costs"},
    {"interpretation", FIELD_LANGUAGE, L, AT(event, interpretation), .help = "interpreted into"},
    {"childcare", FIELD_YESNO, 0, AT(event, childcare), .help = "children are looked after"},
    {"accessibility", FIELD_VOCABULARY, L, AT(event, accessibility),
     .vocabulary = VOCABULARY_ACCESSIBILITY, .help = "beyond the venue's"},
    {"agenda", FIELD_RECORD, L | T, AT(event, agenda), .record = &agenda_record,
     .help = "the programme"},
    {"attendance", FIELD_INT, 0, AT(event, attendance), .most = 1000000,
     .help = "entered afterwards"},
    {"minutes", FIELD_TEXT, T | FIELD_LINES, AT(event, minutes), .most = 20000,
     .help = "record; members' level"},
    {"decisions", FIELD_TEXT, L | T | FIELD_LINES, AT(event, decisions), .most = 1000,
     .help = "what was decided"},
    {"minutes_public", FIELD_YESNO, 0, AT(event, minutes_public),
     .help = "minutes and decisions are public"},
    {"documents", FIELD_RECORD, L, AT(event, documents), .record = &document_record,
     .help = "to read"},
    {"image", FIELD_RECORD, 0, AT(event, image), .record = &image_record,
     .help = "one picture, such as the poster"},
    {"uid", FIELD_TEXT, 0, AT(event, uid), .most = 200,
     .help = "fixed for calendars; else id@host"},
    END};

static const struct field_spec offer_fields[] = {
    {"provider", FIELD_REF, R, AT(offer, provider), .refers = ITEM_MEMBER, .help = "who offers it"},
    {"kind", FIELD_VOCABULARY, 0, AT(offer, kind), .vocabulary = VOCABULARY_OFFER_KINDS,
     .help = "what sort of offer"},
    {"level", FIELD_CHOICE, 0, AT(offer, level), .choices = levels, .help = "of a course"},
    {"topics", FIELD_VOCABULARY, L, AT(offer, topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "what it is about"},
    {"audiences", FIELD_VOCABULARY, L, AT(offer, audiences), .vocabulary = VOCABULARY_AUDIENCES,
     .help = "for whom"},
    {"event_languages", FIELD_LANGUAGE, L, AT(offer, languages), .help = "spoken there"},
    {"", FIELD_INLINE, 0, AT(offer, schedule), .record = &schedule_record, .help = "when"},
    {"venue", FIELD_REF, 0, AT(offer, venue), .refers = ITEM_VENUE, .help = "where"},
    {"price", FIELD_TEXT, T, AT(offer, price), .most = 200, .help = "what it costs"},
    {"registration", FIELD_RECORD, 0, AT(offer, registration), .record = &registration_record,
     .help = "how to sign up"},
    {"childcare", FIELD_YESNO, 0, AT(offer, childcare), .help = "children are looked after"},
    {"places_free", FIELD_RECORD, 0, AT(offer, places_free), .record = &places_record,
     .help = "free places"},
    {"entry", FIELD_CHOICE, 0, AT(offer, entry), .choices = entries, .help = "when one can join"},
    {"funding", FIELD_VOCABULARY, 0, AT(offer, funding), .vocabulary = VOCABULARY_FUNDING,
     .help = "who pays"},
    {"valid_until", FIELD_DATE, 0, AT(offer, valid_until), .help = "last day of the offer"},
    END};

static const struct field_spec news_fields[] = {
    {"date", FIELD_DATE, 0, AT(news, date),
     .help = "else the date in the file's name; not shown before"},
    {"authors", FIELD_TEXT, L, AT(news, authors), .most = 200, .help = "members' ids or text"},
    {"topics", FIELD_VOCABULARY, L, AT(news, topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "what it is about"},
    {"groups", FIELD_REF, L, AT(news, groups), .refers = ITEM_GROUP, .help = "groups it concerns"},
    {"events", FIELD_REF, L, AT(news, events), .refers = ITEM_EVENT, .help = "events it concerns"},
    {"image", FIELD_RECORD, 0, AT(news, image), .record = &image_record, .help = "one picture"},
    END};

static const struct field_spec page_fields[] = {
    {"order", FIELD_INT, 0, AT(page, order), .most = 10000, .help = "place in the menu"},
    {"menu", FIELD_CHOICE_INT, 0, AT(page, menu), .choices = menus, .help = "main, footer or none"},
    {"parent", FIELD_REF, 0, AT(page, parent), .refers = ITEM_PAGE, .help = "page above it"},
    END};

static const struct field_spec report_fields[] = {
    {"year", FIELD_YEAR, R, AT(year_report, year), .help = "the year reported on"},
    {"targets", FIELD_MEASURES, 0, AT(year_report, targets), .help = "what was aimed at"},
    {"next_targets", FIELD_MEASURES, 0, AT(year_report, next_targets), .help = "next year's"},
    {"actuals", FIELD_MEASURES, 0, AT(year_report, actuals),
     .help = "what the content cannot tell"},
    END};

static const struct field_spec survey_fields[] = {
    {"year", FIELD_YEAR, R, AT(survey, year), .help = "when it was held"},
    {"asked", FIELD_INT, 0, AT(survey, asked), .most = 1000000, .help = "members asked"},
    {"answered", FIELD_INT, 0, AT(survey, answered), .most = 1000000,
     .help = "members that answered"},
    {"questions", FIELD_RECORD, L, AT(survey, questions), .record = &question_record,
     .help = "what was asked"},
    {"changes_made", FIELD_TEXT, L | T | FIELD_LINES, AT(survey, changes_made), .most = 1000,
     .help = "what followed"},
    END};

static const struct record_spec types[ITEM_TYPES] = {
#define TYPE(NAME, word, folder, tag, ...)                                                         \
    [ITEM_##NAME] = {.name = #word, .size = sizeof(struct tag), .field = word##_fields},
#include "types.def"
};
static const struct record_spec common_spec = {
    .name = "item", .size = sizeof(struct item), .field = common_fields};

const struct record_spec *schema_type(enum item_type type)
{
    return &types[type];
}

const struct record_spec *schema_common(void)
{
    return &common_spec;
}

const struct field_spec *schema_field(const struct record_spec *spec, const char *name)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        const struct field_spec *found = NULL;
        if (f->kind == FIELD_INLINE && !*f->name)
            found = schema_field(f->record, name);
        else if (!strcmp(f->name, name))
            found = f;
        if (found)
            return found;
    }
    return NULL;
}

/* Returns 1 if the struct or one that lies in it has a field of this name; `depth`: how many more
 * may lie in each other. */
static int has_field(const struct record_spec *spec, const char *name, int depth)
{
    for (const struct field_spec *f = spec->field; f->name; f++) {
        if (!strcmp(f->name, name) || (f->record && depth && has_field(f->record, name, depth - 1)))
            return 1;
    }
    return 0;
}

int schema_knows(const char *name)
{
    enum { DEPTH = 5 };
    int found = has_field(&common_spec, name, DEPTH) || has_field(schema_config(), name, DEPTH);
    for (int i = 0; i < ITEM_TYPES && !found; i++)
        found = has_field(&types[i], name, DEPTH);
    return found;
}

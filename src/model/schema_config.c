#include "model/schema_config.h"

#include "model/schema_spec.h"

#define AT(type, member) .offset = offsetof(struct type, member)
#define R FIELD_REQUIRED
#define L FIELD_LIST
#define END                                                                                        \
    {                                                                                              \
        0                                                                                          \
    }

static const char *const link_styles[] = {"directory", "file", NULL};
static const char *const histories[] = {"any", "whole", "none", NULL};

/* ---- what the network, members and venues have alike ---- */

static const struct field_spec address_fields[] = {
    {"street", FIELD_TEXT, 0, AT(address, street), .help = "street and number"},
    {"postcode", FIELD_POSTCODE, 0, AT(address, postcode), .help = "as on letters"},
    {"city", FIELD_TEXT, 0, AT(address, city), .help = "town"},
    {"district", FIELD_TEXT, 0, AT(address, district), .most = 60, .help = "part of the town"},
    END};
const struct record_spec address_record = {
    .name = "address", .size = sizeof(struct address), .field = address_fields};

/* ---- site/site.yaml ---- */

static const struct field_spec combination_fields[] = {
    {"title", FIELD_LABEL, R, AT(combination, title), .help = "its name"},
    {"groups", FIELD_REF, R | L, AT(combination, groups), .refers = ITEM_GROUP,
     .help = "whose meetings are in it"},
    END};
static const struct record_spec combination_record = {
    .name = "combination", .size = sizeof(struct combination), .field = combination_fields};

static const struct field_spec config_calendar_fields[] = {
    {"past_months", FIELD_INT, 0, AT(config, past_months), .most = 1200,
     .help = "how far back feeds reach"},
    {"refresh_hours", FIELD_INT, 0, AT(config, refresh_hours), .least = 1, .most = 168,
     .help = "how often to poll"},
    {"meeting_days", FIELD_INT, 0, AT(config, meeting_days), .most = 3660,
     .help = "for how many days ahead each meeting has a file"},
    {"open_hours", FIELD_INT, 0, AT(config, open_hours), .least = 1, .most = 24,
     .help = "how long an open end takes room and time"},
    {"open_over_hours", FIELD_INT, 0, AT(config, open_over_hours), .least = 1, .most = 72,
     .help = "after how long it is over; else with its day"},
    {"colour", FIELD_TEXT, 0, AT(config, colour), .most = 40, .help = "a CSS colour name"},
    {"combinations", FIELD_NAMED, 0, AT(config, combinations), .record = &combination_record,
     .help = "name: calendars of several groups"},
    END};
static const struct record_spec config_calendar = {
    .name = "calendar", .size = sizeof(struct config), .field = config_calendar_fields};

static const struct field_spec config_limit_fields[] = {
    {"file_kib", FIELD_INT, 0, AT(config, file_kib), .least = 1, .most = 65536,
     .help = "largest content file"},
    {"verified_months", FIELD_INT, 0, AT(config, verified_months), .least = 1, .most = 240,
     .help = "when a member's facts count as unconfirmed"},
    {"per_page", FIELD_INT, 0, AT(config, per_page), .least = 1, .most = 100000,
     .help = "entries on a list page"},
    END};
static const struct record_spec config_limits = {
    .name = "limits", .size = sizeof(struct config), .field = config_limit_fields};

static const struct field_spec config_asset_fields[] = {
    {"allow", FIELD_TEXT, L, AT(config, allowed), .most = 200,
     .help = "kinds (html) and files (spiel/x.svg) that are published unchecked"},
    END};
static const struct record_spec config_assets = {
    .name = "assets", .size = sizeof(struct config), .field = config_asset_fields};

static const struct field_spec config_repository_fields[] = {
    {"forge", FIELD_CHOICE, R, AT(forge, kind), .choices = forge_kinds, .help = "what runs there"},
    {"url", FIELD_URL, R, AT(forge, url), .help = "the repository's own page"},
    {"branch", FIELD_TEXT, 0, AT(forge, branch), .most = 200, .help = "else main"},
    END};
static const struct record_spec config_repository = {
    .name = "repository", .size = sizeof(struct forge), .field = config_repository_fields};

static const struct field_spec config_picture_fields[] = {
    {"file", FIELD_ASSET, R | FIELD_PICTURE, AT(site_picture, file),
     .help = "a file below site/assets"},
    {"alt", FIELD_LABEL, R, AT(site_picture, alt), .help = "what the picture shows"},
    END};
static const struct record_spec config_picture = {
    .name = "picture", .size = sizeof(struct site_picture), .field = config_picture_fields};

static const struct field_spec config_fields[] = {
    {"title", FIELD_LABEL, R, AT(config, title), .help = "the network's full name"},
    {"short_title", FIELD_LABEL, 0, AT(config, short_title), .help = "for the page's head"},
    {"description", FIELD_LABEL, 0, AT(config, description), .help = "one sentence"},
    {"picture", FIELD_RECORD, 0, AT(config, picture), .record = &config_picture,
     .help = "JPEG or PNG for links to pages without a picture"},
    {"base_url", FIELD_URL, R, AT(config, base_url), .help = "where the site stands"},
    {"languages", FIELD_LANGUAGE, R | L, AT(config, languages),
     .help = "the first is the originals'"},
    {"timezone", FIELD_TEXT, R, AT(config, timezone), .help = "IANA name"},
    {"links", FIELD_CHOICE_INT, 0, AT(config, link_files), .choices = link_styles,
     .help = "file: works from a disk"},
    {"history", FIELD_CHOICE_INT, 0, AT(config, history), .choices = histories,
     .help = "whole: no site from a shallow clone; none: not in git"},
    {"legal_entity", FIELD_TEXT, 0, AT(config, legal_entity), .help = "who answers for the site"},
    {"email", FIELD_EMAIL, 0, AT(config, email), .help = "the office's address"},
    {"phone", FIELD_PHONE, 0, AT(config, phone), .help = "the office's number"},
    {"address", FIELD_RECORD, 0, AT(config, address), .record = &address_record,
     .help = "the office"},
    {"imprint", FIELD_REF, 0, AT(config, imprint), .refers = ITEM_PAGE,
     .help = "who publishes the site"},
    {"privacy", FIELD_REF, 0, AT(config, privacy), .refers = ITEM_PAGE,
     .help = "what becomes of visitors' data"},
    {"accessibility_statement", FIELD_REF, 0, AT(config, statement), .refers = ITEM_PAGE,
     .help = "how accessible the site is; old after a year"},
    {"home_topics", FIELD_VOCABULARY, L, AT(config, home_topics), .vocabulary = VOCABULARY_TOPICS,
     .help = "where the home page leads, in this order"},
    {"lists", FIELD_TEXT, L, AT(config, lists), .most = 200,
     .help = "of two choices: members/topics/housing/languages/ar"},
    {"source", FIELD_URL, L, AT(config, sources), .help = "where facts come from"},
    {"repository", FIELD_RECORD, 0, AT(config, repository), .record = &config_repository,
     .help = "where these files are edited on the web"},
    {"calendar", FIELD_INLINE, 0, 0, .record = &config_calendar, .help = "feeds"},
    {"assets", FIELD_INLINE, 0, 0, .record = &config_assets, .help = "files below site/assets"},
    {"limits", FIELD_INLINE, 0, 0, .record = &config_limits, .help = "limits"},
    END};
static const struct record_spec config_spec = {
    .name = "site", .size = sizeof(struct config), .field = config_fields};

const struct record_spec *schema_config(void)
{
    return &config_spec;
}

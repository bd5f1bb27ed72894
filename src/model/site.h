#ifndef MODEL_SITE_H
#define MODEL_SITE_H

/* This layer holds the site as records, and fills them from files by the tables of types and
 * fields (types.def, schema.c). Only what one file says by itself is judged here; what needs two
 * files, the calendar or git stands in resolve. */

#include "base/forge.h"
#include "base/list.h"
#include "base/map.h"
#include "base/when.h"
#include "model/id.h"
#include "model/item_type.h"
#include "model/schedule.h"
#include "model/vocabulary.h"
#include "read/markdown/markdown.h"
#include "read/words.h"
#include "read/yaml.h"

#include <stdint.h>

/* The records of a site, as the schema fills them. Everything lives in the build's arena. Absent
 * values: NULL, a date without year, an int of -1. */

/* One language of the site. */
struct language {
    const struct site *site;   /* whose language it is */
    const char *tag;           /* BCP 47: "de", "tr" */
    int index;                 /* place in site.languages; 0 is the default language */
    const char *prefix;        /* of its addresses: "" for the default, else "tr/" */
    const struct words *words; /* site/i18n/TAG.yaml */
};

/* A reference to an item by its id; `item` is found by resolve/refs. */
struct ref {
    const char *id;
    const struct node *node; /* where it is written */
    struct item *item;       /* NULL while unresolved or unknown */
};

/* What every content file has. `struct member` and the others begin with one, so a pointer to
 * either is a pointer to both. */
struct item {
    enum item_type type;
    const char *id;
    const struct source *source;
    const struct node *front;  /* the front matter, for positions */
    struct language *language; /* of this file */
    struct item *original;     /* translations: what they translate; NULL for originals */
    struct item *translation[LANGUAGES_MAX]; /* originals: by language index, [0] is NULL */
    const struct markdown *body;
    const struct html *html[LANGUAGES_MAX]; /* originals: the body as the page in each language
                                               shows it, links resolved; NULL: no body */
    int64_t changed;                        /* seconds UTC of the last content change */
    int64_t revised; /* seconds UTC: never less after a change to it or to its translations, nor
                        after one of these is gone; equal for all of them */
    const char
        *path[LANGUAGES_MAX]; /* originals: address of the page in each language, "en/members/x/" */

    const char *title;
    const char *summary;
    int draft;
    int members_only; /* audience_level: members */
    struct date updated, verified;
    int hidden;          /* a draft or members' item that this build leaves out */
    struct list aliases; /* const char *: site paths */
    struct list sources; /* const char *: URLs */
    struct list facets;  /* originals: struct facet *, by resolve/facets */
    int example;
    int archive;
    struct list gaps;            /* const char *: what is still to be written in this file */
    struct date translated_from; /* translations */
    int machine_translated;      /* 1: `translation: machine` */
};

struct address {
    const char *street, *postcode, *city, *district;
};

struct geo {
    double lat, lon;                 /* degrees WGS 84 */
    const char *lat_text, *lon_text; /* as written, for exact output */
};

/* One stretch of opening hours on one weekday, or "by appointment". */
struct hours {
    int8_t weekday;   /* 1 Monday … 7 Sunday; 0: by appointment, with no times */
    int32_t from, to; /* seconds of the day */
};

struct closure {
    struct date from, to;
    const char *note;
};

struct member {
    struct item item;
    struct term *kind;
    struct list topics, audiences; /* struct term * */
    struct list languages;         /* const char *: BCP 47, offers_languages */
    const char *website, *email, *phone;
    struct address *address;
    struct geo *geo;
    struct list hours;         /* struct hours * */
    struct list closed;        /* struct closure * */
    struct list accessibility; /* struct term * */
    struct list groups;        /* struct ref * to groups */
    const char *contact_role;
    int joined, left;
    const char *logo;
    struct list expertise; /* const char * */
    const char *calendar_url;

    /* found by resolve */
    struct list events; /* struct event * that it organises, by start */
    struct list offers; /* struct offer *, in the neutral order */
};

struct meetings_per_year {
    int min, max;
};

struct group {
    struct item item;
    struct list topics;       /* struct term * */
    struct list coordinators; /* struct ref * to members */
    const char *open_to;      /* "all", "members" */
    struct meetings_per_year *rhythm;
    struct date founded, ended; /* month and day may be 1 where only a year was given */
    const char *contact_email;
    struct list aims; /* const char * */

    /* found by resolve */
    struct list members; /* struct member *, by name */
    struct list events;  /* struct event *, by start */
    int thread;          /* 1-8: colour and pattern of its thread, by order of ids */
};

struct venue {
    struct item item;
    struct address *address;
    struct geo *geo;
    struct list accessibility; /* struct term * */
    const char *directions;
    int capacity;
    const char *website;
    struct ref *member; /* who runs it */

    /* found by resolve */
    struct list events; /* struct event * */
    struct list offers; /* struct offer * */
};

struct document {
    const char *title, *file, *url;
};

struct image {
    const char *file, *alt;
};

struct event {
    struct item item;
    struct term *kind;
    struct schedule schedule;
    int status; /* enum event_status */
    struct ref *group;
    struct list organisers; /* struct ref * to members */
    struct ref *venue;
    struct online *online;
    struct list topics, audiences; /* struct term * */
    struct list languages;         /* const char *: BCP 47 */
    const char *level, *documents_needed;
    int no_documents; /* 1: documents_needed says that none are; by resolve/papers */
    struct registration *registration;
    int capacity;
    int full, waiting_list; /* no places left; one can be put on a list all the same */
    const char *price;
    const char *amount;   /* what the price is as a number, "12.50"; NULL if it is not a number; by
                             resolve/prices */
    const char *currency; /* of it, ISO 4217; NULL: not known */
    struct list interpretation; /* const char *: BCP 47 */
    int childcare;
    struct list accessibility; /* struct term * */
    struct list agenda;        /* struct agenda_item * */
    int attendance;
    const char *minutes;
    struct list decisions; /* const char * */
    int minutes_public;
    struct list documents; /* struct document * */
    struct image *image;
    const char *uid; /* NULL: made from id and host */
};

struct places_free {
    int count;
    struct date as_of;
};

struct offer {
    struct item item;
    struct ref *provider;
    struct term *kind;
    const char *level;
    struct list topics, audiences; /* struct term * */
    struct list languages;         /* const char *: BCP 47 */
    struct schedule schedule;
    struct ref *venue;
    const char *price;
    int free_of_charge; /* 1: the price says that it costs nothing; by resolve/prices */
    struct registration *registration;
    int childcare;
    struct places_free *places_free;
    const char *entry; /* "any time", "at start" */
    struct term *funding;
    struct date valid_until;
};

struct news {
    struct item item;
    struct date date;
    struct list authors;        /* const char *: a member's id or any text */
    struct list topics;         /* struct term * */
    struct list groups, events; /* struct ref * */
    struct image *image;
};

/* A named number: a target, a count of answers. */
struct measure {
    const char *name;
    long number;
};

struct year_report {
    struct item item;
    int year;
    struct list targets, next_targets, actuals; /* struct measure * */
};

struct question {
    const char *text, *kind;
    struct list answers; /* struct measure * */
};

struct survey {
    struct item item;
    int year, asked, answered;
    struct list questions;    /* struct question * */
    struct list changes_made; /* const char * */
};

enum page_menu { MENU_NONE, MENU_MAIN, MENU_FOOTER, MENUS };

struct page {
    struct item item;
    int order;
    int menu; /* enum page_menu */
    struct ref *parent;

    /* found by resolve */
    struct list children; /* struct page * that name it as parent, by id */
};

/* A ready choice of groups whose meetings people may want in one calendar. */
struct combination {
    const char *name; /* of its file */
    struct label title;
    struct list groups; /* struct ref * */
};

/* site/site.yaml. */
/* What stands for a page that has no picture of its own, where a link to it is shown. */
struct site_picture {
    const char *file; /* below site/assets */
    struct label alt;
};

struct config {
    struct source *source; /* the file, for messages */
    struct node *node;     /* its root */
    struct label title, short_title, description;
    struct list languages;   /* const char *: tags */
    struct list sources;     /* const char *: URLs */
    struct list lists;       /* const char *, see resolve/lists/pairs.h */
    struct list home_topics; /* struct term *, in the order of the home page */
    const char *base_url;    /* ends with '/' */
    const char *host;        /* of base_url, for UIDs */
    const char *timezone;
    int history;                               /* enum history_wanted */
    int link_files;                            /* links: file */
    struct ref *imprint, *privacy, *statement; /* pages; statement: accessibility_statement */
    const char *legal_entity, *email, *phone;
    struct address *address;
    int past_months, refresh_hours;  /* calendar */
    int meeting_days;                /* calendar: how far ahead single meetings have a file */
    int open_hours, open_over_hours; /* calendar; the second -1: over with its day */
    const char *colour;              /* calendar.colour, a CSS name */
    struct list combinations;        /* struct combination *, calendar.combinations */
    struct list allowed; /* const char *: assets.allow, endings or paths below site/assets */
    int file_kib, verified_months, per_page; /* limits */
    struct site_picture *picture;            /* NULL: none */
    struct forge *repository; /* where the files are edited on the web; NULL: not known */
};

/* A day on which most people are free. */
struct holiday {
    struct date date;
    const char *name;          /* in one language, as its file has it */
    const struct label *label; /* what it is called in the languages whose files say so */
};

/* What a site asks of its repository: all that is there; all there ever was; nothing, for it has
 * none. */
enum history_wanted { HISTORY_ANY, HISTORY_WHOLE, HISTORY_NONE };

/* Everything that was read. */
struct site {
    struct arena *arena;
    const char *root;  /* the site's folder */
    const char *share; /* what came with the program, see base/share.h; NULL: nothing */
    struct shelf
        *shelf; /* what files gave to readings before, see read/shelf.h; NULL: none is kept */
    const char *words_state; /* with a shelf: another one whenever words are read of other bytes */
    struct config config;
    struct language language[LANGUAGES_MAX];
    int languages;
    int week_begins; /* weekday, 1 Monday … 7 Sunday: as people are used to where the network is,
                        that is, where the default language is at home; by resolve/relations */
    struct vocabulary vocabulary[VOCABULARIES];
    struct list synonyms[LANGUAGES_MAX]; /* struct synonym_group *, by language index, in the order
                                            of the file, see model/synonyms.h */
    struct list items[ITEM_TYPES];       /* originals of each type, by id bytewise */
    struct item *pattern[ITEM_TYPES];    /* what new files begin with; NULL: see model/patterns.h */
    struct list all; /* every struct item read: also translations, drafts, hidden ones */
    struct map by_id[ITEM_TYPES]; /* id → struct item (originals) */
    struct named *named; /* what items are called, see resolve/named.h; NULL: not yet gathered */
    struct list removed; /* struct removed *, see resolve/history/history.h; newest first */
    struct repository *repository; /* where that is known from, see resolve/history/repository.h */
    struct stamps *stamps;         /* what is not known of changes, see resolve/history/stamps.h */
    struct list withdrawn;     /* struct event *: deleted ones, which stay in calendars alone, as
                                  cancelled; by resolve/history/withdrawn */
    struct map uids;           /* UID → who claims it, of what this build shows; by resolve/uid */
    int members, drafts;       /* 1: this build also shows what is for members' eyes, drafts */
    struct list assets;        /* struct fs_file *: all of site/assets, paths relative to it */
    struct map asset_by_path;  /* path → struct fs_file */
    struct map asset_by_nfc;   /* the same by its name in NFC, where it has more than ASCII */
    struct map asset_uses;     /* path → struct asset_use, see resolve/assets.h */
    struct list rasters;       /* struct raster *, see resolve/pictures.h */
    struct map raster_by_path; /* path below site/assets → struct raster */
    struct list outputs;       /* struct output *: files beside pages, see resolve/outputs.h */
    struct map taken, taken_folded; /* published file (folded) → struct claim, by resolve_claims */
    struct source *holiday_file;    /* site/holidays.ics; NULL: there is none */
    struct list holidays;           /* struct holiday *, by date, then name */
    struct map holiday_labels;      /* name of a holiday → struct label */
    struct list channels;           /* struct channel *, see resolve/lists/channels.h */
    struct list facets[ITEM_TYPES]; /* struct facet *, see resolve/lists/facets.h */
    struct list embeds;             /* struct embed *, see resolve/lists/embeds.h */
    struct periods *periods;        /* what has pages by time, see resolve/lists/periods.h */
    const struct zone *zone;        /* the site's */
    struct when now;                /* civil time of the site's zone */
    int64_t now_utc;
    int now_given; /* 1: who builds has said when it is, so that what lies ahead of it need not be
                      a wrong clock */
};

/* Returns the translation of `item` in language `index`, or NULL if it is not translated (or if
 * `index` is the original's own). */
struct item *item_translation(const struct item *item, int index);

#endif

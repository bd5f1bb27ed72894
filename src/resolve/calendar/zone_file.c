#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "resolve/calendar/zone_data.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>

/* The system's zone data; never from the environment, so that output depends on content alone. */
#define FOLDER "/usr/share/zoneinfo/"

enum { FILE_LIMIT = 1 << 18, HEADER = 44, TYPES_MAX = 256, OFFSET_MAX = 26 * 3600 };

/* The six counts of a TZif header, RFC 8536 3.1. */
struct tzif_counts {
    uint32_t utc, standard, leap, times, types, chars;
};

/* A stretch of the file still to be read. */
struct input {
    const unsigned char *s;
    size_t n;
};

static uint32_t read32(const unsigned char *s)
{
    return (uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3];
}

static int64_t read64(const unsigned char *s)
{
    return (int64_t)((uint64_t)read32(s) << 32 | read32(s + 4));
}

/* Takes `n` bytes; NULL if there are fewer. */
static const unsigned char *take_bytes(struct input *in, size_t n)
{
    if (in->n < n)
        return NULL;
    const unsigned char *at = in->s;
    in->s += n;
    in->n -= n;
    return at;
}

/* Returns the format's version 1-4, 0 if this is no header. */
static int header_read(struct input *in, struct tzif_counts *c)
{
    const unsigned char *h = take_bytes(in, HEADER);
    if (!h || memcmp(h, "TZif", 4) != 0)
        return 0;
    *c = (struct tzif_counts){read32(h + 20), read32(h + 24), read32(h + 28),
                              read32(h + 32), read32(h + 36), read32(h + 40)};
    int sane = c->types > 0 && c->types <= TYPES_MAX && c->times < FILE_LIMIT && c->chars > 0 &&
               c->chars < FILE_LIMIT && c->leap == 0 && c->utc <= c->types &&
               c->standard <= c->types;
    return !sane ? 0 : h[4] ? h[4] - '0' : 1;
}

/* Size of a data block with `width`-byte times. */
static size_t block_size(const struct tzif_counts *c, size_t width)
{
    return c->times * width + c->times + (size_t)c->types * 6 + c->chars + c->standard + c->utc;
}

static int types_read(struct arena *a, const unsigned char *at, const struct tzif_counts *c,
                      struct zone_type *type)
{
    const unsigned char *chars = at + (size_t)c->types * 6;
    for (uint32_t i = 0; i < c->types; i++, at += 6) {
        int32_t offset = (int32_t)read32(at);
        size_t left = at[5] < c->chars ? c->chars - at[5] : 0;
        if (!left || offset < -OFFSET_MAX || offset > OFFSET_MAX)
            return 0;
        const char *name = (const char *)chars + at[5];
        type[i] = (struct zone_type){offset, at[4] != 0, arena_copy(a, name, strnlen(name, left))};
    }
    return 1;
}

static int same_type(const struct zone_type *a, const struct zone_type *b)
{
    return a->offset == b->offset && a->daylight == b->daylight && !strcmp(a->name, b->name);
}

static int transitions_read(struct arena *a, const unsigned char *at, const struct tzif_counts *c,
                            size_t width, const struct zone_type *type, struct zone *z)
{
    const unsigned char *index = at + c->times * width;
    z->transition = arena_array(a, c->times ? c->times : 1, sizeof *z->transition);
    z->stored_to = INT64_MIN;
    const struct zone_type *now = &z->first;
    for (uint32_t i = 0; i < c->times; i++) {
        const unsigned char *t = at + i * width;
        int64_t when = width == 8 ? read64(t) : (int32_t)read32(t);
        if (index[i] >= c->types || (i && when <= z->stored_to))
            return 0;
        z->stored_to = when;
        if (same_type(now, &type[index[i]]))
            continue;
        now = &type[index[i]];
        z->transition[z->transitions++] = (struct zone_transition){when, now};
    }
    return 1;
}

static int block_read(struct arena *a, struct input *in, const struct tzif_counts *c, size_t width,
                      struct zone *z)
{
    const unsigned char *at = take_bytes(in, block_size(c, width));
    struct zone_type *type = arena_array(a, c->types, sizeof *type);
    if (!at || !types_read(a, at + c->times * (width + 1), c, type))
        return 0;
    z->first = type[0];
    return transitions_read(a, at, c, width, type, z);
}

/* The line after the block: a POSIX TZ string between two line ends. */
static int footer_read(struct arena *a, struct input *in, struct zone *z)
{
    const unsigned char *start = take_bytes(in, 1);
    const unsigned char *end = start ? memchr(in->s, '\n', in->n) : NULL;
    if (!end || *start != '\n')
        return 0;
    z->footer = arena_copy(a, (const char *)in->s, (size_t)(end - in->s));
    if (*z->footer)
        z->rule = rule_parse(a, z->footer);
    return !*z->footer || z->rule;
}

/* Returns 1 if the rule makes this very change. */
static int rule_makes(const struct rule *r, const struct zone_transition *t)
{
    int year = when_from_seconds(t->at).date.year;
    for (int y = year - 1; y <= year + 1; y++) {
        struct zone_transition made[2];
        size_t n = rule_year(r, y, made);
        for (size_t i = 0; i < n; i++)
            if (made[i].at == t->at && made[i].type->offset == t->type->offset)
                return 1;
    }
    return 0;
}

/* Returns the instant of the rule's first change after `utc`. */
static int64_t rule_next(const struct rule *r, int64_t utc)
{
    int64_t next = INT64_MAX;
    int year = when_from_seconds(utc).date.year;
    for (int y = year - 1; y <= year + 1; y++) {
        struct zone_transition made[2];
        size_t n = rule_year(r, y, made);
        for (size_t i = 0; i < n; i++)
            if (made[i].at > utc && made[i].at < next)
                next = made[i].at;
    }
    return next;
}

/* Goes back as long as the stored changes are the rule's, and none of the rule's is missing. */
static void rule_since_find(struct zone *z)
{
    size_t i = z->transitions;
    z->rule_since = z->stored_to == INT64_MIN ? INT64_MIN : z->stored_to + 1;
    while (z->rule->changes && i > 0) {
        const struct zone_transition *t = &z->transition[i - 1];
        int64_t next = rule_next(z->rule, t->at);
        int joined = i == z->transitions ? next > z->stored_to : next == t[1].at;
        if (!joined || !rule_makes(z->rule, t))
            break;
        z->rule_since = t->at;
        i--;
    }
}

static int zone_read(struct arena *a, struct input in, struct zone *z)
{
    struct tzif_counts c;
    int version = header_read(&in, &c);
    if (!version)
        return 0;
    if (version == 1)
        return block_read(a, &in, &c, 4, z);
    if (!take_bytes(&in, block_size(&c, 4)) || header_read(&in, &c) < 2)
        return 0;
    if (!block_read(a, &in, &c, 8, z) || !footer_read(a, &in, z))
        return 0;
    if (z->rule)
        rule_since_find(z);
    return 1;
}

struct zone *zone_load(struct arena *a, const char *name, int *trouble)
{
    /* Every IANA name begins with a capital; `right/`, `posix/`, `localtime` and the tables beside
     * the zones do not. */
    if (!isupper((unsigned char)*name) || !fs_path_confined(name) || strlen(name) > 64)
        return NULL;
    char *text;
    size_t n;
    int error = fs_read(a, AT_FDCWD, arena_printf(a, FOLDER "%s", name), FILE_LIMIT, &text, &n);
    if (fs_trouble(error))
        *trouble = -error;
    if (error)
        return NULL;
    struct zone *z = arena_alloc(a, sizeof *z);
    *z = (struct zone){.name = arena_strdup(a, name), .footer = "", .rule_since = INT64_MAX};
    struct input in = {(const unsigned char *)text, n};
    return zone_read(a, in, z) ? z : NULL;
}

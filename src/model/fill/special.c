#include "model/fill/fill.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/spoken.h"
#include "model/fill/meant.h"
#include "model/fill/words.h"
#include "read/text.h"
#include "read/yaml_check.h"
#include "report/suggest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Gives the message what was meant by the words, or else the form of such a value. */
static void help_spoken(struct fill *f, struct diag *d, const struct node *n,
                        int (*write)(const struct spoken *s, const char *text, struct buf *out),
                        enum help_id form)
{
    struct buf meant;
    buf_init(&meant);
    if (!n->text || !write(fill_spoken(f), n->text, &meant) || !fill_write_as(f, d, meant.s))
        diag_help(f->report, d, form, NULL, NULL);
    buf_free(&meant);
}

/* ---- repeat.every and repeat.on ---- */

void fill_every(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    static const char *const units[] = {"day", "week", "month", "year"};
    struct repeat *r = (struct repeat *)(void *)((char *)to - spec->offset);
    char *end;
    long every =
        isdigit((unsigned char)*n->text) ? strtol(n->text, &end, 10) : (end = (char *)n->text, 1);
    while (*end == ' ')
        end++;
    for (int unit = 0; unit < 4; unit++) {
        size_t len = strlen(units[unit]);
        if (strncasecmp(end, units[unit], len) ||
            (strcmp(end + len, "") && strcasecmp(end + len, "s")))
            continue;
        if (every < 1 || every > 1000)
            break;
        r->every = (int)every;
        r->unit = (enum repeat_unit)unit;
        return;
    }
    help_spoken(f, diag_add(f->report, DIAG_REPEAT_FORM, n->span, n->text, NULL), n, spoken_every,
                HELP_REPEAT_FORM);
}

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};

/* Returns 1-7 for a weekday's full name or its first two or three letters, 0 otherwise. */
static int weekday_find(const char *s, size_t n)
{
    for (int i = 0; i < 7; i++) {
        size_t full = strlen(weekdays[i]);
        if ((n == full || n == 2 || n == 3) && !strncasecmp(s, weekdays[i], n))
            return i + 1;
    }
    return 0;
}

static int ordinal_find(const char *s, size_t n)
{
    static const struct {
        const char *word;
        int ordinal;
    } words[] = {{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4},
                 {"fifth", 5}, {"last", -1},  {"1st", 1},   {"2nd", 2},
                 {"3rd", 3},   {"4th", 4},    {"5th", 5}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].word) == n && !strncasecmp(s, words[i].word, n))
            return words[i].ordinal;
    }
    return 0;
}

static int parse_on(const char *s, struct repeat_on *on)
{
    size_t len = strlen(s);
    if (len <= 2 && len > 0 && strspn(s, "0123456789") == len) {
        on->month_day = (int8_t)strtol(s, NULL, 10);
        return on->month_day >= 1 && on->month_day <= 31;
    }
    if (!strcasecmp(s, "last day")) {
        on->month_day = -1;
        return 1;
    }
    const char *space = strchr(s, ' ');
    if (space) {
        on->ordinal = (int8_t)ordinal_find(s, (size_t)(space - s));
        if (!on->ordinal)
            return 0;
        s = space + strspn(space, " ");
    }
    on->weekday = (int8_t)weekday_find(s, strlen(s));
    return on->weekday != 0;
}

static void fault_on(struct fill *f, const struct node *n)
{
    struct diag *d = diag_add(f->report, DIAG_REPEAT_DAY, n->span, n->text, NULL);
    struct suggest s = suggest_begin(n->text);
    for (int i = 0; i < 7; i++)
        suggest_offer(&s, weekdays[i]);
    if (s.best)
        diag_help(f->report, d, HELP_DID_YOU_MEAN, s.best, NULL);
    else
        help_spoken(f, d, n, spoken_on, HELP_KIND_ON);
}

void *fill_on(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    (void)spec;
    struct repeat_on *on = arena_alloc(f->arena, sizeof *on);
    on->node = n;
    if (parse_on(n->text, on))
        return on;
    fault_on(f, n);
    return NULL;
}

/* ---- remind ---- */

void fill_before(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    static const struct {
        const char *word;
        int seconds;
    } units[] = {{"minute", 60}, {"hour", 3600}, {"day", DAY_SECONDS}, {"week", 7 * DAY_SECONDS}};
    enum { LONGEST = 28 * DAY_SECONDS };
    size_t digits = strspn(n->text, "0123456789");
    long count = digits && digits < 6 ? strtol(n->text, NULL, 10) : 0;
    const char *unit = n->text + digits + strspn(n->text + digits, " ");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t len = strlen(units[i].word);
        if (strncasecmp(unit, units[i].word, len) || strcmp(unit + len + (unit[len] == 's'), "") ||
            count < 1 || count > LONGEST / units[i].seconds)
            continue;
        *(int64_t *)to = (int64_t)count * units[i].seconds;
        return;
    }
    help_spoken(f, fill_fault(f, DIAG_REMIND_FORM, n, spec->name), n, spoken_before,
                HELP_REMIND_FORM);
}

/* ---- opening hours ---- */

/* Returns 1-7 for the English or German two letters of a weekday. */
static int day_letters(const char *s)
{
    static const char letters[] = "MoTuWeThFrSaSu", german[] = "MoDiMiDoFrSaSo";
    for (int i = 0; i < 7; i++) {
        if (!strncasecmp(s, letters + (ptrdiff_t)2 * i, 2) ||
            !strncasecmp(s, german + (ptrdiff_t)2 * i, 2))
            return i + 1;
    }
    return 0;
}

static void skip_blanks(const char **s)
{
    while (**s == ' ')
        (*s)++;
}

/* Reads `Mo` or `Mo-Fr`; 0 if it is neither. */
static int hours_read_days(const char **s, int *from, int *to)
{
    *from = *to = day_letters(*s);
    if (!*from)
        return 0;
    *s += 2;
    if (**s == '-' || !strncmp(*s, "–", 3)) {
        *s += **s == '-' ? 1 : 3;
        *to = day_letters(*s);
        *s += *to ? 2 : 0;
    }
    skip_blanks(s);
    return *to != 0;
}

static int hours_read_clock(struct arena *a, const char **s, int32_t *seconds)
{
    size_t n = strspn(*s, "0123456789:.");
    enum when_fault fault = time_parse(arena_copy(a, *s, n), seconds);
    *s += n;
    return fault <= WHEN_SLIP;
}

/* Reads `09:00-12:00`. */
static int read_span(struct arena *a, const char **s, int32_t *from, int32_t *to)
{
    if (!hours_read_clock(a, s, from))
        return 0;
    skip_blanks(s);
    if (**s != '-' && strncmp(*s, "–", 3) != 0)
        return 0;
    *s += **s == '-' ? 1 : 3;
    skip_blanks(s);
    return hours_read_clock(a, s, to) && *from < *to;
}

static void add_span_of_hours(struct fill *f, struct list *to, int weekday, int32_t from,
                              int32_t until)
{
    struct hours *h = arena_alloc(f->arena, sizeof *h);
    *h = (struct hours){(int8_t)weekday, from, until};
    list_add(to, f->arena, h);
}

/* Reads one entry, its parts divided by commas; 0 at the first part that is no opening time. A part
 * without days has those of the one before, `days`. */
static int read_hours(struct fill *f, const char *s, int days[2], struct list *to)
{
    int first = days[0], last = days[1];
    for (;;) {
        int32_t from, until;
        skip_blanks(&s);
        if (!strncasecmp(s, "by appointment", 14)) {
            s += 14;
            add_span_of_hours(f, to, 0, 0, 0);
        } else {
            if (isalpha((unsigned char)*s) && !hours_read_days(&s, &first, &last))
                return 0;
            if (!first || last < first || !read_span(f->arena, &s, &from, &until))
                return 0;
            for (int day = first; day <= last; day++)
                add_span_of_hours(f, to, day, from, until);
        }
        skip_blanks(&s);
        days[0] = first;
        days[1] = last;
        if (*s != ',' && *s != ';')
            return !*s;
        s++;
    }
}

static int compare_hours(const void *pa, const void *pb, void *ctx)
{
    (void)ctx;
    const struct hours *a = pa, *b = pb;
    return a->weekday != b->weekday ? a->weekday - b->weekday
                                    : (a->from > b->from) - (a->from < b->from);
}

void fill_hours(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    const struct node *entry = n->kind == NODE_LIST ? n->item : n;
    int days[2] = {0, 0};
    for (; entry; entry = n->kind == NODE_LIST ? entry->next : NULL) {
        if (entry->kind == NODE_SCALAR && read_hours(f, entry->text, days, to))
            continue;
        help_spoken(f, fill_fault(f, DIAG_BAD_HOURS, entry, spec->name), entry, spoken_hours,
                    HELP_HOURS_FORM);
    }
    list_sort(to, compare_hours, NULL);
}

/* ---- maps ---- */

int fill_id(struct fill *f, const struct node *entry)
{
    size_t n = strlen(entry->key);
    if (id_is_valid(entry->key, n) && n <= ID_LETTERS)
        return 1;
    diag_add(f->report, n > ID_LETTERS ? DIAG_ID_LONG : DIAG_BAD_ID, entry->key_span, entry->key,
             ID_LETTERS_TEXT);
    return 0;
}

void fill_named(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    if (n->kind != NODE_MAP) {
        struct diag *d = diag_add(f->report, DIAG_FIELD_KIND, n->span, spec->name, NULL);
        diag_help(f->report, d, HELP_KIND_MAP, "name:", NULL);
        return;
    }
    for (const struct node *entry = n->item; entry; entry = entry->next) {
        if (!fill_id(f, entry))
            continue;
        const char **object = fill_record(f, spec, entry);
        if (!object)
            continue;
        *object = entry->key;
        list_add(to, f->arena, object);
    }
}

static const char *label_line(struct fill *f, const struct node *n)
{
    if (yaml_comment_cuts(n, 1))
        yaml_warn_cut(f->arena, f->report, n);
    return text_tidy(f->arena, n->text, 0);
}

static void label_entry(struct fill *f, const struct node *entry, struct label *label)
{
    for (int i = 0; i < f->site->languages; i++) {
        if (!strcmp(f->site->language[i].tag, entry->key)) {
            label->text[i] = label_line(f, entry);
            return;
        }
    }
    /* Labels may be kept for languages that the site does not (yet) have. */
}

void fill_label(struct fill *f, const struct field_spec *spec, const struct node *n, void *to)
{
    struct label *label = to;
    if (n->kind == NODE_SCALAR)
        label->text[0] = label_line(f, n);
    for (const struct node *entry = n->kind == NODE_MAP ? n->item : NULL; entry;
         entry = entry->next) {
        if (entry->kind == NODE_SCALAR)
            label_entry(f, entry, label);
    }
    if (!label->text[0] && !f->labels_follow) {
        diag_add(f->report, DIAG_FIELD_NEEDS, n->span, spec->name,
                 f->site->languages ? f->site->language[0].tag : "de");
    }
}

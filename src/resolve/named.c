#include "resolve/named.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"
#include "model/types.h"
#include "report/suggest.h"

#include <string.h>

/* One way to call an item. */
struct called {
    const char *key; /* see write_key */
    struct item *item;
    struct called *next; /* the next item that is called the same; NULL: none */
};

/* What items are called. */
struct named {
    struct map by_key[ITEM_TYPES]; /* key → struct called */
};

/* ---- keys ---- */

/* Drops an ending from the key. */
static void drop_end(struct buf *key, size_t start, const char *end)
{
    size_t n = strlen(end);
    if (key->n > start + n && !memcmp(key->s + key->n - n, end, n))
        buf_cut(key, key->n - n);
}

/* Writes "strasse" as it is mostly shortened. */
static void shorten_streets(struct buf *key)
{
    static const char whole[] = "strasse";
    for (char *p = key->s; key->n && (p = strstr(p, whole));) {
        p += 3;
        memmove(p, p + 4, strlen(p + 4) + 1);
        buf_cut(key, key->n - 4);
    }
}

/* Writes the letters and digits of a name, folded, with one blank between its words. */
static void write_key(struct buf *key, const char *text, size_t n)
{
    struct buf folded;
    size_t len;
    uint32_t cp;
    int apart = 0;
    buf_init(&folded);
    locale_fold(&folded, text, n);
    for (size_t i = 0; i < folded.n; i += len ? len : 1) {
        len = utf8_decode(folded.s + i, folded.n - i, &cp);
        if (!len || !locale_in_word(cp)) {
            apart = key->n > 0;
            continue;
        }
        if (apart)
            buf_putc(key, ' ');
        apart = 0;
        buf_add(key, folded.s + i, len);
    }
    buf_free(&folded);
    shorten_streets(key);
    drop_end(key, 0, " e v");
}

/* Returns the key of a text; that of one which is no name is empty. */
static const char *name_key(struct arena *a, const char *text, size_t n)
{
    enum { LONGEST = 300 };
    struct buf key;
    if (n > LONGEST)
        return "";
    buf_init(&key);
    write_key(&key, text, n);
    const char *kept = arena_copy(a, key.s, key.n);
    buf_free(&key);
    return kept;
}

/* ---- gathering ---- */

static void add_called(struct site *site, struct item *item, const char *text, size_t n)
{
    struct called *c = arena_alloc(site->arena, sizeof *c);
    *c = (struct called){.key = name_key(site->arena, text, n), .item = item};
    if (!*c->key)
        return;
    struct called *first = map_add(&site->named->by_key[item->type], c->key, c);
    for (struct called *p = first; p; p = p->next) {
        if (p->item == item)
            return;
    }
    c->next = first->next;
    first->next = c;
}

/* Adds the title, and its parts before and in brackets. */
static void named_add_title(struct site *site, struct item *item, const char *title)
{
    const char *open = strchr(title, '('), *close = open ? strchr(open, ')') : NULL;
    add_called(site, item, title, strlen(title));
    if (!close || open == title)
        return;
    add_called(site, item, title, (size_t)(open - title));
    add_called(site, item, open + 1, (size_t)(close - open - 1));
}

static void add_street(struct site *site, struct item *item, const struct address *at)
{
    if (!at || !at->street)
        return;
    add_called(site, item, at->street, strlen(at->street));
    const char *city = at->city ? at->city : "", *code = at->postcode ? at->postcode : "";
    const char *with_city = arena_printf(site->arena, "%s %s", at->street, city);
    const char *whole = arena_printf(site->arena, "%s %s %s", at->street, code, city);
    add_called(site, item, with_city, strlen(with_city));
    add_called(site, item, whole, strlen(whole));
}

static void named_gather(struct site *site)
{
    if (site->named)
        return;
    site->named = arena_alloc(site->arena, sizeof *site->named);
    for (int t = 0; t < ITEM_TYPES; t++)
        map_init(&site->named->by_key[t], site->arena);
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *written = site->all.at[i];
        struct item *item = map_get(&site->by_id[written->type], written->id);
        if (!item || (written->language->index == 0 && written != item))
            continue;
        if (written == item)
            add_called(site, item, item->id, strlen(item->id));
        if (written->title)
            named_add_title(site, item, written->title);
        if (written == item && item->type == ITEM_VENUE)
            add_street(site, item, ((const struct venue *)item)->address);
    }
}

/* ---- finding ---- */

/* Returns 1 if what stands before the id can stand there: the type's word or folder, or a way up.
 */
static int leads_to(enum item_type type, const char *before, size_t n)
{
    const char *const ways[] = {item_folder(type), item_word(type), ".", ".."};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (n == strlen(ways[i]) && !memcmp(before, ways[i], n))
            return 1;
    }
    return 0;
}

/* Returns the id in a link or file name: `[ZIM](venue:zim)`, `content/venues/zim.md`. */
static const char *id_in_link(struct arena *a, enum item_type type, const char *text)
{
    const char *inner = *text == '[' ? strstr(text, "](") : NULL;
    const char *from = inner ? inner + 2 : text;
    size_t n = strcspn(from, inner ? ")" : ""), start = n;
    if (n > 3 && !memcmp(from + n - 3, ".md", 3))
        n -= 3;
    for (start = n; start && !strchr("/:", from[start - 1]);)
        start--;
    size_t before = start ? start - 1 : 0;
    while (before && from[before - 1] != '/')
        before--;
    if (start && !leads_to(type, from + before, start - 1 - before))
        return "";
    return arena_copy(a, from + start, n - start);
}

struct item *named_find(struct site *site, enum item_type type, const char *text)
{
    named_gather(site);
    const struct called *c =
        map_get(&site->named->by_key[type], name_key(site->arena, text, strlen(text)));
    if (!c)
        return map_get(&site->by_id[type], id_in_link(site->arena, type, text));
    return !c->next ? c->item : NULL;
}

/* ---- advice ---- */

enum { MOST = 3, SHORT = 4, SHORTEST = 3 };

/* Items that may be meant. */
struct nearest {
    const struct item *item[MOST];
    size_t n;
};

static void add_near(struct nearest *near, const struct item *item)
{
    for (size_t i = 0; i < near->n; i++) {
        if (near->item[i] == item)
            return;
    }
    if (near->n < MOST && !item->hidden)
        near->item[near->n++] = item;
}

/* Returns 1 if `part`, of so many letters at least, is among the words of `all`. */
static int has_words(const char *all, const char *part, size_t least)
{
    return strlen(part) >= least && locale_has_words(all, part);
}

static int name_begins_with(const char *name, const char *text)
{
    size_t n = strlen(text);
    return n >= SHORT && !strncmp(name, text, n);
}

static void find_near(const struct site *site, enum item_type type, const char *text,
                      const char *key, struct nearest *near)
{
    const struct map *by_id = &site->by_id[type], *by_key = &site->named->by_key[type];
    struct suggest id = suggest_begin(text), name = suggest_begin(key);
    for (const struct called *c = map_get(by_key, key); c; c = c->next)
        add_near(near, c->item);
    for (size_t i = 0; i < by_id->n; i++)
        suggest_offer(&id, by_id->entry[i].key);
    if (id.best)
        add_near(near, map_get(by_id, id.best));
    for (size_t i = 0; i < by_key->n; i++) {
        const char *other = by_key->entry[i].key;
        suggest_offer(&name, other);
        if (has_words(other, key, SHORT) || has_words(key, other, SHORTEST) ||
            name_begins_with(other, key))
            add_near(near, ((const struct called *)by_key->entry[i].value)->item);
    }
    if (name.best)
        add_near(near, ((const struct called *)map_get(by_key, name.best))->item);
}

int named_is_near(struct site *site, struct report *r, enum item_type type, const char *text)
{
    struct nearest near = {.n = 0};
    named_gather(site);
    if (report_searches(r))
        find_near(site, type, text, name_key(site->arena, text, strlen(text)), &near);
    return near.n > 0;
}

static void advise_near(struct site *site, struct report *r, struct diag *d,
                        const struct nearest *near)
{
    struct buf all;
    if (near->n == 1) {
        const struct item *item = near->item[0];
        diag_help(r, d, item->title ? HELP_MEANT_ITEM : HELP_DID_YOU_MEAN, item->id, item->title);
        return;
    }
    buf_init(&all);
    for (size_t i = 0; i < near->n; i++) {
        const struct item *item = near->item[i];
        buf_printf(&all, "%s%s (%s)", i ? ", " : "", item->id, item->title ? item->title : "…");
    }
    diag_help(r, d, HELP_MEANT_ITEMS, arena_copy(site->arena, all.s, all.n), NULL);
    buf_free(&all);
}

/* Advises an event that is on the web to say so; its line is `venue: https://…`. */
static int advise_online(struct site *site, struct report *r, struct diag *d, enum item_type type,
                         const char *text)
{
    static const char field[] = "venue: ", events[] = "content/events/";
    const struct source *s = d->span.source;
    size_t at = d->span.at, n = strlen(field);
    if (type != ITEM_VENUE ||
        (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0))
        return 0;
    if (strpbrk(text, " \"\\") || strncmp(s->path, events, strlen(events)) != 0 || at <= n ||
        s->text[at - n - 1] != '\n' || memcmp(s->text + at - n, field, n) != 0)
        return 1;
    diag_help(r, d, HELP_WRITE_LINE, arena_printf(site->arena, "online: {url: \"%s\"}", text),
              NULL);
    return 1;
}

/* Names the file in which what is new could be described. */
static void advise_new(struct site *site, struct report *r, struct diag *d, enum item_type type,
                       const char *text)
{
    struct buf id;
    buf_init(&id);
    locale_slug(&id, text, strlen(text), 1);
    if (id.n && id.n <= ID_LETTERS)
        diag_help(r, d, HELP_NEW_ITEM,
                  arena_printf(site->arena, "content/%s/%s.md", item_folder(type), id.s), id.s);
    buf_free(&id);
}

void named_advise(struct site *site, struct report *r, struct diag *d, enum item_type type,
                  const char *text)
{
    struct nearest near = {.n = 0};
    named_gather(site);
    if (report_searches(r))
        find_near(site, type, text, name_key(site->arena, text, strlen(text)), &near);
    if (near.n)
        advise_near(site, r, d, &near);
    else if (!advise_online(site, r, d, type, text))
        advise_new(site, r, d, type, text);
}

#include "resolve/asset_uses.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "model/schema.h"
#include "read/shelf.h"
#include "resolve/assets.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TEXT_LIMIT = 4 << 20, NAME_BYTES = 1000 };

/* ---- notes ---- */

static struct asset_use *use_of(struct site *site, const char *path)
{
    struct asset_use *fresh;
    if (!site->asset_uses.n)
        map_init(&site->asset_uses, site->arena);
    struct asset_use *known = site->asset_uses.n ? map_get(&site->asset_uses, path) : NULL;
    if (known)
        return known;
    fresh = arena_alloc(site->arena, sizeof *fresh);
    *fresh = (struct asset_use){.path = arena_strdup(site->arena, path)};
    return map_add(&site->asset_uses, fresh->path, fresh);
}

static void note_asset_use(struct site *site, const char *path, int hidden)
{
    struct asset_use *use = use_of(site, path);
    use->hidden |= hidden;
    use->shown |= !hidden;
}

void asset_note(struct site *site, const struct item *item, const char *path)
{
    note_asset_use(site, path, item->hidden || (item->original && item->original->hidden));
}

struct asset_use asset_use(const struct site *site, const char *path)
{
    const struct asset_use *use = site->asset_uses.n ? map_get(&site->asset_uses, path) : NULL;
    return use ? *use : (struct asset_use){.path = path};
}

int asset_published(const struct site *site, const char *path)
{
    struct asset_use use = asset_use(site, path);
    return use.shown || !use.hidden || asset_is_own(path);
}

/* ---- names in texts ---- */

/* Returns the file below site/assets that a word names, in one of the ways it may be written; NULL
 * if it names none. `from`: the folder of the file that the word stands in. */
static const char *find_named(const struct site *site, const char *word, const char *from)
{
    const struct map *all = &site->asset_by_path;
    const char *base = site->config.base_url ? site->config.base_url : "";
    size_t n = strlen(base);
    const char *near = from ? fs_join(site->arena, from, word) : NULL;
    if (near && map_get(all, near))
        return near;
    word += n && !strncmp(word, base, n) ? n : 0;
    while (!strncmp(word, "../", 3) || !strncmp(word, "./", 2) || *word == '/')
        word += *word == '/' ? 1 : strcspn(word, "/") + 1;
    word += !strncmp(word, "assets/", 7) ? 7 : 0;
    return map_get(all, word) ? word : NULL;
}

/* Reads the two hexadecimal digits at `s`; returns 0 if they are none. */
static int unescape(const char *s, char *byte)
{
    const char hex[] = {s[0], s[1], '\0'};
    char *end;
    long value = strtol(hex, &end, 16);
    if (end != hex + 2)
        return 0;
    *byte = (char)value;
    return 1;
}

/* What is being looked for in texts. */
struct asset_search {
    struct site *site;
    struct map endings;  /* how files below site/assets end, from the last dot → anything */
    const char *setting; /* the same as a text, for the shelf */
};

enum { ENDING_BYTES = 16 }; /* of longer ones so many count, from the dot */

static void ending_read(char out[ENDING_BYTES], const char *dot, size_t n)
{
    n = n < ENDING_BYTES ? n : ENDING_BYTES - 1;
    memcpy(out, dot, n);
    out[n] = '\0';
}

static void search_open(struct asset_search *search, struct site *site)
{
    struct buf all;
    *search = (struct asset_search){.site = site};
    map_init(&search->endings, site->arena);
    for (size_t i = 0; i < site->asset_by_path.n; i++) {
        const char *path = site->asset_by_path.entry[i].key, *dot = strrchr(path, '.');
        char ending[ENDING_BYTES];
        ending_read(ending, dot ? dot : "", dot ? strlen(dot) : 0);
        if (!map_get(&search->endings, ending))
            map_add(&search->endings, arena_strdup(site->arena, ending), search);
    }
    buf_init(&all);
    for (size_t i = 0; i < search->endings.n; i++)
        buf_printf(&all, "%s ", search->endings.entry[i].key);
    search->setting = arena_copy(site->arena, all.s, all.n);
    buf_free(&all);
}

/* Returns 1 if the address may end as a file below site/assets does: few words do, and only these
 * are looked at closely. */
static int may_name(const struct asset_search *search, const char *s, size_t n)
{
    const char *dot = memrchr(s, '.', n);
    char ending[ENDING_BYTES] = "";
    if (dot)
        ending_read(ending, dot, (size_t)(s + n - dot));
    return dot && (memchr(s, '%', n) || map_get(&search->endings, ending));
}

/* Returns how many bytes of the `n` may name a file: those before a ?1 or #1. 0: they name none. */
static size_t may_be_name(const struct asset_search *search, const char *s, size_t n)
{
    if (!n || n > NAME_BYTES || !memchr(s, '.', n))
        return 0;
    size_t end = 0;
    while (end < n && s[end] != '?' && s[end] != '#')
        end++;
    return may_name(search, s, end) ? end : 0;
}

/* Notes the file that `n` bytes of a text name, also as an address with %20 in it. */
static void note_word(const struct asset_search *search, const char *s, size_t n, const char *from,
                      int hidden)
{
    struct buf b;
    size_t end = may_be_name(search, s, n);
    if (!end)
        return;
    buf_init(&b);
    for (size_t i = 0; i < end; i++) {
        char byte = s[i];
        if (byte == '%' && i + 2 < end && unescape(s + i + 1, &byte))
            i += 2;
        buf_putc(&b, byte);
    }
    const char *path = find_named(search->site, b.s, from);
    if (path)
        note_asset_use(search->site, path, hidden);
    buf_free(&b);
}

/* A stretch of a text. */
struct stretch {
    const char *s;
    size_t n;
};

/* Gathers what may be a name between two of the signs. */
static void gather_names(const struct asset_search *search, struct list *names, struct arena *a,
                         const struct source *s, const char *signs)
{
    char ends[UCHAR_MAX + 1] = {0};
    size_t begin = 0;
    for (const char *sign = signs; *sign; sign++)
        ends[(unsigned char)*sign] = 1;
    for (size_t i = 0; i <= s->n; i++) {
        if (i < s->n && !ends[(unsigned char)s->text[i]])
            continue;
        size_t n = may_be_name(search, s->text + begin, i - begin);
        if (n) {
            struct stretch *name = arena_alloc(a, sizeof *name);
            *name = (struct stretch){s->text + begin, n};
            list_add(names, a, name);
        }
        begin = i + 1;
    }
}

/* Returns what may be names in the text, a struct list of struct stretch. Names with blanks stand
 * between quotes. */
static void *make_names(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    struct list *names = arena_alloc(a, sizeof *names);
    (void)r;
    gather_names(ctx, names, a, s, "\"'`()\n");
    gather_names(ctx, names, a, s, "\"'`()\n\t\r <>{}[],;:=|");
    return names;
}

static const struct list *read_names(const struct asset_search *search, struct arena *scratch,
                                     struct report *r, const struct fs_file *f, int *error)
{
    const struct site *site = search->site;
    const char *setting = arena_printf(scratch, "%s %s", f->root, search->setting);
    const struct shelf_key key = {SHELF_NAMES, f->path, setting};
    const struct shelf_maker maker = {.make = make_names, .ctx = (void *)(uintptr_t)search};
    char *text;
    size_t n;
    if (site->shelf) {
        const struct shelved *it =
            shelf_file(site->shelf, &key, &maker, f->root, f, TEXT_LIMIT, r, error);
        return it ? it->made : NULL;
    }
    *error = fs_site_read(scratch, f->root, f->path, TEXT_LIMIT, &text, &n);
    return *error ? NULL : make_names(maker.ctx, scratch, r, source_new(scratch, f->path, text, n));
}

/* Notes what a file of the site itself names. */
static void note_file(const struct asset_search *search, struct report *r, const struct fs_file *f,
                      const char *from)
{
    struct arena scratch;
    int error;
    arena_init(&scratch);
    const struct list *names = read_names(search, &scratch, r, f, &error);
    if (error && error != -ENOENT && error != -EFBIG)
        diag_unread(r, f->path, error);
    for (size_t i = 0; names && i < names->n; i++) {
        const struct stretch *name = names->at[i];
        note_word(search, name->s, name->n, from, 0);
    }
    arena_free(&scratch);
}

static void note_folder(const struct asset_search *search, struct report *r, const char *path)
{
    struct fs_tree tree;
    if (fs_walk(search->site->arena, search->site->root, path, &tree))
        return; /* whoever needs its files tells */
    for (size_t i = 0; i < tree.n; i++) {
        if (!tree.file[i].escapes && !tree.file[i].irregular)
            note_file(search, r, &tree.file[i], NULL);
    }
}

/* Styles and scripts name files from where they lie. */
static void note_assets(const struct asset_search *search, struct report *r)
{
    static const char *const kinds[] = {"css", "js", "mjs", "json", "webmanifest", "html", "htm"};
    struct site *site = search->site;
    for (size_t i = 0; i < site->assets.n; i++) {
        const struct fs_file *f = site->assets.at[i];
        const char *path = f->path + strlen("site/assets/"), *dot = strrchr(path, '.');
        const char *slash = strrchr(path, '/');
        size_t above = slash ? (size_t)(slash - path) : 0;
        for (size_t k = 0; dot && k < sizeof kinds / sizeof *kinds; k++) {
            if (!strcasecmp(dot + 1, kinds[k]))
                note_file(search, r, f, arena_copy(site->arena, path, above));
        }
    }
}

/* ---- fields ---- */

/* Any value that is a file's name names it, whatever its field is for. */
static void note_values(const struct asset_search *search, const struct node *n, int hidden)
{
    if (n->kind == NODE_SCALAR && n->text)
        note_word(search, n->text, strlen(n->text), NULL, hidden);
    for (const struct node *i = n->item; i; i = i->next)
        note_values(search, i, hidden);
}

/* What was decided is for members unless the event says otherwise. */
static int is_for_members(const struct site *site, const struct item *item, const char *field)
{
    if (item->type != ITEM_EVENT || (strcmp(field, "minutes") != 0 && strcmp(field, "decisions")))
        return 0;
    const struct item *original = item->original ? item->original : item;
    return !site->members && !((const struct event *)original)->minutes_public;
}

static void note_item(const struct asset_search *search, const struct item *item)
{
    int hidden = item->hidden || (item->original && item->original->hidden);
    for (const struct node *n = item->front ? item->front->item : NULL; n; n = n->next)
        note_values(search, n, hidden || is_for_members(search->site, item, n->key));
}

void resolve_asset_uses(struct site *site, struct report *r)
{
    static const char *const settings[] = {"site/site.yaml", "site/vocabulary.yaml"};
    struct asset_search search;
    search_open(&search, site);
    for (size_t i = 0; i < site->all.n; i++)
        note_item(&search, site->all.at[i]);
    for (size_t i = 0; i < site->withdrawn.n; i++)
        note_item(&search, site->withdrawn.at[i]);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        note_file(&search, r, &(struct fs_file){.root = site->root, .path = settings[i]}, NULL);
    note_folder(&search, r, "site/i18n");
    note_folder(&search, r, "layouts");
    note_assets(&search, r);
}

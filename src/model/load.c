#include "model/load.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/pool.h"
#include "model/content_name.h"
#include "model/fill/fill.h"
#include "model/fill/meant.h"
#include "model/fill/words.h"
#include "model/reading.h"
#include "read/shelf.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A content file on its way to becoming an item. */
struct content_entry {
    const struct fs_file *file;
    enum item_type type;
    const char *id;
    struct language *language;
    struct item *item; /* NULL if its bytes could not be read */
};

struct loading {
    struct site *site;
    struct workers *workers;
    const struct load_options *options;
    struct content_entry *entry;
    size_t n;
    const char
        *setting; /* what the shelf's readings depend on beside their files; NULL: no shelf */
};

void workers_init(struct workers *w, struct arena *a, int jobs)
{
    *w = (struct workers){.jobs = jobs};
    w->arena = arena_array(a, (size_t)jobs, sizeof *w->arena);
    w->report = arena_array(a, (size_t)jobs, sizeof *w->report);
    w->words = arena_array(a, (size_t)jobs, sizeof *w->words);
    for (int i = 0; i < jobs; i++) {
        arena_init(&w->arena[i]);
        report_init(&w->report[i], &w->arena[i]);
    }
}

void workers_collect(struct workers *w, struct report *r)
{
    for (int i = 0; i < w->jobs; i++)
        report_merge(r, &w->report[i]);
}

void workers_free(struct workers *w)
{
    for (int i = 0; i < w->jobs; i++)
        arena_free(&w->arena[i]);
}

/* ---- which files are content ---- */

static int is_content(struct site *site, struct report *r, const struct fs_file *f,
                      struct content_entry *e)
{
    struct content_name name;
    if (f->escapes || f->irregular) {
        diag_add_path(r, f->escapes ? DIAG_LINK_ESCAPES : DIAG_FILE_IRREGULAR, f->path, NULL, NULL);
        return 0;
    }
    if (!content_name_read(site, r, f->path, &name))
        return 0;
    *e = (struct content_entry){
        .file = f, .type = name.type, .id = name.id, .language = name.language};
    if (f->size > (int64_t)site->config.file_kib * 1024) {
        char limit[16];
        snprintf(limit, sizeof limit, "%d", site->config.file_kib);
        diag_add_path(r, DIAG_FILE_TOO_BIG, f->path, limit, NULL);
    }
    return 1;
}

/* ---- reading one file ---- */

static int is_translation(const struct content_entry *e)
{
    return e->language->index != 0;
}

/* Reads the date that a news item's name begins with; reports one that cannot be. */
static int date_of_name(struct fill *f, struct news *n)
{
    char head[11] = "", years[32];
    struct date d = {0};
    if (strlen(n->item.id) > 10)
        memcpy(head, n->item.id, 10);
    enum when_fault fault = date_parse(head, &d);
    if (fault == WHEN_NO_DATE) {
        diag_add_path(f->report, DIAG_DATE_MISSING_DAY, n->item.source->path, head, NULL);
    } else if (fault == WHEN_OK && (d.year < DATE_FIRST_YEAR || d.year > DATE_LAST_YEAR)) {
        snprintf(years, sizeof years, "%d…%d", DATE_FIRST_YEAR, DATE_LAST_YEAR);
        diag_add_path(f->report, DIAG_DATE_RANGE, n->item.source->path, head, years);
    } else if (fault == WHEN_OK) {
        n->date = d;
    }
    return fault == WHEN_OK || fault == WHEN_NO_DATE;
}

/* A news item's date may stand in its file's name alone. */
static void finish_news(struct fill *f, struct news *n)
{
    if (f->translation || node_get(n->item.front, "date") || date_of_name(f, n))
        return;
    struct span at = n->item.front->span;
    at.n = 0;
    struct diag *d = diag_add(f->report, DIAG_FIELD_MISSING, at, "date", NULL);
    const char *example = fill_example(f, schema_field(schema_type(ITEM_NEWS), "date"));
    diag_help(f->report, d, example ? HELP_ADD_EXAMPLE : HELP_ADD_FIELD, "date", example);
}

int item_awaited(const struct site *site, const struct item *item)
{
    const struct news *n = (const struct news *)item;
    return item->type == ITEM_NEWS && date_compare(n->date, site->now.date) > 0;
}

static void hold_back(const struct loading *l, struct item *item, struct report *r)
{
    const struct node *n = node_get(item->front, "date");
    char day[24];
    struct span at = n ? n->span : item->front->span;
    at.n = n ? at.n : 0;
    when_format((struct when){((struct news *)item)->date, WHEN_ALL_DAY}, ' ', day);
    diag_add(r, DIAG_NEWS_FUTURE, at, day, NULL);
    item->hidden = !l->options->drafts;
}

static void fill_item(struct loading *l, const struct content_entry *e, struct item *item,
                      struct fill *f)
{
    const struct record_spec *specs[] = {schema_common(), schema_type(e->type)};
    const struct node *level = node_get(item->front, "audience_level");
    f->translation = is_translation(e);
    f->members = f->translation || (level && level->text && !strcmp(level->text, "members"));
    fill_object(f, specs, 2, item->front, item);
    if (f->partial)
        return;
    if (e->type == ITEM_NEWS)
        finish_news(f, (struct news *)item);
    item->hidden =
        (item->draft && !l->options->drafts) || (item->members_only && !l->options->members);
    if (item_awaited(l->site, item) && !item->hidden)
        hold_back(l, item, f->report);
}

static void tell_unread(const struct content_entry *e, struct report *r, int error)
{
    if (error != -EFBIG) /* that was told by its size */
        diag_unread(r, e->file->path, error);
}

/* What a text of the language is at home at. */
static struct md_home home_of(const struct site *site, const struct language *language)
{
    const struct config *c = &site->config;
    const struct node *written = node_get(c->node, "base_url");
    return (struct md_home){{c->base_url, written ? written->text : NULL}, language->words};
}

/* A translation's level is its original's. */
static void check_secret(const struct content_entry *e, struct report *r)
{
    const struct item *item = e->item;
    if (item->body && item->body->secret.source && !item->members_only && !is_translation(e))
        diag_help(r, diag_add(r, DIAG_LINK_SECRET, item->body->secret, NULL, NULL),
                  HELP_LINK_SECRET, NULL, NULL);
}

static void make_item(struct loading *l, struct content_entry *e, const struct source *s,
                      const struct reading *reading, struct fill *f)
{
    struct item *item = arena_alloc(f->arena, schema_type(e->type)->size);
    *item = (struct item){.type = e->type,
                          .id = e->id,
                          .source = s,
                          .language = e->language,
                          .front = reading->front,
                          .body = reading->body};
    e->item = item;
    if (item->front)
        fill_item(l, e, item, f);
    check_secret(e, f->report);
}

static void read_item(struct loading *l, struct content_entry *e, struct source *s, struct fill *f)
{
    const struct md_home home = home_of(l->site, e->language);
    make_item(l, e, s, reading_make(f->arena, f->report, s, &home), f);
}

static void *make_reading(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    return reading_make(a, r, s, ctx);
}

/* By what the shelf has, or is given. */
static void load_kept(struct loading *l, struct content_entry *e, int worker, struct fill *f)
{
    const struct site *site = l->site;
    struct md_home home = home_of(site, e->language);
    const struct shelf_key key = {SHELF_CONTENT, e->file->path, l->setting};
    const struct shelf_maker maker = {make_reading, &home, worker};
    size_t limit = (size_t)site->config.file_kib * 1024;
    int error;
    const struct shelved *it =
        shelf_file(site->shelf, &key, &maker, site->root, e->file, limit, f->report, &error);
    if (it)
        make_item(l, e, it->source, it->made, f);
    else
        tell_unread(e, f->report, error);
}

static void load_read(struct loading *l, struct content_entry *e, struct fill *f)
{
    char *text = NULL;
    size_t n = 0, limit = (size_t)l->site->config.file_kib * 1024;
    int error = fs_site_read(f->arena, l->site->root, e->file->path, limit, &text, &n);
    if (error)
        tell_unread(e, f->report, error);
    else
        read_item(l, e, source_new(f->arena, e->file->path, text, n), f);
}

static void load_entry(void *ctx, size_t i, int worker)
{
    struct loading *l = ctx;
    struct content_entry *e = &l->entry[i];
    struct fill f = {.arena = &l->workers->arena[worker],
                     .report = &l->workers->report[worker],
                     .site = l->site,
                     .words = &l->workers->words[worker]};
    if (l->site->shelf)
        load_kept(l, e, worker, &f);
    else
        load_read(l, e, &f);
    if (e->item)
        e->item->changed = e->file->mtime;
}

struct item *site_load_text(struct site *site, struct report *r, const char *path, const char *text,
                            size_t n)
{
    const struct load_options options = {.drafts = 0, .members = site->members};
    struct loading l = {.site = site, .options = &options};
    const struct fs_file file = {.path = path, .size = (int64_t)n};
    struct content_entry e;
    if (!fs_path_confined(path) || !is_content(site, r, &file, &e))
        return NULL;
    struct fill f = {
        .arena = site->arena, .report = r, .site = site, .words = fill_words_new(site->arena)};
    read_item(&l, &e, source_new(site->arena, path, text, n), &f);
    return e.item;
}

struct item *site_load_partial(struct site *site, struct report *r, enum item_type type,
                               struct source *s)
{
    const struct load_options options = {.members = site->members};
    struct loading l = {.site = site, .options = &options};
    struct content_entry e = {.type = type, .id = "", .language = &site->language[0]};
    struct fill f = {.arena = site->arena,
                     .report = r,
                     .site = site,
                     .partial = 1,
                     .words = fill_words_new(site->arena)};
    read_item(&l, &e, s, &f);
    return e.item;
}

/* ---- registering ---- */

/* Returns a name for a second file of this id: with the year whose folder it lies in, or a number;
 * NULL if there is none that is short enough and free. */
static const char *name_besides(const struct site *site, const struct item *item)
{
    enum { TRIES = 20 };
    const char *path = item->source->path, *name = strrchr(path, '/');
    char year[5] = "";
    if (name - path > 5 && name[-5] == '/' && strspn(name - 4, "0123456789") == 4)
        memcpy(year, name - 4, 4);
    for (int i = 1; i < TRIES; i++) {
        char *id = i == 1 ? arena_printf(site->arena, "%s-%s", item->id, year)
                          : arena_printf(site->arena, "%s-%d", item->id, i);
        if ((i > 1 || *year) && strlen(id) <= ID_LETTERS && !map_get(&site->by_id[item->type], id))
            return arena_printf(site->arena, "%s.md", id);
    }
    return NULL;
}

static void fault_duplicate(const struct site *site, struct report *r, const struct item *item,
                            const struct item *first)
{
    struct span here = item->source ? span_make(item->source, 0, 0) : (struct span){0};
    struct diag *d = diag_add(r, DIAG_ID_DUPLICATE, here, item->id, NULL);
    diag_note(d, HELP_FIRST_HERE, span_make(first->source, 0, 0));
    const char *name = item->source ? name_besides(site, item) : NULL;
    if (name)
        diag_help(r, d, HELP_RENAME_FILE, name, NULL);
}

static void register_items(struct loading *l, struct report *r)
{
    struct site *site = l->site;
    for (size_t i = 0; i < l->n; i++) {
        struct item *item = l->entry[i].item;
        if (!item)
            continue;
        list_add(&site->all, site->arena, item);
        if (item->language->index)
            continue;
        struct item *first = map_add(&site->by_id[item->type], item->id, item);
        if (first == item && !item->hidden)
            list_add(&site->items[item->type], site->arena, item);
    }
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        const struct item *first = map_get(&site->by_id[item->type], item->id);
        if (!item->language->index && first != item)
            fault_duplicate(site, r, item, first);
    }
}

static int compare_ids(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    return strcmp(((const struct item *)a)->id, ((const struct item *)b)->id);
}

/* Texts know the site's addresses, and the words of their language; these lend each other some. */
static const char *shelf_setting(const struct site *site)
{
    struct buf b;
    const struct md_home home = home_of(site, &site->language[0]);
    buf_init(&b);
    for (int i = 0; i < 2; i++)
        buf_printf(&b, "%s\n", home.address[i] ? home.address[i] : "");
    buf_puts(&b, site->words_state);
    const char *setting = arena_copy(site->arena, b.s, b.n);
    buf_free(&b);
    return setting;
}

void site_load_content(struct site *site, struct report *r, struct workers *w,
                       const struct load_options *options)
{
    struct fs_tree tree = {0};
    struct loading l = {.site = site, .workers = w, .options = options};
    int error = fs_walk(site->arena, site->root, "content", &tree);
    site->members = options->members;
    site->drafts = options->drafts;
    for (int i = 0; i < ITEM_TYPES; i++)
        map_init(&site->by_id[i], site->arena);
    /* A lost folder must not look like an empty one: the site would go. */
    if (!error && access(arena_printf(site->arena, "%s/content", site->root), X_OK))
        error = -errno;
    if (error) {
        diag_unread(r, "content", error);
        return;
    }
    l.entry = arena_array(site->arena, tree.n + 1, sizeof *l.entry);
    for (size_t i = 0; i < tree.n; i++)
        l.n += (size_t)is_content(site, r, &tree.file[i], &l.entry[l.n]);
    l.setting = site->shelf ? shelf_setting(site) : NULL;
    pool_each(w->jobs, l.n, load_entry, &l);
    workers_collect(w, r);
    register_items(&l, r);
    for (int i = 0; i < ITEM_TYPES; i++)
        list_sort(&site->items[i], compare_ids, NULL);
}

#include "model/synonyms.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale_text.h"
#include "base/share.h"
#include "base/utf8.h"
#include "model/config_file.h"
#include "read/shelf.h"
#include "read/text.h"
#include "read/yaml_check.h"
#include "report/suggest.h"

#include <stdint.h>
#include <string.h>

#define FOLDER "site/synonyms"

#define GROUPS_TEXT "1000"
#define WORDS_TEXT "50"
#define LETTERS_TEXT "60"
enum { GROUPS_MOST = 1000, WORDS_MOST = 50, LETTERS_MOST = 60 };

/* A file, or a group of it, being read. */
struct synonym_reader {
    struct arena *arena;
    struct report *report;
    struct map seen; /* folded word of the side that is read → struct synonym */
    struct map all;  /* the same of the group */
    size_t words;    /* of the group, so far */
};

/* ---- words ---- */

static int has_letters(const char *text)
{
    uint32_t cp = 0;
    for (size_t at = 0, n = strlen(text); at < n; at += utf8_decode(text + at, n - at, &cp)) {
        if (utf8_decode(text + at, n - at, &cp) && locale_in_word(cp))
            return 1;
    }
    return 0;
}

/* Returns the word as it is to be kept; NULL if it cannot be, which is said. */
static const char *synonym_text(const struct synonym_reader *y, const struct node *n)
{
    if (n->kind == NODE_SCALAR && yaml_comment_cuts(n, 1))
        yaml_warn_cut(y->arena, y->report, n);
    const char *text = n->kind == NODE_SCALAR ? text_tidy(y->arena, n->text, 0) : "";
    if (!has_letters(text)) {
        diag_add(y->report, DIAG_SYNONYM_WORD, n->span, NULL, NULL);
        return NULL;
    }
    if (utf8_count(text, strlen(text)) > LETTERS_MOST) {
        diag_add(y->report, DIAG_SYNONYM_LONG, n->span, LETTERS_TEXT, NULL);
        return NULL;
    }
    return text;
}

/* Returns 0 if the group has no more room, which is said once. */
static int add_synonym(struct synonym_reader *y, const struct node *n, struct list *to)
{
    if (y->words++ >= WORDS_MOST) {
        if (y->words == WORDS_MOST + 1)
            diag_add(y->report, DIAG_SYNONYM_MANY, n->span, WORDS_TEXT, NULL);
        return 0;
    }
    const char *text = synonym_text(y, n);
    if (!text)
        return 1;
    struct synonym *word = arena_alloc(y->arena, sizeof *word);
    *word = (struct synonym){text, n->span};
    const char *folded = locale_folded(y->arena, text);
    const struct synonym *first = map_add(&y->seen, folded, word);
    map_add(&y->all, folded, word);
    if (first != word) {
        struct diag *d = diag_add(y->report, DIAG_SYNONYM_TWICE, n->span, text, NULL);
        diag_note(d, HELP_FIRST_HERE, first->at);
        diag_help(y->report, d, HELP_KEEP_ONE, NULL, NULL);
        return 1;
    }
    list_add(to, y->arena, word);
    return 1;
}

static void add_side(struct synonym_reader *y, const struct node *list, struct list *to)
{
    for (const struct node *n = list->item; n && add_synonym(y, n, to);)
        n = n->next;
}

/* ---- groups ---- */

/* Appends the words of a list without brackets, if they need no quotes; returns 0 if they do. */
static int write_plain(struct buf *out, const char *words)
{
    buf_puts(out, words);
    return *words && !strpbrk(words, "[]{}:#\"'&*!|>%@`?\\");
}

/* Shows the line as a group. */
static void fault_form(const struct synonym_reader *y, enum diag_id id, struct span at,
                       const struct buf *group, int plain)
{
    struct diag *d = diag_add(y->report, id, at, NULL, NULL);
    if (plain)
        diag_help(y->report, d, HELP_WRITE_LINE, group->s, NULL);
}

/* `- Hausarzt, Arzt` lacks its brackets. */
static void fault_group(const struct synonym_reader *y, const struct node *n)
{
    struct buf group;
    buf_init(&group);
    buf_puts(&group, "- [");
    int plain = n->kind == NODE_SCALAR && strchr(n->text, ',') && !strchr(n->text, '\n') &&
                write_plain(&group, n->text);
    buf_putc(&group, ']');
    fault_form(y, DIAG_SYNONYM_GROUP, n->span, &group, plain);
    buf_free(&group);
}

/* `Hausarzt: [Arzt, Ärztin]` is meant as a group, too. */
static void fault_entry(const struct synonym_reader *y, const struct node *n)
{
    struct buf group;
    buf_init(&group);
    buf_puts(&group, "- [");
    int plain = write_plain(&group, n->key) && n->kind != NODE_MAP;
    if (n->kind == NODE_SCALAR) {
        buf_puts(&group, ", ");
        plain = plain && write_plain(&group, n->text);
    }
    for (const struct node *i = n->kind == NODE_LIST ? n->item : NULL; i; i = i->next) {
        buf_puts(&group, ", ");
        plain = plain && i->kind == NODE_SCALAR && write_plain(&group, i->text);
    }
    buf_putc(&group, ']');
    fault_form(y, DIAG_SYNONYM_LIST, n->key_span, &group, plain);
    buf_free(&group);
}

/* Reads one side of a group with a direction. */
static void read_side(struct synonym_reader *y, const struct node *n, struct list *to)
{
    map_init(&y->seen, y->arena);
    if (n->kind == NODE_LIST)
        add_side(y, n, to);
    else if (n->kind == NODE_SCALAR && !node_is_null(n))
        add_synonym(y, n, to);
    else
        diag_help(y->report, diag_add(y->report, DIAG_FIELD_KIND, n->key_span, n->key, NULL),
                  HELP_KIND_LIST, NULL, NULL);
}

static void fault_side(const struct synonym_reader *y, const struct node *n)
{
    struct suggest near = suggest_begin(n->key);
    suggest_offer(&near, "from");
    suggest_offer(&near, "to");
    struct diag *d = diag_add(y->report, DIAG_FIELD_UNKNOWN, n->key_span, n->key, NULL);
    diag_help(y->report, d, near.best ? HELP_DID_YOU_MEAN : HELP_ONE_OF,
              near.best ? near.best : "from, to", NULL);
}

static void read_directed(struct synonym_reader *y, const struct node *map, struct synonym_group *g)
{
    const struct node *from = node_get(map, "from"), *to = node_get(map, "to");
    for (const struct node *n = map->item; n; n = n->next) {
        if (n == from || n == to)
            read_side(y, n, n == from ? &g->from : &g->to);
        else
            fault_side(y, n);
    }
    if (map->n == 1 && !from != !to) /* else what stands there instead was said */
        diag_add(y->report, DIAG_FIELD_NEEDS, (from ? from : to)->key_span, from ? "from" : "to",
                 from ? "to" : "from");
    else if (!map->n)
        fault_group(y, map);
}

static void read_sides(struct synonym_reader *y, const struct node *n, struct synonym_group *g)
{
    if (n->kind == NODE_MAP) {
        read_directed(y, n, g);
    } else if (n->kind == NODE_LIST) {
        add_side(y, n, &g->from);
        g->to = g->from;
    } else {
        fault_group(y, n);
    }
}

static void read_group(struct synonym_reader *y, const struct node *n, struct list *groups)
{
    struct synonym_group *g = arena_alloc(y->arena, sizeof *g);
    size_t told = y->report->diags.n;
    *g = (struct synonym_group){.at = n->span};
    map_init(&y->seen, y->arena);
    map_init(&y->all, y->arena);
    y->words = 0;
    read_sides(y, n, g);
    if (y->all.n >= 2 && g->from.n && g->to.n)
        list_add(groups, y->arena, g);
    else if (y->report->diags.n == told)
        diag_add(y->report, DIAG_SYNONYM_ALONE, n->span, NULL, NULL);
}

/* ---- files ---- */

static void read_groups(struct synonym_reader *y, const struct node *root, struct list *groups)
{
    size_t at = 0;
    for (const struct node *n = root->item; n; n = n->next, at++) {
        if (at == GROUPS_MOST) {
            diag_add(y->report, DIAG_SYNONYM_MANY, n->span, GROUPS_TEXT, NULL);
            return;
        }
        read_group(y, n, groups);
    }
}

/* Returns the file's groups, a struct list. */
static void *make_groups(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    (void)ctx;
    struct list *groups = arena_alloc(a, sizeof *groups);
    const struct node *root = yaml_read(a, r, s, 0, s->n);
    struct synonym_reader y = {.arena = a, .report = r};
    if (root && root->kind == NODE_LIST)
        read_groups(&y, root, groups);
    else if (root && root->kind == NODE_MAP && root->item)
        fault_entry(&y, root->item);
    else if (root)
        diag_add(r, DIAG_SYNONYM_LIST, root->span, NULL, NULL);
    return groups;
}

/* Reads the file of a language; returns 0 if there is none. */
static int read_file(struct site *site, struct report *r, const char *tag, struct list *groups)
{
    const char *path = arena_printf(site->arena, FOLDER "/%s.yaml", tag);
    if (fs_site_missing(share_or_own(site->root, site->share, path), path))
        return 0;
    struct source *s = config_file_either(site, r, path);
    if (!s)
        return 1;
    const struct shelf_key key = {SHELF_SYNONYMS, s->path, ""};
    const struct shelf_maker maker = {.make = make_groups};
    const struct list *all = site->shelf ? shelf_make(site->shelf, &key, &maker, s, r)->made
                                         : make_groups(NULL, site->arena, r, s);
    *groups = *all;
    return 1;
}

/* Gives a kind of a language (de-simple) the synonyms of the language itself. */
static void lend_synonyms(struct site *site, struct report *r, const struct language *l)
{
    size_t n = strcspn(l->tag, "-");
    for (int i = 0; i < site->languages && l->tag[n]; i++) {
        const char *other = site->language[i].tag;
        if (strlen(other) == n && !memcmp(other, l->tag, n)) {
            site->synonyms[l->index] = site->synonyms[i];
            return;
        }
    }
    if (l->tag[n])
        read_file(site, r, arena_copy(site->arena, l->tag, n), &site->synonyms[l->index]);
}

/* Returns 1 if a file of this name is for a language of the site, or for one that it has words for
 * but does not show (yet). */
static int is_read(const struct site *site, const char *name)
{
    size_t n = strcspn(name, ".");
    if (strcmp(name + n, ".yaml") != 0)
        return 0;
    for (int i = 0; i < site->languages; i++) {
        const char *tag = site->language[i].tag;
        if (!strncmp(tag, name, n) && (!tag[n] || tag[n] == '-'))
            return 1;
    }
    const char *words = arena_printf(site->arena, "site/i18n/%s", name);
    return !fs_site_missing(share_or_own(site->root, site->share, words), words);
}

static void fault_stranger(struct site *site, struct report *r, const char *path)
{
    struct buf names;
    struct suggest near = suggest_begin(path + strlen(FOLDER "/"));
    buf_init(&names);
    for (int i = 0; i < site->languages; i++) {
        const char *name = arena_printf(site->arena, "%s.yaml", site->language[i].tag);
        suggest_offer(&near, name);
        buf_printf(&names, "%s%s", i ? ", " : "", name);
    }
    struct diag *d = diag_add_path(r, DIAG_SYNONYM_FILE, path, names.s, NULL);
    if (near.best &&
        fs_site_missing(site->root, arena_printf(site->arena, FOLDER "/%s", near.best)))
        diag_help(r, d, HELP_RENAME_FILE, near.best, NULL);
    buf_free(&names);
}

static void check_names(struct site *site, struct report *r)
{
    struct fs_tree tree;
    int error = fs_walk(site->arena, site->root, FOLDER, &tree);
    if (error)
        diag_unread(r, FOLDER, error);
    for (size_t i = 0; i < tree.n; i++) {
        if (!is_read(site, tree.file[i].path + strlen(FOLDER "/")))
            fault_stranger(site, r, tree.file[i].path);
    }
}

void synonyms_load(struct site *site, struct report *r)
{
    int own[LANGUAGES_MAX];
    check_names(site, r);
    for (int i = 0; i < site->languages; i++)
        own[i] = read_file(site, r, site->language[i].tag, &site->synonyms[i]);
    for (int i = 0; i < site->languages; i++) {
        if (!own[i])
            lend_synonyms(site, r, &site->language[i]);
    }
}

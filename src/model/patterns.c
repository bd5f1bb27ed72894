#include "model/patterns.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "model/front.h"
#include "model/load.h"
#include "model/site.h"
#include "model/types.h"
#include "report/diag.h"
#include "report/suggest.h"

#include <string.h>

#define FOLDER "site/new"

/* Returns the type that the file is called by; ITEM_TYPES after reporting that there is none. */
static int pattern_type(struct site *site, struct report *r, const char *path)
{
    const char *name = path + strlen(FOLDER "/");
    struct suggest near = suggest_begin(name);
    struct buf names;
    buf_init(&names);
    for (int i = 0; i < ITEM_TYPES; i++) {
        const char *file = arena_printf(site->arena, "%s.md", item_word((enum item_type)i));
        if (!strcmp(file, name)) {
            buf_free(&names);
            return i;
        }
        suggest_offer(&near, file);
        buf_printf(&names, "%s%s", i ? ", " : "", file);
    }
    struct diag *d =
        diag_add_path(r, DIAG_NEW_FILE, path, name, arena_strdup(site->arena, names.s));
    if (near.best)
        diag_help(r, d, HELP_RENAME_FILE, near.best, NULL);
    buf_free(&names);
    return ITEM_TYPES;
}

int pattern_hole(const char *text, size_t from, struct pattern_hole *hole)
{
    const char *p = text + from;
    while ((p = strstr(p, "{{"))) {
        const char *name = p + 2 + strspn(p + 2, " ");
        size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
        const char *end = name + n + strspn(name + n, " ");
        if (n && !strncmp(end, "}}", 2)) {
            *hole = (struct pattern_hole){(size_t)(p - text), (size_t)(end + 2 - p), name, n};
            return 1;
        }
        p += 2;
    }
    return 0;
}

/* What can be known of every new file, besides its fields. */
static const char *const always[] = {"date", "id", "year"};

enum { ALWAYS = sizeof always / sizeof *always };

/* Returns 1 if a hole of this name can be filled in a file of the type; offers it what can be. */
static int is_fillable(enum item_type type, const char *name, struct suggest *near)
{
    struct front_field fields[FRONT_FIELDS];
    size_t n = front_fields(type, fields);
    int found = 0;
    for (size_t i = 0; i < n + ALWAYS; i++) {
        const char *known = i < ALWAYS ? always[i] : fields[i - ALWAYS].field->name;
        if (i >= ALWAYS && fields[i - ALWAYS].field->record)
            continue;
        found |= !strcmp(known, name);
        suggest_offer(near, known);
    }
    return found;
}

static void check_holes(struct site *site, struct report *r, enum item_type type,
                        const struct source *s)
{
    struct pattern_hole hole;
    for (size_t at = 0; pattern_hole(s->text, at, &hole); at = hole.at + hole.n) {
        const char *name = arena_copy(site->arena, hole.name, hole.length);
        struct suggest near = suggest_begin(name);
        if (is_fillable(type, name, &near))
            continue;
        struct diag *d =
            diag_add(r, DIAG_NEW_HOLE, span_make(s, (size_t)(hole.name - s->text), hole.length),
                     name, item_word(type));
        if (near.best)
            diag_help(r, d, HELP_DID_YOU_MEAN, near.best, NULL);
    }
}

static void load_pattern(struct site *site, struct report *r, const struct fs_file *f)
{
    char *text = NULL;
    size_t n = 0, limit = (size_t)site->config.file_kib * 1024;
    if (f->escapes || f->irregular) {
        diag_add_path(r, f->escapes ? DIAG_LINK_ESCAPES : DIAG_FILE_IRREGULAR, f->path, NULL, NULL);
        return;
    }
    int type = pattern_type(site, r, f->path);
    int error =
        type < ITEM_TYPES ? fs_site_read(site->arena, f->root, f->path, limit, &text, &n) : 0;
    if (error)
        diag_unread(r, f->path, error);
    if (error || !text)
        return;
    struct source *s = source_new(site->arena, f->path, text, n);
    site->pattern[type] = site_load_partial(site, r, (enum item_type)type, s);
    check_holes(site, r, (enum item_type)type, s);
}

void site_load_patterns(struct site *site, struct report *r)
{
    struct fs_tree tree;
    int error = fs_walk(site->arena, site->root, FOLDER, &tree);
    if (error)
        diag_unread(r, FOLDER, error);
    for (size_t i = 0; i < tree.n; i++)
        load_pattern(site, r, &tree.file[i]);
}

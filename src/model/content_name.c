#include "model/content_name.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/locale.h"
#include "base/media.h"
#include "model/content_advice.h"
#include "model/types.h"

#include <string.h>

static const char root[] = "content/";

/* Returns the type whose folder the path "content/FOLDER/…" lies in, or -1. */
static int path_type(const char *path)
{
    const char *folder = path + strlen(root);
    for (int i = 0; i < ITEM_TYPES; i++) {
        size_t n = strlen(item_folder((enum item_type)i));
        if (!strncmp(folder, item_folder((enum item_type)i), n) && folder[n] == '/')
            return i;
    }
    return -1;
}

static struct language *find_language(struct site *site, const char *tag, size_t n)
{
    for (int i = 0; i < site->languages; i++) {
        if (strlen(site->language[i].tag) == n && !strncmp(site->language[i].tag, tag, n))
            return &site->language[i];
    }
    return NULL;
}

/* Reports a file's or folder's name that is too long, once; returns 0 then. */
static int check_id_length(struct site *site, struct report *r, const char *path, const char *id,
                           size_t n)
{
    if (n <= ID_LETTERS)
        return 1;
    struct diag *d =
        diag_add_path(r, DIAG_ID_LONG, path, arena_copy(site->arena, id, n), ID_LETTERS_TEXT);
    diag_help(r, d, HELP_SHORTER_NAME, NULL, NULL);
    return 0;
}

/* Folders on the way must have valid names too. */
static int check_folders(struct site *site, struct report *r, const char *path, const char *name)
{
    for (const char *p = path + strlen(root); p < name; p += strcspn(p, "/") + 1) {
        size_t n = strcspn(p, "/");
        if (!check_id_length(site, r, path, p, n))
            return 0;
        if (id_is_valid(p, n))
            continue;
        const char *folder = arena_copy(site->arena, p, n);
        advise_folder_name(site, r, diag_add_path(r, DIAG_FILE_NAME, path, folder, NULL), folder);
        return 0;
    }
    return 1;
}

/* Takes a name such as "gesundheit.tr.md" apart; reports what does not fit. */
static int parse_file_name(struct site *site, struct report *r, const char *path,
                           struct content_name *out)
{
    const char *name = strrchr(path, '/') + 1;
    size_t stem = strcspn(name, "."), len = strlen(name);
    if (!check_folders(site, r, path, name) || !check_id_length(site, r, path, name, stem))
        return 0;
    const char *tag = name + stem + 1;
    size_t tag_len = len - stem > 4 ? len - stem - 4 : 0;
    if (!id_is_valid(name, stem) || (tag_len && !id_is_valid(tag, tag_len))) {
        advise_file_name(site, r, diag_add_path(r, DIAG_FILE_NAME, path, name, NULL), path);
        return 0;
    }
    out->id = arena_copy(site->arena, name, stem);
    out->language = tag_len ? find_language(site, tag, tag_len) : &site->language[0];
    if (!out->language) {
        const char *written = arena_copy(site->arena, tag, tag_len);
        advise_language(site, r, diag_add_path(r, DIAG_TRANSLATION_LANGUAGE, path, written, NULL),
                        path, written);
    }
    return out->language != NULL;
}

/* A nested folder's index.md is the folder's page, so it goes by the folder's name. */
static void name_index(struct site *site, const char *path, struct content_name *out)
{
    const char *pages = path + strlen("content/pages/");
    const char *slash = strrchr(pages, '/');
    if (out->type != ITEM_PAGE || strcmp(out->id, "index") != 0 || !slash)
        return;
    const char *from = slash;
    while (from > pages && from[-1] != '/')
        from--;
    out->id = arena_copy(site->arena, from, (size_t)(slash - from));
}

int content_name_read(struct site *site, struct report *r, const char *path,
                      struct content_name *out)
{
    size_t len = strlen(path);
    int type = path_type(path), is_text = len > 3 && !strcmp(path + len - 3, ".md");
    if (type < 0 || !is_text) {
        struct diag *d = diag_add_path(r, DIAG_FILE_KIND, path, strrchr(path, '/') + 1, NULL);
        if (type < 0 && content_like(path))
            advise_folder(site, r, d, path);
        else
            advise_kind(site, r, d, path);
        return 0;
    }
    *out = (struct content_name){.type = (enum item_type)type};
    if (!parse_file_name(site, r, path, out))
        return 0;
    name_index(site, path, out);
    return 1;
}

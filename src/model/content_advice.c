#include "model/content_advice.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/media.h"
#include "model/types.h"
#include "report/suggest.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- endings ---- */

static const char *const text_endings[] = {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"};

/* Returns where the endings of a text begin in the name (".md.txt"); its end if it has none. */
static size_t text_stem(const char *name)
{
    size_t n = strlen(name), before = 0;
    while (n != before) {
        before = n;
        for (size_t i = 0; i < sizeof text_endings / sizeof *text_endings; i++) {
            size_t len = strlen(text_endings[i]);
            if (n > len && !strncasecmp(name + n - len, text_endings[i], len))
                n -= len;
        }
    }
    return n;
}

static const char *name_of(const char *path)
{
    return strrchr(path, '/') + 1;
}

int content_like(const char *path)
{
    return name_of(path)[text_stem(name_of(path))] != '\0';
}

static int has_ending(const char *path, const char *const *endings, size_t n)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; i < n && dot; i++) {
        if (!strcasecmp(dot + 1, endings[i]))
            return 1;
    }
    return 0;
}

/* ---- the name that is meant ---- */

/* Returns the language that the last part of a name means: its tag in any case, or its name in one
 * of the site's languages or English ("türkisch", "tuerkisch"). NULL: none. */
static const char *language_meant(const struct site *site, const char *part, size_t n)
{
    const char *found = NULL;
    struct buf word, name, slug;
    buf_init(&word);
    buf_init(&name);
    buf_init(&slug);
    locale_slug(&word, part, n, 1);
    for (int i = 0; i < site->languages && !found && word.n; i++) {
        const char *tag = site->language[i].tag;
        found = !strcmp(tag, word.s) ? tag : NULL;
        for (int k = -1; k < site->languages && !found; k++) {
            struct locale *l = locale_open(k < 0 ? "en" : site->language[k].tag);
            buf_cut(&name, 0);
            buf_cut(&slug, 0);
            locale_language_name(l, &name, tag);
            locale_slug(&slug, name.s, name.n, 1);
            locale_close(l);
            found = !strcmp(slug.s, word.s) ? tag : NULL;
        }
    }
    buf_free(&word);
    buf_free(&name);
    buf_free(&slug);
    return found;
}

/* Returns how a content file of this name should be called ("Sommer Fest.TR.md.txt" is
 * "sommer-fest.tr.md"); NULL if nothing can be made of it. */
static const char *proper_name(const struct site *site, const char *name)
{
    size_t n = text_stem(name);
    const char *dot = memrchr(name, '.', n);
    const char *tag = dot ? language_meant(site, dot + 1, (size_t)(name + n - dot - 1)) : NULL;
    const char *proper = NULL;
    struct buf slug;
    buf_init(&slug);
    locale_slug(&slug, name, tag ? (size_t)(dot - name) : n, 1);
    if (slug.n && slug.n <= ID_LETTERS)
        proper = arena_printf(site->arena, "%s%s%s.md", slug.s, tag ? "." : "", tag ? tag : "");
    buf_free(&slug);
    return proper;
}

/* Says how the file is to be called, or that one is there that is called so. */
static void help_rename(const struct site *site, struct report *r, struct diag *d, const char *path,
                        const char *name)
{
    const char *to = arena_printf(site->arena, "%.*s%s", (int)(name_of(path) - path), path, name);
    int taken = strcmp(to, path) != 0 && !fs_site_missing(site->root, to);
    diag_help(r, d, taken ? HELP_NAME_TAKEN : HELP_RENAME_FILE, name, NULL);
}

/* Returns the part before ".md" if it is, in small letters, a language that the site has not; else
 * NULL. */
static const char *other_language(const struct site *site, const char *name)
{
    size_t n = text_stem(name);
    const char *dot = memrchr(name, '.', n);
    char *tag = dot ? arena_lower(site->arena, dot + 1, (size_t)(name + n - dot - 1)) : NULL;
    return tag && locale_known(tag) && !language_meant(site, tag, strlen(tag)) ? tag : NULL;
}

void advise_file_name(const struct site *site, struct report *r, struct diag *d, const char *path)
{
    const char *name = proper_name(site, name_of(path));
    const char *tag = other_language(site, name_of(path));
    if (tag)
        advise_language(site, r, d, path, tag);
    else if (name)
        help_rename(site, r, d, path, name);
}

void advise_folder_name(const struct site *site, struct report *r, struct diag *d,
                        const char *folder)
{
    struct buf slug;
    (void)site;
    buf_init(&slug);
    locale_slug(&slug, folder, strlen(folder), 1);
    if (slug.n)
        diag_help(r, d, HELP_RENAME_FOLDER, slug.s, NULL);
    buf_free(&slug);
}

void advise_language(const struct site *site, struct report *r, struct diag *d, const char *path,
                     const char *tag)
{
    char all[400] = "";
    size_t used = 0;
    const char *name = proper_name(site, name_of(path));
    if (name && (language_meant(site, tag, strlen(tag)) || !locale_known(tag))) {
        help_rename(site, r, d, path, name);
        return;
    }
    for (int i = 0; i < site->languages && used < sizeof all; i++)
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? ", " : "",
                                 site->language[i].tag);
    diag_help(r, d, HELP_SITE_LANGUAGES, all, NULL);
}

/* ---- the folder that is meant ---- */

/* Offers a word for a folder; notes whose it is if it is the nearest so far. */
static void offer(struct suggest *s, const char *word, enum item_type type, enum item_type *best)
{
    const char *before = s->best;
    suggest_offer(s, word);
    if (s->best != before)
        *best = type;
}

/* Offers what else people call the folder of a type. */
static void offer_other_words(const struct site *site, struct suggest *s, enum item_type type,
                              enum item_type *best)
{
    const char *also = item_facts(type)->also;
    if (strcmp(item_word(type), item_folder(type)) != 0)
        offer(s, item_word(type), type, best);
    for (size_t n; *also; also += n + strspn(also + n, " ")) {
        n = strcspn(also, " ");
        offer(s, arena_copy(site->arena, also, n), type, best);
    }
}

/* Finds the type that a folder's name means, also by the words that the site's addresses have;
 * returns 0 if none is near. */
static int folder_meant(const struct site *site, const char *folder, size_t n, enum item_type *type)
{
    struct buf word;
    buf_init(&word);
    locale_slug(&word, folder, n, 1);
    struct suggest s = suggest_begin(word.s);
    for (int i = 0; i < ITEM_TYPES; i++)
        offer(&s, item_folder((enum item_type)i), (enum item_type)i, type);
    for (int i = 0; i < ITEM_TYPES; i++)
        offer_other_words(site, &s, (enum item_type)i, type);
    for (int l = 0; l < site->languages; l++) {
        for (int i = 0; i < ITEM_TYPES && site->language[l].words; i++) {
            const char *section =
                map_get(&site->language[l].words->section, item_folder((enum item_type)i));
            if (section)
                offer(&s, section, (enum item_type)i, type);
        }
    }
    buf_free(&word);
    return s.best != NULL;
}

static void help_folders(struct report *r, struct diag *d)
{
    struct buf all;
    buf_init(&all);
    for (int i = 0; i < ITEM_TYPES; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", item_folder((enum item_type)i));
    diag_help(r, d, HELP_CONTENT_FOLDERS, all.s, NULL);
    buf_free(&all);
}

void advise_folder(const struct site *site, struct report *r, struct diag *d, const char *path)
{
    const char *folder = path + strlen("content/"), *slash = strchr(folder, '/');
    enum item_type type = ITEM_EVENT;
    const char *name = proper_name(site, name_of(path));
    if (!slash || !name || !folder_meant(site, folder, (size_t)(slash - folder), &type)) {
        help_folders(r, d);
        return;
    }
    const char *to = arena_printf(site->arena, "content/%s%.*s%s", item_folder(type),
                                  (int)(name_of(path) - slash), slash, name);
    int taken = !fs_site_missing(site->root, to);
    diag_help(r, d, taken ? HELP_NAME_TAKEN : HELP_MOVE_FILE, to, NULL);
}

/* ---- what is no content ---- */

void advise_kind(const struct site *site, struct report *r, struct diag *d, const char *path)
{
    static const char *const written[] = {"doc", "docx", "odt", "rtf", "pages", "wpd"};
    const char *name = name_of(path), *type = media_type(path), *proper = NULL;
    if (content_like(path) && (proper = proper_name(site, name))) {
        help_rename(site, r, d, path, proper);
    } else if (has_ending(name, written, sizeof written / sizeof *written)) {
        const char *dot = strrchr(name, '.');
        proper = proper_name(site, arena_printf(site->arena, "%.*s.md", (int)(dot - name), name));
        diag_help(r, d, HELP_KIND_DOCUMENT, proper ? proper : "text.md", name);
    } else if (!strcmp(media_folder(name), "images")) {
        diag_help(r, d, HELP_KIND_PICTURE, name, NULL);
    } else if (type) {
        diag_help(r, d, HELP_KIND_DOWNLOAD, name, NULL);
    } else {
        diag_help(r, d, HELP_KIND_OTHER, NULL, NULL);
    }
}

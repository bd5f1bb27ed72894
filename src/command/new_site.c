#include "command/new_site.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_put.h"
#include "base/share.h"
#include "command/tell.h"
#include "read/yaml_write.h"
#include "report/usage.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char zones[] = "/zoneinfo/";

/* Returns the name of this machine's time zone; that of our first users where it stands in none of
 * a place, as many servers do. */
static const char *own_zone(struct arena *a)
{
    char link[PATH_MAX];
    const char *zone = getenv("TZ");
    ssize_t n = readlink("/etc/localtime", link, sizeof link - 1);
    if (zone && strchr(zone, '/') && *zone != '/' && *zone != ':')
        return zone;
    link[n > 0 ? n : 0] = '\0';
    const char *found = strstr(link, zones), *name = found ? found + strlen(zones) : "";
    int tells = strchr(name, '/') && strncmp(name, "Etc/", 4) != 0;
    return tells ? arena_strdup(a, name) : "Europe/Berlin";
}

/* Appends `key: "text"`, the text as what it says in YAML. */
static void put_line(struct buf *out, const char *key, const char *text)
{
    buf_printf(out, "%s: ", key);
    yaml_put_quoted_text(out, text, strlen(text), 2);
    buf_putc(out, '\n');
}

static void put_remark(struct buf *out, enum message_language language, enum phrase p)
{
    buf_printf(out, "\n# %s\n", phrase_text(p, language));
}

static void put_config(struct buf *out, struct arena *a, const struct new_site *s,
                       const char *title, const char *tag)
{
    enum message_language language = s->options->language;
    put_line(out, "title", title);
    put_line(out, "short_title", title);
    put_line(out, "description", title);
    put_remark(out, language, PHRASE_NEW_SITE_URL);
    put_line(out, "base_url", "https://example.org/");
    put_remark(out, language, PHRASE_NEW_SITE_LANGUAGES);
    buf_printf(out, "languages: [%s]\n", tag);
    put_line(out, "timezone", own_zone(a));
}

static void put_home(struct buf *out, enum message_language language)
{
    buf_puts(out, "---\n");
    put_line(out, "title", phrase_text(PHRASE_NEW_SITE_WELCOME, language));
    buf_printf(out, "---\n%s\n", phrase_text(PHRASE_NEW_SITE_HOME, language));
}

/* Makes the folder and those above it; returns 0 or an errno. */
static int make_folders(struct arena *a, const char *folder)
{
    char *path = arena_strdup(a, folder);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) && errno != EEXIST)
            return errno;
        *slash = '/';
    }
    return mkdir(path, 0777) && errno != EEXIST ? errno : 0;
}

static int put_file(const struct new_site *s, const char *path, const struct buf *text)
{
    int error = fs_site_create(s->folder, path, text->s, text->n);
    if (error == -EEXIST)
        return usage_fault(s->options->language, PHRASE_NEW_SITE_EXISTS, s->folder, path);
    if (error)
        return tell_unwritten(s->options->language, path, error);
    if (!s->options->quiet)
        printf("%s%s%s\n", s->folder, s->folder[strlen(s->folder) - 1] == '/' ? "" : "/", path);
    return 0;
}

/* Returns the last part of the folder's path: what it is called. */
static const char *folder_name(struct arena *a, const char *folder)
{
    char real[PATH_MAX];
    const char *path = realpath(folder, real) ? real : folder;
    const char *slash = strrchr(path, '/');
    return arena_strdup(a, slash && slash[1] ? slash + 1 : path);
}

/* Returns 1 if there are words of the interface for the language. */
static int is_spoken(struct arena *a, const char *tag)
{
    const char *share = share_folder(a);
    return tag[strspn(tag, "abcdefghijklmnopqrstuvwxyz-")] == '\0' && *tag != '-' &&
           (!share || !access(arena_printf(a, "%s/site/i18n/%s.yaml", share, tag), R_OK));
}

static int make_files(const struct new_site *s, struct arena *a, const char *tag)
{
    struct buf config, home, ignored;
    const char *title = s->title ? s->title : folder_name(a, s->folder);
    buf_init(&config);
    buf_init(&home);
    buf_init(&ignored);
    put_config(&config, a, s, title, tag);
    put_home(&home, s->options->language);
    buf_puts(&ignored, "/public/\n/members/\n/drafts/\n/members-drafts/\n/.*.knoten/\n");
    int status = put_file(s, "site/site.yaml", &config);
    if (!status)
        status = put_file(s, "content/pages/index.md", &home);
    /* One that stands there already is the person's own. */
    if (!status && access(arena_printf(a, "%s/.gitignore", s->folder), F_OK))
        status = put_file(s, ".gitignore", &ignored);
    buf_free(&config);
    buf_free(&home);
    buf_free(&ignored);
    return status;
}

static int make_new_site(const struct new_site *s, struct arena *a)
{
    const struct options *o = s->options;
    const char *tag = s->tag ? s->tag : message_language_tag(o->language);
    if (!s->folder || !*s->folder)
        return usage_fault(o->language, PHRASE_NEW_SITE_FOLDER, NULL, NULL);
    if (!is_spoken(a, tag))
        return usage_fault(o->language, PHRASE_NEW_SITE_LANGUAGE, tag, NULL);
    int error = make_folders(a, s->folder);
    if (error)
        return usage_fault(o->language, PHRASE_UNWRITTEN, s->folder, strerror(error));
    int status = make_files(s, a, tag);
    if (!status && !o->quiet)
        phrase_print(stdout, PHRASE_NEW_SITE_NEXT, o->language,
                     arena_printf(a, strchr(s->folder, ' ') ? "'%s'" : "%s", s->folder), NULL);
    if (!status && !share_folder(a))
        return usage_fault(o->language, PHRASE_NEW_SITE_BARE, NULL, NULL);
    return status;
}

int new_site(const struct new_site *s)
{
    struct arena a;
    arena_init(&a);
    int status = make_new_site(s, &a);
    arena_free(&a);
    return status;
}

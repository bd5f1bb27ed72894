#include "resolve/history/repository_find.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "resolve/history/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { POINTER_LIMIT = 8192, EDGES_LIMIT = 16 << 20, SHA1_HEX = 40, SHA256_HEX = 64 };

static const char content[] = "content";

/* Returns the first line of a small file, without blanks at its end; NULL if it cannot be read. */
static char *first_line(struct arena *a, const char *path)
{
    char *text;
    size_t n;
    if (fs_read(a, AT_FDCWD, path, POINTER_LIMIT, &text, &n))
        return NULL;
    n = strcspn(text, "\n");
    while (n && (text[n - 1] == '\r' || text[n - 1] == ' '))
        n--;
    text[n] = '\0';
    return text;
}

/* Returns `path` as it is seen from the folder `from`. */
static const char *path_from(struct arena *a, const char *from, const char *path)
{
    return *path == '/' ? path : arena_printf(a, "%s/%s", from, path);
}

/* Returns where the file .git of a second work tree or of a submodule points to. */
static const char *pointed(struct arena *a, const char *top, const char *path)
{
    static const char word[] = "gitdir: ";
    const char *line = first_line(a, path);
    if (!line || strncmp(line, word, sizeof word - 1) != 0)
        return NULL;
    return path_from(a, top, line + sizeof word - 1);
}

static int is_regular(struct arena *a, const char *folder, const char *name)
{
    struct stat st;
    return !stat(arena_printf(a, "%s/%s", folder, name), &st) && S_ISREG(st.st_mode);
}

/* Returns 1 if what git reads first are files: a pipe in the place of one makes it wait. */
static int has_files(struct arena *a, const char *dir)
{
    struct stat st;
    int config = !stat(arena_printf(a, "%s/config", dir), &st);
    return is_regular(a, dir, "HEAD") && (!config || S_ISREG(st.st_mode));
}

/* Whoever owns a repository says what is read from it, so it must be those who own the site, or who
 * build it, or the machine: somebody else may have laid one into a folder above that all may write
 * to. Git asks the same, but only of repositories that it finds by itself; it lets the person who
 * called sudo count, too. */
static int is_trusted(const struct stat *st, uid_t site)
{
    const char *sudo = geteuid() == 0 ? getenv("SUDO_UID") : NULL;
    return st->st_uid == site || st->st_uid == geteuid() || st->st_uid == 0 ||
           (sudo && *sudo && st->st_uid == (uid_t)strtoul(sudo, NULL, 10));
}

/* Judges what is called .git in the folder `top`: NONE if it is nothing that git would take. */
static enum repository_state judge(struct repository *repo, struct arena *a, const char *top,
                                   uid_t site)
{
    struct stat entry, dir;
    const char *path = arena_printf(a, "%s/.git", strcmp(top, "/") != 0 ? top : "");
    if (stat(path, &entry))
        return REPOSITORY_NONE;
    repo->top = top;
    repo->dir = S_ISREG(entry.st_mode) ? pointed(a, top, path) : path;
    if (!S_ISREG(entry.st_mode) && (!S_ISDIR(entry.st_mode) || !is_regular(a, path, "HEAD")))
        return REPOSITORY_NONE;
    if (!repo->dir || stat(repo->dir, &dir) || !S_ISDIR(dir.st_mode))
        return REPOSITORY_REFUSED;
    int good = has_files(a, repo->dir) && is_trusted(&entry, site) && is_trusted(&dir, site);
    return good ? REPOSITORY_GOOD : REPOSITORY_REFUSED;
}

/* Looks in `root` and the folders above it. */
static enum repository_state look_upwards(struct repository *repo, struct arena *a,
                                          const char *root)
{
    struct stat site;
    enum repository_state state = REPOSITORY_NONE;
    size_t n = strlen(root);
    if (stat(root, &site))
        return state;
    while (n && state == REPOSITORY_NONE) {
        state = judge(repo, a, arena_copy(a, root, n), site.st_uid);
        const char *slash = memrchr(root, '/', n);
        n = n == 1 ? 0 : slash == root ? 1 : (size_t)(slash - root);
    }
    return state;
}

/* Notes the path of the site's content below the repository's folder. */
static void note_content(struct repository *repo, struct arena *a, const char *root)
{
    const char *below = root + strlen(repo->top);
    below += *below == '/';
    repo->content = *below ? arena_printf(a, "%s/%s", below, content) : content;
    repo->above = strlen(repo->content) - strlen(content);
}

/* A shallow clone lists the commits at its edge. */
static void read_edges(struct repository *repo, struct arena *a)
{
    char *text;
    size_t n;
    const char *common = first_line(a, arena_printf(a, "%s/commondir", repo->dir));
    const char *dir = common ? path_from(a, repo->dir, common) : repo->dir;
    if (fs_read(a, AT_FDCWD, arena_printf(a, "%s/shallow", dir), EDGES_LIMIT, &text, &n))
        return;
    for (char *rest, *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        map_add(&repo->edges, line, line);
}

/* Asks git for the way objects are named and for the newest commit. A git that reads the repository
 * answers the first; where nothing was committed, the second is no name. */
static int ask(struct repository *repo, struct arena *a)
{
    static const char *const command[] = {"rev-parse", "--show-object-format", "HEAD", NULL};
    const char *line[2];
    int error = git_says(a, repo, command, line, 2);
    if (error)
        return error;
    repo->state = line[0] ? REPOSITORY_EMPTY : REPOSITORY_REFUSED;
    repo->sha256 = line[0] && !strcmp(line[0], "sha256");
    size_t digits = repo->sha256 ? SHA256_HEX : SHA1_HEX;
    if (line[1] && strlen(line[1]) == digits && strspn(line[1], "0123456789abcdef") == digits) {
        repo->head = line[1];
        repo->state = REPOSITORY_GOOD;
    }
    return 0;
}

int repository_find(struct repository *repo, struct arena *a, const char *root)
{
    *repo = (struct repository){0};
    map_init(&repo->edges, a);
    repo->state = look_upwards(repo, a, root);
    if (repo->state != REPOSITORY_GOOD)
        return 0;
    int error = ask(repo, a);
    if (error == -ENOENT || error == -EACCES)
        repo->state = REPOSITORY_REFUSED;
    else if (error)
        return error;
    if (repo->state != REPOSITORY_GOOD)
        return 0;
    note_content(repo, a, root);
    read_edges(repo, a);
    return 0;
}

#include "resolve/history/history.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void history_begin(struct history *h, const struct repository *repo)
{
    *h = (struct history){.repo = repo};
}

/* One git names the commits that touched content/, another tells what each of them did. For each
 * commit that is "\x01TIME NAME", then a record for each file and one with its path, all ended by
 * NUL. A merge names the files in which it differs from all its parents (-c): its own doing. */
int history_open(struct history *h, struct arena *a, const struct repository *repo)
{
    const char *const commits[] = {"rev-list", repo->head, "--", repo->content, NULL};
    const char *const changes[] = {"diff-tree",
                                   "--stdin",
                                   "-z",
                                   "-r",
                                   "-c",
                                   "--root",
                                   "--raw",
                                   "--no-abbrev",
                                   "--no-renames",
                                   "--no-ext-diff",
                                   "--no-textconv",
                                   "--format=%x01%ct %H",
                                   "--",
                                   repo->content,
                                   NULL};
    history_begin(h, repo);
    int error = git_start(&h->list, a, repo, commits, -1);
    if (error)
        return error;
    error = git_start(&h->git, a, repo, changes, fileno(h->list.out));
    if (error)
        git_end(&h->list);
    return error;
}

/* Reads up to the next NUL; returns NULL at the end. A record may begin with the line end that
 * follows a commit's head. */
static char *next_record(struct history *h)
{
    if (getdelim(&h->line, &h->room, '\0', h->git.out) <= 0) {
        h->ended = 1;
        return NULL;
    }
    return h->line + (h->line[0] == '\n');
}

/* Reads on to a path; returns it as seen from the site's folder, or NULL: git is at its end, or the
 * path does not lie in content/. */
static const char *next_path(struct history *h)
{
    ssize_t n = getdelim(&h->path, &h->path_room, '\0', h->git.out);
    if (n <= 0 || (size_t)n <= h->repo->above ||
        strncmp(h->path, h->repo->content, h->repo->above) != 0)
        return NULL;
    return h->path + h->repo->above;
}

static void read_commit(struct history *h, char *head)
{
    char *name = NULL;
    h->time = strtoll(head, &name, 10);
    name[strcspn(name, "\n")] = '\0';
    h->edge = map_get(&h->repo->edges, name + strspn(name, " ")) != NULL;
}

/* Takes apart ":MODE MODE NAME NAME STATUS", the old and the new state of a file; a merge has one
 * more ':', mode and name for each further parent. Returns 0 for other records. */
static int raw_record(char *record, struct history_change *c)
{
    size_t parents = strspn(record, ":");
    char *rest = NULL;
    if (!parents)
        return 0;
    const char *old = strtok_r(record + parents, " ", &rest), *new = NULL;
    for (size_t i = 0; i < parents; i++)
        new = strtok_r(NULL, " ", &rest);
    c->blob = strtok_r(NULL, " ", &rest);
    if (!old || !new || !c->blob)
        return 0;
    c->deleted = !strncmp(old, "100", 3) && !strcmp(new, "000000");
    return 1;
}

int history_next(struct history *h, struct history_change *c)
{
    for (char *record; (record = next_record(h));) {
        if (record[0] == '\x01') {
            read_commit(h, record + 1);
        } else if (raw_record(record, c)) {
            c->path = next_path(h);
            c->time = h->time;
            c->edge = h->edge;
            if (c->path)
                return 1;
        }
    }
    return 0;
}

int history_open_files(struct history *h, struct arena *a, const struct repository *repo,
                       const char *commit)
{
    const char *const command[] = {"ls-tree", "-r", "-z",          "--full-tree",
                                   commit,    "--", repo->content, NULL};
    history_begin(h, repo);
    return git_start(&h->git, a, repo, command, -1);
}

/* Each file is "MODE blob NAME\tPATH", ended by NUL. */
int history_file(struct history *h, const char **path, const char **blob)
{
    for (char *record; (record = next_record(h));) {
        char *tab = strchr(record, '\t'), *type = strchr(record, ' ');
        if (!tab || !type || strncmp(record, "100", 3) != 0 || strncmp(type, " blob ", 6) != 0 ||
            strlen(tab + 1) <= h->repo->above)
            continue;
        *tab = '\0';
        *blob = type + 6;
        *path = tab + 1 + h->repo->above;
        return 1;
    }
    return 0;
}

/* The names go through a file in memory: a pipe could fill up while git waits for us, and would
 * kill us by a signal if git ended early. */
int history_open_blobs(struct history *h, struct arena *a, const struct repository *repo,
                       const char *blobs)
{
    static const char *const command[] = {"cat-file", "--batch", NULL};
    size_t n = strlen(blobs);
    int in = memfd_create("blobs", MFD_CLOEXEC);
    history_begin(h, repo);
    if (in < 0)
        return -errno;
    int good = write(in, blobs, n) == (ssize_t)n && lseek(in, 0, SEEK_SET) == 0;
    int error = good ? git_start(&h->git, a, repo, command, in) : -errno;
    close(in);
    return error;
}

/* Reads past what is not wanted. */
static int skip(FILE *f, size_t n)
{
    char waste[4096];
    while (n) {
        size_t some = n < sizeof waste ? n : sizeof waste;
        if (fread(waste, 1, some, f) != some)
            return 0;
        n -= some;
    }
    return 1;
}

int history_blob(struct history *h, size_t limit, char **text, size_t *n, int *missing)
{
    FILE *out = h->git.out;
    *text = NULL;
    *missing = 0;
    if (getline(&h->line, &h->room, out) <= 0)
        return 0;
    const char *type = strchr(h->line, ' ');
    const char *size = type ? strchr(type + 1, ' ') : NULL;
    *missing = type && !strcmp(type, " missing\n");
    if (!size)
        return type != NULL;
    *n = strtoull(size + 1, NULL, 10);
    if (strncmp(type, " blob ", 6) != 0 || *n > limit)
        return skip(out, *n) && skip(out, 1);
    *text = memory_get(*n + 1);
    if (fread(*text, 1, *n, out) == *n && skip(out, 1)) {
        (*text)[*n] = '\0';
        return 1;
    }
    free(*text);
    *text = NULL;
    return 0;
}

int history_close(struct history *h)
{
    int good = git_end(&h->git);
    if (h->list.out)
        good &= git_end(&h->list);
    free(h->line);
    free(h->path);
    return good || !h->ended;
}

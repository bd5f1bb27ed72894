#include "resolve/history/since.h"

#include "base/arena.h"
#include "base/map.h"
#include "model/site.h"
#include "resolve/history/history.h"
#include "resolve/history/repository_find.h"
#include "resolve/history/stamps.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Returns 1 if git takes the word for a revision, and never for an option. */
static int is_revision(const char *word)
{
    return *word && *word != '-' &&
           !word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                              "._/~^@{}+-#")];
}

/* Reads the name of a commit that a git command says in its only line; NULL: it says none. */
static int ask_commit(struct arena *a, const struct repository *repo, const char *const command[],
                      const char **commit)
{
    const char *line;
    int error = git_says(a, repo, command, &line, 1);
    *commit = line && *line && !line[strspn(line, "0123456789abcdef")] ? line : NULL;
    return error;
}

/* Finds the last commit that the revision and the site have in common; NULL: there is no such
 * revision. */
static int find_base(struct arena *a, const struct repository *repo, const char *revision,
                     const char **base)
{
    const char *commit;
    const char *const known[] = {"rev-parse", "--verify", "--quiet",
                                 arena_printf(a, "%s^{commit}", revision), NULL};
    *base = NULL;
    int error = is_revision(revision) ? ask_commit(a, repo, known, &commit) : 0;
    if (error || !is_revision(revision) || !commit)
        return error;
    const char *const common[] = {"merge-base", repo->head, commit, NULL};
    error = ask_commit(a, repo, common, base);
    *base = *base ? *base : commit; /* as in a shallow clone */
    return error;
}

/* Fills `items` with those whose bytes are not those of the commit. */
static int find_items(struct site *site, const struct repository *repo, const char *commit,
                      struct since *out)
{
    struct history h;
    struct map was;
    const char *path, *blob;
    map_init(&was, site->arena);
    int error = history_open_files(&h, site->arena, repo, commit);
    if (error)
        return error;
    while (history_file(&h, &path, &blob))
        map_add(&was, arena_strdup(site->arena, path), arena_strdup(site->arena, blob));
    history_close(&h);
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        const struct item *original = item->original ? item->original : item;
        const char *before = map_get(&was, item->source->path);
        if (!item->hidden && !original->hidden && (!before || stamps_differ(item->source, before)))
            list_add(&out->items, site->arena, site->all.at[i]);
    }
    return 0;
}

/* Notes what a file outside content/ changes. */
static void note_other(struct site *site, const char *path, struct since *out)
{
    for (int l = 0; l < site->languages; l++) {
        struct language *language = &site->language[l];
        if (language->words && !strcmp(language->words->path, path)) {
            list_add(&out->words, site->arena, language);
            return;
        }
    }
    out->rest = 1;
}

/* Notes what differs in site/ and layouts/. */
static int find_others(struct site *site, const struct repository *repo, const char *commit,
                       struct since *out)
{
    struct git g;
    struct arena *a = site->arena;
    char *path = NULL;
    size_t room = 0;
    const char *const command[] = {"diff-tree",
                                   "-r",
                                   "-z",
                                   "--name-only",
                                   "--no-renames",
                                   "--no-ext-diff",
                                   "--no-textconv",
                                   commit,
                                   repo->head,
                                   "--",
                                   arena_printf(a, "%.*ssite", (int)repo->above, repo->content),
                                   arena_printf(a, "%.*slayouts", (int)repo->above, repo->content),
                                   NULL};
    int error = git_start(&g, a, repo, command, -1);
    if (error)
        return error;
    while (git_answers(&g) && getdelim(&path, &room, '\0', g.out) > 0) {
        if (strlen(path) > repo->above)
            note_other(site, path + repo->above, out);
    }
    free(path);
    git_end(&g);
    return 0;
}

int since_find(struct site *site, const char *revision, struct since *out)
{
    const struct repository *repo = site->repository;
    struct repository found;
    const char *commit;
    int error = 0;
    *out = (struct since){.state = SINCE_NO_REPOSITORY};
    if (!repo || repo->state == REPOSITORY_NONE) { /* the site does without its history */
        error = repository_find(&found, site->arena, site->root);
        repo = &found;
    }
    if (error || repo->state != REPOSITORY_GOOD)
        return error;
    error = find_base(site->arena, repo, revision, &commit);
    out->state = !error && commit ? SINCE_KNOWN : SINCE_NO_COMMIT;
    if (error || !commit)
        return error;
    error = find_items(site, repo, commit, out);
    return error ? error : find_others(site, repo, commit, out);
}

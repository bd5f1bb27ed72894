/* What the tests of publishing share: sites written as text, and trees read back as text. */
#ifndef TESTS_UNIT_PUBLISHING_H
#define TESTS_UNIT_PUBLISHING_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "unit/unit.h"
#include "write/publish.h"
#include "write/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Publishes a site of words "path=bytes", or "path@name" for a copy of a file in the test's folder;
 * two workers take turns. */
static inline struct published publish_words(struct arena *a, const char *site,
                                             struct publish_order order)
{
    order.workers = 2;
    order.kind = order.kind ? order.kind : PUBLISH_PUBLIC;
    struct publishing *p = publish_begin(a, &order);
    int turn = 0;
    for (char *save, *word = strtok_r(arena_strdup(a, site), " ", &save); word;
         word = strtok_r(NULL, " ", &save)) {
        size_t n = strcspn(word, "=@");
        const char *path = arena_copy(a, word, n);
        struct file f = {.path = path, .root = unit_folder()};
        if (word[n] == '@')
            f.from = word + n + 1;
        else
            f.s = word + n + 1;
        f.n = f.s ? strlen(f.s) : 0;
        publish_file(p, &f, turn++ % 2);
    }
    return publish_end(p);
}

/* Publishes a site to `target` in the test's folder; the strings of the result live in `a`. */
static inline struct published publish_in(struct arena *a, const char *site, const char *target,
                                          int force)
{
    return publish_words(
        a, site,
        (struct publish_order){.target = arena_printf(a, "%s/%s", unit_folder(), target),
                               .protected = arena_printf(a, "%s/site", unit_folder()),
                               .force = force});
}

/* Publishes to `public` and expects no error; returns "written/unchanged/removed". */
static inline const char *publish_site(struct arena *a, const char *site)
{
    struct published p = publish_in(a, site, "public", 0);
    if (p.error)
        return arena_printf(a, "%s %s: %s", p.why, p.path, strerror(p.error));
    return arena_printf(a, "%zu/%zu/%zu", p.written, p.unchanged, p.removed);
}

static inline int by_text(const void *x, const void *y, void *ctx)
{
    (void)ctx;
    return strcmp(x, y);
}

/* Returns one entry of a tree as text; with `full` its inode and mtime instead of its bytes. */
static inline char *entry_text(struct arena *a, int fd, const struct tree_entry *e, int full)
{
    char bytes[100] = "";
    struct stat st = {0};
    fstatat(fd, e->path, &st, AT_SYMLINK_NOFOLLOW);
    if (full)
        return arena_printf(a, "%s %ju %jd %o", e->path, (uintmax_t)st.st_ino,
                            (intmax_t)tree_nanoseconds(st.st_mtim), st.st_mode);
    if (e->kind == TREE_FOLDER)
        return arena_printf(a, "%s/", e->path);
    int file = openat(fd, e->path, O_RDONLY | O_NOFOLLOW);
    ssize_t n = file < 0 ? 0 : read(file, bytes, sizeof bytes - 1);
    bytes[n < 0 ? 0 : n] = '\0';
    if (file >= 0)
        close(file);
    return arena_printf(a, "%s=%s", e->path, bytes);
}

/* Returns all that is in a folder of the test's folder, sorted: "a/ a/b=bytes c=bytes"; "(none)" if
 * there is no such folder. */
static inline char *tree_text(struct arena *a, const char *folder, int full)
{
    struct tree t;
    const char *failed;
    struct list l = {0};
    struct buf out;
    int fd = open(arena_printf(a, "%s/%s", unit_folder(), folder), O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        return arena_strdup(a, "(none)");
    CHECK_EQ_INT(tree_scan(a, fd, &t, &failed), 0);
    for (size_t i = 0; i < t.entries.n; i++)
        list_add(&l, a, entry_text(a, fd, t.entries.entry[i].value, full));
    list_sort(&l, by_text, NULL);
    buf_init(&out);
    for (size_t i = 0; i < l.n; i++)
        buf_printf(&out, "%s%s", i ? " " : "", (const char *)l.at[i]);
    char *text = arena_copy(a, out.s, out.n);
    buf_free(&out);
    close(fd);
    return text;
}

/* Returns the full path of what lies in the test's folder. */
static inline char *in_folder(struct arena *a, const char *path)
{
    return arena_printf(a, "%s/%s", unit_folder(), path);
}

/* Returns "why path" of a publication that should fail, the path without the test's folder. */
static inline const char *refusal(struct arena *a, const char *site, const char *target, int force,
                                  int error)
{
    struct published p = publish_in(a, site, target, force);
    CHECK_EQ_INT(p.error, error);
    if (!p.error)
        return "none";
    size_t n = strlen(unit_folder()) + 1;
    return arena_printf(a, "%s %s", p.why, strlen(p.path) > n ? p.path + n : p.path);
}

/* Returns inode number and mtime of a file in the test's folder as text. */
static inline char *identity(struct arena *a, const char *path)
{
    struct stat st;
    if (stat(arena_printf(a, "%s/%s", unit_folder(), path), &st))
        return arena_strdup(a, strerror(errno));
    return arena_printf(a, "%ju %jd", (uintmax_t)st.st_ino, (intmax_t)tree_nanoseconds(st.st_mtim));
}

#endif

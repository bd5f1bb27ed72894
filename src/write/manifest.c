#include "write/manifest.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "write/kind.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

/* One line for the folder, one for each file, one to show that nothing is missing:
 *
 *     knoten manifest 2 ROOT KIND
 *     DIGEST-A DIGEST-B SIZE MTIME INODE SOURCE PATH
 *     end COUNT
 *
 * All numbers are hexadecimal, 16 digits in each: the lines of a large site are read on every
 * build. The first version had no KIND: all builds were alike, and what it tells of is taken for
 * public. */
static const char title[] = "knoten manifest 2 ";
static const char old_title[] = "knoten manifest 1 ";
static const char closing[] = "end ";

enum { FIELDS = 6, FIELD = 17, LIMIT = 1 << 30 };

void manifest_init(struct manifest *m, struct arena *a)
{
    *m = (struct manifest){0};
    map_init(&m->entries, a);
}

static void put_hex(char *to, uint64_t x)
{
    for (int i = 15; i >= 0; i--, x >>= 4)
        to[i] = "0123456789abcdef"[x & 15];
    to[16] = ' ';
}

/* Reads 16 digits; returns 0 if they are not all there. */
static int get_hex(const char *s, uint64_t *x)
{
    *x = 0;
    for (int i = 0; i < 16; i++) {
        unsigned digit = (unsigned)(s[i] - '0') < 10  ? (unsigned)(s[i] - '0')
                         : (unsigned)(s[i] - 'a') < 6 ? (unsigned)(s[i] - 'a') + 10
                                                      : 16;
        if (digit == 16)
            return 0;
        *x = *x << 4 | digit;
    }
    return 1;
}

void manifest_format(const struct manifest *m, struct buf *out)
{
    buf_printf(out, "%s%016" PRIx64 " %s\n", title, m->root, m->kind ? m->kind : PUBLISH_PUBLIC);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct manifest_entry *e = m->entries.entry[i].value;
        const uint64_t field[FIELDS] = {e->digest.a,        e->digest.b, e->size,
                                        (uint64_t)e->mtime, e->inode,    e->source};
        char text[FIELDS * FIELD];
        for (size_t k = 0; k < FIELDS; k++)
            put_hex(text + k * FIELD, field[k]);
        buf_add(out, text, sizeof text);
        buf_puts(out, e->path);
        buf_putc(out, '\n');
    }
    buf_printf(out, "%s%016" PRIx64 "\n", closing, (uint64_t)m->entries.n);
}

/* Reads one line of a file, whose newline has become the end of the string. */
static struct manifest_entry *read_entry(struct arena *a, const char *line, size_t n)
{
    uint64_t field[FIELDS];
    if (n <= sizeof field / sizeof *field * FIELD)
        return NULL;
    for (size_t k = 0; k < FIELDS; k++) {
        if (!get_hex(line + k * FIELD, &field[k]) || line[k * FIELD + 16] != ' ')
            return NULL;
    }
    const char *path = line + (size_t)FIELDS * FIELD;
    if (strlen(path) != n - (size_t)FIELDS * FIELD || !fs_path_confined(path))
        return NULL;
    struct manifest_entry *e = arena_alloc(a, sizeof *e);
    *e = (struct manifest_entry){.path = path,
                                 .digest = {field[0], field[1]},
                                 .size = field[2],
                                 .mtime = (int64_t)field[3],
                                 .inode = field[4],
                                 .source = field[5]};
    return e;
}

/* Returns 1 if the line is `word` and a number, nothing more. */
static int read_frame(const char *line, size_t n, const char *word, uint64_t *x)
{
    size_t w = strlen(word);
    return n == w + 16 && !memcmp(line, word, w) && get_hex(line + w, x);
}

/* Reads the first line; the kind is a word of small letters and '-'. */
static int read_title(struct arena *a, const char *line, size_t n, struct manifest *m)
{
    enum { HEAD = sizeof title - 1 + FIELD };
    m->kind = PUBLISH_PUBLIC;
    if (read_frame(line, n, old_title, &m->root))
        return 1;
    if (n <= HEAD || line[HEAD - 1] != ' ' || !read_frame(line, HEAD - 1, title, &m->root))
        return 0;
    m->kind = arena_copy(a, line + HEAD, n - HEAD);
    return strspn(m->kind, "abcdefghijklmnopqrstuvwxyz-") == n - HEAD;
}

/* Returns 1 if the text is a manifest from its first line to its last. */
static int read_lines(struct arena *a, char *text, size_t size, struct manifest *m)
{
    size_t line = 0;
    for (char *next, *end = text + size; text < end; text = next, line++) {
        char *stop = memchr(text, '\n', (size_t)(end - text));
        if (!stop)
            return 0;
        *stop = '\0';
        next = stop + 1;
        size_t n = (size_t)(stop - text);
        uint64_t count;
        if (line && read_frame(text, n, closing, &count))
            return next == end && count == m->entries.n;
        if (!line) {
            if (!read_title(a, text, n, m))
                return 0;
            continue;
        }
        struct manifest_entry *e = read_entry(a, text, n);
        if (!e || map_add(&m->entries, e->path, e) != e)
            return 0;
    }
    return 0;
}

int manifest_read(struct arena *a, int dirfd, const char *name, struct manifest *m)
{
    char *text;
    size_t n;
    manifest_init(m, a);
    int error = fs_read(a, dirfd, name, LIMIT, &text, &n);
    if (error)
        return error == -ENOENT ? 0 : error;
    if (read_lines(a, text, n, m))
        return 1;
    manifest_init(m, a);
    m->damaged = 1;
    return 0;
}

#include "command/serve/redirect.h"

#include "base/address.h"
#include "base/buf.h"

#include <string.h>

enum { NAMES = 8 };

/* What stood in the path where a line has `:name`. */
struct redirect_name {
    const char *name, *value;
    size_t name_length, value_length;
};

struct redirect_match {
    struct redirect_name name[NAMES];
    size_t n;
};

/* Appends a part of a path as it is meant, however it is encoded. */
static void add_decoded(struct buf *out, const char *s, size_t n)
{
    struct buf part;
    buf_init(&part);
    buf_add(&part, s, n);
    address_decode(out, part.s);
    buf_free(&part);
}

static int is_same_part(const char *a, size_t a_length, const char *b, size_t b_length)
{
    struct buf first, second;
    buf_init(&first);
    buf_init(&second);
    add_decoded(&first, a, a_length);
    add_decoded(&second, b, b_length);
    int same = first.n == second.n && !memcmp(first.s, second.s, first.n);
    buf_free(&first);
    buf_free(&second);
    return same;
}

/* Returns 1 if the part of a line `from` fits that of the path. */
static int fits_part(struct redirect_match *m, const char *from, size_t from_length,
                     const char *path, size_t path_length)
{
    if (!from_length || *from != ':')
        return is_same_part(from, from_length, path, path_length);
    if (!path_length || m->n == NAMES)
        return 0;
    m->name[m->n++] = (struct redirect_name){from, path, from_length, path_length};
    return 1;
}

/* Returns 1 if the path is what the line says, part for part. */
static int fits_line(struct redirect_match *m, const char *from, size_t length, const char *path)
{
    const char *end = from + length, *stop = path + strlen(path);
    m->n = 0;
    for (;;) {
        const char *slash = memchr(from, '/', (size_t)(end - from)), *other = strchr(path, '/');
        if (!slash != !other || !fits_part(m, from, (size_t)((slash ? slash : end) - from), path,
                                           (size_t)((other ? other : stop) - path)))
            return 0;
        if (!slash)
            return 1;
        from = slash + 1;
        path = other + 1;
    }
}

/* Appends the address that is meant, with what stood for its names: values of a query, or parts of
 * a path, in which nothing of theirs can mean anything else. */
static void add_goal(const struct redirect_match *m, const char *to, size_t n, struct buf *out)
{
    const char *end = to + n;
    while (to < end) {
        size_t i = 0, length = 0;
        for (; *to == ':' && i < m->n && !length; i++) {
            if ((size_t)(end - to) >= m->name[i].name_length &&
                !strncmp(to, m->name[i].name, m->name[i].name_length))
                length = m->name[i].name_length;
        }
        if (length) {
            struct buf value;
            buf_init(&value);
            add_decoded(&value, m->name[i - 1].value, m->name[i - 1].value_length);
            address_write_value(out, value.s);
            buf_free(&value);
        } else {
            buf_putc(out, *to);
        }
        to += length ? length : 1;
    }
}

int redirect_find(const char *lines, const char *path, struct buf *to)
{
    for (const char *line = lines; *line;) {
        struct redirect_match match;
        size_t n = strcspn(line, "\n"), from = strcspn(line, " \n");
        const char *goal = line + from + (line[from] == ' ');
        size_t length = strcspn(goal, " \n");
        if (goal[length] == ' ' && goal[length + 1] == '3' && fits_line(&match, line, from, path)) {
            add_goal(&match, goal, length, to);
            return 1;
        }
        line += n + (line[n] == '\n');
    }
    return 0;
}

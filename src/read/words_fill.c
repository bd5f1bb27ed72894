#include "read/words_fill.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/words.h"

#include <string.h>

/* Returns the sign in the hole at `s` ('n', '1' … '9'), 0 if none is there. */
static char hole_at(const char *s)
{
    return s[0] == '{' && s[1] && s[2] == '}' && strchr("n123456789", s[1]) ? s[1] : '\0';
}

void words_fill_by(struct buf *out, const char *pattern,
                   int (*put)(void *ctx, struct buf *out, char hole), void *ctx)
{
    const char *from = pattern;
    for (const char *s = pattern; (s = strchr(s, '{'));) {
        char hole = hole_at(s);
        buf_add(out, from, (size_t)(s - from));
        from = s;
        s += hole ? 3 : 1;
        if (hole && put(ctx, out, hole))
            from = s;
    }
    buf_puts(out, from);
}

/* What stands in the holes. */
struct filling {
    const char *n;          /* NULL: no number */
    const char *const *arg; /* [args]; NULL: nothing */
    size_t args;
};

static int put_filling(void *ctx, struct buf *out, char hole)
{
    const struct filling *f = ctx;
    size_t i = (size_t)(hole - '1');
    const char *with = hole == 'n' ? f->n : i < f->args ? f->arg[i] : NULL;
    if (with)
        buf_puts(out, with);
    return with != NULL;
}

void words_fill(struct buf *out, const char *pattern, const char *n, const char *const *arg,
                size_t args)
{
    struct filling f = {n, arg, args};
    words_fill_by(out, pattern, put_filling, &f);
}

const char *words_filled(struct arena *a, const char *pattern, const char *first,
                         const char *second)
{
    const char *const arg[] = {first, second};
    struct buf b;
    buf_init(&b);
    words_fill(&b, pattern, NULL, arg, 2);
    const char *text = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return text;
}

const char *words_form(const struct word *w, const char *category, long n)
{
    if (w->text)
        return w->text;
    if (n == 0 && w->plural[0])
        return w->plural[0];
    for (int i = 0; i < PLURAL_FORMS; i++) {
        if (w->plural[i] && !strcmp(words_forms[i], category))
            return w->plural[i];
    }
    return w->plural[PLURAL_FORMS - 1];
}

unsigned words_hole(char sign)
{
    return 1U << (sign == 'n' ? 0 : sign - '0');
}

unsigned words_holes(const char *pattern)
{
    unsigned holes = 0;
    for (const char *s = pattern; s && (s = strchr(s, '{')); s++) {
        char hole = hole_at(s);
        if (hole)
            holes |= words_hole(hole);
    }
    return holes;
}

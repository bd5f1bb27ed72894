#include "model/parts.h"

#include "base/arena.h"

#include <string.h>

enum { MOST_PARTS = 50 };

/* Returns 1 if the value stands in its file byte by byte as it is read. */
static int stands_as_read(const struct node *n)
{
    size_t len = strlen(n->text);
    const struct source *s = n->span.source;
    return s && n->span.n == len && n->span.at + len <= s->n &&
           !memcmp(s->text + n->span.at, n->text, len);
}

static void add_text_part(struct arena *a, const struct node *n, int placed, size_t from,
                          size_t len, struct list *out)
{
    const char *text = n->text + from;
    while (len && strchr(" \t\n", *text)) {
        text++;
        len--;
    }
    while (len && strchr(" \t\n", text[len - 1]))
        len--;
    if (!len)
        return;
    struct node *part = arena_alloc(a, sizeof *part);
    *part = (struct node){.kind = NODE_SCALAR, .quoted = n->quoted, .span = n->span};
    part->text = arena_copy(a, text, len);
    if (placed)
        part->span = span_make(n->span.source, n->span.at + (size_t)(text - n->text), len);
    list_add(out, a, part);
}

void parts_of(struct arena *a, const struct node *n, struct list *out)
{
    const char *marks = strpbrk(n->text, ",;") ? ",;" : "/&";
    int placed = stands_as_read(n);
    size_t end = strlen(n->text), from = 0, len;
    if (!strpbrk(n->text, marks))
        return;
    if (*n->text == '[' && n->text[end - 1] == ']') { /* a list that somebody put in quotes */
        from++;
        end--;
    }
    for (; from < end && out->n <= MOST_PARTS; from += len + 1) {
        len = strcspn(n->text + from, marks);
        len = len < end - from ? len : end - from;
        add_text_part(a, n, placed, from, len, out);
    }
    if (out->n < 2 || out->n > MOST_PARTS)
        out->n = 0;
}

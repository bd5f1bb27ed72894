#include "read/markdown/prose.h"

#include "base/arena.h"

#include <string.h>

/* Quotes, escapes and folded lines are stepped over, so each byte is looked for behind the last. */
struct prose *prose_scalar(struct arena *a, struct span span, const char *text)
{
    const char *s = span.source->text;
    size_t n = strlen(text), end = (size_t)span.at + span.n, i = span.at;
    struct prose *p = arena_alloc(a, sizeof *p);
    uint32_t *at = arena_array(a, n + 1, sizeof *at);
    char *line = arena_copy(a, text, n);
    for (size_t k = 0; k < n; k++) {
        size_t hit = i;
        line[k] = line[k] == '\n' ? ' ' : line[k];
        while (hit < end && s[hit] != line[k] && !(line[k] == ' ' && s[hit] == '\n'))
            hit++;
        at[k] = (uint32_t)(hit < end ? hit : i < end ? i : span.at);
        i = hit < end ? hit + 1 : i;
        if (line[k] == ' ')
            i += strspn(s + i, " \t\n");
    }
    *p = (struct prose){
        .source = span.source, .text = line, .n = n, .at = at, .mark = arena_alloc(a, n + 1)};
    return p;
}

struct span prose_span(const struct prose *p, size_t from, size_t to)
{
    size_t first = p->at[from], last = p->at[to - 1];
    return span_make(p->source, first, last >= first ? last + 1 - first : 0);
}

#include "read/yaml_key.h"

#include "base/buf.h"
#include "read/yaml_line.h"

#include <string.h>

/* Names of fields in the dress of another language: Markdown's, or a list's. */

int yaml_tell_bold(struct yaml_reader *y, size_t at)
{
    static const char marks[] = "*_`";
    struct raw_line l = raw_line_at(y, at);
    struct buf line;
    size_t before = strspn(l.s + l.start, marks), name = l.start + before;
    size_t n = strspn(l.s + name, raw_letters), end = name + n;
    while (n && l.s[name + n - 1] == '_')
        n--; /* a mark, too */
    size_t value = end + strspn(l.s + end, "*_`: ");
    if (!before || value > l.n || !memchr(l.s + end, ':', value - end) ||
        !raw_is_field(y, l.s + name, n))
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_KEY, raw_span(y, &l, l.start), NULL);
    buf_init(&line);
    buf_printf(&line, "%.*s%.*s: ", (int)l.start, l.s, (int)n, l.s + name);
    raw_put_value(&line, l.s + value, l.n - value);
    raw_help_line(y, d, &line);
    return 1;
}

/* A first line with a dash, where the others have none. */
static int tell_first(struct yaml_reader *y, const struct raw_line *l)
{
    struct buf line;
    if (!raw_is_field(y, l->s + l->start, l->name))
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_KEY, raw_span(y, l, raw_indent(l)), NULL);
    buf_init(&line);
    buf_add(&line, l->s + l->start, l->n - l->start);
    raw_help_line(y, d, &line);
    return 1;
}

/* A field of an entry that stands below the entry's dash, not below its first field. */
static int tell_below(struct yaml_reader *y, const struct raw_line *entry, const struct raw_line *l)
{
    struct buf line;
    size_t indent = raw_indent(l);
    if (!entry->name || !l->name || indent != raw_indent(entry) || l->start != indent)
        return 0;
    struct diag *d = yaml_fail(y, DIAG_YAML_INDENT, raw_span(y, l, indent), NULL);
    buf_init(&line);
    buf_printf(&line, "%*s%.*s", (int)entry->start, "", (int)(l->n - indent), l->s + indent);
    raw_help_line(y, d, &line);
    return 1;
}

int yaml_tell_bullet(struct yaml_reader *y, size_t list, size_t at)
{
    struct raw_line entry = raw_line_at(y, list), l = raw_line_at(y, at), above;
    if (entry.start == raw_indent(&entry))
        return 0;
    return raw_line_above(y, &entry, &above) ? tell_below(y, &entry, &l) : tell_first(y, &entry);
}

#include "read/template/eval_url.h"

#include "base/buf.h"
#include "read/template/eval.h"

#include <string.h>

void eval_url(const struct eval *e, struct buf *out, const char *path, size_t n)
{
    const char *up = e->up ? e->up : "";
    size_t file = 0;
    while (file < n && path[file] != '#' && path[file] != '?')
        file++;
    buf_puts(out, up);
    buf_add(out, path, file);
    int folder = !file || path[file - 1] == '/';
    if (folder && e->link_files)
        buf_puts(out, "index.html");
    else if (!file && !*up)
        buf_puts(out, "./");
    buf_add(out, path + file, n - file);
}

void eval_url_html(const struct eval *e, struct buf *out, const char *path, size_t n)
{
    struct buf url;
    size_t plain = 0;
    while (plain < n && !strchr("&<>\"'", path[plain]))
        plain++;
    if (plain == n) {
        eval_url(e, out, path, n);
        return;
    }
    buf_init(&url);
    eval_url(e, &url, path, n);
    buf_html(out, url.s, url.n);
    buf_free(&url);
}

void eval_html(const struct eval *e, struct buf *out, const struct html *html)
{
    for (size_t i = 0; i < html->n; i++) {
        const struct html_part *part = &html->part[i];
        buf_add(out, part->s, part->n);
        if (part->path)
            eval_url_html(e, out, part->path, strlen(part->path));
        if (part->more)
            eval_html(e, out, part->more);
    }
}

#include "command/assets.h"

#include "base/fs.h"
#include "render/site/book.h"
#include "report/print.h"
#include "report/usage.h"
#include "resolve/asset_uses.h"
#include "resolve/assets.h"

#include <stdio.h>
#include <string.h>

/* Prints the file's line if it has one; returns 1 if it has. */
static int tell_asset(const struct project *p, const struct fs_file *f)
{
    const char *path = f->path + strlen("site/assets/");
    struct asset_use use = asset_use(&p->site, path);
    if (use.shown || asset_is_own(path))
        return 0;
    phrase_print(stdout, use.hidden ? PHRASE_ASSET_HIDDEN : PHRASE_ASSET_UNNAMED, p->language,
                 f->path, NULL);
    return 1;
}

/* Lists the site's own templates of which no page is made. */
static void tell_layouts(struct project *p, const struct options *o)
{
    static const char folder[] = "layouts";
    struct fs_tree tree;
    struct book *book = book_open(&p->site, &p->report, p->workers.jobs, o->audience != NULL);
    int error = fs_walk(&p->arena, p->site.root, folder, &tree);
    for (size_t i = 0; book && !error && i < tree.n; i++) {
        if (!book_uses_layout(book, tree.file[i].path + sizeof folder))
            phrase_print(stdout, PHRASE_LAYOUT_UNUSED, p->language, tree.file[i].path, NULL);
    }
    if (book)
        book_close(book);
}

int assets_tell(struct project *p, const struct options *o)
{
    char told[24], all[24];
    size_t n = 0;
    int status = project_open(p, o, PICTURES_LOOK);
    if (status)
        return status;
    for (size_t i = 0; i < p->site.assets.n; i++)
        n += (size_t)tell_asset(p, p->site.assets.at[i]);
    if (p->site.languages)
        tell_layouts(p, o);
    snprintf(told, sizeof told, "%zu", n);
    snprintf(all, sizeof all, "%zu", p->site.assets.n);
    phrase_print(stdout, PHRASE_ASSETS_SUM, p->language, told, all);
    return p->report.count[SEVERITY_ERROR] ? report_tell(&p->report, p->language, 0) : 0;
}

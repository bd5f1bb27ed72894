#include "command/assets.h"

#include "base/fs.h"
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

int assets_tell(struct project *p, const struct options *o)
{
    char told[24], all[24];
    size_t n = 0;
    int status = project_open(p, o, PICTURES_LOOK);
    if (status)
        return status;
    for (size_t i = 0; i < p->site.assets.n; i++)
        n += (size_t)tell_asset(p, p->site.assets.at[i]);
    snprintf(told, sizeof told, "%zu", n);
    snprintf(all, sizeof all, "%zu", p->site.assets.n);
    phrase_print(stdout, PHRASE_ASSETS_SUM, p->language, told, all);
    return p->report.count[SEVERITY_ERROR] ? report_tell(&p->report, p->language, 0) : 0;
}

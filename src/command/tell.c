#include "command/tell.h"

#include "base/buf.h"
#include "report/format.h"
#include "report/print.h"
#include "report/usage.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Returns where the site's folder lies below the nearest one that holds a repository: "" or
 * "website/". Forges count paths from there. */
static const char *below_repository(struct arena *a, const char *root)
{
    char *folder = arena_strdup(a, root);
    size_t whole = strlen(folder), n = whole;
    for (;;) {
        if (!access(arena_printf(a, "%s/.git", folder), F_OK))
            return n < whole ? arena_printf(a, "%s/", root + n + 1) : "";
        char *slash = strrchr(folder, '/');
        if (!slash || slash == folder)
            return "";
        *slash = '\0';
        n = (size_t)(slash - folder);
    }
}

/* What the site's people read is in the site's language, unless another was asked for. */
static void choose_language(struct project *p, const struct options *o)
{
    if (o->format->by_site && !o->lang && p->site.languages)
        message_language_named(p->site.language[0].tag, &p->language);
}

int tell_findings(struct project *p, const struct options *o)
{
    struct findings f;
    struct buf out;
    choose_language(p, o);
    if (!o->format->by_site)
        return report_tell(&p->report, p->language, 0);
    findings_make(&f, &p->report, p->language);
    f.folder = below_repository(&p->arena, p->site.root);
    f.forge = p->site.config.repository;
    buf_init(&out);
    o->format->print(&f, &out);
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
    return report_status(&p->report);
}

int tell_unwritten(enum message_language language, const char *path, int error)
{
    if (error == -EXDEV)
        return usage_fault(language, PHRASE_UNWRITTEN_OUTSIDE, path, NULL);
    return usage_fault(language, PHRASE_UNWRITTEN, path, strerror(-error));
}

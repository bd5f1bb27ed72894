#include "resolve/history/stamps.h"

#include "base/buf.h"
#include "base/checksum.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/history/repository.h"

#include <stdio.h>
#include <string.h>

/* Git names an object by the checksum of its kind, its size and its bytes. */
static int bytes_named(const char *s, size_t n, const char *blob)
{
    char head[32], name[CHECKSUM_HEX + 1];
    int length = snprintf(head, sizeof head, "blob %zu", n) + 1;
    enum checksum_kind kind = strlen(blob) > 40 ? CHECKSUM_SHA256 : CHECKSUM_SHA1;
    checksum_hex(kind, head, (size_t)length, s, n, name);
    return !strcmp(name, blob);
}

int stamps_differ(const struct source *source, const char *blob)
{
    struct buf plain;
    if (!source || !*blob || bytes_named(source->text, source->n, blob))
        return 0;
    if (!memchr(source->text, '\r', source->n))
        return 1;
    buf_init(&plain);
    for (size_t i = 0; i < source->n; i++) {
        if (source->text[i] != '\r')
            buf_putc(&plain, source->text[i]);
    }
    int differ = !bytes_named(plain.s, plain.n, blob);
    buf_free(&plain);
    return differ;
}

int stamps_gone(const struct site *site, const char *path)
{
    size_t n = strlen(path);
    return n > 3 && !strcmp(path + n - 3, ".md") && fs_site_missing(site->root, path);
}

static void tell_count(struct report *r, enum diag_id id, size_t n, enum help_id help)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", n);
    struct diag *d = diag_add_path(r, id, "content", count, NULL);
    diag_help(r, d, help, NULL, NULL);
}

/* Some sites would rather not be built than built from a part of their history. */
static void demand_whole(const struct site *site, struct report *r)
{
    const struct node *n = node_get(site->config.node, "history");
    if (site->config.history == HISTORY_WHOLE && n)
        diag_add(r, DIAG_HISTORY_WHOLE, n->span, NULL, NULL);
}

void stamps_tell(const struct site *site, struct report *r)
{
    const struct stamps *s = site->stamps;
    enum repository_state state = site->repository->state;
    int refused = state == REPOSITORY_REFUSED || s->broken;
    if (refused)
        diag_help(r, diag_add_path(r, DIAG_GIT_FAILED, "content", NULL, NULL), HELP_TRUST_TREE,
                  NULL, NULL);
    if (s->edge)
        tell_count(r, DIAG_GIT_SHALLOW, s->shallow, HELP_FETCH_HISTORY);
    if (s->ahead && !site->now_given)
        tell_count(r, DIAG_GIT_AHEAD, s->ahead, HELP_COMMIT_CLOCK);
    if (refused || s->edge || state == REPOSITORY_NONE)
        demand_whole(site, r);
}

void stamps_tell_lost(const struct site *site, struct report *r)
{
    if (!site->stamps->lost)
        return;
    tell_count(r, DIAG_GIT_PARTIAL, site->stamps->lost, HELP_FETCH_WHOLE);
    demand_whole(site, r);
}

void resolve_stamps(const struct site *site, struct report *r)
{
    if (!site->repository)
        return; /* the site was not even read */
    if (site->config.history != HISTORY_NONE && site->repository->state == REPOSITORY_NONE)
        diag_help(r, diag_add_path(r, DIAG_GIT_NONE, "content", NULL, NULL), HELP_SAY_HISTORY, NULL,
                  NULL);
    if (site->stamps->uncommitted)
        tell_count(r, DIAG_GIT_UNCOMMITTED, site->stamps->uncommitted, HELP_COMMIT_FIRST);
}

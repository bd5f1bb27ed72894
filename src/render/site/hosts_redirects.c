#include "render/site/hosts_redirects.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "render/pages/jobs.h"
#include "resolve/lists/facets.h"
#include "resolve/route.h"

#include <ctype.h>
#include <string.h>

/* `_redirects`: what hosts do with addresses that are no files. Some follow a line even where there
 * is a file, so none may fit an address that has a page. */

/* The file while it is written. */
struct redirecting {
    const struct site *site;
    const char *base;
    struct arena *arena;
    struct buf *out;
};

/* Two kinds of choices of members that had a page together. */
static const struct {
    const char *first, *second;
} old_pairs[] = {{"topics", "languages"}, {"topics", "districts"}};

enum { OLD_PAIRS = sizeof old_pairs / sizeof *old_pairs };

/* Appends a path to a line whose parts are separated by blanks: what is not plain is encoded, as
 * browsers ask for it; `signs` are plain, too. */
static void redirect_add_path(struct redirecting *r, const char *path, const char *signs)
{
    buf_puts(r->out, r->base);
    for (const char *p = path; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80 && (isalnum(c) || strchr("/-._~", c) || strchr(signs, c)))
            buf_putc(r->out, *p);
        else
            buf_printf(r->out, "%%%02X", c);
    }
}

/* Of lists the address has a query, and what stands for any value (`:first`). */
static void redirect_add(struct redirecting *r, const char *from, const char *to, int status)
{
    const char *signs = status == 302 ? ":?=&" : "";
    redirect_add_path(r, from, signs);
    buf_putc(r->out, ' ');
    redirect_add_path(r, to, signs);
    buf_printf(r->out, " %d\n", status);
}

static void redirect_aliases(struct redirecting *r, const struct jobs *pages)
{
    for (size_t i = 0; i < pages->n; i++) {
        const struct job *job = pages->at[i];
        if (job->kind == PAGE_REDIRECT)
            redirect_add(r, job->path, job->root.other, 301);
    }
}

/* ---- lists that have no page ---- */

static int address_is_free(const struct redirecting *r, const char *path)
{
    return !map_get(&r->site->taken, route_file(r->arena, path));
}

/* For a while: there may be more entries one day. */
static void redirect_folded(struct redirecting *r, const struct facet *f, int language)
{
    const char *from = route_facet(r->site, r->arena, f, language, 1);
    if (!facet_listed(f) && address_is_free(r, from))
        redirect_add(r, from, route_narrowed(r->site, r->arena, f, language), 302);
}

static void redirect_all_folded(struct redirecting *r, int language)
{
    for (int type = 0; type < ITEM_TYPES; type++) {
        const struct list *all = &r->site->facets[type];
        for (size_t i = 0; i < all->n; i++)
            redirect_folded(r, all->at[i], language);
    }
}

/* ---- pairs that once had a page ---- */

static int is_of_kind(const struct facet *f, const char *section)
{
    return !strcmp(f->kind->section, section);
}

/* Returns 1 if there is a page of the choice `first` (NULL: of any) with one of the kind `second`.
 */
static int pair_is_listed(const struct redirecting *r, int old, const struct facet *first)
{
    const struct list *all = &r->site->facets[ITEM_MEMBER];
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (f->second && facet_listed(f) && is_of_kind(f->second, old_pairs[old].second) &&
            (first ? f->first == first : is_of_kind(f->first, old_pairs[old].first)))
            return 1;
    }
    return 0;
}

/* The list of the first choice has the second in its query: who has no script sees half of the
 * answer, who has one all of it. */
static void redirect_pairs_of(struct redirecting *r, int old, int language, const char *id)
{
    const struct site *site = r->site;
    const char *first = old_pairs[old].first, *second = old_pairs[old].second;
    const char *above =
        arena_printf(r->arena, "%s%s/%s/", route_section(site, r->arena, ITEM_MEMBER, language),
                     route_word(site, first, language), id);
    redirect_add(r,
                 arena_printf(r->arena, "%s%s/:value/", above, route_word(site, second, language)),
                 arena_printf(r->arena, "%s?%s=:value", above, second), 302);
}

/* Where one choice has a page with another, each is told for itself. */
static void redirect_pairs(struct redirecting *r, int old, int language)
{
    const struct list *all = &r->site->facets[ITEM_MEMBER];
    if (!pair_is_listed(r, old, NULL)) {
        redirect_pairs_of(r, old, language, ":first");
        return;
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (!f->first && is_of_kind(f, old_pairs[old].first) && !pair_is_listed(r, old, f))
            redirect_pairs_of(r, old, language, f->id);
    }
}

static void redirect_beside(struct redirecting *r, const struct facet *first, int old, int language)
{
    const struct list *all = &r->site->facets[ITEM_MEMBER];
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        const struct facet pair = {
            .kind = first->kind, .id = first->id, .first = first, .second = f};
        if (!f->first && is_of_kind(f, old_pairs[old].second))
            redirect_folded(r, &pair, language);
    }
}

static void redirect_all_beside(struct redirecting *r, int old, int language)
{
    const struct list *all = &r->site->facets[ITEM_MEMBER];
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (!f->first && is_of_kind(f, old_pairs[old].first) && pair_is_listed(r, old, f))
            redirect_beside(r, f, old, language);
    }
}

/* Lines for one address come before those for many, as hosts want it. */
void redirects_write(struct renderer *renderer, const struct output *o, struct buf *out)
{
    const struct site *site = renderer->site;
    struct arena a;
    (void)o;
    arena_init(&a);
    struct redirecting r = {site, route_base(site), &a, out};
    redirect_aliases(&r, renderer->shared->pages);
    for (int l = 0; l < site->languages; l++) {
        redirect_all_folded(&r, l);
        for (int old = 0; old < OLD_PAIRS; old++)
            redirect_all_beside(&r, old, l);
    }
    for (int l = 0; l < site->languages && site->items[ITEM_MEMBER].n; l++)
        for (int old = 0; old < OLD_PAIRS; old++)
            redirect_pairs(&r, old, l);
    for (int l = 1; l < site->languages; l++)
        buf_printf(out, "%s%s* %s%s404.html 404\n", r.base, site->language[l].prefix, r.base,
                   site->language[l].prefix);
    arena_free(&a);
}

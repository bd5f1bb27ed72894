#include "resolve/advice/duties.h"

#include "base/buf.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/current.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { STATEMENT_MONTHS = 12, GAPS_MOST = 30 };

/* Pages that the law wants on a site in Germany: DDG § 5, GDPR Art. 13, ThürBarrWebG. */
static const struct {
    const char *key;
    size_t offset; /* in struct config */
} duties[] = {
    {"imprint", offsetof(struct config, imprint)},
    {"privacy", offsetof(struct config, privacy)},
    {"accessibility_statement", offsetof(struct config, statement)},
};

static int text_ends_with(const char *s, const char *tail)
{
    size_t n = strlen(s), len = strlen(tail);
    return n >= len && !strcmp(s + n - len, tail) && (n == len || s[n - len - 1] == '.');
}

/* Sites on the writer's own machine or under a name that is kept for examples (RFC 2606, RFC 6761)
 * have no visitors. */
static int is_public(const char *host)
{
    static const char *const reserved[] = {"localhost",   "test",        "example",    "invalid",
                                           "example.org", "example.com", "example.net"};
    if (!strncmp(host, "127.", 4) || *host == '[')
        return 0;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        if (text_ends_with(host, reserved[i]))
            return 0;
    }
    return 1;
}

static void fault_none(struct site *site, struct report *r, const char *key, const struct ref *ref)
{
    struct span at = ref ? ref->node->span : site->config.node->span;
    at.n = ref ? at.n : 0;
    struct diag *d = diag_add(r, DIAG_PAGE_REQUIRED, at, key, NULL);
    if (!ref)
        diag_help(r, d, HELP_NAME_PAGE, key, NULL);
}

/* Every page has the footer, in every language. */
static void check_footer(struct report *r, const struct item *item, const char *key)
{
    const struct node *menu = node_get(item->front, "menu");
    struct span at = menu ? menu->span : item->front->span;
    if (((const struct page *)item)->menu == MENU_FOOTER)
        return;
    at.n = menu ? at.n : 0;
    struct diag *d = diag_add(r, DIAG_PAGE_FOOTER, at, key, NULL);
    diag_help(r, d, HELP_WRITE_AS, "menu: footer", NULL);
}

/* A statement is as old as its last test: the later of `verified` and `updated`. */
static void check_statement_age(struct site *site, struct report *r, const struct item *item)
{
    int tested = date_compare(item->verified, item->updated) >= 0;
    const struct node *n = node_get(item->front, tested ? "verified" : "updated");
    struct date of = tested ? item->verified : item->updated;
    char day[24];
    if (!of.year && !item->changed)
        return; /* nobody knows */
    if (!of.year)
        of = date_from_days((int32_t)(item->changed / DAY_SECONDS));
    if (date_compare(of, date_add_months(site->now.date, -STATEMENT_MONTHS)) >= 0)
        return;
    struct span at = n ? n->span : item->front->span;
    at.n = n ? at.n : 0;
    when_format((struct when){of, WHEN_ALL_DAY}, ' ', day);
    struct diag *d = diag_add(r, DIAG_STATEMENT_OLD, at, day, NULL);
    diag_help(r, d, HELP_TEST_AGAIN, NULL, NULL);
}

static void check_statement(struct site *site, struct report *r)
{
    const struct item *statement = site->config.statement ? site->config.statement->item : NULL;
    if (statement && statement->front)
        check_statement_age(site, r, statement);
}

/* Adds to `out` what is still to be written in the file, in a line. */
static void list_gaps(struct buf *out, const struct item *item)
{
    for (size_t i = 0; i < item->gaps.n && i < GAPS_MOST; i++) {
        buf_puts(out, i ? "; " : "");
        buf_puts(out, item->gaps.at[i]);
    }
    if (item->gaps.n > GAPS_MOST)
        buf_puts(out, "; …");
}

static void fault_gaps(struct report *r, enum diag_id id, const struct item *item)
{
    struct buf listed;
    const struct node *gaps = node_get(item->front, "gaps");
    buf_init(&listed);
    list_gaps(&listed, item);
    diag_add(r, id, gaps->item ? gaps->item->span : gaps->span, listed.s, NULL);
    buf_free(&listed);
}

/* Returns 1 if a file is the one to name for what its page lacks: a translation that lacks the same
 * as its original is not. */
static int has_own_gaps(const struct item *item)
{
    const struct item *original = item->original ? item->original : item;
    return item->gaps.n && !item->hidden && !original->hidden &&
           (original == item || !original->gaps.n);
}

/* What a page lacks may stay in its file until the site has visitors. */
static void check_gaps(struct site *site, struct report *r)
{
    enum diag_id id = is_public(site->config.host) ? DIAG_GAPS_OPEN : DIAG_GAPS_LATER;
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        if (has_own_gaps(item))
            fault_gaps(r, id, item);
    }
}

void resolve_duties(struct site *site, struct report *r)
{
    check_gaps(site, r);
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
        const struct ref *ref =
            *(struct ref *const *)(const void *)((const char *)&site->config + duties[i].offset);
        const struct item *item = ref ? ref->item : NULL;
        int unknown = ref && !map_get(&site->by_id[ITEM_PAGE], ref->id);
        if (!item && !unknown && is_public(site->config.host))
            fault_none(site, r, duties[i].key, ref);
        if (item && item->front)
            check_footer(r, item, duties[i].key);
    }
    check_statement(site, r);
}

/* Members go by what the network says of them, so each is asked once in a while. */
static void check_member(const struct site *site, struct report *r, const struct item *item)
{
    const struct node *n = node_get(item->front, "verified");
    char months[16], today[24];
    if (!n || !item_unconfirmed(site, item))
        return;
    snprintf(months, sizeof months, "%d", site->config.verified_months);
    when_format((struct when){site->now.date, WHEN_ALL_DAY}, ' ', today);
    struct diag *d = diag_add(r, DIAG_VERIFIED_OLD, n->span, n->text, months);
    diag_help(r, d, HELP_ASK_AGAIN, today, NULL);
}

void resolve_due(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->items[ITEM_MEMBER].n; i++)
        check_member(site, r, site->items[ITEM_MEMBER].at[i]);
    check_statement(site, r);
}

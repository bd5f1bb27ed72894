#include "read/markdown/inner.h"

#include "base/arena.h"
#include "read/words.h"
#include "read/words_fill.h"
#include "read/words_holes.h"

#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often a footnote is referred to: in all, and so far. */
struct md_note {
    unsigned total, written;
};

static struct md_note *note_find(struct md *m, const char *number)
{
    struct md_note *found = map_get(&m->note_uses, number);
    if (found)
        return found;
    return map_add(&m->note_uses, arena_strdup(m->arena, number),
                   arena_alloc(m->arena, sizeof *found));
}

void md_count_notes(struct md *m, cmark_node *root)
{
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e; (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        const char *literal = cmark_node_get_literal(node);
        if (e == CMARK_EVENT_ENTER && literal &&
            cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE)
            note_find(m, literal)->total++;
    }
    cmark_iter_free(walk);
}

void md_write_note_reference(struct md *m, cmark_node *node, int enter)
{
    const char *literal = cmark_node_get_literal(node);
    int number = literal ? (int)strtol(literal, NULL, 10) : 0;
    if (!enter || number < 1)
        return;
    struct md_note *note = note_find(m, literal);
    buf_printf(&m->html,
               "<sup class=\"footnote\"><a role=\"doc-noteref\" href=\"#fn:%d\" id=\"fnref:%d",
               number, number);
    if (++note->written > 1)
        buf_printf(&m->html, "-%u", note->written);
    buf_printf(&m->html, "\">%d</a></sup>", number);
}

/* An arrow says nothing to who hears it: the name tells whither it leads. */
static void put_label(struct md *m, const char *key, const char *number, const char *place)
{
    const struct word *word = m->home && m->home->words ? words_get(m->home->words, key) : NULL;
    const char *const arg[] = {number, place};
    struct buf label;
    if (!word || !word->text)
        return;
    buf_init(&label);
    words_fill(&label, word->text, NULL, arg, 2);
    md_put(m, " aria-label=\"");
    md_put_text(m, label.s);
    md_put(m, "\"");
    buf_free(&label);
}

static void put_back(struct md *m, const char *number, unsigned use, unsigned total)
{
    char place[16];
    snprintf(place, sizeof place, "%u", use);
    buf_printf(&m->html, " <a class=\"footnote-back\" role=\"doc-backlink\" href=\"#fnref:%s",
               number);
    if (use > 1)
        buf_printf(&m->html, "-%u", use);
    md_put(m, "\"");
    put_label(m, total > 1 ? "footnote.back_place" : "footnote.back", number, place);
    md_put(m, ">\xE2\x86\xA9");
    if (use > 1)
        buf_printf(&m->html, "<sup>%u</sup>", use);
    md_put(m, "</a>");
}

void md_put_note_back(struct md *m)
{
    char number[16];
    snprintf(number, sizeof number, "%d", m->notes);
    unsigned total = note_find(m, number)->total;
    for (unsigned use = 1; use <= total; use++)
        put_back(m, number, use, total);
}

void md_write_note(struct md *m, cmark_node *node, int enter)
{
    cmark_node *last = cmark_node_last_child(node);
    if (enter) {
        if (m->html.n && m->html.s[m->html.n - 1] != '\n')
            md_put(m, "\n");
        md_put(m, m->notes++ ? "" : "<div class=\"footnotes\">\n<ol>\n");
        buf_printf(&m->html, "<li id=\"fn:%d\">\n", m->notes);
        return;
    }
    if (!last || cmark_node_get_type(last) != CMARK_NODE_PARAGRAPH) {
        md_put(m, "<p>");
        md_put_note_back(m);
        md_put(m, "</p>\n");
    }
    md_put(m, "</li>\n");
}

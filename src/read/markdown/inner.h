#ifndef READ_MARKDOWN_INNER_H
#define READ_MARKDOWN_INNER_H

/* What the files behind read/markdown/markdown.h share; nobody else includes it. */

#include "base/buf.h"
#include "base/list.h"
#include "base/map.h"
#include "read/markdown/markdown.h"

struct cmark_node;

enum { MD_LEVELS = 100 };

/* One body on its way from Markdown to HTML. */
struct md {
    struct arena *arena;
    struct report *report;
    const struct source *source;
    size_t body;                /* byte of the source where the Markdown begins */
    const struct md_home *home; /* NULL: none */
    struct buf html;            /* all literal HTML so far */
    struct list drafts;         /* struct md_draft *: links into the site */
    struct list headings;       /* struct md_heading * */
    struct map anchors;         /* anchor → struct md_anchor */
    struct list fragments; /* struct md_fragment *: to be looked up when all headings are known */
    size_t *line;          /* byte offset of every line of the body; made on first use */
    size_t lines;
    struct map definitions; /* address → its place in a definition `[x]: address`; made on first
                               use */
    int defined;            /* 1: `definitions` is made */
    size_t seen;            /* byte after the link address found last */
    struct map tags;        /* name of an HTML element → struct md_anchor: how many are open */
    int lost;               /* messages about brackets, and brackets that were not found */
    size_t lost_at;         /* byte after the last one found */
    struct span secret;     /* the first link with a password; no source: none */
    int tag_line;           /* line of the last raw HTML reported; one message a line is enough */
    int notes;              /* footnotes written */
    int column;             /* next cell of the table's row */
    int headless;           /* the table has an empty first row */
    int side;               /* how the text's language is written: 1 from left to right, -1 from right
                               to left, 0 nobody knows */
    int apart;              /* 1: a line in letters of the other side is open */
    struct map note_uses;   /* footnote's number → struct md_note */
};

/* A link into the site and where it stands in the HTML. */
struct md_draft {
    struct md_link link;
    const struct cmark_node *node;
    size_t at; /* bytes of `html` before it */
};

/* How often a text was used as an anchor. */
struct md_anchor {
    unsigned uses;
};

/* A link to an anchor of this page. */
struct md_fragment {
    const char *anchor; /* decoded, without '#' */
    struct span span;
};

/* What the target of a link is. */
enum md_target { MD_INSIDE, MD_OUTSIDE, MD_OTHER, MD_REFUSED };

/* Parses the Markdown from byte `body` on, hands the tree to `take`, and frees it. */
void md_with_tree(const struct source *s, size_t body,
                  void (*take)(void *ctx, struct cmark_node *root), void *ctx);

/* Returns the offset of a 1-based line of the body, or the text's length. Needs arena, source and
 * body. */
size_t md_line_at(struct md *m, int line);

/* Returns 1 if the body can be parsed without risk; otherwise says what is too much of what. */
int md_guard(struct md *m);

/* Writes the tree as HTML into m->html, with headings and links; returns 0, with a message, if it
 * is nested deeper than MD_LEVELS. */
int md_render(struct md *m, struct cmark_node *root);

/* Write what stands before (`enter`) or after the content of a node. */
void md_write_block(struct md *m, struct cmark_node *node, int enter);
void md_write_inline(struct md *m, struct cmark_node *node, int enter);

/* Write what sets a line apart that is wholly in letters of the other side, before an inline or
 * block node is entered or left. */
void md_begin_line(struct md *m, struct cmark_node *node);
void md_end_line(struct md *m, struct cmark_node *node, int enter);

/* Writes text, in a language from right to left with what would else be turned around in it set
 * apart: telephone numbers and what begins with a number and goes on in Latin letters. */
void md_put_sided(struct md *m, const char *text);

/* Counts the references to each footnote, before anything is written. */
void md_count_notes(struct md *m, struct cmark_node *root);

/* Write a reference to a footnote, and what stands before or after the footnote's own text. */
void md_write_note_reference(struct md *m, struct cmark_node *node, int enter);
void md_write_note(struct md *m, struct cmark_node *node, int enter);

/* Writes the ways back from the footnote begun last, one to each place that refers to it. */
void md_put_note_back(struct md *m);

/* Returns 1 if no cell of the table's first row has content: Markdown has no other way to write a
 * table without a head. */
int md_is_headless(struct cmark_node *table);

/* Appends literal HTML; text with its entities (NULL is none). */
void md_put(struct md *m, const char *html);
void md_put_text(struct md *m, const char *text);

/* Says that HTML is not taken; of an element's two tags only the first is
 * named, one that closes nothing always. */
void md_report_html(struct md *m, struct cmark_node *node, const char *html);

/* Returns the kind of target: inside the site, a web address, another allowed scheme (mailto, tel
 * …) or refused. `url` must have been made by md_url. */
enum md_target md_target(const char *url);

/* Returns the address as a browser reads it: without control characters, leading spaces and
 * capital letters in the scheme; `//host` gets https. One of the site itself is cut to its path. */
const char *md_url(struct md *m, const char *written);

/* Writes the address of link or image `node` as the value of an attribute, or leaves it to
 * resolving; reports what may not stand there. Returns the kind of target; nothing is written for
 * MD_REFUSED. `attribute` is e.g. " href=". */
enum md_target md_write_url(struct md *m, struct cmark_node *node, const char *attribute,
                            int image);

/* Reports links to anchors that no heading has. */
void md_check_fragments(struct md *m);

/* Returns the stretch of the source where `written`, the address of `node`, stands; the start of
 * the line if it cannot be found. */
struct span md_span_url(struct md *m, struct cmark_node *node, const char *written);

/* Returns the stretch of the source where the node's text `literal` begins, to the end of its
 * line. */
struct span md_span_literal(struct md *m, struct cmark_node *node, const char *literal);

/* Returns the offset of `text` in the node's block from byte `after` on, the source's length if it
 * is not there. */
size_t md_find(struct md *m, struct cmark_node *node, const char *text, size_t after);

/* Appends the plain text of everything in `node` on one line. */
void md_inline_text(struct buf *out, struct cmark_node *node);

/* Returns the whole body as text: one line a block; for `feed` (NULL: not) laid out for reading,
 * and the addresses of its links are put there. Needs the HTML. */
const char *md_text(struct md *m, struct cmark_node *root, struct markdown *feed);

/* Looks for what is lost or shown as it was not meant: characters that no text may have, links and
 * references that are none, cells beyond the table's head. */
void md_check_node(struct md *m, struct cmark_node *node);

/* Reports footnotes that nothing refers to: they are not shown. */
void md_check_notes(struct md *m);

/* Returns 1 if raw HTML is nothing but a comment. */
int md_is_comment(const char *html);

#endif

#include "read/svg.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/css.h"
#include "read/svg_names.h"

#include <expat.h>
#include <string.h>
#include <strings.h>

/* Between a namespace and a name, as the parser gives them; no address holds it. */
enum { BETWEEN = '\n', REPORTED = 5 };

static const char svg_space[] = "http://www.w3.org/2000/svg";
static const char link_space[] = "http://www.w3.org/1999/xlink";
static const char xml_space[] = "http://www.w3.org/XML/1998/namespace";

/* A drawing being read. */
struct drawing {
    XML_Parser parser;
    struct report *report; /* NULL: nothing is said */
    const struct source *source;
    int quotes;       /* 1: the file's bytes can be quoted: they are UTF-8 */
    size_t faults;    /* how many */
    unsigned depth;   /* elements open */
    unsigned styles;  /* depth of the <style> that is open; 0: none */
    size_t style_at;  /* where it begins */
    struct buf style; /* its text */
};

/* A name in the parts that the parser gave as one. */
struct svg_name {
    const char *space; /* its namespace, up to `space_n` bytes; "" if it has none */
    size_t space_n;
    const char *local;
};

static struct svg_name split_name(const char *name)
{
    const char *between = strrchr(name, BETWEEN);
    if (!between)
        return (struct svg_name){"", 0, name};
    return (struct svg_name){name, (size_t)(between - name), between + 1};
}

static int is_namespace(const struct svg_name *n, const char *space)
{
    return strlen(space) == n->space_n && !memcmp(n->space, space, n->space_n);
}

/* ---- telling ---- */

static size_t tag_at(const struct drawing *d)
{
    XML_Index at = XML_GetCurrentByteIndex(d->parser);
    return at < 0 || (size_t)at > d->source->n ? d->source->n : (size_t)at;
}

/* Returns where `word` stands in the tag that begins at `at`, or that place itself. */
static struct span find_in_tag(const struct drawing *d, size_t at, const char *word)
{
    const char *s = d->source->text;
    size_t end = at, n = strlen(word);
    while (end < d->source->n && s[end] != '>')
        end++;
    for (size_t i = at; n && i + n <= end; i++) {
        if (!memcmp(s + i, word, n))
            return span_make(d->source, i, n);
    }
    return span_make(d->source, at, at < d->source->n);
}

/* Counts a fault, and tells it unless there are many. */
static void fault_svg(struct drawing *d, enum diag_id id, size_t at, const char *word,
                      const char *a, const char *b)
{
    if (d->faults++ >= REPORTED || !d->report)
        return;
    struct diag *said = d->quotes ? diag_add(d->report, id, find_in_tag(d, at, word), a, b)
                                  : diag_add_path(d->report, id, d->source->path, a, b);
    diag_help(d->report, said, HELP_SVG_PLAIN, NULL, NULL);
}

/* Same for bytes that are not terminated; long ones are cut. */
static void fault_value(struct drawing *d, size_t at, const char *where, const char *s, size_t n)
{
    enum { SHOWN = 60 };
    char shown[SHOWN + 4];
    size_t cut = n > SHOWN ? SHOWN : n;
    while (cut < n && cut && ((unsigned char)s[cut] & 0xc0) == 0x80)
        cut--;
    memcpy(shown, s, cut);
    memcpy(shown + cut, cut < n ? "\xE2\x80\xA6" : "", cut < n ? 4 : 1);
    fault_svg(d, DIAG_SVG_VALUE, at, where, where, shown);
}

/* ---- values ---- */

static int svg_name_begins(const char *s, size_t n, const char *what)
{
    size_t m = strlen(what);
    return n >= m && !strncasecmp(s, what, m);
}

/* Returns 1 if the address is a picture or typeface that lies in the address itself. */
static int is_inner_data(const char *s, size_t n)
{
    static const char *const kinds[] = {"image/png", "image/jpeg",       "image/jpg",
                                        "image/gif", "image/webp",       "image/avif",
                                        "font/",     "application/font", "application/x-font"};
    if (!svg_name_begins(s, n, "data:"))
        return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (svg_name_begins(s + 5, n - 5, kinds[i]))
            return 1;
    }
    return 0;
}

static int rule_is_harmless(const char *s, size_t n)
{
    static const char *const rules[] = {"font-face", "media",     "keyframes", "-webkit-keyframes",
                                        "supports",  "namespace", "charset",   "page"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strlen(rules[i]) == n && !strncasecmp(rules[i], s, n))
            return 1;
    }
    return 0;
}

/* Reports what a style loads, or may load without saying so. */
static void check_style(struct drawing *d, size_t at, const char *where, const char *s, size_t n)
{
    struct css_walk w = css_start(s, n);
    for (struct css_part p; (p = css_next(&w)).kind != CSS_END;) {
        const char *part = s + p.at;
        if (p.kind == CSS_RULE
                ? rule_is_harmless(part, p.n)
                : p.kind == CSS_URL && (!p.n || *part == '#' || is_inner_data(part, p.n)))
            continue;
        fault_value(d, at, where, part - (p.kind == CSS_RULE), p.n + (p.kind == CSS_RULE));
    }
}

/* What an element may refer to: always what is in the drawing, pictures also data, and links also
 * other pages, which load nothing until somebody goes there. */
static int may_refer(const char *element, const char *to)
{
    static const char *const outside[] = {"https://", "http://", "mailto:", "tel:"};
    size_t n = strlen(to);
    if (!n || *to == '#')
        return 1;
    if (!strcmp(element, "image") || !strcmp(element, "feImage"))
        return svg_name_begins(to, n, "data:image/") && is_inner_data(to, n);
    for (size_t i = 0; !strcmp(element, "a") && i < sizeof outside / sizeof *outside; i++) {
        if (svg_name_begins(to, n, outside[i]))
            return 1;
    }
    return 0;
}

/* An animation sets another attribute: none that could lead elsewhere or hold a style. */
static int may_animate(const char *name)
{
    const char *local = strrchr(name, ':') ? strrchr(name, ':') + 1 : name;
    return svg_knows_attribute(local) && strcmp(local, "href") != 0 && strcmp(local, "style") != 0;
}

static void check_value(struct drawing *d, const char *element, const char *name, const char *value)
{
    if (!strcmp(name, "href")) {
        if (!may_refer(element, value))
            fault_value(d, tag_at(d), name, value, strlen(value));
    } else if (!strcmp(name, "attributeName")) {
        if (!may_animate(value))
            fault_value(d, tag_at(d), name, value, strlen(value));
    } else if (strncmp(name, "data-", 5) != 0 && strncmp(name, "aria-", 5) != 0) {
        check_style(d, tag_at(d), name, value, strlen(value));
    }
}

static void check_attribute(struct drawing *d, const char *element, const char *full,
                            const char *value)
{
    static const char *const links[] = {"href", "title",   "type",   "role",
                                        "show", "actuate", "arcrole"};
    struct svg_name n = split_name(full);
    int known = 0;
    if (!n.space_n)
        known = svg_knows_attribute(n.local);
    else if (is_namespace(&n, xml_space))
        known = !strcmp(n.local, "space") || !strcmp(n.local, "lang") || !strcmp(n.local, "id");
    for (size_t i = 0; is_namespace(&n, link_space) && i < sizeof links / sizeof *links; i++)
        known |= !strcmp(n.local, links[i]);
    if (known)
        check_value(d, element, n.local, value);
    else if (!svg_knows_notes(n.space))
        fault_svg(d, DIAG_SVG_ATTRIBUTE, tag_at(d), n.local, n.local, NULL);
}

/* ---- what the parser calls ---- */

static void start_element(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
    struct drawing *d = ctx;
    struct svg_name n = split_name(name);
    int is_svg = is_namespace(&n, svg_space);
    if (!d->depth++ && !(is_svg && !strcmp(n.local, "svg"))) {
        fault_svg(d, DIAG_SVG_ROOT, tag_at(d), n.local, NULL, NULL);
        XML_StopParser(d->parser, XML_FALSE);
        return;
    }
    if (!is_svg && svg_knows_notes(n.space) && !d->styles)
        return;
    if (!is_svg || !svg_knows_element(n.local) || d->styles) {
        fault_svg(d, DIAG_SVG_ELEMENT, tag_at(d), n.local, n.local, NULL);
        return;
    }
    for (size_t i = 0; attributes[i]; i += 2)
        check_attribute(d, n.local, attributes[i], attributes[i + 1]);
    if (!strcmp(n.local, "style")) {
        d->styles = d->depth;
        d->style_at = tag_at(d);
        buf_cut(&d->style, 0);
    }
}

static void end_element(void *ctx, const XML_Char *name)
{
    struct drawing *d = ctx;
    (void)name;
    if (d->styles && d->styles == d->depth) {
        check_style(d, d->style_at, "style", d->style.s, d->style.n);
        d->styles = 0;
    }
    d->depth--;
}

static void take_svg_text(void *ctx, const XML_Char *s, int n)
{
    struct drawing *d = ctx;
    if (d->styles)
        buf_add(&d->style, s, (size_t)n);
}

/* An inner part of a document type defines entities, by which a text can be anything. The outer one
 * names a file that nobody fetches; but for documents of the kind XHTML browsers know what stands
 * there: "&lpar;" and the like, which this parser passes over. */
static void start_doctype(void *ctx, const XML_Char *name, const XML_Char *system,
                          const XML_Char *public, int inner)
{
    static const char drawings[] = "-//W3C//DTD SVG";
    struct drawing *d = ctx;
    (void)name;
    (void)system;
    if (!inner && (!public || !strncmp(public, drawings, sizeof drawings - 1)))
        return;
    fault_svg(d, DIAG_SVG_ENTITIES, tag_at(d), "", NULL, NULL);
    XML_StopParser(d->parser, XML_FALSE);
}

static void take_instruction(void *ctx, const XML_Char *target, const XML_Char *data)
{
    struct drawing *d = ctx;
    (void)data;
    if (strcmp(target, "xpacket") != 0)
        fault_svg(d, DIAG_SVG_INSTRUCTION, tag_at(d), target, target, NULL);
}

static void svg_parse(struct drawing *d)
{
    XML_SetUserData(d->parser, d);
    XML_SetElementHandler(d->parser, start_element, end_element);
    XML_SetCharacterDataHandler(d->parser, take_svg_text);
    XML_SetStartDoctypeDeclHandler(d->parser, start_doctype);
    XML_SetProcessingInstructionHandler(d->parser, take_instruction);
    if (XML_Parse(d->parser, d->source->text, (int)d->source->n, 1) == XML_STATUS_OK ||
        XML_GetErrorCode(d->parser) == XML_ERROR_ABORTED)
        return;
    fault_svg(d, DIAG_SVG_SYNTAX, tag_at(d), "", NULL, NULL);
}

size_t svg_check(struct report *r, const struct source *s)
{
    struct drawing d = {.report = r,
                        .source = s,
                        .quotes = utf8_valid(s->text, s->n) == s->n,
                        .parser = XML_ParserCreateNS(NULL, BETWEEN)};
    if (!d.parser)
        memory_exhausted(s->n);
    buf_init(&d.style);
    svg_parse(&d);
    buf_free(&d.style);
    XML_ParserFree(d.parser);
    return d.faults;
}

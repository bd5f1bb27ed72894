#include "read/template/foreign.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* A stretch of the template's bytes. */
struct byte_range {
    size_t at, n;
};

/* A way through the template. */
struct foreign {
    struct report *report;
    const struct source *source;
    size_t at;
};

/* A tag's parts that matter. */
struct foreign_tag {
    struct byte_range name, href, rel;
};

static char foreign_char_at(const struct foreign *f, size_t at)
{
    return at < f->source->n ? f->source->text[at] : '\0';
}

static int stands(const struct foreign *f, const char *what)
{
    size_t n = strlen(what);
    return f->source->n - f->at >= n && !strncasecmp(f->source->text + f->at, what, n);
}

/* Goes behind the next `end`, or to the template's. */
static void pass(struct foreign *f, const char *end)
{
    while (f->at < f->source->n && !stands(f, end))
        f->at++;
    f->at += f->at < f->source->n ? strlen(end) : 0;
}

/* Goes behind a statement, an expression or a remark of the template; 0: there is none here. */
static int pass_mark(struct foreign *f)
{
    static const char *const marks[][2] = {{"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (stands(f, marks[i][0])) {
            pass(f, marks[i][1]);
            return 1;
        }
    }
    return 0;
}

static int stretch_is(const struct foreign *f, struct byte_range w, const char *word)
{
    return strlen(word) == w.n && !strncasecmp(f->source->text + w.at, word, w.n);
}

static int is_foreign_word(const struct foreign *f, struct byte_range w, const char *const *words)
{
    for (; *words; words++) {
        if (stretch_is(f, w, *words))
            return 1;
    }
    return 0;
}

/* Reports an address that leads to another host. */
static void check_address(struct foreign *f, struct byte_range a)
{
    const char *s = f->source->text;
    while (a.n && isspace((unsigned char)s[a.at]))
        a = (struct byte_range){a.at + 1, a.n - 1};
    a.n = strcspn(s + a.at, " \t\r\n\"'>") < a.n ? strcspn(s + a.at, " \t\r\n\"'>") : a.n;
    if (!(a.n > 2 && !strncmp(s + a.at, "//", 2)) &&
        !(a.n > 5 && !strncasecmp(s + a.at, "http:", 5)) &&
        !(a.n > 6 && !strncasecmp(s + a.at, "https:", 6)))
        return;
    char shown[64] = "";
    strncat(shown, s + a.at, a.n < 60 ? a.n : 60);
    struct diag *d =
        diag_add(f->report, DIAG_ASSET_FOREIGN, span_make(f->source, a.at, a.n), shown, NULL);
    diag_help(f->report, d, HELP_SAVE_LAYOUT, NULL, NULL);
}

/* A list of addresses: "a.jpg 480w, b.jpg 960w". */
static void check_srcset(struct foreign *f, struct byte_range list)
{
    for (size_t end = list.at + list.n, at = list.at; at < end;) {
        const char *comma = memchr(f->source->text + at, ',', end - at);
        size_t next = comma ? (size_t)(comma - f->source->text) : end;
        check_address(f, (struct byte_range){at, next - at});
        at = next + 1;
    }
}

/* Reads a value, in which the template's own marks may have quotes. */
static struct byte_range read_value(struct foreign *f)
{
    char quote = foreign_char_at(f, f->at);
    quote = quote == '"' || quote == '\'' ? quote : '\0';
    f->at += quote != '\0';
    size_t from = f->at;
    while (f->at < f->source->n) {
        char c = foreign_char_at(f, f->at);
        if (quote ? c == quote : isspace((unsigned char)c) || c == '>')
            break;
        if (!pass_mark(f))
            f->at++;
    }
    struct byte_range value = {from, f->at - from};
    f->at += quote && f->at < f->source->n;
    return value;
}

static void read_attribute(struct foreign *f, struct foreign_tag *tag)
{
    static const char *const loading[] = {"src",        "poster",     "data",
                                          "background", "xlink:href", NULL};
    static const char *const lists[] = {"srcset", "imagesrcset", NULL};
    struct byte_range name = {f->at, strcspn(f->source->text + f->at, "= \t\r\n\"'>/{")};
    f->at += name.n ? name.n : 1;
    while (isspace((unsigned char)foreign_char_at(f, f->at)))
        f->at++;
    if (foreign_char_at(f, f->at) != '=')
        return;
    f->at++;
    while (isspace((unsigned char)foreign_char_at(f, f->at)))
        f->at++;
    struct byte_range value = read_value(f);
    if (is_foreign_word(f, name, loading))
        check_address(f, value);
    else if (is_foreign_word(f, name, lists))
        check_srcset(f, value);
    else if (stretch_is(f, name, "href"))
        tag->href = value;
    else if (stretch_is(f, name, "rel"))
        tag->rel = value;
}

/* What a link names is loaded if it is a style, an icon, a manifest or something to fetch early. */
static int link_loads(const struct foreign *f, struct byte_range rel)
{
    static const char *const loading[] = {"style", "icon", "load", "fetch", "connect", "manifest"};
    for (size_t i = 0; i < sizeof loading / sizeof *loading; i++) {
        size_t n = strlen(loading[i]);
        for (size_t at = rel.at; at + n <= rel.at + rel.n; at++) {
            if (!strncasecmp(f->source->text + at, loading[i], n))
                return 1;
        }
    }
    return 0;
}

static void read_tag(struct foreign *f)
{
    static const char *const drawing[] = {"use", "image", "feimage", "base", NULL};
    f->at++;
    struct foreign_tag tag = {.name = {f->at, strcspn(f->source->text + f->at, " \t\r\n>/{")}};
    f->at += tag.name.n;
    while (f->at < f->source->n && foreign_char_at(f, f->at) != '>') {
        if (isspace((unsigned char)foreign_char_at(f, f->at)) || foreign_char_at(f, f->at) == '/')
            f->at++;
        else if (!pass_mark(f))
            read_attribute(f, &tag);
    }
    if (tag.href.n && (is_foreign_word(f, tag.name, drawing) ||
                       (stretch_is(f, tag.name, "link") && link_loads(f, tag.rel))))
        check_address(f, tag.href);
    if (stretch_is(f, tag.name, "script"))
        pass(f, "</script");
}

void template_check_foreign(struct report *r, const struct source *s)
{
    struct foreign f = {.report = r, .source = s};
    while (f.at < s->n) {
        if (stands(&f, "<!--"))
            pass(&f, "-->");
        else if (s->text[f.at] == '<' && isalpha((unsigned char)foreign_char_at(&f, f.at + 1)))
            read_tag(&f);
        else if (!pass_mark(&f))
            f.at++;
    }
}

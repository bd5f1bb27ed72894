#include "base/arena.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "base/utf8.h"
#include "read/template/eval_url.h"
#include "read/template/run.h"
#include "read/template/set.h"
#include "read/words.h"
#include "read/words_fill.h"

#include <assert.h>
#include <string.h>

static const char ellipsis[] = "\xE2\x80\xA6";

static struct value temp_keep(struct run *r)
{
    return text_keep(r, r->temp.s, r->temp.n);
}

static struct value filter_date(struct run *r, const struct call *k, const struct value *v)
{
    struct locale *l = r->e->locale;
    const struct when start = v->kind == VALUE_RANGE ? v->range[0] : v->when;
    const struct when end = v->kind == VALUE_RANGE ? v->range[1] : v->when;
    char iso[24];
    buf_cut(&r->temp, 0);
    if (!strcmp(k->text, "iso"))
        buf_puts(&r->temp, when_format(start, 'T', iso));
    else if (!strcmp(k->text, "range"))
        locale_range(l, &r->temp, start, end);
    else if (!locale_date_style(l, &r->temp, start, k->text))
        locale_date_pattern(l, &r->temp, start, k->text);
    return temp_keep(r);
}

/* What a layout puts into a word. */
struct word_values {
    const struct run *run;
    const struct value *n;   /* NULL: no number */
    const struct value *arg; /* [argc] */
    size_t argc;
};

static int put_word_value(void *ctx, struct buf *out, char hole)
{
    const struct word_values *values = ctx;
    size_t i = (size_t)(hole - '1');
    const struct value *with = hole == 'n' ? values->n : i < values->argc ? values->arg + i : NULL;
    if (with && with->kind == VALUE_INT)
        locale_number(values->run->e->locale, out, with->number);
    else if (with)
        buf_add(out, with->text.s, with->text.n);
    return with != NULL;
}

/* Returns the word in the page's language. */
static const struct word *word_of(const struct run *r, const struct call *k)
{
    for (size_t i = 0; i < k->set->languages; i++) {
        if (k->set->words[i] == r->e->words)
            return k->word[i].word;
    }
    assert(k->set->languages);
    return k->word[0].word;
}

static struct value filter_t(struct run *r, const struct call *k, const struct value *v)
{
    const struct word *w = word_of(r, k);
    if (!strchr(w->text, '{'))
        return value_text(w->text);
    buf_cut(&r->temp, 0);
    struct word_values values = {r, NULL, v + 1, k->argc};
    words_fill_by(&r->temp, w->text, put_word_value, &values);
    return temp_keep(r);
}

static struct value filter_plural(struct run *r, const struct call *k, const struct value *v)
{
    const char *category = locale_plural(r->e->locale, v->number);
    const char *form = words_form(word_of(r, k), category, v->number);
    struct word_values values = {r, v, v + 1, k->argc};
    buf_cut(&r->temp, 0);
    words_fill_by(&r->temp, form, put_word_value, &values);
    return temp_keep(r);
}

static void add_json(struct run *r, struct json *out, const struct value *v)
{
    char iso[24];
    struct buf url;
    buf_init(&url);
    if (v->kind == VALUE_BOOL) {
        json_truth(out, v->truth);
    } else if (v->kind == VALUE_INT) {
        json_number(out, v->number);
    } else if (v->kind == VALUE_TEXT) {
        json_text_n(out, v->text.s, v->text.n);
    } else if (v->kind == VALUE_URL) {
        eval_url(r->e, &url, v->text.s, v->text.n);
        json_text_n(out, url.s, url.n);
    } else if (v->kind == VALUE_WHEN) {
        json_text(out, when_format(v->when, 'T', iso));
    } else if (v->kind == VALUE_LIST) {
        json_array(out);
        for (size_t i = 0; i < v->list.n; i++)
            add_json(r, out, &v->list.at[i]);
        json_end(out);
    } else {
        json_null(out);
    }
    buf_free(&url);
}

static struct value filter_json(struct run *r, const struct call *k, const struct value *v)
{
    (void)k;
    struct json out = json_start(&r->temp, JSON_SPACED);
    buf_cut(&r->temp, 0);
    add_json(r, &out, v);
    return temp_keep(r);
}

static int is_blank_char(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Returns the byte offset of the code point number `count` of valid UTF-8. */
static size_t offset_of(const struct value *v, size_t count)
{
    size_t at = 0;
    while (at < v->text.n && count-- > 0) {
        at++;
        while (at < v->text.n && ((unsigned char)v->text.s[at] & 0xC0) == 0x80)
            at++;
    }
    return at;
}

/* At most n code points, the sign for what is left out among them; cut between words where there is
 * a blank. */
static struct value filter_truncate(struct run *r, const struct call *k, const struct value *v)
{
    (void)k;
    size_t most = v[1].number > 0 ? (size_t)v[1].number : 0;
    if (utf8_count(v->text.s, v->text.n) <= most)
        return *v;
    size_t end = offset_of(v, most ? most - 1 : 0), word = end;
    while (word > 0 && !is_blank_char(v->text.s[word]))
        word--;
    end = word ? word : end;
    while (end > 0 && is_blank_char(v->text.s[end - 1]))
        end--;
    buf_cut(&r->temp, 0);
    buf_add(&r->temp, v->text.s, end);
    buf_puts(&r->temp, ellipsis);
    return temp_keep(r);
}

static struct value filter_lang_name(struct run *r, const struct call *k, const struct value *v)
{
    (void)k;
    buf_cut(&r->temp, 0);
    locale_language_name(r->e->locale, &r->temp, text_keep(r, v->text.s, v->text.n).text.s);
    return temp_keep(r);
}

/* Returns the HTML in r->temp as a value that lives in the page's memory. */
static struct value html_keep(struct run *r)
{
    struct html *html = arena_alloc(r->e->scratch, sizeof *html);
    struct html_part *part = arena_alloc(r->e->scratch, sizeof *part);
    *part =
        (struct html_part){.s = arena_copy(r->e->scratch, r->temp.s, r->temp.n), .n = r->temp.n};
    *html = (struct html){.part = part, .n = 1};
    return (struct value){.kind = VALUE_HTML, .html = html};
}

static const char dash[] = "\xE2\x80\x93";

/* Returns how many bytes at `at` are a range of times, `16:00–18:00`; 0: none. */
static size_t times_length(const struct value *v, size_t at)
{
    static const char clock[] = "0123456789:";
    const char *s = v->text.s + at, *end = v->text.s + v->text.n;
    const char *p = s;
    while (p < end && strchr(clock, *p) && *p)
        p++;
    size_t from = (size_t)(p - s);
    if (from < 4 || end - p < 4 || strncmp(p, dash, 3) != 0 || !memchr(s, ':', from))
        return 0;
    const char *to = p += 3;
    while (p < end && strchr(clock, *p) && *p)
        p++;
    return p - to < 4 || !memchr(to, ':', (size_t)(p - to)) ? 0 : (size_t)(p - s);
}

/* The text, its ranges of times never broken and read from left to right in every script. */
static struct value filter_times(struct run *r, const struct call *k, const struct value *v)
{
    (void)k;
    size_t from = 0;
    buf_cut(&r->temp, 0);
    for (size_t i = 0, n = 0; i < v->text.n; i += n ? n : 1) {
        int begins = !i || v->text.s[i - 1] < '0' || v->text.s[i - 1] > ':';
        n = begins ? times_length(v, i) : 0;
        if (!n)
            continue;
        buf_html(&r->temp, v->text.s + from, i - from);
        buf_puts(&r->temp, "<bdi class=\"times\" dir=\"ltr\">");
        buf_html(&r->temp, v->text.s + i, n);
        buf_puts(&r->temp, "</bdi>");
        from = i + n;
    }
    buf_html(&r->temp, v->text.s + from, v->text.n - from);
    return html_keep(r);
}

/* An address of the web, whose lines break behind its slashes and before its dots. */
static struct value filter_address(struct run *r, const struct call *k, const struct value *v)
{
    (void)k;
    buf_cut(&r->temp, 0);
    size_t from = 0;
    for (size_t i = 1; i < v->text.n; i++) {
        const char *s = v->text.s + i;
        if (*s != '.' && (s[-1] != '/' || *s == '/'))
            continue;
        buf_html(&r->temp, v->text.s + from, i - from);
        buf_puts(&r->temp, "<wbr>");
        from = i;
    }
    buf_html(&r->temp, v->text.s + from, v->text.n - from);
    return html_keep(r);
}

static struct value (*const filters[FILTER_COUNT])(struct run *r, const struct call *k,
                                                   const struct value *v) = {
    [FILTER_DATE] = filter_date,
    [FILTER_PLURAL] = filter_plural,
    [FILTER_T] = filter_t,
    [FILTER_SORT] = filter_list,
    [FILTER_GROUP_BY] = filter_list,
    [FILTER_LIMIT] = filter_list,
    [FILTER_WHERE] = filter_list,
    [FILTER_FIRST] = filter_list,
    [FILTER_LAST] = filter_list,
    [FILTER_JOIN] = filter_list,
    [FILTER_LENGTH] = filter_list,
    [FILTER_JSON] = filter_json,
    [FILTER_TRUNCATE] = filter_truncate,
    [FILTER_LANG_NAME] = filter_lang_name,
    [FILTER_TIMES] = filter_times,
    [FILTER_ADDRESS] = filter_address,
};

struct value filter_apply(struct run *r, const struct call *k, const struct value *v)
{
    assert(filters[k->filter]);
    return filters[k->filter](r, k, v);
}

#include "render/search/packed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- paths ---- */

/* Returns how many bytes of a path are the folder that it lies in. */
static size_t folder_bytes(const char *path)
{
    size_t n = strlen(path), slashes = 0;
    while (n && (slashes += path[n - 1] == '/') < 2)
        n--;
    return n;
}

void packed_folders(struct json *head, const struct search_docs *docs,
                    const char *folder[ITEM_TYPES], struct arena *a)
{
    for (size_t i = 0; i < docs->docs.n; i++) {
        const struct search_doc *doc = docs->docs.at[i];
        if (!folder[doc->item->type])
            folder[doc->item->type] = arena_copy(a, doc->path, folder_bytes(doc->path));
    }
    json_key(head, "folders");
    json_array(head);
    for (int type = 0; type < ITEM_TYPES; type++)
        json_text(head, folder[type]);
    json_end(head);
}

/* Appends the words of a title, folded, with ae for an umlaut as addresses have it. */
static void put_title_words(struct buf *out, struct fold *fold, const char *title)
{
    static const char umlauts[] = "\u00E4\u00F6\u00FC\u00C4\u00D6\u00DC";
    struct buf long_form;
    buf_init(&long_form);
    for (size_t at = 0, len, n = strlen(title); at < n; at += len) {
        uint32_t cp = 0;
        len = utf8_decode(title + at, n - at, &cp);
        len = len ? len : 1;
        buf_add(&long_form, title + at, len);
        for (const char *u = umlauts; *u && len == 2; u += 2) {
            if (!memcmp(u, title + at, 2))
                buf_putc(&long_form, 'e');
        }
    }
    fold_words(fold, out, long_form.s, long_form.n);
    buf_free(&long_form);
}

/* Returns how many of the words, a blank behind each, are left away at their end so that the others
 * with hyphens between them are these `n` bytes; -1: they never are. */
static int words_left_away(const char *words, const char *name, size_t n)
{
    int left = -1;
    size_t at = 0;
    for (const char *s = words, *end; (end = strchr(s, ' ')) != NULL; s = end + 1) {
        size_t len = (size_t)(end - s);
        if (left >= 0) {
            left++;
        } else if (at + len > n || memcmp(name + at, s, len) != 0) {
            return -1;
        } else if ((at += len) == n) {
            left = 0;
        } else if (name[at++] != '-') {
            return -1;
        }
    }
    return left;
}

void packed_path(struct json *column, struct fold *fold, const char *folder,
                 const struct search_doc *doc)
{
    size_t from = strlen(folder), n = strlen(doc->path);
    if (n <= from || memcmp(doc->path, folder, from) != 0 || doc->path[n - 1] != '/') {
        struct buf whole;
        buf_init(&whole);
        buf_printf(&whole, "/%s", doc->path);
        json_text_n(column, whole.s, whole.n);
        buf_free(&whole);
        return;
    }
    struct buf words;
    buf_init(&words);
    put_title_words(&words, fold, doc->title);
    int left = words_left_away(words.s, doc->path + from, n - 1 - from);
    if (left >= 0)
        json_number(column, left);
    else
        json_text_n(column, doc->path + from, n - 1 - from);
    buf_free(&words);
}

/* ---- letters ---- */

/* What words never have in them, and JSON does not escape. */
static const char marks[] = "!#$%'()*+,-./:;=?@[]^_`{|}~";

enum { MARKS = sizeof marks - 1, LETTERS = 0x10000 };

/* A letter, and how often it is met. */
struct packed_letter {
    uint32_t cp;
    size_t times;
};

static int compare_packed(const void *a, const void *b)
{
    const struct packed_letter *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return (x->cp > y->cp) - (x->cp < y->cp);
}

/* Counts letters, but for those that are two for a browser. Returns how many there are; the most
 * frequent come first in `letter` ([LETTERS]). */
static size_t count_letters(const char *words, struct packed_letter *letter)
{
    size_t n = 0;
    for (uint32_t cp = 0; cp < LETTERS; cp++)
        letter[cp] = (struct packed_letter){cp, 0};
    for (size_t at = 0, len, bytes = strlen(words); at < bytes; at += len ? len : 1) {
        uint32_t cp = 0;
        len = utf8_decode(words + at, bytes - at, &cp);
        if (cp > 0x7F && cp < LETTERS)
            n += !letter[cp].times++;
    }
    qsort(letter, LETTERS, sizeof *letter, compare_packed);
    return n;
}

/* Appends the words with marks instead of the first `n` letters. */
static void put_marked(struct buf *out, const char *words, const struct packed_letter *letter,
                       size_t n)
{
    for (size_t at = 0, len, bytes = strlen(words); at < bytes; at += len) {
        uint32_t cp = 0;
        size_t i = 0;
        len = utf8_decode(words + at, bytes - at, &cp);
        len = len ? len : 1;
        while (i < n && letter[i].cp != cp)
            i++;
        if (i < n)
            buf_putc(out, marks[i]);
        else
            buf_add(out, words + at, len);
    }
}

void packed_words(struct json *head, const char *words)
{
    struct packed_letter *letter = memory_get(LETTERS * sizeof *letter);
    size_t n = count_letters(words, letter);
    struct buf out;
    buf_init(&out);
    n = n < MARKS ? n : MARKS;
    json_key(head, "letters");
    json_array(head);
    json_text_n(head, marks, n);
    for (size_t i = 0; i < n; i++) {
        char s[4];
        buf_add(&out, s, utf8_encode(letter[i].cp, s));
    }
    json_text_n(head, out.s, out.n);
    json_end(head);
    buf_cut(&out, 0);
    put_marked(&out, words, letter, n);
    json_member(head, "index", out.s);
    buf_free(&out);
    free(letter);
}

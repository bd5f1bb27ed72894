#include "base/hyphen.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_open.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <hyphen.h>
#include <iconv.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    WORD_LEAST = 8, /* letters; shorter words are not worth a hyphen */
    WORD_MOST = 60, /* the library reads a hundred */
    EACH_SIDE = 3,
    BYTES = 256,
    FILE_LIMIT = 8 << 20
};

static const char soft_hyphen[] = "\xC2\xAD";

struct hyphens {
    char *file;
    pthread_mutex_t reading;
    int read;             /* 1: it was tried */
    HyphenDict *dict;     /* NULL: not read, or of no use */
    int utf8;             /* 1: the dictionary is in UTF-8; 0: its letters are bytes */
    uint32_t byte[BYTES]; /* then what each byte stands for; 0: nothing */
};

static const struct {
    const char *tag, *file;
} files[] = {
    {"de", "/usr/share/hyphen/hyph_de_DE.dic"}, {"en", "/usr/share/hyphen/hyph_en_US.dic"},
    {"fr", "/usr/share/hyphen/hyph_fr.dic"},    {"ru", "/usr/share/hyphen/hyph_ru_RU.dic"},
    {"uk", "/usr/share/hyphen/hyph_uk_UA.dic"},
};

const char *hyphens_file(const char *tag)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (!strcmp(tag, files[i].tag))
            return files[i].file;
    }
    return NULL;
}

/* ---- letters ---- */

/* Returns what a byte of a character set stands for, 0 if nothing. */
static uint32_t byte_decoded(iconv_t set, int byte)
{
    char in = (char)byte, out[4], *from = &in, *to = out;
    size_t left = 1, room = sizeof out;
    uint32_t cp = 0;
    iconv(set, NULL, NULL, NULL, NULL);
    if (iconv(set, &from, &left, &to, &room) == (size_t)-1)
        return 0;
    return utf8_decode(out, sizeof out - room, &cp) ? cp : 0;
}

/* Fills the table of bytes; returns 0 if nobody knows the dictionary's character set. */
static int bytes_read(struct hyphens *h)
{
    iconv_t set = iconv_open("UTF-8", h->dict->cset);
    if (set == (iconv_t)-1)
        return 0;
    for (int i = 1; i < BYTES; i++)
        h->byte[i] = byte_decoded(set, i);
    iconv_close(set);
    return 1;
}

/* Appends a lower-case letter as the dictionary has it; returns 0 if it has not. */
static int letter_add(const struct hyphens *h, struct buf *word, uint32_t cp)
{
    char out[4];
    if (h->utf8) {
        buf_add(word, out, utf8_encode(cp, out));
        return 1;
    }
    for (int i = 1; i < BYTES; i++) {
        if (h->byte[i] == cp) {
            buf_putc(word, (char)i);
            return 1;
        }
    }
    return 0;
}

/* ---- words ---- */

/* One word of a text. */
struct letter_run {
    const char *at;
    size_t n;       /* bytes */
    size_t letters; /* code points */
};

/* Returns the run of letters, or of anything else, that begins here. */
static struct letter_run run_next(const char *s, size_t n, int *letters)
{
    struct letter_run r = {s, 0, 0};
    while (r.n < n) {
        uint32_t cp = 0;
        size_t len = utf8_decode(s + r.n, n - r.n, &cp);
        int in = len && locale_is_letter(cp);
        if (r.n && in != *letters)
            break;
        *letters = in;
        r.n += len ? len : 1;
        r.letters++;
    }
    return r;
}

/* Writes the word in the dictionary's lower-case letters; returns 0 if one is not among them. */
static int word_spelled(const struct hyphens *h, struct buf *out, const struct letter_run *r)
{
    for (size_t at = 0; at < r->n;) {
        uint32_t cp = 0;
        at += utf8_decode(r->at + at, r->n - at, &cp);
        if (!letter_add(h, out, locale_lower_letter(cp)))
            return 0;
    }
    return 1;
}

/* Marks behind which letters (from 1) the word may be divided as it is written: where it would
 * change its letters, as "Schiffahrt" did, it is left whole. */
static void word_divided(const struct hyphens *h, const struct buf *spelled, size_t letters,
                         char *mark)
{
    char hyphens[WORD_MOST * 4 + 5] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    if (hnj_hyphen_hyphenate2(h->dict, spelled->s, (int)spelled->n, hyphens, NULL, &rep, &pos,
                              &cut))
        hyphens[0] = 0;
    for (size_t i = EACH_SIDE; i + EACH_SIDE <= letters; i++)
        mark[i] = (hyphens[i - 1] & 1) && !(rep && rep[i - 1]);
    for (size_t i = 0; rep && i < spelled->n; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static void run_soften(const struct hyphens *h, struct buf *out, const struct letter_run *r)
{
    char mark[WORD_MOST + 1] = {0};
    struct buf spelled;
    buf_init(&spelled);
    if (r->letters >= WORD_LEAST && r->letters <= WORD_MOST && word_spelled(h, &spelled, r))
        word_divided(h, &spelled, r->letters, mark);
    buf_free(&spelled);
    for (size_t at = 0, letter = 0; at < r->n; letter++) {
        uint32_t cp = 0;
        size_t len = utf8_decode(r->at + at, r->n - at, &cp);
        if (letter <= WORD_MOST && mark[letter])
            buf_puts(out, soft_hyphen);
        buf_add(out, r->at + at, len ? len : 1);
        at += len ? len : 1;
    }
}

/* ---- files ---- */

/* Reads what a file says of syllables: its character set, and the last of its levels. The others
 * divide compounds by lists of words, in German seventy thousand, which takes the library four
 * seconds to read and adds little to what the patterns find. Returns 0 on failure. */
static int patterns_read(const char *file, struct buf *out)
{
    static const char next[] = "\nNEXTLEVEL";
    struct arena a;
    char *all = NULL;
    size_t n = 0;
    arena_init(&a);
    if (fs_read(&a, AT_FDCWD, file, FILE_LIMIT, &all, &n) || !n) {
        arena_free(&a);
        return 0;
    }
    const char *last = all, *found = all;
    while ((found = strstr(found, next)) != NULL)
        last = found += sizeof next - 1;
    if (last > all)
        buf_add(out, all, strcspn(all, "\n") + 1);
    buf_puts(out, last);
    arena_free(&a);
    return 1;
}

static HyphenDict *dict_load(const char *file)
{
    struct buf patterns;
    HyphenDict *dict = NULL;
    buf_init(&patterns);
    FILE *in = patterns_read(file, &patterns) ? fmemopen(patterns.s, patterns.n, "r") : NULL;
    if (in) {
        dict = hnj_hyphen_load_file(in);
        fclose(in);
    }
    buf_free(&patterns);
    return dict;
}

/* Reads the file, once. Returns 0 if it is of no use. */
static int hyphens_read(struct hyphens *h)
{
    pthread_mutex_lock(&h->reading);
    if (!h->read) {
        h->read = 1;
        h->dict = dict_load(h->file);
        h->utf8 = h->dict && h->dict->utf8;
        if (h->dict && !h->utf8 && !bytes_read(h)) {
            hnj_hyphen_free(h->dict);
            h->dict = NULL;
        }
    }
    pthread_mutex_unlock(&h->reading);
    return h->dict != NULL;
}

void hyphens_soften(struct hyphens *h, struct buf *out, const char *text, size_t n)
{
    int known = hyphens_read(h);
    for (size_t at = 0; at < n;) {
        int letters = 0;
        struct letter_run r = run_next(text + at, n - at, &letters);
        if (letters && known)
            run_soften(h, out, &r);
        else
            buf_add(out, r.at, r.n);
        at += r.n;
    }
}

struct hyphens *hyphens_open(const char *file)
{
    if (access(file, R_OK))
        return NULL;
    struct hyphens *h = memory_get(sizeof *h);
    *h = (struct hyphens){.file = memcpy(memory_get(strlen(file) + 1), file, strlen(file) + 1)};
    pthread_mutex_init(&h->reading, NULL);
    return h;
}

void hyphens_close(struct hyphens *h)
{
    if (!h)
        return;
    if (h->dict)
        hnj_hyphen_free(h->dict);
    pthread_mutex_destroy(&h->reading);
    free(h->file);
    free(h);
}

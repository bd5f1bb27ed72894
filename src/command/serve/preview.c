#include "command/serve/preview.h"

#include "base/arena.h"
#include "base/when.h"
#include "command/serve/edition.h"
#include "command/serve/overlay.h"
#include "command/serve/request.h"
#include "command/serve/types.h"
#include "read/shelf.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

struct preview {
    const struct options *options;
    struct arena arena; /* lives as long as the preview */
    const char *root;   /* the site's folder */
    const char *output; /* the folder beside which made pictures are kept */
    int wake;
    char token[OVERLAY_TOKEN + 1];

    /* of the thread that makes editions */
    struct preview_wish made; /* what the newest edition was made by */
    struct edition *newest;   /* NULL: nothing is to be finished */
    struct edition *gone;     /* was shown before it; NULL: none */
    struct shelf *shelf;      /* what files gave to editions before */

    pthread_mutex_t lock;     /* of all that follows */
    struct preview_wish wish; /* what is wanted */
    struct edition *edition;  /* what is shown; NULL: nothing yet. Only the thread that makes
                                 editions changes it, so that one may read it without the lock */
    struct buf bar, status;   /* what is said of the newest edition */
    uint64_t number;          /* its number */
};

static void make_token(char token[OVERLAY_TOKEN + 1])
{
    unsigned char bytes[OVERLAY_TOKEN / 2];
    for (size_t n = 0; n < sizeof bytes;) {
        ssize_t got = getrandom(bytes + n, sizeof bytes - n, 0);
        n += got > 0 ? (size_t)got : 0;
    }
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(token + 2 * i, 3, "%02x", bytes[i]);
}

struct preview *preview_open(const struct options *options, const char *root, int wake)
{
    struct preview *p = memory_get(sizeof *p);
    *p = (struct preview){.options = options, .wake = wake, .shelf = shelf_open()};
    arena_init(&p->arena);
    p->root = arena_strdup(&p->arena, root);
    p->output = arena_printf(&p->arena, "%s/public", root);
    p->wish.drafts = options->drafts;
    snprintf(p->wish.now, sizeof p->wish.now, "%s", options->now ? options->now : "");
    make_token(p->token);
    pthread_mutex_init(&p->lock, NULL);
    buf_init(&p->bar);
    buf_init(&p->status);
    return p;
}

void preview_close(struct preview *p)
{
    if (p->edition)
        edition_close(p->edition);
    shelf_close(p->shelf);
    buf_free(&p->bar);
    buf_free(&p->status);
    pthread_mutex_destroy(&p->lock);
    arena_free(&p->arena);
    free(p);
}

/* ---- the thread that makes editions ---- */

static struct edition *preview_read(struct preview *p, const struct preview_wish *wish)
{
    struct options o = *p->options;
    o.folder = p->root;
    o.output = p->output;
    o.now = *wish->now ? wish->now : NULL;
    o.drafts = wish->drafts;
    return edition_open(&o, p->shelf);
}

/* One without mistakes is shown, and any while there is nothing better. */
static int is_to_be_shown(const struct preview *p, const struct edition *e)
{
    return e->book && (!edition_errors(e) || !p->edition || edition_errors(p->edition));
}

/* Says of the newest edition what there is to say, and shows `shown`. */
static void preview_exchange(struct preview *p, struct edition *shown, uint64_t number)
{
    struct buf bar, status, old_bar = p->bar, old_status = p->status;
    const struct overlay o = {.edition = p->newest,
                              .language = p->options->language,
                              .editor = p->options->editor,
                              .token = p->token,
                              .drafts = p->made.drafts,
                              .number = number,
                              .stands = shown != NULL};
    buf_init(&bar);
    buf_init(&status);
    overlay_bar(&o, &bar);
    overlay_status(&o, &status);
    pthread_mutex_lock(&p->lock);
    p->bar = bar;
    p->status = status;
    p->number = number;
    p->edition = shown;
    pthread_mutex_unlock(&p->lock);
    buf_free(&old_bar);
    buf_free(&old_status);
}

struct preview_news preview_renew(struct preview *p, uint64_t number)
{
    pthread_mutex_lock(&p->lock);
    p->made = p->wish;
    pthread_mutex_unlock(&p->lock);
    p->newest = preview_read(p, &p->made);
    int shows = is_to_be_shown(p, p->newest);
    p->gone = shows ? p->edition : NULL;
    preview_exchange(p, shows ? p->newest : p->edition, number);
    return (struct preview_news){
        .pages = shows, .errors = edition_errors(p->newest), .trouble = p->newest->trouble};
}

void preview_finish(struct preview *p, int advises)
{
    struct edition *e = p->newest;
    if (p->gone)
        edition_close(p->gone);
    if (advises) {
        edition_advise(e);
        preview_exchange(p, p->edition, p->number);
    }
    if (e != p->edition)
        edition_close(e);
    p->newest = p->gone = NULL;
    shelf_sweep(p->shelf, &(uint64_t){p->edition ? p->edition->number : 0}, 1);
}

/* ---- those who ask ---- */

static void say_line(const struct preview *p, int status, enum phrase what,
                     struct preview_page *page)
{
    page->status = status;
    page->type = serve_type("");
    buf_cut(&page->body, 0);
    overlay_line(p->options->language, what, &page->body);
}

/* Says that there is nothing at the address, as the site itself says it. */
static void say_lost(struct preview *p, const char *address, struct preview_page *page)
{
    page->status = 404;
    page->type = serve_type("");
    if (edition_lost(p->edition, address, &page->body))
        say_line(p, 404, PHRASE_PREVIEW_LOST, page);
}

/* A page's address without its last '/'. */
static int leads_to_folder(struct preview *p, const struct buf *address, struct buf *out)
{
    struct buf folder;
    if (!address->n || address->s[address->n - 1] == '/')
        return 0;
    buf_init(&folder);
    buf_printf(&folder, "%s/", address->s);
    int found = !edition_page(p->edition, folder.s, out);
    buf_free(&folder);
    buf_cut(out, 0);
    return found;
}

static void find_page(struct preview *p, const char *path, const struct buf *address,
                      struct preview_page *page)
{
    int error = edition_page(p->edition, address->s, &page->body);
    page->status = 200;
    page->type = serve_type(address->s);
    page->frames = edition_frames(p->edition, address->s);
    if (error == -ENOENT && leads_to_folder(p, address, &page->body)) {
        page->status = 302;
        buf_printf(&page->body, "%s/", path);
    } else if (error == -ENOENT && edition_leads(p->edition, path, &page->body)) {
        page->status = 302;
        page->type = NULL;
    } else if (error == -ENOENT) {
        say_lost(p, address->s, page);
    } else if (error) {
        say_line(p, 500, PHRASE_PREVIEW_LOST, page);
    }
}

/* Makes the answer of an edition; the lock is held. */
static void answer_path(struct preview *p, const char *path, struct preview_page *page)
{
    struct buf address;
    const char *base = p->edition ? p->edition->base : "/";
    buf_init(&address);
    int fault = request_address(path, base, &address);
    if (fault == REQUEST_BAD || fault == REQUEST_LONG) {
        say_line(p, fault, PHRASE_PREVIEW_ADDRESS, page);
    } else if (!p->edition) {
        page->status = 503;
        page->type = serve_type("");
        buf_add(&page->body, p->status.s, p->status.n);
    } else if (fault == REQUEST_ELSEWHERE) {
        page->status = 302;
        buf_puts(&page->body, base);
    } else if (fault == REQUEST_LOST) {
        say_lost(p, "", page);
    } else {
        find_page(p, path, &address, page);
    }
    buf_free(&address);
}

void preview_page(struct preview *p, const char *path, int bare, struct preview_page *page)
{
    *page = (struct preview_page){.status = 500};
    buf_init(&page->body);
    pthread_mutex_lock(&p->lock);
    answer_path(p, path, page);
    if (!bare && p->edition && serve_type_is_page(page->type))
        overlay_insert(&page->body, p->bar.s, p->number);
    pthread_mutex_unlock(&p->lock);
}

void preview_bar(struct preview *p, struct buf *out)
{
    pthread_mutex_lock(&p->lock);
    buf_add(out, p->bar.s, p->bar.n);
    pthread_mutex_unlock(&p->lock);
}

void preview_status(struct preview *p, struct buf *out)
{
    pthread_mutex_lock(&p->lock);
    buf_add(out, p->status.s, p->status.n);
    pthread_mutex_unlock(&p->lock);
}

void preview_base(struct preview *p, struct buf *out)
{
    pthread_mutex_lock(&p->lock);
    buf_puts(out, p->edition ? p->edition->base : "/");
    pthread_mutex_unlock(&p->lock);
}

void preview_page_of(struct preview *p, const char *path, struct buf *out)
{
    if (p->edition)
        edition_page_of(p->edition, path, out);
}

/* Compares in the same time wherever they differ. */
static int is_token(const struct preview *p, const char *token)
{
    unsigned char differs = 0;
    if (!token || strlen(token) != OVERLAY_TOKEN)
        return 0;
    for (size_t i = 0; i < OVERLAY_TOKEN; i++)
        differs |= (unsigned char)(token[i] ^ p->token[i]);
    return !differs;
}

int preview_wish(struct preview *p, const char *token, const struct preview_wish *wish)
{
    struct when day;
    const uint64_t one = 1;
    if (!is_token(p, token) || (*wish->now && when_parse(wish->now, &day) > WHEN_SLIP))
        return 0;
    if (*wish->now && (day.date.year < DATE_FIRST_YEAR || day.date.year > DATE_LAST_YEAR))
        return 0;
    pthread_mutex_lock(&p->lock);
    p->wish = *wish;
    pthread_mutex_unlock(&p->lock);
    return write(p->wake, &one, sizeof one) == sizeof one;
}

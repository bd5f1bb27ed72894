#include "command/render.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
#include "base/share.h"
#include "command/project.h"
#include "command/render_data.h"
#include "read/template/eval.h"
#include "read/template/set.h"
#include "read/template/template.h"
#include "read/text.h"
#include "read/words.h"
#include "read/yaml.h"
#include "report/print.h"
#include "report/usage.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES = 4 << 20 };

/* What was asked for, and what it takes. */
struct render_request {
    const char *file[2]; /* template, data */
    const char *layouts; /* NULL: the template's own folder */
    const char *lang;
    const char *words; /* file; NULL: look beside the layouts */
    const char *share; /* what came with the program, see base/share.h; NULL: nothing */
    struct arena arena;
    struct report report;
};

static const struct {
    const char *name;
    size_t at;
} options[] = {
    {"--layouts", offsetof(struct render_request, layouts)},
    {"--lang", offsetof(struct render_request, lang)},
    {"--words", offsetof(struct render_request, words)},
};

/* Returns where the value of an option goes; NULL if it is none. `n` is the length of its name. */
static const char **option_place(struct render_request *j, const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strlen(options[i].name) == n && !strncmp(options[i].name, name, n))
            return (const char **)((char *)j + options[i].at);
    }
    return NULL;
}

static int render_take(void *ctx, int argc, char **argv, int i, int plain)
{
    struct render_request *j = ctx;
    size_t n = strcspn(argv[i], "=");
    const char **place = plain ? NULL : option_place(j, argv[i], n);
    if (!place && ((argv[i][0] == '-' && !plain) || j->file[1]))
        return -1;
    if (!place) {
        j->file[j->file[0] != NULL] = argv[i];
        return 1;
    }
    *place = argv[i][n] ? argv[i] + n + 1 : argv[i + 1];
    if (!*place)
        return usage_fault(message_language_choose(), PHRASE_OPTION_NEEDS, argv[i], NULL), 0;
    (void)argc;
    return argv[i][n] ? 1 : 2;
}

/* ---- where the template lies ---- */

static const char layouts_name[] = "layouts";

enum { LAYOUTS_LENGTH = sizeof layouts_name - 1 };

static int lies_in(struct render_request *j, const char *folder, const char *name)
{
    return !access(arena_printf(&j->arena, "%s/%s", folder, name), R_OK);
}

/* Splits the path behind the last folder that is called "layouts", as templates name one another
 * from there; else behind its last folder. */
static const char *split_template(struct render_request *j)
{
    const char *path = j->file[0], *slash = strrchr(path, '/');
    for (const char *p = path; (p = strstr(p, layouts_name)); p += LAYOUTS_LENGTH) {
        if ((p == path || p[-1] == '/') && p[LAYOUTS_LENGTH] == '/')
            slash = p + LAYOUTS_LENGTH;
    }
    if (slash)
        j->layouts = slash == path ? "/" : arena_copy(&j->arena, path, (size_t)(slash - path));
    else
        j->layouts = "";
    return slash ? slash + 1 : path;
}

/* Looks for the name in the folder that was given; it may begin with that. */
static const char *name_in_folder(struct render_request *j)
{
    const char *path = j->file[0];
    size_t n = strlen(j->layouts);
    while (n && j->layouts[n - 1] == '/')
        n--;
    int inside = n && !strncmp(path, j->layouts, n) && path[n] == '/';
    return inside && !lies_in(j, j->layouts, path) ? path + n + 1 : path;
}

/* Looks for a name in the layouts of the site, then in those that came with the program; returns 1
 * if it stands there. */
static int find_by_name(struct render_request *j)
{
    const char *const roots[] = {project_find(&j->arena, NULL), j->share};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        const char *folder =
            roots[i] ? arena_printf(&j->arena, "%s/%s", roots[i], layouts_name) : NULL;
        if (!folder || !lies_in(j, folder, j->file[0]))
            continue;
        j->layouts = folder;
        return 1;
    }
    return 0;
}

/* Returns the template's name, and sets the folder that it is one in: it was given by a path, or by
 * a name. */
static const char *locate_template(struct render_request *j)
{
    j->share = share_folder(&j->arena);
    if (j->layouts)
        return name_in_folder(j);
    if (access(j->file[0], F_OK) && find_by_name(j))
        return j->file[0];
    return split_template(j);
}

/* Returns 1 if the folder is that of a site: what it lacks comes from where the program is
 * installed. */
static int is_layouts(const struct render_request *j)
{
    size_t n = strlen(j->layouts);
    while (n && j->layouts[n - 1] == '/')
        n--;
    return n >= LAYOUTS_LENGTH &&
           !strncmp(j->layouts + n - LAYOUTS_LENGTH, layouts_name, LAYOUTS_LENGTH) &&
           (n == LAYOUTS_LENGTH || j->layouts[n - LAYOUTS_LENGTH - 1] == '/');
}

/* ---- reading ---- */

static const struct source *render_read_source(struct render_request *j, const char *path)
{
    char *text;
    size_t n;
    int status = fs_read(&j->arena, AT_FDCWD, path, FILE_BYTES, &text, &n);
    if (!status)
        return source_new(&j->arena, path, text, n);
    diag_add_path(&j->report, DIAG_FILE_UNREADABLE, path, strerror(-status), NULL);
    return NULL;
}

static const char *find_words_file(struct render_request *j)
{
    static const char *const places[] = {"i18n", "site/i18n"};
    for (size_t i = 0; !j->words && *j->layouts && i < 2; i++) {
        const char *path =
            arena_printf(&j->arena, "%s/../%s/%s.yaml", j->layouts, places[i], j->lang);
        if (!access(path, R_OK))
            return path;
    }
    return j->words;
}

static struct words *words_of_file(struct render_request *j, const char *path)
{
    const struct source *s = path ? render_read_source(j, path) : NULL;
    return s ? words_read(&j->arena, &j->report, s) : NULL;
}

static struct words *render_read_words(struct render_request *j)
{
    struct words *own = words_of_file(j, find_words_file(j)), *shipped = NULL;
    const char *path = arena_printf(&j->arena, "site/i18n/%s.yaml", j->lang);
    if (j->share && !j->words && is_layouts(j) && lies_in(j, j->share, path))
        shipped = words_of_file(j, arena_printf(&j->arena, "%s/%s", j->share, path));
    if (own && shipped)
        words_inherit(own, shipped);
    return own ? own : shipped;
}

static struct data read_data(struct render_request *j)
{
    struct data none = {.type = {.kind = VALUE_NONE}};
    const struct source *s = render_read_source(j, j->file[1]);
    if (!s || !text_check(&j->report, s))
        return none;
    const struct node *root = yaml_read(&j->arena, &j->report, s, 0, s->n);
    if (!root && !j->report.count[SEVERITY_ERROR])
        diag_add_path(&j->report, DIAG_FILE_EMPTY, j->file[1], NULL, NULL);
    if (root && root->kind != NODE_MAP)
        diag_add(&j->report, DIAG_YAML_MAPPING, root->span, NULL, NULL);
    return root && root->kind == NODE_MAP ? data_infer(&j->arena, &j->report, root) : none;
}

static void render(struct render_request *j, const struct template *t, const struct words *words,
                   const struct data *data, struct buf *out)
{
    struct arena scratch;
    arena_init(&scratch);
    struct eval e = {.scratch = &scratch, .locale = locale_open(j->lang), .words = words, .up = ""};
    template_render(t, &e, data->value.record, out);
    locale_close(e.locale);
    arena_free(&scratch);
}

/* Prints the page; returns the exit status. */
static int print_page(struct render_request *j, const struct buf *page)
{
    if (fwrite(page->s, 1, page->n, stdout) == page->n && !fflush(stdout))
        return 0;
    diag_add_path(&j->report, DIAG_FILE_UNREADABLE, "stdout", "", NULL);
    return 2;
}

static int run_render(struct render_request *j)
{
    struct templates set;
    const char *name = locate_template(j);
    struct words *words = render_read_words(j);
    const struct words *const languages[] = {words};
    if (j->report.count[SEVERITY_ERROR])
        return 1;
    struct data data = read_data(j);
    const struct template *t = NULL;
    templates_init(&set, &j->arena, &j->report, *j->layouts ? j->layouts : ".", "", languages,
                   words != NULL);
    if (j->share && is_layouts(j))
        set.share = arena_printf(&j->arena, "%s/%s", j->share, layouts_name);
    if (data.type.kind == VALUE_RECORD)
        t = template_compile(&set, name, data.type.record);
    if (!t || j->report.count[SEVERITY_ERROR])
        return 1;
    struct buf page;
    buf_init(&page);
    render(j, t, words, &data, &page);
    int status = print_page(j, &page);
    buf_free(&page);
    return status;
}

int command_render(int argc, char **argv)
{
    struct render_request j = {.lang = "de"};
    const struct option_words words = {.take = render_take, .ctx = &j, .first = 1};
    enum message_language language = message_language_choose();
    struct options o;
    if (options_read_with(&o, argc, argv, &words))
        return 2;
    if (!j.file[1])
        return usage_fault(language, PHRASE_RENDER_NEEDS, NULL, NULL);
    arena_init(&j.arena);
    report_init(&j.report, &j.arena);
    int status = run_render(&j);
    report_tell(&j.report, language, 0);
    arena_free(&j.arena);
    return status;
}

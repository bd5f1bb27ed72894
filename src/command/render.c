#include "command/render.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
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

static const char **option_place(struct render_request *j, const char *name)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (!strcmp(options[i].name, name))
            return (const char **)((char *)j + options[i].at);
    }
    return NULL;
}

/* Returns 0 if the arguments are not understood. */
static int render_arguments(struct render_request *j, int argc, char **argv)
{
    int files = 0;
    j->lang = "de";
    for (int i = 1; i < argc; i++) {
        const char **place = option_place(j, argv[i]);
        if (place && i + 1 < argc)
            *place = argv[++i];
        else if (!place && argv[i][0] != '-' && files < 2)
            j->file[files++] = argv[i];
        else
            return 0;
    }
    return files == 2;
}

/* Splits the template's path into its folder and name, unless the folder was given. */
static const char *split_template(struct render_request *j)
{
    const char *slash = strrchr(j->file[0], '/');
    if (j->layouts || !slash) {
        j->layouts = j->layouts ? j->layouts : "";
        return j->file[0];
    }
    j->layouts =
        slash == j->file[0] ? "/" : arena_copy(&j->arena, j->file[0], (size_t)(slash - j->file[0]));
    return slash + 1;
}

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

static struct words *render_read_words(struct render_request *j)
{
    const char *path = find_words_file(j);
    const struct source *s = path ? render_read_source(j, path) : NULL;
    return s ? words_read(&j->arena, &j->report, s) : NULL;
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
    const char *name = split_template(j);
    struct words *words = render_read_words(j);
    const struct words *const languages[] = {words};
    if (j->report.count[SEVERITY_ERROR])
        return 1;
    struct data data = read_data(j);
    const struct template *t = NULL;
    templates_init(&set, &j->arena, &j->report, *j->layouts ? j->layouts : ".", "", languages,
                   words != NULL);
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
    struct render_request j = {.lang = NULL};
    enum message_language language = message_language_choose();
    if (!render_arguments(&j, argc, argv))
        return usage_fault(language, PHRASE_RENDER_NEEDS, NULL, NULL);
    arena_init(&j.arena);
    report_init(&j.report, &j.arena);
    int status = run_render(&j);
    report_tell(&j.report, language, 0);
    arena_free(&j.arena);
    return status;
}

#include "model/fill/fill.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/fs.h"
#include "base/spoken.h"
#include "model/asset.h"
#include "model/fill/meant.h"
#include "model/fill/words.h"
#include "report/suggest.h"

#include <string.h>
#include <strings.h>

static void *language_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    if (fill_language_known(f, n->text))
        return (void *)n->text;
    struct diag *d = fill_fault(f, DIAG_LANGUAGE_TAG, n, spec->name);
    if (!fill_write_as(f, d, spoken_language(fill_spoken(f), fill_unquoted(f, n->text))))
        diag_help(f->report, d, HELP_LANGUAGE_FORM, NULL, NULL);
    return NULL;
}

static void *alias_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const char *path = n->text + (*n->text == '/');
    size_t len = strlen(path);
    char *copy = arena_strdup(f->arena, path);
    if (len && copy[len - 1] == '/')
        copy[len - 1] = '\0';
    if (len && !strpbrk(path, "?#%:*\"<>|") && address_stray(path, len) == len &&
        fs_path_confined(copy) && *copy != '.' && !strstr(copy, "/."))
        return (void *)path; /* of the node itself: resolve/claim finds it there again */
    diag_help(f->report, fill_fault(f, DIAG_BAD_PATH, n, spec->name), HELP_PATH_FORM, NULL, NULL);
    return NULL;
}

static void fault_foreign(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    struct diag *d = fill_fault(f, DIAG_ASSET_FOREIGN, n, spec->name);
    if (strchr(n->text, '\\') || !strncasecmp(n->text, "file:", 5))
        asset_advise(f->site, f->report, d, n->span.source->path, n->text, 0);
    else
        diag_help(f->report, d, HELP_SAVE_ASSET, "images/foto.jpg", NULL);
}

/* Returns the path from site/assets of a file that is named by a longer one or another kind of
 * slash; NULL if there is no such file. */
static const char *asset_inside(struct fill *f, const char *text)
{
    enum { LONGEST = 300 };
    char *path = arena_strdup(f->arena, text);
    if (strlen(text) > LONGEST)
        return NULL;
    for (char *p = path; (p = strchr(p, '\\'));)
        *p = '/';
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += strspn(part, "/");
        const char *found = site_asset(f->site, part);
        if (found)
            return found;
    }
    return NULL;
}

/* Returns the only file of this name in whatever folder; NULL if there is none, or several. */
static const char *asset_of_name(struct fill *f, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *found = NULL;
    for (size_t i = 0; i < f->site->asset_by_path.n; i++) {
        const char *key = f->site->asset_by_path.entry[i].key, *last = strrchr(key, '/');
        if (strcasecmp(last ? last + 1 : key, name) != 0)
            continue;
        if (found)
            return NULL;
        found = key;
    }
    return found;
}

static void help_asset(struct fill *f, struct diag *d, const char *path)
{
    const char *inside = asset_inside(f, path);
    if (fill_write_as(f, d, inside) || !report_searches(f->report))
        return;
    const char *named = asset_of_name(f, path);
    struct suggest s = suggest_begin(path);
    for (size_t i = 0; i < f->site->asset_by_path.n && !named; i++)
        suggest_offer(&s, f->site->asset_by_path.entry[i].key);
    if (named || s.best)
        diag_help(f->report, d, HELP_DID_YOU_MEAN, named ? named : s.best, NULL);
    else
        asset_advise(f->site, f->report, d, d->span.source->path, path, 0);
}

static void *asset_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    const char *rooted = n->text + (n->text[0] == '/' && n->text[1] != '/');
    const char *path = !strncmp(rooted, "assets/", 7) ? rooted + 7 : rooted;
    const char *found = site_asset(f->site, path);
    if (found) {
        if (spec->flags & FIELD_PICTURE)
            asset_check_picture(f->report, found, n->span);
        else
            asset_check_attached(f->site, f->report, found, n->span);
        return (void *)found;
    }
    if ((strchr(path, ':') || strstr(path, "//")) && !asset_inside(f, path))
        fault_foreign(f, spec, n);
    else
        help_asset(f, fill_fault(f, DIAG_ASSET_MISSING, n, NULL), path);
    return NULL;
}

static void *ref_element(struct fill *f, const struct field_spec *spec, const struct node *n)
{
    (void)spec;
    struct ref *ref = arena_alloc(f->arena, sizeof *ref);
    *ref = (struct ref){.id = n->text, .node = n};
    return ref;
}

static const struct fill_kind kinds[FIELD_KINDS] = {
    [FIELD_TEXT] = {.element = fill_text},
    [FIELD_YESNO] = {.store = fill_yesno},
    [FIELD_INT] = {.store = fill_int},
    [FIELD_YEAR] = {.store = fill_int},
    [FIELD_DATE] = {.store = fill_date},
    [FIELD_YEAR_DATE] = {.store = fill_date},
    [FIELD_WHEN] = {.element = fill_when_at, .store = fill_when},
    [FIELD_END] = {.store = fill_end},
    [FIELD_URL] = {.element = fill_url},
    [FIELD_EMAIL] = {.element = fill_email},
    [FIELD_POSTCODE] = {.element = fill_postcode},
    [FIELD_PHONE] = {.element = fill_phone},
    [FIELD_LANGUAGE] = {.element = language_element},
    [FIELD_ALIAS] = {.element = alias_element},
    [FIELD_ASSET] = {.element = asset_element},
    [FIELD_VOCABULARY] = {.element = fill_vocabulary},
    [FIELD_CHOICE] = {.element = fill_choice},
    [FIELD_CHOICE_INT] = {.store = fill_choice_int},
    [FIELD_REF] = {.element = ref_element},
    [FIELD_HOURS] = {.store = fill_hours, .whole = 1},
    [FIELD_DEGREES] = {.store = fill_degrees},
    [FIELD_RECORD] = {.element = fill_record},
    [FIELD_NAMED] = {.store = fill_named, .whole = 1},
    [FIELD_MEASURES] = {.store = fill_measures, .whole = 1},
    [FIELD_LABEL] = {.store = fill_label, .whole = 1},
    [FIELD_EVERY] = {.store = fill_every},
    [FIELD_ON] = {.element = fill_on},
    [FIELD_BEFORE] = {.store = fill_before},
};

const struct fill_kind *fill_kind(enum field_kind kind)
{
    return &kinds[kind];
}

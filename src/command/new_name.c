#include "command/new_draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale_id.h"
#include "model/id.h"
#include "model/types.h"
#include "report/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Letters that a date takes in front of an id. */
enum { DATE_LETTERS = 11 };

int new_id(struct new_draft *d)
{
    if (d->id && id_is_valid(d->id, strlen(d->id)) && strlen(d->id) <= ID_LETTERS)
        return 0;
    if (d->id)
        return usage_fault(d->language, PHRASE_NEW_ID_FORM, d->id, ID_LETTERS_TEXT);
    struct buf id;
    buf_init(&id);
    if (locale_id(&id, d->title, d->in->tag, ID_LETTERS - DATE_LETTERS))
        d->id = arena_strdup(d->arena, id.s);
    buf_free(&id);
    return !d->id;
}

/* Returns the day that a file is named by: that of its field, else today. */
static struct date naming_day(const struct new_draft *d)
{
    const char *field = item_facts(d->type)->dated_by;
    const char *text = field ? new_field_text(d, field) : NULL;
    struct when w = {.date = d->site->now.date};
    if (text && strlen(text) == 4 && strspn(text, "0123456789") == 4)
        w.date.year = (int16_t)strtol(text, NULL, 10);
    else if (text && when_parse(text, &w) > WHEN_SLIP)
        w.date = d->site->now.date;
    return w.date;
}

/* Returns the way to an original's file below its folder, without ending: "2026/fest". */
static const char *original_name(const struct new_draft *d, const char *folder)
{
    struct date day = naming_day(d);
    switch (item_facts(d->type)->naming) {
    case NAMED_IN_YEARS:
        return arena_printf(d->arena, "%s%04d/%s", folder, day.year, d->id);
    case NAMED_BY_DAY:
        return arena_printf(d->arena, "%s%04d-%02d-%02d-%s", folder, day.year, day.month, day.day,
                            d->id);
    case NAMED_BY_YEAR:
        return arena_printf(d->arena, "%s%04d", folder, day.year);
    default:
        return arena_printf(d->arena, "%s%s", folder, d->id);
    }
}

const char *new_path(const struct new_draft *d)
{
    const char *folder = arena_printf(d->arena, "content/%s/", item_folder(d->type));
    if (!d->original)
        return arena_printf(d->arena, "%s.md", original_name(d, folder));
    const char *path = d->original->source->path;
    return arena_printf(d->arena, "%.*s.%s.md", (int)(strlen(path) - strlen(".md")), path,
                        d->in->tag);
}

void new_uid(struct new_draft *d)
{
    struct date day = d->site->now.date;
    if (d->original || !schema_field(schema_type(d->type), "uid") || new_field_text(d, "uid"))
        return;
    new_field_put(d, "uid",
                  arena_printf(d->arena, "%s-%04d%02d%02d@%s", d->id, day.year, day.month, day.day,
                               d->site->config.host));
}

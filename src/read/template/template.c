#include "read/template/template.h"

#include "base/arena.h"
#include "read/template/check.h"
#include "read/template/set.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct template *finish_template(struct compiler *c, const char *name)
{
    struct template *out = arena_alloc(c->arena, sizeof *out);
    struct instr *code = arena_array(c->arena, c->n, sizeof *code);
    memcpy(code, c->code, c->n * sizeof *code);
    *out = (struct template){.name = arena_strdup(c->arena, name), .code = code, .n = c->n};
    return out;
}

const struct template *template_compile(struct templates *t, const char *name,
                                        const struct record *root)
{
    size_t before = t->report->count[SEVERITY_ERROR];
    const struct parsed *p = template_parsed(t, name);
    if (!p) {
        diag_add_path(t->report, DIAG_TEMPLATE_MISSING,
                      *t->folder ? arena_printf(t->arena, "%s/%s", t->folder, name) : name, name,
                      NULL);
        return NULL;
    }
    struct origin origin = {.parsed = p};
    struct compiler c = {.set = t,
                         .arena = t->arena,
                         .report = t->report,
                         .root = root,
                         .place = place_start(),
                         .origin = &origin,
                         .faulty = p->faulty};
    check_template(&c, p);
    emit(&c, OP_END, 0, NULL);
    assert(c.stack == 0 || c.full);
    const struct template *out =
        !c.faulty && t->report->count[SEVERITY_ERROR] == before ? finish_template(&c, name) : NULL;
    free(c.code);
    return out;
}

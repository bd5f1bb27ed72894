#include "render/view/renderer.h"

#include "base/locale.h"

void renderer_open(struct renderer *r, const struct shared *shared)
{
    *r = (struct renderer){.shared = shared, .site = shared->site};
    arena_init(&r->kept);
    arena_init(&r->scratch);
    buf_init(&r->out);
}

void renderer_close(struct renderer *r)
{
    for (int l = 0; l < LANGUAGES_MAX; l++) {
        if (r->locale[l])
            locale_close(r->locale[l]);
    }
    buf_free(&r->out);
    arena_free(&r->scratch);
    arena_free(&r->kept);
}

struct locale *renderer_locale(struct renderer *r, int language)
{
    if (!r->locale[language])
        r->locale[language] = locale_open(r->site->language[language].tag);
    return r->locale[language];
}

struct eval renderer_eval(struct renderer *r, int language, const char *up)
{
    const struct language *l = &r->site->language[language];
    if (!r->view[language].shared)
        view_init(&r->view[language], r->shared, l, &r->kept);
    return (struct eval){.scratch = &r->scratch,
                         .locale = renderer_locale(r, language),
                         .words = l->words,
                         .up = up,
                         .link_files = r->site->config.link_files,
                         .view = &r->view[language]};
}

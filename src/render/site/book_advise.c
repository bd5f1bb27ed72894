#include "render/site/book_inner.h"

#include "base/arena.h"
#include "base/share.h"
#include "model/synonyms.h"

/* So many groups of a file are told one by one; of more, how many they are: a list that came from
 * another city is not to hide what else there is to say. */
enum { TOLD_SINGLY = 10 };

/* Returns 1 if no language that reads these groups has what one of them leads to, as far as is
 * known. Kinds of a language share its file. */
static int is_lost(const struct book *book, const struct list *groups, size_t group)
{
    const struct site *site = book->site;
    for (int l = 0; l < site->languages; l++) {
        if (site->synonyms[l].at == groups->at && (!book->leads[l] || book->leads[l][group]))
            return 0;
    }
    return 1;
}

/* Returns 1 if they came with the program, for sites of every kind. */
static int is_lent(const struct site *site, int language)
{
    const struct synonym_group *first = site->synonyms[language].at[0];
    return share_holds(site->share, first->at.source->path);
}

/* Returns 1 if an earlier language reads the same groups. */
static int was_told(const struct site *site, int language)
{
    int l = 0;
    while (site->synonyms[l].at != site->synonyms[language].at)
        l++;
    return l < language;
}

static void advise_groups(const struct book *book, struct report *r, const struct list *groups)
{
    const struct synonym_group *first = NULL;
    size_t lost = 0;
    for (size_t i = 0; i < groups->n; i++) {
        if (!is_lost(book, groups, i))
            continue;
        if (!lost++)
            first = groups->at[i];
    }
    if (lost > TOLD_SINGLY)
        diag_add(r, DIAG_SYNONYMS_NOWHERE, first->at, arena_printf(r->arena, "%zu", lost),
                 arena_printf(r->arena, "%zu", groups->n));
    for (size_t i = 0; lost <= TOLD_SINGLY && i < groups->n; i++) {
        if (is_lost(book, groups, i))
            diag_add(r, DIAG_SYNONYM_NOWHERE, ((const struct synonym_group *)groups->at[i])->at,
                     NULL, NULL);
    }
}

void book_advise(const struct book *book, struct report *r)
{
    for (int l = 0; l < book->site->languages; l++) {
        if (book->site->synonyms[l].n && !was_told(book->site, l) && !is_lent(book->site, l))
            advise_groups(book, r, &book->site->synonyms[l]);
    }
}

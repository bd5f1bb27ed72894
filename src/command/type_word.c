#include "command/type_word.h"

#include "model/types.h"
#include "report/suggest.h"

#include <string.h>
#include <strings.h>

/* Returns 1 if `word` is one of the words of `list`, which are divided by blanks. */
static int is_called(const char *word, const char *list)
{
    size_t n = strlen(word);
    for (const char *p = list; (p = strcasestr(p, word)); p++) {
        if ((p == list || p[-1] == ' ') && (!p[n] || p[n] == ' '))
            return n > 0;
    }
    return 0;
}

enum item_type type_word(const char *word, struct suggest *near)
{
    *near = suggest_begin(word);
    for (int i = 0; i < ITEM_TYPES; i++) {
        const struct type_facts *facts = item_facts((enum item_type)i);
        if (!strcasecmp(word, facts->word) || !strcasecmp(word, facts->folder) ||
            is_called(word, facts->also))
            return (enum item_type)i;
        suggest_offer(near, facts->word);
    }
    return ITEM_TYPES;
}

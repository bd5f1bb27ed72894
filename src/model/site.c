#include "model/site.h"

#include <string.h>

static const struct {
    const char *folder, *word;
} names[ITEM_TYPES] = {
    [ITEM_MEMBER] = {"members", "member"}, [ITEM_GROUP] = {"groups", "group"},
    [ITEM_VENUE] = {"venues", "venue"},    [ITEM_EVENT] = {"events", "event"},
    [ITEM_OFFER] = {"offers", "offer"},    [ITEM_NEWS] = {"news", "news"},
    [ITEM_PAGE] = {"pages", "page"},       [ITEM_REPORT] = {"reports", "report"},
    [ITEM_SURVEY] = {"surveys", "survey"},
};

const char *item_folder(enum item_type type)
{
    return names[type].folder;
}

const char *item_word(enum item_type type)
{
    return names[type].word;
}

int item_type_find(const char *word)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        if (!strcmp(names[i].word, word))
            return i;
    }
    return -1;
}

struct item *item_translation(const struct item *item, int index)
{
    return item->translation[index];
}

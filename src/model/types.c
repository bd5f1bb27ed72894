#include "model/types.h"

#include "model/site.h"

#include <string.h>

#define LISTED(KIND, layout, shape_) .shape = LIST_##shape_
#define UNLISTED .shape = LIST_UNLISTED
#define BY_TITLE .order = ORDER_TITLE
#define BY_DATE(tag, member) .order = ORDER_DATE, .order_at = offsetof(struct tag, member)
#define BY_YEAR(tag, member) .order = ORDER_YEAR, .order_at = offsetof(struct tag, member)
#define BY_NUMBER(tag, member) .order = ORDER_NUMBER, .order_at = offsetof(struct tag, member)
#define AS_RELATED .order = ORDER_RELATED
#define MAIN_MENU(place) .main_menu = place
#define FOOTER_MENU(place) .footer_menu = place
#define NO_MENU .main_menu = 0
#define ALWAYS .calendar_events = 0
#define WITH_EVENTS(tag) .calendar_events = offsetof(struct tag, events)
#define CALENDAR(name, when) .calendar = name, when
#define NO_CALENDAR .calendar = NULL
#define MEETS(tag) .schedule = offsetof(struct tag, schedule)
#define NO_MEETINGS .schedule = 0
#define BY_ID .naming = NAMED_BY_ID
#define BY_DAY(field) .naming = NAMED_BY_DAY, .dated_by = field
#define BY_YEAR_ALONE(field) .naming = NAMED_BY_YEAR, .dated_by = field
#define IN_YEARS(field) .naming = NAMED_IN_YEARS, .dated_by = field

static const struct type_facts facts[ITEM_TYPES] = {
#define TYPE(NAME, word_, folder_, tag, view, pages, current, fresh, jsonld, order_, past_, place, \
             menu, search_, translate_, calendar_, meetings, file, also_)                          \
    [ITEM_##NAME] = {.folder = #folder_,                                                           \
                     .word = #word_,                                                               \
                     .also = also_,                                                                \
                     .one = PHRASE_ONE_##NAME,                                                     \
                     .many = PHRASE_MANY_##NAME,                                                   \
                     .title = "nav." #folder_,                                                     \
                     .title_one = "type." #word_,                                                  \
                     .past = PAST_##past_,                                                         \
                     .address = ADDRESS_##place,                                                   \
                     .search = search_,                                                            \
                     .translate = translate_,                                                      \
                     pages,                                                                        \
                     order_,                                                                       \
                     menu,                                                                         \
                     calendar_,                                                                    \
                     meetings,                                                                     \
                     file},
#include "types.def"
};

const struct type_facts *item_facts(enum item_type type)
{
    return &facts[type];
}

const char *item_folder(enum item_type type)
{
    return facts[type].folder;
}

const char *item_word(enum item_type type)
{
    return facts[type].word;
}

int item_type_find(const char *word)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        if (!strcmp(facts[i].word, word))
            return i;
    }
    return -1;
}

enum phrase item_phrase(enum item_type type)
{
    return facts[type].one;
}

size_t types_by_place(enum item_type out[ITEM_TYPES], int (*place)(const struct type_facts *))
{
    size_t n = 0;
    for (int type = 0; type < ITEM_TYPES; type++) {
        int own = place(&facts[type]);
        size_t at = own ? n++ : 0;
        for (; own && at && place(&facts[out[at - 1]]) > own; at--)
            out[at] = out[at - 1];
        if (own)
            out[at] = (enum item_type)type;
    }
    return n;
}

#include "model/schema_words.h"

enum phrase item_phrase(enum item_type type)
{
    static const enum phrase phrases[ITEM_TYPES] = {
        [ITEM_MEMBER] = PHRASE_MEMBER, [ITEM_GROUP] = PHRASE_GROUP,
        [ITEM_VENUE] = PHRASE_VENUE,   [ITEM_EVENT] = PHRASE_EVENT,
        [ITEM_OFFER] = PHRASE_OFFER,   [ITEM_NEWS] = PHRASE_NEWS_ITEM,
        [ITEM_PAGE] = PHRASE_PAGE,     [ITEM_REPORT] = PHRASE_REPORT,
        [ITEM_SURVEY] = PHRASE_SURVEY,
    };
    return phrases[type];
}

enum phrase vocabulary_phrase(enum vocabulary_id id)
{
    static const enum phrase phrases[VOCABULARIES] = {
        [VOCABULARY_TOPICS] = PHRASE_TOPICS,
        [VOCABULARY_AUDIENCES] = PHRASE_AUDIENCES,
        [VOCABULARY_MEMBER_KINDS] = PHRASE_MEMBER_KINDS,
        [VOCABULARY_EVENT_KINDS] = PHRASE_EVENT_KINDS,
        [VOCABULARY_OFFER_KINDS] = PHRASE_OFFER_KINDS,
        [VOCABULARY_ACCESSIBILITY] = PHRASE_ACCESSIBILITY,
        [VOCABULARY_FUNDING] = PHRASE_FUNDING,
    };
    return phrases[id];
}

#include "model/vocabulary.h"

static const char *const vocabulary_names[VOCABULARIES] = {
    [VOCABULARY_TOPICS] = "topics",
    [VOCABULARY_AUDIENCES] = "audiences",
    [VOCABULARY_MEMBER_KINDS] = "member_kinds",
    [VOCABULARY_EVENT_KINDS] = "event_kinds",
    [VOCABULARY_OFFER_KINDS] = "offer_kinds",
    [VOCABULARY_ACCESSIBILITY] = "accessibility",
    [VOCABULARY_FUNDING] = "funding",
};

const char *vocabulary_name(enum vocabulary_id id)
{
    return vocabulary_names[id];
}

const char *label_text(const struct label *l, int index)
{
    return l->text[index] ? l->text[index] : l->text[0];
}

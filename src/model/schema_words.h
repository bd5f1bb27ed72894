#ifndef MODEL_SCHEMA_WORDS_H
#define MODEL_SCHEMA_WORDS_H

#include "model/site.h"
#include "report/phrase.h"

/* How messages call one item of a type ("Ort"), and a controlled list ("Themen (topics)"). */
enum phrase item_phrase(enum item_type type);
enum phrase vocabulary_phrase(enum vocabulary_id id);

#endif

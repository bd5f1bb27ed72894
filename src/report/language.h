#ifndef REPORT_LANGUAGE_H
#define REPORT_LANGUAGE_H

/* The languages in which the program itself speaks: messages, help, the names of fields. English
 * and German are whole. French has what is said of mistakes in content, as tests count; it is
 * spoken where it is asked for by name, and to the people of a French site. */
enum message_language { MESSAGE_EN, MESSAGE_DE, MESSAGE_FR, MESSAGE_LANGUAGES };

/* A text of the program in its languages; NULL where there is none: take English. */
struct texts {
    const char *text[MESSAGE_LANGUAGES];
};

/* Returns the text in `language`, or in English. */
const char *texts_get(const struct texts *t, enum message_language language);

/* Chooses the language by LC_ALL, LC_MESSAGES, LANGUAGE, LANG in the usual order of weight. */
enum message_language message_language_choose(void);

/* Sets *language to the one in which a reader of the language `tag` (BCP 47, "de-simple") is spoken
 * to. Returns 0 if the program does not speak it wholly; *language is left as it was. */
int message_language_of(const char *tag, enum message_language *language);

/* The same for one that was asked for by name, or is the site's own: what is missing in it is said
 * in English. */
int message_language_named(const char *tag, enum message_language *language);

/* Returns the language that the words of a command line ask for by `--lang`, else the one that
 * message_language_choose finds. A wrong value counts for nothing here. */
enum message_language message_language_asked(int argc, char **argv);

/* Returns its tag: "de". */
const char *message_language_tag(enum message_language language);

#endif

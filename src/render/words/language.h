#ifndef RENDER_WORDS_LANGUAGE_H
#define RENDER_WORDS_LANGUAGE_H

struct arena;
struct language;
struct locale;

/* Returns the name of the language `tag` for readers of `in`, whose locale is given; in `a`. The
 * site's own languages are called as their files call them where a reader of theirs is addressed,
 * and where no other name tells them apart from the language they are a variant of. */
const char *language_name(struct arena *a, const struct language *in, struct locale *locale,
                          const char *tag);

#endif

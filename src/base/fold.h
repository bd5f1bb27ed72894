#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct json;

/* How search compares texts, so that people find words however they type them. A code point is
 * decomposed (NFKD), made lower case and freed of its marks, then looked up in one table of letters
 * that come apart no further: ł is l, ß is ss, ı is i, ي and ی are one letter, apostrophes are
 * nothing. The browser does the same with the table that fold_json writes. Of German umlauts the
 * plain letter is left (ü is u); that a query may also spell it ue is the browser's business. */

/* What was folded before is remembered; each thread opens its own. */
struct fold;
struct fold *fold_open(void);
void fold_close(struct fold *f);

/* Appends what is left of one code point, perhaps nothing. */
void fold_point(struct fold *f, struct buf *out, uint32_t cp);

/* Appends the words of `s` folded, each followed by one space. The Arabic article is taken off
 * words of which two letters or more are left. */
void fold_words(struct fold *f, struct buf *out, const char *s, size_t n);

/* The article, folded, and how many letters must stand behind it. */
extern const char fold_article[];
enum { FOLD_ARTICLE_LEAVES = 2 };

/* Appends the table as JSON: [["letters", "what they become"], …]. */
void fold_json(struct json *out);

#endif

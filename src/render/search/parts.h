#ifndef RENDER_SEARCH_PARTS_H
#define RENDER_SEARCH_PARTS_H

/* Calls for each later part of a folded word that may be a word of its own. In Latin, Greek and
 * Cyrillic a part begins behind four letters or more, has four at least and begins as words do
 * ("energiegenossenschaft": "genossenschaft", "schaft", but not "nschaft"); in Arabic it stands
 * behind a short word and the article that are written together with it. */
void search_parts(const char *word, void (*each)(void *ctx, const char *part), void *ctx);

#endif

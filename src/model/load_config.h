#ifndef MODEL_LOAD_CONFIG_H
#define MODEL_LOAD_CONFIG_H

struct report;
struct site;

/* Reads site/site.yaml, the language files, the vocabularies, the bytes of site/holidays.ics (if
 * it is there), the synonyms and the list of assets below `site->root`. Reports what is wrong;
 * returns 0 if content cannot be read against it. */
int site_load_config(struct site *site, struct report *r);

#endif

#ifndef MODEL_LOAD_ASSETS_H
#define MODEL_LOAD_ASSETS_H

struct report;
struct site;

/* Lists the files of site/assets, and those that came with the program and of which the site has
 * none of its own. An empty file says that there shall be none. */
void site_load_assets(struct site *site, struct report *r);

#endif

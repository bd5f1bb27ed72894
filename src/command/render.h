#ifndef COMMAND_RENDER_H
#define COMMAND_RENDER_H

/* `knoten render TEMPLATE DATA.yaml [--layouts DIR] [--lang TAG] [--words FILE]`: renders one
 * template over a YAML document and prints the page. TEMPLATE is a name in DIR, a path to a file, or
 * a name in the layouts of the site, its own or those that came with the program; what it includes
 * lies in the same folder, which is the last one on the path that is called "layouts". The words of `t` and `plural` come from FILE, else from
 * i18n/TAG.yaml beside DIR or in site/ beside it. argv[0] is the command's name. Returns the exit
 * status: 0 done, 1 mistakes in template or data, 2 usage or environment. */
int command_render(int argc, char **argv);

#endif

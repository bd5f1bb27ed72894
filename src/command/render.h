#ifndef COMMAND_RENDER_H
#define COMMAND_RENDER_H

/* `knoten render TEMPLATE DATA.yaml [--layouts DIR] [--lang TAG] [--words FILE]`: renders one
 * template over a YAML document and prints the page. TEMPLATE is a file, or a name in DIR; what it
 * includes lies in the same folder. The words of `t` and `plural` come from FILE, else from
 * i18n/TAG.yaml beside DIR or in site/ beside it. argv[0] is the command's name. Returns the exit
 * status: 0 done, 1 mistakes in template or data, 2 usage or environment. */
int command_render(int argc, char **argv);

#endif

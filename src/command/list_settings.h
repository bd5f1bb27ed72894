#ifndef COMMAND_LIST_SETTINGS_H
#define COMMAND_LIST_SETTINGS_H

struct project;

/* Prints a line for each setting of site.yaml, with what is in force: name, value, and whether that
 * is the program's own, a tabulator between them. */
void list_settings(const struct project *p);

#endif

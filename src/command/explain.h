#ifndef COMMAND_EXPLAIN_H
#define COMMAND_EXPLAIN_H

/* `knoten explain [ID] [--lang de|en|fr]`: prints what a message means, with examples, or a list of
 * all messages. Returns the exit status. */
int command_explain(int argc, char **argv);

#endif

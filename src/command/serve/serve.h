#ifndef COMMAND_SERVE_SERVE_H
#define COMMAND_SERVE_SERVE_H

/* This room is `knoten serve`: a site that is read again at every save, and shown by a web server
 * of its own to whoever sits at this machine. What a site is and how a page looks comes from the
 * layers below; only what has to do with the preview may come in. One thread reads the site
 * (serve.c, watch.c, edition.c), another answers (http.c, events.c); all that both touch
 * lies in preview.c, behind its lock. */

/* `knoten serve [OPTIONS]`: see `knoten help serve`. Returns the exit status: 0 once it was ended
 * by SIGINT or SIGTERM, 2 after telling why it cannot start. */
int command_serve(int argc, char **argv);

#endif

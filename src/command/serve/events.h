#ifndef COMMAND_SERVE_EVENTS_H
#define COMMAND_SERVE_EVENTS_H

#include <stdint.h>

struct MHD_Connection;
struct MHD_Response;

/* Tells pages that are open what has changed (Server-Sent Events). A page that waits costs nothing:
 * its connection sleeps until there is something to tell. All functions may be called from any
 * thread. */
struct events;

/* What a page has to do: load itself again, load its style sheets again, or only renew the bar. */
enum events_kind { EVENTS_PAGES, EVENTS_STYLE, EVENTS_FAULTS, EVENTS_KINDS };

/* Makes it with nobody who listens; events_close is due. */
struct events *events_open(void);

/* Frees all; no connection may be left. */
void events_close(struct events *e);

/* Returns the number that the next thing to tell will have. They grow for ever, also from one start
 * of the program to the next. */
uint64_t events_next(struct events *e);

/* Tells everybody; `address`, for EVENTS_PAGES: the path of the page to go to, NULL: stay. */
void events_tell(struct events *e, enum events_kind kind, const char *address);

/* Wakes all, so that connections whose page is gone are noticed and given up. */
void events_wake(struct events *e);

/* Wakes all for the last time: what sleeps cannot be closed. */
void events_end(struct events *e);

/* Makes the answer to a page that has been told everything up to number `after`; NULL if there are
 * too many already. */
struct MHD_Response *events_answer(struct events *e, struct MHD_Connection *connection,
                                   uint64_t after);

#endif

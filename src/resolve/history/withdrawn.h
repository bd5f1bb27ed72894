#ifndef RESOLVE_HISTORY_WITHDRAWN_H
#define RESOLVE_HISTORY_WITHDRAWN_H

struct report;
struct site;
struct zones;

/* Fills site->withdrawn: events with meetings ahead whose files a commit deleted, as they were
 * last, cancelled. None for files that live on under another path, id (by an alias) or UID, for
 * drafts, and for what this build hides. Warns of each. Needs site->removed and UIDs. */
void resolve_withdrawn(struct site *site, struct report *r, struct zones *zones);

#endif

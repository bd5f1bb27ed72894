#ifndef RESOLVE_PAPERS_H
#define RESOLVE_PAPERS_H

struct site;

/* Finds events whose `documents_needed` says in words that no documents are needed ("keine"), so
 * that pages and calendars can say it as a sentence. Needs deleted events. */
void resolve_papers(struct site *site);

#endif

#ifndef RESOLVE_ADVICE_DUTIES_H
#define RESOLVE_ADVICE_DUTIES_H

/* This room warns of what is no mistake but hardly meant: meetings that clash, rhythms that break
 * off, texts that are not plain, duties of law that are not met. It fills only what it needs for
 * that; no other room may need what is here. */

struct report;
struct site;

/* Lists what is due: members' facts that nobody has confirmed for too long, and an accessibility
 * statement that is older than a year. No part of site_resolve: who builds can do nothing about the
 * former. */
void resolve_due(struct site *site, struct report *r);

/* Warns if a site that has visitors lacks a page that the law wants (`imprint`, `privacy`,
 * `accessibility_statement` of site.yaml), if the footer does not lead there, and if the
 * accessibility statement is older than a year. Refuses such a site as long as a file says that
 * something is still to be written (`gaps`); to others that is a hint. Needs references. */
void resolve_duties(struct site *site, struct report *r);

#endif

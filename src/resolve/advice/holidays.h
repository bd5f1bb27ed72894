#ifndef RESOLVE_ADVICE_HOLIDAYS_H
#define RESOLVE_ADVICE_HOLIDAYS_H

struct report;
struct site;

/* Reads site->holiday_file (iCalendar, RFC 5545: all-day VEVENTs with DTSTART, DTEND and SUMMARY;
 * nothing repeated) into site->holidays, without labels, and warns of what cannot be read. */
void holidays_read(struct site *site, struct report *r);

/* Calls holidays_read and holidays_name, and warns of coming meetings on those days: of events and offers with a
 * time, but not of festivals and deadlines. One message for each event or offer. */
void resolve_holidays(struct site *site, struct report *r);

#endif

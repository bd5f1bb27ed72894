#ifndef REPORT_USAGE_H
#define REPORT_USAGE_H

/* Tells on standard error what is wrong with the command line or the machine (`knoten: TEXT`);
 * returns 2, the exit status for both. */
int usage_fault(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif

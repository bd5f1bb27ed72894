#include "report/show.h"

#include <stdio.h>

void report_show(struct report *r, int writes)
{
    enum message_language language = message_language_choose();
    report_print(r, stderr, language);
    report_summary(r, stderr, language, writes);
}

void report_usage(const char *usage)
{
    static const char *const words[] = {"usage", "Aufruf"};
    fprintf(stderr, "%s: knoten %s\n", words[message_language_choose()], usage);
}

#include "report/usage.h"

#include <stdio.h>

int usage_fault(enum message_language language, enum phrase p, const char *a, const char *b)
{
    fputs("knoten: ", stderr);
    phrase_print(stderr, p, language, a, b);
    fputc('\n', stderr);
    return 2;
}

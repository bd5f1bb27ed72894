#include "report/usage.h"

#include <stdarg.h>
#include <stdio.h>

int usage_fault(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fputs("knoten: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    return 2;
}

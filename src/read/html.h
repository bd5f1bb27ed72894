#ifndef READ_HTML_H
#define READ_HTML_H

#include <stddef.h>

/* Safe HTML, ready but for the links inside the site: those are written relative to whichever page
 * the text lands on. */
struct html {
    struct html_part *part; /* in order */
    size_t n;
};

struct html_part {
    const char *s;    /* literal HTML */
    size_t n;         /* its bytes */
    const char *path; /* then the address of this place inside the site, without a leading '/',
                         perhaps with #fragment; NULL: nothing follows */
    const struct html *more; /* then this; NULL: nothing */
};

#endif

#ifndef READ_TEMPLATE_PLACE_H
#define READ_TEMPLATE_PLACE_H

#include <stddef.h>

struct arena;

/* Where in the HTML a byte stands; the literal text of a template is followed through these. */
enum place_state {
    PLACE_TEXT,
    PLACE_OPEN,         /* behind `<` */
    PLACE_TAG_NAME,     /* `word` is the name so far */
    PLACE_IN_TAG,       /* between attributes */
    PLACE_ATTR_NAME,    /* `word` is the name so far */
    PLACE_AFTER_NAME,   /* blanks behind an attribute's name */
    PLACE_BEFORE_VALUE, /* behind `=` */
    PLACE_QUOTED,       /* in a value in `quote`s */
    PLACE_UNQUOTED,     /* in a value without quotes */
    PLACE_JOINED,       /* in a tag, where branches met at different points: a name cannot go on */
    PLACE_END_TAG,      /* in </…> */
    PLACE_DECLARATION,  /* in <!…> or <?…> */
    PLACE_COMMENT,
    PLACE_RAW, /* in an element whose content is not HTML: see `element` */
    PLACE_STATES,
};

enum place_element {
    ELEMENT_OTHER,
    ELEMENT_SCRIPT,
    ELEMENT_STYLE,
    ELEMENT_TEXTAREA,
    ELEMENT_TITLE
};

enum place_attr {
    ATTR_PLAIN,
    ATTR_URL,       /* its value is one address */
    ATTR_SRCSET,    /* its value is a list of addresses: only the site's own */
    ATTR_FORBIDDEN, /* style, on…: its value is a program or a style sheet */
    ATTR_TYPE,      /* type=, which tells what a script is */
};

enum place_url {
    URL_START,  /* nothing of it written yet */
    URL_SCHEME, /* `word` may become a scheme, all of it literal */
    URL_OPEN,   /* begun with a value: a colon now could make a scheme of it */
    URL_REST,   /* the scheme is settled */
};

enum { PLACE_WORD = 28 };

struct html_place {
    enum place_state state;
    enum place_element element; /* the tag's, or whose content this is */
    enum place_attr attr;       /* QUOTED: what kind of value */
    enum place_url url;         /* QUOTED and ATTR_URL */
    char quote;                 /* QUOTED: which */
    int json;                   /* the script's type is a JSON one */
    unsigned n;                 /* bytes in `word` (longer names are cut); COMMENT: dashes so far */
    char word[PLACE_WORD];      /* name being read, in lower case, terminated */
    char attr_name[PLACE_WORD]; /* the latest attribute's name, for messages */
};

/* Begins at the start of a document. */
struct html_place place_start(void);

/* Follows `n` bytes of literal HTML; returns how many were unobjectionable: fewer than `n` means
 * that the byte there forms a name or a link's scheme that cannot be checked. */
size_t place_follow(struct html_place *p, const char *s, size_t n);

/* Makes *p the place where ways that ended at *p and `other` go on together; returns 0 if there is
 * none. */
int place_join(struct html_place *p, const struct html_place *other);

/* Returns 1 if both are the same place. */
int place_same(const struct html_place *a, const struct html_place *b);

/* Follows a value printed here; `settled`: a link that begins with it has its scheme settled. */
void place_value(struct html_place *p, int settled);

/* Names the place as messages do ("in <script>"), in `a`. */
const char *place_name(const struct html_place *p, struct arena *a);

/* Returns 1 if a link may begin with the scheme (`n` bytes before the colon, any case). */
int place_scheme_allowed(const char *s, size_t n);

#endif

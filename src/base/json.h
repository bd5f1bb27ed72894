#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* How JSON is set: without blanks, or with one behind each comma and colon. */
enum json_setting { JSON_TIGHT, JSON_SPACED };

/* What may come next: the first value or member, another one behind a comma, or the value of the
 * name before. */
enum json_place { JSON_FIRST, JSON_MORE, JSON_NAMED };

/* So many objects and arrays may be open at once. */
enum { JSON_DEPTH = 64 };

/* JSON that is being written into a buffer: commas, colons and brackets come by themselves. That a
 * member has a name and a value, and an array only values, is asserted. */
struct json {
    struct buf *out;           /* what is appended to */
    enum json_setting setting; /* blanks or none */
    enum json_place place;     /* what may come next */
    int breaks;                /* 1: what comes next begins a line */
    int depth;                 /* so many objects and arrays are open */
    uint64_t arrays;           /* a bit for each that is open: 1 for an array, 0 for an object */
};

/* Returns a writer that appends one value to `out`. */
struct json json_start(struct buf *out, enum json_setting setting);

/* Begins an object or an array. */
void json_object(struct json *j);
void json_array(struct json *j);

/* Ends the object or array that was begun last. */
void json_end(struct json *j);

/* Writes the name of a member; its value comes next. */
void json_key(struct json *j, const char *name);

/* Writes a value: a text (NULL is an empty one), also one of `n` bytes; a number; true or false;
 * null. */
void json_text(struct json *j, const char *s);
void json_text_n(struct json *j, const char *s, size_t n);
void json_number(struct json *j, int64_t n);
void json_truth(struct json *j, int is);
void json_null(struct json *j);

/* Writes a member whose value is a text; nothing if that is NULL. */
void json_member(struct json *j, const char *name, const char *value);

/* Writes a value that is JSON already. */
void json_ready(struct json *j, const char *s, size_t n);

/* Begins a line with what comes next, be it an end. */
void json_line(struct json *j);

/* Appends a text with its quotes. `<`, `>`, `&`, U+2028 and U+2029 are escaped so that it may stand
 * in a script of HTML; bytes that are not UTF-8 stay as they are. */
void json_quote(struct buf *out, const char *s, size_t n);

#endif

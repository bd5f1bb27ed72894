#include "base/json.h"

#include "base/buf.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* ---- texts ---- */

/* The two line separators are legal in JSON but end a line in older JavaScript. */
static int is_line_separator(const char *s, size_t n)
{
    return n >= 3 && !memcmp(s, "\xE2\x80", 2) &&
           ((unsigned char)s[2] == 0xA8 || (unsigned char)s[2] == 0xA9);
}

/* Returns how many of the bytes at `s` mean themselves. 0xE2 begins, among much else, the line
 * separators. */
static size_t plain_bytes(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        unsigned char c = (unsigned char)s[i];
        if (c < 0x20 || c == 0x7f || c == 0xE2 || c == '"' || c == '\\' || c == '<' || c == '>' ||
            c == '&')
            break;
        i++;
    }
    return i;
}

static void escape_byte(struct buf *b, unsigned char c)
{
    static const char shorts[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (size_t i = 0; shorts[i]; i += 2) {
        if (c == (unsigned char)shorts[i]) {
            buf_putc(b, '\\');
            buf_putc(b, shorts[i + 1]);
            return;
        }
    }
    buf_printf(b, "\\u%04x", c);
}

void json_quote(struct buf *out, const char *s, size_t n)
{
    buf_putc(out, '"');
    for (size_t i = 0; i < n; i++) {
        size_t plain = plain_bytes(s + i, n - i);
        buf_add(out, s + i, plain);
        i += plain;
        if (i == n)
            break;
        if (is_line_separator(s + i, n - i)) {
            buf_printf(out, "\\u20%02x", (unsigned char)s[i + 2] == 0xA8 ? 0x28 : 0x29);
            i += 2;
        } else if ((unsigned char)s[i] == 0xE2) {
            buf_putc(out, s[i]);
        } else {
            escape_byte(out, (unsigned char)s[i]);
        }
    }
    buf_putc(out, '"');
}

/* ---- values ---- */

struct json json_start(struct buf *out, enum json_setting setting)
{
    return (struct json){.out = out, .setting = setting};
}

static int is_in_array(const struct json *j)
{
    return j->depth && (j->arrays >> (j->depth - 1) & 1);
}

/* Writes what stands between what came before and what comes next. */
static void part_from_last(struct json *j)
{
    if (j->place == JSON_MORE)
        buf_putc(j->out, ',');
    if (j->breaks)
        buf_putc(j->out, '\n');
    else if (j->place == JSON_MORE && j->setting == JSON_SPACED)
        buf_putc(j->out, ' ');
    j->breaks = 0;
}

static void begin_value(struct json *j)
{
    assert(j->place == JSON_NAMED || is_in_array(j) || (!j->depth && j->place == JSON_FIRST));
    part_from_last(j);
    j->place = JSON_MORE;
}

static void open_bracket(struct json *j, char bracket)
{
    begin_value(j);
    assert(j->depth < JSON_DEPTH);
    uint64_t bit = (uint64_t)1 << j->depth++;
    j->arrays = bracket == '[' ? j->arrays | bit : j->arrays & ~bit;
    j->place = JSON_FIRST;
    buf_putc(j->out, bracket);
}

void json_object(struct json *j)
{
    open_bracket(j, '{');
}

void json_array(struct json *j)
{
    open_bracket(j, '[');
}

void json_end(struct json *j)
{
    assert(j->depth && j->place != JSON_NAMED);
    if (j->breaks)
        buf_putc(j->out, '\n');
    buf_putc(j->out, is_in_array(j) ? ']' : '}');
    j->breaks = 0;
    j->depth--;
    j->place = JSON_MORE;
}

void json_key(struct json *j, const char *name)
{
    assert(j->depth && !is_in_array(j) && j->place != JSON_NAMED);
    part_from_last(j);
    json_quote(j->out, name, strlen(name));
    buf_puts(j->out, j->setting == JSON_SPACED ? ": " : ":");
    j->place = JSON_NAMED;
}

void json_text(struct json *j, const char *s)
{
    json_text_n(j, s ? s : "", s ? strlen(s) : 0);
}

void json_text_n(struct json *j, const char *s, size_t n)
{
    begin_value(j);
    json_quote(j->out, s, n);
}

void json_number(struct json *j, int64_t n)
{
    begin_value(j);
    buf_printf(j->out, "%" PRId64, n);
}

void json_truth(struct json *j, int is)
{
    json_ready(j, is ? "true" : "false", is ? 4 : 5);
}

void json_null(struct json *j)
{
    json_ready(j, "null", 4);
}

void json_member(struct json *j, const char *name, const char *value)
{
    if (!value)
        return;
    json_key(j, name);
    json_text(j, value);
}

void json_ready(struct json *j, const char *s, size_t n)
{
    begin_value(j);
    buf_add(j->out, s, n);
}

void json_line(struct json *j)
{
    j->breaks = 1;
}

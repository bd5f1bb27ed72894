#include "read/yaml_reader.h"

size_t yaml_byte_at(struct yaml_reader *y, size_t points)
{
    if (points < y->cursor_points) {
        y->cursor_points = 0;
        y->cursor_byte = y->from;
    }
    const char *text = y->source->text;
    while (y->cursor_points < points && y->cursor_byte < y->to) {
        y->cursor_byte++;
        while (y->cursor_byte < y->to && ((unsigned char)text[y->cursor_byte] & 0xC0) == 0x80)
            y->cursor_byte++;
        y->cursor_points++;
    }
    return y->cursor_byte;
}

struct diag *yaml_fail(struct yaml_reader *y, enum diag_id id, struct span span, const char *arg)
{
    y->failed = 1;
    return diag_add(y->report, id, span, arg, NULL);
}

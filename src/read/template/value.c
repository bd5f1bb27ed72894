#include "read/template/value.h"

#include <string.h>

struct value value_none(void)
{
    return (struct value){.kind = VALUE_NONE};
}

struct value value_bool(int truth)
{
    return (struct value){.kind = VALUE_BOOL, .truth = truth != 0};
}

struct value value_int(long n)
{
    return (struct value){.kind = VALUE_INT, .number = n};
}

struct value value_text(const char *s)
{
    return s ? (struct value){.kind = VALUE_TEXT, .text = {s, strlen(s)}} : value_none();
}

struct value value_url(const char *site_path)
{
    return site_path ? (struct value){.kind = VALUE_URL, .text = {site_path, strlen(site_path)}}
                     : value_none();
}

struct value value_when(struct when w)
{
    return w.date.year ? (struct value){.kind = VALUE_WHEN, .when = w} : value_none();
}

struct value value_record(const void *object)
{
    return object ? (struct value){.kind = VALUE_RECORD, .record = object} : value_none();
}

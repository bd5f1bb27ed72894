/* Dates and times: what is understood must exist, and be read the same from its written form. */
#include "base/when.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static void check_when(struct when w)
{
    char text[24];
    struct when again = {.second = 0};
    assert(date_exists(w.date.year, w.date.month, w.date.day));
    assert(w.second == WHEN_ALL_DAY || (w.second >= 0 && w.second < DAY_SECONDS));
    if (w.second != WHEN_ALL_DAY)
        w.second -= w.second % 60; /* the written form ends with the minute */
    enum when_fault fault = when_parse(when_format(w, ' ', text), &again);
    assert(fault == WHEN_OK && when_compare(w, again) == 0);
    assert(date_compare(date_from_days(date_days(w.date)), w.date) == 0);
    assert(date_weekday(w.date) >= 1 && date_weekday(w.date) <= 7);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    assert(text);
    memcpy(text, data, size);
    text[size] = '\0';

    struct when w;
    enum when_fault fault = when_parse(text, &w);
    if (fault == WHEN_OK || fault == WHEN_SLIP)
        check_when(w);
    struct date d;
    fault = date_parse(text, &d);
    if (fault == WHEN_OK || fault == WHEN_SLIP)
        assert(date_exists(d.year, d.month, d.day));
    int32_t second;
    fault = time_parse(text, &second);
    if (fault == WHEN_OK || fault == WHEN_SLIP)
        assert(second >= 0 && second <= DAY_SECONDS); /* 24:00 is the end of the day */
    int64_t length;
    if (duration_parse(text, &length) == WHEN_OK)
        assert(length >= 0);
    free(text);
    return 0;
}

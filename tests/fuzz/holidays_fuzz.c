/* Files of holidays: whatever stands in them, the days exist, have names and are in order. */
#include "fuzz/fuzz.h"
#include "model/site.h"
#include "read/text.h"
#include "read/yaml.h"
#include "resolve/advice/holidays.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in;
    fuzz_begin(&in, data, size);
    struct site site = {.arena = &in.arena, .holiday_file = (struct source *)in.source};
    if (text_check(&in.report, in.source))
        holidays_read(&site, &in.report);
    assert(in.report.diags.n <= size);
    for (size_t i = 0; i < site.holidays.n; i++) {
        const struct holiday *h = site.holidays.at[i];
        const struct holiday *before = site.holidays.at[i ? i - 1 : 0];
        assert(date_exists(h->date.year, h->date.month, h->date.day));
        assert(h->name && date_compare(before->date, h->date) <= 0);
    }
    fuzz_end(&in);
    return 0;
}

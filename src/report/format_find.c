#include "report/format.h"

#include <string.h>

static const struct format formats[] = {
    {"text", format_text, 0, 1},     {"json", format_json, 1, 0}, {"github", format_github, 1, 1},
    {"gitlab", format_gitlab, 1, 0}, {"html", format_html, 1, 0},
};

const struct format *format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!strcmp(formats[i].name, name))
            return &formats[i];
    }
    return NULL;
}

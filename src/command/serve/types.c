#include "command/serve/types.h"

#include "base/media.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char page_type[] = "text/html; charset=utf-8";

/* What base/media.h does not know, as no author links to it, and what is text. */
static const struct {
    const char *ending, *type;
} served_types[] = {
    {".html", page_type},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".ics", "text/calendar; charset=utf-8"},
    {".ifb", "text/calendar; charset=utf-8"},
    {".vcf", "text/vcard; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
};

const char *serve_type(const char *address)
{
    const char *slash = strrchr(address, '/');
    const char *name = slash ? slash + 1 : address;
    const char *dot = strrchr(name, '.');
    if (!*name)
        return page_type;
    for (size_t i = 0; dot && i < sizeof served_types / sizeof *served_types; i++) {
        if (!strcasecmp(dot, served_types[i].ending))
            return served_types[i].type;
    }
    const char *type = media_type(name);
    return type                ? type
           : dot && dot > name ? "application/octet-stream"
                               : "text/plain; charset=utf-8";
}

int serve_type_is_page(const char *type)
{
    return type == page_type;
}

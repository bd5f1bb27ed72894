#include "base/media.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *ending, *type;
} types[] = {
    {"avif", "image/avif"},
    {"csv", "text/csv"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"epub", "application/epub+zip"},
    {"gif", "image/gif"},
    {"ics", "text/calendar"},
    {"jfif", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"rtf", "application/rtf"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain"},
    {"vcf", "text/vcard"},
    {"webp", "image/webp"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"zip", "application/zip"},
};

const char *media_type(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (!dot || strchr(dot, '/'))
        return NULL;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcasecmp(dot + 1, types[i].ending))
            return types[i].type;
    return NULL;
}

static int is_among(const char *path, const char *const *endings, size_t n)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; i < n && dot && !strchr(dot, '/'); i++) {
        if (!strcasecmp(dot + 1, endings[i]))
            return 1;
    }
    return 0;
}

/* Returns 1 for a picture in a form that is none of the web's. */
static int is_unshown(const char *path)
{
    static const char *const endings[] = {"heic", "heif", "tif", "tiff", "psd", "raw",
                                          "dng",  "cr2",  "nef", "arw",  "ai",  "eps",
                                          "indd", "xcf",  "jp2", "jxl"};
    return is_among(path, endings, sizeof endings / sizeof *endings);
}

enum media_picture media_picture(const char *path)
{
    static const char *const others[] = {"mov", "key", "pages", "webm"};
    const char *type = media_type(path);
    if (type && !strcmp(type, "image/avif"))
        return MEDIA_NEW;
    if (type && strncmp(type, "image/", 6) != 0)
        return MEDIA_NOT;
    return is_unshown(path) || is_among(path, others, sizeof others / sizeof *others) ? MEDIA_NOT
                                                                                      : MEDIA_SHOWN;
}

int media_opens(const char *path)
{
    static const char *const shut[] = {
        "7z",   "accdb", "ai",    "cdr", "dmg",  "doc",  "docm", "docx", "dwg",     "eml", "eps",
        "exe",  "heic",  "indd",  "key", "mdb",  "mov",  "mpp",  "msg",  "numbers", "odg", "odp",
        "ods",  "odt",   "pages", "ppt", "pptx", "psd",  "pub",  "rar",  "rtf",     "tar", "tif",
        "tiff", "vsd",   "wmv",   "wpd", "xls",  "xlsm", "xlsx", "xps",  "zip"};
    return !is_among(path, shut, sizeof shut / sizeof *shut);
}

const char *media_folder(const char *path)
{
    const char *type = media_type(path);
    return is_unshown(path) || (type && !strncmp(type, "image/", 6)) ? "images" : "documents";
}

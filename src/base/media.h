#ifndef BASE_MEDIA_H
#define BASE_MEDIA_H

/* Returns the media type (RFC 6838) that a file's name tells by its ending, in any case; NULL if it
 * is not one of those that a homepage offers. */
const char *media_type(const char *path);

#endif

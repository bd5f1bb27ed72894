#ifndef BASE_MEDIA_H
#define BASE_MEDIA_H

/* Returns the media type (RFC 6838) that a file's name tells by its ending, in any case; NULL if it
 * is not one of those that a homepage offers. */
const char *media_type(const char *path);

/* Whether browsers show a file as a picture, by its ending. */
enum media_picture {
    MEDIA_SHOWN, /* they do, or nothing is known of it */
    MEDIA_NEW,   /* only new ones do */
    MEDIA_NOT    /* none does, or few */
};
enum media_picture media_picture(const char *path);

/* Returns the folder of site/assets in which such files lie by custom: "images" or "documents". */
const char *media_folder(const char *path);

/* Returns 0 if many phones have nothing that opens a file of this ending. */
int media_opens(const char *path);

#endif

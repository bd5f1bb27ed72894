#include "unit/unit.h"

#include "base/media.h"

TEST(endings)
{
    CHECK_EQ_STR(media_type("plakate/fest.PDF"), "application/pdf");
    CHECK_EQ_STR(media_type("a.b/fest.jpeg"), "image/jpeg");
    CHECK(!media_type("fest.pdf/ohne"));
    CHECK(!media_type("ohne"));
    CHECK(!media_type("ende."));
    CHECK(!media_type("lied.xyz"));
}

TEST(what_readers_can_see_and_open)
{
    CHECK(media_picture("a.jpg") == MEDIA_SHOWN && media_picture("a.WEBP") == MEDIA_SHOWN);
    CHECK(media_picture("a") == MEDIA_SHOWN && media_picture("a.avif") == MEDIA_NEW);
    CHECK(media_picture("a.heic") == MEDIA_NOT && media_picture("b/a.TIFF") == MEDIA_NOT);
    CHECK(media_picture("a.docx") == MEDIA_NOT && media_picture("a.pdf") == MEDIA_NOT);
    CHECK(media_opens("a.pdf") && media_opens("a.jpg") && media_opens("a") &&
          media_opens("x.doc/a"));
    CHECK(!media_opens("a.odt") && !media_opens("a.ZIP"));
}

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

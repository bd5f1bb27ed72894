#include "unit/unit.h"

#include "base/address.h"

#include <string.h>

TEST(what_never_stands_in_an_address)
{
    static const char *const clean[] = {"https://example.org/a?b=c#d", "m\xC3\xBCller@example.org",
                                        "https://example.org/\xD8\xB3"};
    static const char *const stray[] = {"ab c",
                                        "ab\tc",
                                        "ab\vc",
                                        "ab\x1B"
                                        "c",
                                        "ab\x7F"
                                        "c",
                                        "ab\xC2\x85",
                                        "ab\xC2\xA0",
                                        "ab\xC2\xAD",
                                        "ab\xE2\x80\x8B",
                                        "ab\xE2\x80\xA8",
                                        "ab\xE2\x80\xAE",
                                        "ab\xE3\x80\x80",
                                        "ab\xEF\xBB\xBF",
                                        "ab\xEF\xBF\xBE"};
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++)
        CHECK_EQ_INT(address_stray(clean[i], strlen(clean[i])), strlen(clean[i]));
    for (size_t i = 0; i < sizeof stray / sizeof *stray; i++)
        CHECK_EQ_INT(address_stray(stray[i], strlen(stray[i])), 2);
}

TEST(names_in_addresses)
{
    CHECK(address_has_user("https://user:word@example.org/"));
    CHECK(address_has_user("https://user@example.org"));
    CHECK(!address_has_user("https://example.org/@user"));
    CHECK(!address_has_user("https://example.org?mail=a@b.example"));
    CHECK(!address_has_user("mailto:a@example.org"));
}

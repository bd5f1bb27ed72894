#include "unit/unit.h"

#include "base/address.h"
#include "base/buf.h"

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

TEST(passwords)
{
    CHECK(address_has_secret("https://zoom.example/j/1?pwd=a") &&
          address_has_secret("https://x.example/?a=1&PassCode=2") &&
          address_has_secret("https://x.example/#kennwort=2"));
    CHECK(!address_has_secret("https://x.example/pwd=1") &&
          !address_has_secret("https://x.example/?pwd=&x=1") &&
          !address_has_secret("https://x.example/?spin=1") &&
          !address_has_secret("https://x.example/?q=pin"));
    CHECK(text_has_secret("Kenncode: 1234") && text_has_secret("ID 1, PIN = 2"));
    CHECK(!text_has_secret("Das Passwort kommt per Mail.") && !text_has_secret("Kenncode:") &&
          !text_has_secret("Spin: 1"));
}

TEST(written_and_read_again)
{
    struct buf b;
    buf_init(&b);
    address_write(&b, "/a b/\xC3\xA4?q=\"<%41%zz&'");
    CHECK_EQ_STR(b.s, "/a%20b/%C3%A4?q=%22%3C%41%25zz&'");
    buf_cut(&b, 0);
    address_decode(&b, "/a%20b%C3%A4%zz%4");
    CHECK_EQ_STR(b.s, "/a b\xC3\xA4%zz%4");
    buf_free(&b);
}

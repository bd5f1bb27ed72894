#include "unit/unit.h"

#include "base/address_meant.h"
#include "base/buf.h"

/* A text, the address in it, and how many it has. */
struct meant_row {
    const char *text, *want;
    int count;
};

static void check_rows(size_t (*meant)(struct buf *, const char *), int (*is)(const char *),
                       const struct meant_row *rows, size_t n)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < n; i++) {
        buf_cut(&b, 0);
        CHECK_EQ_INT(meant(&b, rows[i].text), rows[i].count);
        if (!CHECK_EQ_STR(b.s, rows[i].want))
            CHECK_EQ_STR(rows[i].text, "");
        CHECK_EQ_INT(is(b.s), rows[i].count > 0);
    }
    buf_free(&b);
}

TEST(mail)
{
    static const struct meant_row rows[] = {
        {"info(at)verein.example", "info@verein.example", 1},
        {"info (at) verein (dot) example", "info@verein.example", 1},
        {"info[ät]verein.example", "info@verein.example", 1},
        {"info at verein punkt example", "info@verein.example", 1},
        {"mailto:info@verein.example", "info@verein.example", 1},
        {"MAILTO: info@verein.example", "info@verein.example", 1},
        {"Büro <info@verein.example>", "info@verein.example", 1},
        {"info @ verein.example", "info@verein.example", 1},
        {"info@verein.example.", "info@verein.example", 1},
        {"info@verein,example", "info@verein.example", 1},
        {"a@verein.example, b@verein.example", "a@verein.example", 2},
        {"a@verein.example oder b@verein.example", "a@verein.example", 2},
        {"info@verein", "", 0},
        {"a@b@verein.example", "", 0},
        {"schreiben Sie uns", "", 0},
        {"", "", 0}};
    check_rows(address_mail_meant, address_is_mail, rows, sizeof rows / sizeof *rows);
}

TEST(web)
{
    static const struct meant_row rows[] = {
        {"www.verein.example", "https://www.verein.example", 1},
        {"verein.example/kontakt", "https://verein.example/kontakt", 1},
        {"http//verein.example", "http://verein.example", 1},
        {"https:/verein.example", "https://verein.example", 1},
        {"https:\\\\verein.example\\a", "https://verein.example/a", 1},
        {"htps://verein.example", "https://verein.example", 1},
        {"<https://verein.example/>", "https://verein.example/", 1},
        {"[Verein](https://verein.example/a)", "https://verein.example/a", 1},
        {"https://verein.example/ein Blatt.pdf", "https://verein.example/ein%20Blatt.pdf", 1},
        {"javascript:alert(1)", "", 0},
        {"ftp://verein.example", "", 0},
        {"https://user:word@verein.example", "", 0},
        {"info@verein.example", "", 0},
        {"siehe oben", "", 0},
        {"https://", "", 0},
        {"", "", 0}};
    check_rows(address_web_meant, address_is_web, rows, sizeof rows / sizeof *rows);
}

TEST(phone)
{
    static const struct meant_row rows[] = {
        {"Tel. 0361 1234567, Frau Muster", "0361 1234567", 1},
        {"Tel.: (0361) 12 34 56-7", "(0361) 12 34 56-7", 1},
        {"0361 1234567 oder 0170 1234567", "0361 1234567", 2},
        {"0361 1234567 / 0170 1234567", "0361 1234567", 2},
        {"0361 1234567, 0361 1234568", "0361 1234567", 2},
        {"tel:+493611234567", "+493611234567", 1},
        {"+49 (0) 361 123456-78 (Büro)", "+49 (0) 361 123456-78", 1},
        {"0361 123456 App. 12", "0361 123456", 1},
        {"anrufen!", "", 0},
        {"Zimmer 12", "", 0},
        {"", "", 0}};
    check_rows(address_phone_meant, address_is_phone, rows, sizeof rows / sizeof *rows);
    CHECK(address_is_phone("0361/123 45 67") && address_is_phone("0361 - 123 45 67"));
    CHECK(address_is_phone("0049 (0) 361 123456-78") && address_is_phone("115"));
    CHECK(!address_is_phone("0361 12345 / 0361 12346") && !address_is_phone("12"));
}

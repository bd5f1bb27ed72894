#include "unit/unit.h"

#include "base/buf.h"

#include <string.h>

TEST(empty)
{
    struct buf b;
    buf_init(&b);
    CHECK_EQ_STR(b.s, "");
    CHECK_EQ_INT(b.cap, 0);
    buf_add(&b, "", 0);
    buf_puts(&b, "");
    buf_cut(&b, 0);
    CHECK_EQ_INT(b.cap, 0);
    buf_free(&b);
    buf_free(&b);
    CHECK_EQ_STR(b.s, "");
}

TEST(grows_and_stays_terminated)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < 5000; i++) {
        buf_putc(&b, (char)('a' + i % 26));
        if (b.n != i + 1 || b.s[b.n] != '\0' || b.cap <= b.n)
            CHECK(0);
    }
    CHECK_EQ_INT(b.s[25], 'z');
    CHECK_EQ_INT(b.s[4999], 'a' + 4999 % 26);
    buf_cut(&b, 3);
    CHECK_EQ_STR(b.s, "abc");
    size_t cap = b.cap;
    buf_reserve(&b, 100);
    CHECK_EQ_INT(b.cap, cap);
    CHECK_EQ_STR(b.s, "abc");
    buf_add(&b, "\0d", 2);
    CHECK_EQ_INT(b.n, 5);
    CHECK(!memcmp(b.s, "abc\0d", 6));
    buf_free(&b);
}

TEST(reserves_before_anything_is_added)
{
    struct buf b;
    buf_init(&b);
    buf_reserve(&b, 1000);
    CHECK(b.cap > 1000);
    CHECK_EQ_STR(b.s, "");
    buf_free(&b);
}

TEST(formats)
{
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s-%d", "x", 42);
    CHECK_EQ_STR(b.s, "x-42");
    buf_printf(&b, "%200s", "y");
    CHECK_EQ_INT(b.n, 204);
    CHECK_EQ_INT(b.s[203], 'y');
    buf_free(&b);
}

TEST(html)
{
    struct buf b;
    buf_init(&b);
    buf_html(&b, "<a href=\"x\">&'ä", strlen("<a href=\"x\">&'ä"));
    CHECK_EQ_STR(b.s, "&lt;a href=&#34;x&#34;&gt;&amp;&#39;ä");
    buf_cut(&b, 0);
    buf_html(&b, "abc", 2);
    CHECK_EQ_STR(b.s, "ab");
    buf_cut(&b, 0);
    buf_html(&b, "\0\x01\x0B\x1F|\t\n\r|\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xEF\xBB\xBF\xEF", 21);
    CHECK_EQ_STR(b.s, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|\t\n\r|"
                      "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBB\xBF");
    buf_free(&b);
}

#include "command/serve/redirect.h"

#include "base/buf.h"
#include "unit/unit.h"

static const char lines[] = "/alt/eins/ /neu/ 301\n"
                            "/stra%C3%9Fe/ /weg/ 302\n"
                            "/m/t/:first/l/:value/ /m/t/:first/?l=:value 302\n"
                            "/m/fest/ /m/?a=b 302\n"
                            "/en/* /en/404.html 404\n";

static const char *found(const char *path)
{
    static struct buf out;
    buf_free(&out);
    buf_init(&out);
    return redirect_find(lines, path, &out) ? out.s : "nothing";
}

TEST(a_path_follows_the_line_that_fits)
{
    CHECK_EQ_STR(found("/alt/eins/"), "/neu/");
    CHECK_EQ_STR(found("/m/fest/"), "/m/?a=b");
    CHECK_EQ_STR(found("/alt/eins"), "nothing");
    CHECK_EQ_STR(found("/alt/eins/x"), "nothing");
    CHECK_EQ_STR(found("/"), "nothing");
    CHECK_EQ_STR(found(""), "nothing");
}

TEST(the_same_path_is_found_however_it_is_encoded)
{
    CHECK_EQ_STR(found("/stra%c3%9fe/"), "/weg/");
    CHECK_EQ_STR(found("/straße/"), "/weg/");
    CHECK_EQ_STR(found("/strasse/"), "nothing");
}

TEST(names_take_what_stands_there_and_no_more)
{
    CHECK_EQ_STR(found("/m/t/wohnen/l/ar/"), "/m/t/wohnen/?l=ar");
    CHECK_EQ_STR(found("/m/t/a%26b/l/x%3Dy/"), "/m/t/a%26b/?l=x%3Dy");
    CHECK_EQ_STR(found("/m/t/wohnen/l//"), "nothing");
    CHECK_EQ_STR(found("/m/t/wohnen/l/ar/x/"), "nothing");
}

TEST(lines_that_lead_nowhere_else_count_for_nothing)
{
    CHECK_EQ_STR(found("/en/nowhere/"), "nothing");
}

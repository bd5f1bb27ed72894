#include "command/serve/request.h"

#include "base/buf.h"
#include "unit/unit.h"

#include <string.h>

/* Returns the address that a path means, or what it is answered with. */
static const char *address_of(const char *path, const char *base, struct buf *out)
{
    buf_cut(out, 0);
    int status = request_address(path, base, out);
    if (status != REQUEST_GOOD) {
        CHECK_EQ_INT(out->n, 0);
        buf_printf(out, "%d", status);
    }
    return out->s;
}

TEST(names_of_this_machine_are_answered)
{
    static const char *const ours[] = {"127.0.0.1", "localhost", "LocalHost:4000",
                                       "127.0.0.1:65535"};
    static const char *const others[] = {"",
                                         "localhost:",
                                         "localhost:4000x",
                                         "localhost:123456",
                                         "localhost.example.org",
                                         "example.org",
                                         "127.0.0.1.example.org",
                                         "127.0.0.11",
                                         "127.0.0.1@example.org",
                                         "[::1]",
                                         " localhost"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        CHECK(request_host_ours(ours[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!request_host_ours(others[i]));
    CHECK(!request_host_ours(NULL));
}

TEST(a_path_is_decoded_once_and_below_its_base)
{
    struct buf out;
    buf_init(&out);
    CHECK_EQ_STR(address_of("/", "/", &out), "");
    CHECK_EQ_STR(address_of("/termine/", "/", &out), "termine/");
    CHECK_EQ_STR(address_of("/bilder/gr%C3%BCn%20x.jpg", "/", &out), "bilder/grün x.jpg");
    CHECK_EQ_STR(address_of("/a%2525", "/", &out), "a%25");
    CHECK_EQ_STR(address_of("/netz/a/b", "/netz/", &out), "a/b");
    CHECK_EQ_STR(address_of("/netz/", "/netz/", &out), "");
    CHECK_EQ_STR(address_of("/", "/netz/", &out), "302");
    CHECK_EQ_STR(address_of("/netz", "/netz/", &out), "302");
    CHECK_EQ_STR(address_of("/netzwerk/", "/netz/", &out), "404");
    CHECK_EQ_STR(address_of("/ne", "/netz/", &out), "404");
    buf_free(&out);
}

TEST(a_path_that_climbs_or_is_encoded_wrongly_is_refused)
{
    static const char *const bad[] = {"",
                                      "x",
                                      "/..",
                                      "/a/../b",
                                      "/%2e%2e/x",
                                      "/a/%2E%2E",
                                      "/.",
                                      "/./a",
                                      "//",
                                      "/a//b",
                                      "/a%00b",
                                      "/%0a",
                                      "/%1F",
                                      "/%7f",
                                      "/%7F",
                                      "/%",
                                      "/%4",
                                      "/%4g",
                                      "/a\nb",
                                      "/%5c",
                                      "/a\\b",
                                      "/%ff",
                                      "/%c0%ae",
                                      "/\x7f",
                                      "/a/..",
                                      "/..%2f",
                                      "/a%2f..",
                                      "/a%2f/",
                                      "/%2f",
                                      "/%2fetc/x",
                                      "http://example.org/"};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_EQ_STR(address_of(bad[i], "/", &out), "400");
    char path[5000] = "/";
    memset(path + 1, 'x', sizeof path - 2);
    path[sizeof path - 1] = '\0';
    CHECK_EQ_STR(address_of(path, "/", &out), "414");
    buf_free(&out);
}

TEST(one_is_sent_back_to_paths_of_this_host_alone)
{
    CHECK(request_path_ours("/netz/termine/?art=x&ort=%C3%BC#y"));
    CHECK(!request_path_ours("//example.org/"));
    CHECK(!request_path_ours("/\\example.org/"));
    CHECK(!request_path_ours("http://example.org/"));
    CHECK(!request_path_ours("/a\r\nSet-Cookie: x"));
    CHECK(!request_path_ours("/a%0d%0aSet-Cookie: x"));
    CHECK(!request_path_ours(""));
}

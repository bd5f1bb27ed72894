#include "command/serve/request.h"

#include "base/buf.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
    static const char *const ours[] = {"127.0.0.1",       "localhost", "LocalHost:4000",
                                       "127.0.0.1:65535", "[::1]",     "[::1]:4000"};
    static const char *const others[] = {"",
                                         "localhost:",
                                         "localhost:4000x",
                                         "localhost:123456",
                                         "localhost.example.org",
                                         "example.org",
                                         "127.0.0.1.example.org",
                                         "127.0.0.11",
                                         "127.0.0.1@example.org",
                                         "[::1",
                                         "[::2]",
                                         "192.168.1.5",
                                         "[",
                                         "[]",
                                         ":4000",
                                         " localhost"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        CHECK(request_host_ours(ours[i], 0, NULL));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!request_host_ours(others[i], 0, NULL));
    CHECK(!request_host_ours(NULL, 0, NULL));
}

TEST(where_others_may_ask_a_name_is_still_none_but_this_machines)
{
    char own[64] = "", local[100], other[100];
    gethostname(own, sizeof own - 1);
    snprintf(local, sizeof local, "%s.local:4000", own);
    snprintf(other, sizeof other, "%s.example.org", own);
    CHECK(request_host_ours("192.168.1.5:4000", 1, NULL));
    CHECK(request_host_ours("[fe80::1]", 1, NULL));
    CHECK(request_host_ours(own, 1, NULL));
    CHECK(request_host_ours(local, 1, NULL));
    CHECK(!request_host_ours(own, 0, NULL) || !strcmp(own, "localhost"));
    CHECK(!request_host_ours(other, 1, NULL));
    CHECK(!request_host_ours("example.org", 1, NULL));
    CHECK(!request_host_ours("192.168.1.5.example.org", 1, NULL));
    CHECK(!request_host_ours("192.168.1", 1, NULL));
    CHECK(!request_host_ours("[fe80::1", 1, NULL));
    CHECK(!request_host_ours("[]", 1, NULL));
    CHECK(!request_host_ours("", 1, NULL));
}

TEST(a_name_besides_is_answered_if_a_person_gave_it)
{
    CHECK(request_host_ours("preview.example.org", 0, "preview.example.org"));
    CHECK(request_host_ours("Preview.Example.org:443", 0, "preview.example.org"));
    CHECK(request_host_ours("localhost", 0, "preview.example.org"));
    CHECK(!request_host_ours("x.preview.example.org", 0, "preview.example.org"));
    CHECK(!request_host_ours("192.168.1.5", 0, "preview.example.org"));
}

/* Returns the bytes that are asked for of ten, "all" or "none". */
static const char *range_of(const char *range)
{
    static char text[64];
    size_t from = 99, to = 99;
    int found = request_range(range, 10, &from, &to);
    snprintf(text, sizeof text, "%zu-%zu", from, to);
    return found > 0 ? text : found ? "none" : "all";
}

TEST(parts_of_a_file_are_those_that_are_there)
{
    CHECK_EQ_STR(range_of("bytes=0-0"), "0-1");
    CHECK_EQ_STR(range_of("bytes=2-5"), "2-6");
    CHECK_EQ_STR(range_of("Bytes=2-"), "2-10");
    CHECK_EQ_STR(range_of("bytes=2-99"), "2-10");
    CHECK_EQ_STR(range_of("bytes=-3"), "7-10");
    CHECK_EQ_STR(range_of("bytes=-30"), "0-10");
    CHECK_EQ_STR(range_of("bytes=10-"), "none");
    CHECK_EQ_STR(range_of("bytes=-0"), "none");
    CHECK_EQ_STR(range_of("bytes=5-2"), "all");
    CHECK_EQ_STR(range_of("bytes=0-1,4-5"), "all");
    CHECK_EQ_STR(range_of("bytes=-"), "all");
    CHECK_EQ_STR(range_of("bytes="), "all");
    CHECK_EQ_STR(range_of("lines=0-1"), "all");
    CHECK_EQ_STR(range_of("bytes=99999999999999999999-"), "all");
    CHECK_EQ_STR(range_of(NULL), "all");
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

#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"

#include <string.h>

static void check_slug(const char *s, const char *anchor, const char *ascii)
{
    struct buf out;
    buf_init(&out);
    buf_puts(&out, "#");
    locale_slug(&out, s, strlen(s), 0);
    CHECK_EQ_STR(out.s + 1, anchor);
    buf_cut(&out, 1);
    locale_slug(&out, s, strlen(s), 1);
    CHECK_EQ_STR(out.s + 1, ascii);
    buf_free(&out);
}

TEST(slugs)
{
    check_slug("Ziele & Aufgaben", "ziele-aufgaben", "ziele-aufgaben");
    check_slug("  --Hallo, Welt!-- ", "hallo-welt", "hallo-welt");
    check_slug("Übung: größer ÖPNV", "übung-größer-öpnv", "uebung-groesser-oepnv");
    check_slug("u\u0308ber", "über", "ueber");
    check_slug("STRAẞE", "straße", "strasse");
    check_slug("İletişim Işık", "iletişim-işık", "iletisim-isik");
    check_slug("Café à Łódź", "café-à-łódź", "cafe-a-lodz");
    check_slug("مرحبا بكم", "مرحبا-بكم", "mrhba-bkm");
    check_slug("Про мережу", "про-мережу", "pro-merezu");
    check_slug("Leicht\u00ADbau", "leichtbau", "leichtbau");
    check_slug("2026", "2026", "2026");
    check_slug("", "", "");
    check_slug("!?– …", "", "");
    check_slug("<script>", "script", "script");
    check_slug("\xff\xc3", "", "");
}

static void check_fold(const char *s, const char *want)
{
    struct buf out;
    buf_init(&out);
    locale_fold(&out, s, strlen(s));
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
}

TEST(folding)
{
    check_fold("Hallo WELT", "hallo welt");
    check_fold("Äpfel, STRAẞE, Straße", "apfel, strasse, strasse");
    check_fold("İstanbul ışık", "istanbul isik");
    check_fold("أهلًا", "اهلا");
    check_fold("Łódź", "lodz");
    check_fold("", "");
    check_fold("\xffü", "\uFFFDu");
}

TEST(normal_form)
{
    struct buf out;
    buf_init(&out);
    locale_nfc(&out, "u\u0308ber", 6);
    CHECK_EQ_STR(out.s, "über");
    buf_cut(&out, 0);
    locale_nfc(&out, "über", 5);
    CHECK_EQ_STR(out.s, "über");
    buf_cut(&out, 0);
    char many[4000];
    for (size_t i = 0; i + 3 <= sizeof many; i += 3)
        memcpy(many + i, "u\u0308", 3);
    locale_nfc(&out, many, 3999);
    CHECK_EQ_INT(out.n, 2666);
    buf_free(&out);
}

TEST(random_bytes_do_no_harm)
{
    struct locale *l = locale_open("tr");
    struct arena a;
    struct buf out;
    uint32_t state = 7;
    arena_init(&a);
    buf_init(&out);
    for (int round = 0; round < 300; round++) {
        char s[48] = "";
        for (size_t i = 0; i < sizeof s - 1; i++) {
            state = state * 1664525 + 1013904223;
            s[i] = (char)(1 + (state >> 16) % 255);
        }
        buf_cut(&out, 0);
        locale_slug(&out, s, sizeof s - 1, 0);
        CHECK(!strpbrk(out.s, " <>&\"'/#"));
        buf_cut(&out, 0);
        if (round < 20)
            locale_slug(&out, s, sizeof s - 1, 1);
        CHECK_EQ_INT(strspn(out.s, "abcdefghijklmnopqrstuvwxyz0123456789-"), out.n);
        locale_fold(&out, s, sizeof s - 1);
        locale_nfc(&out, s, sizeof s - 1);
        CHECK_EQ_INT(locale_compare(l, s, s), 0);
        CHECK(locale_sort_key(l, &a, s) != NULL);
    }
    buf_free(&out);
    arena_free(&a);
    locale_close(l);
}

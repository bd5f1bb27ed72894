#include "unit/unit.h"

#include "base/buf.h"
#include "base/locale_id.h"

#include <string.h>

/* The id of a title, which is asked for where `want` is NULL. */
static void check_id(const char *title, const char *tag, const char *want)
{
    struct buf out;
    buf_init(&out);
    buf_puts(&out, "#");
    CHECK_EQ_INT(locale_id(&out, title, tag, 80), want != NULL);
    CHECK_EQ_STR(out.s + 1, want ? want : "");
    buf_free(&out);
}

TEST(ids_of_german_and_turkish_titles)
{
    check_id("Netzwerkcafé für Mütter & Väter", "de", "netzwerkcafe-fuer-muetter-vaeter");
    check_id("Große Straße", "de-AT", "grosse-strasse");
    check_id("Gönüllü görüşmesi", "tr", "gonullu-gorusmesi");
    check_id("İLETİŞİM ve IŞIK", "tr", "iletisim-ve-isik");
    check_id("Größe", "en", "grosse");
    check_id("Rock’n’Roll", "en", "rocknroll");
    check_id("Łódź à l'été", "fr", "lodz-a-lete");
}

TEST(ids_of_titles_in_other_scripts)
{
    check_id("Зустріч робочої групи", "uk", "zustrich-robochoi-hrupy");
    check_id("Є їжа й яблука, знаю об’єднання", "uk", "ye-yizha-y-yabluka-znaiu-obiednannia");
    check_id("Згурський, Юрій", "uk", "zghurskyi-yurii");
    check_id("Встреча: помощь", "ru", "vstrecha-pomoshch");
    check_id("Ελληνικά", "el", "ellenika");
    check_id("مقهى اللغة", "ar", NULL);
    check_id("Café مقهى", "de", NULL);
    check_id("کافه زبان", "fa", NULL);
    check_id("!?", "de", NULL);
    check_id("", "de", NULL);
}

TEST(long_ids_are_cut_between_words)
{
    struct buf out;
    buf_init(&out);
    CHECK_EQ_INT(locale_id(&out, "eins zwei drei", "de", 10), 1);
    CHECK_EQ_STR(out.s, "eins-zwei");
    buf_cut(&out, 0);
    CHECK_EQ_INT(locale_id(&out, "eins zwei drei", "de", 9), 1);
    CHECK_EQ_STR(out.s, "eins-zwei");
    buf_cut(&out, 0);
    CHECK_EQ_INT(locale_id(&out, "Donaudampfschifffahrt", "de", 5), 1);
    CHECK_EQ_STR(out.s, "donau");
    buf_free(&out);
}

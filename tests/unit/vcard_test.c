#include "unit/building.h"

static const char member[] = "---\n"
                             "title: Haus; Hof, \\ und so\n"
                             "summary: >-\n  Ein sehr langes Wort und noch eines mit Ümläuten ÄÖÜ "
                             "ßßß, bis die Zeile überläuft\n"
                             "website: https://haus.example.org/ä\n"
                             "email: post@haus.example.org\n"
                             "phone: +49 361 1\n"
                             "address: {street: 'Weg 1, Hof', postcode: 01067, city: Erfurt}\n"
                             "geo: {lat: 50.9780, lon: 11.0290}\n"
                             "offers_languages: [de, ar]\n"
                             "opening_hours: [Mo-Tu 09:00-12:00, Mo 14:00-15:30, by appointment]\n"
                             "contact_role: Büro\n"
                             "verified: 2026-03-01\n"
                             "updated: 2026-10-02\n"
                             "---\n";

/* The folds are where 75 octets end, but never within a letter or an escape. Words that the test's
 * site does not have stand for themselves. */
static const char wanted[] =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Knoten//Knoten//de\r\n"
    "UID:member-haus@netz.example.org\r\nREV:20261002T000000Z\r\nKIND:org\r\n"
    "X-ABShowAs:COMPANY\r\nFN:Haus\\; Hof\\, \\\\ und so\r\nN:;;;;\r\n"
    "ORG:Haus\\; Hof\\, \\\\ und so\r\nADR;TYPE=WORK:;;Weg 1\\, Hof;Erfurt;;01067;\r\n"
    "TEL;TYPE=WORK,VOICE:+49 361 1\r\nEMAIL;TYPE=INTERNET:post@haus.example.org\r\n"
    "URL:https://haus.example.org/%C3%A4\r\nGEO:50.9780;11.0290\r\nLANG:de\r\nLANG:ar\r\n"
    "NOTE:Ein sehr langes Wort und noch eines mit Ümläuten ÄÖÜ ßßß\\, bis\r\n"
    "  die Zeile überläuft\\nfield.hours:\\nMontag: 09:00–12:00\\, 14:00–15:3\r\n"
    " 0\\nDienstag: 09:00–12:00\\nhours.also_appointment\\nfield.languages: Deuts\r\n"
    " ch · Arabisch\\nfield.contact: Büro\\npage.verified\\nhttps://netz.example.\r\n"
    " org/unter/mitglieder/haus/\r\n"
    "SOURCE:https://netz.example.org/unter/mitglieder/haus/haus.vcf\r\nEND:VCARD\r\n";

TEST(a_card_has_its_fields_escaped_and_folded)
{
    struct building b;
    site_begin();
    unit_file("content/members/haus.md", member);
    site_build(&b);
    const char *card = site_file(&b, "mitglieder/haus/haus.vcf");
    REQUIRE(card);
    CHECK_EQ_STR(card, wanted);
    site_end(&b);
}

TEST(cards_of_one_member_have_one_uid_and_their_own_words)
{
    struct building b;
    site_begin();
    unit_file("content/members/haus.md", member);
    unit_file("content/members/haus.en.md", "---\ntitle: House\ncontact_role: Office\n---\n");
    site_build(&b);
    const char *card = site_file(&b, "en/members/haus/haus.vcf");
    REQUIRE(card);
    CHECK(strstr(card, "\r\nUID:member-haus@netz.example.org\r\n") != NULL);
    CHECK(strstr(card, "\r\nFN:House\r\n") != NULL);
    CHECK(strstr(card, "Monday: 09:00–12:00") != NULL);
    CHECK(strstr(card, "Office") != NULL);
    CHECK(strstr(card, "Büro") == NULL);
    site_end(&b);
}

TEST(a_card_without_facts_is_still_one)
{
    struct building b;
    site_begin();
    unit_file("content/members/leer.md", "---\ntitle: Leer\n---\n");
    site_build(&b);
    const char *card = site_file(&b, "mitglieder/leer/leer.vcf");
    REQUIRE(card);
    CHECK(strstr(card, "\r\nURL:https://netz.example.org/unter/mitglieder/leer/\r\n") != NULL);
    CHECK(strstr(card, "\r\nNOTE:https://netz.example.org/unter/mitglieder/leer/\r\n") != NULL);
    CHECK(!strstr(card, "TEL") && !strstr(card, "ADR") && !strstr(card, "GEO"));
    site_end(&b);
}

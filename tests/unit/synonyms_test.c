#include "model/synonyms.h"
#include "unit/building.h"

/* Writes the words of a list into `out`, which is returned. */
static const char *words_of(const struct list *words, struct buf *out)
{
    buf_cut(out, 0);
    for (size_t i = 0; i < words->n; i++)
        buf_printf(out, "%s%s", i ? "|" : "", ((const struct synonym *)words->at[i])->text);
    return out->s;
}

static const struct synonym_group *group_at(const struct building *b, int language, size_t i)
{
    const struct list *groups = &b->project.site.synonyms[language];
    return i < groups->n ? groups->at[i] : NULL;
}

/* Builds a site in German, easy German and English, with the German file of synonyms. */
static void build_with(struct building *b, const char *german)
{
    site_begin();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\n"
                                "languages: [de, de-simple, en]\ntimezone: Europe/Berlin\n");
    unit_file("site/i18n/de-simple.yaml", "name: Leichte Sprache\n");
    unit_file("site/i18n/en.yaml", "name: English\n");
    unit_file("site/synonyms/de.yaml", german);
    site_build(b);
}

TEST(groups_of_synonyms_are_read_in_order)
{
    struct building b;
    struct buf out;
    buf_init(&out);
    build_with(&b, "- [Hausarzt, ' Arzt ', ärztin]\n- - Kita\n  - دويتش كورس\n");
    const struct synonym_group *first = group_at(&b, 0, 0), *second = group_at(&b, 0, 1);
    CHECK(first && second && !group_at(&b, 0, 2));
    CHECK_EQ_STR(words_of(&first->from, &out), "Hausarzt|Arzt|ärztin");
    CHECK(first->to.at == first->from.at && first->to.n == first->from.n);
    CHECK_EQ_STR(words_of(&second->to, &out), "Kita|دويتش كورس");
    CHECK_EQ_INT((intmax_t)second->at.at, (intmax_t)strlen("- [Hausarzt, ' Arzt ', ärztin]\n- "));
    CHECK_EQ_INT((intmax_t)((const struct synonym *)first->from.at[2])->at.at, 23);
    buf_free(&out);
    site_end(&b);
}

TEST(a_group_may_lead_one_way_only)
{
    struct building b;
    struct buf out;
    buf_init(&out);
    build_with(&b, "- {to: Jobcenter, from: [Hartz 4, Bürgergeld]}\n");
    const struct synonym_group *g = group_at(&b, 0, 0);
    CHECK(g != NULL);
    CHECK_EQ_STR(words_of(&g->from, &out), "Hartz 4|Bürgergeld");
    CHECK_EQ_STR(words_of(&g->to, &out), "Jobcenter");
    CHECK_EQ_INT((intmax_t)b.project.report.diags.n, 0);
    buf_free(&out);
    site_end(&b);
}

TEST(what_leads_nowhere_is_left_out)
{
    struct building b;
    build_with(&b, "- [Hausarzt]\n- [Kita, KITA]\n- []\n- {from: [Hartz 4], to: [hartz 4]}\n"
                   "- {from: [Hartz 4], to: []}\n");
    CHECK(group_at(&b, 0, 0) == NULL);
    site_end(&b);
}

TEST(a_kind_of_a_language_borrows_its_synonyms)
{
    struct building b;
    build_with(&b, "- [Hausarzt, Arzt]\n");
    CHECK(group_at(&b, 1, 0) == group_at(&b, 0, 0));
    CHECK(group_at(&b, 2, 0) == NULL);
    site_end(&b);
}

TEST(it_does_so_where_the_language_itself_is_not_shown)
{
    struct building b;
    site_begin();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\n"
                                "languages: [de-simple]\ntimezone: Europe/Berlin\n");
    unit_file("site/i18n/de-simple.yaml", "name: Leichte Sprache\n");
    unit_file("site/synonyms/de.yaml", "- [Hausarzt, Arzt]\n");
    site_build(&b);
    CHECK(group_at(&b, 0, 0) != NULL);
    site_end(&b);
}

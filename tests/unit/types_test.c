#include "model/types.h"

#include "model/schema.h"
#include "render/view/view.h"
#include "unit/unit.h"

#include <ctype.h>
#include <string.h>

/* types.def, row by row: that a cell is there is the compiler's to say, that it says something is
 * asked here. */

TEST(every_cell_of_every_row_says_something)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        const struct type_facts *f = item_facts((enum item_type)i);
        CHECK(*f->folder && *f->word && f->one != PHRASE_NONE && f->many != PHRASE_NONE);
        CHECK(f->shape && f->order && f->past && f->address && f->also);
        CHECK(f->search > 0 && f->translate > 0 && f->main_menu >= 0 && f->footer_menu >= 0);
        CHECK(f->calendar ? *f->calendar : !f->calendar_events);
        int at = f->order == ORDER_DATE || f->order == ORDER_YEAR || f->order == ORDER_NUMBER;
        CHECK(at == (f->order_at >= sizeof(struct item)));
        CHECK(!f->schedule || f->schedule >= sizeof(struct item));
        CHECK_EQ_STR(schema_type((enum item_type)i)->name, f->word);
        CHECK(schema_type((enum item_type)i)->size > sizeof(struct item));
    }
}

/* Returns 1 if a word stands among those that are divided by blanks. */
static int is_among(const char *words, const char *word, size_t n)
{
    for (size_t m; *words; words += m + strspn(words + m, " ")) {
        m = strcspn(words, " ");
        if (m == n && !memcmp(words, word, n))
            return 1;
    }
    return 0;
}

static void check_apart(const struct type_facts *a, const struct type_facts *b)
{
    CHECK(strcmp(a->folder, b->folder) != 0 && strcmp(a->word, b->word) != 0);
    CHECK(a->one != b->one && a->many != b->many);
    CHECK(strcmp(a->folder, b->word) != 0 && strcmp(b->folder, a->word) != 0);
    for (size_t n, at = 0; a->also[at]; at += n + strspn(a->also + at + n, " ")) {
        n = strcspn(a->also + at, " ");
        CHECK(!is_among(b->also, a->also + at, n));
        CHECK(!is_among(b->folder, a->also + at, n) && !is_among(b->word, a->also + at, n));
    }
}

TEST(no_two_types_are_called_alike)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        const struct type_facts *f = item_facts((enum item_type)i);
        CHECK_EQ_INT(item_type_find(f->word), i);
        for (const char *p = f->also; *p; p++)
            CHECK(islower((unsigned char)*p) || *p == ' ');
        for (int k = 0; k < ITEM_TYPES; k++) {
            if (k != i)
                check_apart(f, item_facts((enum item_type)k));
        }
    }
}

TEST(every_kind_of_page_has_a_layout_and_what_it_sees)
{
    CHECK_EQ_INT(PAGE_NONE, 0);
    CHECK(!view_template(PAGE_NONE));
    for (int kind = PAGE_HOME; kind < PAGE_KINDS; kind++) {
        CHECK(view_template((enum page_kind)kind) != NULL);
        CHECK(view_root((enum page_kind)kind) && view_root((enum page_kind)kind)->n > 1);
    }
}

TEST(every_type_has_its_pages)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        enum item_type type = (enum item_type)i;
        const struct type_facts *f = item_facts(type);
        char layout[64] = "";
        strcat(strcat(layout, f->word), ".html");
        CHECK_EQ_STR(view_template(view_page_of(type)), layout);
        CHECK((view_list_of(type) == PAGE_NONE) == (f->shape == LIST_UNLISTED));
        CHECK(f->shape != LIST_UNLISTED || (!f->main_menu && !f->footer_menu));
        CHECK(view_list_of(type) != view_page_of(type));
    }
}

TEST(a_list_with_a_map_is_of_what_has_a_place)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        const struct record_spec *spec = schema_type((enum item_type)i);
        enum list_shape shape = item_facts((enum item_type)i)->shape;
        if (shape == LIST_MAP || shape == LIST_PARTS_MAP)
            CHECK(schema_field(spec, "geo") && schema_field(spec, "address"));
    }
}

static int place_in_menu(const struct type_facts *f)
{
    return f->main_menu;
}

static int same_place(const struct type_facts *f)
{
    return f->address == ADDRESS_SECTION;
}

TEST(types_come_in_the_order_of_their_places)
{
    enum item_type type[ITEM_TYPES];
    size_t n = types_by_place(type, place_in_menu);
    CHECK(n > 1);
    for (size_t i = 1; i < n; i++)
        CHECK(item_facts(type[i - 1])->main_menu <= item_facts(type[i])->main_menu);
    n = types_by_place(type, same_place);
    CHECK(n > 1);
    for (size_t i = 1; i < n; i++)
        CHECK(type[i - 1] < type[i]);
}

#include "unit/unit.h"

#include "base/arena.h"
#include "report/source.h"

#include <string.h>
#include <time.h>

static const char text[] = "eins\n\nzw\xC3\xB6lf\r\n\tdrei\xE2\x80\xA6 vier\nohne Ende";

static int same(struct place a, struct place b)
{
    return a.at == b.at && a.line == b.line && a.column == b.column && a.line_at == b.line_at &&
           a.line_bytes == b.line_bytes;
}

TEST(counting_on_from_any_place_before_comes_to_the_same)
{
    struct arena a;
    arena_init(&a);
    const struct source *s = source_new(&a, "x.md", text, strlen(text));
    for (size_t from = 0; from <= s->n + 2; from++) {
        struct place known = source_place(s, from);
        for (size_t at = 0; at <= s->n + 2; at++)
            CHECK(same(source_place_from(s, at, &known), source_place(s, at)));
    }
    arena_free(&a);
}

TEST(lines_and_columns_are_as_people_count)
{
    struct arena a;
    arena_init(&a);
    const struct source *s = source_new(&a, "x.md", text, strlen(text));
    struct place p = source_place(s, (size_t)(strstr(text, "vier") - text));
    CHECK_EQ_INT(p.line, 4);
    CHECK_EQ_INT(p.column, 8);
    CHECK_EQ_INT(source_place(s, 5).line, 2);
    CHECK_EQ_INT(source_place(s, 5).line_bytes, 0);
    CHECK_EQ_INT(source_place(s, 6).line_bytes, strlen("zw\xC3\xB6lf"));
    arena_free(&a);
}

/* Looking for the line's end anew at each of 100,000 places would take minutes; milliseconds are
 * usual, and the rest of the bound is for valgrind. */
TEST(many_places_in_a_long_line_are_fast)
{
    enum { BYTES = 8 << 20, PLACES = 100000 };
    struct arena a;
    arena_init(&a);
    char *line = arena_alloc(&a, BYTES + 1);
    memset(line, 'x', BYTES);
    const struct source *s = source_new(&a, "x.md", line, BYTES);
    struct place p = source_place(s, 0);
    clock_t from = clock();
    for (size_t i = 1; i <= PLACES; i++)
        p = source_place_from(s, i, &p);
    CHECK((double)(clock() - from) / CLOCKS_PER_SEC < 10);
    CHECK_EQ_INT(p.column, PLACES + 1);
    CHECK_EQ_INT(p.line_bytes, BYTES);
    arena_free(&a);
}

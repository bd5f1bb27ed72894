#include "report/suggest.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 64 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Restricted Damerau-Levenshtein distance in bytes, or `limit` + 1 as soon as it must exceed
 * `limit`. */
static int edit_distance(const char *a, size_t n, const char *b, size_t m, int limit)
{
    int row[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        row[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        int best = now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int change = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(change, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return row[n % 3][m];
}

/* The letters and digits of a name as a set of bits. */
static uint64_t characters(const char *s)
{
    uint64_t set = 0;
    for (; *s; s++)
        set |= (uint64_t)1 << ((unsigned char)*s % 64);
    return set;
}

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (isalnum((unsigned char)s[n]) || (unsigned char)s[n] >= 0x80)
        n++;
    return n;
}

/* Returns the next number, or sign such as a1, without zeros at its beginning, and its length. */
static const char *next_number(const char *s, size_t *n)
{
    for (; *s; s += *n ? *n : 1) {
        *n = word_length(s);
        if (strcspn(s, "0123456789") >= *n || (*n > 3 && strspn(s, "0123456789") < *n))
            continue;
        while (*n > 1 && *s == '0') {
            s++;
            --*n;
        }
        return s;
    }
    *n = 0;
    return s;
}

/* Returns 1 if the numbers are not the same in both: 2026-03-01, a1, 2. */
static int other_numbers(const char *a, const char *b)
{
    size_t n, m;
    for (;; a += n, b += m) {
        a = next_number(a, &n);
        b = next_number(b, &m);
        if (n != m || strncasecmp(a, b, n) != 0)
            return 1;
        if (!n)
            return 0;
    }
}

/* An edit changes the length by one at most, and the set of characters by two. */
static int too_far(const struct suggest *s, const char *name, size_t n, size_t m)
{
    int limit = s->distance - !s->best, longer = (int)(n > m ? n - m : m - n);
    return longer > limit || __builtin_popcountll(characters(name) ^ s->characters) > 2 * limit;
}

struct suggest suggest_begin(const char *word)
{
    size_t n = strlen(word);
    return (struct suggest){
        .word = word, .characters = characters(word), .distance = (int)(n < 3 ? 3 : n) / 3 + 1};
}

void suggest_offer(struct suggest *s, const char *name)
{
    size_t n = strlen(s->word), m = strlen(name);
    if (n > LONGEST || m > LONGEST || s->distance == 0)
        return;
    int distance = 0;
    if (n != m || strcasecmp(s->word, name) != 0) {
        if (too_far(s, name, n, m))
            return;
        distance = edit_distance(s->word, n, name, m, s->distance - !s->best);
        if (distance <= s->distance && other_numbers(s->word, name))
            return;
    }
    if (distance < s->distance) {
        s->distance = distance;
        s->best = name;
        s->tied = 0;
    } else if (s->best && distance == s->distance && strcmp(s->best, name) != 0) {
        s->tied = 1;
    }
}

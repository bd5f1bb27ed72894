/*
 * Prints what the library says, for programs in other languages to compare with theirs.
 *
 *     driver changes FROM TO < names    "ZONE AT BEFORE AFTER NAME", each change of each zone
 *     driver vtimezone FROM TO < names  the VTIMEZONE of each zone for that time
 *     driver local < "ZONE SECONDS" lines    "FIT UTC": how a civil time is read
 */
#include "base/arena.h"
#include "base/buf.h"
#include "render/ics_zone.h"
#include "resolve/zone.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "driver: no memory for %zu bytes\n", wanted);
    exit(2);
}

static void changes_print(struct zones *zones, struct arena *a, int64_t from, int64_t to)
{
    char name[128];
    while (scanf("%127s", name) == 1) {
        const struct zone *z = zone_find(zones, name);
        if (!z) {
            printf("%s none\n", name);
            continue;
        }
        size_t n;
        struct zone_change *c = zone_changes(z, a, from, to, &n);
        for (size_t i = 0; i < n; i++)
            printf("%s %" PRId64 " %d %d %s\n", name, c[i].at, c[i].before, c[i].after, c[i].name);
    }
}

static void vtimezone_print(struct zones *zones, int64_t from, int64_t to)
{
    char name[128];
    struct buf out;
    buf_init(&out);
    while (scanf("%127s", name) == 1) {
        const struct zone *z = zone_find(zones, name);
        if (z)
            ics_zone(&out, z, from, to);
    }
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
}

static void local_print(struct zones *zones)
{
    char name[128];
    int64_t local;
    while (scanf("%127s %" SCNd64, name, &local) == 2) {
        const struct zone *z = zone_find(zones, name);
        int64_t utc = 0;
        enum zone_fit fit = z ? zone_to_utc(z, when_from_seconds(local), &utc) : ZONE_ONCE;
        printf("%d %" PRId64 "\n", (int)fit, utc);
    }
}

int main(int argc, char **argv)
{
    struct arena a;
    arena_init(&a);
    struct zones *zones = zones_open(&a);
    if (argc == 4 && !strcmp(argv[1], "changes"))
        changes_print(zones, &a, strtoll(argv[2], NULL, 10), strtoll(argv[3], NULL, 10));
    else if (argc == 4 && !strcmp(argv[1], "vtimezone"))
        vtimezone_print(zones, strtoll(argv[2], NULL, 10), strtoll(argv[3], NULL, 10));
    else if (argc == 2 && !strcmp(argv[1], "local"))
        local_print(zones);
    arena_free(&a);
    return 0;
}

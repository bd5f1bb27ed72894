#include "command/version.h"

#include "base/arena.h"
#include "base/share.h"
#include "command/options.h"
#include "report/usage.h"

#include <stdio.h>

/* The Makefile knows them. */
#ifndef KNOTEN_VERSION
#define KNOTEN_VERSION "unknown"
#endif
#ifndef KNOTEN_COMMIT
#define KNOTEN_COMMIT ""
#endif
#ifndef KNOTEN_LIBRARIES
#define KNOTEN_LIBRARIES ""
#endif

int command_version(int argc, char **argv)
{
    static const char commit[] = KNOTEN_COMMIT;
    struct options o;
    struct arena a;
    if (options_read(&o, argc, argv))
        return 2;
    printf("knoten %s%s%s%s\n", KNOTEN_VERSION, *commit ? " (" : "", commit, *commit ? ")" : "");
    if (!o.verbose)
        return 0;
    arena_init(&a);
    const char *share = share_folder(&a);
    phrase_print(stdout, PHRASE_VERSION_LIBRARIES, o.language, __VERSION__, KNOTEN_LIBRARIES);
    if (share)
        phrase_print(stdout, PHRASE_VERSION_SHARE, o.language, share, NULL);
    else
        phrase_print(stdout, PHRASE_VERSION_NO_SHARE, o.language, NULL, NULL);
    arena_free(&a);
    return 0;
}

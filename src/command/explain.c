#include "command/explain.h"

#include "base/buf.h"
#include "command/options.h"
#include "report/explain.h"
#include "report/usage.h"

#include <stdio.h>
#include <string.h>

int command_explain(int argc, char **argv)
{
    struct options o;
    const char *name, *nearest = NULL;
    enum diag_id id = DIAG_COUNT;
    struct buf out;
    if (options_read_word(&o, argc, argv, &name))
        return 2;
    if (name && !explain_find(name, &id, &nearest))
        return usage_fault(o.language, nearest ? PHRASE_MESSAGE_MEANT : PHRASE_MESSAGE_UNKNOWN,
                           name, nearest);
    buf_init(&out);
    if (name)
        explain_message(&out, id, o.language);
    else
        explain_list(&out, o.language);
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
    return 0;
}

#include "command/due.h"

#include "command/tell.h"
#include "model/site.h"
#include "report/diag.h"
#include "report/format.h"
#include "report/usage.h"
#include "resolve/advice/duties.h"

int due_tell(struct project *p, const struct options *o)
{
    struct report due;
    int status = project_open(p, o, PICTURES_LOOK);
    if (status)
        return status;
    if (p->report.count[SEVERITY_ERROR])
        return tell_findings(p, o);
    report_init(&due, &p->arena);
    resolve_due(&p->site, &due);
    p->report = due;
    if (!due.diags.n && o->format->in_log && !o->quiet)
        phrase_print(stdout, PHRASE_DUE_NONE, p->language, NULL, NULL);
    return tell_findings(p, o);
}

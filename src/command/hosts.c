#include "command/hosts.h"

#include "base/buf.h"
#include "command/project.h"
#include "render/site/hosts_lines.h"
#include "report/print.h"
#include "report/usage.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

static const struct host_server *find_server(const char *name)
{
    const struct host_server *s = NULL;
    for (size_t i = 0; name && (s = host_server_at(i)); i++) {
        if (!strcmp(s->name, name))
            return s;
    }
    return NULL;
}

/* Prints the lines; returns the exit status. */
static int print_lines(struct project *p, const struct host_server *server)
{
    const char *base = route_base(&p->site);
    struct buf b;
    if (!base)
        return usage_fault(p->language, PHRASE_HOSTS_PATH, p->site.config.base_url, NULL);
    buf_init(&b);
    server->write(&p->site, base, &b);
    size_t written = fwrite(b.s, 1, b.n, stdout);
    int fine = written == b.n && !fflush(stdout);
    buf_free(&b);
    return fine ? 0 : usage_fault(p->language, PHRASE_NO_OUTPUT, NULL, NULL);
}

int command_hosts(int argc, char **argv)
{
    struct options o;
    struct project p;
    const char *name;
    if (options_read_word(&o, argc, argv, &name))
        return 2;
    const struct host_server *server = find_server(name);
    if (!server)
        return usage_fault(o.language, PHRASE_HOSTS_NEEDS, NULL, NULL);
    int status = project_open(&p, &o, PICTURES_LOOK);
    if (!status && p.report.count[SEVERITY_ERROR])
        status = report_tell(&p.report, p.language, 0);
    else if (!status)
        status = print_lines(&p, server);
    project_close(&p);
    return status;
}

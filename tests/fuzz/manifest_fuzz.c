/* The list of what was published: what is taken for one is written back byte for byte, and names no
 * path outside the folder. */
#include "base/buf.h"
#include "base/fs.h"
#include "fuzz/fuzz.h"
#include "write/manifest.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void check(const struct manifest *m, const uint8_t *data, size_t size)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct manifest_entry *e = m->entries.entry[i].value;
        assert(fs_path_confined(e->path));
    }
    manifest_format(m, &out);
    /* A list of the first version says nothing of its kind, and is written in the second. */
    const char *rest = strchr(out.s, '\n');
    const uint8_t *was = memchr(data, '\n', size);
    size_t n = size - (size_t)(was - data);
    assert(out.n - (size_t)(rest - out.s) == n && memcmp(rest, was, n) == 0);
    assert((out.n == size && memcmp(out.s, data, size) == 0) ||
           (!memcmp(data, "knoten manifest 1 ", 18) && !strcmp(m->kind, "public")));
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("manifest", MFD_CLOEXEC);
    assert(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    char name[32];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);

    struct arena a;
    struct manifest m;
    arena_init(&a);
    if (manifest_read(&a, AT_FDCWD, name, &m))
        check(&m, data, size);
    else
        assert(m.entries.n == 0);
    arena_free(&a);
    close(fd);
    return 0;
}

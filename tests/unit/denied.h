/* What the tests of a machine in trouble share: work done in a child whose system calls fail. */
#ifndef TESTS_UNIT_DENIED_H
#define TESTS_UNIT_DENIED_H

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A system call that is to fail. */
struct denied {
    long call;      /* its number */
    int arg;        /* the number of the argument that tells which calls are meant; -1: all */
    unsigned value; /* what that argument is */
    int error;      /* errno that it gives */
};

/* Lets the call fail from here on, for good. */
static inline int deny(const struct denied *d)
{
    size_t at = offsetof(struct seccomp_data, args) + (d->arg > 0 ? (size_t)d->arg * 8 : 0);
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)d->call, 0, d->arg < 0 ? 1 : 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)at),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, d->value, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)d->error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    if (d->arg < 0) {
        code[2] = code[4];
        code[3] = code[5];
    }
    const struct sock_fprog program = {sizeof code / sizeof *code, code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* Runs `work` in a child in which the call fails; it may write into `said`, which the caller reads
 * afterwards. Returns 0, or 1 where this kernel cannot do it. */
static inline int run_denied(const struct denied *d, void (*work)(char *said), char *said, size_t n)
{
    char *shared = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int status = 0;
    if (shared == MAP_FAILED)
        return 1;
    pid_t child = fork();
    if (!child) {
        int failed = deny(d);
        if (!failed)
            work(shared);
        _exit(failed ? 99 : 0);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    for (size_t i = 0; i < n; i++)
        said[i] = shared[i];
    munmap(shared, n);
    return WIFEXITED(status) && WEXITSTATUS(status) == 99;
}

#endif

#ifndef RESOLVE_HISTORY_GIT_H
#define RESOLVE_HISTORY_GIT_H

#include "resolve/history/repository.h"

#include <stdio.h>
#include <sys/types.h>

struct arena;

/* The only way to start git. Whatever a repository's files say, git so started runs no other
 * program, fetches nothing, asks nobody, writes nothing, and reads neither the index nor the work
 * tree. */

/* A running git, and what it says. */
struct git {
    pid_t pid;
    FILE *out;
};

/* Starts the git command `command` (a NULL-terminated list: "cat-file", "--batch", NULL) on `repo`,
 * with the descriptor `in` as its input; -1: nothing to read. Returns 0 or -errno. */
int git_start(struct git *g, struct arena *a, const struct repository *repo,
              const char *const command[], int in);

/* Waits until git says something or ends; returns 0 if it does neither for half a minute, as where
 * a repository names a pipe that nobody writes to. Git is then stopped. */
int git_answers(const struct git *g);

/* Runs a command to its end and keeps the first lines that it says, without their ends, in
 * line[0…n); NULL: there are fewer. Returns 0, or -errno if it did not start. */
int git_says(struct arena *a, const struct repository *repo, const char *const command[],
             const char *line[], size_t n);

/* Ends the reading, early or not; a git that still has something to tell ends with it. Returns 1 if
 * git had done all it was asked, else 0. */
int git_end(struct git *g);

#endif

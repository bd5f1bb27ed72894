#ifndef READ_YAML_PROBLEM_H
#define READ_YAML_PROBLEM_H

#include "read/yaml_reader.h"

/* Reports what the parser stopped at, in plain words. */
void yaml_tell_problem(struct yaml_reader *y);

#endif

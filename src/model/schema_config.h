#ifndef MODEL_SCHEMA_CONFIG_H
#define MODEL_SCHEMA_CONFIG_H

struct record_spec;

/* Returns the fields of site/site.yaml. */
const struct record_spec *schema_config(void);

#endif

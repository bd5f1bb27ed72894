#ifndef WRITE_KIND_H
#define WRITE_KIND_H

/* The kind of a build that everybody may see; what other kinds are called is for the caller. */
#define PUBLISH_PUBLIC "public"

#endif

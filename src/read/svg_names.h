#ifndef READ_SVG_NAMES_H
#define READ_SVG_NAMES_H

/* Returns 1 if the element, in SVG's namespace, or the attribute, in none, may stand in a drawing.
 */
int svg_knows_element(const char *name);
int svg_knows_attribute(const char *name);

/* Returns 1 if elements and attributes of this namespace are mere notes of drawing programs. */
int svg_knows_notes(const char *space);

#endif

#ifndef COMMAND_SERVE_CLIENT_H
#define COMMAND_SERVE_CLIENT_H

/* What runs in the browser: a script that loads the page again when the site has changed, swaps
 * style sheets, and keeps the bar as it should be; and how the bar looks. Served by the preview
 * alone, and in no site that is built. */
extern const char client_script[];

/* What tabs show beside the title of a page that is none of the site. */
extern const char client_icon[];

/* What is added to format_html_style. */
extern const char client_style[];

#endif

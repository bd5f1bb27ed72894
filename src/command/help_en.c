#include "command/help.h"

#include <stddef.h>

const struct help_text help_texts_en[] = {
    {"build", "build the site",
     "usage: knoten build [-C DIR] [-o DIR] [--now WHEN] [--base-url URL] [--links "
     "directory|file]\n"
     "                    [--jobs N] [--drafts] [--for members] [--force]\n"
     "                    [--lang de|en|fr] [-q|-v]\n\n"
     "Reads site/, layouts/ and content/ of the site in DIR (default: this folder or the nearest\n"
     "above it), checks everything, and writes the site. While there are mistakes nothing is\n"
     "written, and the old site stands.\n\n"
     "  -C DIR           the site's folder\n"
     "  -o DIR           where to write (default: public in the site's folder; for members,\n"
     "                   with drafts or both: members, drafts, members-drafts)\n"
     "  --now WHEN       2026-11-23 or 2026-11-23T14:00 (default: now; SOURCE_DATE_EPOCH counts)\n"
     "  --base-url URL   where the site will stand, instead of site.yaml's base_url\n"
     "  --links file     links name index.html, so that pages work from a disk or stick\n"
     "  --jobs N         threads (default: as many as processors)\n"
     "  --drafts         build drafts too\n"
     "  --for members    build what is for members only too\n"
     "  --force          take over a folder with files that Knoten did not write\n"
     "  --lang de|en|fr  answer in this language (default: as the system is set); what is not "
     "there\n"
     "                   in French is said in English\n"
     "  -q               say nothing but what is wrong\n"
     "  -v               tell how long each step took\n\n"
     "Exit status: 0 done, 1 mistakes in the content, 2 wrong use or trouble with the machine.\n"},
    {"check", "check everything, write nothing",
     "usage: knoten check [the options of build] [--format text|json|github|gitlab|html]\n"
     "       knoten check [the options of build] --missing LANGUAGE|all\n"
     "       knoten check [the options of build] --assets\n"
     "       knoten check [the options of build] --due [--format …]\n\n"
     "Does all that a build does except writing. Exit status as for build.\n\n"
     "  --format text    tell it on a terminal (default)\n"
     "  --format html    print one page for people who do not read logs\n"
     "  --format github  print what GitHub and Forgejo show beside the lines; of each severity "
     "ten,\n"
     "                   the rest goes into the file that GITHUB_STEP_SUMMARY names\n"
     "  --format gitlab  print a Code Quality report\n"
     "  --format json    print it for programs (described in src/report/format_json.c)\n"
     "                   All but text are printed to standard output, in the site's first "
     "language\n"
     "                   unless --lang says otherwise: knoten check --format html >report.html\n"
     "  --missing TAG    list what is still to be translated into this language, the most\n"
     "                   important first\n"
     "  --missing all    count it for each language\n"
     "  --assets         list the files in site/assets that nothing names, and those that are not\n"
     "                   published as only drafts or members' content names them\n"
     "  --due            list the facts that nobody has confirmed for long: members whose "
     "'verified'\n"
     "                   is older than the site's limit, an accessibility statement older than a "
     "year\n"},
    {"explain", "explain a message",
     "usage: knoten explain [MESSAGE] [--lang de|en|fr]\n\n"
     "Tells what a message means, why it is there and what to do, with a wrong and a right "
     "example.\n"
     "MESSAGE is its name, which stands in brackets at the end of the line. Without it all are "
     "listed.\n\n"
     "  knoten explain yaml-colon\n"},
    {"new", "make a content file",
     "usage: knoten new TYPE \"TITLE\" [--start VALUE]... [--id ID] [--in TAG] [--bare] [-C DIR]\n"
     "                  [--now TIME] [--lang de|en|fr] [-q]\n\n"
     "Makes the file of an event, a member, a group … in its folder, with the fields that are "
     "given\n"
     "and, as comments, help on all the others; then tells what is still wrong with it. On a\n"
     "terminal it asks for what is missing.\n\n"
     "  --start VALUE  this field, and so any of `knoten help content`, also one within another:\n"
     "                 --repeat.every week; several values are divided by commas, or the option is "
     "repeated\n"
     "  --id ID        the id, which is the file's name and the page's address (else: from the "
     "title)\n"
     "  --in TAG       the language; other than the site's first: a translation of the file --id\n"
     "  --bare         without the help on fields that are not given\n\n"
     "  knoten new event \"Netzwerkcafé\" --start \"2026-12-03 15:00\" --group gesundheit\n"},
    {"fmt", "write front matter in its canonical form",
     "usage: knoten fmt [FILE|FOLDER]... [--check] [-C DIR] [--lang de|en|fr] [-q]\n\n"
     "Rewrites the fields of content files (all of them, or those named) as forms in the browser\n"
     "write them: in the order of `knoten help content`, texts in double quotes, lists and maps a\n"
     "line each, names as ids, dates as 2026-11-23 14:00, nothing that is empty. Comments move "
     "with\n"
     "the field that they stand above or behind; the text below the fields stays as it is. Files\n"
     "with errors are left alone, and their errors told.\n\n"
     "  --check  rewrite nothing; list what is in another form, with exit status 1 if there is "
     "any\n"},
    {"render", "render one template over a YAML file",
     "usage: knoten render TEMPLATE DATA.yaml [--layouts DIR] [--lang TAG] [--words FILE]\n\n"
     "Prints the template filled with the data, whose types are inferred. For layout authors.\n"},
    {"serve", "show the site while you write",
     "usage: knoten serve [-C DIR] [--port N] [--open] [--now WHEN] [--drafts] [--for members]\n"
     "                    [--editor ADDRESS] [--base-url URL] [--links directory|file] [--jobs N]\n"
     "                    [--lang de|en|fr] [-q|-v]\n\n"
     "Shows the site in a browser, for this machine alone, and shows it anew at every save. A\n"
     "mistake is told on every page, which meanwhile stays as it was; /_status lists all that "
     "there\n"
     "is to tell. Nothing is written but pictures as they were made, beside the public folder.\n"
     "Ctrl-C ends it.\n\n"
     "  -C DIR           the site's folder\n"
     "  --port N         where to answer (default: 4000, or the next that is free; 0: any)\n"
     "  --open           open it in the browser\n"
     "  --now WHEN       the site as it will be: 2026-12-24 or 2026-12-24T14:00; the bar at the "
     "foot\n"
     "                   of each page changes it\n"
     "  --drafts         show drafts too; so does the bar\n"
     "  --for members    show what is for members only too\n"
     "  --editor ADDRESS what opens a place in your editor, with {path}, {line} and {column}, such "
     "as\n"
     "                   vscode://file{path}:{line}:{column} (default: what KNOTEN_EDITOR says)\n"
     "  --base-url URL   where the site will stand; the preview stands below the same path\n"
     "  -v               tell how long each reading took\n"},
    {"hosts", "tell what a web server must know",
     "usage: knoten hosts nginx|apache|caddy [-C DIR] [--base-url URL] [--for members]\n\n"
     "Prints what belongs into the server's configuration, for the languages and the address of "
     "this\n"
     "site: types of files, what keeps pages safe, what other sites may frame, the error page in "
     "the\n"
     "visitor's language, and what is sent packed. Its first lines say where it belongs. Calendars "
     "are\n"
     "sent packed, but not to Outlook: one showed nothing of a packed one.\n\n"
     "  knoten hosts nginx > /etc/nginx/snippets/knoten.conf\n"},
    {"version", "print the version", "usage: knoten version\n"},
    {"help", "explain a command",
     "usage: knoten help [COMMAND]\n"
     "       knoten help content    what may be written, field by field\n"
     "       knoten help layouts    what templates see\n"},
    {NULL, NULL, NULL},
};

#include "read/svg.h"
#include "read/svg_names.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/css.h"
#include "unit/unit.h"

#include <string.h>

/* Returns the ids of what is wrong with a drawing, with their first argument: "svg-element script".
 */
static const char *said_of(struct arena *a, const char *text, size_t n)
{
    struct report r;
    struct buf b;
    report_init(&r, a);
    buf_init(&b);
    size_t faults = svg_check(&r, source_new(a, "a.svg", text, n));
    for (size_t i = 0; i < r.diags.n; i++) {
        const struct diag *d = r.diags.at[i];
        buf_printf(&b, "%s%s%s%s", i ? "; " : "", diag_name(d->id), d->arg[0] ? " " : "",
                   d->arg[0] ? d->arg[0] : "");
    }
    CHECK(faults >= r.diags.n);
    CHECK_EQ_INT((intmax_t)svg_check(NULL, source_new(a, "a.svg", text, n)), (intmax_t)faults);
    const char *said = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return said;
}

static void check_svg(const char *text, const char *want)
{
    struct arena a;
    arena_init(&a);
    if (!CHECK_EQ_STR(said_of(&a, text, strlen(text)), want))
        CHECK_EQ_STR(text, "above");
    arena_free(&a);
}

/* The same for what stands in a drawing. */
static void check_inside(const char *inside, const char *want)
{
    struct arena a;
    arena_init(&a);
    check_svg(arena_printf(&a,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\">%s</svg>",
                           inside),
              want);
    arena_free(&a);
}

TEST(what_drawing_programs_write_passes)
{
    /* Inkscape, with its notes, metadata, styles, gradients, filters and an embedded picture. */
    check_svg(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        "<!-- Created with Inkscape (http://www.inkscape.org/) -->\n"
        "<svg width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" version=\"1.1\" "
        "id=\"svg1\"\n"
        "  inkscape:version=\"1.2\" sodipodi:docname=\"x.svg\" xml:space=\"preserve\"\n"
        "  xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"\n"
        "  xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\"\n"
        "  xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns=\"http://www.w3.org/2000/svg\"\n"
        "  xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
        "  xmlns:cc=\"http://creativecommons.org/ns#\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        "<sodipodi:namedview id=\"n\" pagecolor=\"#fff\" inkscape:pageshadow=\"2\" "
        "showgrid=\"false\">\n"
        "<inkscape:grid type=\"xygrid\" id=\"g\"/></sodipodi:namedview>\n"
        "<defs id=\"d\"><linearGradient id=\"l\" inkscape:collect=\"always\" xlink:href=\"#m\">"
        "<stop style=\"stop-color:#000;stop-opacity:1\" offset=\"0\"/></linearGradient>\n"
        "<filter id=\"f\" style=\"color-interpolation-filters:sRGB\" inkscape:label=\"Blur\">"
        "<feGaussianBlur stdDeviation=\"2\" result=\"b\"/></filter>\n"
        "<inkscape:path-effect effect=\"bspline\" id=\"p\"/>"
        "<style id=\"s\">@font-face{font-family:x;src:url('data:font/woff2;base64,d09G')}"
        ".a{fill:url(#l)} /* http://example.org */</style></defs>\n"
        "<metadata><rdf:RDF><cc:Work rdf:about=\"\"><dc:format>image/svg+xml</dc:format>"
        "<dc:type rdf:resource=\"http://purl.org/dc/dcmitype/StillImage\"/></cc:Work></rdf:RDF>"
        "</metadata>\n"
        "<g inkscape:groupmode=\"layer\"><text x=\"1\" y=\"2\" style=\"font-family:'Fira Sans';"
        "-inkscape-font-specification:'Fira Sans\\, Bold';fill:url(#l)\"><tspan "
        "sodipodi:role=\"line\">x</tspan></text>"
        "<image xlink:href=\"data:image/png;base64,iVBORw0KGgo=\" width=\"1\" height=\"1\"/>"
        "<path d=\"M0,0\" sodipodi:nodetypes=\"cc\" filter=\"url(#f)\" clip-path='url(\"#c\")'/>"
        "<use href=\"#p\" transform=\"rotate(3)\"/></g></svg>\n",
        "");
}

TEST(what_is_saved_for_the_web_passes)
{
    /* Illustrator and Figma; a document type that only names a file. */
    check_svg(
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE svg PUBLIC "
        "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
        "<svg version=\"1.1\" id=\"Ebene_1\" xmlns=\"http://www.w3.org/2000/svg\" x=\"0px\" "
        "y=\"0px\" style=\"enable-background:new 0 0 1 1;\" xml:space=\"preserve\">\n"
        "<style type=\"text/css\"><![CDATA[ .st0{fill:#FFFFFF;} ]]></style>\n"
        "<g data-name=\"Ebene 2\" aria-label=\"C:\\x url(\"><rect class=\"st0\" rx=\"1\"/></g>"
        "<mask id=\"m\" style=\"mask-type:luminance\" maskUnits=\"userSpaceOnUse\"/></svg>",
        "");
    check_inside("<a xlink:href=\"https://example.org/\" target=\"_blank\"><circle r=\"1\"/></a>",
                 "");
    check_inside("<animate attributeName=\"opacity\" values=\"0;1\" dur=\"1s\"/>", "");
    check_inside("<title lang=\"de\">A</title><desc>B</desc>", "");
}

TEST(what_runs_is_named)
{
    check_inside("<script>alert(1)</script>", "svg-element script");
    check_inside("<SCRIPT/>", "svg-element SCRIPT");
    check_inside("<g onclick=\"x()\"/>", "svg-attribute onclick");
    check_inside("<g onload='x()' onfocusin='y()'/>",
                 "svg-attribute onload; svg-attribute onfocusin");
    check_inside("<foreignObject/>", "svg-element foreignObject");
    check_inside("<switch><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>"
                 "</foreignObject></switch>",
                 "svg-element foreignObject; svg-element p");
    check_inside("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "svg-element script");
    check_inside("<metadata><h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x\" "
                 "onerror=\"y\"/></metadata>",
                 "svg-element img");
    check_inside("<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>", "svg-element script");
    check_inside("<iframe/><video/><handler/><set attributeName=\"onload\" to=\"x\"/>",
                 "svg-element iframe; svg-element video; svg-element handler; "
                 "svg-value attributeName");
    check_inside("<x xmlns=\"\"/>", "svg-element x");
    check_inside("<e:e xmlns:e=\"http://example.org/\"/>", "svg-element e");
    check_inside("<g e:e=\"\" xmlns:e=\"http://example.org/\"/>", "svg-attribute e");
}

TEST(what_leads_out_is_named)
{
    check_inside("<a href=\"javascript:alert(1)\"/>", "svg-value href");
    check_inside("<a xlink:href=\"java&#10;script:alert(1)\"/>", "svg-value href");
    check_inside("<a href=\"&#x6A;avascript:alert(1)\"/>", "svg-value href");
    check_inside("<a href=\" javascript:alert(1)\"/>", "svg-value href");
    check_inside("<a href=\"data:text/html,x\"/>", "svg-value href");
    check_inside("<image href=\"https://example.org/a.png\"/>", "svg-value href");
    check_inside("<image href=\"//example.org/a.png\"/><image href=\"a.png\"/>",
                 "svg-value href; svg-value href");
    check_inside("<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>", "svg-value href");
    check_inside("<use href=\"other.svg#a\"/>", "svg-value href");
    check_inside("<use xlink:href=\"data:image/png;base64,x\"/>", "svg-value href");
    check_inside("<feImage xlink:href=\"https://example.org/\"/>", "svg-value href");
    check_inside("<g xml:base=\"https://example.org/\"/>", "svg-attribute base");
    check_inside("<set attributeName=\"href\" to=\"javascript:x\"/>", "svg-value attributeName");
    check_inside("<animate attributeName=\"xlink:href\"/>", "svg-value attributeName");
}

TEST(styles_load_nothing)
{
    check_inside("<g style=\"fill:url(https://example.org/#a)\"/>", "svg-value style");
    check_inside("<g fill=\"url(//example.org/#a)\"/>", "svg-value fill");
    check_inside("<g fill=\"URL( ' other.svg#a')\"/>", "svg-value fill");
    check_inside("<g style=\"fill:\\75rl(https://example.org/)\"/>", "svg-value style");
    check_inside("<style>@import 'https://example.org/a.css';</style>", "svg-value style; "
                                                                        "svg-value style");
    check_inside("<style><![CDATA[@\\69mport url(#a);]]></style>", "svg-value style");
    check_inside("<style>@imp/**/ort</style>", "svg-value style");
    check_inside("<style>g{background:url(/**/#a)}</style>", "svg-value style");
    check_inside("<style>g{background:image-set('https://example.org/a.png' 1x)}</style>",
                 "svg-value style");
    check_inside("<style>@namespace url(http://www.w3.org/2000/svg); g{content:'url(x)'}</style>",
                 "");
    check_inside("<g><style/></g><style>@media print{g{fill:red}}</style>", "");
}

/* Each is read by browsers in another way than it looks. */
TEST(styles_hide_nothing)
{
    static const char leads[] = "g{fill:url(https://example.org/)}/*\"*/";
    static const char *const before[] = {
        "a{b:#url(#\";)\")}",         /* a colour, not a function */
        "a{b:\"&#13;}",               /* a string ends with the line */
        "a{b:\\41 url(#\";)\")}",     /* an escape takes the blank along */
        "a{b:\"&#10;c\"\\41&#10;\"}", /* also a line's end */
        "a{b:url(#\\)\")}",           /* and a parenthesis */
        "a{b:#\\&#10;url(#\")}",      /* but no line's end, outside a string */
    };
    struct arena a;
    arena_init(&a);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const char *text = arena_printf(&a,
                                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>%s%s"
                                        "</style></svg>",
                                        before[i], leads);
        const char *said = said_of(&a, text, strlen(text));
        if (!CHECK(!strncmp(said, "svg-value style", 15)))
            CHECK_EQ_STR(text, said);
    }
    arena_free(&a);
    check_inside("<style>&lt;!--url(a\"b){} g{fill:url(https://example.org/)}/*\"*/</style>",
                 "svg-value style; svg-value style");
    check_inside("<style><g>/*</g>g{fill:url(https://example.org/)}</style>", "svg-element g");
    check_inside("<style>a{b:\"<style>g{fill:url(https://example.org/)}</style>\"}</style>",
                 "svg-element style");
    check_inside("<metadata/><style><x:x xmlns:x=\"http://www.figma.com/\">/*</x:x>g{}</style>",
                 "svg-element x");
    check_svg("<!DOCTYPE svg PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">"
              "<svg xmlns=\"http://www.w3.org/2000/svg\">"
              "<g style=\"fill:url&lpar;https://example.org/)\"/></svg>",
              "svg-entities");
}

TEST(only_a_whole_drawing_is_one)
{
    check_svg("", "svg-syntax");
    check_svg("x", "svg-syntax");
    check_svg("<svg xmlns=\"http://www.w3.org/2000/svg\">", "svg-syntax");
    check_svg("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "svg-syntax");
    check_svg("<svg/>", "svg-root");
    check_svg("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "svg-root");
    check_svg("<!DOCTYPE html><html><script>x</script></html>", "svg-root");
    check_svg(
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>",
        "svg-entities");
    check_svg("<!DOCTYPE svg SYSTEM \"/etc/passwd\" [<!ENTITY % a SYSTEM \"/etc/passwd\"> %a;]>"
              "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
              "svg-entities");
    check_svg("<?xml-stylesheet href=\"https://example.org/a.css\"?>"
              "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
              "svg-instruction xml-stylesheet");
    check_svg(
        "<?xml version=\"1.0\" encoding=\"utf-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "svg-syntax");
}

TEST(other_encodings_hide_nothing)
{
    static const char latin[] = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>"
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\xFC</title>"
                                "<script/></svg>";
    static const char ascii[] = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
    char wide[2 * sizeof ascii] = "\xFF\xFE";
    struct arena a;
    arena_init(&a);
    for (size_t i = 0; i + 1 < sizeof ascii; i++)
        wide[2 + 2 * i] = ascii[i];
    CHECK_EQ_STR(said_of(&a, latin, sizeof latin - 1), "svg-element script");
    CHECK_EQ_STR(said_of(&a, wide, 2 * sizeof ascii), "svg-element script");
    arena_free(&a);
}

TEST(of_many_faults_the_first_are_told)
{
    struct arena a;
    struct report r;
    struct buf b;
    arena_init(&a);
    report_init(&r, &a);
    buf_init(&b);
    buf_puts(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for (int i = 0; i < 1000; i++)
        buf_puts(&b, "<script/>\n");
    buf_puts(&b, "</svg>");
    CHECK_EQ_INT((intmax_t)svg_check(&r, source_new(&a, "a.svg", b.s, b.n)), 1000);
    CHECK_EQ_INT((intmax_t)r.diags.n, 5);
    buf_free(&b);
    arena_free(&a);
}

TEST(lists_of_names_hold_whole_names)
{
    CHECK(svg_knows_element("a") && svg_knows_element("view") &&
          svg_knows_element("linearGradient"));
    CHECK(!svg_knows_element("") && !svg_knows_element("script") && !svg_knows_element("linear"));
    CHECK(svg_knows_attribute("d") && svg_knows_attribute("zoomAndPan"));
    CHECK(svg_knows_attribute("data-name") && svg_knows_attribute("aria-label"));
    CHECK(!svg_knows_attribute("onload") && !svg_knows_attribute("src") &&
          !svg_knows_attribute(""));
    CHECK(!svg_knows_attribute(" accent-height") && !svg_knows_attribute("accent-height "));
    CHECK(!svg_knows_attribute("begin end") && !svg_knows_attribute("base"));
}

/* Returns what a style sheet loads: "url a.png, rule import". */
static void check_css(const char *text, const char *want)
{
    static const char *const kinds[] = {"end", "url", "rule", "hidden"};
    struct css_walk w = css_start(text, strlen(text));
    struct buf b;
    buf_init(&b);
    for (struct css_part p; (p = css_next(&w)).kind != CSS_END;)
        buf_printf(&b, "%s%s %.*s", b.n ? ", " : "", kinds[p.kind], (int)p.n, text + p.at);
    CHECK_EQ_STR(b.s, want);
    buf_free(&b);
}

TEST(style_sheets_tell_what_they_load)
{
    check_css("", "");
    check_css("a{b:c}", "");
    check_css("a{b:url(d.png)}", "url d.png");
    check_css("a{b:URL( \"d e.png\" )}", "url d e.png");
    check_css("@import 'x.css';@import url(y.css);a{content:'z'}",
              "rule import, url x.css, rule import, url y.css");
    check_css("a{b:image-set('c' 1x, url(d) 2x);content:'e'}", "url c, url d");
    check_css("/* url(a) */ a{b:url(/* c */)}", "url /* c */");
    check_css("a{b:url(", "url ");
    check_css("a{b:'url(c)", "");
    check_css("a{b:\"c\nurl(d)}", "url d");
    check_css("a{b:c\\75rl(d)}", "hidden c\\75rl");
    check_css("#url(a) \"b\" 1url(c) <!--url(d)", "url d");
    check_css("a{b:\"c\fd:url(e)}", "url e");
    check_css("a{b:\"c\\\r\nurl(d)\";e:url(f)}", "url f");
    check_css("a{b:url(c\\)d)}", "url c\\)d");
    check_css("a{b:\xC3\x97url(c)}", "hidden \xC3\x97url");
    check_css("a{b:#\xC3\x97url(c)}", "hidden \xC3\x97url");
    check_css("a{b:#\\\nurl(#\")}c{d:url(e)}/*\"*/", "url #\", url e");
    check_css("a{b:\\\r\nurl(c)}@\\\nurl(d)", "url c, rule , url d");
    check_css("--a:'b';c{d:image-set(var(--a) 1x);e:var(--a)}", "hidden var");
    check_css("c{d:image-set(--e(f) 1x)}", "hidden --e");
    check_css("@namespace (x) url(y);@namespace z url(z);",
              "rule namespace, url y, rule namespace");
    check_css("/*", "");
    check_css("\\", "");
    check_css("@", "rule ");
}

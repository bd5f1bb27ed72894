#include "read/svg_names.h"

#include <string.h>

/* Each between blanks. SVG 1.1 and 2, and what Inkscape wrote of drafts; without script,
 * foreignObject, handler, listener, iframe, audio, video, canvas, discard, color-profile and
 * cursor. */
static const char svg_elements[] =
    " a altGlyph altGlyphDef altGlyphItem animate animateMotion animateTransform circle"
    " clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite"
    " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood"
    " feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology"
    " feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv"
    " flowLine flowPara flowRegion flowRoot flowSpan flowTref font font-face font-face-format"
    " font-face-name font-face-src g glyph glyphRef hatch hatchpath hkern image line"
    " linearGradient marker mask mesh meshGradient meshPatch meshRow meshgradient meshpatch"
    " meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect"
    " set solidColor solidcolor stop style svg switch symbol text textPath title tref tspan"
    " use view vkern"
    " ";

/* Each between blanks. None that begins with "on", no "base", no "src". */
static const char svg_attributes[] =
    " accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form"
    " ascent attributeName attributeType autoReverse azimuth baseFrequency baseProfile"
    " baseline-shift bbox begin bias block-progression by calcMode cap-height class clip"
    " clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters"
    " color-profile color-rendering contentScriptType contentStyleType cursor cx cy d"
    " decelerate descent diffuseConstant direction display divisor dominant-baseline download"
    " dur dx dy edgeMode elevation enable-background end exponent externalResourcesRequired"
    " fill fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity font"
    " font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch"
    " font-style font-synthesis font-variant font-variant-alternates font-variant-caps"
    " font-variant-east-asian font-variant-ligatures font-variant-numeric"
    " font-variant-position font-variation-settings font-weight format fr from fx fy g1 g2"
    " glyph-name glyph-orientation-horizontal glyph-orientation-vertical glyphRef"
    " gradientTransform gradientUnits hanging height horiz-adv-x horiz-origin-x horiz-origin-y"
    " href hreflang id ideographic image-rendering in in2 inline-size intercept isolation k k1"
    " k2 k3 k4 kernelMatrix kernelUnitLength kerning keyPoints keySplines keyTimes lang"
    " lengthAdjust letter-spacing lighting-color limitingConeAngle line-height"
    " line-height-step line-spacing local marker marker-end marker-mid marker-start"
    " markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits"
    " mathematical max media method min mix-blend-mode mode name numOctaves offset opacity"
    " operator order orient orientation origin overflow overline-position overline-thickness"
    " paint-order panose-1 path pathLength patternContentUnits patternTransform patternUnits"
    " pitch pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha"
    " preserveAspectRatio primitiveUnits r radius refX refY rel rendering-intent repeatCount"
    " repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart"
    " result role rotate rx ry scale seed shape-image-threshold shape-inside shape-margin"
    " shape-padding shape-rendering shape-subtract side slope solid-color solid-opacity"
    " spacing specularConstant specularExponent speed spreadMethod startOffset stdDeviation"
    " stemh stemv stitchTiles stop-color stop-opacity strikethrough-position"
    " strikethrough-thickness string stroke stroke-alignment stroke-dasharray"
    " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity"
    " stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX"
    " targetY text-align text-align-all text-align-last text-anchor text-decoration"
    " text-decoration-color text-decoration-fill text-decoration-line text-decoration-stroke"
    " text-decoration-style text-indent text-orientation text-overflow text-rendering"
    " text-transform textLength title to transform transform-box transform-origin type u1 u2"
    " underline-position underline-thickness unicode unicode-bidi unicode-range units-per-em"
    " v-alphabetic v-hanging v-ideographic v-mathematical values vector-effect version"
    " vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget visibility white-space width"
    " widths will-change word-spacing word-wrap writing-mode x x-height x1 x2 xChannelSelector"
    " y y1 y2 yChannelSelector z zoomAndPan"
    " ";

/* By the beginning of their names. */
static const char *const svg_notes[] = {
    "http://sodipodi.sourceforge.net/",
    "http://www.inkscape.org/namespaces/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
    "http://svgjs.com/",
    "http://svgjs.dev/",
    "https://svgjs.dev/",
    "https://boxy-svg.com",
    "http://vectornator.io",
    "http://www.corel.com/",
    "http://schemas.microsoft.com/visio/",
    "http://xml.openoffice.org/svg/",
    "http://sun.com/xmlns/staroffice/presentation",
    "http://www.gimp.org/",
    "http://krita.org/",
    "http://www.librecad.org",
    "http://www.blender.org/",
};

/* Returns 1 if the name stands in the list as a whole. */
static int is_name_listed(const char *list, const char *name)
{
    size_t n = strcspn(name, " ");
    for (const char *p = list + 1; n && !name[n] && (p = strstr(p, name)); p++) {
        if (p[-1] == ' ' && p[n] == ' ')
            return 1;
    }
    return 0;
}

int svg_knows_element(const char *name)
{
    return is_name_listed(svg_elements, name);
}

int svg_knows_attribute(const char *name)
{
    if (!strncmp(name, "data-", 5) || !strncmp(name, "aria-", 5))
        return 1;
    return is_name_listed(svg_attributes, name);
}

int svg_knows_notes(const char *space)
{
    for (size_t i = 0; i < sizeof svg_notes / sizeof *svg_notes; i++) {
        if (!strncmp(space, svg_notes[i], strlen(svg_notes[i])))
            return 1;
    }
    return 0;
}

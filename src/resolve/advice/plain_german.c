#include "resolve/advice/plain_inner.h"

#include <ctype.h>
#include <string.h>

/* What BITV 2.0, Anlage 2, asks of German: no abbreviations, subjunctive, passive or genitive. A
 * rule that cannot tell for sure is silent. */

enum { LONGEST_WORD = 64 };

/* A word in lower letters (of ASCII) for comparing; "" if it is longer than any word here. */
struct plain_key {
    char s[LONGEST_WORD];
    size_t n;
};

static struct plain_key plain_key_of(const struct plain_text *t, size_t i)
{
    struct plain_key k = {.n = t->word[i].to - t->word[i].from};
    if (k.n >= sizeof k.s || t->prose->mark[t->word[i].from] & PROSE_CODE)
        k.n = 0;
    for (size_t c = 0; c < k.n; c++)
        k.s[c] = (char)tolower((unsigned char)t->prose->text[t->word[i].from + c]);
    return k;
}

static int is_capital(const struct plain_text *t, size_t i)
{
    const unsigned char *s = (const unsigned char *)t->prose->text + t->word[i].from;
    return isupper(*s) || (*s == 0xC3 && s[1] >= 0x80 && s[1] < 0x9F);
}

static int is_plain_word(const char *s, size_t n, const char *const *words)
{
    for (; *words; words++) {
        if (strlen(*words) == n && !memcmp(*words, s, n))
            return 1;
    }
    return 0;
}

static int word_begins(const char *s, size_t n, const char *with)
{
    size_t len = strlen(with);
    return n > len && !memcmp(s, with, len);
}

static int ends(const char *s, size_t n, const char *with)
{
    size_t len = strlen(with);
    return n > len && !memcmp(s + n - len, with, len);
}

static struct span span_of(const struct plain_text *t, size_t first, size_t last)
{
    return prose_span(t->prose, t->word[first].from, t->word[last].to);
}

/* Punctuation stands behind the word, or it is the sentence's last. */
static int word_ends_sentence(const struct plain_text *t, size_t i)
{
    return i + 1 == t->n || t->word[i].to < t->word[i].end;
}

/* ---- abbreviations ---- */

static const struct {
    const char *text, *words;
} abbreviations[] = {
    {"z.B.", "zum Beispiel"},
    {"z.T.", "zum Teil"},
    {"d.h.", "das heißt"},
    {"u.a.", "unter anderem"},
    {"u.U.", "vielleicht"},
    {"o.ä.", "oder etwas Ähnliches"},
    {"o.Ä.", "oder etwas Ähnliches"},
    {"i.d.R.", "meistens"},
    {"usw.", "und so weiter"},
    {"etc.", "und so weiter"},
    {"bzw.", "oder"},
    {"ca.", "ungefähr"},
    {"inkl.", "mit"},
    {"evtl.", "vielleicht"},
    {"ggf.", "wenn es nötig ist"},
    {"sog.", "so genannt"},
    {"vgl.", "siehe"},
    {"zzgl.", "dazu kommt"},
    {"max.", "höchstens"},
    {"mind.", "mindestens"},
    {"Tel.", "Telefon"},
    {"Nr.", "Nummer"},
    {"Str.", "Straße"},
    {"Std.", "Stunden"},
    {"Min.", "Minuten"},
};

enum { ABBREVIATIONS = sizeof abbreviations / sizeof *abbreviations };

int plain_is_abbreviation(const char *s, size_t n)
{
    for (size_t i = 0; i < ABBREVIATIONS; i++) {
        const char *text = abbreviations[i].text;
        if (strlen(text) == n + 1 && tolower((unsigned char)*text) == tolower((unsigned char)*s) &&
            !memcmp(text + 1, s + 1, n - 1))
            return 1;
    }
    return 0;
}

/* Returns where the abbreviation ends that begins at `from`, 0 if it does not. Blanks may stand
 * behind its points. */
static size_t abbreviation_end(const struct prose *p, size_t from, const char *text)
{
    size_t i = from;
    for (const char *c = text; *c; c++) {
        if (c > text && c[-1] == '.') {
            i += strspn(p->text + i, " ");
            i += !strncmp(p->text + i, "\xC2\xA0", 2) ? 2 : 0;
        }
        int first = c == text && islower((unsigned char)*c);
        if (p->text[i] != *c && !(first && tolower((unsigned char)p->text[i]) == *c))
            return 0;
        i++;
    }
    return i;
}

static void check_abbreviations(const struct plain_text *t)
{
    for (size_t w = 0; w < t->n; w++) {
        size_t from = t->word[w].from;
        for (size_t i = 0; i < ABBREVIATIONS && from < t->word[w].to; i++) {
            size_t to = abbreviation_end(t->prose, from, abbreviations[i].text);
            if (!to || t->prose->mark[from] & PROSE_CODE)
                continue;
            struct span at = prose_span(t->prose, from, to);
            struct diag *d =
                diag_add(t->report, DIAG_PLAIN_ABBREVIATION, at, abbreviations[i].text, NULL);
            diag_help(t->report, d, HELP_WRITE_AS, abbreviations[i].words, NULL);
        }
    }
}

/* ---- subjunctive ---- */

static void check_subjunctive(const struct plain_text *t)
{
    static const struct {
        const char *stem, *plain;
    } verbs[] = {{"könnte", "kann"}, {"würde", "wird"},  {"hätte", "hat"}, {"wäre", "ist"},
                 {"müsste", "muss"}, {"dürfte", "darf"}, {"gäbe", "gibt"}, {"bräuchte", "braucht"}};
    static const char *const endings[] = {"", "n", "st", "t", NULL};
    for (size_t w = 0; w < t->n; w++) {
        struct plain_key k = plain_key_of(t, w);
        /* Würde is also a noun. */
        if (w && is_capital(t, w))
            continue;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
            size_t n = strlen(verbs[i].stem);
            if (k.n < n || memcmp(k.s, verbs[i].stem, n) ||
                !is_plain_word(k.s + n, k.n - n, endings))
                continue;
            struct diag *d =
                diag_add(t->report, DIAG_PLAIN_SUBJUNCTIVE, span_of(t, w, w), verbs[i].stem, NULL);
            diag_help(t->report, d, HELP_PLAIN_SUBJUNCTIVE, verbs[i].plain, NULL);
        }
    }
}

/* ---- passive ---- */

/* Verbs and adjectives that look like participles with ge-. */
static const char *const no_participles[] = {
    "gehen",     "geben",    "gelten",   "gehören",     "gewinnen", "genießen",   "gefallen",
    "geschehen", "gelingen", "genügen",  "gestalten",   "gewöhnen", "gelangen",   "gebrauchen",
    "gemeinsam", "gegen",    "gebären",  "gesund",      "gesunden", "genauen",    "geraden",
    "geheimen",  "gesamt",   "gesamten", "gemeinsamen", "geeignet", "geht",       "gehört",
    "gelingt",   "genügt",   "gefällt",  "getrennt",    "gewohnt",  "geduldigen", NULL};

static const char *const separable[] = {
    "ab",  "an",  "auf", "aus",    "bei",    "dar",      "durch",   "ein",    "fest",   "frei",
    "her", "hin", "los", "mit",    "nach",   "statt",    "teil",    "über",   "um",     "unter",
    "vor", "weg", "zu",  "weiter", "zurück", "zusammen", "bekannt", "kennen", "bereit", NULL};

/* ge…t or ge…en, from which nothing is split off. */
static int is_ge_form(const char *s, size_t n)
{
    return n > 4 && word_begins(s, n, "ge") && (ends(s, n, "t") || ends(s, n, "en")) &&
           !is_plain_word(s, n, no_participles);
}

static int is_participle(const struct plain_text *t, size_t i)
{
    static const char *const inseparable[] = {"be",  "ver",  "ent",   "emp",  "er",
                                              "zer", "miss", "unter", "über", "wieder"};
    static const char *const adjectives[] = {"bereit", "bekannt", "beliebt",  "berühmt",  "bewusst",
                                             "erst",   "besorgt", "verrückt", "verliebt", NULL};
    static const char *const strong[] = {
        "verschoben",   "besprochen", "versprochen", "verboten",   "entschieden",    "beschlossen",
        "beschrieben",  "verstanden", "verbunden",   "übernommen", "unterschrieben", "überwiesen",
        "unterbrochen", "erhoben",    "erworben",    NULL};
    struct plain_key k = plain_key_of(t, i);
    if (!k.n || is_capital(t, i))
        return 0;
    if (is_ge_form(k.s, k.n) || (k.n > 5 && ends(k.s, k.n, "iert")) ||
        is_plain_word(k.s, k.n, strong))
        return 1;
    for (const char *const *p = separable; *p; p++) {
        size_t n = strlen(*p);
        if (word_begins(k.s, k.n, *p) && is_ge_form(k.s + n, k.n - n))
            return 1;
    }
    for (size_t p = 0; p < sizeof inseparable / sizeof *inseparable; p++) {
        if (k.n > 5 && word_begins(k.s, k.n, inseparable[p]) && ends(k.s, k.n, "t"))
            return !is_plain_word(k.s, k.n, adjectives);
    }
    return 0;
}

static int is_auxiliary(const struct plain_text *t, size_t i)
{
    static const char *const forms[] = {"wird",  "werden", "werde",   "wirst",  "werdet",
                                        "wurde", "wurden", "wurdest", "worden", NULL};
    struct plain_key k = plain_key_of(t, i);
    return is_plain_word(k.s, k.n, forms);
}

/* A participle closes its clause, or another one follows after `und`. */
static int closes_clause(const struct plain_text *t, size_t i)
{
    static const char *const joins[] = {"und", "oder", NULL};
    struct plain_key next = i + 1 < t->n ? plain_key_of(t, i + 1) : (struct plain_key){.n = 0};
    return word_ends_sentence(t, i) || is_plain_word(next.s, next.n, joins);
}

static void report_passive(const struct plain_text *t, size_t first, size_t last)
{
    struct diag *d = diag_add(t->report, DIAG_PLAIN_PASSIVE, span_of(t, first, last), NULL, NULL);
    diag_help(t->report, d, HELP_PLAIN_PASSIVE, NULL, NULL);
}

static void check_passive(const struct plain_text *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!is_auxiliary(t, i))
            continue;
        if (i && !word_ends_sentence(t, i - 1) && is_participle(t, i - 1)) {
            report_passive(t, i - 1, i);
            continue;
        }
        for (size_t k = i + 1; k < t->n && !word_ends_sentence(t, i); k++) {
            if (closes_clause(t, k) && is_participle(t, k)) {
                report_passive(t, i, k);
                break;
            }
            if (word_ends_sentence(t, k))
                break;
        }
    }
}

/* ---- genitive ---- */

static void check_genitive(const struct plain_text *t)
{
    static const char *const articles[] = {"des",     "eines", "meines", "deines", "seines",
                                           "unseres", "eures", "ihres",  NULL};
    enum { BETWEEN = 2 };
    for (size_t i = 0; i < t->n; i++) {
        struct plain_key article = plain_key_of(t, i);
        if (!is_plain_word(article.s, article.n, articles) ||
            (i && is_capital(t, i) && *article.s == 'd'))
            continue;
        size_t noun = i + 1;
        while (noun < t->n && noun <= i + BETWEEN && !word_ends_sentence(t, noun - 1) &&
               !is_capital(t, noun))
            noun++;
        if (noun >= t->n || word_ends_sentence(t, noun - 1) || !is_capital(t, noun))
            continue;
        struct plain_key k = plain_key_of(t, noun);
        const char *word = t->prose->text + t->word[noun].from;
        int named =
            memmem(t->names, strlen(t->names), word, t->word[noun].to - t->word[noun].from) != NULL;
        if (named || (*article.s != 'd' && !ends(k.s, k.n, "s")))
            continue;
        struct diag *d = diag_add(t->report, DIAG_PLAIN_GENITIVE, span_of(t, i, noun), NULL, NULL);
        diag_help(t->report, d, HELP_PLAIN_GENITIVE, NULL, NULL);
    }
}

void plain_check_german(const struct plain_text *t)
{
    static void (*const rules[])(const struct plain_text *t) = {
        check_abbreviations, check_subjunctive, check_passive, check_genitive};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i](t);
}

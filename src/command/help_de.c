#include "command/help.h"

#include <stddef.h>

const struct help_text help_texts_de[] = {
    {"build", "die Website bauen",
     "Aufruf: knoten build [-C ORDNER] [-o ORDNER] [--now ZEIT] [--base-url URL]\n"
     "                     [--links directory|file] [--jobs N] [--drafts] [--for members]\n"
     "                     [--force] [--lang de|en|fr] [-q|-v]\n\n"
     "Liest site/, layouts/ und content/ der Website in ORDNER (sonst: dieser Ordner oder der\n"
     "nächste darüber), prüft alles und schreibt die Website. Solange Fehler da sind, wird nichts\n"
     "geschrieben, und die alte Website bleibt stehen.\n\n"
     "  -C ORDNER        der Ordner der Website\n"
     "  -o ORDNER        wohin geschrieben wird (sonst: public im Ordner der Website; für\n"
     "                   Mitglieder, mit Entwürfen oder beides: members, drafts, members-drafts)\n"
     "  --now ZEIT       2026-11-23 oder 2026-11-23T14:00 (sonst: jetzt; SOURCE_DATE_EPOCH gilt)\n"
     "  --base-url URL   wo die Website stehen wird, statt base_url aus site.yaml\n"
     "  --links file     Links nennen index.html; so gehen Seiten auch von Platte oder Stick\n"
     "  --jobs N         so viele Arbeiten zugleich (sonst: so viele, wie Prozessoren da sind)\n"
     "  --drafts         auch Entwürfe bauen\n"
     "  --for members    auch bauen, was nur für Mitglieder ist\n"
     "  --force          einen Ordner übernehmen, in dem Dateien liegen, die nicht von Knoten "
     "sind\n"
     "  --lang de|en|fr  in dieser Sprache antworten (sonst: wie das System eingestellt ist); was "
     "es\n"
     "                   auf Französisch nicht gibt, auf Englisch\n"
     "  -q               nur sagen, was nicht stimmt\n"
     "  -v               sagen, wie lange jeder Schritt dauert\n\n"
     "Rückgabewert: 0 fertig, 1 Fehler im Inhalt, 2 falscher Aufruf oder Ärger mit dem Rechner.\n"},
    {"check", "alles prüfen, nichts schreiben",
     "Aufruf: knoten check [die Optionen von build] [--format text|json|github|gitlab|html]\n"
     "        knoten check [die Optionen von build] --missing SPRACHE|all\n"
     "        knoten check [die Optionen von build] --assets\n"
     "        knoten check [die Optionen von build] --due [--format …]\n\n"
     "Tut alles, was build tut, außer zu schreiben. Rückgabewert wie bei build.\n\n"
     "  --format text    im Terminal berichten (üblich)\n"
     "  --format html    eine Seite ausgeben für alle, die keine Protokolle lesen\n"
     "  --format github  ausgeben, was GitHub und Forgejo neben den Zeilen zeigen; von jeder Art\n"
     "                   zehn, der Rest geht in die Datei, die GITHUB_STEP_SUMMARY nennt\n"
     "  --format gitlab  einen Bericht für Code Quality ausgeben\n"
     "  --format json    für Programme ausgeben (beschrieben in src/report/format_json.c)\n"
     "                   Alle außer text gehen auf die Standardausgabe, in der ersten Sprache der\n"
     "                   Website, wenn --lang nichts anderes sagt:\n"
     "                   knoten check --format html >bericht.html\n"
     "  --missing tr     aufzählen, was in dieser Sprache noch fehlt, das Wichtigste zuerst\n"
     "  --missing all    für jede Sprache zählen, wie viel fehlt\n"
     "  --assets         Dateien in site/assets aufzählen, die nirgends genannt sind, und solche, "
     "die\n"
     "                   nicht veröffentlicht werden, weil nur Entwürfe oder Inhalte für "
     "Mitglieder\n"
     "                   sie nennen\n"
     "  --due            aufzählen, was lange niemand bestätigt hat: Mitglieder, deren „verified“\n"
     "                   älter ist als die Grenze der Website, und eine Erklärung zur\n"
     "                   Barrierefreiheit, die älter ist als ein Jahr\n"},
    {"explain", "eine Meldung erklären",
     "Aufruf: knoten explain [MELDUNG] [--lang de|en|fr]\n\n"
     "Sagt, was eine Meldung bedeutet, warum es sie gibt und was zu tun ist, mit einem falschen "
     "und\n"
     "einem richtigen Beispiel. MELDUNG ist ihr Name, der in eckigen Klammern am Ende der Zeile "
     "steht.\n"
     "Ohne MELDUNG werden alle aufgezählt.\n\n"
     "  knoten explain yaml-colon\n"},
    {"fmt", "Felder in die einheitliche Form bringen",
     "Aufruf: knoten fmt [DATEI|ORDNER]... [--check] [-C ORDNER] [--lang de|en|fr] [-q]\n\n"
     "Schreibt die Felder von Inhaltsdateien (aller oder der genannten) so, wie Formulare im\n"
     "Browser es tun: in der Reihenfolge von `knoten help content`, Texte in doppelten\n"
     "Anführungszeichen, jeder Wert einer Liste in einer Zeile, Namen als Kennungen, Daten als\n"
     "2026-11-23 14:00, nichts Leeres. Kommentare ziehen mit dem Feld um, über oder hinter dem\n"
     "sie stehen; der Text unter den Feldern bleibt, wie er ist. Dateien mit Fehlern bleiben\n"
     "unberührt, und ihre Fehler werden gesagt.\n\n"
     "  --check  nichts schreiben, nur aufzählen, was in anderer Form dasteht; Rückgabewert 1,\n"
     "           wenn es etwas gibt\n"},
    {"render", "eine Vorlage mit einer YAML-Datei füllen",
     "Aufruf: knoten render VORLAGE DATEN.yaml [--layouts ORDNER] [--lang TAG] [--words DATEI]\n\n"
     "Gibt die Vorlage aus, gefüllt mit den Daten, deren Art erkannt wird. Für alle, die Vorlagen\n"
     "schreiben.\n"},
    {"serve", "die Website beim Schreiben zeigen",
     "Aufruf: knoten serve [-C ORDNER] [--port N] [--open] [--now ZEIT] [--drafts] [--for "
     "members]\n"
     "                     [--editor ADRESSE] [--base-url URL] [--links directory|file] [--jobs "
     "N]\n"
     "                     [--lang de|en|fr] [-q|-v]\n\n"
     "Zeigt die Website im Browser, nur auf diesem Rechner, und nach jedem Speichern neu. Ein "
     "Fehler\n"
     "steht auf jeder Seite, die so lange bleibt, wie sie war; /_status zählt alles auf, was zu "
     "sagen\n"
     "ist. Geschrieben werden nur Bilder in ihren Größen, neben dem Ordner public. Strg-C beendet\n"
     "die Vorschau.\n\n"
     "  -C ORDNER        der Ordner der Website\n"
     "  --port N         wo sie antwortet (sonst: 4000 oder der nächste freie; 0: irgendeiner)\n"
     "  --open           im Browser öffnen\n"
     "  --now ZEIT       die Website, wie sie sein wird: 2026-12-24 oder 2026-12-24T14:00; die "
     "Leiste\n"
     "                   am Fuß jeder Seite ändert es\n"
     "  --drafts         auch Entwürfe zeigen; das kann auch die Leiste\n"
     "  --for members    auch zeigen, was nur für Mitglieder ist\n"
     "  --editor ADRESSE was eine Stelle im eigenen Editor öffnet, mit {path}, {line} und "
     "{column}, "
     "etwa\n"
     "                   vscode://file{path}:{line}:{column} (sonst: was KNOTEN_EDITOR sagt)\n"
     "  --base-url URL   wo die Website stehen wird; die Vorschau steht unter demselben Pfad\n"
     "  -v               sagen, wie lange jedes Lesen dauerte\n"},
    {"hosts", "sagen, was ein Webserver wissen muss",
     "Aufruf: knoten hosts nginx|apache|caddy [-C ORDNER] [--base-url URL] [--for members]\n\n"
     "Gibt aus, was in die Einstellungen des Servers gehört, für die Sprachen und die Adresse "
     "dieser\n"
     "Website: Arten von Dateien, Schutz der Seiten, was andere Websites zeigen dürfen, die "
     "Fehlerseite\n"
     "in der Sprache des Besuchers, und was gepackt geschickt wird. Wohin es gehört, steht in den "
     "ersten\n"
     "Zeilen. Kalender werden gepackt, außer für Outlook: Eines zeigte von gepackten nichts an.\n\n"
     "  knoten hosts nginx > /etc/nginx/snippets/knoten.conf\n"},
    {"version", "die Version nennen", "Aufruf: knoten version\n"},
    {"help", "einen Befehl erklären",
     "Aufruf: knoten help [BEFEHL]\n"
     "        knoten help content    was sich schreiben lässt, Feld für Feld\n"
     "        knoten help layouts    was Vorlagen sehen (englisch)\n"},
    {NULL, NULL, NULL},
};

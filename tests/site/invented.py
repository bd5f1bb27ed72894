"""A site on which everything is invented: whoever meets any of it, in any kind of file, is told so."""
import html.parser
import json
import re
import shutil

TAGS = {"": "Beispiel", "en/": "Example"}
# What the head of a list says of all its entries, and the mark of those it does not mean.
HEADS = {"Beispiel": ("Alle Einträge dieser Liste sind erfunden.", "Echter Eintrag"),
         "Example": ("All entries in this list are invented.", "Real entry")}
CONFIG = """title: Netz
short_title: Netz
description: Ein Netz.
base_url: https://netz.example.org/
languages: [de, en]
timezone: Europe/Berlin
"""
HEAD = "---\ntitle: Zorb {name}\nsummary: Was {name} ist.\nexample: yes\nupdated: 2026-11-01\n"
CONTENT = {
    "members/chor": "topics: [culture]\noffers_languages: [de]\nemail: chor@example.org\ngroups: [laut]\n"
                    "geo: {lat: 50.97, lon: 11.02}\nopening_hours: ['Mo-Fr 09:00-12:00']\n",
    "groups/laut": "topics: [culture]\n",
    "venues/saal": "geo: {lat: 50.98, lon: 11.03}\naddress: {street: Weg 1, postcode: '99084', city: Erfurt}\n",
    "events/2026/probe": "kind: cafe\nstart: 2026-11-24 19:00\nend: +1h\nvenue: saal\norganisers: chor\n"
                         "group: laut\ntopics: [culture]\nevent_languages: [de]\naudiences: [women]\n"
                         "remind: 1 day\nrepeat: {every: week, until: 2027-02-02}\n"
                         "changes: [{on: 2026-12-01, start: 2026-12-02 19:00}]\n",
    "events/2026/fest": "kind: festival\nstart: 2026-11-26 15:00\nend: +4h\nvenue: saal\n"
                        "registration: {until: 2026-11-25, email: chor@example.org}\n",
    "events/2026/war": "kind: festival\nstart: 2026-06-01 15:00\nend: +4h\nvenue: saal\n",
    "offers/kurs": "provider: chor\nkind: language-course\nlevel: A1\nvenue: saal\nstart: 2026-11-25 10:00\n"
                   "end: +1h\nrepeat: {every: week, until: 2027-02-01}\n",
    "news/2026-11-02-neu": "",
    "pages/wege": "",
    "reports/2025": "year: 2025\n",
    "surveys/2025": "year: 2025\nasked: 10\nanswered: 5\n",
}
HOLDS = {"li", "tr", "header", "h1", "details", "title"}  # elements that tell of one thing
VOID = {"meta", "link", "img", "br", "input", "hr", "use", "path", "circle", "source", "col"}


def lay(tree, root):
    """Writes the site; everything has a title that stands nowhere else."""
    for part in ("layouts", "site"):
        shutil.copytree(root / part, tree / part, symlinks=True)
    (tree / "site/site.yaml").write_text(CONFIG)
    for name, fields in CONTENT.items():
        path = tree / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(name=name.split("/")[-1]) + fields + "---\nEin Text.\n")
        english = HEAD.split("example")[0].format(name=f"{name.split('/')[-1]} in English")
        path.with_suffix(".en.md").write_text(english + "---\nA text.\n")


class Told(html.parser.HTMLParser):
    """Every text that names something invented, with all the text of what it stands in."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.values = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta" and (attrs.get("property") == "og:title" or attrs.get("name") == "description"):
            self.values.append(attrs.get("content") or "")
        if tag not in VOID:
            self.open.append([tag, "", 0])

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_data(self, data):
        if self.open and self.open[-1][0] not in ("script", "style"):
            for element in self.open:
                element[1] += data
            self.open[-1][2] += data.count("Zorb")

    def handle_endtag(self, tag):
        while self.open:
            name, text, named = self.open.pop()
            if named and name in HOLDS:
                self.found.append(text)
            elif named and self.open:
                self.open[-1][2] += named
            if name == tag:
                break


def faults_of_page(text, tag, note):
    """A page about one thing says so on top; in lists each says so, or their head for all. What narrows a list
    down only leads to another."""
    text = re.sub(r'<nav class="facets".*?</nav>', "", text, flags=re.S)
    page = Told(text)
    about = note in text
    yield from (value for value in page.values if "Zorb" in value and not value.startswith(f"[{tag}]"))
    head, real = HEADS[tag]
    first, *sections = re.split(r"(?=<section\b)", text)  # what is said before sections goes for all of them
    told = [Told(part.partition(head)[0]).found for part in ([first] if head in first else [first, *sections])]
    yield from (found for part in told for found in part if not about and tag not in found)
    yield from (found for found in page.found if real in found)
    if not about and not page.found:
        yield ""


def lay_mixed(tree, root):
    """The same with members that are invented but for one, and events of which half is."""
    lay(tree, root)
    members, events = tree / "content/members", tree / "content/events/2026"
    text = (members / "chor.md").read_text()
    (members / "zweit.md").write_text(text.replace("Zorb chor", "Zorb zweit"))
    (members / "echt.md").write_text(text.replace("Zorb chor", "Verein").replace("example: yes\n", ""))
    fest = events / "fest.md"
    fest.write_text(fest.read_text().replace("example: yes\n", ""))


def faults_of_mixed(public):
    """Of a list that is mostly invented the head says it and the others are marked; else its rows say it."""
    members, events = (re.sub(r"<svg.*?</svg>", "", (public / name / "index.html").read_text().partition("<main")[2], flags=re.S)
                       for name in ("mitglieder", "termine"))
    if members.count("Beispiel") != 1 or members.count('<small class="tag">Echter Eintrag') != 1:
        yield f"members: {members.count('Beispiel')} are invented, {members.count('Echter Eintrag')} real"
    if members.find("Beispiel") > members.find('class="listing"'):
        yield "members: it is not said at the head"
    rows = re.findall(r'<li class="row.*?</li>', events, re.S)
    if [("Zorb probe" in row, "Beispiel" in row) for row in rows] not in ([(True, True), (False, False)],
                                                                          [(False, False), (True, True)]):
        yield f"events: {rows}"
    if 'class="examples"' in events or "Echter" in events:
        yield "events: the head speaks for half of them"


def faults_of_calendar(text, tag):
    """Of its own name and of each event; the name of a place stands in an event that says it."""
    text = re.sub(r"\r\n ", "", text)
    text = re.sub(r"BEGIN:VLOCATION.*?END:VLOCATION\r\n", "", text, flags=re.S)
    for name, value in re.findall(r"^(SUMMARY|NAME|X-WR-CALNAME)(?:;[^:]*)?:(.*Zorb.*)\r", text, re.M):
        if not re.match(rf"(\[[^\]]+\] )?\[{tag}\] ", value):
            yield f"{name} {value}"
    for alarm in re.findall(r"BEGIN:VALARM.*?END:VALARM", text, re.S):
        if f"[{tag}] " not in alarm:
            yield f"an alarm: {alarm}"
    for event in re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.S):
        if "DESCRIPTION" in event and not re.search(r"Erfundenes Beispiel|An invented example", event):
            yield f"DESCRIPTION of {event[:200]}"


def faults_of_json(data, tag):
    if "Zorb" in data.get("title", "") and not data["title"].startswith(f"[{tag}] "):
        yield data["title"]
    yield from (m["title"] for m in data.get("meetings", []) if "Zorb" in m["title"] and m.get("example") != tag)
    docs = data.get("docs")
    if isinstance(docs, dict):
        yield from (title for title, bits in zip(docs["title"], docs["foreign"])
                    if "Zorb" in title and not bits & 8)
        if data["words"].get("example") != tag:
            yield f"the search says {data['words']}"


def faults_of_card(text, tag):
    card = dict(re.findall(r"^(FN|ORG|NOTE):(.*)$", re.sub(r"\r\n ", "", text).replace("\r", ""), re.M))
    yield from (f"{key}: {card[key]}" for key in ("FN", "ORG") if not card[key].startswith(f"[{tag}] "))
    if not re.match(r"Erfundenes Beispiel|An invented example", card["NOTE"]):
        yield card["NOTE"]


def faults_of_atom(text, tag):
    yield from (title for title in re.findall(r"<title>(.*Zorb.*)</title>", text)
                if not re.match(rf"(\[[^\]]+\] )?\[{tag}\] ", title))


KINDS = {".ics": faults_of_calendar, ".vcf": faults_of_card, ".xml": faults_of_atom}


def faults(public):
    """Yields what is named somewhere without a word that it is invented."""
    seen = {}
    for path in sorted(p for p in public.rglob("*") if p.is_file()):
        name, text = str(path.relative_to(public)), path.read_bytes().decode(errors="replace")
        if "Zorb" not in text:
            continue
        prefix = "en/" if name.startswith("en/") else ""
        tag = TAGS[prefix]
        kind = "embed" if re.search(r"(^|/)(einbetten|embed)/", name) else \
            "poster" if re.search(r"(^|/)(aushang|poster)", name) else path.suffix
        if path.suffix == ".html":
            found = faults_of_page(text, tag, "Erfundenes Beispiel" if not prefix else "An invented example")
        elif path.suffix == ".json":
            found = faults_of_json(json.loads(text), tag)
        elif path.suffix in KINDS:
            found = KINDS[path.suffix](text, tag)
        else:
            found = ["nobody looks at files of this kind"]
        seen[kind] = seen.get(kind, 0) + 1
        yield from (f"{name}: {fault[:200]!r}" for fault in found)
    for kind in (".html", ".json", ".ics", ".vcf", ".xml", "embed", "poster"):
        if not seen.get(kind):
            yield f"nothing invented in {kind}"

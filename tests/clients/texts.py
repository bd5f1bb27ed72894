"""What calendars tell beside the times: texts with their links, files, pictures and alarms, as
python3-icalendar reads them."""
import datetime as dt

import icalendar

HOST = "https://faelle.example.org"
# By language, the pages that cases/verweise.md links to, and what stands around an address.
PAGES = {"de": ("", "orte", "termine", "", ""), "ar": ("ar/", "amakin", "faaliyat", "\u2068", "\u2069")}


def described(language):
    """DESCRIPTION of cases/verweise.md: each link is followed by where it leads, unless it says so."""
    root, venues, events, left, right = PAGES[language]
    to = lambda address: f"({left}{address}{right})"
    page = lambda path: to(f"{HOST}/{root}{path}/")
    return (f"Mehr anderswo {to('https://example.org/seite?a=1,2;b')}, im Turm {page(venues + '/turm')}, "
            f"vor dem Tag {page(events + '/erinnerung-tag')} oder per Post {to('post@example.org')}; "
            f"sonst https://example.org/.\n\n"
            f"- eins\n- zwei\n  - innen, mit Wegen {page('wege')}\n\n1. zuerst\n2. dann\n\n"
            f"Raum | Was\nA | Plan {to(HOST + '/assets/unterlagen/plan.pdf')}\nB | Tee; Kaffee, Wasser\n\n"
            f"{HOST}/{root}{events}/verweise/")


def events_of(path):
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def files(event, name):
    """The files that a VEVENT names, with their kinds."""
    values = event.get(name, [])
    values = values if isinstance(values, list) else [values]
    return [(v.params.get("FMTTYPE"), str(v)) for v in values]


def triggers(path):
    """(when it begins, STATUS, how long before it rings) of each VEVENT."""
    return sorted((str(e["DTSTART"].dt)[:10], str(e["STATUS"]), [a["TRIGGER"].dt for a in e.walk("VALARM")])
                  for e in events_of(path))


def test(say, out):
    """`out`: the driver's feeds of the cases."""
    for language in PAGES:
        [event] = events_of(out / language / "verweise.ics")
        told, want = str(event["DESCRIPTION"]), described(language)
        say(told == want, f"texts, {language}: lists, tables, and where links lead", [repr(told), repr(want)])
    [event] = events_of(out / "de/unterlagen.ics")
    told = {name: files(event, name) for name in ("ATTACH", "IMAGE")}
    say(told == {"ATTACH": [("application/pdf", f"{HOST}/assets/unterlagen/plan.pdf"),
                            (None, "https://example.org/bericht?a=1,2;b")],
                 "IMAGE": [("image/png", f"{HOST}/assets/bilder/plakat.png")]},
        "texts: documents and a picture", [repr(told)])
    week, yes, no = dt.timedelta(weeks=-1), "CONFIRMED", "CANCELLED"
    want = {"stunden": [("2026-04-14", yes, [dt.timedelta(hours=-2)])],
            "tag": [("2026-05-01", yes, [dt.timedelta(hours=-15)])],
            "serie": [("2026-03-02", yes, [week]), ("2026-03-05", yes, [week]), ("2026-03-16", no, []),
                      ("2026-03-24", yes, [week]), ("2026-03-30", yes, [week]), ("2026-04-13", no, [])]}
    told = {name: triggers(out / f"de/erinnerung-{name}.ics") for name in want}
    say(told == want, "texts: who asked is reminded, but of nothing that is called off",
        [f"{name}: {told[name]}" for name in want])

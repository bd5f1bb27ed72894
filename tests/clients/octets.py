"""Every byte of a calendar: what RFC 5545, RFC 7986 and RFC 9073 forbid, or clients are known to break
on. Alarms ring only for those who asked, so which events asked comes from the content."""
import collections
import json
import re

import oracle

UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
NINE = 9 * 3600  # whole days are reminded of at nine in the morning, not at midnight
ONCE = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "SUMMARY", "STATUS", "TRANSP")
AT_MOST_ONCE = ("DTEND", "RRULE", "RECURRENCE-ID", "DESCRIPTION", "LOCATION", "URL", "GEO", "IMAGE")
INSIDE = {"VCALENDAR": ("VTIMEZONE", "VEVENT"), "VTIMEZONE": ("STANDARD", "DAYLIGHT"),
          "VEVENT": ("VALARM", "VLOCATION")}


def reminders(content):
    """{what a UID begins with: seconds before} of all files below a folder that ask for an alarm."""
    found = {}
    for path in content.rglob("*.md"):
        front = oracle.front_matter(path) if "\nremind:" in path.read_text(errors="replace") else {}
        if "remind" in front and path.name.count(".") == 1:
            count, unit = re.fullmatch(r"(\d+) ?(\w+?)s?", front["remind"]).groups()
            old = [alias.rstrip("/").split("/")[-1] for alias in oracle.listed(front.get("aliases"))]
            for name in [front.get("uid", path.stem).split("@")[0], *old]:
                found[name] = int(count) * UNITS[unit]
    return found


class Component:
    """A component with its properties, [(name, parameters, value)], and its components."""

    def __init__(self, kind):
        self.kind, self.properties, self.parts, self.late = kind, [], [], False
        self.count = collections.Counter()

    def add(self, name, parameters, value):
        self.properties.append((name, parameters, value))
        self.count[name] += 1
        self.late |= bool(self.parts)

    def value(self, name):
        return next((v for n, _, v in self.properties if n == name), None)

    def walk(self):
        yield self
        for part in self.parts:
            yield from part.walk()


def parse(lines):
    """The components of unfolded lines; what is no content line is left out."""
    root = Component("")
    open_ones = [root]
    for line in lines:
        m = re.match(r"([A-Z][A-Z0-9-]*)((?:;[^=]+=(?:\"[^\"]*\"|[^\";:]*))*):(.*)", line)
        name, parameters, value = m.groups() if m else ("", "", "")
        if name == "BEGIN":
            open_ones[-1].parts.append(Component(value))
            open_ones.append(open_ones[-1].parts[-1])
        elif name == "END" and len(open_ones) > 1:
            open_ones.pop()
        elif name:
            open_ones[-1].add(name, parameters, value)
    return root


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text or "")


def byte_faults(data, asked):
    """All that is wrong with the bytes of a calendar. `asked`: as reminders() returns it."""
    if not data.startswith(b"BEGIN:VCALENDAR\r\n") or not data.endswith(b"END:VCALENDAR\r\n"):
        yield "does not begin or end as a calendar"
    lines = data.split(b"\r\n")
    if b"\r" in data.replace(b"\r\n", b"") or b"\n" in data.replace(b"\r\n", b""):
        yield "a line end that is not CR LF"
    for line in lines[:-1]:
        if len(line) > 75 or line in (b"", b" "):
            yield f"line of {len(line)} octets: {line[:80]}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character is cut apart: {line}"
    text = data.replace(b"\r\n ", b"").decode()
    yield from line_faults(text)
    for component in parse(text.split("\r\n")).walk():
        yield from component_faults(component, asked)


def line_faults(text):
    zones = set(re.findall(r"^TZID:(.*)\r", text, re.M))
    used = set(re.findall(r";TZID=([^:;]+)", text))
    if len(re.findall(r"^BEGIN:VTIMEZONE", text, re.M)) != len(zones) or used - zones:
        yield f"zones {zones}, used {used}"
    for line in text.split("\r\n")[:-1]:
        if not re.match(r"[A-Z][A-Z0-9-]*(;[A-Z-]+=(\"[^\"]*\"|[^\";:,]*))*:", line):
            yield f"no content line: {line}"
        if re.match(r"(METHOD|RDATE|DURATION|.*X-LIC-ERROR)", line):
            yield f"not in a feed: {line}"


def component_faults(c, asked):
    kinds = [part.kind for part in c.parts]
    allowed = INSIDE.get(c.kind, () if c.kind else ("VCALENDAR",))
    if set(kinds) - set(allowed):
        yield f"{c.kind} with {kinds}"
    if c.late:
        yield f"a property after a component in a {c.kind}"
    if c.kind == "VEVENT":
        yield from event_faults(c.count)
        if kinds not in ([], ["VALARM"], ["VLOCATION"], ["VALARM", "VLOCATION"]):
            yield f"in a VEVENT, in this order: {kinds}"
        yield from alarm_faults(c, [p for p in c.parts if p.kind == "VALARM"], asked)
        yield from place_faults(c, [p for p in c.parts if p.kind == "VLOCATION"])


def event_faults(count):
    for name in ONCE:
        if count[name] != 1:
            yield f"{count[name]} times {name} in a VEVENT"
    for name in AT_MOST_ONCE:
        if count[name] > 1:
            yield f"{count[name]} times {name} in a VEVENT"
    if count["RECURRENCE-ID"] and (count["RRULE"] or count["EXDATE"]):
        yield "an override with a rule"


def seconds_before(trigger):
    """The seconds of a TRIGGER before the beginning, or None."""
    m = re.fullmatch(r"-P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", trigger or "")
    return sum(int(n or 0) * unit for n, unit in zip(m.groups(), (86400, 3600, 60))) if m else None


def wanted_alarm(event, asked):
    """How many seconds before a VEVENT should ring, or None. Nobody is called to what is called off."""
    uid = event.value("UID") or ""
    before = asked.get(re.sub(r"(-(E?\d{8}(-\d+)?|F\d+))?@.*", "", uid))
    if before is None or event.value("STATUS") == "CANCELLED":
        return None
    whole = re.fullmatch(r"\d{8}", event.value("DTSTART") or "")
    return before - NINE if whole and before % UNITS["day"] == 0 else before


def alarm_faults(event, alarms, asked):
    uid, want = event.value("UID"), wanted_alarm(event, asked)
    if len(alarms) != (want is not None):
        yield f"{len(alarms)} alarms in {uid}"
    for alarm in alarms:
        if alarm.count != {"ACTION": 1, "TRIGGER": 1, "DESCRIPTION": 1}:
            yield f"an alarm with {dict(alarm.count)} in {uid}"
        if alarm.value("ACTION") != "DISPLAY" or not alarm.value("DESCRIPTION"):
            yield f"an alarm that shows nothing in {uid}"
        if seconds_before(alarm.value("TRIGGER")) != want:
            yield f"an alarm at {alarm.value('TRIGGER')} in {uid}, not {want} seconds before"


def place_faults(event, places):
    for place in places:
        name = unescaped(place.value("NAME"))
        if place.count["UID"] != 1 or place.count["NAME"] != 1 or max(place.count.values()) > 1:
            yield f"a place with {dict(place.count)}"
        at = unescaped(event.value("LOCATION"))
        if not at.startswith(name) or event.value("GEO") != place.value("GEO"):
            yield f"a place that is not that of the event: {name}"
        try:
            told = json.loads(unescaped(place.value("STRUCTURED-DATA")))
        except ValueError as error:
            yield f"STRUCTURED-DATA is no JSON: {error}"
            continue
        if told.get("@type") != "Place" or told.get("name") != name:
            yield f"STRUCTURED-DATA tells of something else: {told}"


# ---- whether all this can fail ----------------------------------------------------------------------

SEEDS = [
    ("an alarm too late", b"TRIGGER:-P7D", b"TRIGGER:-P6D"),
    ("no alarm", b"BEGIN:VALARM.*?END:VALARM\r\n", b""),
    ("an alarm without ACTION", b"ACTION:DISPLAY\r\n", b""),
    ("two descriptions", b"(DESCRIPTION[^\r]*:)([^\r]*\r\n)END:VALARM", b"\\1\\2\\1\\2END:VALARM"),
    ("an alarm for what is cancelled", b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
    ("an alarm after the place", b"(BEGIN:VALARM.*?END:VALARM\r\n)(BEGIN:VLOCATION.*?END:VLOCATION\r\n)",
     b"\\2\\1"),
    ("a property after the alarm", b"(TRANSP:\\w+\r\n)(BEGIN:VALARM.*?END:VALARM\r\n)", b"\\2\\1"),
    ("a place without UID", b"UID:venue[^\r]*\r\n", b""),
    ("a place with two names", b"(NAME[^\r]*\r\n)(GEO)", b"\\1\\1\\2"),
    ("another place", b"LOCATION;LANGUAGE=de:Turm", b"LOCATION;LANGUAGE=de:Sturm"),
    ("JSON that is cut off", b"}\r\nEND:VLOCATION", b"\r\nEND:VLOCATION"),
    ("an event without its own UID", b"UID:erinnerung[^\r]*\r\n", b""),
]


def unseen(data, asked):
    """Names the seeded faults that byte_faults does not find in a calendar with an alarm and a place."""
    for what, old, new in SEEDS:
        wrong = re.sub(old, new, data, count=1, flags=re.S)
        if wrong == data or not list(byte_faults(wrong, asked)):
            yield what
    if not list(byte_faults(data, {})):
        yield "an alarm that nobody asked for"

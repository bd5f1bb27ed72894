"""Other people's parsers. Each takes the path of a calendar and returns its meetings, sorted:
(uid, start, end, summary, status), times in seconds UTC, whole days as "20260318" with the end
exclusive. What a program is known to get wrong stands in faults.py."""
import collections
import datetime as dt
import functools
import importlib.util
import json
import logging
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import patience

HERE = pathlib.Path(__file__).resolve().parent
UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)
HOME = "Europe/Berlin"  # where the people live whose computers run these programs
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # for programs that sync every file
YEARS = (2024, 2037)  # what they are asked for; no calendar here reaches beyond


def seconds(t):
    return int((t.astimezone(UTC) - EPOCH).total_seconds())


def written(t):
    return seconds(t) if isinstance(t, dt.datetime) else t.strftime("%Y%m%d")


def naive(t):
    """The wall clock of a date or time, for arithmetic that no clock change disturbs."""
    if isinstance(t, dt.datetime):
        return t.replace(tzinfo=None)
    return dt.datetime(t.year, t.month, t.day)


def localize(wall, like):
    """A wall-clock time in the kind and zone of `like`."""
    if not isinstance(like, dt.datetime):
        return wall.date()
    zone = like.tzinfo
    return zone.localize(wall) if hasattr(zone, "localize") else wall.replace(tzinfo=zone)


def by_icalendar(path):
    """python3-icalendar, with python3-dateutil for the rules. Meetings last as long as the first,
    counted in hours that pass."""
    import icalendar
    from dateutil import rrule
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    overrides = {(str(e["UID"]), written(e["RECURRENCE-ID"].dt)) for e in events
                 if "RECURRENCE-ID" in e}
    found = []
    for e in events:
        assert not getattr(e, "errors", None), e.errors
        start = e["DTSTART"].dt
        end = e["DTEND"].dt if "DTEND" in e else start
        told = (str(e["SUMMARY"]), str(e["STATUS"]))
        if "RRULE" not in e:
            found.append((str(e["UID"]), written(start), written(end), *told))
            continue
        rule = dict(e["RRULE"])
        until = rule.pop("UNTIL")[0]
        if isinstance(until, dt.datetime):
            until = until.astimezone(start.tzinfo)
        text = icalendar.vRecur(rule).to_ical().decode()
        gone = e.get("EXDATE", [])
        gone = {written(t.dt) for x in (gone if isinstance(gone, list) else [gone]) for t in x.dts}
        for wall in rrule.rrulestr(text, dtstart=naive(start)):
            if wall > naive(until):
                break
            begin = localize(wall, start)
            if written(begin) in gone or (str(e["UID"]), written(begin)) in overrides:
                continue
            if isinstance(begin, dt.datetime):
                last = seconds(begin) + seconds(end) - seconds(start)
            else:
                last = written(begin + (end - start))
            found.append((str(e["UID"]), written(begin), last, *told))
    return sorted(found, key=repr)


def forget_zones():
    """Lets python3-vobject begin as in a process of its own: it keeps the first VTIMEZONE of a name for every
    calendar that it reads later, also where that one ends before the next calendar's meetings begin."""
    import vobject.icalendar
    known = vars(vobject.icalendar)["__tzidMap"]
    for name in [name for name in known if name != "UTC"]:
        del known[name]


def by_vobject(path):
    """python3-vobject, with its own expansion. Meetings last as long as the first on the clock on
    the wall."""
    import vobject
    forget_zones()
    calendar = vobject.readOne(path.read_bytes().decode())
    events = calendar.contents.get("vevent", [])
    overrides = {(e.uid.value, written(e.recurrence_id.value)) for e in events
                 if hasattr(e, "recurrence_id")}
    found = []
    for e in events:
        start = e.dtstart.value
        end = e.dtend.value if hasattr(e, "dtend") else start
        told = (e.summary.value, e.status.value)
        if not hasattr(e, "rrule"):
            found.append((e.uid.value, written(start), written(end), *told))
            continue
        length = naive(end) - naive(start)
        for t in e.getrruleset():
            begin = t if isinstance(start, dt.datetime) else t.date()
            if (e.uid.value, written(begin)) in overrides:
                continue
            last = localize(naive(begin) + length, start)
            found.append((e.uid.value, written(begin), written(last), *told))
    return sorted(found, key=repr)


def by_recurring(path):
    """python3-recurring-ical-events, with its own expansion by python3-dateutil. It gives back what lies in a
    span of time, with times of the calendar's zone."""
    import icalendar
    import recurring_ical_events
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    begin, end = (dt.datetime(y, 1, 1, tzinfo=UTC) for y in YEARS)
    return sorted(((str(e["UID"]), written(e["DTSTART"].dt), written(e["DTEND"].dt), str(e["SUMMARY"]),
                    str(e["STATUS"])) for e in recurring_ical_events.of(calendar).between(begin, end)), key=repr)


class Complaints(logging.Handler):
    """What a program would say to its user."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def khal_collection(folder, text):
    """The calendar as khal holds it: a folder with one file a UID, and its own database."""
    import pytz
    from khal.icalendar import split_ics
    from khal.khalendar import CalendarCollection, event
    if not hasattr(event.cal_from_ics, "cache_info"):  # it would parse a series for each of its meetings
        event.cal_from_ics = functools.lru_cache(1000)(event.cal_from_ics)
    zone = pytz.timezone(HOME)
    for i, part in enumerate(split_ics(text, default_timezone=zone)):
        (folder / f"{i}.ics").write_bytes(part.encode())
    own = {"name": "own", "path": str(folder), "readonly": True, "color": "", "priority": 10,
           "ctype": "calendar"}
    return CalendarCollection({"own": own}, dbpath=":memory:",
                              locale={"default_timezone": zone, "local_timezone": zone})


def by_khal(path):
    """khal, with its own splitting, expansion and database. It must have nothing to warn of."""
    complaints = Complaints()
    logging.getLogger("khal").addHandler(complaints)
    found = []
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        collection = khal_collection(pathlib.Path(folder), path.read_bytes().decode())
        begin, end = (dt.datetime(y, 1, 1) for y in YEARS)
        for e in [*collection.get_floating(begin, end),
                  *collection.get_localized(begin.replace(tzinfo=UTC), end.replace(tzinfo=UTC))]:
            last = e.end + dt.timedelta(1) if e.allday else e.end
            found.append((str(e.uid), written(e.start), written(last), str(e.summary), e.status.strip()))
    logging.getLogger("khal").removeHandler(complaints)
    assert not complaints.said, complaints.said
    return sorted(found, key=repr)


def calcurse(folder, zone, *args):
    """Runs calcurse with a folder of its own; an item is a line HASH, start, end, first day, text."""
    env = dict(os.environ, TZ=zone, LC_ALL="C.UTF-8", HOME=folder, TMPDIR=folder)
    form = [f"--format-{kind}=%(hash)\t{times}\t%m\n" for kind, times in (
        ("apt", "%s\t%e\t%(start:%Y%m%d)"), ("recur-apt", "%s\t%e\t%(start:%Y%m%d)"),
        ("event", "\t\t"), ("recur-event", "\t\t"))]
    done = subprocess.run(["calcurse", "-q", "-D", folder, *form, *args], env=env, capture_output=True,
                          text=True, timeout=patience.COMMAND)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def calcurse_uids(folder, zone, head, events):
    """Imports VEVENTs. Returns {hash: [(uid, whether it has a rule)]}: calcurse keeps no UID, but
    tells what it took in in the order of the file, and the lines of what it would not take."""
    file = pathlib.Path(folder) / "feed.ics"
    file.write_bytes(head + b"".join(events) + b"END:VCALENDAR\r\n")
    lines = calcurse(folder, zone, "--dump-imported", "-i", str(file))
    hashes = [line.split("\t")[0] for line in lines if "\t" in line]
    log = "".join(p.read_text() for p in pathlib.Path(folder).glob("calcurse_log*"))
    refused = {int(n) for n in re.findall(r"^VEVENT \[(\d+)\]", log, re.M)}
    begins = [n for n, line in enumerate(file.read_bytes().split(b"\r\n"), 1) if line == b"BEGIN:VEVENT"]
    taken = [e.replace(b"\r\n ", b"") for n, e in zip(begins, events) if n not in refused]
    assert len(taken) == len(hashes), log
    uids = collections.defaultdict(list)
    for key, event in zip(hashes, taken):
        uids[key].append((re.search(rb"\nUID:(.*)\r", event)[1].decode(), b"\nRRULE:" in event))
    return uids


def calcurse_told(lines):
    """Returns {(hash, summary): {day: times}} of a query; times: start, end and first day, or nothing."""
    told = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in filter(None, lines):
        if "\t" not in line:
            day = line.rstrip(":")
            continue
        key, *times, summary = line.split("\t")
        told[key, summary][day].append(tuple(times))
    return told


def calcurse_spans(told, has_rule):
    """Begin and end of each meeting of an item, from what is told of it on each day. A meeting is told
    on all of its days, unless another of the same series is. Where nothing is told on its first day, it
    is one of those that calcurse invents when a month begins (expand_monthly in src/recur.c of 4.7.1:
    "Start in the week before the month"). Whole days without a rule are one meeting."""
    times = {t for some in told.values() for t in some if t[0]}
    if times:
        return [(int(start), int(end)) for start, end, first in times if first in told]
    days = [dt.datetime.strptime(day, "%Y%m%d").date() for day in sorted(told)]
    return [(written(first), written(last + dt.timedelta(1)))
            for first, last in (zip(days, days) if has_rule else [(days[0], days[-1])])]


def calcurse_asked(zone, head, events):
    """Yields the meetings of VEVENTs."""
    with tempfile.TemporaryDirectory() as folder:
        uids = calcurse_uids(folder, zone, head, events)
        lines = calcurse(folder, zone, "-Q", "--filter-type=cal", "--input-datefmt=4",
                         "--output-datefmt=%Y%m%d", f"--from={YEARS[0]}-01-01", f"--to={YEARS[1]}-01-01")
    for (key, summary), told in calcurse_told(lines).items():
        for uid, has_rule in uids[key]:
            yield from ((uid, *span, summary, "") for span in calcurse_spans(told, has_rule))


def by_calcurse(path):
    """calcurse, with its own expansion. It knows no zone but the computer's ("timezones are not taken
    into account", calcurse.org/files/manual.html, Import), so series are read where they are at home.
    It keeps no STATUS."""
    text = path.read_bytes()
    events = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.S)
    at_home = collections.defaultdict(list)
    for event in events:
        zone = re.search(rb"\nDTSTART;TZID=([^:;]+)", event)
        at_home[zone[1].decode() if zone and b"\nRRULE:" in event else HOME].append(event)
    head = text[:text.find(b"BEGIN:VEVENT")]
    return sorted((m for zone in at_home for m in calcurse_asked(zone, head, at_home[zone])), key=repr)


def by_node(script, paths):
    """What a script that reads many files at once finds: {path: meetings}. Nothing may be warned of."""
    done = subprocess.run(["node", str(HERE / script)], input="\n".join(map(str, paths)),
                          env=dict(os.environ, TZ=HOME), capture_output=True, text=True, timeout=patience.COMMAND)
    if done.returncode or done.stderr.strip():
        raise RuntimeError(done.stderr.strip()[-2000:])
    found = {str(p): [] for p in paths}
    for line in done.stdout.splitlines():
        file, *meeting = json.loads(line)
        found[file].append(tuple(meeting))
    return {file: sorted(meetings, key=repr) for file, meetings in found.items()}


def by_icaljs(paths):
    """npm ical.js, with its own expansion."""
    return by_node("icaljs.cjs", paths)


def by_nodeical(paths):
    """npm node-ical, with its own expansion, as its README describes it."""
    return by_node("nodeical.cjs", paths)


CLIENTS = {"icalendar": by_icalendar, "vobject": by_vobject, "recurring": by_recurring,
           "ical.js": lambda path: by_icaljs([path])[str(path)],
           "khal": by_khal, "calcurse": by_calcurse,
           "node-ical": lambda path: by_nodeical([path])[str(path)]}

SLOW = ("khal", "calcurse", "node-ical")


def missing(client):
    """Returns why a client cannot be asked, or ''."""
    if client in ("ical.js", "node-ical"):
        if not shutil.which("node"):
            return "there is no Node.js"
        return "" if (HERE / "node_modules" / client).exists() else f"npm could not bring {client}"
    if client == "recurring":
        found = importlib.util.find_spec("recurring_ical_events")
        return "" if found else "recurring-ical-events is not installed"
    if client == "khal":
        return "" if importlib.util.find_spec("khal") else "khal is not installed"
    return "" if client != "calcurse" or shutil.which("calcurse") else "calcurse is not installed"


def present():
    """The clients that can be asked."""
    return {client: read for client, read in CLIENTS.items() if not missing(client)}

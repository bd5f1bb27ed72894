"""Other people's parsers. Each takes the path of a calendar and returns its meetings, sorted:
(uid, start, end, summary, status), times in seconds UTC, whole days as "20260318" with the end
exclusive."""
import datetime as dt
import json
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)


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


def by_vobject(path):
    """python3-vobject, with its own expansion. Meetings last as long as the first on the clock on
    the wall."""
    import vobject
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


def by_icaljs(paths):
    """npm ical.js, with its own expansion, for many files at once: {path: meetings}."""
    done = subprocess.run(["node", str(HERE / "icaljs.cjs")], input="\n".join(map(str, paths)),
                          capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-2000:])
    found = {str(p): [] for p in paths}
    for line in done.stdout.splitlines():
        file, *meeting = json.loads(line)
        found[file].append(tuple(meeting))
    return {file: sorted(meetings, key=repr) for file, meetings in found.items()}


def icaljs_missing():
    """Returns why ical.js cannot be asked, or ''."""
    if not shutil.which("node"):
        return "there is no Node.js"
    return "" if (HERE / "node_modules/ical.js").exists() else "npm could not bring ical.js"

"""What a feed must say, worked out from the content alone, independently of the program: PyYAML
reads it, python3-dateutil expands the rules, zoneinfo knows the clocks."""
import datetime as dt
import re
import zoneinfo

import yaml
from dateutil import relativedelta, rrule

UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
OPEN = dt.timedelta(hours=2)  # what calendars are told of a meeting whose end nobody knows
UNITS = {"day": rrule.DAILY, "week": rrule.WEEKLY, "month": rrule.MONTHLY, "year": rrule.YEARLY}


class Unfit(Exception):
    """The case has a time that clocks skip or repeat: nothing that calendars agree on."""


def front_matter(path):
    return yaml.load(path.read_text().split("---\n")[1], yaml.BaseLoader)


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def moment(text):
    """A date, or a naive datetime. A day ends at 24:00."""
    if text.endswith(" 24:00"):
        return moment(text[:10] + " 00:00") + dt.timedelta(1)
    if " " in text:
        return dt.datetime.strptime(text, "%Y-%m-%d %H:%M")
    return dt.date.fromisoformat(text)


def is_time(value):
    return isinstance(value, dt.datetime)


def length_of(start, end, front):
    """What lies between start and the end as editors write it, the end of whole days exclusive."""
    if end in (None, "open"):
        return (dt.timedelta(0) if front.get("kind") == "deadline" else OPEN) if is_time(start) else dt.timedelta(1)
    if end.startswith("+"):
        parts = {unit: int(n) for n, unit in re.findall(r"(\d+)([dhm])", end)}
        return dt.timedelta(days=parts.get("d", 0), hours=parts.get("h", 0),
                            minutes=parts.get("m", 0))
    end = moment(end)
    return end - start + (dt.timedelta(0) if is_time(start) else dt.timedelta(1))


def rule_of(repeat, start):
    begin = start if is_time(start) else dt.datetime(start.year, start.month, start.day)
    if "rrule" in repeat:
        text = repeat["rrule"]
        until = re.search(r";?UNTIL=(\w+)", text)
        dates = rrule.rrulestr(text.replace(until[0], "") if until else text, dtstart=begin)
        if not until:
            return list(dates)
        last = dt.datetime.strptime(until[1][:8], "%Y%m%d") + dt.timedelta(days=1)
        return list(dates.between(begin, last - dt.timedelta(seconds=1), inc=True))
    count, unit = re.fullmatch(r"(?:(\d+) )?(\w+?)s?", repeat["every"]).groups()
    days, month_days = [], []
    for on in listed(repeat.get("on")):
        words = on.split()
        if words[-1].isdigit() or words[-1] == "day":
            month_days.append(-1 if words[-1] == "day" else int(words[-1]))
        else:
            day = rrule.weekday(WEEKDAYS.index(words[-1]))
            days.append(day(ORDINALS[words[0]]) if len(words) > 1 else day)
    more = {"byweekday": days or None, "bymonthday": month_days or None}
    if unit == "year" and (days or month_days):
        more["bymonth"] = begin.month
    if "until" in repeat:
        more["until"] = dt.datetime.combine(moment(repeat["until"]), dt.time(23, 59, 59))
    else:
        more["count"] = int(repeat["times"])
    return list(rrule.rrule(UNITS[unit], dtstart=begin, interval=int(count or 1), **more))


class Meeting:
    def __init__(self, uid, start, length, title, status):
        self.uid, self.start, self.length = uid, start, length
        self.title, self.status = title, status
        self.original = start
        self.by_rule, self.own_time = True, False  # own_time: `also` says it
        self.part = None  # the day from which it is as it is
        self.moved = False  # at another time or place than the series


def instant(wall, zone):
    aware = wall.replace(tzinfo=zone)
    if aware.utcoffset() != aware.replace(fold=1).utcoffset():
        raise Unfit(wall)
    return int((aware - EPOCH).total_seconds())


def clock(text):
    """A time alone, from midnight; None for what is none."""
    found = re.fullmatch(r"(\d\d):(\d\d)", text or "")
    return found and dt.timedelta(hours=int(found[1]), minutes=int(found[2]))


def shifted(start, text):
    """When a meeting that would begin at `start` does, by the `start` of a change."""
    if clock(text) is not None:
        return dt.datetime.combine(start.date(), dt.time()) + clock(text)
    t = moment(text)
    return dt.datetime.combine(t, start.time()) if is_time(start) and not is_time(t) else t


def lasting(start, end, front):
    if clock(end) is None:
        return length_of(start, end, front)
    last = dt.datetime.combine(start.date(), dt.time()) + clock(end)
    return last - start + dt.timedelta(last <= start)


def day_of(t):
    return t.date() if is_time(t) else t


def change_lastingly(found, changes, item, host, front):
    """`changes: from`: what is so from a day on, for the rule and for extra meetings without a time."""
    rule_clock = moment(front["start"])  # its hour; `also` may say another, but no other length
    for change in sorted((c for c in changes if "from" in c), key=lambda c: c["from"]):
        begin = moment(change["from"])
        if "start" in change:
            rule_clock = shifted(rule_clock, change["start"])
        for m in (m for m in found if day_of(m.original) >= begin):
            m.part = begin
            if "start" in change and not m.own_time:
                m.start = m.original = shifted(m.start, change["start"])
            if "end" in change:
                m.length = lasting(rule_clock if m.own_time and clock(change["end"]) else m.start, change["end"], front)
            m.status, m.title = change.get("status", m.status), change.get("title", m.title)
    parts = sorted({m.part for m in found if m.by_rule}, key=lambda part: part or dt.date.min)
    for m in found:
        if m.by_rule and m.part != parts[0]:
            m.uid = f"{item}-F{parts.index(m.part) + 1}@{host}"


def meetings_of(front, item, host):
    """All meetings of one file as it stands, changed as it says."""
    start = moment(front["start"])
    length = length_of(start, front.get("end"), front)
    uid, status = f"{item}@{host}", front.get("status", "confirmed")
    repeat = front.get("repeat")
    kind = (lambda t: t) if is_time(start) else (lambda t: t.date() if is_time(t) else t)
    full = lambda t: dt.datetime.combine(t, start.time()) if is_time(start) and not is_time(t) else t
    found = [Meeting(uid, kind(t), length, front["title"], status)
             for t in (rule_of(repeat, start) if repeat else [start])]
    assert found[0].start == start, f"{item}: not the first of its rule"
    for gone in listed((repeat or {}).get("except")):
        found = [m for m in found if m.start != full(moment(gone))]
    for extra in listed((repeat or {}).get("also")):
        t = full(moment(extra))
        stamp = f"{item}-E{t.strftime('%Y%m%d')}"
        again = sum(m.uid.startswith(stamp) for m in found)
        stamp += f"-{again + 1}" if again else ""
        found.append(Meeting(f"{stamp}@{host}", t, length, front["title"], status))
        found[-1].by_rule, found[-1].own_time = False, is_time(moment(extra))
    changes = listed(front.get("changes"))
    change_lastingly(found, changes, item, host, front)
    for change in (c for c in changes if "on" in c):
        on = moment(change["on"])
        day = lambda t: t.date() if is_time(t) and not is_time(on) else t
        [m] = [m for m in found if day(m.original) == on]
        if "start" in change:
            m.start = shifted(m.start, change["start"])
        if "end" in change:
            m.length = lasting(m.start, change["end"], front)
        m.moved = m.start != m.original or "venue" in front and change.get("venue", front["venue"]) != front["venue"]
        m.status = change.get("status", m.status)
        m.title = change.get("title", m.title)
    return found


def told(m, words):
    """SUMMARY and STATUS."""
    state = m.status if m.status != "confirmed" else "moved" if m.moved else None
    summary = f"[{words['state.' + state]}] {m.title}" if state else m.title
    return summary, "CANCELLED" if m.status in ("cancelled", "postponed") else m.status.upper()


def expected(path, host, site_zone, words):
    """(uid, start, end, summary, status) of every meeting, sorted, as parsers.py returns them."""
    front, item = front_matter(path), path.name.split(".")[0]
    zone = zoneinfo.ZoneInfo(front.get("timezone", site_zone))
    found = []
    for m in meetings_of(front, item, host):
        if is_time(m.start):
            start, end = instant(m.start, zone), instant(m.start + m.length, zone)
        else:
            start, end = (t.strftime("%Y%m%d") for t in (m.start, m.start + m.length))
        found.append((m.uid, start, end, *told(m, words)))
    return sorted(found, key=repr)


def subscribed(meetings, today, zone):
    """Those that a subscription still tells on the day `today`: what was called off goes the day after."""
    begin = int((dt.datetime.combine(today, dt.time(), tzinfo=zoneinfo.ZoneInfo(zone)) - EPOCH).total_seconds())
    past = lambda end: end <= (today.strftime("%Y%m%d") if isinstance(end, str) else begin)
    return [m for m in meetings if not (m[4] == "CANCELLED" and past(m[2]))]

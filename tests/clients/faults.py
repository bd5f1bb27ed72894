"""What other people's programs are known to get wrong, and the comparison that knows it. A fault is
foretold from what is right, meeting by meeting: a program must tell either that or exactly the wrong
thing foretold, so an hour's error is seen in an exempted meeting like in any other."""
import collections
import datetime as dt
import functools
import itertools
import typing
import zoneinfo

import icalendar
import parsers

TELLS_NO_STATUS = {"calcurse"}
UTC_AT_FIRST = ["Africa/Casablanca", "Africa/El_Aaiun"]  # no rule, and at times no difference to UTC


class Series(typing.NamedTuple):
    """The meetings of one UID as they should be: those by the rule, and others (overrides, or a single
    one); with what the feed has, for what a program makes of the rule."""
    ruled: list
    others: list
    master: object  # the VEVENT with the rule, or None
    overrides: list  # the VEVENTs with RECURRENCE-ID


# ---- what is wrong: each takes a Series and returns it as the program has it ------------------------


def an_hour(s):
    last = lambda meetings: [(u, a, a + 3600 if a == b else b, *more) for u, a, b, *more in meetings]
    return s._replace(ruled=last(s.ruled), others=last(s.others))


def midnight(day):
    """The seconds at which a whole day, or its text, begins at home."""
    day = dt.datetime.strptime(day, "%Y%m%d").date() if isinstance(day, str) else day
    return parsers.seconds(dt.datetime.combine(day, dt.time(), zoneinfo.ZoneInfo(parsers.HOME)))


def is_whole(s):
    return s.master and not isinstance(s.master["DTSTART"].dt, dt.datetime)


def by_milliseconds(s):
    if not is_whole(s):
        return s
    length = midnight(s.master["DTEND"].dt) - midnight(s.master["DTSTART"].dt)
    last = lambda day: dt.datetime.fromtimestamp(midnight(day) + length, zoneinfo.ZoneInfo(parsers.HOME))
    return s._replace(ruled=[(u, a, last(a).strftime("%Y%m%d"), *more) for u, a, _, *more in s.ruled])


def one_day(s):
    if not is_whole(s):
        return s
    next_day = lambda day: (dt.datetime.strptime(day, "%Y%m%d") + dt.timedelta(1)).strftime("%Y%m%d")
    return s._replace(ruled=[(u, a, next_day(a), *more) for u, a, _, *more in s.ruled])


def beside(s):
    """What the rule says stands beside what replaces it."""
    if not s.master:
        return s
    begin = s.master["DTSTART"].dt
    end = s.master["DTEND"].dt if "DTEND" in s.master else begin
    added = []
    for e in s.overrides:
        start = e["RECURRENCE-ID"].dt
        last = start + (end - begin) if is_whole(s) else parsers.seconds(start) + parsers.seconds(end) - \
            parsers.seconds(begin)
        added.append((str(e["UID"]), parsers.written(start), last if isinstance(last, int) else
                      parsers.written(last), str(s.master["SUMMARY"]), ""))
    return s._replace(ruled=s.ruled + added)


def clock_of(s):
    """The zone of a series' first meeting, as its TZID names it."""
    name = s.master and s.master["DTSTART"].params.get("TZID")
    return zoneinfo.ZoneInfo(name) if name else None


def first_offset(s):
    if not s.master or s.master["DTSTART"].params.get("TZID") not in UTC_AT_FIRST:
        return s
    zone, held = clock_of(s), s.master["DTSTART"].dt.utcoffset().total_seconds()
    early = lambda t: int(dt.datetime.fromtimestamp(t, zone).utcoffset().total_seconds() - held)
    ruled = [(u, a + early(a), *more) for u, a, *more in s.ruled]
    # Nor does it find what an override replaces where the rule leads elsewhere: that stays.
    length = parsers.seconds(s.master["DTEND"].dt) - parsers.seconds(s.master["DTSTART"].dt) if "DTEND" in s.master else 0
    for e in s.overrides:
        at = parsers.seconds(e["RECURRENCE-ID"].dt)
        if early(at):
            ruled.append((str(e["UID"]), at + early(at), at + length, str(s.master["SUMMARY"]), str(s.master.get("STATUS", ""))))
    return s._replace(ruled=ruled)


# ---- how many meetings it can be at most, by what is right alone ------------------------------------


def without_length(want, changes):
    return sum(m[1] == m[2] for m in want)


def in_long_nights(want, changes):
    """Whole days with the night in which the clock is set back."""
    whole = [(midnight(a), midnight(b)) for _, a, b, *_ in want if isinstance(a, str)]
    return sum((b - a) % 86400 == 3600 for a, b in whole)


def of_several_days(want, changes):
    return sum(midnight(b) - midnight(a) > 90000 for _, a, b, *_ in want if isinstance(a, str))


def not_by_rule(want, changes):
    """What the content changes, and what lasts longer or shorter than the first by a change of clocks:
    that is written as an override too."""
    first, odd = {}, 0
    for uid, start, end, *_ in want:
        if isinstance(start, int):
            odd += end - start != first.setdefault(uid, end - start)
    return changes + odd


def at_another_offset(want, changes):
    """Those at which one of the zones in question is not where it is at the first meeting of the same UID."""
    first, odd = {}, 0
    for uid, start, *_ in want:
        if isinstance(start, int):
            at = [dt.datetime.fromtimestamp(start, zoneinfo.ZoneInfo(z)).utcoffset() for z in UTC_AT_FIRST]
            odd += at != first.setdefault(uid, at)
    return odd


class Fault(typing.NamedTuple):
    client: str
    wrong: object  # takes a Series, returns it as the program has it
    most: object  # takes what is right and the number of changes in the content
    what: str
    source: str


KNOWN_FAULTS = [
    Fault("khal", an_hour, without_length, "what lasts no time lasts an hour",
          "https://github.com/pimutils/khal/issues/610; khal/icalendar.py, sanitize_timerange"),
    Fault("node-ical", by_milliseconds, in_long_nights, "whole days of 25 hours end a day early",
          "node-ical.js of 0.26.1, calculateEndTime: adds milliseconds to a midnight. Seen here: "
          "DTSTART;VALUE=DATE:20261024, DTEND 20261025, daily: that of the 25th ends on the 25th"),
    Fault("calcurse", beside, not_by_rule, "what an override replaces stays",
          "calcurse.org/files/manual.html, Import: RECURRENCE-ID is not among the properties handled"),
    Fault("calcurse", one_day, of_several_days, "a series of several whole days is one of single days",
          "src/ical.c of 4.7.1, ical_store_event: \"the event becomes one-day even if multi-day\""),
    Fault("vobject", first_offset, at_another_offset, "a series keeps the offset of its first meeting",
          "vobject/icalendar.py of 0.9.6.1, pickTzid: a VTIMEZONE like UTC in 2000 to 2020 is not taken, and "
          "pytz's zone, which has one offset only, stands for it. Seen here where STANDARD, +0000, is first"),
]


# ---- comparing --------------------------------------------------------------------------------------


def difference(got, want):
    got, want = collections.Counter(got), collections.Counter(want)
    return [f"missing {m}" for m in sorted((want - got), key=repr)] + \
           [f"extra   {m}" for m in sorted((got - want), key=repr)]


def by_uid(meetings):
    found = collections.defaultdict(list)
    for m in meetings:
        found[m[0]].append(m)
    return found


@functools.lru_cache(10)
def events_of(path, changed):
    """{UID: its VEVENTs} of the calendar as it stood when it was last changed."""
    events = collections.defaultdict(list)
    for e in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        events[str(e["UID"])].append(e)
    return events


def series_of(uid, want, events):
    """Parts the meetings of one UID into those by its rule and those that stand for themselves."""
    master = next((e for e in events if "RRULE" in e), None)
    overrides = [e for e in events if "RECURRENCE-ID" in e]
    if not master:
        return Series([], list(want), None, overrides)
    ruled, others = list(want), []
    for e in overrides:
        start, end = e["DTSTART"].dt, (e["DTEND"] if "DTEND" in e else e["DTSTART"]).dt
        own = (uid, parsers.written(start), parsers.written(end), str(e["SUMMARY"]))
        for m in [m for m in ruled if m[:4] == own][:1]:
            ruled.remove(m)
            others.append(m)
    return Series(ruled, others, master, overrides)


def excuse(got, series, faults, keep):
    """Returns the faults, each with how many meetings it makes, that explain what is told of a UID;
    None if none do."""
    told = collections.Counter(got)
    for n in range(len(faults) + 1):
        for some in itertools.combinations(faults, n):
            now, counts = series, collections.Counter()
            for fault in some:
                before = collections.Counter(filter(keep, now.ruled + now.others))
                now = fault.wrong(now)
                after = collections.Counter(filter(keep, now.ruled + now.others))
                counts[fault] += sum((after - before).values())
            if collections.Counter(filter(keep, now.ruled + now.others)) == told:
                return counts
    return None


def compare(client, got, want, paths, changes, keep=lambda m: True):
    """Compares what a client tells of the calendars at `paths` with what is right. `changes`: how many
    meetings the content changes; `keep`: which meetings are looked at. Returns (what is wrong, a note
    of how much is excused by KNOWN_FAULTS)."""
    faults = [f for f in KNOWN_FAULTS if f.client == client]
    right = [(*m[:4], "") for m in want] if client in TELLS_NO_STATUS else want
    if not faults or collections.Counter(got) == collections.Counter(right):
        return difference(got, right), ""
    held = [events_of(path, path.stat().st_mtime_ns) for path in paths]
    told, wanted, bad, excused = by_uid(got), by_uid(right), [], collections.Counter()
    for uid in sorted({*told, *wanted}):
        events = [e for one in held for e in one.get(uid, [])]
        counts = excuse(told[uid], series_of(uid, wanted[uid], events), faults, keep)
        if counts is None:
            bad += difference(told[uid], wanted[uid])
        else:
            excused += counts
    for fault, n in excused.items():
        if n > fault.most(want, changes):
            bad.append(f"{fault.what}: {n} meetings, of which only {fault.most(want, changes)} can be so")
    return bad, "".join(f"; {n} known: {f.what}" for f, n in excused.items())

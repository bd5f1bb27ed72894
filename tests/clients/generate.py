"""Makes many events, always the same: every kind of rule by every kind of time, zone and change."""
import collections
import datetime as dt
import random

import oracle

ZONES = ["Europe/Berlin", "Europe/Berlin", "Europe/Istanbul", "America/New_York", "Asia/Kolkata",
         "Australia/Lord_Howe", "Africa/Cairo", "Africa/Casablanca", "America/Santiago", "UTC",
         "Europe/Dublin", "Pacific/Chatham", "America/Nuuk", "Asia/Gaza", "Antarctica/Troll"]
TIMES = [("19:00", "+2h"), ("14:30", "+1h30m"), ("22:30", "+3h"), ("20:00", "+9h"), ("09:00", "+26h"),
         ("10:00", "+2d3h"), (None, None), (None, "+1d"), (None, "+3d"), ("17:00", None)]
RULES = [
    {}, {"every": "week"}, {"every": "2 weeks", "on": "[{wd}, {wd2}]"}, {"every": "3 days"},
    {"every": "day"}, {"every": "month", "on": "{nth} {wd}"}, {"every": "2 months", "on": "last {wd}"},
    {"every": "month", "on": "{day}"}, {"every": "year"}, {"every": "month", "on": "[first {wd}, third {wd}]"},
    {"every": "year", "on": "{nth} {wd}"}, {"every": "3 weeks"}, {"every": "week", "on": "[{wd}, {wd2}]"},
    {"rrule": "FREQ=MONTHLY;BYDAY={WD};BYSETPOS=2;COUNT={n}"}, {"rrule": "FREQ=WEEKLY;COUNT={n}"},
    {"rrule": "FREQ=DAILY;INTERVAL=2;COUNT={n}"}, {"rrule": "FREQ=MONTHLY;BYDAY={WD};COUNT={n}"},
]


def rule_lines(rng, rule):
    wd, wd2 = rng.sample(oracle.WEEKDAYS, 2)
    fill = {"wd": wd, "wd2": wd2, "WD": wd[:2].upper(), "day": rng.randint(1, 28), "n": rng.randint(3, 14),
            "nth": rng.choice(["first", "second", "third", "fourth", "last"])}
    made = {key: value.format(**fill) for key, value in rule.items()}
    if "every" in made:
        made["times"] = str(rng.randint(3, 30 if "day" in made["every"] else 14))
        if "year" in made["every"]:
            made["times"] = str(rng.randint(2, 5))
    return made


def first_start(repeat, start):
    """The first day of the rule from `start` on: a meeting must be one of its own rule."""
    bare = {key: oracle.yaml.load(value, oracle.yaml.BaseLoader) for key, value in repeat.items()}
    return oracle.rule_of(bare, start)[0] if repeat else start


def for_good(rng, starts, timed):
    """Lines of a change that holds from a day on, for some series."""
    if len(starts) < 3 or rng.random() < 0.6:
        return []
    more = ["title: Jetzt anders", "status: tentative", "note: Von nun an anders."]
    more += ["start: '11:30'", "start: '21:15'\n    end: '23:00'", "end: +3h"] if timed else []
    return [f"  - from: {rng.choice(starts[1:]).strftime('%Y-%m-%d')}", f"    {rng.choice(more)}"]


def alterations(rng, starts, timed):
    """Lines of `except`, `also` and `changes` for the meetings that begin at `starts`."""
    form = "%Y-%m-%d %H:%M" if timed else "%Y-%m-%d"
    repeat, changes = [], []
    free = starts[:]
    rng.shuffle(free)
    if len(free) > 3 and rng.random() < 0.5:
        gone = [free.pop() for _ in range(rng.randint(1, 2))]
        repeat.append("  except: [" + ", ".join(t.strftime("%Y-%m-%d") for t in gone) + "]")
    if rng.random() < 0.4:
        extra = starts[0] + dt.timedelta(days=rng.randint(1, 40), hours=1 if timed else 0)
        if extra not in starts and extra.date() not in {t.date() for t in starts}:
            repeat.append(f"  also: {extra.strftime(form)}")
    changes += for_good(random.Random(str(starts)), starts, timed)
    for kind in ("cancelled", "moved", "titled", "longer"):
        if not free or rng.random() < 0.6:
            continue
        t = free.pop()
        changes.append(f"  - on: {t.strftime('%Y-%m-%d')}")
        if kind == "cancelled":
            changes.append(f"    status: {rng.choice(['cancelled', 'postponed'])}")
        elif kind == "moved":
            to = t + dt.timedelta(days=rng.choice([-1, 1]), hours=2 if timed else 0)
            changes.append(f"    start: {to.strftime(form)}")
        elif kind == "titled":
            changes.append("    title: Ein anderes Thema, mit Komma; und Strichpunkt")
        else:
            changes.append("    end: +4d" if not timed else "    end: +4h")
    return repeat, changes


def one(rng, rule):
    """The text of one event."""
    clock, end = rng.choice(TIMES)
    day = dt.datetime(2026, rng.choice([1, 2, 3, 3, 9, 10, 10]), rng.randint(1, 28))
    if clock:
        day = dt.datetime.combine(day, dt.time.fromisoformat(clock))
    repeat = rule_lines(rng, rule)
    start = first_start(repeat, day)
    lines = ["---", "title: Fälle – türkçe, عربي 🙂", "kind: course",
             f"start: {start.strftime('%Y-%m-%d %H:%M' if clock else '%Y-%m-%d')}"]
    lines += [f"end: {end}"] if end else []
    lines += [f"timezone: {rng.choice(ZONES)}"] if rng.random() < 0.7 else []
    if repeat:
        bare = {key: oracle.yaml.load(value, oracle.yaml.BaseLoader) for key, value in repeat.items()}
        more, changes = alterations(rng, oracle.rule_of(bare, start), clock is not None)
        lines += ["repeat:"] + [f"  {key}: {value}" for key, value in repeat.items()] + more
        lines += (["changes:"] + changes) if changes else []
    return "\n".join(lines + ["---", "Text.", ""])


def cases(folder, n):
    """Writes about `n` events into the folder; those with skipped or doubled hours are left out."""
    rng = random.Random(5545)
    for i in range(n):
        path = folder / f"fall-{i:03d}.md"
        path.write_text(one(rng, RULES[i % len(RULES)]))
        try:
            oracle.expected(path, "h", "Europe/Berlin", collections.defaultdict(str))
        except (oracle.Unfit, ValueError):
            path.unlink()

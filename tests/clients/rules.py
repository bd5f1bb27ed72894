"""Rules as other programs write them: what is taken must have the dates of what was written, by libical
and by python3-dateutil; what is refused must name the dates that python3-dateutil finds."""
import collections
import datetime as dt
import random
import types

from dateutil import rrule

YEARS, MOST = 20, 2000
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
DAY_NUMBERS = [1, 2, 13, 15, 28, 29, 30, 31, -1, -2]


def some(rng, values, most):
    return ",".join(map(str, rng.sample(values, rng.randint(1, most))))


def days(rng, start, frequency):
    """A BYDAY: often the start's own, sometimes one twice, sometimes with ordinals."""
    own = DAYS[start.weekday()]
    found = rng.choice([[own], [own], rng.sample(DAYS, 2), rng.sample(DAYS, 3), [own, own], DAYS[:5]])
    if frequency in ("MONTHLY", "YEARLY") and rng.random() < 0.6:
        nth = (start.day + 6) // 7
        found = [f"{rng.choice([nth, nth, -1, 1, 5])}{day}" for day in found]
    return ",".join(found)


def one(rng, start):
    """Any rule; its parts are often the start's, as programs write them."""
    frequency = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = {"FREQ": frequency}
    often = lambda chance: rng.random() < chance
    if often(0.3):
        parts["INTERVAL"] = rng.choice([1, 2, 3])
    if often(0.3):
        parts["BYMONTH"] = start.month if often(0.6) else some(rng, list(range(1, 13)), 3)
    if frequency != "WEEKLY" and often(0.3):
        parts["BYMONTHDAY"] = start.day if often(0.6) else some(rng, DAY_NUMBERS, 3)
    if often(0.5):
        parts["BYDAY"] = days(rng, start, frequency)
    # Of the first week python3-dateutil counts only what is not before the start.
    if frequency != "WEEKLY" and {"BYDAY", "BYMONTHDAY"} & set(parts) and often(0.2):
        parts["BYSETPOS"] = some(rng, [1, 2, -1], 2)
    if frequency == "YEARLY" and often(0.1):
        parts["BYYEARDAY"] = some(rng, [1, 100, 366, -1], 2)
    if often(0.5):
        parts["WKST"] = rng.choice(["SU", "SU", "MO", "SA", "TH"])
    order = list(parts)[1:]
    rng.shuffle(order)
    return ";".join(f"{name}={parts[name]}" for name in ["FREQ", *order])


def untidy(rng, rule):
    return "".join(rng.choice([c.lower(), c, c]) + (" " if c in ";=," and rng.random() < 0.3 else "") for c in rule)


def by_dateutil(rule, start, end=None):
    """The dates of a rule, or None where it is not known."""
    last = start.replace(year=start.year + YEARS)
    # A rule that never comes true is looked for until the year after the last one, not until 9999.
    rrule.datetime = types.SimpleNamespace(**{**vars(dt), "MAXYEAR": last.year + 1})
    found = []
    try:
        for t in rrule.rrulestr(rule, dtstart=start):
            if t > last or len(found) == MOST or (end and t > end):
                break
            found.append(t)
        return found
    except ValueError:
        return None
    finally:
        rrule.datetime = dt


def made(n):
    """(start, rule, its end): a rule with and without COUNT."""
    rng = random.Random(3310)
    for _ in range(n):
        start = dt.datetime(rng.randint(2024, 2027), rng.randint(1, 12), rng.randint(1, 28), 19)
        rule = one(rng, start)
        yield start, rule, untidy(rng, rule), rng.choice([1, 3, 10, 40])


def moments(text):
    return [dt.datetime.strptime(t, "%Y%m%dT%H%M%S") for t in text.split()]


def faults_of_taken(told, dates, start, rule, count, libical):
    """`libical`: what it makes of the rule as written, and of that which feeds have."""
    narrow = told.rsplit(";UNTIL=", 1)[0]
    want = by_dateutil(f"{rule};COUNT={count}", start)
    if want is None or dates != want:
        yield f"{start} {rule} x {count}: {dates[:5]} is not {want and want[:5]}"
    if by_dateutil(narrow, start, dates[-1]) != dates:
        yield f"{start} {rule}: dateutil reads {narrow} otherwise"
    if libical[0] != libical[1]:
        yield f"{start} {rule}: libical reads {narrow} otherwise"


def test(say, ask, driver):
    rules = list(made(1500))
    lines = [f"{start:%Y%m%dT%H%M%S} {rule};COUNT={count}" for start, _, rule, count in rules]
    answers = [line.split("|") for line in ask(driver, "rules", lines=lines).splitlines()]
    counts, bad = collections.Counter(), []
    taken = [(a, r) for a, r in zip(answers, rules) if a[0] == "taken"]
    pairs = [f"{r[0]:%Y%m%dT%H%M%S} {text}" for a, r in taken for text in (r[1], a[1].rsplit(";UNTIL=", 1)[0])]
    dates = ask(driver, "dates", lines=pairs).splitlines()
    for i, (a, (start, rule, _, count)) in enumerate(taken):
        bad += faults_of_taken(a[1], moments(a[2]), start, rule, count, dates[2 * i:2 * i + 2])
    say(not bad and len(taken) > 300, f"{len(taken)} rules of others keep their dates, by libical and dateutil", bad)
    bad = []
    for (kind, *told), (start, rule, _, count) in zip(answers, rules):
        counts[kind] += 1
        if kind != "named":
            continue
        want = by_dateutil(f"{rule};COUNT={count}", start)
        first, *rest = told[0].split(", ")
        hour = first[10:]
        named = [dt.datetime.fromisoformat(t if " " in t else t + hour) for t in [first, *rest]]
        if want is not None and named != want:
            bad.append(f"{start} {rule} x {count}: {named[:5]} is not {want[:5]}")
    say(not bad and counts["named"] > 300, f"the dates of {counts['named']} refused rules are named", bad)
    lost = [f"{r[0]} {r[1]}" for a, r in zip(answers, rules) if a[0] == "lost" and by_dateutil(r[1], r[0])]
    say(not lost, "no rule that comes true is refused without its dates", lost)

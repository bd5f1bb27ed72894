"""What becomes of calendars that people hold while the site changes day by day: a repository gets a
commit, the site is built as of that day, and two programs take the new feed. One replaces all it had.
The other is the worst there is: it merges by UID, believes only a greater SEQUENCE or LAST-MODIFIED,
and never deletes. Both must end with what the content says."""
import datetime as dt
import json
import os
import re
import shutil
import subprocess

import oracle
import parsers

SITE = """title: Netz
short_title: Netz
description: Ein Netz.
base_url: https://netz.example.org/
languages: [de, en]
timezone: Europe/Berlin
"""
HOST = "netz.example.org"
START = dt.date(2026, 3, 2)
EVENTS = {
    "plenum": "title: Plenum\nkind: course\nstart: 2026-03-04 18:00\nend: +2h\nvenue: haus\n"
              "group: gruppe\nrepeat: {every: week, times: 8}\n",
    "fest": "title: Fest\nkind: festival\nstart: 2026-04-20 15:00\nend: +3h\norganisers: [verein]\n",
    "umzug": "title: Umzug\nkind: course\nstart: 2026-03-30 10:00\nend: +2h\ngroup: gruppe\n"
             "repeat: {every: week, times: 2}\n",
    "alt": "title: Alt\nkind: course\nstart: 2026-05-05 10:00\nend: +1h\n",
    "entwurf": "title: Entwurf\nkind: course\nstart: 2026-05-06 10:00\ndraft: yes\n",
    "intern": "title: Intern\nkind: course\nstart: 2026-05-07 10:00\naudience_level: members\n",
    "krumm": "title: Krumm\nkind: course\nstart: 2026-05-32 10:00\n",
}
OTHERS = {
    "venues/haus": "title: Haus\naddress: {street: Gasse 1, postcode: '99084', city: Erfurt}\n",
    "venues/hof": "title: Hof\n",
    "groups/gruppe": "title: Gruppe\n",
    "members/verein": "title: Verein\nkind: association\n",
}


class World:
    """The repository, and the day it is."""

    def __init__(self, root, folder, knoten):
        self.folder, self.knoten, self.day, self.gone = folder, knoten, START, {}
        shutil.copytree(root / "site/i18n", folder / "site/i18n")
        shutil.copytree(root / "layouts", folder / "layouts")
        shutil.copy(root / "site/vocabulary.yaml", folder / "site")
        (folder / "site/site.yaml").write_text(SITE)
        self.env = dict(os.environ, LC_ALL="C.UTF-8", GIT_CONFIG_GLOBAL="/dev/null",
                        GIT_CONFIG_SYSTEM="/dev/null", GIT_AUTHOR_NAME="T", GIT_COMMITTER_NAME="T",
                        GIT_AUTHOR_EMAIL="t@example.org", GIT_COMMITTER_EMAIL="t@example.org")
        (folder / ".gitignore").write_text("/public*\n/.public*\n/held.ics\n")
        self.git("init", "-q", "-b", "main")

    def git(self, *args):
        noon = f"{self.day}T12:00:00+00:00"
        env = dict(self.env, GIT_AUTHOR_DATE=noon, GIT_COMMITTER_DATE=noon)
        subprocess.run(["git", *args], cwd=self.folder, env=env, check=True, capture_output=True)

    def path(self, name):
        return self.folder / f"content/{name}.md"

    def write(self, name, text):
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(f"---\n{text}---\nText.\n")

    def replace(self, name, old, new):
        text = self.path(name).read_text()
        assert old in text, f"{name} has no {old}"
        self.path(name).write_text(text.replace(old, new))

    def delete(self, name):
        self.gone[name] = self.path(name).read_text()
        self.path(name).unlink()

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Stand")

    def build(self, folder=None, out=None):
        """Returns what the build says, and the texts of the calendars of all."""
        out = out or self.folder / "public"
        done = subprocess.run([self.knoten, "build", "-q", "-C", folder or self.folder, "-o", out,
                               "--now", f"{self.day}T18:00"], env=self.env, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return done.stderr.decode(), [(out / f"{p}.ics").read_bytes().decode()
                                      for p in ("kalender/alle", "en/calendar/all")]

    def truth(self, words, uids):
        """The meetings of every file, and of those that were deleted, as cancelled."""
        found = []
        for path in sorted((self.folder / "content/events").rglob("*.md")):
            front = oracle.front_matter(path)
            if path.name.count(".") == 1 and not {"draft", "audience_level"} & set(front):
                found += oracle.expected(path, HOST, "Europe/Berlin", words)
        for name, text in self.gone.items():
            path = self.folder / f"{name.split('/')[-1]}.md"
            path.write_text(text.replace("\n---\nText", "\nstatus: cancelled\n---\nText"))
            found += oracle.expected(path, HOST, "Europe/Berlin", words)
            path.unlink()
        found = [(uids.get(m[0], m[0]), *m[1:]) for m in found]
        return sorted(oracle.subscribed(found, self.day, "Europe/Berlin"), key=repr)


def blocks(text):
    """UID → its VEVENTs, as they stand."""
    held = {}
    for event in re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text.replace("\r\n ", ""), re.S):
        held.setdefault(re.search(r"^UID:(.*)\r", event, re.M)[1], []).append(event)
    return held


def version(events):
    return max((int(re.search(r"^SEQUENCE:(\d+)\r", e, re.M)[1]),
                re.search(r"^LAST-MODIFIED:(\w+)\r", e, re.M)[1]) for e in events)


def meetings(folder, held, feed):
    """Expands VEVENTs, with the zones of today's feed and those that are gone from it."""
    zones = "".join(re.findall(r"BEGIN:VTIMEZONE\r\n.*?END:VTIMEZONE\r\n", feed, re.S))
    path = folder / "held.ics"
    path.write_bytes(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//T//EN\r\n" + zones +
                      "".join(e for events in held.values() for e in events) +
                      "END:VCALENDAR\r\n").encode())
    return parsers.by_icalendar(path)


def ahead(found, day):
    """Those that somebody would still go to."""
    begin = parsers.seconds(dt.datetime.combine(day, dt.time(), tzinfo=dt.timezone.utc))
    return sorted((m for m in found if m[4] != "CANCELLED" and m[2] > begin), key=repr)


def faults_of_feed(text):
    held = blocks(text)
    for uid, events in held.items():
        ids = [re.findall(r"^RECURRENCE-ID.*?:(\w+)\r", e, re.M) for e in events]
        if len(ids) != len({tuple(i) for i in ids}):
            yield f"{uid} stands twice"
        if len({version([e]) for e in events}) != 1:
            yield f"{uid} has several versions at once"
        if any(re.search(r"^DTSTAMP:(\w+)\r", e, re.M)[1] != version([e])[1] for e in events):
            yield f"{uid}: DTSTAMP is not LAST-MODIFIED"


def take(state, feed):
    """The merging program takes a feed."""
    for uid, events in blocks(feed).items():
        if uid not in state or version(events) > version(state[uid]):
            state[uid] = events


def faults_of_versions(yesterday, today, committed):
    """How versions move. What only time brings about needs no new one."""
    for uid, events in today.items():
        before = yesterday.get(uid, events)
        if version(events) < version(before):
            yield f"{uid} goes back from {version(before)} to {version(events)}"
        if committed and events != before and version(events)[0] <= version(before)[0]:
            yield f"{uid} changed, but its version did not"
        if not committed and version(events) != version(before):
            yield f"{uid} has a new version for nothing"


def story(w):
    """Yields, for each day, its name; what happens on it happens before that."""
    e = "events/2026/"
    for name, text in OTHERS.items():
        w.write(name, text)
    for name, text in EVENTS.items():
        if name != "krumm":
            w.write(e + name, text)
    yield "all is new"
    w.replace(e + "fest", "Fest", "Großes Fest")
    w.write(e + "fest.en", "title: Great party\n")
    yield "a title is edited, a translation comes"
    w.replace(e + "fest", "04-20 15:00", "04-21 16:00")
    yield "a meeting is moved"
    w.replace(e + "fest", "end:", "status: cancelled\nend:")
    yield "it is cancelled"
    w.replace(e + "fest", "status: cancelled\n", "")
    yield "it takes place after all"
    w.replace(e + "plenum", "times: 8}", "times: 8, except: [2026-04-15]}")
    yield "an exception"
    w.replace(e + "plenum", "8, except: [2026-04-15]}\n", "8, except: [2026-04-15]}\nchanges:\n"
              "  - {on: 2026-04-01, start: 2026-04-02 19:00}\n  - {on: 2026-03-11, status: cancelled}\n")
    yield "one of a series moved, one cancelled"
    w.replace("venues/haus", "Gasse 1", "Gasse 2")
    yield "the venue's address changes"
    w.replace(e + "plenum", "venue: haus", "venue: hof")
    yield "another venue, which is older"
    w.replace(e + "plenum", "[2026-04-15]}", "[2026-04-15], also: [2026-04-18, 2026-04-19 10:00]}")
    yield "extra meetings"
    w.replace(e + "plenum", "03-04 18:00", "03-04 17:30")
    w.replace(e + "plenum", "04-19 10:00", "04-19 11:00")
    yield "the series has another hour, and an extra meeting"
    w.replace(e + "plenum", "changes:\n", "changes:\n  - {from: 2026-04-08, start: '16:00'}\n")
    yield "from a day on it has another hour for good"
    w.replace(e + "plenum", "from: 2026-04-08, start: '16:00'", "from: 2026-04-09, start: '16:30'")
    yield "that day and hour are others"
    yield None
    yield None
    w.replace("members/verein", "Verein", "Großer Verein")
    yield "an organiser's name changes"
    w.replace(e + "umzug", "end:", "timezone: Europe/London\nend:")
    yield "another zone"
    w.path(e + "alt").rename(w.path(e + "neu"))
    w.replace(e + "neu", "end:", "aliases: [/termine/alt/]\nend:")
    yield "another id, with an alias"
    w.path(e + "neu").rename(w.path(e + "neuer"))
    w.replace(e + "neuer", "[/termine/alt/]", "[/termine/alt/, /en/events/neu/]")
    yield "and another"
    w.path(e + "fest").rename(w.path("events/fest"))
    w.path(e + "fest.en").unlink()
    yield "another folder; the translation goes"
    w.delete(e + "umzug")
    for name in ("entwurf", "intern"):
        w.path(e + name).unlink()
    w.write(e + "krumm", EVENTS["krumm"])
    w.git("add", "-A")
    w.git("commit", "-q", "-m", "Krumm")
    w.path(e + "krumm").unlink()
    yield "files are deleted"
    yield None
    w.gone.clear()
    w.write(e + "umzug", EVENTS["umzug"].replace("end:", "status: cancelled\nend:"))
    yield "the deleted file comes back as cancelled"
    w.delete(e + "umzug")
    w.delete("events/fest")
    yield "it is deleted again, and another"
    for _ in range(25):
        yield None
    w.gone.clear()


def test_story(say, w, words):
    state, yesterday, wrong = {}, {}, []
    uids = {f"{name}@{HOST}": f"alt@{HOST}" for name in ("neu", "neuer")}
    for step in story(w):
        if step:
            w.commit()
        told, feeds = w.build()
        faults = [f for text in feeds for f in faults_of_feed(text)]
        faults += faults_of_versions(yesterday, blocks(feeds[0]), step is not None)
        take(state, feeds[0])
        yesterday.update(blocks(feeds[0]))
        faults += [f"{uid} differs by language" for uid, events in blocks(feeds[1]).items()
                   if version(events) != version(blocks(feeds[0]).get(uid, events))]
        truth = w.truth(words, uids)
        if meetings(w.folder, blocks(feeds[0]), feeds[0]) != truth:
            faults.append(f"the feed is not the truth: {truth}")
        if ahead(meetings(w.folder, state, feeds[0]), w.day) != ahead(truth, w.day):
            faults.append("who merges holds something else")
        wrong += [f"{w.day}, {step or 'a day passes'}: {f}" for f in faults]
        if step:
            say(not faults, f"updates: {step}", faults)
        if step == "files are deleted":
            test_ghost(say, w, told)
        w.day += dt.timedelta(1)
    passed = [f for f in wrong if "a day passes" in f]
    say(not passed, "updates: days pass, and what was cancelled goes", passed)
    say("umzug" not in w.build()[1][0], "updates: nothing is left of what was deleted long ago")


def test_ghost(say, w, told):
    said = re.findall(r"^(\S+): warning: .*\[event-removed\]", told, re.M)
    say(said == ["content/events/2026/umzug.md"], "updates: the editor is warned of just that file", [told])
    public = w.folder / "public"
    pages = [p for p in public.rglob("*") if p.suffix in (".html", ".xml") and
             (b"umzug" in p.read_bytes() or "umzug" in str(p))]
    say(not pages, "updates: a deleted event is on no page", pages)
    listings = {str(p.relative_to(public)): json.loads(p.read_text())["meetings"]
                for p in public.rglob("*.json") if b'"umzug"' in p.read_bytes()}
    gone = [m for meetings in listings.values() for m in meetings if m["id"] == "umzug"]
    say({"kalender/events.json", "kalender/arbeitsgruppen/gruppe.json"} <= set(listings) and
        all(m["status"] == "cancelled" and "url" not in m for m in gone),
        "updates: where calendars have it, data know it as cancelled, without a page", [listings.keys(), gone])
    held = sorted(str(p.relative_to(public)) for p in public.rglob("*.ics") if b"UID:umzug@" in p.read_bytes())
    fine = {"kalender/alle.ics", "kalender/arbeitsgruppen/gruppe.ics", "kalender/termine/umzug.ics"}
    say(fine <= set(held) and not any("verein" in p for p in held),
        "updates: it is in the calendars that had it", held)


def test_merge(say, w):
    """Two changes of one line, of which the older is on a branch: what the merge makes of them is new."""
    e = "events/2026/plenum"
    w.git("branch", "zweig")
    w.day += dt.timedelta(1)
    w.replace(e, "title: Plenum", "title: Plenum eins")
    w.commit()
    w.git("checkout", "-q", "zweig")
    w.replace(e, "title: Plenum", "title: Plenum zwei")
    w.delete("events/2026/neuer")
    w.commit()
    w.git("checkout", "-q", "main")
    before = blocks(w.build()[1][0])
    w.day += dt.timedelta(1)
    w.git("merge", "-q", "-s", "ours", "--no-commit", "zweig")
    w.git("checkout", "zweig", "--", ".")
    w.path("events/2026/neuer").unlink()
    w.replace(e, "title: Plenum zwei", "title: Plenum drei")
    w.commit()
    after = blocks(w.build()[1][0])
    faults = [*faults_of_versions(before, {f"plenum@{HOST}": after[f"plenum@{HOST}"]}, True)]
    say("Plenum drei" in str(after) and not faults, "updates: a merge", faults)
    say("CANCELLED" in str(after[f"alt@{HOST}"]) and len(after[f"alt@{HOST}"]) == 1 and
        not {f"neu@{HOST}", f"neuer@{HOST}"} & set(after),
        "updates: a merge brings the deletion of what was renamed twice", after)


def test_clones(say, w, work):
    """What other copies of the repository make of it."""
    w.write("events/2026/spaet", "title: Spät\nkind: course\nstart: 2026-09-01 10:00\n")
    w.commit()
    w.day += dt.timedelta(1)
    w.delete("events/2026/spaet")
    (w.folder / "content/events/Übel \"\t\n.md").write_bytes(b"\xff\x00")
    w.git("add", "-A")
    w.git("commit", "-q", "-m", "Übel")
    (w.folder / "content/events/Übel \"\t\n.md").unlink()
    w.commit()
    feed = w.build()[1][0]
    say("UID:spaet@" in feed and "Spät" in feed, "updates: names that no file may have do no harm")
    for name, more in {"whole": [], "flat": ["--depth", "1"]}.items():
        w.git("clone", "-q", *more, f"file://{w.folder}", str(work / name))
        other = w.build(work / name, work / f"{name}-out")[1][0]
        if not more:
            say(other == feed, "updates: a clone writes the same bytes")
            continue
        held = blocks(other)
        say(held and "spaet" not in other and
            all(version(events) >= version(blocks(feed).get(uid, events)) for uid, events in held.items()),
            "updates: a shallow clone knows no deleted files, and only greater versions")
    shutil.rmtree(work / "flat/.git")
    w.env["GIT_CEILING_DIRECTORIES"] = str(work)
    say("UID:plenum@" in w.build(work / "flat", work / "flat-out")[1][0], "updates: without a repository")
    w.env["PATH"] = str(work)
    say(w.build(work / "whole", work / "whole-out")[1][0].count("UID:plenum@"), "updates: without git")


def test(say, root, work, words):
    if not shutil.which("git"):
        print("skip updates # there is no git")
        return
    work.mkdir()
    (work / "repository").mkdir()
    knoten = os.environ.get("KNOTEN", str(root / "build/knoten"))
    w = World(root, work / "repository", knoten)
    test_story(say, w, words)
    test_merge(say, w)
    test_clones(say, w, work)

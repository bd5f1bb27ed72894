"""What of a long list a suite looks at. `make check` takes a sample, drawn by a seed that is printed; `make
check-all` (KNOTEN_ALL=1) takes all. The seed is that of the commit, so that what is green here is green wherever
the same commit is tested, and the next commit looks elsewhere; without a repository it is chance. SEED=… draws
a sample again. A suite prints what it left to chance:

    sampled WHAT: N of M, SEED=…
"""
import os
import pathlib
import random
import subprocess

WHOLE = os.environ.get("KNOTEN_ALL", "") not in ("", "0")


def seed_of_commit():
    """A number from the commit that is checked out, or any number where there is none to be had."""
    try:
        done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=pathlib.Path(__file__).parent, capture_output=True)
        return int(done.stdout[:6], 16)
    except (OSError, ValueError):
        return int.from_bytes(os.urandom(3), "big")


SEED = int(os.environ.get("SEED") or seed_of_commit())


def dice(what):
    """Chance of its own for each question, so that one that draws more does not change the others."""
    return random.Random(f"{SEED} {what}")


def say(what, taken, number):
    if taken < number:
        print(f"sampled {what}: {taken} of {number}, SEED={SEED}", flush=True)


def sample(what, things, most, always=()):
    """At most so many of the things, in their order, with all of `always`; says so if some are left out."""
    things = list(things)
    if WHOLE or len(things) <= most:
        return things
    kept = {i for i, thing in enumerate(things) if thing in always}
    rest = [i for i in range(len(things)) if i not in kept]
    kept |= set(dice(what).sample(rest, max(0, min(len(rest), most - len(kept)))))
    say(what, len(kept), len(things))
    return [things[i] for i in sorted(kept)]

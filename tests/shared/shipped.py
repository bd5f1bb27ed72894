"""The site that ships, built once for all suites. It lies below the folder of the build, by what it was made
of: the program, the sources, and the switches. Nobody writes into it; who has to takes a copy."""
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile

import patience

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
KNOTEN = os.environ.get("KNOTEN", str(BUILD / "knoten"))
PARTS = ("site", "content", "layouts")
NOW = "2026-11-23"
HELD = []  # the lock of what this process reads, kept until it ends


def copy_sources(tree):
    """Lays what the site is made of into a folder."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tree / part, symlinks=True)
    return tree


def stamps():
    """What tells that the program or the sources are others than before; pages tell dates of commits, too."""
    yield subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True).stdout
    for path in [pathlib.Path(KNOTEN), *(p for part in PARTS for p in sorted((ROOT / part).rglob("*")))]:
        found = path.lstat()
        yield f"{path} {found.st_size} {found.st_mtime_ns} {found.st_mode}\n".encode()


def locked(path, how):
    """The file, locked, or None; closing it gives the lock back."""
    lock = open(path, "w")
    try:
        fcntl.flock(lock, how)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def forget_others(folder):
    """Removes what was built of other sources, unless somebody reads it."""
    for other in folder.parent.iterdir():
        lock = other.is_dir() and other != folder and locked(f"{other}.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
        if lock:
            shutil.rmtree(other)
            lock.close()


def build(folder, switches):
    made = pathlib.Path(tempfile.mkdtemp(prefix="making-", dir=folder))
    done = subprocess.run([KNOTEN, "build", "-C", str(ROOT), "-o", str(made / "public"), "--now", NOW, *switches],
                          capture_output=True, text=True, timeout=patience.COMMAND)
    if done.returncode:
        raise ValueError(f"the site does not build, status {done.returncode}: {done.stderr[-3000:]}")
    (made / "said").write_text(done.stderr)
    return made


def folder_of(*switches):
    """The folder in which `public/` lies, built as of NOW with these switches, and `said`, what was printed."""
    key = hashlib.sha256(b"".join(stamps())).hexdigest()[:16]
    folder = BUILD / "shipped" / key
    wanted = folder / ("site" + "".join(switches))
    folder.parent.mkdir(parents=True, exist_ok=True)
    HELD.append(locked(f"{folder}.lock", fcntl.LOCK_SH))
    folder.mkdir(exist_ok=True)
    with locked(folder / "making", fcntl.LOCK_EX):
        if not wanted.exists():
            forget_others(folder)
            build(folder, switches).rename(wanted)
    return wanted


def public(*switches):
    """The published folder. Its bytes are the same for everybody: look, do not touch."""
    return folder_of(*switches) / "public"

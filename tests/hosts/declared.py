"""What `_headers` and `_redirects` say, read by the rules that Netlify and Cloudflare both document.

A path begins its line, the headers of what matches it are indented below; `*` stands for anything,
`/` too, once in a path. A redirect is `from to status`. Lines that a host would pass over in silence
are faults here."""
import re

# What Netlify sets itself, and ignores in the file.
RESERVED = {"accept-ranges", "age", "allow", "alt-svc", "connection", "content-encoding",
            "content-length", "content-range", "date", "location", "server", "set-cookie", "trailer",
            "transfer-encoding", "upgrade"}
MOST_HEADERS, LONGEST_HEADER = 100, 2000  # Cloudflare's limits
MOST_REDIRECTS, MOST_PATTERNS, LONGEST_REDIRECT = 2000, 100, 1000
STATUSES = {"301", "404"}


def matches(pattern, path):
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path) is not None


def faults_of_path(path):
    if not re.fullmatch(r"/[A-Za-z0-9_.~/*-]*", path):
        yield f"'{path}' is not plainly a path"
    if path.count("*") > 1:
        yield f"'{path}' has more than one '*'"


def faults_of_header(name, value):
    if not re.fullmatch(r"[A-Za-z0-9-]+", name) or not value.strip():
        yield f"'{name}: {value}' is no header"
    if name.lower() in RESERVED:
        yield f"'{name}' may not be set"


def read_headers(text):
    """Returns ([(path, [(name, value)])], faults)."""
    rules, faults = [], []
    for line in text.splitlines():
        if len(line) > LONGEST_HEADER:
            faults.append(f"line of {len(line)} bytes")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            faults += faults_of_path(line)
            rules.append((line, []))
        elif not rules:
            faults.append(f"no path stands above '{line}'")
        elif line.strip().startswith("! "):
            rules[-1][1].append(("!", line.strip()[2:].strip()))
        else:
            name, _, value = line.strip().partition(":")
            faults += faults_of_header(name, value)
            rules[-1][1].append((name, value.strip()))
    faults += [f"nothing stands below '{path}'" for path, headers in rules if not headers]
    if len(rules) > MOST_HEADERS:
        faults.append(f"{len(rules)} paths")
    return rules, faults


def headers_for(rules, path):
    """Returns (lower-case name to value, faults): of two values one host takes the last and the other
    joins them, so there must be one. Who joins them takes `! NAME` for taking back what was set."""
    found, faults = {}, []
    for pattern, headers in rules:
        for name, value in headers if matches(pattern, path) else []:
            if name == "!":
                if not found.pop(value.lower(), None):
                    faults.append(f"{path}: {value} is taken back, but was not set")
                continue
            if name.lower() in found:
                faults.append(f"{path}: {name} is set twice")
            found[name.lower()] = value
    return found, faults


def read_redirects(text):
    """Returns ([(from, to, status)], faults)."""
    rules, faults = [], []
    for line in text.splitlines():
        words = line.split()
        if len(line) > LONGEST_REDIRECT:
            faults.append(f"line of {len(line)} bytes")
        if not words or words[0].startswith("#"):
            continue
        if len(words) != 3 or words[2] not in STATUSES:
            faults.append(f"'{line}' is not from, to and status")
            continue
        faults += [fault for path in words[:2] for fault in faults_of_path(path)]
        if "*" in words[1]:
            faults.append(f"'{line}' leads to no one place")
        rules.append(tuple(words))
    patterns = ["*" in rule[0] for rule in rules]
    if patterns != sorted(patterns):
        faults.append("a pattern stands before a path")
    if sum(patterns) > MOST_PATTERNS or len(rules) - sum(patterns) > MOST_REDIRECTS:
        faults.append(f"{len(rules)} redirects")
    return rules, faults

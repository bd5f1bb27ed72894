"""What `_headers` and `_redirects` say, read by the rules that Netlify and Cloudflare both document.

A path begins its line, the headers of what matches it are indented below; `*` stands for anything,
`/` too, once in a path. A redirect is `from to status`; in its first path `:name` stands for any one part,
and in its second for the same. Lines that a host would pass over in silence
are faults here."""
import functools
import re

# What Netlify sets itself, and ignores in the file.
RESERVED = {"accept-ranges", "age", "allow", "alt-svc", "connection", "content-encoding",
            "content-length", "content-range", "date", "location", "server", "set-cookie", "trailer",
            "transfer-encoding", "upgrade"}
MOST_HEADERS, LONGEST_HEADER = 100, 2000  # Cloudflare's limits
MOST_REDIRECTS, MOST_PATTERNS, LONGEST_REDIRECT = 2000, 100, 1000
STATUSES = {"301", "302", "404"}


@functools.lru_cache(None)
def expression(pattern):
    one = re.sub(r":([A-Za-z]\w*)", r"(?P<\1>[^/]+)", re.escape(pattern).replace(r"\:", ":"))
    return re.compile(one.replace(r"\*", ".*"))


def matches(pattern, path):
    return expression(pattern).fullmatch(path) is not None


def led_to(rules, path):
    """Where a host that follows lines even past files leads; None: to what is there."""
    for old, new, status in rules:
        if old == path:
            return new
        found = expression(old).fullmatch(path) if ":" in old and status != "404" else None
        if found:
            return re.sub(r":([A-Za-z]\w*)", lambda name: found[name[1]], new)
    return None


def faults_of_path(path):
    if not re.fullmatch(r"/([A-Za-z0-9_.~/*-]|(?<=/):[A-Za-z]\w*)*", path):
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
        target, _, query = words[1].partition("?")
        faults += [fault for path in (words[0], target) for fault in faults_of_path(path)]
        if query and not re.fullmatch(r"([a-z-]+=(:[a-z]+|[a-z0-9-]+)(&|$))+", query):
            faults.append(f"'{query}' is no query")
        faults += [f"'{line}' has no {name}" for name in re.findall(r":[a-z]+", words[1])
                   if name not in words[0]]
        if "*" in words[1]:
            faults.append(f"'{line}' leads to no one place")
        rules.append(tuple(words))
    patterns = [bool(re.search(r"[*:]", rule[0])) for rule in rules]
    if patterns != sorted(patterns):
        faults.append("a pattern stands before a path")
    if sum(patterns) > MOST_PATTERNS or len(rules) - sum(patterns) > MOST_REDIRECTS:
        faults.append(f"{len(rules)} redirects")
    return rules, faults

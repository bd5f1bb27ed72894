"""Renders a template as python3-jinja2 does, over data typed as `knoten render` types it, with the
filters that Jinja lacks or does differently."""
import datetime
import json
import re

import jinja2
import yaml


class Record:
    """A map: its fields are attributes, so that none hides behind a method of dict."""

    def __init__(self, fields):
        self.__dict__.update(fields)


class When:
    """A date or a time; never printed as it is."""

    def __init__(self, date, time):
        self.date, self.time = date, time

    def key(self):
        return self.date, self.time or ""

    def __eq__(self, other):
        return isinstance(other, When) and self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __le__(self, other):
        return self.key() <= other.key()

    def __hash__(self):
        return hash(self.key())

    def __str__(self):
        raise TypeError("a date was printed without a filter")


def scalar(node):
    text = node.value
    if node.style is not None:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?[1-9][0-9]{0,14}|0", text):
        return int(text)
    when = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?", text)
    return When(when[1], when[2]) if when else text


def keys_of(node):
    return [k.value for k, _ in node.value]


def entry(node, key):
    return next((v for k, v in node.value if k.value == key), None)


def convert(nodes):
    """Values of nodes that are of one type: maps among them get each other's fields."""
    maps = [n for n in nodes if isinstance(n, yaml.MappingNode)]
    lists = [n for n in nodes if isinstance(n, yaml.SequenceNode)]
    fields = list(dict.fromkeys(k for n in maps for k in keys_of(n)))
    columns = {}
    for key in fields:
        present = [n for n in maps if entry(n, key) is not None]
        values = convert([entry(n, key) for n in present])
        columns[key] = dict(zip(map(id, present), values))
    items = iter(convert([item for n in lists for item in n.value])) if lists else iter(())
    out = []
    for n in nodes:
        if isinstance(n, yaml.MappingNode):
            out.append(Record({k: columns[k].get(id(n)) for k in fields}))
        elif isinstance(n, yaml.SequenceNode):
            out.append([next(items) for _ in n.value])
        else:
            out.append(scalar(n))
    return out


def load(text):
    return vars(convert([yaml.compose(text, Loader=yaml.SafeLoader)])[0])


def follow(item, path):
    for name in path.split(".") if path else []:
        item = None if item is None else getattr(item, name)
    return item


def sort(items, attribute=None, reverse=False):
    there = [i for i in items if follow(i, attribute) is not None]
    gone = [i for i in items if follow(i, attribute) is None]
    return sorted(there, key=lambda i: follow(i, attribute), reverse=reverse) + gone


def group_by(items, attribute):
    groups = {}
    for item in items:
        groups.setdefault(follow(item, attribute), []).append(item)
    return [Record({"key": k, "items": v}) for k, v in groups.items()]


NOTHING = object()


def where(items, attribute, value=NOTHING):
    found = [(i, follow(i, attribute)) for i in items]
    return [i for i, v in found if (v if value is NOTHING else v == value)]


def truncate(text, length):
    if len(text) <= length:
        return text
    end = max(length - 1, 0)
    word = end
    while word > 0 and not text[word].isspace():
        word -= 1
    return text[:word or end].rstrip() + "…"


def to_json(value):
    if isinstance(value, When):
        value = value.date + ("T" + value.time if value.time else "")
    if isinstance(value, list):
        return jinja2.utils.markupsafe.Markup("[" + ", ".join(map(to_json, value)) + "]")
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return jinja2.utils.markupsafe.Markup(text)


def date(when, style):
    if style == "iso":
        return when.date + ("T" + when.time if when.time else "")
    day = datetime.date.fromisoformat(when.date)
    patterns = {"dd.MM.y": day.strftime("%d.%m.") + str(day.year), "d": str(day.day),
                "HH:mm": when.time or "00:00", "time": when.time or "00:00"}
    return patterns[style]


def times(text):
    """Ranges of times never broken."""
    parts = re.split(r"(?<![0-9:])((?=[^–]{4})[0-9]*:[0-9:]*–(?=.{4})[0-9]*:[0-9:]*)", text)
    return jinja2.utils.markupsafe.Markup("").join(
        jinja2.utils.markupsafe.Markup('<bdi class="times" dir="ltr">%s</bdi>') % part if i % 2
        else part for i, part in enumerate(parts))


def address(text):
    """An address of the web with places where its lines break."""
    pieces = re.split(r"(?<=[^^])(?=\.)|(?<=/)(?=[^/])", text)
    return jinja2.utils.markupsafe.Markup("<wbr>").join(pieces)


def fill(text, arguments, n=None):
    values = {str(i + 1): str(a) for i, a in enumerate(arguments)}
    if n is not None:
        values["n"] = str(n)
    return re.sub(r"\{([n1-9])\}", lambda m: values.get(m[1], m[0]), text)


def environment(templates, words):
    def t(key, *arguments):
        return fill(words[key], arguments)

    def plural(n, key, *arguments):
        forms = words[key]
        return fill(forms.get("one" if abs(n) == 1 else "other", forms["other"]), arguments, n)

    env = jinja2.Environment(loader=jinja2.DictLoader(templates), undefined=jinja2.StrictUndefined,
                             autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters.update(
        t=t, plural=plural, date=date, sort=sort, group_by=group_by, where=where,
        truncate=truncate, json=to_json, limit=lambda items, n: items[:max(n, 0)],
        first=lambda items: items[0] if items else None,
        last=lambda items: items[-1] if items else None,
        join=lambda items, by="": by.join(map(str, items)),
        default=lambda value, other: other if value is None else value,
        url=lambda value: value, times=times, address=address,
        lang_name={"de": "Deutsch", "en": "Englisch", "tr": "Türkisch"}.__getitem__)
    return env


def render(templates, data, words):
    """The page that `main.html` among the templates makes of the YAML text."""
    return environment(templates, words).get_template("main.html").render(load(data))

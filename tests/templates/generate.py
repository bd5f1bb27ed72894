"""Makes templates that are right in every type, and data for them, from a seed."""
import random

TEXTS = ["plain", "a<b>c", "x & y", "it's", 'say "so"', "Grüße", "zwei Wörter", "", "ağaç", "a/b?c#d"]
NOTES = ["gut", "nein < ja", "so & so"]  # Python sorts them as every language does
NAMES = ["anna", "bert", "carl", "dora", "emil", "fred"]
LITERALS = ["<p>", "</p>\n", "text ", "  ", "\n", "\n\n", "a { b } c", "100 % sure ", "<br>", "&amp;",
            "<b class='x'>", "</b>", "\t", " \n  ", "<!-- note -->", "} %} }} "]
TAG_SPACE = [("{% ", " %}")] * 8 + [("{%- ", " %}"), ("{% ", " -%}"), ("{%- ", " -%}"), ("{%+ ", " %}"),
                                   ("{%", "%}"), ("{% ", " +%}")]
PRINT_SPACE = [("{{ ", " }}")] * 6 + [("{{- ", " }}"), ("{{ ", " -}}"), ("{{", "}}")]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0
        self.templates = {}
        self.partials = 0

    # ---- data ----

    def item(self):
        r = self.random
        lines = [f"name: {r.choice(NAMES)}", f"n: {r.randint(-3, 9)}",
                 f"flag: {r.choice(['true', 'false'])}"]
        if r.random() < 0.5:
            lines.append(f"note: {quoted(r.choice(NOTES))}")
        tags = ", ".join(quoted(r.choice(NAMES)) for _ in range(r.randint(0, 3)))
        lines.append(f"tags: [{tags}]")
        return lines

    def data(self):
        r = self.random
        lines = [f"title: {quoted(r.choice(TEXTS))}", f"other: {quoted(r.choice(TEXTS))}",
                 f"count: {r.randint(0, 5)}", "zero: 0", "yes: true", "no: false",
                 "words: [" + ", ".join(quoted(r.choice(TEXTS)) for _ in range(r.randint(1, 4))) + "]",
                 "nums: [" + ", ".join(str(r.randint(-9, 99)) for _ in range(r.randint(1, 4))) + "]",
                 f"day: 2026-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
                 "maybe: " + r.choice(["null", "~"]), "one:"]
        lines += ["  " + line for line in self.item()]
        lines.append("items:")
        shown = [self.item() for _ in range(r.randint(1, 4))] + [["name: last", "n: 1", "flag: true",
                                                                 'tags: ["x"]', 'note: "n"'],
                                                                ["name: less", "n: 2", "flag: false",
                                                                 'tags: []']]
        for item in shown:
            lines += ["  - " + item[0]] + ["    " + line for line in item[1:]]
        return "\n".join(lines) + "\n"

    # ---- expressions; `env` is a list of (text, kind) ----

    def root(self):
        env = [("title", "text"), ("other", "text"), ("count", "int"), ("zero", "int"),
               ("yes", "bool"), ("no", "bool"), ("words", "texts"), ("nums", "ints"), ("day", "when"),
               ("items", "items")]
        return env + [("one.name", "text"), ("one.n", "int"), ("one.flag", "bool"), ("one.tags", "texts")]

    @staticmethod
    def fields(name):
        return [(name + ".name", "text"), (name + ".n", "int"), (name + ".flag", "bool"),
                (name + ".tags", "texts"), (name + ".note", "text?")]

    def pick(self, env, kind):
        found = [text for text, k in env if k == kind]
        return self.random.choice(found) if found else None

    def expr(self, env, kind, depth=0):
        r = self.random
        plain = self.pick(env, kind)
        if plain and (depth > 2 or r.random() < 0.5):
            return plain
        return getattr(self, "make_" + kind)(env, depth + 1)

    def make_text(self, env, d):
        r = self.random
        e = self.expr
        optional = self.pick(env, "text?")
        ways = [lambda: r.choice(["'lit<'", '"l&t"', "'a\\'b'", '""']),
                lambda: f"{e(env, 'text', d)} ~ {e(env, r.choice(['text', 'int']), d)}",
                lambda: f"({e(env, 'text', d)} if {e(env, 'bool', d)} else {e(env, 'text', d)})",
                lambda: f"({e(env, 'text', d)} or {e(env, 'text', d)})",
                lambda: f"({e(env, 'text', d)} and {e(env, 'text', d)})",
                lambda: f"{e(env, 'texts', d)} | join({r.choice(['', chr(39) + ', ' + chr(39)])})",
                lambda: f"({e(env, 'text', d)}) | truncate({r.randint(1, 9)})",
                lambda: f"{e(env, 'texts', d)} | first | default('none')",
                lambda: f"{e(env, 'when', d)} | date('{r.choice(['iso', 'dd.MM.y', 'd'])}')",
                lambda: "'word.plain' | t", lambda: f"'word.two' | t({e(env, 'text', d)}, {e(env, 'int', d)})",
                lambda: f"({e(env, 'int', d)}) | plural('word.many')"]
        if optional:
            ways += [lambda: f"{optional} | default({e(env, 'text', d)})"] * 3
        return r.choice(ways)()

    def make_int(self, env, d):
        r = self.random
        return r.choice([lambda: str(r.randint(0, 9)), lambda: f"({self.expr(env, 'text', d)}) | length",
                         lambda: f"{self.expr(env, 'items', d)} | length", lambda: "-3",
                         lambda: f"({self.expr(env, 'int', d)} if {self.expr(env, 'bool', d)} else 7)"])()

    def make_bool(self, env, d):
        r = self.random
        e = self.expr
        kind = r.choice(["text", "int", "when"])
        sign = r.choice(["==", "!=", "<", "<=", ">", ">="])
        return r.choice([
            lambda: f"({e(env, kind, d)} {sign} {e(env, kind, d)})",
            lambda: f"({e(env, 'bool', d)} {r.choice(['and', 'or'])} {e(env, 'bool', d)})",
            lambda: f"(not {e(env, 'bool', d)})", lambda: r.choice(["true", "false"]),
            lambda: f"({e(env, 'text', d)} {r.choice(['in', 'not in'])} {e(env, 'texts', d)})",
            lambda: f"({e(env, 'text', d)} in {e(env, 'text', d)})",
            lambda: f"({e(env, 'int', d)} in nums)"])()

    def make_texts(self, env, d):
        return self.random.choice(["words", "one.tags", "(words | limit(2))", "(one.tags | sort)"])

    def make_items(self, env, d):
        r = self.random
        return r.choice(["items", "(items | sort('name'))", "(items | sort('n', true))", "(items | limit(2))",
                         "(items | where('flag'))", f"(items | where('n', {r.randint(0, 3)}))",
                         "(items | sort('note'))", "(items | where('note'))", "(items | sort('flag'))",
                         "(items | sort(attribute='n', reverse=true) | limit(count))"])

    def make_when(self, env, d):
        return "day"

    # ---- statements ----

    def tag(self, text):
        left, right = self.random.choice(TAG_SPACE)
        return left + text + right

    def show(self, text):
        left, right = self.random.choice(PRINT_SPACE)
        return left + text + right

    def name(self):
        self.names += 1
        return f"v{self.names}"

    def stmt_print(self, env, d):
        return self.show(self.expr(env, self.random.choice(["text", "text", "int"])))

    def stmt_attribute(self, env, d):
        quote, text = self.random.choice("\"'"), self.expr(env, "text")
        first = self.random.choice(['title=', 'href=/x/', 'alt='])
        name, rest = first.split("=")
        return f"<a {name}={quote}{rest}{{{{ {text} }}}}{quote}" + self.random.choice(
            [">", " >", f"{{% if {self.expr(env, 'bool')} %}} class=\"c\"{{% endif %}}>"])

    def stmt_if(self, env, d):
        optional = self.pick(env, "text?")
        inner = list(env)
        test = self.expr(env, "bool")
        if optional and self.random.random() < 0.6:
            inner.append((optional, "text"))
            test = self.random.choice([optional, f"{optional} and {test}", f"{test} and {optional}"])
        elif self.random.random() < 0.3:
            test = self.expr(env, self.random.choice(["text", "int", "texts", "items"]))
        out = self.tag(f"if {test}") + self.body(inner, d + 1)
        if self.random.random() < 0.3:
            out += self.tag(f"elif {self.expr(env, 'bool')}") + self.body(list(env), d + 1)
        if self.random.random() < 0.5:
            out += self.tag("else") + self.body(list(env), d + 1)
        return out + self.tag("endif")

    def stmt_for(self, env, d):
        name = self.name()
        kind = self.random.choice(["items", "items", "texts"])
        inner = list(env) + [("loop.index", "int"), ("loop.index0", "int"), ("loop.length", "int"),
                             ("loop.first", "bool"), ("loop.last", "bool")]
        inner += self.fields(name) if kind == "items" else [(name, "text")]
        out = self.tag(f"for {name} in {self.expr(env, kind)}") + self.body(inner, d + 1)
        if self.random.random() < 0.3:
            out += self.tag("else") + self.body(list(env), d + 1)
        return out + self.tag("endfor")

    def stmt_group(self, env, d):
        group, item = self.name(), self.name()
        inner = list(env) + self.fields(item)
        return (self.tag(f"for {group} in {self.expr(env, 'items')} | group_by('flag')")
                + self.tag(f"for {item} in {group}.items") + self.body(inner, d + 2)
                + self.tag("endfor") + self.tag("endfor"))

    def stmt_set(self, env, d):
        name, kind = self.name(), self.random.choice(["text", "int", "bool", "items"])
        out = self.tag(f"set {name} = {self.expr(env, kind)}")
        env.append((name, kind))
        return out

    def stmt_include(self, env, d):
        self.partials += 1
        name = f"partials/p{self.partials}.html"
        seen = [e for e in env if not e[0].startswith("loop.")]  # Jinja may or may not hand `loop` on
        self.templates[name] = self.body(seen, d + 1)
        return self.tag(f'include "{name}"')

    def stmt_comment(self, env, d):
        return self.random.choice(["{# c #}", "{#- c #}\n", "{# {{ x }} -#}\n", "  {# c #}\n"])

    def stmt_text(self, env, d):
        return self.random.choice(LITERALS)

    def body(self, env, d):
        ways = [self.stmt_text] * 6 + [self.stmt_print] * 4 + [self.stmt_comment]
        if d < 4:
            ways += [self.stmt_if] * 2 + [self.stmt_for, self.stmt_set, self.stmt_attribute]
        if d < 3:
            ways += [self.stmt_group, self.stmt_include]
        parts = [self.random.choice(ways)(env, d) for _ in range(self.random.randint(1, 8 - d))]
        return "".join(parts)

    def blocks(self):
        """A main template whose blocks fill a base."""
        main = '{% extends "base.html" %}\n'
        base = "<html>\n"
        env = self.root()
        if self.random.random() < 0.5:
            main += "{% set chosen = title %}\n"
            env.append(("chosen", "text"))
        for name in ("head", "main", "foot"):
            base += self.tag(f"block {name}") + self.body(list(env), 1) + self.tag("endblock")
            if self.random.random() < 0.6:
                above = self.random.choice(["", "{{ super() }}"])
                main += f"{{% block {name} %}}" + self.body(list(env), 1) + above + "{% endblock %}\n"
        self.templates.update({"main.html": main, "base.html": base + "</html>\n"})

    def case(self):
        """Returns (templates by name, YAML text)."""
        if self.random.random() < 0.3:
            self.blocks()
        else:
            self.templates["main.html"] = self.body(self.root(), 0)
        return self.templates, self.data()

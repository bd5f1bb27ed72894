"""Reads search.json as src/render/search/search.h tells."""
import re
import unicodedata


def lists(text, digits):
    """The lists of pages that a text has."""
    more, last, high = digits
    found, pages, page, n = [], [], -1, 0
    for c in text:
        if c in high:
            n = n * len(high) + high.index(c)
            continue
        if c != " ":
            page += n * len(more) + (more if c in more else last).index(c) + 1
            pages.append(page)
        n = 0
        if c not in more:
            found.append(pages)
            pages, page = [], -1
    return found


def words_of(text, index):
    table = {letter: to for letters, to in index["fold"] for letter in letters}
    plain = "".join(table.get(c, "" if unicodedata.category(c) == "Mn" else c)
                    for c in unicodedata.normalize("NFKD", text).lower())
    return re.findall(r"[^\W_]+", plain)


def paths(index):
    """The path of each page."""
    docs = index["docs"]

    def path(here, kind, title):
        if isinstance(here, str):
            return here[1:] if here.startswith("/") else f"{index['folders'][kind]}{here}/"
        words = words_of(re.sub("[äöüÄÖÜ]", r"\g<0>e", title), index)
        return f"{index['folders'][kind]}{'-'.join(words[:len(words) - here])}/"
    return [path(*each) for each in zip(docs["path"], docs["type"], docs["title"])]


def stems(index):
    """The words of bodies."""
    found, before = [], ""
    for coded in re.findall("[A-Z][^A-Z]*", index["index"].translate(str.maketrans(*index["letters"]))):
        before = before[:ord(coded[0]) - ord("A")] + coded[1:]
        found.append(before)
    return found

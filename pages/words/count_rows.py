"""One line of counts as people write it: "9 yes, 5 no", "sunny 2/3", "[9+, 5−]"."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from pages.words.literal import one_line, quoted

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|(?P<number>(?<![\w.])[-−]?\d+(?:\.\d+)?)"
    r"|(?<=\d)(?P<sign>[-+−–](?!\s*\d))"
    r"|(?P<word>[<>≤≥]=?\s?[\w.]+|[^\W\d_][^\s,;:=|/(){}\[\]\"]*)"
    r"|(?P<blank>[^\S\t]+)|(?P<other>.)"
)
# Words that only join others: "2 and 3", "sunny has 2 yes".
JOINTS = {*"and & vs vs. versus to against has have with is are was were or".split()}
WORDS = "w"  # of kinds: a word, a number
# A row's kinds, the most telling first: sunny 2 yes 3 no; sunny: yes 2, no 3;
# 9 yes, 5 no; yes 9, no 5; sunny 2 3; 2 3.
NAMED = ("w(?:nw)+", "w(?:wn)+", "wnn+")
BARE = ("(?:nw)+", "(?:wn)+", "n{2,}")
ALONE = ("(?:nw)+", "(?:wn)+", "n+")  # after a name and its colon
GROUPED = re.compile(r"\b\d{1,3},\d{3}\b")  # 1,500
LIKE = "write a name and a count for each class, like sunny 2 3"


@dataclass(frozen=True)
class Row:
    """Counts as they are written, with the classes' names where they are said."""

    text: str
    name: str  # of the group; "" where there is none
    counts: tuple[int, ...]
    classes: tuple[str, ...] = ()
    is_quoted: bool = False  # the name, so that it is no word of ours

    def knowing(self, classes: Collection[str]) -> "Row":
        """Return the row whose first word is a name and a class: sunny yes 2, no 3."""
        first = self.classes[0] if self.classes else ""
        name, _, last = first.rpartition(" ")
        if self.name or not first:
            return self
        if name and last.casefold() in classes:
            return replace(self, name=name, classes=(last, *self.classes[1:]))
        is_name = len(self.classes) == 1 and first.casefold() not in classes
        return replace(self, name=first, classes=()) if is_name else self

    @property
    def is_of_one_class(self) -> bool:
        """Whether it is a part of the bag that stands on a line of its own: 9 yes."""
        return len(self.classes) == 1 and not self.name

    @property
    def key(self) -> str:
        """Its name as a word of ours, in small letters."""
        return "" if self.is_quoted else self.name.casefold()


Token = tuple[str, str]  # kind and text


def rows_in(text: str) -> list[Row]:
    """Read one line, which may hold several rows; a ValueError says what is wrong."""
    if grouped := GROUPED.search(text):
        both = grouped[0].replace(",", ""), grouped[0].replace(",", " and ")
        raise ValueError(
            f"“{grouped[0]}” can be read as {both[0]} and as {both[1]}; write a blank "
            "after the comma, or leave it out."
        )
    for mark in ("\t", ":", "=", "|"):
        found = _named_by(mark, text)
        if found:
            return [found]
    tokens = _tokens(text)
    kinds = "".join(kind for kind, _ in tokens)
    ends = _cut(kinds)
    if ends is None:
        raise ValueError(f"{quoted(text)} cannot be read as counts; {LIKE}.")
    starts = (0, *ends)
    return [
        _row(text, tokens[start:end]) for start, end in zip(starts, ends, strict=False)
    ]


def _named_by(mark: str, text: str) -> Row | None:
    """Return the row whose name ends at the first such mark, if it is one."""
    quote = re.match(rf'\s*"([^"]*)"\s*{re.escape(mark)}(.*)', text)
    head, found, tail = (
        (quote[1], mark, quote[2]) if quote else text.strip(" |").partition(mark)
    )
    name = one_line(head).strip() if quote else one_line(head).strip(" -•*")
    if not found or not name or (name.isdecimal() and mark in "=|\t" and not quote):
        return None
    tokens = _tokens(tail)
    kinds = "".join(kind for kind, _ in tokens)
    if not any(re.fullmatch(pattern, kinds) for pattern in ALONE):
        return None
    row = _row(text, tokens)
    return Row(text, name, row.counts, row.classes, bool(quote))


def _tokens(text: str) -> list[Token]:
    """Return words and numbers; words beside each other are one."""
    found: list[Token] = []
    run: list[str] = []
    for match in [*TOKEN.finditer(text), None]:
        kind = match.lastgroup if match else "other"
        if kind == "word":
            run.append(match["word"])
        elif kind != "blank":
            found += _joined(run)
            run = []
        if kind == "quoted":
            found.append((WORDS, match[kind]))
        elif kind == "sign":
            found.append((WORDS, "+" if match[kind] == "+" else "−"))
        elif kind == "number":
            found.append(("n", match["number"]))
    return found


def _joined(run: list[str]) -> list[Token]:
    """Return words as one, without those at its ends that only join others."""
    words = [word for one in run if (word := one.strip("'‘’`*"))]
    while words and words[0].casefold() in JOINTS:
        words.pop(0)
    while words and words[-1].casefold() in JOINTS:
        words.pop()
    return [(WORDS, " ".join(words))] if words else []


@cache
def _cut(kinds: str) -> tuple[int, ...] | None:
    """Return where each row ends, or None where these are no rows."""
    for pattern in (*NAMED, *BARE):
        for end in range(len(kinds), 1, -1):
            if re.fullmatch(pattern, kinds[:end]):
                if end == len(kinds):
                    return (end,)
                rest = _cut(kinds[end:])
                if rest is not None:
                    return (end, *(end + one for one in rest))
    return None


def _row(text: str, tokens: list[Token]) -> Row:
    """Return the row of some tokens that make one."""
    kinds = "".join(kind for kind, _ in tokens)
    is_named = any(re.fullmatch(pattern, kinds) for pattern in NAMED)
    is_named = is_named and not any(re.fullmatch(p, kinds) for p in ALONE)
    name = tokens[0][1] if is_named else ""
    rest = tokens[is_named:]
    words = tuple(word for kind, word in rest if kind == WORDS)
    counts = tuple(whole(number) for kind, number in rest if kind == "n")
    return Row(text, name, counts, words)


def whole(text: str) -> int:
    """Read a count; a ValueError says why it is none."""
    if "." in text and float(text) != int(float(text)):
        raise ValueError(f"{text} is no whole number; counts are whole: 0, 1, 2 …")
    if text[0] in "-−" and float(text[1:]):
        raise ValueError(f"{text} is below 0; counts are 0 or more.")
    return int(float(text.lstrip("-−")))

"""Points that are typed or pasted: "x, y, class" in each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engines.datasets import PlaneSamples, samples_of
from pages.words.literal import quoted
from pages.words.sentences import counted
from pages.words.typed import number

MOST_POINTS, MOST_CLASSES = 500, 3
FURTHEST = 1000.0  # of a coordinate; the plane is shown from -6 to 6
MOST_FAULTS = 5  # that are told one by one
WANTED = "write x, y and a class, like “1.5, −2, blue”"
SEPARATORS = (r"\s*[;\t|]\s*", r"\s*,\s*", r"\s+")  # the first that makes three parts


@dataclass(frozen=True)
class Pasted:
    """What was read of a text, and in sentences what was not."""

    kind: str  # "classes" or "numbers"
    points: tuple[tuple[float, float, float], ...]  # x, y, and class or number
    names: tuple[str, ...]  # of the classes, in the order in which they come
    faults: tuple[str, ...]  # plain text

    @property
    def samples(self) -> PlaneSamples:
        """The points as samples; there has to be one at least."""
        *places, said = zip(*self.points, strict=True)
        n = max(2, len(self.names)) if self.kind == "classes" else 0
        points = [*zip(*places, strict=True)]
        return samples_of("pasted", self.kind, n, points, said)


def points_from(text: str, kind: str = "classes") -> Pasted:
    """Return the points of a text, one a line, and why other lines are none.

    Parts are separated by commas, by blanks, or by semicolons or tabs, beside which a
    comma is a decimal mark. A class is a word or a number; a line of names that comes
    first, empty lines and those that begin with # are passed over.
    """
    rows, faults = [], []
    for at, line in _lines(text):
        try:
            rows.append(_point(_parts(line), kind))
        except ValueError as why:
            faults.append(f"Line {at}, {quoted(line)}: {why}.")
    faults = [*faults[:MOST_FAULTS], *_more(len(faults) - MOST_FAULTS)]
    names = [*dict.fromkeys(said for *_, said in rows)] if kind == "classes" else []
    names = sorted(names, key=int) if all(map(str.isdecimal, names)) else names
    kept, others = names[:MOST_CLASSES], names[MOST_CLASSES:]
    if others:
        faults.append(
            f"There are {len(names)} classes; points of the first {MOST_CLASSES} count."
        )
        rows = [row for row in rows if row[2] in kept]
    if len(rows) > MOST_POINTS:
        faults.append(f"There are {len(rows):,} points; the first {MOST_POINTS} count.")
    points = [
        (x, y, float(kept.index(said)) if kind == "classes" else said)
        for x, y, said in rows[:MOST_POINTS]
    ]
    return Pasted(kind, tuple(points), tuple(kept), tuple(faults))


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that may be points, with their numbers from 1 on."""
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), 1)]
    lines = [(at, line) for at, line in lines if line and not line.startswith("#")]
    return lines[1:] if lines and _is_header(lines[0][1]) else lines


def _is_header(line: str) -> bool:
    """Tell whether a line holds the names of columns: three words, no number."""
    parts = _parts(line)
    return len(parts) == 3 and not any(re.search(r"\d", part) for part in parts[:2])


def _parts(line: str) -> Sequence[str]:
    """Return what stands in a line, split by what makes three parts of it."""
    found = [re.split(separator, line) for separator in SEPARATORS]
    return next((parts for parts in found if len(parts) == 3), found[-1])


def _point(parts: Sequence[str], kind: str) -> tuple:
    """Return x, y and class or number; a ValueError says what is wrong."""
    if len(parts) != 3:
        raise ValueError(f"it has {counted(len(parts), 'part')}; {WANTED}")
    x, y = (_number(part, FURTHEST) for part in parts[:2])
    said = parts[2].strip("\"'“”")
    if kind == "numbers":
        return x, y, _number(said, FURTHEST)
    if not said:
        raise ValueError(f"its class is missing; {WANTED}")
    return x, y, said


def _number(text: str, furthest: float) -> float:
    try:
        value = number(text)
    except ValueError as why:
        raise ValueError(f"{quoted(text)} {why}") from None
    if abs(value) > furthest:
        raise ValueError(f"{quoted(text)} is beyond {furthest:,.0f}")
    return value


def _more(n: int) -> list[str]:
    return [f"{counted(n, 'more line')} could not be read."] if n > 0 else []

"""The names of a tree's marks: the browser puts them where it finds room.

The question that is new comes first and may cover anything; then all other questions,
then what has a note, then the rest. Of each those that are singled out come first, then
those of most rows; they are put where nothing else stands.
"""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

import numpy as np

from pages.figures import theme
from pages.figures.lettering import shortened, wrapped
from pages.figures.number_tree.marks import HEIGHTS
from pages.figures.places import FOREVER, Name
from pages.figures.twigs import Twig

GAP = 8  # pixels from a mark to its name
RING = 7  # pixels, of a look around a node
LINE, MOST_LINE, SHORT = 15, 18, 12  # letters of a name's lines, and of a short one
WHOLE, WIDE, SLIM = 36, 24, 13  # letters of one line, of two, and of three
NEWEST = {"near": True, "plate": True, "covers": "anything"}
NOTED = {"near": True, "covers": "nothing"}
BESIDE = {"near": True, "nearest": True, "covers": "nothing"}

PointOf = Callable[[int, int, int], np.ndarray]  # a twig, from a step up to a step


class Run(NamedTuple):
    """Steps in which a twig has one name, and how that is put."""

    asks: bool
    is_noted: bool
    since: int
    upto: int
    how: dict


def names_of(twigs: Sequence[Twig], point_of: PointOf, n_steps: int) -> list[Name]:
    """Return all names: of the question that is new, of notes, then by rows."""
    found = [
        (_rank(twig, run), _name(twig, point_of(at, run.since, run.upto), run))
        for at, twig in enumerate(twigs)
        for run in _runs(twig)
        if run.since < n_steps and run.since <= run.upto
    ]
    return [name for _, name in sorted(found, key=lambda one: one[0])]


def _rank(twig: Twig, run: Run) -> tuple:
    """Return what orders names: the most important has the least."""
    is_noted = run.how is NOTED
    return run.how is not NEWEST, not run.asks, not is_noted, not twig.look, -twig.part


def _runs(twig: Twig) -> Iterator[Run]:
    asked, noted = FOREVER if twig.asked is None else twig.asked, twig.noted
    yield Run(True, noted <= asked, asked, asked, NEWEST)
    for asks, since, upto in (
        (False, twig.born, asked - 1),
        (True, asked + 1, FOREVER),
    ):
        if (twig.note or twig.look) and (asks or twig.asked is None):
            yield Run(asks, False, since, min(upto, noted - 1), BESIDE)
            yield Run(asks, True, max(since, noted), upto, NOTED)
        else:
            yield Run(asks, False, since, upto, BESIDE)


def _name(twig: Twig, point: np.ndarray, run: Run) -> Name:
    long, *between, short = said_by(twig, run.asks, run.is_noted)
    if run.how is NEWEST and between:  # it may cover anything: so not in one long line
        long, *between = between
    gap = max(GAP, height_of(twig) // 2 + 4, RING + 4 if twig.look else 0)
    ink = theme.INK if run.asks else twig.ink
    best = "beside" if run.asks or twig.parent is None else "below"
    when = {"since": run.since, "upto": run.upto}
    return Name(point, long, ink, gap, best, short, between, **run.how, **when)


def said_by(twig: Twig, asks: bool, is_noted: bool) -> list[str]:
    """Return what a mark is named, the best way first: the answer, then the rest."""
    first = (twig.question if asks else twig.lines)[0]
    if twig.is_rest:
        return [first, ""]  # where there is no room only the pointer says it
    text = f"{twig.answer}: {first}" if twig.answer else first
    short = shortened(twig.answer if first == "?" else text, SHORT)
    ways = [[shortened(text, WHOLE)], _broken(text, WIDE, 2)] if asks else []
    ways.append(wrapped(text, LINE, MOST_LINE))
    ways += [_broken(text, SLIM, 3)] if asks else []
    note = [shortened(twig.note, MOST_LINE)] if twig.note and is_noted else []
    said = ["<br>".join([*lines, *note]) for lines in (*ways, [short])]
    whole_first = sorted(said[:-1], key=lambda one: "…" in one)
    return [*dict.fromkeys(whole_first), said[-1]]


def _broken(text: str, letters: int, n_lines: int) -> list[str]:
    """Return text in a few lines, as even as they may be, whose words stay whole."""
    even = max(SLIM, -(-len(text) // n_lines))
    lines = wrap(text, min(letters, even + 3), break_long_words=False)
    kept = [*lines[: n_lines - 1], " ".join(lines[n_lines - 1 :])]
    return [shortened(line, letters + 4) for line in kept if line]


def height_of(twig: Twig) -> int:
    """Return how high a leaf's mark is, in pixels: it says how many rows it has."""
    return next(high for share, high in HEIGHTS if twig.part <= share + 1e-9)

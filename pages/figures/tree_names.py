"""The names of a tree's marks: the browser puts them where it finds room.

The question that is new comes first and may cover anything; then what has a note; then
all others, those of most rows first, where nothing else stands.
"""

from collections.abc import Callable, Iterator, Sequence
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
    order = sorted(range(len(twigs)), key=lambda at: -twigs[at].part)
    names: dict[int, list[Name]] = {id(how): [] for how in (NEWEST, NOTED, BESIDE)}
    for at in order:
        for run in _runs(twigs[at]):
            if run.since < n_steps and run.since <= run.upto:
                point = point_of(at, run.since, run.upto)
                names[id(run.how)].append(_name(twigs[at], point, run))
    return [one for some in names.values() for one in some]


def _runs(twig: Twig) -> Iterator[Run]:
    asked, noted = FOREVER if twig.asked is None else twig.asked, twig.noted
    yield Run(True, noted <= asked, asked, asked, NEWEST)
    for asks, since, upto in (
        (False, twig.born, asked - 1),
        (True, asked + 1, FOREVER),
    ):
        if twig.is_rest:  # how many it stands for is always said
            yield Run(asks, False, since, upto, NEWEST)
        elif twig.note and (asks or twig.asked is None):
            yield Run(asks, False, since, min(upto, noted - 1), BESIDE)
            yield Run(asks, True, max(since, noted), upto, NOTED)
        else:
            yield Run(asks, False, since, upto, BESIDE)


def _name(twig: Twig, point: np.ndarray, run: Run) -> Name:
    long, short = said_by(twig, run.asks, run.is_noted)
    gap = max(GAP, height_of(twig) // 2 + 4, RING + 4 if twig.look else 0)
    ink = theme.INK if run.asks else twig.ink
    best = "beside" if run.asks or twig.parent is None else "below"
    when = {"since": run.since, "upto": run.upto}
    return Name(point, long, ink, gap, best, short, **run.how, **when)


def said_by(twig: Twig, asks: bool, is_noted: bool) -> tuple[str, str]:
    """Return what a mark is named, and the same in few letters: the answer first."""
    first = (twig.question if asks else twig.lines)[0]
    if twig.is_rest:
        return first, first
    text = f"{twig.answer}: {first}" if twig.answer else first
    short = shortened(twig.answer if first == "?" else text, SHORT)
    note = [shortened(twig.note, MOST_LINE)] if twig.note and is_noted else []
    lines = wrapped(text, LINE, MOST_LINE)
    return "<br>".join([*lines, *note]), "<br>".join([short, *note])


def height_of(twig: Twig) -> int:
    """Return how high a leaf's mark is, in pixels: it says how many rows it has."""
    return next(high for share, high in HEIGHTS if twig.part <= share + 1e-9)

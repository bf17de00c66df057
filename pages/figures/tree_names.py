"""The names of a tree's marks: the browser puts them where it finds room.

The question that is new comes first and may cover anything; then what has a note; then
all others, those of most rows first, where nothing else stands.
"""

from collections.abc import Callable, Sequence

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
NOTED = {"near": True, "plate": True, "covers": "lines"}
BESIDE = {"near": True, "nearest": True, "covers": "nothing"}


PointOf = Callable[[int, int, int], np.ndarray]  # a twig, from a step up to a step


def names_of(twigs: Sequence[Twig], point_of: PointOf, n_steps: int) -> list[Name]:
    """Return all names: of the question that is new, of notes, then by rows."""
    order = sorted(range(len(twigs)), key=lambda at: -twigs[at].part)
    first, noted, then = [], [], []
    for at in order:
        twig = twigs[at]
        asked = FOREVER if twig.asked is None else twig.asked
        runs = [(True, asked, asked, NEWEST)]
        for asks, since, upto in (
            (False, twig.born, asked - 1),
            (True, asked + 1, FOREVER),
        ):
            is_end = asks or twig.asked is None
            is_first = is_end and bool(twig.note or twig.is_rest)
            runs.append((asks, since, upto, NOTED if is_first else BESIDE))
        for asks, since, upto, how in runs:
            if since < n_steps and since <= upto:
                kinds = first if how is NEWEST else noted if how is NOTED else then
                point = point_of(at, since, upto)
                kinds.append(_name(twig, point, asks, (since, upto), how))
    return first + noted + then


def _name(twig: Twig, point, asks: bool, when: tuple[int, int], how: dict) -> Name:
    long, short = said_by(twig, asks)
    gap = max(GAP, height_of(twig) // 2 + 4, RING + 4 if twig.look else 0)
    ink = theme.INK if asks else twig.ink
    best = "beside" if asks or twig.parent is None else "below"
    since, upto = when
    return Name(point, long, ink, gap, best, short, **how, since=since, upto=upto)


def said_by(twig: Twig, asks: bool) -> tuple[str, str]:
    """Return what a mark is named, and the same in few letters: the answer first."""
    first = (twig.question if asks else twig.lines)[0]
    if twig.is_rest:
        return first, first
    text = f"{twig.answer}: {first}" if twig.answer else first
    lines = wrapped(text, LINE, MOST_LINE)
    if twig.note and (asks or twig.asked is None):
        lines.append(shortened(twig.note, MOST_LINE))
    return "<br>".join(lines), shortened(twig.answer if first == "?" else text, SHORT)


def height_of(twig: Twig) -> int:
    """Return how high a leaf's mark is, in pixels: it says how many rows it has."""
    return next(high for share, high in HEIGHTS if twig.part <= share + 1e-9)

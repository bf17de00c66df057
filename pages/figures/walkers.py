"""Several walkers on one ground: each in its colour, with its name where it stands."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Path
from pages.figures.leaving import out_since
from pages.figures.places import Name
from pages.figures.racers import RACERS
from pages.figures.shapes import dot, ring

NEWTON = "newton"  # walks beside the racers, as a ring
ROW = 32  # letters: so many of a line of names fit a narrow panel
SMALLER = 6  # pixels: the dots of many


def walker(
    key: str, points: np.ndarray, heights: np.ndarray, upto: Sequence[int]
) -> Path:
    """Return the path of an optimizer in its looks."""
    racer, head = RACERS[key], hollow if key == NEWTON else small
    line = racer.line(2 if key != NEWTON else 1.5)
    return Path(points, heights, upto, racer.short, line, racer.colour, head)


def small(x: float, y: float, colour: str) -> dict:
    """Return the dot of one walker among many."""
    return dot(x, y, colour, SMALLER, line={"color": theme.PAPER, "width": 1.5})


def hollow(x: float, y: float, colour: str) -> dict:
    """Return the ring of who walks beside them."""
    return ring(x, y, colour, SMALLER, fill=theme.PAPER)


def names_of(
    window: Window, paths: Sequence[Path], unit: str, counts: Sequence[int] = ()
) -> list[Name]:
    """Return the name of every walker at every step; outside, since when it is out.

    It stands beside the walker, or beside the edge by which it left. `counts` are what
    is told for the points of a path, if it is not their numbers.
    """
    return [_name(window, one, unit, counts) for one in paths if one.name]


def _name(window: Window, one: Path, unit: str, counts: Sequence[int]) -> Name:
    ends = one.points[np.asarray(one.upto) - 1]
    sides = np.array([window.x, window.y])
    inside = np.clip(np.nan_to_num(ends), *sides.T)[:, np.newaxis]
    left = out_since(window, one.points)
    if counts:
        left = [at if at is None else counts[at] for at in left]
    texts = [_said(one, left[upto - 1], unit) for upto in one.upto]
    same = texts[0] if len({*texts}) == 1 else texts
    look = {"shorter": one.name, "plate": True, "covers": "anything"}
    return Name(inside, same, one.colour, 8, **look)


def _said(one: Path, left: int | None, unit: str) -> str:
    return (
        one.name if left is None else f"{one.name} left the<br>picture at {unit} {left}"
    )


def who_left(window: Window, paths: Sequence[Path]) -> list[str]:
    """Say at every step who is out of the window, in two lines at most; or nothing."""
    lines = []
    out = [out_since(window, one.points) for one in paths]
    for ends in zip(*(one.upto for one in paths), strict=True):
        every = zip(paths, out, ends, strict=True)
        lines.append(_line([one for one, left, k in every if left[k - 1] is not None]))
    return lines


def _line(gone: Sequence[Path]) -> str:
    """Name those who left, each in its colour."""
    if not gone:
        return ""
    words, letters = ["Outside:"], len("Outside:")
    for at, one in enumerate(gone):
        letters += len(one.name) + 2
        is_full = letters > ROW and "<br>" not in "".join(words)
        comma = "," if at < len(gone) - 1 else "."
        name = f'<span style="color:{one.colour}">{one.name}</span>{comma}'
        words.append(f"<br>{name}" if is_full else name)
    return " ".join(words).replace(" <br>", "<br>")

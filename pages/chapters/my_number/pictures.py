"""How far every cause is from what was told, in last digits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import short_label
from pages.figures import theme
from pages.figures.axes import hidden, named_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.panel import Panel
from pages.figures.shapes import plate, segment
from pages.words.numbers import RAISED
from pages.words.sentences import counted, listed

MOST_ROWS = 9  # causes, or groups of them that nothing told can tell apart
NEAREST, FARTHEST = -2, 5  # powers of ten of a last digit
HALF = np.log10(0.5)  # of a last digit: so far off, a number has the same digits
ROW_HIGH = 36  # pixels


def groups(record: Record) -> list[tuple[int, ...]]:
    """Return the causes in groups that lead to the same numbers told: the nearest.

    The right one's comes first, the others as they stand in the catalogue. Those that
    differ from another by rounding alone are shown only where they fit and the right
    one does not, all of a kind as one.
    """
    verdict = record.verdict
    values = verdict.values[:, verdict.columns]
    found: dict[object, list[int]] = {}
    for at, cause in enumerate(verdict.causes):
        key: object = tuple(f"{value:.12g}" for value in values[at])
        if cause.is_of_digits or at >= verdict.n_alone:
            if at not in verdict.suspects or 0 in verdict.suspects:
                continue
            key = cause.faults
        found.setdefault(key, []).append(at)
    first, *rest = found.values()
    order = sorted(rest, key=lambda group: _worst(record, group[0]))
    nearest = sorted(order[: MOST_ROWS - 1])  # else their order would tell the end
    return [tuple(group) for group in (first, *nearest)]


def _worst(record: Record, cause: int) -> tuple[bool, float]:
    """Return whether a cause does not fit, and how far off it is at its worst."""
    fits = cause in record.verdict.suspects
    return not fits, float(record.verdict.distances[:, cause].max())


def _powers(record: Record) -> np.ndarray:
    """Return where on the axis every cause is, for each number told."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(record.verdict.distances), NEAREST, FARTHEST)


def distances(record: Record) -> Panel:
    """Draw a bar for each group of causes: how far off it is, in last digits."""
    rows = groups(record)
    steps = [_bars(record, rows, step) for step in range(record.n_steps)]
    n, marks = len(rows), range(NEAREST + 2, FARTHEST + 1)
    names = [f"10{str(power).translate(RAISED)}" if power else "1" for power in marks]
    return bars_panel(
        "How far is each cause from your number?",
        "distances",
        steps,
        alt="A bar for every cause: how many last digits it is off what you have",
        xaxis=named_axis(
            (NEAREST, FARTHEST), marks, names, "off, in last digits of yours"
        ),
        yaxis=hidden((n - 0.4, -0.6)),
        height=90 + ROW_HIGH * n,
        lies=True,
        shapes=[segment((HALF, HALF), (-0.6, n - 0.4), theme.SLOPE, 2, "dot")],
        dragmode=False,
    )


def _bars(record: Record, rows: Sequence[tuple[int, ...]], step: int) -> list:
    """Return the bars of a step, and above each the name of its causes."""
    n_told = min(step, len(record.told))
    here = set(record.verdict.suspects_after(n_told))
    powers, drawn = _powers(record), []
    for at, group in enumerate(rows):
        fits = group[0] in here
        ink = theme.INK if fits else theme.MUTED
        drawn.append(RowName(at, NEAREST, group_label(record, group), ink))
        if n_told:
            colour = theme.SLOPE if fits else theme.HERE
            off = float(powers[n_told - 1, group[0]])
            text = "✓" if fits else ""
            drawn.append(Bar(at + 0.24, NEAREST, off, colour, half=0.1, text=text))
    return drawn


@dataclass(frozen=True)
class RowName:
    """The name of a row, above its bar, from the left edge on."""

    at: float
    left: float
    text: str
    colour: str

    def shapes(self, lies: bool) -> list[dict]:
        """Return its words on paper, which no line strikes through."""
        return [plate(self.left, self.at - 0.16, self.text, self.colour, right=2)]


def group_label(record: Record, group: Sequence[int]) -> str:
    """Name causes that lead to the same: the first, and how many others."""
    causes = [record.verdict.causes[at] for at in group]
    is_one = len({cause.faults for cause in causes}) == 1
    if is_one and causes[0].decimals is not None:
        decimals = listed([str(cause.decimals) for cause in causes], "or")
        return (
            f"{short_label(replace(causes[0], decimals=None))}, rounded to {decimals}"
        )
    first, more = short_label(causes[0]), len(group) - 1
    return f"{first}, and {counted(more, 'other')}" if more else first

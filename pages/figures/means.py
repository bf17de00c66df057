"""Averages that settle while marbles are drawn, and what they should come to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, segment, words

HEIGHT = 340
NARROW = 300  # pixels: how wide the axes are on a phone
SIZE, LETTER = 12, 6.3  # pixels: height and width of a letter of a target's name
SHORT = 14  # letters, up to here a name and its number stand in one line
END = 1.03  # in draws of the last: where averages end, and their targets' names begin


@dataclass(frozen=True)
class Mean:
    """An average to follow: its name, its total so far, what it should come to."""

    name: str
    total: np.ndarray  # (n + 1,)
    target: float
    says: str  # what the target is called
    paint: str
    dash: str = "solid"
    width: float = 2.5
    secret: bool = False  # what it should come to is asked in a bet

    @property
    def label(self) -> tuple[str, ...]:
        """The lines that name what it should come to."""
        number = f"= {self.target:.4g}"
        joined = f"{self.says} {number}"
        return (joined,) if len(joined) <= SHORT else (self.says, number)

    def series(self, drawing: Drawing) -> Series:
        """Return its line, which begins with the first draw."""
        line = theme.stroke(self.paint, self.width, self.dash)
        draws = range(1, drawing.n_draws + 1)
        y = rounded(drawing.mean(self.total), 4)
        return Series(self.name, draws, y, line, range(drawing.n_draws + 1))


def means_panel(title: str, unit: str, means: Sequence[Mean], drawing: Drawing):
    """Draw averages that settle, and their targets; secret ones from draw 1 on."""
    n = drawing.n_draws
    lines = [mean.series(drawing) for mean in means]
    highest = [drawing.mean(mean.total).max() for mean in means]
    top = max([*highest, *(mean.target for mean in means), 0.1])
    right = _right(means) * n
    upper = max(reversed(means), key=lambda mean: mean.target)
    sides = [0 if len(means) == 1 else 1 if m is upper else -1 for m in means]
    return series_panel(
        title,
        f"means{unit}",
        lines,
        n + 1,
        alt=f"{title}: {' and '.join(mean.name for mean in means)}",
        xaxis=axis((0, right), "draws", tickvals=(0, n // 2, n)),
        yaxis=axis((-0.2 * top, 1.2 * top), unit),
        height=HEIGHT,
        spans=[
            Span(shape, 1 if mean.secret else 0, n)
            for mean, side in zip(means, sides, strict=True)
            for shape in _target(mean, side, n)
        ],
        # A cover on the grid where the targets' names stand.
        shapes=[box((n * END, right), (0, 1), theme.PAPER, yref="paper")],
        dragmode=False,
    )


def _right(means: Sequence[Mean]) -> float:
    """Return where the axis ends, in draws of the last: the names need their room."""
    letters = max(len(line) for mean in means for line in mean.label)
    return END * NARROW / (NARROW - LETTER * letters - SIZE)


def _target(mean: Mean, side: int, n: int) -> list[dict]:
    """Return the line an average comes to, and its name after its end.

    No average gets there, so none strikes the name through. Of two targets, which may
    be the same, the upper has its name above (side 1), the other below (side -1).
    """
    up = side * round(0.7 * SIZE * len(mean.label))
    name = "<br>".join(mean.label)
    return [
        segment((0, n * END), (mean.target,) * 2, mean.paint, 1),
        words(n * END, mean.target, name, mean.paint, up, SIZE, "left"),
    ]

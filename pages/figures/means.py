"""Averages that settle while marbles are drawn, and what they should come to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.plain import unseen_point
from pages.figures.shapes import dot, segment, words

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
    def line(self) -> dict:
        """How its line is drawn."""
        return {"color": self.paint, "width": self.width, "dash": self.dash}

    @property
    def label(self) -> tuple[str, ...]:
        """The lines that name what it should come to."""
        number = f"= {self.target:.4g}"
        joined = f"{self.says} {number}"
        return (joined,) if len(joined) <= SHORT else (self.says, number)


def means_panel(title: str, unit: str, means: Sequence[Mean], drawing: Drawing):
    """Draw averages that settle, and their targets; secret ones from draw 1 on."""
    n = drawing.n_draws
    lines = [drawing.mean(mean.total) for mean in means]
    top = max([*(line.max() for line in lines), *(m.target for m in means), 0.1])
    figure = theme.figure(
        title,
        f"means{unit}",
        [unseen_point() | {"x": [1]}],
        legend=[(mean.name, {}, mean.line) for mean in means],
        **_axes(n, _right(means) * n, top, unit),
    )
    steps = range(n + 1)
    trails = [
        Trail(
            list(range(1, n + 1)),
            rounded(line, 4),
            [max(1, step) for step in steps],
            mean.line,
        )
        for mean, line in zip(means, lines, strict=True)
    ]
    upper = max(reversed(means), key=lambda mean: mean.target)
    sides = {m.name: 0 if len(means) == 1 else 1 if m is upper else -1 for m in means}
    targets = {mean.name: _target(mean, sides[mean.name], n) for mean in means}
    known = [shape for m in means if not m.secret for shape in targets[m.name]]
    still = [shape for shapes in targets.values() for shape in shapes]
    frames = [known] + [
        still
        + [
            dot(step, float(line[step - 1]), mean.paint, radius=5)
            for mean, line in zip(means, lines, strict=True)
        ]
        for step in steps[1:]
    ]
    alt = f"{title}: {' and '.join(mean.name for mean in means)}"
    return Panel(figure, alt, HEIGHT, frames=frames, trails=tuple(trails))


def _right(means: Sequence[Mean]) -> float:
    """Return where the axis ends, in draws of the last: the names need their room."""
    letters = max(len(line) for mean in means for line in mean.label)
    return END * NARROW / (NARROW - LETTER * letters - SIZE)


def _axes(n: int, right: float, top: float, unit: str) -> dict:
    """Return the layout: axes, and a cover on the grid where targets' names stand."""
    ends = {"x0": n * END, "x1": right, "y0": 0, "y1": 1, "yref": "paper"}
    paper = {"fillcolor": theme.PAPER, "line": {"width": 0}}
    return {
        "xaxis": {
            "range": (0, right),
            "tickvals": (0, n // 2, n),
            "title": {"text": "draws"},
        },
        "yaxis": {"range": (-0.2 * top, 1.2 * top), "title": {"text": unit}},
        "shapes": [{"type": "rect", **ends, **paper}],
        "dragmode": False,
    }


def _target(mean: Mean, side: int, n: int) -> list[dict]:
    """Return the line an average comes to, and its name after its end.

    No average gets there, so none strikes the name through. Of two targets, which may
    be the same, the upper has its name above (side 1), the other below (side -1).
    """
    up = side * round(0.7 * SIZE * len(mean.label))
    named = words(n * END, mean.target, "<br>".join(mean.label), mean.paint, up=up)
    named["label"] |= {"textposition": "middle left", "xanchor": "left"}
    named["label"]["font"]["size"] = SIZE
    return [segment((0, n * END), (mean.target,) * 2, mean.paint, 1), named]

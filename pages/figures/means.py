"""Averages that settle while marbles are drawn, and what they should come to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.panel import Panel, Trail, dot, rounded, segment, words

HEIGHT = 340


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


def means_panel(title: str, unit: str, means: Sequence[Mean], drawing: Drawing):
    """Draw averages that settle, and their targets; secret ones from draw 1 on."""
    n = drawing.n_draws
    lines = [drawing.mean(mean.total) for mean in means]
    top = max([*(line.max() for line in lines), *(m.target for m in means), 0.1])
    figure = theme.blank(title, f"means{unit}")
    figure.add_scatter(x=[1], y=[0], mode="markers", opacity=0, hoverinfo="skip")
    figure.update_layout(
        xaxis={"range": (0, n * 1.03), "title": {"text": "draws"}},
        yaxis={"range": (-0.12 * top, 1.2 * top), "title": {"text": unit}},
        dragmode=False,
    )
    theme.add_legend(figure, *((mean.name, {}, mean.line) for mean in means))
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
    targets = {mean.name: _target(mean, mean is upper, n) for mean in means}
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


def _target(mean: Mean, above: bool, n: int) -> list[dict]:
    """Return the line an average comes to, with its name above or below."""
    text = f"{mean.says} = {mean.target:.4g}"
    named = words(0.72 * n, mean.target, text, mean.paint, up=11 if above else -11)
    return [segment((0, n * 1.03), (mean.target,) * 2, mean.paint, 1), named]

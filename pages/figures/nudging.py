"""What a gradient costs, by one pass back and by nudging, in powers of ten."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.panel import Panel, Trail
from pages.figures.plain import unseen_point
from pages.figures.powers import power_of
from pages.figures.shapes import dot, segment, words

BACK = {"color": theme.SLOPE, "width": 3, "dash": "solid"}
NUDGE = {"color": theme.HERE, "width": 3, "dash": "dash"}
# Powers of ten, all of them.
POWERS_X, POWERS_Y = range(0, 13, 3), range(0, 25, 4)
LEFT, RIGHT, LOW, HIGH = 0.4, 12.2, 0.4, 24.5


def cost_panel(
    n_parameters: np.ndarray,
    multiplications: np.ndarray,
    marks: Sequence[tuple[str, float]],
) -> Panel:
    """Draw both costs; `multiplications` is (n, 2), `marks` are times in words."""
    figure = theme.figure(
        "Multiplications for one gradient",
        "nudging",
        [unseen_point() | {"x": [1], "y": [1]}],
        legend=(
            ("one pass there and back", {}, BACK),
            ("nudging every parameter", {}, NUDGE),
            ("what is done in that time", {}, {"color": theme.MUTED, "dash": "dot"}),
        ),
        xaxis=_axis(POWERS_X, (LEFT, RIGHT), "parameters P"),
        yaxis=_axis(POWERS_Y, (LOW, HIGH), "multiplications"),
        shapes=[shape for mark in marks for shape in _mark(*mark)],
        dragmode=False,
    )
    x, upto = _powers(n_parameters), list(range(1, len(n_parameters) + 1))
    heights = [_powers(counts) for counts in multiplications.T]
    lines = list(zip(heights, (BACK, NUDGE), strict=True))
    trails = tuple(Trail(x, y, upto, line) for y, line in lines)
    frames = [
        [
            dot(x[at], y[at], line["color"], radius=7 if at == k else 4)
            for y, line in lines
            for at in range(k + 1)
        ]
        for k in range(len(x))
    ]
    alt = "Multiplications against the number of parameters, both ways"
    return Panel(figure, alt, 460, frames=frames, trails=trails)


def _powers(counts: np.ndarray) -> list[float]:
    return [power_of(count) for count in counts]


def _axis(powers: range, ends: tuple[float, float], title: str) -> dict:
    return {
        "range": ends,
        "tickvals": list(powers),
        "ticktext": [f"10<sup>{power}</sup>" if power else "1" for power in powers],
        "title": {"text": title},
    }


def _mark(name: str, height: float) -> list[dict]:
    """Draw how much is done in a time, with its name at the left end."""
    at = power_of(height)
    named = words(LEFT, at, name, theme.MUTED, up=9)
    named["label"] |= {"textposition": "middle left", "xanchor": "left"}
    named["label"]["font"]["size"] = 12
    return [segment((LEFT, RIGHT), (at, at), theme.MUTED, 1.5, "dot"), named]

"""What a gradient costs, by one pass back and by nudging, on scales of powers of ten."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.panel import Panel, Trail, dot, rounded, segment, words

BACK = {"color": theme.SLOPE, "width": 3, "dash": "solid"}
NUDGE = {"color": theme.HERE, "width": 3, "dash": "dash"}
POWERS_X, POWERS_Y = range(0, 13, 3), range(0, 25, 4)
LEFT, RIGHT, LOW, HIGH = 0.4, 12.2, 0.4, 24.5  # powers of ten


def cost_panel(
    n_parameters: np.ndarray,
    multiplications: np.ndarray,
    marks: Sequence[tuple[str, float]],
) -> Panel:
    """Draw both costs; `multiplications` is (n, 2), `marks` are times in words."""
    figure = theme.blank("Multiplications for one gradient", "nudging")
    figure.add_scatter(x=[10], y=[10], mode="markers", opacity=0, hoverinfo="skip")
    figure.update_layout(
        xaxis=_axis(POWERS_X, (LEFT, RIGHT), "parameters P"),
        yaxis=_axis(POWERS_Y, (LOW, HIGH), "multiplications"),
        shapes=[shape for mark in marks for shape in _mark(*mark)],
        dragmode=False,
    )
    theme.add_legend(
        figure,
        ("one pass there and back", {}, BACK),
        ("nudging every parameter", {}, NUDGE),
        ("what is done in that time", {}, {"color": theme.MUTED, "dash": "dot"}),
    )
    x, upto = rounded(n_parameters), list(range(1, len(n_parameters) + 1))
    lines = list(zip(multiplications.T, (BACK, NUDGE), strict=True))
    trails = tuple(Trail(x, rounded(y), upto, line) for y, line in lines)
    frames = [
        [
            dot(x[at], float(y[at]), line["color"], radius=7 if at == k else 4)
            for y, line in lines
            for at in range(k + 1)
        ]
        for k in range(len(x))
    ]
    alt = "Multiplications against the number of parameters, both ways"
    return Panel(figure, alt, 460, frames=frames, trails=trails)


def _axis(powers: range, ends: tuple[float, float], title: str) -> dict:
    return {
        "type": "log",
        "range": ends,
        "tickvals": [10.0**power for power in powers],
        "ticktext": [f"10<sup>{power}</sup>" if power else "1" for power in powers],
        "title": {"text": title},
    }


def _mark(name: str, height: float) -> list[dict]:
    """Draw how much is done in a time, with its name at the left end."""
    named = words(10.0**LEFT, height, name, theme.MUTED, up=9)
    named["label"] |= {"textposition": "middle left", "xanchor": "left"}
    named["label"]["font"]["size"] = 12
    ends = (10.0**LEFT, 10.0**RIGHT)
    return [segment(ends, (height, height), theme.MUTED, 1.5, "dot"), named]

"""Ways of asking, compared: the cost, the games over, the bits left."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.panel import Panel, Trail
from pages.figures.plain import scatter
from pages.figures.shapes import dot
from pages.figures.twenty_questions import plate

WIDTH = 0.26  # of a bar; three of them are a group


@dataclass(frozen=True, eq=False)
class Way:
    """One way of asking, as it is drawn."""

    name: str
    over_after: np.ndarray  # (K + 1,) share of the games over after k questions
    bits_after: np.ndarray  # (K + 1,)
    asked_after: np.ndarray  # (K + 1,) mean questions asked after k questions
    colour: str
    dash: str


def cost_panel(ways: Sequence[Way], floor: float, n_steps: int) -> Panel:
    """Draw the questions asked so far, on average; in the end, what a way costs."""
    top = max(float(way.asked_after[-1]) for way in ways)
    least = scatter(
        x=[-0.5, len(ways) - 0.5],
        y=[floor, floor],
        mode="lines",
        name=f"the floor: {floor:.4g}",
        line={"color": theme.MINIMUM, "width": 2, "dash": "dash"},
        hovertemplate="no way of asking is below %{y:.4f}<extra></extra>",
    )
    figure = theme.figure(
        "Questions asked so far, on average",
        "plans_cost",
        [least],
        legend=(),
        below=0.12,
        xaxis={
            "range": (-0.6, len(ways) - 0.4),
            "tickvals": list(range(len(ways))),
            "ticktext": [way.name for way in ways],
            "showgrid": False,
            "fixedrange": True,
        },
        yaxis={"range": (0, 1.15 * top), "title": {"text": "questions"}},
    )
    frames = [_costs(ways, step) for step in range(n_steps)]
    alt = "Questions asked so far on average, a bar for each way of asking"
    return Panel(figure, alt, 340, frames=frames)


def _costs(ways: Sequence[Way], step: int) -> list[dict]:
    shapes = []
    for x, way in enumerate(ways):
        height = float(way.asked_after[step])
        shapes.append(_column(x, 0.34, 0, height, way.colour))
        shapes.append(plate(x, height, f"{height:.4g}", way.colour, up=11))
    return shapes


def _column(x: float, half: float, low: float, high: float, colour: str) -> dict:
    box = {"x0": x - half, "x1": x + half, "y0": low, "y1": high}
    return {"type": "rect", **box, "fillcolor": colour, "line": {"width": 0}}


def games_panel(ways: Sequence[Way], n_steps: int) -> Panel:
    """Draw how many games end with exactly k questions, as bars."""
    ends = [np.diff(way.over_after, prepend=0.0) for way in ways]
    top = max(float(end[:n_steps].max()) for end in ends)
    figure = theme.figure(
        "Games that end with just so many questions",
        "plans_games",
        [],
        legend=_squares(ways),
        xaxis={
            "range": (-0.6, n_steps - 0.4),
            "dtick": 1 if n_steps < 10 else 2,
            "title": {"text": "questions"},
            "showgrid": False,
        },
        yaxis={
            "range": (0, 1.12 * top),
            "title": {"text": "share of the games"},
            "tickformat": ".0%",
        },
    )
    frames = []
    for step in range(n_steps):
        shapes = []
        for k in range(step + 1):
            for i, (way, end) in enumerate(zip(ways, ends, strict=True)):
                if end[k] > 0:
                    x = k + (i - 1) * WIDTH
                    shapes.append(_column(x, WIDTH / 2, 0, float(end[k]), way.colour))
        frames.append(shapes)
    alt = "The share of the games that end with each number of questions"
    return Panel(figure, alt, 340, frames=frames)


def left_panel(ways: Sequence[Way], n_steps: int) -> Panel:
    """Draw the bits left on average after k questions: greedy falls fastest, first."""
    start = float(ways[0].bits_after[0])
    lines = [{"color": way.colour, "width": 3, "dash": way.dash} for way in ways]
    figure = theme.figure(
        "Bits left to find out, on average",
        "plans_left",
        [],
        legend=[(way.name, {}, line) for way, line in zip(ways, lines, strict=True)],
        xaxis={"range": (-0.4, n_steps - 0.4), "title": {"text": "questions asked"}},
        yaxis={"range": (-0.2, 1.1 * start), "title": {"text": "entropy H (bits)"}},
    )
    trails = [
        Trail(
            list(range(n_steps)),
            [float(f"{bits:.6g}") for bits in way.bits_after[:n_steps]],
            list(range(1, n_steps + 1)),
            line,
        )
        for way, line in zip(ways, lines, strict=True)
    ]
    frames = [
        [dot(k, float(way.bits_after[k]), way.colour, radius=4) for way in ways]
        for k in range(n_steps)
    ]
    alt = "The bits left on average after each question, a line for each way of asking"
    return Panel(figure, alt, 300, frames=frames, trails=tuple(trails))


def _squares(ways: Sequence[Way]) -> list[theme.Entry]:
    square = {"symbol": "square", "size": 11}
    return [
        (f"{way.name} ({place})", {**square, "color": way.colour}, {})
        for way, place in zip(ways, ("left", "middle", "right"), strict=True)
    ]

"""Ways of asking, compared: the cost, the games over, the bits left."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel

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
    n, names = len(ways), [way.name for way in ways]
    least = scatter(
        x=[-0.5, n - 0.5],
        y=[floor, floor],
        mode="lines",
        name=f"the floor: {floor:.4g}",
        line=theme.stroke(theme.MINIMUM, 2, "dash"),
        hovertemplate="no way of asking is below %{y:.4f}<extra></extra>",
    )
    fixed = {"showgrid": False, "fixedrange": True}
    return bars_panel(
        "Questions asked so far, on average",
        "plans_cost",
        [_costs(ways, step) for step in range(n_steps)],
        alt="Questions asked so far on average, a bar for each way of asking",
        xaxis=named_axis((-0.6, n - 0.4), range(n), names, **fixed),
        yaxis=axis((0, 1.15 * top), "questions"),
        traces=[least],
        legend=(),
        below=0.12,
    )


def _costs(ways: Sequence[Way], step: int) -> list[Bar]:
    heights = [float(way.asked_after[step]) for way in ways]
    return [
        Bar(x, 0, height, way.colour, 0.34, f"{height:.4g}")
        for x, (way, height) in enumerate(zip(ways, heights, strict=True))
    ]


def games_panel(ways: Sequence[Way], n_steps: int) -> Panel:
    """Draw how many games end with exactly k questions, as bars."""
    ends = [np.diff(way.over_after, prepend=0.0)[:n_steps] for way in ways]
    top = max(float(end.max()) for end in ends)
    bars = [
        Bar(k + (i - 1) * WIDTH, 0, float(end[k]), way.colour, WIDTH / 2)
        for k in range(n_steps)
        for i, (way, end) in enumerate(zip(ways, ends, strict=True))
    ]
    some = 1 if n_steps < 10 else 2
    places = zip(ways, ("left", "middle", "right"), strict=True)
    return bars_panel(
        "Games that end with just so many questions",
        "plans_games",
        [bars[: (step + 1) * len(ways)] for step in range(n_steps)],
        alt="The share of the games that end with each number of questions",
        xaxis=axis((-0.6, n_steps - 0.4), "questions", dtick=some, showgrid=False),
        yaxis=axis((0, 1.12 * top), "share of the games", tickformat=".0%"),
        legend=[theme.square(f"{way.name} ({at})", way.colour) for way, at in places],
    )


def left_panel(ways: Sequence[Way], n_steps: int) -> Panel:
    """Draw the bits left on average after k questions: greedy falls fastest, first."""
    start = float(ways[0].bits_after[0])
    lines = [
        Series(
            way.name,
            range(n_steps),
            rounded(way.bits_after[:n_steps]),
            theme.stroke(way.colour, 3, way.dash),
            radius=4,
        )
        for way in ways
    ]
    return series_panel(
        "Bits left to find out, on average",
        "plans_left",
        lines,
        n_steps,
        alt="The bits left on average after each question, a line for each way of "
        "asking",
        xaxis=axis((-0.4, n_steps - 0.4), "questions asked"),
        yaxis=axis((-0.2, 1.1 * start), "entropy H (bits)"),
        height=300,
    )

"""The pictures of the plans: their cost, the games that are over, the bits left."""

import numpy as np

from engines.decision_trees import Plan
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel

from .record import Record

LOOKS = {
    "random": theme.stroke(theme.CURVE, 3, "dot"),
    "greedy": theme.stroke(theme.PATH, 3),
    "exact optimum": theme.stroke(theme.SLOPE, 3, "dash"),
}
WIDTH = 0.26  # of a bar; three of them are a group
PLACES = ("left", "middle", "right")  # in a group


def panels(record: Record) -> list[Panel]:
    """Draw the cost, the games that are over, and the bits left."""
    return [_cost(record), _games(record), _bits_left(record)]


def _cost(record: Record) -> Panel:
    """Draw the questions asked so far, on average; in the end, what a plan costs."""
    names, floor = list(record.plans), record.floor.expected
    asked = {name: _asked(plan) for name, plan in record.plans.items()}
    n, top = len(names), max(float(so_far[-1]) for so_far in asked.values())
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
        [_costs(asked, step) for step in range(record.n_steps)],
        alt="Questions asked so far on average, a bar for each way of asking",
        xaxis=named_axis((-0.6, n - 0.4), range(n), names, **fixed),
        yaxis=axis((0, 1.15 * top), "questions"),
        traces=[least],
        legend=(),
        below=0.12,
    )


def _asked(plan: Plan) -> np.ndarray:
    """Return how many questions a plan has asked on average by each step."""
    return np.concatenate([[0.0], np.cumsum(1 - plan.over_after)[:-1]])


def _costs(asked: dict[str, np.ndarray], step: int) -> list[Bar]:
    heights = {name: float(so_far[step]) for name, so_far in asked.items()}
    return [
        Bar(x, 0, height, LOOKS[name]["color"], 0.34, f"{height:.4g}")
        for x, (name, height) in enumerate(heights.items())
    ]


def _games(record: Record) -> Panel:
    """Draw how many games end with exactly k questions, as bars."""
    n_steps, plans = record.n_steps, record.plans
    ends = {
        LOOKS[name]["color"]: np.diff(plan.over_after, prepend=0.0)[:n_steps]
        for name, plan in plans.items()
    }
    top = max(float(end.max()) for end in ends.values())
    bars = [
        Bar(k + (i - 1) * WIDTH, 0, float(end[k]), colour, WIDTH / 2)
        for k in range(n_steps)
        for i, (colour, end) in enumerate(ends.items())
    ]
    return bars_panel(
        "Games that end with just so many questions",
        "plans_games",
        [bars[: (step + 1) * len(plans)] for step in range(n_steps)],
        alt="The share of the games that end with each number of questions",
        xaxis=axis(
            (-0.6, n_steps - 0.4),
            "questions",
            dtick=1 if n_steps < 10 else 2,
            showgrid=False,
        ),
        yaxis=axis((0, 1.12 * top), "share of the games", tickformat=".0%"),
        legend=[
            theme.square(f"{name} ({place})", LOOKS[name]["color"])
            for name, place in zip(plans, PLACES, strict=False)
        ],
    )


def _bits_left(record: Record) -> Panel:
    """Draw the bits left on average after k questions: greedy falls fastest, first."""
    n_steps, start = record.n_steps, float(record.random.bits_after[0])
    lines = []
    for name, plan in record.plans.items():
        bits = rounded(plan.bits_after[:n_steps])
        lines.append(Series(name, range(n_steps), bits, LOOKS[name], radius=4))
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

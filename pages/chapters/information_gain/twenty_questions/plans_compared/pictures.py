"""The pictures of the plans: their cost, the games that are over, the bits left."""

from dataclasses import dataclass, replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment, words

from .record import Record

LOOKS = {
    "random": theme.stroke(theme.CURVE, 3, "dot"),
    "greedy": theme.stroke(theme.PATH, 3),
    "gain alone": theme.stroke(theme.PATH, 3),
    "gain per price": theme.stroke(theme.HERE, 3, "dashdot"),
    "exact optimum": theme.stroke(theme.SLOPE, 3, "dash"),
}
# The three run into each other, so their names stand in the title, not at their ends.
STROKES = {
    "random": "┅",
    "greedy": "━",
    "gain alone": "━",
    "gain per price": "┉",
    "exact optimum": "╍",
}
NARROW = 265  # pixels that a panel has at least
FLOOR = theme.stroke(theme.MINIMUM, 2, "dash")
HEADROOM = 1.35  # of a plan's row, for its name above the bars
MARKS = (0.5, 0.2, 0.1, 0.0)  # of the games: the largest that fits is on the axis


def panels(record: Record) -> list[Panel]:
    """Draw the cost, the games that are over, and the bits left."""
    return [_cost(record), _games(record), _bits_left(record)]


def _cost(record: Record) -> Panel:
    """Draw the questions asked so far, on average; in the end, what a plan costs.

    Where questions have prices, what is paid for them.
    """
    names, floor = list(record.plans), record.least
    asked = {name: plan.paid_after for name, plan in record.plans.items()}
    what = "coins" if record.heedless else "questions"
    title = "Paid" if record.heedless else "Questions asked"
    n, top = len(names), max(float(so_far[-1]) for so_far in asked.values())
    least = scatter(
        x=[-0.5, n - 0.5],
        y=[floor, floor],
        mode="lines",
        line=FLOOR,
        hovertemplate="no way of asking is below %{y:.4f}<extra></extra>",
    )
    line = Line(floor, -0.5, n - 0.5)
    said, place, end = f"the floor<br>{floor:.4g}", (n - 0.45, floor, "left"), n + 0.9
    if record.heedless:  # four bars, whose names need the room
        said, end = f"╍ the floor: {floor:.4g}", n - 0.4
        place = (end, 1.1 * top, "right")
    x, y, anchor = place
    fixed = {"showgrid": False, "fixedrange": True}
    fixed |= {"tickangle": 0} if record.heedless else {}
    return bars_panel(
        f"{title}, on average",
        "plans_cost",
        [_costs(asked, step, line) for step in range(record.n_steps)],
        alt=f"{title} so far on average, a bar for each way of asking",
        xaxis=named_axis((-0.6, end), range(n), map(_broken, names), **fixed),
        yaxis=axis((0, 1.15 * top), what),
        height=360,
        traces=[least],
        shapes=[words(x, y, said, FLOOR["color"], 0, 12, anchor)],
    )


@dataclass(frozen=True)
class Line:
    """The floor, before the bars that reach beyond it."""

    at: float
    first: float
    last: float

    def shapes(self, lies: bool) -> list[dict]:
        """Return it as it is drawn."""
        ends = (self.first, self.last), (self.at, self.at)
        return [segment(*ends, FLOOR["color"], FLOOR["width"], dash=FLOOR["dash"])]


def _broken(name: str) -> str:
    return name.replace(" ", "<br>")


def _costs(asked: dict[str, np.ndarray], step: int, floor: Line) -> list:
    """Return the bars, the floor before them, and before both their numbers."""
    bars, numbers = [], []
    for x, (name, so_far) in enumerate(asked.items()):
        height, colour = float(so_far[step]), LOOKS[name]["color"]
        bars.append(Bar(x, 0, height, colour, 0.34))
        numbers.append(Bar(x, height, height, colour, 0.34, f"{height:.4g}"))
    return [*bars, floor, *numbers]


def _games(record: Record) -> Panel:
    """Draw how many games end with exactly k questions, a row for each plan."""
    n_steps, plans = record.n_steps, record.plans
    ends = {
        name: np.diff(plan.over_after, prepend=0.0)[:n_steps]
        for name, plan in plans.items()
    }
    top = HEADROOM * max(float(end.max()) for end in ends.values())
    floors = {name: float(len(plans) - 1 - row) for row, name in enumerate(plans)}
    bars = [
        Bar(k, floors[name], floors[name] + float(end[k]) / top, LOOKS[name]["color"])
        for k in range(n_steps)
        for name, end in ends.items()
    ]
    named = [
        words(n_steps - 0.5, at + 0.85, name, LOOKS[name]["color"], 0, 13, "right")
        for name, at in floors.items()
    ]
    mark = next(one for one in MARKS if one < top)
    # Of the rows only the lowest says 0%: above it that is where the row below ends.
    heights = {at: "0%" if at == 0 else "" for at in floors.values()}
    heights |= {at + mark / top: f"{mark:.0%}" for at in floors.values()}
    return bars_panel(
        "Games that end after k questions",
        "plans_games",
        [bars[: (step + 1) * len(plans)] for step in range(n_steps)],
        alt="The share of the games that end with each number of questions",
        xaxis=axis(
            (-0.6, n_steps - 0.4),
            "questions k",
            dtick=1 if n_steps < 10 else 2,
            showgrid=False,
        ),
        yaxis=named_axis(
            (0, len(plans)), heights, heights.values(), "share of the games"
        ),
        height=360,
        shapes=named,
    )


def _bits_left(record: Record) -> Panel:
    """Draw the bits left on average after k questions: greedy falls fastest, first."""
    n_steps, start = record.n_steps, float(record.random.bits_after[0])
    lines = []
    for name, plan in record.plans.items():
        bits = rounded(plan.bits_after[:n_steps])
        lines.append(Series("", range(n_steps), bits, LOOKS[name], radius=4))
    panel = series_panel(
        "",
        "plans_left",
        lines,
        n_steps,
        alt="The bits left on average after each question, a line for each way of "
        "asking",
        xaxis=axis((-0.4, n_steps - 0.4), "questions asked"),
        yaxis=axis((-0.2, 1.1 * start), "entropy H (bits)"),
    )
    named = [(f"{STROKES[name]} {name}", LOOKS[name]["color"]) for name in record.plans]
    panel = replace(panel, leaves_ghost=False)  # its lines are many already
    return panel.with_layout(**keyed_title("Bits left", named, NARROW))

"""The pictures of "For ever": the curve, the places step by step, place and speed."""

from dataclasses import dataclass, replace

import numpy as np

from engines.gradient_descent import TWO_BENDS, value_curve
from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis
from pages.figures.footprints import footprints
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter
from pages.figures.racers import RACERS
from pages.figures.series import Series, series_panel
from pages.figures.shapes import plate, ring, segment

from ..two_directions.looks import WALKERS
from .record import Record, Walk, seen_at

CURVE, PLACES, PHASE = 0, 1, 2  # the panels
LOOKS = {**WALKERS, "Nesterov": RACERS["nesterov"].line()}
NARROW, WIDE = 4.2, 12.5  # the least and the largest place that is shown
FAR = 10  # windows: what is drawn of what lies beyond
BENT = ((1.0, 2.0), "bend 1")  # the piece that is less bent


@dataclass(frozen=True)
class View:
    """How much of the walks is shown: the largest place and the largest move."""

    wide: float
    fast: float

    @property
    def curve(self) -> Window:
        """The window of the curve."""
        _, heights = value_curve(TWO_BENDS, domain=(-self.wide, self.wide))
        high = float(heights.max())
        return Window((-self.wide, self.wide), (-0.06 * high, 1.03 * high))

    @property
    def phase(self) -> Window:
        """The window of places and moves."""
        return Window((-self.wide, self.wide), (-self.fast, self.fast))


def panels(record: Record) -> list[Panel]:
    """Draw the curve, the places over the steps, and the ball's places and moves."""
    return _three(record, after_bet(record))


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them in windows that do not tell how far the ball will stray."""
    return _three(record, before_bet(record))


def _three(record: Record, view: View) -> list[Panel]:
    return [
        curve_panel(record, view),
        places_panel(record, view),
        phase_panel(record, view),
    ]


def walks(record: Record) -> dict[str, Walk]:
    """Return the walks by the names of their walkers."""
    return {"hiker": record.hiker, "ball": record.ball, "Nesterov": record.ahead}


def before_bet(record: Record) -> View:
    """Return a view that holds the first step alone."""
    return _view_of(record, 1)


def after_bet(record: Record) -> View:
    """Return a view that holds the walk, unless it strays too far."""
    return _view_of(record, record.ball.n_steps)


def _view_of(record: Record, n_steps: int) -> View:
    walk = record.ball.trajectory
    far = np.abs(walk.points[: n_steps + 1]).max()
    fast = np.abs(walk.updates[:n_steps]).max(initial=0.0)
    wide = float(np.clip(1.05 * far, NARROW, WIDE))
    return View(wide, float(np.clip(1.1 * fast, 1.0, 2 * WIDE)))


def curve_panel(record: Record, shown: View) -> Panel:
    """Draw the curve with all three on it."""
    view = shown.curve
    x, y = value_curve(TWO_BENDS, domain=view.x)
    bent = (x >= BENT[0][0]) & (x <= BENT[0][1])
    lines = [_line(x, y, theme.CURVE), _line(x[bent], y[bent], theme.MINIMUM, 5)]
    dots = [
        Series("", *_on_curve(one, view), thin(who), radius=6)
        for who, one in walks(record).items()
    ]
    drawn = series_panel(
        "The curve: click it, or drag the ring",
        "two_bends",
        [dots[0], dots[2], dots[1]],  # the ball over the others
        record.n_steps + 1,
        alt="The convex curve with hiker, ball and Nesterov's ball on it",
        xaxis=axis(view.x, "x"),
        yaxis=axis(view.y, "f(x)"),
        height=520,
        grow=1.2,
        window=view,
        traces=lines,
        hovermode="x",
        hoverdistance=-1,
        dragmode="pan",
        shapes=[plate(1.5, 25.5, BENT[1], theme.MINIMUM, right=10, size=12)],
    )
    return replace(drawn, clickable=True)


def thin(who: str) -> dict:
    """Return the ball's line over the curve; the others leave none."""
    return {**LOOKS[who], "width": 0.8 if who == "ball" else 0}


def _line(x, y, colour: str, width: float = 3) -> dict:
    hover = "x = %{x:.3f}<br>f(x) = %{y:.3f}<extra></extra>"
    line = {"color": colour, "width": width, "simplify": False}
    return scatter(x=x, y=y, mode="lines", line=line, hovertemplate=hover)


def _on_curve(one: Walk, view: Window) -> tuple[list, np.ndarray]:
    """Return where a walk is on the curve, or at the window's edge."""
    x = np.clip(one.places, *view.x)
    return rounded(x), np.clip(one.trajectory.values, *view.y)


def places_panel(record: Record, shown: View) -> Panel:
    """Draw where all three are, step by step."""
    asked, wide, n = record.settings.n_steps, shown.wide, record.n_steps + 1
    window = Window((-0.04 * asked, 1.04 * asked), (-wide, wide))
    lines = [
        Series(
            who,
            list(range(one.n_steps + 1)),
            np.clip(one.places, -FAR * wide, FAR * wide),
            LOOKS[who],
        )
        for who, one in walks(record).items()
    ]
    return series_panel(
        "Where they are, step by step",
        "places",
        lines,
        n,
        alt="The places of hiker, ball and Nesterov's ball against the step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=axis(window.y, "x"),
        height=520,
        window=window,
        dragmode="pan",
    )


def moves_of(one: Walk) -> np.ndarray:
    """Return the move that led to each place, (T + 1,); 0 at the start."""
    return np.append(0.0, one.trajectory.updates[:, 0])


def phase_panel(record: Record, shown: View) -> Panel:
    """Draw the ball's places against its moves, and at last the round's."""
    view, n, ball = shown.phase, record.n_steps + 1, record.ball
    x, y = ball.places, moves_of(ball)
    line = {**LOOKS["ball"], "width": 1}

    def head(one: Series, step: int) -> list[dict]:
        at = ball.at(step)
        point = float(x[at]), float(y[at])
        is_in = view.holds(*point)
        return one.head(step) if is_in else [view.way_out(point, line["color"])]

    wide, fast = FAR * view.x[1], FAR * view.y[1]
    drawn = np.clip(x, -wide, wide), np.clip(y, -fast, fast)
    been = footprints(view, *map(rounded, drawn), range(len(x)), n, line["color"])
    return series_panel(
        "The ball's place and speed",
        "phase",
        [Series("", *drawn, line)],
        n,
        alt="The ball's last move against its place",
        xaxis=axis(view.x, "x"),
        yaxis=axis(view.y, "last move"),
        height=520,
        heads=head,
        spans=[*been, *_round(record)],
        dragmode="pan",
        shapes=[segment(view.x, (0, 0), theme.GRID, width=1)],
    )


def _round(record: Record) -> list[Span]:
    """Return rings around the places of a round, from where one sees it."""
    ball, last = record.ball, record.n_steps
    first = seen_at(record)
    if not ball.goes_round or first == last:
        return []
    places = ball.round
    moves = places - np.roll(places, 1)
    return [
        Span(ring(*point, theme.MINIMUM, 10), first, last)
        for point in zip(places.tolist(), moves.tolist(), strict=True)
    ]

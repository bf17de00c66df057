"""The pictures of "Scales": both losses from above, and how they fall."""

import numpy as np

from engines.gradient_descent import Field, value_grid
from pages.figures import theme
from pages.figures.axes import Window, counted_axis
from pages.figures.fields import Coordinates, Path, contour_panel, left_at, window_of
from pages.figures.leaving import who_left
from pages.figures.panel import Panel
from pages.figures.places import named
from pages.figures.plain import scatter
from pages.figures.powers import power_axis
from pages.figures.series import Series, series_panel
from pages.words.numbers import short

from .looks import INKS, LINES, WAYS
from .record import Record, Side, weight_names

N_FIELD = 81  # points of the ground to each side
BROAD = 1.15  # of a ground's picture, for one of the losses
ROOM = 1.15  # of the first distance, around the best weights
LEAST, MOST = -6, 3  # powers of ten: shares of the first loss that are in the picture


def panels(record: Record) -> list[Panel]:
    """Draw both grounds with the walks on them, and the losses."""
    grounds = [ground_panel(record, at) for at in range(2)]
    return [*grounds, losses_panel(record)]


def ground_panel(record: Record, at: int) -> Panel:
    """Draw the loss over the two weights of one side, as wide as high."""
    side = record.sides[at]
    ground = value_grid(side.ground.surface, N_FIELD, span_of(side))
    path = _path(record, at)
    says = Coordinates(*weight_names(record), "L", *_axes(record, at))
    drawn = contour_panel(
        f"{side.name.capitalize()}{_kappa(record, side)}",
        f"ground {at}",
        ground,
        [path],
        says,
        alt=f"The loss over the weights of the {side.name} features, from above, and "
        "the walk on it",
        height=520,
        grow=BROAD,
        traces=_star(side),
        names=_names(record, ground, path, says),
    )
    # As wide as high, for a round bowl to look round.
    square = {"constrain": "domain"}
    return drawn.with_layout(
        xaxis=square, yaxis={**square, "scaleanchor": "x", "constraintoward": "top"}
    )


def _kappa(record: Record, side: Side) -> str:
    """Name κ: of a bowl, or where the best weights are."""
    if record.lowest is None:
        return ""
    at = "" if record.is_line else " at the star"
    return f": κ = {short(side.ground.kappa_below)}{at}"


def span_of(side: Side) -> tuple[tuple[float, float], ...]:
    """Return the square around the best weights, or else around the walk."""
    best = side.ground.minimum
    if best is None:
        points = side.trajectory.points
        best = (points.min(axis=0) + points.max(axis=0)) / 2
    reach = ROOM * float(np.linalg.norm(best)) or 1.0
    return tuple((one - reach, one + reach) for one in best.tolist())


def _axes(record: Record, at: int) -> tuple[str, str]:
    """Name the weights, and what each is for."""
    unit = record.settings.unit if at == 0 else "unit of z"
    if record.has_two:
        other = "cm" if at == 0 else "unit of z"
        return f"w₁, of the length, per {unit}", f"w₂, of the width, per {other}"
    return f"weight w, per {unit}", "bias b"


def _path(record: Record, at: int) -> Path:
    side = record.sides[at]
    upto = np.minimum(np.arange(record.n_steps + 1), side.n_steps) + 1
    walk = side.trajectory
    return Path(walk.points, walk.values, upto.tolist(), "", WAYS[at], INKS[at])


def _star(side: Side) -> list[dict]:
    """Return the mark of the best weights."""
    best = side.ground.minimum
    if best is None:
        return []
    look = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
    return [
        scatter(
            x=[float(best[0])],
            y=[float(best[1])],
            mode="markers",
            marker={**look, "line": {"color": theme.PAPER, "width": 1}},
            hovertemplate="the best weights: (%{x:.4g}, %{y:.4g})<extra></extra>",
        )
    ]


def _names(record: Record, ground: Field, path: Path, says: Coordinates) -> dict | None:
    """Return what is said of a walk that has left its picture."""
    window, rows = window_of(ground), np.asarray(path.upto) - 1
    texts = left_at(window, path, says)
    found = who_left(window, path.points[rows], [texts[row] for row in rows.tolist()])
    return named(window, found) if found else None


def losses_panel(record: Record) -> Panel:
    """Draw the losses above the smallest there is, as shares of the first."""
    n = record.n_steps
    spare = 0.03 * n
    axis = power_axis(LEAST, MOST, _share_of(record))
    window = Window((-spare, n + spare), tuple(axis["range"]))
    lines = [_line(record, at) for at in range(2)]
    return series_panel(
        "Both losses",
        "losses",
        lines,
        n + 1,
        alt="The losses of both walks above the smallest there is, step by step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=axis,
        height=520,
        window=window,
        dragmode="pan",
    )


def _share_of(record: Record) -> str:
    above = "" if record.lowest is None else " above the smallest"
    return f"loss{above}, share of the first"


def _line(record: Record, at: int) -> Series:
    """Return the powers of ten of the shares, held in the picture below."""
    side, steps = record.sides[at], np.arange(record.n_steps + 1)
    values = side.trajectory.values[np.minimum(steps, side.n_steps)]
    above = values - (record.lowest or 0.0)
    powers = np.log10(np.maximum(above / above[0], 10.0**LEAST))
    return Series(side.name, steps.tolist(), powers, LINES[at])

"""The pictures of "Scales": both losses from above, and how they fall."""

import numpy as np

from engines.gradient_descent import Field, value_grid
from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel, left_at, window_of
from pages.figures.leaving import who_left
from pages.figures.panel import Panel
from pages.figures.places import named
from pages.figures.plain import scatter
from pages.figures.sizes import Sizes, sizes_panel
from pages.words.numbers import short

from ..side_by_side.record import AT_THE_BOTTOM
from .looks import INKS, LINES, WAYS, Look
from .record import Record, Side, weight_names

N_FIELD = 81  # points of the ground to each side
BROAD = 1.15  # of a ground's picture, for one of the losses
ROOM = 1.15  # of the first distance, around the best weights
HEIGHT = 520  # pixels
TALL = 1.4  # times as high as wide is a ground, as its panel is beside two others
LEAST, MOST = -6, 3  # powers of ten: shares of the first loss that are in the picture


def panels(record: Record) -> list[Panel]:
    """Draw both grounds with the walks on them, and the losses."""
    grounds = [ground_panel(record, at) for at in range(2)]
    return [*grounds, losses_panel(record)]


def ground_panel(record: Record, at: int) -> Panel:
    """Draw the loss over the two weights of one side, both to one scale."""
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
        height=HEIGHT,
        grow=BROAD,
        traces=_star(side),
        names=_names(record, ground, path, says),
    )
    # To one scale, for a round bowl to look round.
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
    """Return what is around the best weights, or else around the walk."""
    best = side.ground.minimum
    if best is None:
        points = side.trajectory.points
        best = (points.min(axis=0) + points.max(axis=0)) / 2
    reach = ROOM * float(np.linalg.norm(best)) or 1.0
    sides = zip(best.tolist(), (reach, TALL * reach), strict=True)
    return tuple((one - far, one + far) for one, far in sides)


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
    return sizes_panel(
        "Both losses",
        "losses",
        [_share(record, at) for at in range(2)],
        "step",
        _share_of(record),
        powers=(LEAST, MOST),
        last=record.n_steps,
        alt="The losses of both walks above the smallest there is, step by step",
        height=HEIGHT,
        dragmode="pan",
    )


def _share_of(record: Record) -> str:
    above = "" if record.lowest is None else " above the smallest"
    return f"loss{above}, share of the first"


def _share(record: Record, at: int) -> Sizes:
    """Return one walk's shares: 0 at the bottom; who gets lost ends with a cross."""
    side = record.sides[at]
    steps = np.arange(record.n_steps + 1)
    end = side.n_steps + 2 if side.is_lost else len(steps)
    values = side.trajectory.values[np.minimum(steps[:end], side.n_steps)]
    above = values - (record.lowest or 0.0)
    if record.lowest is not None:
        above = np.where(above <= AT_THE_BOTTOM, 0.0, above)
    upto = np.minimum(steps + 1, end).tolist()
    look = Look(side.name, INKS[at], LINES[at])
    more = {"zero": "at the bottom", "rank": at, "look": look}
    return Sizes("", above / above[0], upto, side.is_lost, **more)

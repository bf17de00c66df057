"""The pictures of "One plane": the ground with all paths, and truth beside picture."""

from dataclasses import replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.panel import Panel
from pages.figures.places import named
from pages.figures.racers import RACERS
from pages.figures.relief import surface_panel
from pages.figures.series import Series, series_panel
from pages.figures.undefined import undefined_here
from pages.figures.walkers import names_of, walker

from .record import Record

VIEWS = ABOVE, ASIDE, BOTH = ("From above", "3-D", "Both")
SAYS = Coordinates(
    "d₁", "d₂", "loss", "first direction d₁", "second direction d₂", "look"
)
TRUE, SHOWN = theme.stroke(theme.HERE, 2), theme.stroke(theme.PATH, 2, "dash")
WIDER = 1.5
ROOM = 0.06  # of the heights, above and below them


def panels(record: Record) -> list[Panel]:
    """Draw the ground from one side or both, and what is true of the one in hand."""
    view, drawn = record.settings.view, []
    if view != ASIDE:
        drawn.append(_above(record))
    if view != ABOVE:
        drawn.append(_aside(record))
    # Another plane, or other samples, are nothing to compare the last run with.
    return [replace(one, leaves_ghost=False) for one in (*drawn, _truth(record))]


def paths(record: Record) -> list[Path]:
    """Return every training in the looks of its optimizer, as the plane has it."""
    found = []
    for at, (name, one) in enumerate(zip(record.walkers, record.seen, strict=True)):
        upto = [record.at(at, step) + 1 for step in range(record.n_steps + 1)]
        found.append(walker(name, one.places, one.heights, upto))
    return found


def _above(record: Record) -> Panel:
    ground, every = record.field, paths(record)
    window = Window(*((float(at[0]), float(at[-1])) for at in (ground.x, ground.y)))
    words = [*names_of(window, every, "look"), *undefined_here(ground)]
    return contour_panel(
        "The loss over one plane",
        "loss_plane",
        ground,
        every,
        SAYS,
        alt="The loss over a plane through all parameters, with all paths on it",
        height=480,
        grow=WIDER,
        names=named(window, words),
    )


def _aside(record: Record) -> Panel:
    return surface_panel(
        "In 3-D: turn it",
        "loss_relief",
        record.field,
        paths(record),
        SAYS,
        alt="The same loss in three dimensions, with all paths on it",
        height=480,
    )


def _truth(record: Record) -> Panel:
    """Draw the true loss of the walker in hand, and the plane's height under it."""
    truth, last = record.truth, record.n_steps
    lines = [
        Series("true loss", *_line(record, truth.losses), TRUE, radius=6),
        Series("the plane", *_line(record, truth.heights), SHOWN, radius=6),
    ]
    both = np.concatenate([truth.losses, truth.heights])
    known = both[np.isfinite(both)]
    low, high = float(known.min()), float(known.max())
    room = ROOM * (high - low) or 0.1
    epochs = float(record.settings.epochs[-1])
    ends = (-0.02 * epochs, 1.02 * epochs), (low - room, high + room)
    return series_panel(
        f"{RACERS[record.walkers[record.hand]].short}: true, and on the map",
        "truth",
        lines,
        last + 1,
        alt="The true loss of one training, and the height of the plane beside it",
        height=480,
        xaxis=axis(ends[0], "epoch"),
        yaxis=axis(ends[1], "loss"),
    )


def _line(record: Record, values: np.ndarray) -> tuple[list, list]:
    """Return epochs and values, one for every step; the last stays."""
    shown = [record.at(record.hand, step) for step in range(record.n_steps + 1)]
    epochs = record.settings.epochs
    return [int(epochs[at]) for at in shown], [float(values[at]) for at in shown]

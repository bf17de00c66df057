"""Each direction in a band of its own: over the steps, or as place and speed.

What is drawn is a share of the first distance, so that both bands begin at 1 and a
factor can be read off.
"""

from collections.abc import Iterator

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis, named_axis
from pages.figures.panel import Panel, Trail
from pages.figures.shapes import dot, segment, words
from pages.words.numbers import short

from ..settings import OVER_STEPS
from .cut import trails
from .looks import DIRECTIONS, WALKERS
from .record import FLAT, STEEP, Record, Walk
from .words import NAMES

CENTRES = {FLAT: 1.3, STEEP: -1.3}  # of the bands on the panel's one axis
EDGE = 1.15  # of a band, from its middle
FASTEST = 2.0  # first distances a step: higher speeds leave their band
ROUND = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, FASTEST)  # speeds at which a band may end
ALL = 2.75  # to both sides of 0: the bands and room for their names
PLACES = (-1.15, 1.15)


def bands_panel(record: Record) -> Panel:
    """Draw both walks along each direction."""
    over_steps = record.settings.view == OVER_STEPS
    window, n = bands_window(record), record.n_steps + 1
    sizes = np.ones(2) if over_steps else fastest(record)
    ticks = [centre + by for centre in CENTRES.values() for by in (-1, 0, 1)]
    named = [short(by * sizes[at]) for at in CENTRES for by in (-1, 0, 1)]
    across = counted_axis(window.x, "step") if over_steps else axis(window.x, "place e")
    lines = [*_lines(record)]
    figure = theme.figure(
        "Each direction by itself" if over_steps else "Place and speed",
        f"bands {over_steps}",
        (),
        xaxis=across,
        yaxis=named_axis(
            window.y, ticks, named, "distance e" if over_steps else "last step Δ"
        ),
        dragmode="pan",
        shapes=[shape for at in NAMES for shape in _band(record, window, at)],
    )
    return Panel(
        figure,
        "Hiker and ball along the flat direction (above) and the steep one (below)",
        height=520,
        frames=[
            [shape for line in lines for shape in _end(*line, step)]
            for step in range(n)
        ],
        trails=tuple(one for line in lines for one in _grows(*line, n)),
    )


def bands_window(record: Record) -> Window:
    """Return the window of both bands."""
    asked = record.settings.n_steps
    over_steps = record.settings.view == OVER_STEPS
    across = (-0.03 * asked, 1.03 * asked) if over_steps else PLACES
    return Window(across, (-ALL, ALL))


def places(record: Record, errors: np.ndarray, moves: np.ndarray) -> tuple:
    """Return x and y of walks (..., T + 1, 2) in the bands; nan where a first is 0.

    The errors and moves are those along both directions.
    """
    first = errors[..., :1, :]
    with np.errstate(all="ignore"):
        shares, speeds = (
            np.where(first == 0, np.nan, what / np.where(first == 0, 1, first))
            for what in (errors, moves)
        )
    centres = np.array([CENTRES[FLAT], CENTRES[STEEP]])
    if record.settings.view == OVER_STEPS:
        steps = np.arange(errors.shape[-2], dtype=float)[:, np.newaxis]
        x, y = np.broadcast_to(steps, shares.shape), shares
    else:
        x, y = shares, speeds / fastest(record)
    return x, centres + y


def fastest(record: Record) -> np.ndarray:
    """Return the speed at which the band of each direction ends, (2,)."""
    first = np.abs(record.hiker.parts.errors[0])
    moves = [np.abs(one.parts.moves).max(axis=0) for _, one in record.walks]
    speeds = np.max(moves, axis=0) / np.where(first == 0, 1, first)
    found = [next((r for r in ROUND if r >= s), FASTEST) for s in speeds.tolist()]
    return np.array(found)


def _band(record: Record, window: Window, at: int) -> Iterator[dict]:
    """Yield a band's middle, its two edges, and its name."""
    centre = CENTRES[at]
    yield segment(window.x, (centre, centre), theme.GRID, 1)
    if record.settings.view != OVER_STEPS:
        yield segment((0, 0), (centre - EDGE, centre + EDGE), theme.GRID, 1)
    bend = short(float(record.settings.bends[at]))
    right = window.x[1] - 0.02 * (window.x[1] - window.x[0])
    text = f"{NAMES[at]}, λ = {bend}"
    yield words(right, centre + EDGE, text, DIRECTIONS[at], up=7, side="right", size=12)


def band_of(record: Record, at: int) -> Window:
    """Return the window of one band."""
    return Window(bands_window(record).x, (CENTRES[at] - EDGE, CENTRES[at] + EDGE))


def _lines(record: Record) -> Iterator[tuple[str, Walk, np.ndarray, Window]]:
    """Yield every line there is: whose it is, its walk, its points, and its band."""
    for who, one in record.walks:
        x, y = places(record, one.parts.errors, one.parts.moves)
        for at in NAMES:
            if not np.isnan(y[0, at]):
                points = np.column_stack([x[:, at], y[:, at]])
                yield who, one, points, band_of(record, at)


def _grows(who: str, one: Walk, points, band: Window, n: int) -> list[Trail]:
    upto = [one.at(step) for step in range(n)]
    return trails(points, band, upto, WALKERS[who])


def _end(who: str, one: Walk, points, band: Window, step: int) -> list[dict]:
    """Return the dot at the end of a line, or an arrow where it has left its band."""
    point = points[one.at(step)].tolist()
    colour = WALKERS[who]["color"]
    if band.holds(*point):
        return [dot(*point, colour, 5)]
    return [band.way_out(point, colour)]

"""What moves in "Basins" while a hand is on η, on β, or on the start: the walk.

The map itself is 10,000 walks: it follows when the hand lets go.
"""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import BasinMap, descend_many
from pages.figures import theme
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot

from .maps import CASING, LINE
from .record import Record, other_of, walker_of

MOST_POINTS = 60  # drawn for one value
FEWER_POINTS = 26  # for one start: of these there are many
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale
START, OTHER = "map_start", ("other_rate", "other_momentum")
MOVING = {"learning_rate", "momentum", START, *OTHER}


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the walks for every value of a setting, if it is one that moves them."""
    if name not in MOVING or (name in OTHER and not record.other):
        return None
    most = FEWER_POINTS if name == START else MOST_POINTS
    last = int(record.shown[-1])
    every = max(1, -(-last // (most - 1)))
    steps = np.unique([*range(0, last, every), last])
    upto = np.searchsorted(steps, record.shown, side="right") - 1
    parts = []
    if name not in OTHER:
        parts += _walks(record, 0, record.found, name, values, every)
    if record.other and (name in OTHER or name == START):
        parts += _walks(record, 1, record.other, name, values, every)
    handle = Handle(0, "start", *values.T) if name == START else None
    return Live(parts, handle, upto.tolist())


def _walks(record: Record, panel: int, found: BasinMap, name, values, every) -> list:
    """Return a walker's walk for each value, as it is drawn on a map."""
    settings, last = record.settings, int(record.shown[-1])
    starts = np.tile(np.array(settings.map_start, dtype=float), (len(values), 1))
    if name == START:
        starts, rule = values, found.optimizer
    else:
        moved = replace(settings, **{name: np.asarray(values, dtype=float)})
        rule = (other_of if panel else walker_of)(moved)
    walks = descend_many(found.surface, rule, starts, last, every)
    ends = np.searchsorted(walks.steps, walks.n_steps)
    x, y = _near(record, walks.points.swapaxes(0, 1))
    head = dot(0, 0, theme.INK)
    return [
        LivePath(panel, x, y, ends, CASING),
        LivePath(panel, x, y, ends, LINE, head),
    ]


def _near(record: Record, points: np.ndarray) -> list[np.ndarray]:
    """Return x and y of points, those far out of the window no farther than needed."""
    window = record.window
    return [
        np.clip(
            points[..., at], low - BEYOND * (high - low), high + BEYOND * (high - low)
        )
        for at, (low, high) in enumerate((window.x, window.y))
    ]

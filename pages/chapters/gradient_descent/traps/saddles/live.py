"""What follows a hand on η, on β, or on the exponent of the start."""

import numpy as np

from engines.gradient_descent import Momentum, Nesterov, walks_until_lost
from pages.figures.live import Live, LivePath
from pages.figures.powers import power_axis
from pages.figures.walkers import walker

from ..settings import rule_of
from .pictures import powers
from .record import ON, Record

MOST_POINTS = 60  # drawn for one value
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale
MOVES = ("learning_rate", "momentum", "saddle_exponent")


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return all ways and distances for every value of a setting that moves them."""
    is_off = record.settings.saddle_start != ON
    if name not in MOVES or record.escape is None:
        return None
    if name == "saddle_exponent" and not is_off:
        return None
    every = max(1, -(-record.n_steps // (MOST_POINTS - 1)))
    steps = np.unique([*range(0, record.n_steps, every), record.n_steps])
    points, lasts = _walks(record, name, values)  # (T + 1, k, V, 2), (k, V)
    points, lasts = points[steps], np.searchsorted(steps, lasts, side="right") - 1
    upto = np.searchsorted(steps, record.shown, side="right") - 1
    parts = []
    for at in range(len(record.walkers)):
        parts += _drawn(record, at, steps, points[:, at].swapaxes(0, 1), lasts[at])
    return Live(parts, upto=upto.tolist())


def _walks(record: Record, name: str, values: np.ndarray) -> tuple:
    """Return the points of all walks for each value, and the last before it is lost."""
    found, settings = record.escape, record.settings
    offsets = np.full(len(values), found.offset)
    if name == "saddle_exponent":
        offsets = 10.0 ** -np.asarray(values, dtype=float)
    base = found.saddle if record.ridge is None else record.ridge
    starts = base + offsets[:, np.newaxis] * found.falling
    team = [_rule(record, key, name, values) for key in record.walkers]
    return walks_until_lost(settings.surface, team, starts, record.n_steps)


def _rule(record: Record, key: str, name: str, values: np.ndarray):
    """Return a walker's rule, with all values of the number in hand."""
    settings = record.settings
    rate = values if name == "learning_rate" else settings.learning_rate
    rule = rule_of(key, rate, settings.momentum)
    if name == "momentum" and isinstance(rule, Momentum | Nesterov):
        return rule_of(key, rate, values)
    return rule


def _drawn(record: Record, at: int, steps, points, last) -> list[LivePath]:
    """Return a walker on the ground and beside it; points are (V, N, 2)."""
    look = walker(record.walkers[at], np.zeros((1, 2)), np.zeros(1), [1])
    head, found = look.head(0, 0, look.colour), record.escape
    sides = np.array([record.window.x, record.window.y])
    beyond = BEYOND * np.diff(sides)[:, 0]
    held = np.clip(points, sides[:, 0] - beyond, sides[:, 1] + beyond)
    x, y = held[..., 0], held[..., 1]
    away = np.abs((points - found.saddle) @ found.falling)
    low, high = power_axis(*powers(record), "")["range"]
    with np.errstate(divide="ignore"):
        heights = np.clip(np.log10(away), low, high)
    return [
        LivePath(0, x, y, last, look.line, head),
        LivePath(1, steps, heights, last, look.line, head),
    ]

"""What moves in "The floor" while a hand is on η."""

import numpy as np

from engines.gradient_descent import clouds_at_rates
from pages.figures import theme
from pages.figures.live import MOST_POINTS, Live, LiveLine, LivePath
from pages.figures.shapes import dot

from .looks import FLOOR, LOOKS
from .pictures import N_LINES, band_of, cloud_window, distance_ends
from .record import DRAWN, Record

CLOUD, DISTANCE, SHAPE = 0, 1, 2  # the panels


def live(record: Record, name: str, rates: np.ndarray) -> Live | None:
    """Return walks, spread and distances for every learning rate, on the same draws."""
    if name != "floor_rate":
        return None
    n = record.n_steps
    steps = np.unique(np.linspace(0, n, min(n, MOST_POINTS) + 1).round().astype(int))
    upto = np.searchsorted(steps, record.shown, side="right") - 1
    last = np.full(len(rates), len(steps) - 1)
    parts, ends = [], distance_ends(record, is_told=True)
    for way, one in record.measures.items():
        distances, means, some = clouds_at_rates(one.cloud, rates, N_LINES)
        high = _powers(distances[steps], ends).T
        parts.append(LivePath(DISTANCE, steps, high, last, LOOKS[way]))
        if way == DRAWN:  # the other's would tell whose cloud stays nearer
            parts.append(_floors(record, one.cloud.bowl.floors(rates), ends))
        if way == record.settings.way:
            off = some[steps] - record.bowl.minimum
            parts += _cloud(record, steps, off, way)
            parts += _band(record, steps, means[steps], distances[steps], rates)
    zero = np.zeros((1, 1, 2))
    ends_of_all = np.array([-1e3, 1e3])[np.newaxis, np.newaxis]
    parts.append(LiveLine(SHAPE, ends_of_all, zero, 0 * last, theme.stroke(theme.GRID)))
    return Live(parts, upto=upto.tolist())


def _powers(squares: np.ndarray, ends: tuple[int, int]) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.clip(np.log10(squares), *ends)


def _floors(record: Record, floors: np.ndarray, ends) -> LiveLine:
    """Return the line of the floor at each rate; where there is none, at the edge."""
    high = _powers(floors.mean(axis=-1), ends)[:, np.newaxis, np.newaxis]
    across = np.array(cloud_window(record).x)[np.newaxis, np.newaxis]
    line = theme.stroke(LOOKS[DRAWN]["color"], 1.5, FLOOR)
    high = np.repeat(high, 2, axis=-1)
    return LiveLine(DISTANCE, across, high, np.zeros(len(high), dtype=int), line)


def _cloud(record: Record, steps, off: np.ndarray, way: str) -> list[LivePath]:
    """Return some walks, their weights from the bottom being (N, V, k)."""
    low, top = cloud_window(record).y
    last = np.full(off.shape[1], len(steps) - 1)
    walks = np.clip(off, low, top)
    line, head = {**LOOKS[way], "width": 1}, dot(0, 0, LOOKS[way]["color"], 3)
    return [
        LivePath(CLOUD, steps, one.T, last, line, head)
        for one in np.moveaxis(walks, 2, 0)
    ]


def _band(record: Record, steps, means, distances, rates) -> list[LivePath]:
    """Return what two deviations around the mean reach; both are (N, V)."""
    low, top = cloud_window(record).y
    spread = np.sqrt(np.maximum(distances - means**2, 0))
    last, line = np.full(means.shape[1], len(steps) - 1), theme.stroke(theme.INK, 2)
    sides = band_of(means, spread, rates * record.settings.bend)
    clipped = (np.clip(side, low, top).T for side in sides)
    return [LivePath(CLOUD, steps, side, last, line) for side in clipped]

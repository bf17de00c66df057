"""What moves in "For ever" while a hand is on η, on β, or on the start."""

import numpy as np

from engines.gradient_descent import TWO_BENDS, Momentum, Trajectories, descend_many
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot

from .pictures import CURVE, LOOKS, PHASE, PLACES, View, after_bet, before_bet, thin
from .record import AHEAD, HIKER, Record


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return all three walks for every value of a setting."""
    return _live(record, name, values, after_bet(record))


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live:
    """Return them for windows that do not tell how far the ball will stray."""
    return _live(record, name, values, before_bet(record))


def _live(record: Record, name: str, values: np.ndarray, view: View) -> Live:
    settings, n = record.settings, len(values)
    now = {
        "learning_rate": settings.learning_rate,
        "momentum": settings.momentum,
        "x": settings.x,
    }
    eta, beta, start = (
        np.broadcast_to(one, n).astype(float) for one in {**now, name: values}.values()
    )
    optimizers = {"hiker": HIKER, "Nesterov": AHEAD, "ball": Momentum(eta, beta)}
    parts = []
    for who, optimizer in optimizers.items():
        starts = start[:, np.newaxis]
        walks = descend_many(TWO_BENDS, optimizer, starts, settings.n_steps)
        parts += _parts(view, who, walks)
    if name != "x":
        return Live(parts)
    heights = TWO_BENDS.value(values[:, np.newaxis])
    return Live(parts, Handle(CURVE, "x₀", values, heights))


def _parts(view: View, who: str, walks: Trajectories) -> list[LivePath]:
    """Return a walker on the curve and over the steps; of the ball its moves, too."""
    curve, wide = view.curve, view.wide
    line, last = LOOKS[who], walks.n_steps
    places = walks.points[:, :, 0].T
    x, y = np.clip(places, *curve.x), np.clip(walks.values.T, *curve.y)
    shown = np.clip(places, -wide, wide)
    found = [
        LivePath(CURVE, x, y, last, thin(who), dot(0, 0, line["color"], 6)),
        LivePath(PLACES, walks.steps, shown, last, line, dot(0, 0, line["color"], 5)),
    ]
    if who == "ball":
        moves = np.diff(places, axis=1, prepend=places[:, :1])
        moved = np.clip(moves, *view.phase.y)
        slim, head = {**line, "width": 1}, dot(0, 0, line["color"], 5)
        found.append(LivePath(PHASE, shown, moved, last, slim, head))
    return found

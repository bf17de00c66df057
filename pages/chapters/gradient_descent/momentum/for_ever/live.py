"""What moves in "For ever" while a hand is on η, on β, or on the start."""

import numpy as np

from engines.gradient_descent import TWO_BENDS, Momentum, Trajectories, descend_many
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot

from .pictures import CURVE, LOOKS, PHASE, PLACES, curve_window, phase_window, reach
from .record import AHEAD, HIKER, Record


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return all three walks for every value of a setting."""
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
        parts += _parts(record, who, walks)
    if name != "x":
        return Live(parts)
    heights = TWO_BENDS.value(values[:, np.newaxis])
    return Live(parts, Handle(CURVE, "x₀", values, heights))


def _parts(record: Record, who: str, walks: Trajectories) -> list[LivePath]:
    """Return a walker on the curve and over the steps; of the ball its moves, too."""
    view, wide = curve_window(record), reach(record)
    line, last = LOOKS[who], walks.n_steps
    places = walks.points[:, :, 0].T
    x, y = np.clip(places, *view.x), np.clip(walks.values.T, *view.y)
    thin, shown = {**line, "width": 0.8}, np.clip(places, -wide, wide)
    found = [
        LivePath(CURVE, x, y, last, thin, dot(0, 0, line["color"], 6)),
        LivePath(PLACES, walks.steps, shown, last, line, dot(0, 0, line["color"], 5)),
    ]
    if who == "ball":
        moves = np.diff(places, axis=1, prepend=places[:, :1])
        moved = np.clip(moves, *phase_window(record).y)
        slim, head = {**line, "width": 1}, dot(0, 0, line["color"], 5)
        found.append(LivePath(PHASE, shown, moved, last, slim, head))
    return found

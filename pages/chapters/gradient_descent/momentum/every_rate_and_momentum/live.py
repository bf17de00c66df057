"""What moves on "Every η and β" while a hand is on η or β."""

import numpy as np

from engines.gradient_descent import descend_many, quadratic
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.live import Live, LivePath
from pages.figures.shapes import dot, ring

from .looks import LINES
from .pictures import MAP, PHASE, WALK, after_bet, before_bet
from .record import START, Record

UNSEEN = theme.stroke(theme.CLEAR, 0)


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return the ring on the map, and the walk, for every value of a setting."""
    return _live(record, name, values, after_bet(record))


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live:
    """Return them for windows that do not tell how far the errors will stray."""
    return _live(record, name, values, before_bet(record))


def _live(record: Record, name: str, values: np.ndarray, shown: Window) -> Live:
    settings, n = record.settings, len(values)
    numbers = {"learning_rate": settings.learning_rate, "momentum": settings.momentum}
    eta, beta = (
        np.broadcast_to(one, n).astype(float)
        for one in {**numbers, name: values}.values()
    )
    here = ring(0, 0, theme.INK, 8, 3)
    still = np.zeros(n, dtype=int)
    place = LivePath(MAP, eta[:, np.newaxis], beta[:, np.newaxis], still, UNSEEN, here)
    return Live([place, *_walks(record, eta, beta, shown)])


def _walks(record: Record, eta, beta, window: Window) -> list[LivePath]:
    """Return errors over the steps, and over their moves, of all walks."""
    bowl = quadratic(np.diag(record.settings.bends))
    starts = np.tile(START, (len(eta), 1))
    walks = descend_many(bowl, record.kind(eta, beta), starts, record.settings.n_steps)
    high = window.x[1]
    moves = np.diff(walks.points, axis=0, prepend=walks.points[:1])
    found = []
    for at, (_, line) in LINES.items():
        errors = np.clip(walks.points[:, :, at].T, -high, high)
        moved = np.clip(moves[:, :, at].T, *window.y)
        head = dot(0, 0, line["color"], 5)
        found += [
            LivePath(WALK, walks.steps, errors, walks.n_steps, line, head),
            LivePath(PHASE, errors, moved, walks.n_steps, line, head),
        ]
    return found

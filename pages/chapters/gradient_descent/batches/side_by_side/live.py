"""What moves in "Side by side" while a hand is on the learning rate."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import NeuronFits, StopReason
from pages.figures.live import Live, LiveLine, LivePath
from pages.figures.powers import power_axis
from pages.figures.walkers import small

from ..settings import Settings
from .looks import LOOKS
from .pictures import POWERS, answers, drawn
from .record import Record, above, fits_of

MOST_POINTS = 36  # drawn for one value
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return all fits, walks and losses for every learning rate."""
    if name != "learning_rate":
        return None
    every = np.array(record.moments)
    chosen = np.linspace(0, len(every) - 1, MOST_POINTS).round().astype(int)
    seen = every[np.unique(chosen)]
    parts = []
    for look, one in zip(LOOKS, record.learners, strict=True):
        rows = seen // one.size
        walks = _walks(_own(record, one.size), one.size, tuple(values), tuple(rows))
        parts += _drawn(record, look, walks, seen, one.size)
    upto = np.searchsorted(seen, every, side="right") - 1
    return Live(parts, upto=upto.tolist())


def _own(record: Record, size: int) -> Settings:
    """Return the settings as far as these walks depend on them."""
    told = record.settings
    return Settings(samples=told.samples, seed=told.seed, n_epochs=told.n_epochs)


@lru_cache(24)
def _walks(settings: Settings, size: int, rates: tuple, rows: tuple) -> NeuronFits:
    """Learn once with every rate: most of it stays where one number is changed."""
    return fits_of(settings, size, rates, rows)


def _drawn(record: Record, look, walks: NeuronFits, seen, size: int) -> list:
    """Return one learner in all three pictures."""
    weights = walks.weights.swapaxes(0, 1)  # (V, N, 2)
    last = np.full(len(weights), len(seen) - 1)
    lost = walks.stop_reasons == StopReason.DIVERGED
    gone = np.searchsorted(seen, size * (walks.n_steps + 1))
    last = np.where(lost, np.minimum(last, gone), last)
    head = small(0, 0, look.colour)
    along, said = answers(record.ground, weights)
    x, y = _near(record, weights)
    ends = power_axis(*POWERS, "")["range"]
    high = drawn(above(record.ground, walks.losses.T), ends)
    return [
        LivePath(0, x, y, last, look.line(), head),
        LivePath(1, seen.astype(float), high, last, look.line(), head),
        LiveLine(2, along, said, last, look.line()),
    ]


def _near(record: Record, points: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return w and b, those far out of the window no farther than needed."""
    window = record.window
    return tuple(
        np.clip(
            points[..., axis],
            low - BEYOND * (high - low),
            high + BEYOND * (high - low),
        )
        for axis, (low, high) in enumerate((window.x, window.y))
    )

"""What moves in "Side by side" while a hand is on the learning rate."""

import numpy as np

from engines.gradient_descent import NeuronFits, StopReason
from pages.figures.live import Live, LiveLine, LivePath
from pages.figures.powers import power_axis
from pages.figures.walkers import small

from .looks import LOOKS
from .pictures import POWERS, answers, drawn
from .record import Record, above, rates_of, walks_of

MOST_POINTS = 36  # drawn for one value
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return all fits, walks and losses for every learning rate."""
    if name != "learning_rate":
        return None
    every = np.array(record.moments)
    chosen = np.linspace(0, len(every) - 1, MOST_POINTS).round().astype(int)
    seen = every[np.unique(chosen)]
    rates, parts = [*rates_of(record.settings)], []
    chosen = [rates.index(rate) for rate in values.tolist()]
    for look, one in zip(LOOKS, record.learners, strict=True):
        walks = walks_of(record.settings, one.size)
        parts += _drawn(record, look, walks, chosen, seen, one.size)
    upto = np.searchsorted(seen, every, side="right") - 1
    return Live(parts, upto=upto.tolist())


def _drawn(record: Record, look, walks: NeuronFits, chosen, seen, size: int) -> list:
    """Return one learner in all three pictures, with the chosen rates."""
    weights = walks.weights[seen // size][:, chosen].swapaxes(0, 1)  # (V, N, 2)
    lost = walks.stop_reasons[chosen] == StopReason.DIVERGED
    gone = np.searchsorted(seen, size * (walks.n_steps[chosen] + 1))
    last = np.where(lost, np.minimum(len(seen) - 1, gone), len(seen) - 1)
    head = small(0, 0, look.colour)
    along, said = answers(record.ground, weights)
    x, y = _near(record, weights)
    ends = power_axis(*POWERS, "")["range"]
    high = drawn(above(record.ground, walks.neuron.loss(weights)), ends)
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

"""What "Two losses" computes: a unit that is sure and wrong, and what wakes it up."""

import cmath
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Waking, confident_unit, unit_at
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import Settings

RATES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
SQUARES, ENTROPY = "half_squared_error", "binary_cross_entropy"
COLUMNS = (
    "update",
    "z, squared error",
    "says, squared error",
    "slope, squared error",
    "z, cross-entropy",
    "says, cross-entropy",
    "slope, cross-entropy",
)
TINY = 1e-20  # the complex step


@dataclass(frozen=True, eq=False)
class Record:
    """The same unit under both losses, and the ground they walk on."""

    settings: Settings
    squares: Waking
    entropy: Waking
    squares_curve: Waking  # at every z of the picture
    entropy_curve: Waking

    @property
    def both(self) -> tuple[Waking, Waking]:
        """Squared error first."""
        return self.squares, self.entropy


def run(settings: Settings) -> Record:
    """Let the unit learn under both losses."""
    start = settings.first_z, settings.target, settings.wake_rate, settings.n_updates
    both = [confident_unit(*start, loss) for loss in (SQUARES, ENTROPY)]
    z = np.linspace(*_ends(settings), 201)
    curves = [unit_at(z, settings.target, loss) for loss in (SQUARES, ENTROPY)]
    return Record(settings, *both, *curves)


def _ends(settings: Settings) -> tuple[float, float]:
    """Return the ends of the picture, which tell nothing of how far the unit goes.

    One step leaps by η at most, and beyond 0 the way grows like the logarithm of all.
    """
    rate, n = settings.wake_rate, settings.n_updates
    farthest = max(rate, math.log(1 + rate * n)) + math.log(2)
    start, side = settings.first_z, 1 if settings.target else -1
    target_side = side * max(6.0, farthest, start * side)
    other_side = -side * max(6.0, -start * side)
    low, high = sorted((target_side, other_side))
    return low - 0.5, high + 0.5


def opinions(record: Record) -> list[Opinion]:
    """Measure every slope from its loss, and take every update again."""
    return [_slopes(record), _updates(record)]


def _slopes(record: Record) -> Opinion:
    """Take a complex step of each loss, as its formula is written in a book."""
    y = record.settings.target
    measured = [
        _loss(complex(z, TINY), y, waking.loss).imag / TINY
        for waking in record.both
        for z in waking.pre_activations
    ]
    slopes = np.concatenate([waking.deltas for waking in record.both])
    what = f"All {len(slopes)} slopes, each measured from its loss alone"
    return agree(slopes, measured, "a complex step of the loss", what, allowed=1e-12)


def _loss(z: complex, y: float, loss: str) -> complex:
    """Return the loss at a complex z; the other way round where exp would overflow."""
    if loss == SQUARES:
        return (y - 1 / (1 + cmath.exp(-z))) ** 2 / 2
    return y * cmath.log(1 + cmath.exp(-z)) + (1 - y) * cmath.log(1 + cmath.exp(z))


def _updates(record: Record) -> Opinion:
    """Take every update again with plain numbers, and compare z and what is said."""
    waked = [np.stack([w.pre_activations, w.activations], axis=1) for w in record.both]
    again = [list(_again(record.settings, waking.loss)) for waking in record.both]
    n = record.settings.n_updates
    what = f"z and what is said after each of {n} updates, twice"
    return agree(waked, again, "plain numbers", what, allowed=2e-9)


def _again(settings: Settings, loss: str) -> Iterator[tuple[float, float]]:
    """Yield z and what is said, at first and after each update."""
    z = settings.first_z
    for _ in range(settings.n_updates + 1):
        a = 1 / (1 + math.exp(-z))
        yield z, a
        slope = a * (1 - a) if loss == SQUARES else 1.0
        z -= settings.wake_rate * (a - settings.target) * slope


def table(record: Record) -> Table:
    """List the updates."""
    names = ("pre_activations", "activations", "deltas")
    columns = [getattr(waking, name) for waking in record.both for name in names]
    rows = np.column_stack(columns).tolist()
    return Table(COLUMNS, [(t, *row) for t, row in enumerate(rows)])


def script(record: Record) -> Script:
    """Write the updates as a script that takes them."""
    settings = record.settings
    body = f"""
first_z, y = {settings.first_z!r}, {settings.target!r}
learning_rate, n_updates = {settings.wake_rate!r}, {settings.n_updates!r}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def squares_slope(z):  # of (y - a)^2 / 2
    return (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z)


def entropy_slope(z):  # of log(1 + exp(z)) - y z: the slope of the sigmoid cancels
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)  # a - y, with all its digits


for slope in (squares_slope, entropy_slope):
    z = first_z
    for _ in range(n_updates):
        z = z - learning_rate * slope(z)
    print(repr(float(z)))
    print(repr(float(slope(z))))
"""
    says = "One sigmoid unit that is sure and wrong, under two losses."
    prints = (COLUMNS[1], COLUMNS[3], COLUMNS[4], COLUMNS[6])
    return Script(exports.script(says, (), body), prints)

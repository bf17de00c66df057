"""Every unit at every epoch: what it weighs, what excites it, what it speaks for."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np

from engines.backpropagation import ACTIVATIONS
from pages.ui.chapter import Table

from ..record import CHANGES, Recipe, Settings, Trained, course

ALIKE = 5e-7  # of a unit: whose activations spread less is dead
ROUNDING = 9  # decimals: averages that are alike to so many are alike
MOST_EXCITING = 9  # digits of a unit that are shown
COLUMNS = ("epoch", "units in accord", "of one kind, of 9", "size of weights")


@dataclass(frozen=True, eq=False)
class Sight:
    """What is to be seen of all U units after one epoch, with the learned digits."""

    means: np.ndarray  # (U, 10) activation on average, for each digit
    spreads: np.ndarray  # (U,) the highest activation minus the lowest, of all digits
    rows: np.ndarray  # (U, 9) which learned digits excite it most, the most first
    heights: np.ndarray  # (U, 9) how much


@dataclass(frozen=True, eq=False)
class Record:
    """All units; row s of the arrays is after epoch s. Without a hidden layer: outputs.

    An output's activation is its z, and it speaks for itself alone.
    """

    settings: Settings
    net: Trained
    weights: np.ndarray  # (S, U, 64) into each unit
    biases: np.ndarray  # (S, U)
    speaks: np.ndarray  # (S, U, 10) weights out of each unit
    means: np.ndarray  # (S, U, 10)
    spreads: np.ndarray  # (S, U)
    rows: np.ndarray  # (S, U, 9)
    heights: np.ndarray  # (S, U, 9)

    @property
    def n_steps(self) -> int:
        """The number of epochs."""
        return self.net.last

    @property
    def n_planned(self) -> int:
        """How many steps the whole record has, the start among them."""
        return self.n_steps + 1 if self.is_whole else self.settings.n_epochs + 1

    @property
    def is_whole(self) -> bool:
        """Whether it learns no more."""
        return self.net.is_whole

    @property
    def is_baseline(self) -> bool:
        """Whether there is no hidden layer: the units are the outputs."""
        return not self.net.recipe.hidden

    @property
    def n_units(self) -> int:
        """How many units there are."""
        return self.weights.shape[1]

    @property
    def unit(self) -> int:
        """The unit that is shown large, from 0."""
        return min(self.settings.unit, self.n_units - 1)

    @property
    def drawn(self) -> np.ndarray:
        """What the maps show: the weights, or their change since the start."""
        shows_change = self.settings.shows == CHANGES
        return self.weights - self.weights[0] if shows_change else self.weights

    def is_dead(self, step: int) -> np.ndarray:
        """Tell which units are the same for all digits, to a millionth, (U,)."""
        return self.spreads[step] < ALIKE

    def highest(self, step: int) -> np.ndarray:
        """Return the digit that excites each unit most, on average, (U,)."""
        return self.means[step].round(ROUNDING).argmax(axis=1)

    def accords(self, step: int) -> np.ndarray:
        """Tell which units speak loudest for the digit that excites them most, (U,)."""
        same = self.highest(step) == self.speaks[step].argmax(axis=1)
        return same & ~self.is_dead(step)

    def kinds(self, step: int) -> np.ndarray:
        """Return what the digits are that excite each unit most, (U, 9)."""
        return self.net.learned.labels[self.rows[step]]

    def of_one_kind(self, step: int) -> float:
        """Return how many of the nine are alike, on average over units not dead."""
        counts = (self.kinds(step)[..., np.newaxis] == np.arange(10)).sum(axis=1)
        alive = ~self.is_dead(step)
        return float(counts.max(axis=1)[alive].mean()) if alive.any() else 0.0


class Sights:
    """The sights of a training so far, epoch by epoch, for all who look at it."""

    def __init__(self, recipe: Recipe) -> None:
        """Nothing is seen yet."""
        self.recipe, self.lock, self.seen = recipe, Lock(), []

    def of(self, net: Trained) -> list[Sight]:
        """Return those of all epochs of a network."""
        with self.lock:
            for epoch in net.epochs[len(self.seen) :]:
                self.seen.append(sight(net, epoch))
            return self.seen[: net.last + 1]


sights = lru_cache(maxsize=8)(Sights)


def sight(net: Trained, epoch: int) -> Sight:
    """Let all units look at the digits that the network learns from."""
    learned = net.learned
    parameters, bend = net.parameters(epoch), ACTIVATIONS[net.recipe.activation]
    with np.errstate(all="ignore"):
        z = (learned.inputs @ parameters.weights[0] + parameters.biases[0]).T  # (U, n)
        units = bend.value(z)
    which = np.eye(10)[learned.labels]
    rows = _highest(z)
    heights = np.take_along_axis(units, rows, axis=1)
    means = units @ which / which.sum(axis=0)
    return Sight(means, np.ptp(units, axis=1), rows, heights)


def _highest(z: np.ndarray) -> np.ndarray:
    """Return each unit's highest digits, the highest first; earlier ones of equals."""
    some = np.sort(np.argpartition(-z, MOST_EXCITING, axis=1)[:, :MOST_EXCITING])
    order = np.argsort(-np.take_along_axis(z, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def run(settings: Settings) -> Record:
    """Train, and look at every unit after every epoch."""
    return _upto(settings, settings.n_epochs)


def begin(settings: Settings) -> Record:
    """Return the record of the first epochs, or of all that are trained already."""
    return _upto(settings, settings.recipe.slice)


def grow(record: Record) -> Record:
    """Return the record with a slice more of epochs."""
    return _upto(record.settings, record.n_steps + record.settings.recipe.slice)


def _upto(settings: Settings, n_epochs: int) -> Record:
    net = course(settings.recipe).upto(n_epochs)
    parameters = net.history.parameters.with_vector(net.history.snapshots)
    weights = parameters.weights[0].swapaxes(1, 2)
    outputs = np.broadcast_to(np.eye(10), (len(weights), 10, 10))
    seen = sights(settings.recipe).of(net)
    return Record(
        settings,
        net,
        weights,
        parameters.biases[0],
        parameters.weights[1] if net.recipe.hidden else outputs.copy(),
        np.array([one.means for one in seen]),
        np.array([one.spreads for one in seen]),
        np.array([one.rows for one in seen]),
        np.array([one.heights for one in seen]),
    )


def table(record: Record) -> Table:
    """List the epochs: how many units agree with themselves, and how pure they are."""
    rows = [
        (
            at,
            int(record.accords(at).sum()),
            record.of_one_kind(at),
            float(np.sqrt((record.weights[at] ** 2).mean())),
        )
        for at in range(record.n_steps + 1)
    ]
    return Table(COLUMNS, rows)

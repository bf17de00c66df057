"""Two deep networks trained on the same digits: what they learn, epoch by epoch."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    Network,
    Snapshots,
    TrainingHistory,
    initialize,
    snapshots_of,
    train,
)
from engines.datasets import digit_samples
from engines.gradient_descent import OPTIMIZERS, StopReason
from pages.chapters.backpropagation.telephone.record import Settings
from pages.ui.chapter import Table
from pages.ui.long_work import telling

N_DIGITS, BATCH, WIDTH, N_SHOWN = 300, 30, 32, 10
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
NAMES = ("gradient_descent", "momentum", "adam")
RULES = {OPTIMIZERS[name].label: name for name in NAMES}
SCHEMES = {"sigmoid": "xavier", "relu": "he"}  # of the two networks' units
PRINTS = ("right", "loss", "∂L/∂W, first", "∂L/∂W, last hidden", "W moved, first")
COLUMNS = ("units", "epoch", *PRINTS)


@dataclass(frozen=True, eq=False)
class Trained:
    """One network, how it went, and what all digits say of it after each epoch."""

    network: Network
    history: TrainingHistory
    snapshots: Snapshots

    @property
    def name(self) -> str:
        """What its units are called."""
        return ACTIVATIONS[self.network.activation].label

    @property
    def last(self) -> int:
        """The last epoch whose numbers are finite."""
        return len(self.history.losses) - 1

    @property
    def flew_off(self) -> bool:
        """Whether the loss left all scales in the next epoch."""
        return self.history.stop_reason is StopReason.DIVERGED

    def at(self, step: int) -> int:
        """Return the epoch that is shown at a step."""
        return min(step, self.last)

    def is_gone(self, step: int) -> bool:
        """Tell whether its loss has left all numbers by this step."""
        return self.flew_off and step > self.last

    def shares(self, step: int) -> np.ndarray:
        """Return what it gives each digit in each picture, (n_shown, 10)."""
        return self.snapshots.predictions[self.at(step)]

    def answers(self, step: int) -> np.ndarray:
        """Return the digit it takes each picture for, (n_shown,)."""
        return self.shares(step).argmax(axis=-1)


@dataclass(frozen=True, eq=False)
class Record:
    """Both networks, and the digits that are shown."""

    settings: Settings
    sigmoid: Trained
    relu: Trained
    labels: np.ndarray  # (n_shown,)
    pictures: np.ndarray  # (n_shown, 8, 8) standardised pixels

    @property
    def networks(self) -> tuple[Trained, Trained]:
        """Both networks."""
        return self.sigmoid, self.relu

    @property
    def n_steps(self) -> int:
        """The number of epochs that at least one network came through."""
        return max(one.last for one in self.networks)


def run(settings: Settings) -> Record:
    """Train both networks on the same digits, in the same order."""
    inputs, targets, labels = digit_samples(N_DIGITS)
    sigmoid, relu = (_trained(settings, inputs, targets, kind) for kind in SCHEMES)
    pictures = inputs[:N_SHOWN].reshape(-1, 8, 8)
    return Record(settings, sigmoid, relu, labels[:N_SHOWN], pictures)


def _trained(settings: Settings, inputs, targets, kind: str) -> Trained:
    """Return one network and how its training went."""
    sizes = (inputs.shape[1], *(WIDTH,) * settings.depth, targets.shape[1])
    network = Network(sizes, kind, loss="softmax_cross_entropy")
    start = initialize(sizes, SCHEMES[kind], settings.seed)
    optimizer = OPTIMIZERS[settings.rule](settings.learning_rate)
    watch = telling(f"Training with {ACTIVATIONS[kind].label}")
    how = optimizer, settings.n_epochs, BATCH, settings.seed, watch
    history = train(network, start, inputs, targets, *how)
    snapshots = snapshots_of(network, history, inputs, targets, N_SHOWN)
    return Trained(network, history, snapshots)


def table(record: Record) -> Table:
    """List the epochs that a network came through, in time's order."""
    rows = [
        (one.name, epoch, *_numbers(one, epoch))
        for epoch in range(record.n_steps + 1)
        for one in record.networks
        if epoch <= one.last
    ]
    return Table(COLUMNS, rows)


def _numbers(one: Trained, epoch: int) -> list[float]:
    history, (first, *_, last, _) = one.history, one.snapshots.weight_grads[epoch]
    moved = one.snapshots.moved[epoch, 0]
    found = (history.accuracies[epoch], history.losses[epoch], first, last, moved)
    return [float(number) for number in found]


def reached(record: Record, step: int) -> int:
    """Return the table's rows up to a step's epoch: perhaps one of each network."""
    return sum(min(step, one.last) + 1 for one in record.networks)

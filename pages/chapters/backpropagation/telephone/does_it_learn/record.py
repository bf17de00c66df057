"""Two deep networks trained on the same digits: what they learn, epoch by epoch."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    Network,
    Snapshots,
    TrainingHistory,
    backward,
    forward,
    initialize,
    snapshots_of,
    train,
)
from engines.backpropagation.depth import SATURATED
from engines.datasets import digit_samples
from engines.gradient_descent import OPTIMIZERS, StopReason
from engines.reference import mlp_gradients
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..plain_pass import size
from ..record import TINY, Settings, digits
from .plain_training import plain_forward, plain_loss

N_DIGITS, BATCH, WIDTH, N_SHOWN = 300, 30, 32, 10
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
NAMES = ("gradient_descent", "momentum", "adam")
RULES = {OPTIMIZERS[name].label: name for name in NAMES}
SCHEMES = {"sigmoid": "xavier", "relu": "he"}  # of the two networks' units
PRINTS = ("right", "loss", "∂L/∂W, first", "∂L/∂W, last hidden", "W moved, first")
COLUMNS = ("units", "epoch", *PRINTS)
LEAST = 1e-100  # gradients below this are too near underflow to be measured again
HUGE = 1e6  # weights beyond this overflow in scikit-learn's step
SUREST = 30.0  # a sample's loss beyond this is cut off by scikit-learn
STEP = 1e-20  # of the complex step, which takes no difference


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

    def ends(self, at: int) -> tuple[float, float]:
        """Return the gradients' sizes in the first and the last hidden layer."""
        first, last = self.snapshots.weight_grads[at, [0, -2]].tolist()
        return first, last

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


def _slopes_at_the_end(one: Trained) -> list[np.ndarray]:
    """Return the hidden layers' slopes after the last epoch."""
    inputs, targets = digits(N_DIGITS)
    with np.errstate(all="ignore"):
        passed = forward(one.network, one.history.parameters, inputs, targets)
    return [np.abs(slopes) for slopes in passed.slopes[:-1]]


def flat_share(one: Trained) -> float:
    """Return the share of saturated pairs of a hidden unit and a digit at the end."""
    limit = SATURATED * ACTIVATIONS[one.network.activation].steepest
    flat = [(slopes < limit).mean() for slopes in _slopes_at_the_end(one)]
    return float(np.mean(flat))


def n_silent_layers(one: Trained) -> int:
    """Return in how many hidden layers no unit passes anything on, for any digit."""
    return sum(not slopes.any() for slopes in _slopes_at_the_end(one))


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Compute loss and share right plainly, and measure every layer's gradient."""
    ours, sizes, plain, measured = [], [], [], []
    with np.errstate(all="ignore"):
        for one in record.networks:
            at = one.at(step)
            ours += [one.history.losses[at], one.history.accuracies[at]]
            sizes += [*one.snapshots.weight_grads[at]]
            plain += _plain(one, at)
            measured += [*_measured(one, at)]
    what = f"Loss and share right of all {N_DIGITS} digits, both networks"
    slopes = "The size of ∂L/∂W in every layer of both networks, relative"
    complex_step = "the complex-step derivative"
    return [
        agree(ours, plain, "plain NumPy, layer by layer", what, 1e-9),
        agree(sizes, measured, complex_step, slopes, 1e-6, TINY),
    ]


def _plain(one: Trained, at: int) -> list[float]:
    """Return loss and share right by a plain forward pass."""
    inputs, targets = digits(N_DIGITS)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    layers = parameters.weights, parameters.biases
    outputs, _ = plain_forward(one.network.activation, *layers, inputs)
    right = outputs.argmax(axis=1) == targets.argmax(axis=1)
    return [float(plain_loss(outputs, targets)), float(right.mean())]


def _measured(one: Trained, at: int) -> np.ndarray:
    """Return the sizes as slopes of the loss along each layer's gradient."""
    inputs, targets = digits(N_DIGITS)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    passed = forward(one.network, parameters, inputs, targets)
    grads = backward(one.network, parameters, passed).weight_grads
    measured = one.snapshots.weight_grads[at].copy()
    for layer in np.flatnonzero(measured >= LEAST):
        grad, weights = grads[layer], list(parameters.weights)
        way = grad / np.linalg.norm(grad)
        weights[layer] = weights[layer] + 1j * STEP * way
        layers = weights, parameters.biases
        outputs, _ = plain_forward(one.network.activation, *layers, inputs)
        slope = np.imag(plain_loss(outputs, targets)) / STEP
        measured[layer] = slope / np.sqrt(grad.size)
    return measured


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for loss and gradients of both networks at the end."""
    inputs, targets = digits(N_DIGITS)
    ours, theirs = [], []
    for one in record.networks:
        if not _can_ask(one, inputs, targets):
            return None
        found = mlp_gradients(one.network, one.history.parameters, inputs, targets)
        sizes = one.snapshots.weight_grads[-1]
        largest = max(sizes.max(), 1e-6)
        ours += [one.history.losses[-1], *sizes / largest]
        theirs += [found[0], *(size(grad) / largest for grad in found[1])]
    what = "Loss and gradient sizes of both networks at the end"
    return agree(ours, theirs, "scikit-learn's MLPClassifier", what, 1e-6)


def _can_ask(one: Trained, inputs, targets) -> bool:
    """Tell whether scikit-learn can compute the network's loss and gradient at all."""
    parameters = one.history.parameters
    if one.flew_off or np.abs(parameters.vector).max() > HUGE:
        return False
    losses = forward(one.network, parameters, inputs, targets).losses
    return bool(losses.max() < SUREST)


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

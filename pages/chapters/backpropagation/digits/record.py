"""What all parts start from: the settings, and the network that they train, once.

`trained(settings)` is kept, so that parts which look at the same network share it.
"""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    LOSSES,
    Network,
    Parameters,
    TrainingHistory,
    forward,
    initialize,
    train,
)
from engines.datasets import digit_samples
from engines.gradient_descent import OPTIMIZERS, StopReason
from pages.ui.long_work import telling

N_LEARNED = 1200  # digits that networks learn from; the others are held out
N_HELD = 597
SPLIT_SEED = 0  # of the order in which they are taken
LOSS = "softmax_cross_entropy"
WIDTHS = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)  # hidden units; 0 is the baseline
KINDS = {ACTIVATIONS[k].label: k for k in ("relu", "tanh", "sigmoid", "identity")}
NAMES = ("gradient_descent", "momentum", "adam")
RULES = {OPTIMIZERS[name].label: name for name in NAMES}
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCHES = (8.0, 16.0, 32.0, 64.0, 128.0, 1200.0)
MOST_EPOCHS = 40
ANY = "any"  # digit
WEIGHTS, CHANGES = "Weights", "Change since the start"
L2S = (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0)
SLICE = 200  # updates of each network, before one looks
HUGE = 1e6  # weights beyond this overflow in scikit-learn
FIRST_NUMBER = 73  # the held-out digit with which One digit begins
FIRST_DRAWN = (
    "005cga0008f5cd000003g4000005g300"
    "0002f80000002e7000000db0005ggb30"  # a 3
)
KEPT = 16  # trainings that are remembered, at most 6 MB each


@dataclass(frozen=True)
class Recipe:
    """All that a training depends on."""

    hidden: int  # units; 0 without a hidden layer: the linear baseline
    activation: str
    rule: str
    learning_rate: float
    batch_size: int
    n_epochs: int
    l2: float
    seed: int

    @property
    def n_batches(self) -> int:
        """How many updates an epoch has."""
        return -(-N_LEARNED // self.batch_size)

    @property
    def slice(self) -> int:
        """How many epochs are trained before one looks: some tenths of a second."""
        return max(1, SLICE // self.n_batches)


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at what it asks for."""

    part: str = ""
    hidden: float = 32.0  # whole numbers
    activation: str = "relu"
    rule: str = "gradient_descent"
    learning_rate: float = 0.1
    batch_size: float = 32.0
    n_epochs: int = 20
    l2: float = 0.0
    seed: int = 0
    true_digit: str = ANY  # of the pictures that Learn to read shows
    said_digit: str = ANY
    unit: int = 0  # the one that What units look for shows
    shows: str = WEIGHTS
    number: int = FIRST_NUMBER  # the held-out digit that One digit shows
    one_rate: float = 0.1  # of its one update
    drawn: str = FIRST_DRAWN  # the picture of Draw your own, in letters
    centred: bool = True  # whether that is moved and scaled

    @property
    def recipe(self) -> Recipe:
        """What the network's training depends on."""
        return Recipe(
            int(self.hidden),
            self.activation if self.hidden else "identity",
            self.rule,
            self.learning_rate,
            int(self.batch_size),
            self.n_epochs,
            self.l2,
            self.seed,
        )


@dataclass(frozen=True, eq=False)
class Samples:
    """Some handwritten digits, and what they show."""

    rows: np.ndarray  # (n,) their rows in the file
    inputs: np.ndarray  # (n, 64) standardised pixels
    targets: np.ndarray  # (n, 10) one-hot
    labels: np.ndarray  # (n,)


@lru_cache(maxsize=1)
def split() -> tuple[Samples, Samples]:
    """Return the digits that are learned and those that are held out, always alike."""
    inputs, targets, labels = digit_samples()
    order = np.random.default_rng(SPLIT_SEED).permutation(len(labels))
    parts = order[:N_LEARNED], order[N_LEARNED:]
    learned, held = (Samples(p, inputs[p], targets[p], labels[p]) for p in parts)
    return learned, held


@dataclass(frozen=True, eq=False)
class Trained:
    """A network, and how its training goes; row s of its arrays is after epoch s."""

    recipe: Recipe
    network: Network
    history: TrainingHistory
    held_shares: np.ndarray  # (S, n, 10) what it gives each digit of each one held out

    @property
    def learned(self) -> Samples:
        """The digits that it learns from."""
        return split()[0]

    @property
    def held(self) -> Samples:
        """The digits that were held out."""
        return split()[1]

    @property
    def last(self) -> int:
        """The last epoch whose numbers are finite."""
        return len(self.history.losses) - 1

    @property
    def flew_off(self) -> bool:
        """Whether the loss left all numbers in the next epoch."""
        return self.history.stop_reason is StopReason.DIVERGED

    @property
    def is_whole(self) -> bool:
        """Whether it learns no more."""
        return self.flew_off or self.last == self.recipe.n_epochs

    def at(self, step: int) -> int:
        """Return the epoch that is shown at a step."""
        return min(step, self.last)

    @property
    def epochs(self) -> range:
        """All epochs that are whole, the start first."""
        return range(self.last + 1)

    def parameters(self, epoch: int) -> Parameters:
        """Return its parameters after an epoch."""
        return self.history.parameters.with_vector(self.history.snapshots[epoch])

    def shares(self, inputs: np.ndarray, epoch: int) -> np.ndarray:
        """Return the probability of each digit for some inputs, (n, 10)."""
        return shares_of(self.network, self.parameters(epoch), inputs)


def shares_of(network: Network, parameters: Parameters, inputs) -> np.ndarray:
    """Return what a network gives each digit of some pictures, (n, 10)."""
    with np.errstate(all="ignore"):
        passed = forward(network, parameters, inputs, np.zeros((len(inputs), 10)))
        return LOSSES[LOSS].prediction(passed.outputs)


class Course:
    """A training that all parts and sessions share: taken further by whoever asks."""

    def __init__(self, recipe: Recipe) -> None:
        """Nothing is trained yet."""
        self.recipe, self.lock = recipe, Lock()
        self.network, self.start = network_of(recipe)
        self.now: Trained | None = None

    def upto(self, n_epochs: int) -> Trained:
        """Return it as it stands, after at least so many epochs if it has them."""
        with self.lock:
            now = self.now
            if now is None or not (now.is_whole or now.last >= n_epochs):
                self.now = self._further(now, min(n_epochs, self.recipe.n_epochs))
            return self.now

    def _further(self, now: Trained | None, n_epochs: int) -> Trained:
        """Train up to an epoch, and let the new epochs' networks read."""
        recipe, (learned, held) = self.recipe, split()
        history = train(
            self.network,
            self.start,
            learned.inputs,
            learned.targets,
            OPTIMIZERS[recipe.rule](recipe.learning_rate),
            recipe.n_epochs,
            recipe.batch_size,
            recipe.seed,
            telling("Learning to read" if recipe.hidden else "The linear baseline"),
            l2=recipe.l2,
            n_updates=n_epochs * recipe.n_batches,
            after=now and now.history,
        )
        old = [now.held_shares] if now else []
        new = [
            shares_of(self.network, history.parameters.with_vector(one), held.inputs)
            for one in history.snapshots[now.last + 1 if now else 0 :]
        ]
        shares = np.concatenate([*old, np.reshape(new, (-1, len(held.labels), 10))])
        return Trained(recipe, self.network, history, shares)


course = lru_cache(maxsize=KEPT)(Course)


def trained(settings: Settings) -> Trained:
    """Return the network that the settings describe, trained."""
    return course(settings.recipe).upto(settings.n_epochs)


def network_of(recipe: Recipe) -> tuple[Network, Parameters]:
    """Return a recipe's network, and its parameters before training."""
    sizes = (64, recipe.hidden, 10) if recipe.hidden else (64, 10)
    network = Network(sizes, recipe.activation, loss=LOSS)
    return network, initialize(sizes, scheme_of(recipe), recipe.seed)


def scheme_of(recipe: Recipe) -> str:
    """Return how the first weights are drawn: by He for ReLUs, else by Xavier."""
    return "he" if recipe.activation == "relu" else "xavier"

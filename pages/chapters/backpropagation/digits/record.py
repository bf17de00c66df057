"""What all parts start from: the settings, and the network that they train, once.

`trained(settings)` is kept, so that parts which look at the same network share it.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

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
SPLIT_SEED = 0  # of the order in which they are taken
LOSS = "softmax_cross_entropy"
WIDTHS = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)  # hidden units; 0 is the baseline
KINDS = {ACTIVATIONS[k].label: k for k in ("relu", "tanh", "sigmoid", "identity")}
RULES = {
    OPTIMIZERS[name].label: name for name in ("gradient_descent", "momentum", "adam")
}
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCHES = (8.0, 16.0, 32.0, 64.0, 128.0, 1200.0)
MOST_EPOCHS = 40
ANY = "any"  # digit
KEPT = 8  # trainings that are remembered: at most 2 MB each


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
    """A network, and how its training went; row s of its arrays is after epoch s."""

    recipe: Recipe
    network: Network
    history: TrainingHistory

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

    def at(self, step: int) -> int:
        """Return the epoch that is shown at a step."""
        return min(step, self.last)

    def parameters(self, epoch: int) -> Parameters:
        """Return its parameters after an epoch."""
        return self.history.parameters.with_vector(self.history.snapshots[epoch])

    @cached_property
    def held_shares(self) -> np.ndarray:
        """What it gives each digit of each held-out picture, (S, n, 10)."""
        return np.stack([self.shares(self.held.inputs, s) for s in self.epochs])

    @property
    def epochs(self) -> range:
        """All epochs that are whole, the start first."""
        return range(self.last + 1)

    def shares(self, inputs: np.ndarray, epoch: int) -> np.ndarray:
        """Return the probability of each digit for some inputs, (n, 10)."""
        targets = np.zeros((len(inputs), 10))
        with np.errstate(all="ignore"):
            passed = forward(self.network, self.parameters(epoch), inputs, targets)
            return LOSSES[LOSS].prediction(passed.outputs)


def trained(settings: Settings) -> Trained:
    """Return the network that the settings describe, trained."""
    return _trained(settings.recipe)


def network_of(recipe: Recipe) -> tuple[Network, Parameters]:
    """Return a recipe's network, and its parameters before training."""
    sizes = (64, recipe.hidden, 10) if recipe.hidden else (64, 10)
    network = Network(sizes, recipe.activation, loss=LOSS)
    return network, initialize(sizes, scheme_of(recipe), recipe.seed)


def scheme_of(recipe: Recipe) -> str:
    """Return how the first weights are drawn: by He for ReLUs, else by Xavier."""
    return "he" if recipe.activation == "relu" else "xavier"


@lru_cache(maxsize=KEPT)
def _trained(recipe: Recipe) -> Trained:
    network, start = network_of(recipe)
    learned = split()[0]
    optimizer = OPTIMIZERS[recipe.rule](recipe.learning_rate)
    how = optimizer, recipe.n_epochs, recipe.batch_size, recipe.seed
    watch = telling("Learning to read" if recipe.hidden else "The linear baseline")
    return Trained(
        recipe,
        network,
        train(network, start, learned.inputs, learned.targets, *how, watch),
    )

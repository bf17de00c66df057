"""What the factory's parts share: the settings, and the pass there and back."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.backpropagation import (
    BUGS,
    BooksOfBlame,
    GradientCheck,
    Network,
    OnePass,
    Parameters,
    books_of_blame,
    check_gradients,
    one_pass,
)
from engines.reference import mlp_gradients
from engines.reference.by_hand import ByHand, by_hand
from pages.figures.network_names import Names, Place
from pages.ui.chapter import Opinion, agree
from pages.ui.tables import Cells
from pages.words.numbers import few

from .factories import FIRST, Factory
from .rounding import rounding_of_error, without_rests

# Learning rates: from a nudge to far too much.
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
ALLOWED = 1e-9
TEN_THOUSAND = "10,000 steps"  # the title of the part that takes them
NETWORK = ("factory", "activation", "sample", "first", "second")  # the settings of it


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at its own."""

    part: str
    factory: Factory = FIRST
    activation: str = "sigmoid"  # of the hidden units
    sample: Cells = FIRST.samples
    first: Cells = FIRST.tables[0]  # into the hidden units, the last row their biases
    second: Cells = FIRST.tables[1]  # into the outputs, the last row their biases
    learning_rate: float = 0.5
    biases: bool = False  # whether the step moves the biases too
    # Chain rule
    weight: Place = Place(0, unit=0, source=0)
    # Break it: which bugs are planted
    update_first: bool = False
    no_slope: bool = False
    transposed: bool = False
    no_half: bool = False
    sign: bool = False
    no_bias: bool = False
    leftover: bool = False
    # The check
    method: str = "centred"
    precision: str = "float64"
    # Two losses
    first_z: float = 5.0
    target: float = 0.0  # or 1
    wake_rate: float = 1.0
    n_updates: int = 200
    # My number is different: names of quantities, and their digits as typed
    told: tuple[tuple[str, str], ...] = ()
    # Nudging
    speed: float = 1e9  # multiplications a second

    @property
    def network(self) -> Network:
        """The network as the engine wants it."""
        return self.factory.network(self.activation)

    @property
    def names(self) -> Names:
        """What its units and parameters are called."""
        return Names(self.factory.sizes)

    @property
    def parameters(self) -> Parameters:
        """The weights and biases of all layers."""
        tables = [np.array(table) for table in (self.first, self.second)]
        weights = tuple(table[:-1] for table in tables)
        return Parameters(weights, tuple(table[-1] for table in tables))

    @property
    def inputs(self) -> np.ndarray:
        """The samples' inputs, shape (n_samples, n_inputs)."""
        return np.array(self.sample)[:, : self.factory.sizes[0]]

    @property
    def targets(self) -> np.ndarray:
        """What the outputs should have been, shape (n_samples, n_outputs)."""
        return np.array(self.sample)[:, self.factory.sizes[0] :]

    @property
    def problem(self) -> tuple[Network, Parameters, np.ndarray, np.ndarray]:
        """What the engine's functions begin with: network, numbers, sample."""
        return self.network, self.parameters, self.inputs, self.targets

    def by_hand(self, parameters: Parameters) -> ByHand:
        """Return a pass there and back in plain Python, with these parameters."""
        sample = self.inputs[0].tolist(), self.targets[0].tolist()
        return by_hand(self.network, parameters, *sample)

    @property
    def bugs(self) -> tuple[str, ...]:
        """The bugs that are planted."""
        return tuple(bug for bug in BUGS if getattr(self, bug))


@dataclass(frozen=True, eq=False)
class Trip:
    """One trip through the network and back, its gradients measured otherwise too."""

    settings: Settings
    numbers: OnePass  # all that is computed on the way
    books: tuple[BooksOfBlame, ...]  # of the hidden units, of the outputs
    answers: np.ndarray  # (n_outputs,) what the outputs stand for: of softmax, shares
    answers_after: np.ndarray  # (n_outputs,) the same after the update
    check: GradientCheck  # by complex step, which needs no backward pass

    @property
    def names(self) -> Names:
        """What its units and parameters are called."""
        return self.settings.names

    @property
    def values(self) -> tuple[np.ndarray, ...]:
        """What every layer holds: inputs, hidden units, what the outputs stand for."""
        inputs, hidden, *_ = self.numbers.passed.activations
        return inputs[0], hidden[0], self.answers

    @property
    def is_logits(self) -> bool:
        """Whether the loss itself squashes the outputs: softmax."""
        return self.numbers.network.loss_function.wants_logits

    @property
    def whole(self) -> float:
        """What the targets of a softmax add up to, as they are typed: shares to 1."""
        return round(float(self.numbers.passed.targets[0].sum()), 9)

    @property
    def blames(self) -> np.ndarray:
        """What the hidden units are handed back, (n_hidden,)."""
        return self.numbers.back.activation_grads[1][0]

    @property
    def change(self) -> float:
        """By how much E changes with the step."""
        return float(self.numbers.passed_after.loss - self.numbers.passed.loss)

    @property
    def promised(self) -> float:
        """By how much E would change if it were straight: minus η times ‖g‖²."""
        moved = self.numbers.updates.vector
        return -float(moved @ moved) / self.numbers.learning_rate

    @property
    def noise(self) -> float:
        """By how much E may be off, for its numbers have 16 digits."""
        return rounding_of_error(self.numbers)

    @property
    def is_seen(self) -> bool:
        """Whether the step changes E by more than rounding does."""
        return abs(self.change) > self.noise

    def activation(self, layer: int) -> str:
        """Return which activation a layer has; 0 are the hidden units."""
        network = self.numbers.network
        return network.output_activation if layer else network.activation


def there_and_back(settings: Settings) -> Trip:
    """Pass through the learner's network and back, and measure every gradient."""
    network, parameters, *sample = settings.problem
    numbers = one_pass(*settings.problem, settings.learning_rate, settings.biases)
    numbers = without_rests(numbers, settings.biases)
    books = tuple(
        books_of_blame(network, parameters, numbers.passed, numbers.back, layer)
        for layer in range(network.n_layers)
    )
    answers, answers_after = (
        network.loss_function.prediction(passed.outputs[0])
        for passed in (numbers.passed, numbers.passed_after)
    )
    grads = numbers.back.parameter_grads
    check = check_gradients(network, parameters, *sample, grads, method="complex")
    return Trip(settings, numbers, books, answers, answers_after, check)


def measured(trip: Trip) -> Opinion:
    """Check every gradient on the screen by the complex step."""
    n, worst = len(trip.check.analytic), trip.check.worst
    off = f"is off by {few(worst, 2)} of itself" if worst else "is off at all"
    what = (
        f"All {n} gradients, each measured from the loss alone ("
        f"{'the worst' if worst else 'none'} {off}; the difference is told as a share "
        "of the largest)"
    )
    return Opinion("the measured gradients", trip.check.difference, ALLOWED, what)


def scikit_learn(record: Any) -> Opinion | None:
    """Ask scikit-learn's own backpropagation for the gradients of a record's trip."""
    trip = record.trip
    theirs = mlp_gradients(*trip.settings.problem)
    if theirs is None:
        return None
    _, weights, biases = theirs
    grads = np.concatenate([grad.ravel() for grad in (*weights, *biases)])
    what = f"All {len(grads)} gradients, by the backward pass of MLPClassifier"
    against = "scikit-learn's backpropagation"
    return agree(trip.check.analytic, grads, against, what, allowed=1e-12)

"""What the factory's parts share: the settings, and the pass there and back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from engines.backpropagation import (
    BooksOfBlame,
    GradientCheck,
    OnePass,
    Parameters,
    books_of_blame,
    check_gradients,
    forward,
)
from engines.backpropagation.updates import held_back
from engines.reference import mlp_gradients
from pages.figures.network_names import Names
from pages.ui.chapter import Opinion, agree
from pages.words.numbers import few

from .rounding import GRAIN, is_at_corner, rounding_of_error
from .settings import Settings
from .stepping import Standing, stepped

# Learning rates: from a nudge to far too much.
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
ALLOWED = 1e-9
TEN_THOUSAND = "10,000 steps"  # the title of the part that takes them
# The settings of the network, and of its samples.
NETWORK = ("factory", "activation", "sample", "first", "middle", "second", "followed")
# Those of the step that are an own factory's.
STEP = ("learning_rate", "biases", "moving", "one_by_one", "momentum", "velocity")


@dataclass(frozen=True, eq=False)
class Trip:
    """One trip through the network and back, its gradients measured otherwise too."""

    settings: Settings
    numbers: OnePass  # all that is computed on the way
    books: tuple[BooksOfBlame, ...]  # of the hidden units, of the outputs
    answers: np.ndarray  # (n_outputs,) what the outputs stand for: of softmax, shares
    answers_after: np.ndarray  # (n_outputs,) the same after the update
    check: GradientCheck  # by complex step, which needs no backward pass
    standing: Standing  # where the sample found the weights
    grads: Parameters  # by which the step goes: the sample's own, or the mean of all
    velocity: np.ndarray  # (P,) after the step
    noise_of_mean: float  # by how much the mean E of all samples may be off

    @property
    def last(self) -> int:
        """The number of the outputs' layer of weights."""
        return self.numbers.network.n_layers - 1

    @property
    def names(self) -> Names:
        """What its units and parameters are called."""
        return self.settings.names

    @property
    def values(self) -> tuple[np.ndarray, ...]:
        """What every layer holds: inputs, hidden units, what the outputs stand for."""
        *held, _ = self.numbers.passed.activations
        return *(layer[0] for layer in held), self.answers

    @property
    def is_logits(self) -> bool:
        """Whether the loss itself squashes the outputs: softmax, or log loss."""
        return self.numbers.network.loss_function.wants_logits

    @property
    def is_softmax(self) -> bool:
        """Whether the outputs are shares."""
        return self.numbers.network.loss == "softmax_cross_entropy"

    @property
    def whole(self) -> float:
        """What the targets of a softmax add up to, as they are typed: shares to 1."""
        if not self.is_softmax:
            return 1.0
        return round(float(self.numbers.passed.targets[0].sum()), 9)

    @property
    def blames(self) -> np.ndarray:
        """What the hidden units are handed back, (n_hidden,), of the first layer."""
        return self.blames_of(0)

    def blames_of(self, layer: int) -> np.ndarray:
        """Return what the units of a hidden layer are handed back; 0 is the first."""
        return self.numbers.back.activation_grads[layer + 1][0]

    @property
    def change(self) -> float:
        """By how much E changes with the step."""
        return float(self.numbers.passed_after.loss - self.numbers.passed.loss)

    @property
    def promised(self) -> float:
        """By how much E would change if it were straight: minus η times ‖g‖²."""
        grads = self.numbers.back.parameter_grads.vector
        return float(grads @ self.numbers.updates.vector)

    def changes(self, rates: np.ndarray) -> np.ndarray:
        """Return how E would change with each of these learning rates, (n,)."""
        numbers, network = self.numbers, self.numbers.network
        way = -held_back(self._along, self.settings.moves).vector
        moved = numbers.parameters.vector + np.outer(rates, way)
        many, passed = numbers.parameters.with_vector(moved), numbers.passed
        after = forward(network, many, passed.activations[0], passed.targets)
        return after.loss - passed.loss

    @property
    def _along(self) -> Parameters:
        return self.grads.with_vector(self.velocity)

    @cached_property
    def mean_errors(self) -> tuple[float, float]:
        """The mean E of all samples, before the step and after it."""
        rows = self.settings.inputs, self.settings.targets
        network, numbers = self.numbers.network, self.numbers
        both = numbers.parameters, numbers.next_parameters
        before, after = (forward(network, one, *rows).loss for one in both)
        return float(before), float(after)

    @cached_property
    def is_at_corner(self) -> bool:
        """Whether only rounding says on which side of its corner a ReLU stands."""
        numbers = self.numbers
        return is_at_corner(numbers.network, numbers.parameters, numbers.passed)

    @property
    def is_mean(self) -> bool:
        """Whether the step goes by the mean of several samples' gradients."""
        return len(self.settings.sample) > 1 and not self.settings.one_by_one

    @property
    def is_own_step(self) -> bool:
        """Whether the step goes against the gradient of this very sample, and no more.

        Without the other samples', and without a velocity of steps before.
        """
        return not self.is_mean and not self.standing.velocity.any()

    @property
    def noise(self) -> float:
        """By how much E may be off, for its numbers have 16 digits."""
        return rounding_of_error(self.numbers)

    @property
    def is_seen(self) -> bool:
        """Whether the step changes E by more than rounding does."""
        return abs(self.change) > self.noise

    def activation(self, layer: int) -> str:
        """Return which activation a layer has; 0 are the first hidden units."""
        return self.numbers.network.kind_of(layer)


def there_and_back(settings: Settings) -> Trip:
    """Pass through the learner's network and back, and measure every gradient."""
    done = stepped(settings)
    numbers = done.numbers
    network, parameters = numbers.network, numbers.parameters
    books = tuple(
        books_of_blame(network, parameters, numbers.passed, numbers.back, layer)
        for layer in range(network.n_layers)
    )
    answers, answers_after = (
        network.loss_function.prediction(passed.outputs[0])
        for passed in (numbers.passed, numbers.passed_after)
    )
    grads, sample = numbers.back.parameter_grads, sample_of(numbers)
    check = check_gradients(network, parameters, *sample, grads, method="complex")
    step = done.standing, done.grads, done.velocity, done.noise_of_mean
    return Trip(settings, numbers, books, answers, answers_after, check, *step)


def sample_of(numbers: OnePass) -> tuple[np.ndarray, np.ndarray]:
    """Return the sample of a pass: its inputs and its targets, a row each."""
    return numbers.passed.activations[0], numbers.passed.targets


def measured(trip: Trip) -> Opinion:
    """Check every gradient on the screen by the complex step."""
    n, worst = len(trip.check.analytic), trip.check.worst
    off = f"is off by {few(worst, 2)} of itself" if worst else "is off at all"
    what = (
        f"All {n} gradients, each measured from the loss alone ("
        f"{'the worst' if worst else 'none'} {off}; the difference is told as a share "
        "of the largest)"
    )
    allowed = max(ALLOWED, _rounding_of_gradients(trip))
    return Opinion("the measured gradients", trip.check.difference, allowed, what)


def _rounding_of_gradients(trip: Trip) -> float:
    """Return how far gradients may be off by rounding, as `difference` tells it.

    In an own factory, whose numbers are large: the blame of an output is as exact as 1
    is, and the weights that it goes back over make that larger.
    """
    if not trip.settings.factory.is_own:
        return 0.0
    numbers = trip.numbers
    sizes = [np.abs(table).sum(axis=0).max() for table in numbers.parameters.weights]
    held = max(float(np.abs(layer).max()) for layer in numbers.passed.activations)
    scale = float(np.prod(np.maximum(sizes, 1.0))) * max(held, 1.0)
    return 8 * GRAIN * scale / max(float(np.abs(trip.check.analytic).max()), 1e-6)


def scikit_learn(record: Any) -> Opinion | None:
    """Ask scikit-learn's own backpropagation for the gradients of a record's trip."""
    trip = record.trip
    numbers = trip.numbers
    if trip.is_at_corner:
        return None
    theirs = mlp_gradients(numbers.network, numbers.parameters, *sample_of(numbers))
    if theirs is None:
        return None
    _, weights, biases = theirs
    grads = np.concatenate([grad.ravel() for grad in (*weights, *biases)])
    what = f"All {len(grads)} gradients, by the backward pass of MLPClassifier"
    against = "scikit-learn's backpropagation"
    return agree(trip.check.analytic, grads, against, what, allowed=1e-12)

"""One neuron with its numbers, its samples and its steps, as people bring it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_samples
from engines.gradient_descent.optimizer import require_one_of
from engines.slips.neuron.look import ACTIVATIONS, LOSSES
from engines.slips.neuron.rounds import Steps, divided_by, worked
from engines.slips.slip import Cause, Faults, Quantity


@dataclass(frozen=True, eq=False)
class NeuronExample:
    """A neuron a = g(w . x + b) and what is done with it: a round over its samples.

    ``together`` a round is one step by the mean of the samples' gradients (their sum if
    ``summed``); else every sample makes a step in its turn, with the weights that the
    one before left. What is found are the numbers of the last round. The error is
    y - a, delta is dL/dz, the gradient dL/dw, and the update takes it off. "step" is
    the perceptron, which has no loss and learns by its error alone; ``bias`` None is a
    neuron without one. Raises ValueError for samples or weights that do not fit, an
    unknown activation or loss, a log loss without a sigmoid and targets of 0 and 1,
    fewer than one round, or a learning rate that is not above 0. Source: Widrow and
    Hoff (1960), Rosenblatt (1958).

    >>> example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.1)
    >>> [quantity.what for quantity in example.quantities][:5]
    ['z', 'activation', 'error', 'loss', 'delta']
    >>> example.work([Cause()])[0].round(6).tolist()[:5]
    [0.7, 0.7, 0.3, 0.045, -0.3]
    """

    inputs: np.ndarray  # (n_samples, n_inputs), without the ones
    targets: np.ndarray  # (n_samples,)
    weights: np.ndarray  # (n_inputs,)
    bias: float | None
    learning_rate: float
    activation: str = "linear"
    loss: str = "half_squared_error"
    together: bool = True
    summed: bool = False
    n_rounds: int = 1
    bias_moves: bool = True
    subject = "neuron"

    def __post_init__(self) -> None:
        """Refuse what is no example."""
        inputs, targets = checked_samples(self.inputs, self.targets)
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "targets", targets)
        object.__setattr__(self, "weights", np.array(self.weights, dtype=float))
        require_one_of("activation", self.activation, ACTIVATIONS)
        require_one_of("loss", self.loss, LOSSES)
        checked_count("number of rounds", self.n_rounds, at_least=1)
        self._refuse_weights()
        self._refuse_loss()
        if not (np.isfinite(self.learning_rate) and self.learning_rate > 0):
            raise ValueError(
                f"The learning rate is {self.learning_rate}; give a number above 0."
            )

    def _refuse_weights(self) -> None:
        n_inputs = self.inputs.shape[1]
        if self.weights.shape != (n_inputs,) or not np.isfinite(self.parameters).all():
            raise ValueError(
                f"The weights are {self.weights.tolist()} and the bias {self.bias}, "
                f"but each sample has {n_inputs} input(s); give {n_inputs} finite "
                "weight(s), one for each, and a finite bias or none."
            )

    def _refuse_loss(self) -> None:
        fits = self.activation == "sigmoid" and np.isin(self.targets, (0, 1)).all()
        if self.loss == "log" and not fits:
            raise ValueError(
                f"The log loss asks for chances of 0 and 1, not for {self.activation} "
                f"and targets {self.targets.tolist()}; take a sigmoid and targets of 0 "
                "and 1, or a squared error."
            )

    @property
    def is_perceptron(self) -> bool:
        """Whether it is a step with the perceptron's rule: no loss, no slope."""
        return self.activation == "step"

    @property
    def has_slope(self) -> bool:
        """Whether a slope is multiplied in: not by a log loss, where it cancels."""
        return self.activation not in ("linear", "step") and self.loss != "log"

    @cached_property
    def parameters(self) -> np.ndarray:
        """The weights and, if there is one, the bias, (n_parameters,)."""
        rest = [] if self.bias is None else [self.bias]
        return np.array([*self.weights.tolist(), *rest])

    @cached_property
    def table(self) -> np.ndarray:
        """The inputs with the ones of the bias, (n_samples, n_parameters)."""
        ones = np.ones((len(self.inputs), 0 if self.bias is None else 1))
        return np.concatenate([self.inputs, ones], axis=1)

    @cached_property
    def sizes(self) -> np.ndarray:
        """How large each parameter is at first, or one update, (n_parameters,)."""
        updates = self.learning_rate * np.abs(self.table).max(axis=0)
        return np.maximum(np.abs(self.parameters), updates)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the last round finds, in order; a place is the sample.

        Of gradients, updates and new weights it is the sample, None for all together,
        and the input, None for the bias.
        """
        return tuple(_quantities(self))

    def work(self, causes: Sequence[Cause]) -> np.ndarray:
        """Return what is found with these faults, (n_causes, n_quantities)."""
        faults = Faults(causes)
        steps, after = worked(self, faults)
        n = len(causes)
        found = [
            np.reshape(part, (n, -1)) for part in _found(self, faults, steps, after)
        ]
        return np.concatenate(found, axis=1)


def _samples(example: NeuronExample) -> list[list[int]]:
    """Return the samples of every step."""
    everyone = list(range(len(example.targets)))
    return [everyone] if example.together else [[sample] for sample in everyone]


def _quantities(example: NeuronExample) -> Iterator[Quantity]:
    """Name what `_found` finds, in its order."""
    inputs = [*range(len(example.weights)), *([] if example.bias is None else [None])]
    for samples in _samples(example):
        for what in _of_samples(example):
            if what == "loss":
                yield Quantity("loss")
            else:
                yield from (Quantity(what, (sample,)) for sample in samples)
        step = None if example.together else samples[0]
        for what in _of_step(example):
            yield from (Quantity(what, (step, i)) for i in inputs)
    if not example.is_perceptron:
        yield Quantity("new_loss")


def _of_samples(example: NeuronExample) -> list[str]:
    """Name what is found of each sample, and of their losses together."""
    names = ["z", "activation", "error"]
    if example.is_perceptron:
        return names
    if not example.together or len(example.targets) > 1:
        names.append("sample_loss")
    if example.together:
        names.append("loss")
    return [*names, *(["slope"] if example.has_slope else []), "delta"]


def _of_step(example: NeuronExample) -> list[str]:
    """Name what is found of each weight; the perceptron's rule knows no gradient."""
    return [*([] if example.is_perceptron else ["gradient"]), "update", "new"]


def _found(example, faults: Faults, steps: Steps, after) -> Iterator[np.ndarray]:
    """Yield the arrays of a round in the order of `_quantities`, a row a cause."""
    seen = steps.look
    of_samples = {
        "z": seen.z,
        "activation": seen.activations,
        "error": seen.errors,
        "sample_loss": seen.losses,
        "slope": seen.slopes,
        "delta": seen.deltas,
    }
    of_steps = {"gradient": steps.used, "update": steps.updates, "new": steps.new}
    for step, samples in enumerate(_samples(example)):
        for what in _of_samples(example):
            if what == "loss":
                yield _whole(example, faults, seen.losses)
            else:
                yield of_samples[what][:, samples]
        for what in _of_step(example):
            yield of_steps[what][:, step]
    if not example.is_perceptron:
        yield _whole(example, faults, after)


def _whole(example, faults: Faults, losses: np.ndarray) -> np.ndarray:
    """Return the loss of all samples, (N, 1), in the convention of each cause."""
    with np.errstate(all="ignore"):
        total = losses.sum(axis=-1, keepdims=True)
        return faults.rounded(total / divided_by(example, faults))

"""Looks at a training, between updates: losses, accuracies, and how the units are."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.learning import Learning, Task
from engines.backpropagation.network import Network
from engines.backpropagation.normalization import Statistics
from engines.backpropagation.passes import ForwardPass, forward
from engines.backpropagation.unit_health import unit_health


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen after `n_updates`, of one network or of several (...)."""

    n_updates: int
    is_finite: np.ndarray  # (...) whether loss and parameters are; all else only then
    loss: np.ndarray  # (...)
    accuracy: np.ndarray  # (...)
    test_loss: np.ndarray  # (...)
    test_accuracy: np.ndarray  # (...)
    penalty: np.ndarray  # (...)
    dead: np.ndarray  # (..., L - 1)
    saturated: np.ndarray  # (..., L - 1)
    vector: np.ndarray  # (..., P)
    statistics: Statistics | None


# What a network that is lost keeps from the look before.
LASTING = (
    *("loss", "accuracy", "test_loss", "test_accuracy", "penalty"),
    *("dead", "saturated", "vector"),
)


def named_rightly(network: Network, outputs, targets) -> np.ndarray:
    """Return which samples are named rightly, (n_samples,).

    Those whose largest output is the largest target; of one output alone, those whose
    prediction is on the target's side of 1/2. Shapes (n_samples, n_outputs) both.
    Nothing is raised. Source: the usual rule.

    >>> network = Network((2, 1), loss="binary_cross_entropy")
    >>> named_rightly(network, np.array([[3.0], [3.0]]), np.array([[1.0], [0.0]]))
    array([ True, False])
    """
    if outputs.shape[-1] > 1:
        return outputs.argmax(axis=-1) == targets.argmax(axis=-1)
    says = network.loss_function.prediction(outputs)[..., 0]
    return (says > 0.5) == (targets[..., 0] > 0.5)


@dataclass(frozen=True, eq=False)
class Looks:
    """How one training is looked at."""

    task: Task
    test: tuple[np.ndarray, np.ndarray] | None  # inputs and targets held out

    def look(self, learning: Learning, before: Look | None) -> Look:
        """Look at how it stands; what is lost stays as it was `before`.

        Where a loss was lost since, it is looked at where it was finite last.
        """
        vector = learning.whole
        passed = self._passed(
            vector, learning.kept, self.task.inputs, self.task.targets
        )
        # A unit that is off hides an infinite bias from the loss.
        is_finite = np.isfinite(passed.loss) & np.isfinite(vector).all(axis=-1)
        health = unit_health(self.task.network, passed)
        weights = vector[..., : self.task.n_weights]
        seen = Look(
            learning.n_done,
            is_finite,
            passed.loss,
            self._accuracy(passed),
            *self._held_out(vector, learning.kept),
            self.task.penalty.value(weights),
            health.dead,
            health.saturated,
            vector,
            learning.kept,
        )
        return seen if before is None or is_finite.all() else _lasting(seen, before)

    def _passed(self, vector, kept, inputs, targets) -> ForwardPass:
        parameters = self.task.start.with_vector(vector)
        return forward(self.task.network, parameters, inputs, targets, kept)

    def _accuracy(self, passed: ForwardPass) -> np.ndarray:
        hits = named_rightly(self.task.network, passed.outputs, passed.targets)
        return hits.mean(axis=-1)

    def _held_out(self, vector, kept) -> tuple[np.ndarray, np.ndarray]:
        if self.test is None:
            none = np.full(vector.shape[:-1], np.nan)
            return none, none
        passed = self._passed(vector, kept, *self.test)
        return passed.loss, self._accuracy(passed)


def _lasting(seen: Look, before: Look) -> Look:
    """Return a look in which what is not finite is as it was before."""
    columns = {}
    for name in LASTING:
        now, then = getattr(seen, name), getattr(before, name)
        further = (...,) + (None,) * (np.ndim(now) - seen.is_finite.ndim)
        columns[name] = np.where(seen.is_finite[further], now, then)
    given = seen.n_updates, seen.is_finite
    return Look(*given, **columns, statistics=seen.statistics)

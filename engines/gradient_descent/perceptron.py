"""A step unit that learns by the perceptron's rule: no gradient, only mistakes."""

import enum
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_samples
from engines.gradient_descent.optimizer import require

ROUNDING = 1e-12  # a share of its terms: a sum that is nearer to 0 is 0
ALIKE = 1e-11  # a share of the weights: nearer ones are the same ones


class PerceptronStop(enum.Enum):
    """Why a perceptron's learning ended."""

    SEPARATED = "separated: for a whole epoch no sample was wrong"
    CYCLES = "cycles: an epoch began with the weights of an earlier one"
    EPOCHS_DONE = "all the epochs were gone through"


@dataclass(frozen=True, eq=False)
class PerceptronFit:
    """One step unit's learning: T visits of a sample, and T + 1 states of the weights.

    Row t of every array belongs to the same moment: with weights[t] sample samples[t]
    is visited, and the update then taken, perhaps of 0, is updates[t].
    """

    weights: np.ndarray  # (T + 1, n_inputs)
    pre_activations: np.ndarray  # (T + 1, n_samples) z = w . x
    activations: np.ndarray  # (T + 1, n_samples) 1 where z >= 0, else 0
    errors: np.ndarray  # (T + 1, n_samples) y - a: -1, 0 or 1
    losses: np.ndarray  # (T + 1,) the number of samples that are wrong
    samples: np.ndarray  # (T,) the number of the sample that is visited
    updates: np.ndarray  # (T, n_inputs)
    epochs: np.ndarray  # (T,) the epoch, from 0, to which visit t belongs
    stop_reason: PerceptronStop
    period: int  # epochs of one round, where it cycles; else 0

    @property
    def n_steps(self) -> int:
        """Return T, the number of visits."""
        return len(self.samples)


def step_answers(inputs, weights, sizes=0.0) -> tuple[np.ndarray, np.ndarray]:
    """Return z = w . x and the step's answers, 1 where z >= 0 and else 0.

    ``inputs`` is (n_samples, n_inputs), ``weights`` (..., n_inputs), both results (...,
    n_samples). z = 0 counts as 1; and a sum which only rounding parts from 0 is 0, for
    0.1 + 0.2 - 0.3 is 0 on paper. ``sizes``, (n_inputs,), says how large each weight
    has been, where its rounding comes from that. Nothing is raised. Source: Rosenblatt
    (1958).

    >>> step_answers(np.array([[1.0, 1.0, 1.0]]), np.array([0.1, 0.2, -0.3]))
    (array([0.]), array([1.]))
    """
    x, w = np.asarray(inputs), np.asarray(weights)[..., np.newaxis, :]
    terms = x * w
    z, size = terms.sum(axis=-1), (np.abs(x) * np.maximum(np.abs(w), sizes)).sum(-1)
    z = np.where(np.abs(z) <= ROUNDING * size, 0.0, z)
    return z, (z >= 0).astype(float)


def count_mistakes(inputs, targets, weights) -> np.ndarray:
    """Return how many samples a step unit answers wrongly, shape (...).

    It is flat wherever no answer changes, so that its slope is 0 and tells nothing.
    ``targets`` is (n_samples,), all else as for `step_answers`. Nothing is raised.

    >>> count_mistakes([[1, 0], [1, 1]], [0, 1], np.array([[0.0, 1.0], [-0.5, 1.0]]))
    array([1, 0])
    """
    return (step_answers(inputs, weights)[1] != targets).sum(axis=-1)


def fit_perceptron(
    inputs,
    targets,
    weights,
    learning_rate: float,
    n_epochs: int,
    held: tuple[int, ...] = (),
) -> PerceptronFit:
    """Teach a step unit by the perceptron's rule, sample by sample, in their order.

    w <- w + learning_rate * (y - a) x, with a = 1 where w . x >= 0 and else 0: a sample
    that is answered rightly moves nothing. There is no gradient in it. ``inputs`` is
    (n_samples, n_inputs), with a column of ones if there is to be a bias; ``targets``
    (n_samples,) of 0 and 1; ``weights`` (n_inputs,), of which those with the numbers
    ``held`` stay as they are. It ends after an epoch without a
    mistake, which comes if a cut separates the samples and no weight but one of 0 is
    held (Novikoff); or when an epoch
    begins with the weights of an earlier one, as then it goes round for ever; or when
    the epochs are used up. Raises ValueError for shapes or settings that mean nothing.
    Source: Rosenblatt (1958); Novikoff (1962).

    >>> fit = fit_perceptron([[1, 0], [1, 1]], [0, 1], [0, 0], 1.0, n_epochs=9)
    >>> fit.weights[-1], fit.stop_reason.name, fit.n_steps
    (array([-1.,  1.]), 'SEPARATED', 6)
    """
    inputs, targets = _checked(inputs, targets)
    weights = _checked_weights(weights, inputs.shape[1])
    is_rate = np.isfinite(learning_rate) and learning_rate > 0
    require(is_rate, "learning rate", repr(learning_rate), "choose a number above 0")
    checked_count("number of epochs", n_epochs, at_least=0)
    moving = inputs.copy()
    moving[:, held] = 0
    samples = inputs, targets, moving
    path, stop, period = _learned(*samples, weights, learning_rate, n_epochs)
    n_visits = len(path) - 1
    z, a = step_answers(inputs, path, _sizes(inputs, weights, learning_rate))
    return PerceptronFit(
        weights=path,
        pre_activations=z,
        activations=a,
        errors=targets - a,
        losses=(a != targets).sum(axis=-1).astype(float),
        samples=np.arange(n_visits) % len(targets),
        updates=np.diff(path, axis=0),
        epochs=np.arange(n_visits) // len(targets),
        stop_reason=stop,
        period=period,
    )


def _learned(inputs, targets, moving, weights, rate: float, n_epochs: int):
    """Return the weights after every visit, why it ended, and a cycle's epochs."""
    n, path, begun = len(targets), [weights], [weights]
    sizes = _sizes(inputs, weights, rate)
    for _ in range(n_epochs):
        path += visit_all(inputs, targets, path[-1], rate, sizes, moving)
        is_still = all(np.array_equal(one, path[-1]) for one in path[-n - 1 :])
        answers = step_answers(inputs, path[-1], sizes)[1]
        if is_still and np.array_equal(answers, targets):
            return np.array(path), PerceptronStop.SEPARATED, 0
        period = _came_again(begun, path[-1])
        if period:
            return np.array(path), PerceptronStop.CYCLES, period
        begun.append(path[-1])
    return np.array(path), PerceptronStop.EPOCHS_DONE, 0


def _sizes(inputs, weights, rate: float) -> np.ndarray:
    """Return how large each weight is at the start, or one update, (n_inputs,)."""
    return np.maximum(np.abs(weights), rate * np.abs(inputs).max(axis=0))


def visit_all(inputs, targets, weights, learning_rate: float, sizes=0.0, moving=None):
    """Yield the weights after each sample of an epoch: w + learning_rate (y - a) x.

    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples,), ``weights``, and each
    that is yielded, (n_inputs,); ``sizes`` as for `step_answers`. ``moving`` are the
    inputs by which the weights move, where some are held. Nothing is raised. Source:
    Rosenblatt (1958).

    >>> [w.tolist() for w in visit_all(np.array([[1, 0], [1, 1]]), [0, 1], [0, 0], 1.0)]
    [[-1.0, 0.0], [0.0, 1.0]]
    """
    moving = inputs if moving is None else moving
    for x, y, moved in zip(inputs, targets, moving, strict=True):
        error = y - step_answers(x, weights, sizes)[1]
        weights = weights + learning_rate * error * moved
        yield weights


def _came_again(begun: list[np.ndarray], weights: np.ndarray) -> int:
    """Return how many epochs ago the weights were these, but for rounding; or 0."""
    near = ALIKE * max(1.0, float(np.abs(weights).max()))
    gaps = np.abs(np.array(begun) - weights).max(axis=1)
    found = np.flatnonzero(gaps <= near)
    return len(begun) - int(found[-1]) if len(found) else 0


def _checked(inputs, targets) -> tuple[np.ndarray, np.ndarray]:
    inputs, targets = checked_samples(inputs, targets)
    odd = np.setdiff1d(targets, (0, 1)).tolist()
    require(not odd, "targets of a step unit", odd, "give 0 or 1 for each sample")
    return inputs, targets


def _checked_weights(weights, n_inputs: int) -> np.ndarray:
    weights = np.array(weights, dtype=float)
    fits = weights.shape == (n_inputs,) and bool(np.isfinite(weights).all())
    mend = f"give {n_inputs} finite number(s), one for each input"
    require(fits, "weights", weights.tolist(), mend)
    return weights

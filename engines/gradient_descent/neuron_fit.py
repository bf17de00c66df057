"""Training one neuron by the delta rule, with every update kept."""

from dataclasses import dataclass
from itertools import count, islice

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.descent import (
    FIRST_LOOK,
    StopReason,
    first_stop,
    is_lost,
    is_settled,
)
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.optimizers import GradientDescent


@dataclass(frozen=True, eq=False)
class NeuronFit:
    """One training of one neuron: T updates, and T + 1 states of the weights.

    Row t of every array belongs to the same moment: with weights[t] the errors are
    errors[t], and the update then taken, from the samples batches[t], is updates[t].
    """

    weights: np.ndarray  # (T + 1, n_inputs)
    pre_activations: np.ndarray  # (T + 1, n_samples) z = w . x
    activations: np.ndarray  # (T + 1, n_samples) a = g(z)
    errors: np.ndarray  # (T + 1, n_samples) y - a
    losses: np.ndarray  # (T + 1,) mean over all samples of (y - a)^2 / 2
    batches: tuple[np.ndarray, ...]  # T arrays: the samples used by update t
    contributions: np.ndarray  # (T, n_samples, n_inputs) (y - a) g'(z) x, 0 if unused
    weight_grads: np.ndarray  # (T, n_inputs) minus the batch's mean contribution
    updates: np.ndarray  # (T, n_inputs)
    epochs: np.ndarray  # (T,) the epoch, from 0, to which update t belongs
    stop_reason: StopReason

    @property
    def n_steps(self) -> int:
        """Return T, the number of updates actually taken."""
        return len(self.updates)


def fit_neuron(
    inputs,
    targets,
    weights,
    learning_rate: float,
    n_epochs: int,
    activation: str = "linear",
    batch_size: int | None = None,
    seed: int = 0,
) -> NeuronFit:
    """Train one neuron by the delta rule and record every update.

    w <- w + learning_rate * mean over the batch of (y - a) g'(z) x, which is plain
    gradient descent on the loss, mean of (y - a)^2 / 2. ``inputs`` has shape
    (n_samples, n_inputs), with a column of ones if there is to be a bias; ``targets``
    (n_samples,); ``weights`` (n_inputs,). ``batch_size`` None uses all samples for
    every update; a smaller one shuffles them each epoch with ``seed``, and 1 learns
    from one sample at a time. Training stops early when no sample moves the weights
    any more, or when the next weights are lost. Raises ValueError for shapes or
    settings that mean nothing. Source: Widrow and Hoff (1960).

    >>> fit_neuron([[1, 2]], [1], [0.1, 0.3], 0.1, n_epochs=2).errors[:, 0].round(12)
    array([0.3  , 0.15 , 0.075])
    """
    neuron = Neuron.facing(inputs, targets, activation)
    weights = neuron.checked_weights(weights)
    checked_count("number of epochs", n_epochs, at_least=0)
    n_samples = len(neuron.targets)
    batch_size = n_samples if batch_size is None else batch_size
    checked_count("batch size", batch_size, at_least=1)
    n_updates = n_epochs * -(-n_samples // batch_size)
    batches = _batches(n_samples, batch_size, np.random.default_rng(seed))
    with np.errstate(all="ignore"):
        return _train(
            neuron, weights, GradientDescent(learning_rate), batches, n_updates
        )


def _train(neuron: Neuron, weights, optimizer, batches, n_updates) -> NeuronFit:
    """Take one update per batch, and keep every one up to the stop.

    As in ``descend`` the walk goes on, all moments are asked at once whether they
    are the last, and those after the stop are forgotten.
    """
    walk = islice(_walk(neuron, weights, optimizer, batches), n_updates + 1)
    moments = []
    while more := list(islice(walk, max(FIRST_LOOK, len(moments)))):
        moments += more
        fit = _until_the_stop(neuron, optimizer, moments, n_updates)
        if fit.stop_reason is not StopReason.STEPS_DONE:
            break
    return fit


def _walk(neuron: Neuron, weights, optimizer, batches):
    """Yield weights, contributions, gradient, update, epoch and batch, for ever."""
    for epoch, batch in batches:
        contributions = neuron.contributions(weights)
        grad = -contributions[batch].mean(axis=0)
        update, _ = optimizer.update(grad, {})
        yield weights, contributions, grad, update, epoch, batch
        weights = weights + update


def _until_the_stop(neuron: Neuron, optimizer, moments, n_updates) -> NeuronFit:
    """Make the moments up to the first stop into a record."""
    *arrays, epochs, batches = zip(*moments, strict=True)
    weights, contributions, grads, updates = map(np.array, arrays)
    lost = is_lost(weights, neuron.loss(weights), neuron.gradient(weights))
    settled = _nothing_moves(contributions, optimizer, len(batches[0]))
    settled[n_updates:] = False  # after the last update nobody tries another
    last, stop_reason = first_stop(lost, settled)
    path = weights[: last + 1]
    z, a, errors = neuron.forward(path)
    return NeuronFit(
        weights=path,
        pre_activations=z,
        activations=a,
        errors=errors,
        losses=neuron.loss(path),
        batches=batches[:last],
        contributions=_used(contributions[:last], batches),
        weight_grads=grads[:last],
        updates=updates[:last],
        epochs=np.array(epochs[:last], dtype=int),
        stop_reason=stop_reason,
    )


def _nothing_moves(contributions, optimizer, batch_size) -> np.ndarray:
    """Say of each moment whether no batch of this size could move the weights."""
    if batch_size == contributions.shape[1]:
        contributions = contributions.mean(axis=1, keepdims=True)
    updates, _ = optimizer.update(-contributions, {})
    return is_settled(contributions, updates).all(axis=-1)


def _used(contributions, batches) -> np.ndarray:
    """Return the contributions with a 0 for every sample that is not in the batch."""
    used = np.zeros_like(contributions)
    for row, batch in enumerate(batches[: len(contributions)]):
        used[row, batch] = contributions[row, batch]
    return used


def _batches(n_samples, batch_size, generator):
    """Yield (epoch, sample indices) for ever, every sample once per epoch."""
    for epoch in count():
        order = np.arange(n_samples)
        if batch_size < n_samples:
            order = generator.permutation(n_samples)
        for first in range(0, n_samples, batch_size):
            yield epoch, order[first : first + batch_size]

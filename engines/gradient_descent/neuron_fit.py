"""Training one neuron by the delta rule, with every update kept."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.descent import StopReason, is_lost, is_settled
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
    batches = _batches(n_samples, batch_size, n_epochs, np.random.default_rng(seed))
    with np.errstate(all="ignore"):
        return _train(neuron, weights, GradientDescent(learning_rate), batches)


def _train(neuron: Neuron, weights, optimizer, batches) -> NeuronFit:
    """Take one update per batch, and keep every one."""
    path, parts, grads, updates, used = [weights], [], [], [], []
    stop_reason = StopReason.STEPS_DONE
    for epoch, batch in batches:
        contributions = neuron.contributions(weights)
        if _nothing_moves(contributions, optimizer, batch):
            stop_reason = StopReason.SETTLED
            break
        part = np.zeros_like(contributions)
        part[batch] = contributions[batch]
        grad = -contributions[batch].mean(axis=0)
        update, _ = optimizer.update(grad, {})
        weights = weights + update
        if is_lost(weights, neuron.loss(weights), neuron.gradient(weights)):
            stop_reason = StopReason.DIVERGED
            break
        path.append(weights)
        parts.append(part)
        grads.append(grad)
        updates.append(update)
        used.append((epoch, batch))
    shape = neuron.inputs.shape
    path = np.array(path)
    z, a, errors = neuron.forward(path)
    return NeuronFit(
        weights=path,
        pre_activations=z,
        activations=a,
        errors=errors,
        losses=neuron.loss(path),
        batches=tuple(batch for _, batch in used),
        contributions=np.array(parts).reshape(-1, *shape),
        weight_grads=np.array(grads).reshape(-1, shape[1]),
        updates=np.array(updates).reshape(-1, shape[1]),
        epochs=np.array([epoch for epoch, _ in used], dtype=int),
        stop_reason=stop_reason,
    )


def _nothing_moves(contributions, optimizer, batch) -> bool:
    """Say whether no batch of this size could move the weights any more."""
    if len(batch) == len(contributions):
        contributions = contributions.mean(axis=0, keepdims=True)
    updates, _ = optimizer.update(-contributions, {})
    return bool(is_settled(contributions, updates).all())


def _batches(n_samples, batch_size, n_epochs, generator):
    """Yield (epoch, sample indices), every sample once per epoch."""
    for epoch in range(n_epochs):
        order = np.arange(n_samples)
        if batch_size < n_samples:
            order = generator.permutation(n_samples)
        for first in range(0, n_samples, batch_size):
            yield epoch, order[first : first + batch_size]

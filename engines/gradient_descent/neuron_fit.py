"""Training one neuron by the delta rule, with every update kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from engines.gradient_descent.batches import (
    Moment,
    drawn_batches,
    learn_by_batches,
    ordered_batches,
    shuffled_batches,
)
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.neuron_losses import neuron_facing
from engines.gradient_descent.optimizers import GradientDescent
from engines.gradient_descent.stopping import (
    SETTLED_BELOW,
    StopReason,
    first_stop,
    first_stops,
    is_lost,
    is_settled,
    until_stop,
)


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
    losses: np.ndarray  # (T + 1,) over all samples, by default mean (y - a)^2 / 2
    samples_seen: np.ndarray  # (T + 1,) before update t: what it has cost so far
    batches: tuple[np.ndarray, ...]  # T arrays: the samples used by update t
    contributions: np.ndarray  # (T, n_samples, n_inputs) the neuron's, 0 if unused
    weight_grads: np.ndarray  # (T, n_inputs) minus the batch's mean or sum
    updates: np.ndarray  # (T, n_inputs)
    epochs: np.ndarray  # (T,) the epoch, from 0, to which update t belongs
    stop_reason: StopReason

    @property
    def n_steps(self) -> int:
        """Return T, the number of updates actually taken."""
        return len(self.updates)


@dataclass(frozen=True, eq=False)
class NeuronFits:
    """One neuron trained with n learning rates, side by side, for T updates.

    A training that has stopped stays where it stopped.
    """

    neuron: Neuron
    learning_rates: np.ndarray  # (n,)
    weights: np.ndarray  # (T + 1, n, n_inputs)
    samples_seen: np.ndarray  # (T + 1,) by whoever has not stopped
    stop_reasons: np.ndarray  # (n,) of StopReason
    n_steps: np.ndarray  # (n,) updates actually taken

    @cached_property
    def losses(self) -> np.ndarray:
        """Return the losses over all samples, (T + 1, n), reckoned when asked for."""
        return self.neuron.loss(self.weights)


def fit_neuron(
    inputs,
    targets,
    weights,
    learning_rate: float,
    n_epochs: int,
    activation: str = "linear",
    batch_size: int | None = None,
    seed: int = 0,
    loss: str = "squared",
    with_replacement: bool = False,
    scale: str | None = None,
    in_order: bool = False,
    held: tuple[int, ...] = (),
) -> NeuronFit:
    """Train one neuron by the delta rule and record every update.

    w <- w + learning_rate * mean over the batch of (y - a) g'(z) x, which is plain
    gradient descent on the loss, mean of (y - a)^2 / 2. This rule's delta is y - a,
    target minus output: what the answer lacks, and hence added. Backpropagation's is
    dL/dz, a slope, of the opposite sign: there the update brings the minus.

    ``inputs`` has shape (n_samples, n_inputs), with a column of ones if there is to be
    a bias; ``targets`` (n_samples,); ``weights`` (n_inputs,). ``batch_size`` None uses
    all samples for every update; a smaller one shuffles them each epoch with ``seed``,
    and 1 learns from one sample at a time. With ``with_replacement`` every sample is
    drawn from all of them, again and again; ``in_order`` they come as they stand, and
    nothing is shuffled. ``loss`` is "squared", or, for a sigmoid, "log", as
    `neuron_facing` says, and of which ``scale``: with "log" g'(z) falls away, with
    "sum" contributions are summed; weights that are ``held`` stay. Training stops when
    no sample moves the weights any more, or when the next weights are lost. Raises
    ValueError for shapes or settings that mean nothing. Source: Widrow and Hoff (1960).

    >>> fit_neuron([[1, 2]], [1], [0.1, 0.3], 0.1, n_epochs=2).errors[:, 0].round(12)
    array([0.3  , 0.15 , 0.075])
    """
    neuron = neuron_facing(inputs, targets, activation, loss, scale, held)
    weights = neuron.checked_weights(weights)
    way = with_replacement, in_order
    plan = _plan(len(neuron.targets), n_epochs, batch_size, seed, *way)
    moments = _moments(neuron, weights, GradientDescent(learning_rate), plan)
    with np.errstate(all="ignore"):
        return until_stop(moments, lambda some: _fit(neuron, learning_rate, some, plan))


def fit_neurons(
    inputs,
    targets,
    weights,
    learning_rates,
    n_epochs: int,
    activation: str = "linear",
    batch_size: int | None = None,
    seed: int = 0,
    loss: str = "squared",
    with_replacement: bool = False,
) -> NeuronFits:
    """Train one neuron with many learning rates, each exactly as ``fit_neuron`` would.

    ``learning_rates`` has shape (n,); all see the same batches. Everything else, and
    what is raised, is as there.

    >>> fits = fit_neurons([[1, 2]], [1], [0.1, 0.3], [0.1, 0.2], n_epochs=2)
    >>> fits.losses.round(12).tolist(), fits.n_steps
    ([[0.045, 0.045], [0.01125, 0.0], [0.0028125, 0.0]], array([2, 1]))
    """
    neuron = neuron_facing(inputs, targets, activation, loss)
    weights = neuron.checked_weights(weights)
    rates = np.array(learning_rates, dtype=float)
    if rates.ndim != 1 or not len(rates):
        raise ValueError(
            f"The learning rates have shape {rates.shape}; give a row of at least one."
        )
    start = np.tile(weights, (len(rates), 1))
    plan = _plan(len(neuron.targets), n_epochs, batch_size, seed, with_replacement)
    optimizer = GradientDescent(rates).for_each(len(rates))
    with np.errstate(all="ignore"):
        moments = list(_moments(neuron, start, optimizer, plan))
        path, *stops = _looked_back(neuron, rates, moments, plan)
    last, reasons = first_stops(*stops)
    rows = np.arange(plan.n_updates + 1)[:, np.newaxis]
    kept = path[np.minimum(rows, last), np.arange(len(last))]
    seen = _samples_seen(moments[:-1])
    return NeuronFits(neuron, rates, kept, seen, reasons, last)


@dataclass(frozen=True, eq=False)
class _Plan:
    """The batches of all epochs, with the one after the last."""

    batches: Iterator[tuple[int, np.ndarray]]
    n_updates: int  # T
    takes_all: bool  # whether every batch is all samples, once each


def _plan(
    n_samples: int, n_epochs, batch_size, seed, with_replacement, in_order=False
) -> _Plan:
    checked_count("number of epochs", n_epochs, at_least=0)
    batch_size = n_samples if batch_size is None else batch_size
    checked_count("batch size", batch_size, at_least=1)
    n_updates = n_epochs * -(-n_samples // batch_size)
    chosen = drawn_batches if with_replacement else shuffled_batches
    chosen = ordered_batches if in_order else chosen
    batches = islice(chosen(n_samples, batch_size, seed), n_updates + 1)
    return _Plan(batches, n_updates, batch_size >= n_samples and not with_replacement)


def _moments(neuron: Neuron, weights, optimizer, plan: _Plan) -> Iterator[Moment]:
    """Return the moments of all epochs with the one after the last."""

    def slope_at(weights, batch):
        """Return the gradient of the batch's loss; there is no curvature to give."""
        return neuron.on(batch).gradient(weights), None

    return learn_by_batches(slope_at, weights, optimizer, plan.batches)


def _fit(neuron: Neuron, learning_rate, moments, plan: _Plan) -> NeuronFit:
    """Make the moments up to the first stop into a record."""
    weights, *stops = _looked_back(neuron, learning_rate, moments, plan)
    last, stop_reason = first_stop(*stops)
    path, taken = weights[: last + 1], moments[:last]
    z, a, errors = neuron.forward(path)
    batches, shape = tuple(moment.batch for moment in taken), (last, weights.shape[1])
    return NeuronFit(
        weights=path,
        pre_activations=z,
        activations=a,
        errors=errors,
        losses=neuron.loss(path),
        samples_seen=_samples_seen(taken),
        batches=batches,
        contributions=_used(neuron.contributions(path[:last]), batches),
        weight_grads=np.array([one.gradient for one in taken]).reshape(shape),
        updates=np.array([one.update for one in taken]).reshape(shape),
        epochs=np.array([one.epoch for one in taken], dtype=int),
        stop_reason=stop_reason,
    )


def _looked_back(neuron: Neuron, learning_rates, moments, plan: _Plan):
    """Return all weights, (T + 1, ..., n_inputs), and who is lost, and who settled.

    The last two are (T + 1, ...). Settled is who could not be moved by any batch of
    this size; ``learning_rates`` is (...).
    """
    weights = np.array([moment.parameters for moment in moments])
    gradients = np.array([moment.gradient for moment in moments])
    settled = is_settled(gradients, [moment.update for moment in moments])
    if not plan.takes_all:  # whom this batch does not move another one may
        still = np.nonzero(np.abs(gradients).max(axis=-1) <= 2 * SETTLED_BELOW)
        each = neuron.contributions(weights[still])
        rates = np.broadcast_to(learning_rates, settled.shape)[still]
        moved = rates[..., np.newaxis, np.newaxis] * each
        settled[still] = is_settled(each, moved).all(axis=-1)
    settled[plan.n_updates :] = False  # after the last update nobody tries another
    return weights, is_lost(weights, 0.0, gradients), settled


def _samples_seen(taken: list[Moment]) -> np.ndarray:
    """Return how many samples were asked before each update and after the last."""
    return np.cumsum([0, *(len(moment.batch) for moment in taken)])


def _used(contributions, batches) -> np.ndarray:
    """Return the contributions as often as they are in the batch, else 0."""
    used = np.zeros_like(contributions)
    for row, batch in enumerate(batches):
        np.add.at(used[row], batch, contributions[row, batch])
    return used

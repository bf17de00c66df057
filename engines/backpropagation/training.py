"""Training: mini-batches, any optimizer, and what every layer felt on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engines.backpropagation.depth import root_mean_squares
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.passes import backward, forward
from engines.gradient_descent.batches import (
    Moment,
    learn_by_batches,
    shuffled_batches,
)
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import StopReason
from engines.watching import Watch

# Of the running statistics at every update; torch keeps as much (its momentum is 0.1),
# but starts from mean 0 and variance 1, where we start from the first batch.
KEPT = 0.9


@dataclass(frozen=True, eq=False)
class TrainingHistory:
    """One training: T updates in E epochs, and what is left of it.

    Row e of the epochs' arrays is the state after e epochs; row t of the updates'
    arrays belongs to update t. Sizes are root mean squares over a layer's weights.
    """

    losses: np.ndarray  # (E + 1,) over all samples
    accuracies: np.ndarray  # (E + 1,) share named rightly, see `named_rightly`
    batch_losses: np.ndarray  # (T,) before each update
    weight_grad_sizes: np.ndarray  # (T, L)
    update_ratios: np.ndarray  # (T, L) size of the update over size of the weights
    epochs: np.ndarray  # (T,) the epoch, from 0, to which the update belongs
    snapshots: np.ndarray  # (E + 1, P) all parameters, in the order of their vector
    parameters: Parameters  # the last
    statistics: Statistics | None  # kept for the evaluation form of batch norm
    stop_reason: StopReason


def train(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    optimizer: Optimizer,
    n_epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
    watch: Watch = iter,
) -> TrainingHistory:
    """Train a network by mini-batches and record losses and gradients by layer.

    parameters <- parameters + update(gradient of the batch's mean loss), with any
    optimizer of the gradient descent page but Newton's, which wants a Hessian.
    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs);
    ``batch_size`` None takes all samples, a smaller one shuffles them every epoch
    with ``seed``; ``watch`` goes over the epochs, and may tell how far it is. It
    stops at the first loss that is no finite number and keeps the epochs that were
    whole; a start that is lost already is all there is. Raises ValueError for a
    batch size below 1, a number of epochs below 0, Newton's method, samples that
    are no rows, parameters of several networks, and as `forward` does. Source:
    Robbins and Monro (1951).

    >>> from engines.gradient_descent import GradientDescent
    >>> start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> step = GradientDescent(0.05)
    >>> train(Network((1, 1)), start, [[3]], [[5]], step, 2).losses
    array([2.   , 0.5  , 0.125])
    """
    checked_count("number of epochs", n_epochs, at_least=0)
    if optimizer.needs_hessian:
        raise ValueError(
            f"{optimizer.label} wants a Hessian, which is not computed for networks; "
            "choose another optimizer."
        )
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    _check(parameters, inputs, targets)
    batch_size = len(inputs) if batch_size is None else batch_size
    checked_count("batch size", batch_size, at_least=1)
    batches = shuffled_batches(len(inputs), batch_size, seed)
    n_batches = -(-len(inputs) // batch_size)
    run = _Run(network, parameters, inputs, targets)
    with np.errstate(all="ignore"):
        moments = learn_by_batches(run.slope_at, run.vector, optimizer, batches)
        for _ in watch(range(n_epochs if run.look() else 0)):
            if not run.learns(islice(moments, n_batches)):
                break
    return run.history(n_epochs)


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


def _check(parameters: Parameters, inputs, targets) -> None:
    """Refuse samples that are no two tables of rows, and many networks at once."""
    for name, array in (("inputs", inputs), ("targets", targets)):
        if array.ndim != 2 or not len(array):
            raise ValueError(
                f"The {name} have shape {array.shape}; training wants at least one "
                "row a sample: (n_samples, n_columns)."
            )
    if parameters.weights[0].ndim != 2:
        raise ValueError(
            f"The first weights have shape {parameters.weights[0].shape}; training "
            "wants one network: (n_inputs, n_units)."
        )


class _Run:
    """A training under way: where it stands, and the rows that were written."""

    def __init__(self, network, parameters, inputs, targets) -> None:
        self.network, self.inputs, self.targets = network, inputs, targets
        self.start, self.vector = parameters, parameters.vector
        self.kept: Statistics | None = None
        self.statistics: Statistics | None = None  # those of the last snapshot
        self.losses, self.accuracies, self.snapshots = [], [], []
        self.rows: list[tuple] = []  # batch loss, sizes of gradients, ratios, epoch

    def slope_at(self, vector, batch) -> tuple[np.ndarray, tuple]:
        """Return the gradient of a batch's loss, with the loss and the layers' sizes.

        Not with the passes: kept, they would want new memory for those of the next.
        """
        parameters = self.start.with_vector(vector)
        samples = self.inputs[batch], self.targets[batch]
        passed = forward(self.network, parameters, *samples)
        grads = backward(self.network, parameters, passed).parameter_grads
        sizes = map(root_mean_squares, (grads.weights, parameters.weights))
        return grads.vector, (float(passed.loss), *sizes, passed.normalizations)

    def look(self) -> bool:
        """Write down loss, accuracy and parameters; return whether all is finite.

        What is not is written only of the start.
        """
        parameters = self.start.with_vector(self.vector)
        passed = forward(self.network, parameters, self.inputs, self.targets, self.kept)
        # A unit that is off hides an infinite bias from the loss.
        self.is_finite = bool(
            np.isfinite(passed.loss) and np.isfinite(self.vector).all()
        )
        if self.is_finite or not self.losses:
            hits = named_rightly(self.network, passed.outputs, self.targets)
            self.losses.append(float(passed.loss))
            self.accuracies.append(float(hits.mean()))
            self.snapshots.append(self.vector)
            self.statistics = self.kept
        return self.is_finite

    def learns(self, moments: Iterable[Moment]) -> bool:
        """Take an epoch's updates; return whether the loss stayed finite."""
        n_before = len(self.rows)
        if all(self.takes(moment) for moment in moments) and self.look():
            return True
        del self.rows[n_before:]  # of an epoch that was not whole
        return False

    def takes(self, moment: Moment) -> bool:
        """Take one update; return whether its batch's loss was a finite number."""
        loss, felt, sizes, normalizations = moment.seen
        if not np.isfinite(loss):
            return False
        self.vector = moment.parameters + moment.update
        self.kept = _kept(self.kept, normalizations)
        moved = root_mean_squares(self.start.with_vector(moment.update).weights)
        ratios = np.divide(moved, sizes, out=np.zeros_like(sizes), where=sizes > 0)
        self.rows.append((loss, felt, ratios, moment.epoch))
        return True

    def history(self, n_epochs: int) -> TrainingHistory:
        """Return what was written."""
        n_layers, snapshots = self.network.n_layers, np.array(self.snapshots)
        is_whole = self.is_finite and len(self.losses) == n_epochs + 1
        columns = list(zip(*self.rows, strict=True)) or [()] * 4
        batch_losses, grads, ratios, epochs = columns
        return TrainingHistory(
            losses=np.array(self.losses),
            accuracies=np.array(self.accuracies),
            batch_losses=np.array(batch_losses),
            weight_grad_sizes=np.array(grads).reshape(-1, n_layers),
            update_ratios=np.array(ratios).reshape(-1, n_layers),
            epochs=np.array(epochs, dtype=int),
            snapshots=snapshots,
            parameters=self.start.with_vector(snapshots[-1]),
            statistics=self.statistics,
            stop_reason=StopReason.STEPS_DONE if is_whole else StopReason.DIVERGED,
        )


def _kept(
    before: Statistics | None, seen: tuple[Normalization, ...]
) -> Statistics | None:
    """Return running means and variances after one more batch."""
    if not seen:
        return None
    means = tuple(one.means for one in seen)
    variances = tuple(one.variances for one in seen)
    if before is None:
        return Statistics(means, variances)
    return Statistics(
        tuple(_mixed(*pair) for pair in zip(before.means, means, strict=True)),
        tuple(_mixed(*pair) for pair in zip(before.variances, variances, strict=True)),
    )


def _mixed(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    return KEPT * before + (1 - KEPT) * now

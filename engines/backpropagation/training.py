"""Training: mini-batches, any optimizer, and what every layer felt on the way."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.depth import root_mean_squares
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.passes import backward, forward
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

    def by_epoch(self, sizes: np.ndarray) -> np.ndarray:
        """Return the mean of (T, L) sizes over the updates of each epoch, (E, L)."""
        n_epochs = len(self.losses) - 1
        members = self.epochs == np.arange(n_epochs)[:, np.newaxis]
        return members @ sizes / members.sum(axis=1, keepdims=True)


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
    orders = np.random.default_rng(seed)
    with np.errstate(all="ignore"):
        run = _Run(network, parameters, inputs, targets, optimizer)
        for epoch in watch(range(n_epochs if run.is_finite else 0)):
            if not run.epoch(epoch, list(_batches(len(inputs), batch_size, orders))):
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


def _batches(n_samples: int, batch_size: int, generator) -> Iterator[np.ndarray]:
    """Yield sample numbers, every sample once; shuffled where there are batches."""
    order = np.arange(n_samples)
    if batch_size < n_samples:
        order = generator.permutation(n_samples)
    for first in range(0, n_samples, batch_size):
        yield order[first : first + batch_size]


class _Run:
    """A training under way: the state, and the rows that were written."""

    def __init__(self, network, parameters, inputs, targets, optimizer) -> None:
        self.network, self.parameters = network, parameters
        self.inputs, self.targets, self.optimizer = inputs, targets, optimizer
        self.state = optimizer.init(parameters.vector)
        self.kept: Statistics | None = None
        self.rows: dict[str, list] = {
            name: [] for name in ("batch_losses", "grads", "ratios", "epochs")
        }
        self.losses, self.accuracies, self.snapshots = [], [], []
        self.statistics: Statistics | None = None  # those of the last snapshot
        self.is_finite = self.look(must_be_finite=False)

    def look(self, must_be_finite: bool = True) -> bool:
        """Write down loss, accuracy and parameters; return whether all is finite."""
        passed = forward(
            self.network, self.parameters, self.inputs, self.targets, self.kept
        )
        # A unit that is off hides an infinite bias from the loss.
        is_finite = bool(np.isfinite(passed.loss))
        is_finite &= bool(np.isfinite(self.parameters.vector).all())
        if must_be_finite and not is_finite:
            return False
        hits = named_rightly(self.network, passed.outputs, self.targets)
        self.losses.append(float(passed.loss))
        self.accuracies.append(float(hits.mean()))
        self.snapshots.append(self.parameters.vector)
        self.statistics = self.kept
        return is_finite

    def epoch(self, number: int, batches) -> bool:
        """Take one update for each batch; return whether the loss stayed finite."""
        n_before = len(self.rows["epochs"])
        if all(self.update(number, batch) for batch in batches) and self.look():
            return True
        for rows in self.rows.values():  # of an epoch that was not whole
            del rows[n_before:]
        return False

    def update(self, epoch: int, batch) -> bool:
        """Learn from one batch; return whether its loss was a finite number."""
        network, parameters = self.network, self.parameters
        passed = forward(network, parameters, self.inputs[batch], self.targets[batch])
        grads = backward(network, parameters, passed).parameter_grads
        vector = parameters.vector
        update, self.state = self.optimizer.update(grads.vector, self.state)
        if not np.isfinite(passed.loss):
            return False
        self.parameters = parameters.with_vector(vector + update)
        self.kept = _kept(self.kept, passed.normalizations)
        sizes = root_mean_squares(parameters.weights)
        moved = root_mean_squares(parameters.with_vector(update).weights)
        self.rows["batch_losses"].append(float(passed.loss))
        self.rows["grads"].append(root_mean_squares(grads.weights))
        self.rows["ratios"].append(
            np.divide(moved, sizes, out=np.zeros_like(sizes), where=sizes > 0)
        )
        self.rows["epochs"].append(epoch)
        return True

    def history(self, n_epochs: int) -> TrainingHistory:
        """Return what was written."""
        n_layers, snapshots = self.network.n_layers, np.array(self.snapshots)
        is_whole = self.is_finite and len(self.losses) == n_epochs + 1
        return TrainingHistory(
            losses=np.array(self.losses),
            accuracies=np.array(self.accuracies),
            batch_losses=np.array(self.rows["batch_losses"]),
            weight_grad_sizes=np.array(self.rows["grads"]).reshape(-1, n_layers),
            update_ratios=np.array(self.rows["ratios"]).reshape(-1, n_layers),
            epochs=np.array(self.rows["epochs"], dtype=int),
            snapshots=snapshots,
            parameters=self.parameters.with_vector(snapshots[-1]),
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

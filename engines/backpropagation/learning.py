"""A training under way: it takes updates, and writes down what every layer felt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

import numpy as np

from engines.backpropagation.depth import root_mean_squares
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.penalties import Penalty
from engines.backpropagation.quick_passes import quick_passes
from engines.gradient_descent.batches import (
    Moment,
    learn_by_batches,
    shuffled_batches,
)
from engines.gradient_descent.optimizer import Optimizer, State
from engines.gradient_descent.stopping import is_settled

MOST_KEPT = 2_000_000  # numbers of parameters that are written down at once: 16 MB
# Of the running statistics at every update; torch keeps as much (its momentum is 0.1),
# but starts from mean 0 and variance 1, where we start from the first batch.
KEPT = 0.9
SIZED = ("parameters", "gradient", "update")  # of each moment its sizes are written


@dataclass(frozen=True, eq=False)
class Task:
    """What is learnt from, and by which rule: the same in every slice of a training."""

    network: Network
    start: Parameters
    inputs: np.ndarray  # (n_samples, n_inputs)
    targets: np.ndarray  # (n_samples, n_outputs)
    optimizer: Optimizer
    batch_size: int
    seeds: tuple[int, ...]  # one for all networks, or one for each
    penalty: Penalty
    frozen: np.ndarray | None  # (P,) which parameters never move

    @property
    def n_batches(self) -> int:
        """How many updates an epoch has."""
        return -(-len(self.inputs) // self.batch_size)

    @property
    def n_weights(self) -> int:
        """How many of the parameters, the first ones, are weights."""
        return sum(np.prod(one.shape[-2:]) for one in self.start.weights)


@dataclass(frozen=True, eq=False)
class Standing:
    """All that a training needs to go on as if it had never stopped."""

    vector: np.ndarray  # (..., P)
    state: State | None  # the optimizer's
    kept: Statistics | None
    orders: tuple[dict, ...]  # of the generators, when the epoch began
    epoch_began: int  # after so many updates
    n_done: int  # updates
    is_lost: np.ndarray  # (...) whose loss is no finite number any more
    n_whole: np.ndarray  # (...) updates of a finite loss


def first_standing(task: Task) -> Standing:
    """Return how a training stands before its first update."""
    orders = (np.random.default_rng(seed).bit_generator.state for seed in task.seeds)
    vector = task.start.vector
    lost, whole = (np.zeros(vector.shape[:-1], kind) for kind in (bool, int))
    return Standing(vector, None, None, tuple(orders), 0, 0, lost, whole)


@dataclass(frozen=True, eq=False)
class Rows:
    """What was written of T updates, in their order; see `TrainingHistory`."""

    batch_losses: np.ndarray  # (T, ...)
    weight_grad_sizes: np.ndarray  # (T, ..., L)
    update_sizes: np.ndarray  # (T, ..., L)
    update_ratios: np.ndarray  # (T, ..., L)


class Learning:
    """Takes a training further from where it stands."""

    def __init__(self, task: Task, standing: Standing) -> None:
        """Go on from here, with the batches that come next."""
        self.task, self.vector, self.state = task, standing.vector, standing.state
        self.kept, self.n_done = standing.kept, standing.n_done
        self.is_lost, self.n_whole = standing.is_lost, standing.n_whole
        self.whole = standing.vector  # the last of each network whose loss was finite
        self.orders, self.epoch_began = standing.orders, standing.epoch_began
        self.is_still = False  # whether nothing moved in the updates taken last
        self.is_penalized, self.has_batches = bool(task.penalty), task.n_batches > 1
        self.passes = quick_passes(task.network, task.start)
        skipped = standing.n_done - standing.epoch_began
        self.batches = islice(self._batches(), skipped, None)

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        began = self.orders, self.epoch_began, self.n_done
        ends = self.is_lost, self.n_whole
        return Standing(self.vector, self.state, self.kept, *began, *ends)

    def _batches(self) -> Iterator[tuple[int, np.ndarray]]:
        """Yield (epoch, numbers of samples): (B,), or (N, B) where seeds differ."""
        task, generators = self.task, []
        for order in self.orders:
            generators.append(np.random.default_rng())
            generators[-1].bit_generator.state = order
        given, n_batches = (len(task.inputs), task.batch_size), task.n_batches
        for epoch in count(self.epoch_began // n_batches):
            self.orders = tuple(one.bit_generator.state for one in generators)
            self.epoch_began = epoch * n_batches
            each = (shuffled_batches(*given, one) for one in generators)
            each = [islice(batches, n_batches) for batches in each]
            for several in zip(*each, strict=True):
                rows = [batch for _, batch in several]
                yield epoch, rows[0] if len(rows) == 1 else np.array(rows)

    def take(self, n_updates: int) -> Iterator[Rows]:
        """Take so many updates, and yield what was written of some after the other.

        Whose loss is lost once stays lost: its numbers are none from there on.
        """
        most = max(1, MOST_KEPT // self.vector.size)
        for first in range(0, n_updates, most):
            if self.is_lost.all():
                return
            yield self._written(self._moments(min(most, n_updates - first)))

    def _moments(self, n: int) -> list[Moment]:
        given = self.slope_at, self.vector, self.task.optimizer
        moments = [*learn_by_batches(*given, islice(self.batches, n), self.state)]
        last = moments[-1]
        self.vector, self.state = last.parameters + last.update, last.state
        if self.task.network.batch_norm:
            for moment in moments:
                self.kept = kept_statistics(self.kept, moment.seen[-1])
        pairs = ((one.gradient, one.update) for one in moments)
        self.is_still = all(is_settled(*pair).all() for pair in pairs)
        return moments

    def slope_at(self, vector: np.ndarray, batch: np.ndarray) -> tuple:
        """Return the gradient of a batch's loss and of the penalty, and what was found.

        ``vector`` is (..., P), as is the gradient; ``batch`` has the samples' numbers.
        """
        task, inputs, targets = self.task, self.task.inputs, self.task.targets
        if self.has_batches:
            inputs, targets = inputs.take(batch, axis=0), targets.take(batch, axis=0)
        gradient, outputs, found = self.passes(vector, inputs, targets)
        if self.is_penalized:
            weights = vector[..., : task.n_weights]
            gradient[..., : task.n_weights] += task.penalty.gradient(weights)
        if task.frozen is not None:
            gradient[..., task.frozen] = 0.0
        return gradient, (outputs, targets, found)

    def _written(self, moments: Sequence[Moment]) -> Rows:
        """Return the rows of some updates: norms of all of them at once."""
        every = [[getattr(one, name) for one in moments] for name in SIZED]
        weights = self.task.start.with_vector(np.array(every)).weights
        sizes, felt, moved = root_mean_squares(weights)
        ratios = np.divide(moved, sizes, out=np.zeros_like(sizes), where=sizes > 0)
        rows = Rows(self._batch_losses(moments), felt, moved, ratios)
        self._count(rows.batch_losses, moments)
        return rows

    def _batch_losses(self, moments: Sequence[Moment]) -> np.ndarray:
        """Return the losses of all batches, those of one size together."""
        sizes = np.array([one.seen[0].shape[-2] for one in moments])
        losses = np.empty((len(moments), *self.is_lost.shape))
        for size in np.unique(sizes):
            some = np.flatnonzero(sizes == size)
            pairs = [moments[at].seen[:2] for at in some]
            outputs, targets = map(np.stack, zip(*pairs, strict=True))
            if targets.ndim < outputs.ndim:  # the same batches for several networks
                targets = targets[:, np.newaxis]
            found = self.task.network.loss_function.value(outputs, targets)
            losses[some] = found.mean(axis=-1)
        return losses

    def _count(self, batch_losses: np.ndarray, moments: Sequence[Moment]) -> None:
        """Count updates of a finite loss, and keep where those that are lost stood."""
        is_whole = np.logical_and.accumulate(np.isfinite(batch_losses)) & ~self.is_lost
        n_whole = is_whole.sum(axis=0)
        for at in np.unique(n_whole[(n_whole > 0) & ~is_whole[-1]]):
            stood = moments[at - 1].parameters
            self.whole = np.where((n_whole == at)[..., None], stood, self.whole)
        self.whole = np.where(is_whole[-1][..., None], self.vector, self.whole)
        self.n_whole = self.n_whole + n_whole
        self.is_lost = self.is_lost | ~is_whole[-1]
        self.n_done += len(moments)


def kept_statistics(
    before: Statistics | None, seen: tuple[Normalization, ...]
) -> Statistics | None:
    """Return running means and variances after one more batch, None where nobody asks.

    Nothing is raised. Source: Ioffe and Szegedy (2015).

    >>> kept_statistics(None, ()) is None
    True
    """
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

"""Training: mini-batches, any optimizer, and what every layer felt on the way."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from engines.backpropagation.learning import (
    Learning,
    Rows,
    Task,
    first_standing,
)
from engines.backpropagation.looks import Look, Looks, named_rightly
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.penalties import Penalty
from engines.backpropagation.training_checks import (
    checked_seeds,
    refuse_other_counts,
    refuse_other_standing,
)
from engines.backpropagation.training_history import TrainingHistory
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import reasons_for
from engines.watching import Watch

__all__ = ["TrainingHistory", "named_rightly", "train"]

# Columns of the looks: their names in the history, and in a look.
LOOKED = {
    "looks": "n_updates",
    "losses": "loss",
    "accuracies": "accuracy",
    "test_losses": "test_loss",
    "test_accuracies": "test_accuracy",
    "penalties": "penalty",
    "dead_units": "dead",
    "saturated": "saturated",
    "snapshots": "vector",
}


def train(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    optimizer: Optimizer,
    n_epochs: int,
    batch_size: int | None = None,
    seed: int | Sequence[int] = 0,
    watch: Watch = iter,
    *,
    test=None,
    l1: float = 0.0,
    l2: float = 0.0,
    frozen=None,
    looks_at: Sequence[int] | None = None,
    n_updates: int | None = None,
    after: TrainingHistory | None = None,
) -> TrainingHistory:
    """Train a network by mini-batches and record losses and gradients by layer.

    parameters <- parameters + update(gradient of the batch's mean loss + penalty), with
    any optimizer of the gradient descent page but Newton's, which wants a Hessian; its
    rate may be scheduled. ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples,
    n_outputs), ``test`` a pair of both, held out; ``batch_size`` None takes all
    samples, a smaller one shuffles them every epoch with ``seed``. Parameters with an
    axis N in front are N networks, trained together: seeds, penalties and the
    optimizer's numbers may then be N as well. The penalty is l1 sum |w| + l2/2 sum w^2
    over the weights; where ``frozen`` (P,) is true nothing moves. It looks after every
    epoch, or after ``looks_at`` updates and at the end. ``n_updates`` ends a slice
    early, at the last look before; with ``after``, what that returned, training goes on
    as if it had never stopped. ``watch`` goes over the looks, and may tell how far it
    is.

    It stops at the first loss that is no finite number and keeps what was whole; a
    start that is lost already is all there is. Raises ValueError for a batch size below
    1, a number of epochs below 0, Newton's method, samples that are no rows, a frozen
    row of another length, numbers for another number of networks, a record of other
    networks or of another optimizer, and as `forward` does. Source: Robbins and Monro
    (1951).

    >>> from engines.gradient_descent import GradientDescent
    >>> start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> step = GradientDescent(0.05)
    >>> train(Network((1, 1)), start, [[3]], [[5]], step, 2).losses
    array([2.   , 0.5  , 0.125])
    """
    checked_count("number of epochs", n_epochs, at_least=0)
    rule = _rule(optimizer, parameters)
    inputs, targets = _checked(inputs, targets)
    batch_size = len(inputs) if batch_size is None else batch_size
    checked_count("batch size", batch_size, at_least=1)
    seeds = checked_seeds(seed, parameters)
    refuse_other_counts({"penalty L1": l1, "penalty L2": l2}, parameters)
    frozen = None if frozen is None else _frozen(frozen, parameters)
    given = network, parameters, inputs, targets, rule, batch_size, seeds
    task = Task(*given, Penalty(l1, l2), frozen)
    stops = _stops(n_epochs, task.n_batches, looks_at)
    if n_updates is not None:
        stops = stops[stops <= n_updates]
    held_out = None if test is None else _checked(*test)
    if after is not None:
        refuse_other_standing(after.standing, parameters, rule)
    with np.errstate(all="ignore"):
        run = _Run(task, Looks(task, held_out), after, drops=looks_at is None)
        for stop in watch(stops[stops > run.learning.n_done]):
            if not run.learns_until(int(stop)):
                break
    return run.history()


def _rule(optimizer: Optimizer, parameters: Parameters) -> Optimizer:
    """Return the optimizer for one network, or for each of several."""
    if optimizer.needs_hessian:
        raise ValueError(
            f"{optimizer.label} wants a Hessian, which is not computed for networks; "
            "choose another optimizer."
        )
    refuse_other_counts({"learning rate": optimizer.learning_rate}, parameters)
    many = parameters.vector.shape[:-1]
    if not many:
        return optimizer
    return optimizer.for_each(many[0], parameters.count)


def _checked(inputs, targets) -> tuple[np.ndarray, np.ndarray]:
    """Return samples as two tables of rows, or refuse them."""
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    for name, array in (("inputs", inputs), ("targets", targets)):
        if array.ndim != 2 or not len(array):
            raise ValueError(
                f"The {name} have shape {array.shape}; training wants at least one "
                "row a sample: (n_samples, n_columns)."
            )
    return inputs, targets


def _frozen(frozen, parameters: Parameters) -> np.ndarray:
    """Return which parameters are frozen, a row of truths, or refuse another row."""
    row = np.asarray(frozen, dtype=bool)
    if row.shape != (parameters.count,):
        raise ValueError(
            f"What is frozen has shape {row.shape}; the network has "
            f"{parameters.count} parameters: give one truth for each."
        )
    return row


def _stops(n_epochs: int, n_batches: int, looks_at) -> np.ndarray:
    """Return after how many updates it looks: at the start and the end, and between."""
    last = n_epochs * n_batches
    if looks_at is None:
        return np.arange(0, last + 1, n_batches)
    stops = np.unique([0, *looks_at, last])
    return stops[(stops >= 0) & (stops <= last)]


class _Run:
    """One call of `train`: what was written before it, and what it writes."""

    def __init__(self, task: Task, looks: Looks, after, drops: bool) -> None:
        """Begin, or go on; `drops` whether an epoch that is not whole is forgotten."""
        self.task, self.looks, self.drops, self.after = task, looks, drops, after
        standing = after.standing if after else first_standing(task)
        self.learning = Learning(task, standing)
        self.rows: list[Rows] = []
        self.seen: list[Look] = []
        self.last = after and after.last_look
        if after is None:
            self.last = looks.look(self.learning, None)
            self.seen.append(self.last)
            self.learning.is_lost = ~self.last.is_finite

    def learns_until(self, stop: int) -> bool:
        """Take the updates up to a stop, and look; return whether any goes on."""
        learning, n_rows = self.learning, len(self.rows)
        if learning.is_lost.all():
            return False
        self.rows += learning.take(stop - learning.n_done)
        look = self.looks.look(learning, self.last)
        learning.is_lost = learning.is_lost | ~look.is_finite
        goes_on = not learning.is_lost.all()
        if not goes_on and learning.vector.ndim == 1:
            self._end(look, n_rows)
        else:
            self.last = look
            self.seen.append(look)
        return goes_on

    def _end(self, look: Look, n_rows: int) -> None:
        """Write down where one network stood last, or forget an epoch not whole."""
        n_whole = int(self.learning.n_whole) - 1
        if self.drops:
            del self.rows[n_rows:]
        elif look.is_finite and n_whole > self.last.n_updates:
            self.last = replace(look, n_updates=n_whole)
            self.seen.append(self.last)

    def history(self) -> TrainingHistory:
        """Return all that was written, before this call and in it."""
        learning, last = self.learning, self.last
        n_whole = learning.n_whole if learning.vector.ndim == 1 else None
        found = {name: self._looked(name, of) for name, of in LOOKED.items()}
        found |= {of.name: self._wrote(of.name, n_whole) for of in fields(Rows)}
        n_updates = len(found["batch_losses"])
        still = ~learning.is_lost & learning.is_still
        reasons = reasons_for(learning.is_lost, learning.is_lost | still)
        return TrainingHistory(
            **found,
            epochs=np.arange(n_updates) // self.task.n_batches,
            parameters=self.task.start.with_vector(last.vector),
            statistics=last.statistics,
            stop_reason=reasons.item() if reasons.ndim == 0 else reasons,
            stopped_at=learning.n_whole,
            standing=learning.standing,
            last_look=last,
        )

    def _looked(self, name: str, of: str) -> np.ndarray:
        """Return a column of the looks, those before this call first."""
        new = [np.asarray(getattr(one, of)) for one in self.seen]
        if self.after is None:
            return np.stack(new)
        return np.concatenate([getattr(self.after, name), *(one[None] for one in new)])

    def _wrote(self, name: str, n_whole) -> np.ndarray:
        """Return a column of the updates; of one network those of a finite loss."""
        new = [getattr(one, name) for one in self.rows]
        many = self.learning.vector.shape[:-1]
        layers = () if name == "batch_losses" else (self.task.network.n_layers,)
        empty = np.zeros((0, *many, *layers))
        before = empty if self.after is None else getattr(self.after, name)
        column = np.concatenate([before, *new])
        return column if n_whole is None else column[: int(n_whole)]

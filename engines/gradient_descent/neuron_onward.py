"""What would become of a neuron that is trained on: a quick walk, and its fate.

Inputs are (n_samples, 2): the bias input 1, and one measured input.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engines.gradient_descent.batches import shuffled_batches
from engines.gradient_descent.long_run import Fate
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.stopping import LOST_BEYOND, SETTLED_BELOW

LONGEST = 64  # updates: the longest cycle that is looked for
ALIKE = 1e-9  # two places so near are the same one
RISING = 1e-13  # a share of the loss: a smaller rise is rounding
FALLING = 0.5  # a quarter of the walk below so much of the quarter before


@dataclass(frozen=True, eq=False)
class Onward:
    """A training that goes on for M updates, or until its weights leave every scale."""

    weights: np.ndarray  # (M + 1, 2), first where it stood
    losses: np.ndarray  # (M + 1,) mean over all samples of (y - a)^2 / 2
    fate: Fate
    period: int  # updates of one round, where it repeats; else 0

    @property
    def n_steps(self) -> int:
        """Return M, the number of updates that were walked."""
        return len(self.losses) - 1


def train_on(
    inputs,
    targets,
    weights,
    learning_rate: float,
    activation: str = "linear",
    batch_size: int | None = None,
    seed: int = 0,
    after: int = 0,
    n_updates: int = 4000,
) -> Onward:
    """Train a neuron on from some weights, after so many updates, and tell its fate.

    w <- w + learning_rate * mean over the batch of (y - a) g'(z) x, as in
    ``fit_neuron``, whose batches go on where they were after ``after`` updates; but
    nothing is kept except weights and losses, which takes microseconds an update.
    While the loss is still falling at the end of the walk, it creeps.
    ``inputs`` is (n_samples, 2), ``targets`` (n_samples,), ``weights`` (2,). A fate is
    what was seen in ``n_updates``, no proof. Raises ValueError for samples, weights or
    an activation that mean nothing.

    >>> onward = train_on([[1, 2]], [1], [0.1, 0.3], 0.1)
    >>> onward.fate.name, onward.weights[-1].round(9).tolist()
    ('RESTS', [0.16, 0.42])
    """
    neuron = Neuron.facing(inputs, targets, activation)
    start, n_samples = neuron.checked_weights(weights), len(neuron.targets)
    size = n_samples if batch_size is None else min(batch_size, n_samples)
    per_pass = -(-n_samples // size)
    batches = (batch for _, batch in shuffled_batches(n_samples, size, seed))
    some = islice(batches, after, after + n_updates)
    samples = np.column_stack([neuron.inputs[:, 1], neuron.targets]).tolist()
    chosen = ([samples[at] for at in batch.tolist()] for batch in some)
    walk = _pace(*start.tolist(), chosen, learning_rate, activation == "sigmoid")
    path = np.array([start, *walk])
    losses, period = neuron.loss(path), 0
    if len(path) <= n_updates:
        return Onward(path, losses, Fate.FLIES_OFF, period)
    if _is_still(neuron, path[-1], size, activation == "linear"):
        return Onward(path, losses, Fate.RESTS, period)
    if size == n_samples:
        period = _period(path)
    return Onward(path, losses, _fate(losses, per_pass, period), period)


def _pace(w0: float, w1: float, batches, rate: float, curved: bool) -> Iterator[tuple]:
    """Yield the weights after each batch of (input, target), until they are lost."""
    for batch in batches:
        pull0 = pull1 = 0.0
        for x, y in batch:
            z = w0 + w1 * x
            pull = y - z
            if curved:
                e = math.exp(-abs(z))
                a = (1.0 if z > 0 else e) / (1.0 + e)
                pull = (y - a) * e / (1.0 + e) ** 2
            pull0 += pull
            pull1 += pull * x
        share = rate / len(batch)
        w0, w1 = w0 + share * pull0, w1 + share * pull1
        if not (abs(w0) <= LOST_BEYOND and abs(w1) <= LOST_BEYOND):
            break
        yield w0, w1


def _period(path: np.ndarray) -> int:
    """Return after how many updates the last weights come again, or 0."""
    end = path[-2 * LONGEST :]
    near = ALIKE * max(1.0, float(np.abs(end).max()))
    if len(end) < 2 * LONGEST or np.abs(np.diff(end, axis=0)).max() < 1000 * near:
        return 0
    for period in range(2, LONGEST + 1):
        if np.abs(end[LONGEST:] - end[LONGEST - period : -period]).max() <= near:
            return period
    return 0


def _is_still(neuron: Neuron, weights: np.ndarray, size: int, linear: bool) -> bool:
    """Tell whether no batch pulls at the weights, but for rounding.

    A small learning rate makes small updates, but no rest: the pull counts, not they.
    """
    pulls = neuron.contributions(weights)
    if size == len(pulls):
        pulls = pulls.mean(axis=0)
    reach = np.abs(neuron.inputs).max()
    said = float((np.abs(neuron.inputs) @ np.abs(weights)).max())
    rounding = max(1.0, said) * reach if linear else 1.0
    return bool(np.abs(pulls).max() <= SETTLED_BELOW * rounding)


def _fate(losses: np.ndarray, per_pass: int, period: int) -> Fate:
    """Tell what was seen of a walk that goes on, by the losses after its passes."""
    if period:
        return Fate.CYCLES
    ends = losses[::per_pass]
    quarter = max(len(ends) // 4, 1)
    third, last = ends[-2 * quarter : -quarter], ends[-quarter:]
    rises = np.diff(ends[-2 * quarter :]) > RISING * last[-1]
    lower = not rises.any() or last.max() < FALLING * third.max()
    return Fate.CREEPS if lower and losses[-1] < losses[0] else Fate.WANDERS

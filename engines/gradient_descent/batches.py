"""Learning from samples, batch by batch: one loop for a neuron and for a network."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from engines.gradient_descent.optimizer import Optimizer, State


@dataclass(frozen=True, eq=False, slots=True)
class Moment:
    """One moment of learning: what stands, what is felt, and the update then taken."""

    parameters: np.ndarray  # (..., d) before the update
    gradient: np.ndarray  # (..., d) of the batch's loss
    update: np.ndarray  # (..., d)
    epoch: int  # from 0
    batch: np.ndarray  # the numbers of the samples used
    seen: object = None  # what was found beside the gradient, for whoever asked
    state: State | None = None  # the optimizer's after the update


def shuffled_batches(
    n_samples: int, batch_size: int, seed: int | np.random.Generator = 0
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (epoch, numbers of samples) for ever; an epoch has every sample once.

    Each epoch is shuffled anew by ``seed``, a number or a generator that is under way,
    but where one batch takes all samples they stay in order. The last batch of an epoch
    may be smaller. Nothing is raised.

    >>> from itertools import islice
    >>> [batch.tolist() for _, batch in islice(shuffled_batches(3, 2), 4)]
    [[2, 0], [1], [2, 1], [0]]
    """
    generator = np.random.default_rng(seed)
    for epoch in count():
        order = np.arange(n_samples)
        if batch_size < n_samples:
            order = generator.permutation(n_samples)
        for first in range(0, n_samples, batch_size):
            yield epoch, order[first : first + batch_size]


def ordered_batches(
    n_samples: int, batch_size: int, seed: int = 0
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (epoch, numbers of samples) for ever, the samples in the order they have.

    That is how an example on paper goes through its table. The last batch of an epoch
    may be smaller; no seed is needed. Nothing is raised.

    >>> from itertools import islice
    >>> [batch.tolist() for _, batch in islice(ordered_batches(3, 2), 3)]
    [[0, 1], [2], [0, 1]]
    """
    order = np.arange(n_samples)
    for epoch in count():
        for first in range(0, n_samples, batch_size):
            yield epoch, order[first : first + batch_size]


def drawn_batches(
    n_samples: int, batch_size: int, seed: int = 0
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (epoch, numbers of samples) for ever; every sample is drawn from all.

    What was drawn is put back: an epoch draws as many times as there are samples, so
    that some come twice and some not at all. Batches are as large as those of
    ``shuffled_batches``. Nothing is raised.

    >>> from itertools import islice
    >>> [batch.tolist() for _, batch in islice(drawn_batches(3, 2), 4)]
    [[2, 1], [1], [0, 0], [0]]
    """
    generator = np.random.default_rng(seed)
    for epoch in count():
        drawn = generator.integers(n_samples, size=n_samples)
        for first in range(0, n_samples, batch_size):
            yield epoch, drawn[first : first + batch_size]


def learn_by_batches(
    slope_at: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, object]],
    parameters: np.ndarray,
    optimizer: Optimizer,
    batches: Iterable[tuple[int, np.ndarray]],
    state: State | None = None,
) -> Iterator[Moment]:
    """Yield a moment for each batch: parameters <- parameters + update(gradient).

    ``parameters`` is (..., d), and leading axes learn side by side. ``slope_at`` takes
    parameters and the numbers of the batch's samples, and returns the gradient there,
    (..., d), with anything else worth keeping. ``state`` is the optimizer's where it
    has learnt before. It raises what that raises. Source: Robbins and Monro (1951).

    >>> from engines.gradient_descent.optimizers import GradientDescent
    >>> batches = [(0, np.array([0])), (1, np.array([0]))]
    >>> to_zero = learn_by_batches(
    ...     lambda x, _: (2 * x, None), np.array([10.0]), GradientDescent(0.2), batches
    ... )
    >>> [moment.parameters.tolist() for moment in to_zero]
    [[10.0], [6.0]]
    """
    state = optimizer.init(parameters) if state is None else state
    for epoch, batch in batches:
        gradient, seen = slope_at(parameters, batch)
        update, state = optimizer.update(gradient, state)
        yield Moment(parameters, gradient, update, epoch, batch, seen, state)
        parameters = parameters + update

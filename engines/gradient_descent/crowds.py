"""Crowds: many walks at once, each exactly as it would go alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_starts
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import (
    is_lost,
    is_settled,
    last_rows,
    reasons_for,
)
from engines.gradient_descent.surfaces import Surface

PLACES = 2**15  # places of a block, so that what is asked about it fits the cache
LEAST_ROWS, MOST_ROWS = 8, 64  # steps of a block
MOMENT = "points", "values", "gradients", "updates"


@dataclass(frozen=True, eq=False)
class Trajectories:
    """Many walks at once, at K kept steps; a stopped walk stays where it stopped.

    Row k of every array belongs to the moment after steps[k] steps. An update is the
    one then taken: 0 for a walk that has stopped, and for all of them at the end.
    Where (n,) is written below it is (k, n) for k optimizers from n starts.
    """

    steps: np.ndarray  # (K,) the step numbers that were kept
    points: np.ndarray  # (K, n, d)
    values: np.ndarray  # (K, n)
    gradients: np.ndarray  # (K, n, d)
    updates: np.ndarray  # (K, n, d)
    stop_reasons: np.ndarray  # (n,) of StopReason
    n_steps: np.ndarray  # (n,) steps actually taken by each walk


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Some steps of a crowd in a row, R moments, and where each walk stopped in them.

    The arrays go on after a walk's stop, and from the second block on their row 0 is
    the moment before the block: `held` returns what is meant to be seen.
    """

    first: int  # the step the block begins with
    end: int  # the step after its last one
    points: np.ndarray  # (R, n, d), or (R, k, n, d)
    values: np.ndarray  # (R, n)
    gradients: np.ndarray  # (R, n, d)
    updates: np.ndarray  # (R, n, d)
    last: np.ndarray  # (n,) the row at which a walk stands for ever, if it has stopped
    n_steps: np.ndarray  # (n,) steps taken by who has stopped; all steps by the others
    lost: np.ndarray  # (n,) who was lost in this block or before
    halted: np.ndarray  # (n,) who has stopped in this block or before

    def held(self, name: str, steps) -> np.ndarray:
        """Return an array at these steps, who has stopped standing where it stopped."""
        array = getattr(self, name)
        rows = np.asarray(steps) - self.end + len(array)
        seen, who = array[rows], np.nonzero(self.halted)
        if len(who[0]):
            last, rows = self.last[who], rows[:, np.newaxis]
            seen[:, *who] = array[np.minimum(rows, last), *who]
            if name == "updates":
                stopped = (rows >= last)[..., np.newaxis]
                seen[:, *who] = np.where(stopped, 0.0, seen[:, *who])
        return seen


def descend_many(
    surface: Surface, optimizer: Optimizer, starts, n_steps: int, every: int = 1
) -> Trajectories:
    """Walk from every row of ``starts`` at once, each exactly as ``descend`` would.

    ``starts`` has shape (n, d). Any number of the optimizer may be an array (n,): one
    for each walk. Steps 0, every, 2 * every, ... and the last one are kept. Raises
    ValueError for starts or numbers of another shape, a negative number of steps, or
    ``every`` below 1.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> rates = GradientDescent(np.array([0.5, 0.25]))
    >>> walks = descend_many(SURFACES["square"], rates, [[4], [4]], 2)
    >>> walks.points[-1, :, 0], walks.n_steps
    (array([0., 1.]), array([1, 2]))
    """
    starts = checked_starts(surface, starts)
    return kept(surface, optimizer.for_each(*starts.shape), starts, n_steps, every)


def kept(surface: Surface, optimizer, points, n_steps: int, every: int) -> Trajectories:
    """Walk from points of shape (..., d) and keep steps 0, every, ... and the last.

    Raises ValueError for a negative number of steps, or ``every`` below 1.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> kept(SURFACES["square"], GradientDescent(0.5), np.ones((1, 1)), 9, 4).steps
    array([0, 4, 8, 9])
    """
    checked_count("number of steps", n_steps, at_least=0)
    checked_count("interval between kept steps", every, at_least=1)
    steps = np.unique(np.append(np.arange(0, n_steps, every), n_steps))
    parts = []
    for block in blocks(surface, optimizer, points, n_steps):
        wanted = steps[(steps >= block.first) & (steps < block.end)]
        parts.append([block.held(name, wanted) for name in MOMENT])
    missing = len(steps) - sum(len(part[0]) for part in parts)
    if missing:  # everyone stopped early: the rest of the film is a still
        still = [block.end - 1] * missing
        parts.append([block.held(name, still) for name in MOMENT])
    arrays = [np.concatenate(part) for part in zip(*parts, strict=True)]
    # Who is lost by the first step of a block took none at the end of the one before.
    arrays[-1][np.greater_equal.outer(steps, block.n_steps)] = 0.0
    reasons = reasons_for(block.lost, block.halted)
    return Trajectories(steps, *arrays, reasons, block.n_steps)


def blocks(
    surface: Surface,
    optimizer,
    points,
    n_steps: int,
    noise: Callable[[], np.ndarray] | None = None,
) -> Iterator[Block]:
    """Yield a crowd's steps block by block, until all are taken or all have stopped.

    Asking at every step who has stopped would take longer than the step: it is asked
    about a whole block at once. ``points`` has shape (..., d); ``noise`` is called for
    what to add to every gradient. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walk = SURFACES["square"], GradientDescent(0.5), np.ones((3, 1)), 500
    >>> [len(block.points) for block in blocks(*walk)]
    [64]
    """
    shape = points.shape[:-1]
    length = int(np.clip(PLACES // max(1, np.prod(shape)), LEAST_ROWS, MOST_ROWS))
    moments = take_steps(surface, optimizer, points, n_steps, noise)
    taken, lost, still = np.full(shape, n_steps), np.zeros(shape, bool), None
    halted = lost
    for first in range(0, n_steps + 1, length):
        with np.errstate(all="ignore"):
            rows = _rows(surface, [*islice(moments, length)], still)
            last, flew_off, stopped = _judged(rows, halted)
        end = min(first + length, n_steps + 1)
        newly = stopped & ~halted
        taken, lost = taken.copy(), lost | (flew_off & newly)
        taken[newly] = (end - len(rows[0]) + last)[newly]
        halted = stopped
        if end > n_steps:
            rows[-1][-1] = 0.0  # no step is left to take
        block = Block(first, end, *rows, last, taken, lost, halted)
        yield block
        if halted.all():
            return
        still = [block.held(name, [end - 1]) for name in MOMENT]


def _rows(surface: Surface, moments: list, still) -> list[np.ndarray]:
    """Return points, values, gradients and updates, after the moment before them.

    In memory each coordinate of all walkers is in one piece, whatever the shape says:
    so the surface is evaluated, and who has stopped is found, several times faster.
    """
    points, gradients, _, updates = zip(*moments, strict=True)
    begun = [still[k] if still else None for k in (0, 2, 3)]
    points, gradients, updates = (
        _in_pieces(array, before)
        for array, before in zip((points, gradients, updates), begun, strict=True)
    )
    return [points, surface.value(points), gradients, updates]


def _in_pieces(rows, before) -> np.ndarray:
    shape, begun = rows[0].shape, before is not None
    pieces = np.empty((len(rows) + begun, shape[-1], *shape[:-1]))
    array = np.moveaxis(pieces, 1, -1)
    if begun:
        array[:1] = before
    for k, row in enumerate(rows, start=begun):
        array[k] = row
    return array


def _judged(rows: list[np.ndarray], stopped) -> tuple:
    """Return the last row of each walk, who flew off there, and who stands still."""
    points, values, gradients, updates = rows
    settled = is_settled(gradients, updates)
    settled[0] |= stopped
    return last_rows(is_lost(points, values, gradients), settled)

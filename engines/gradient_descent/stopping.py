"""When a walk ends: it has settled, it is lost, or all its steps are taken."""

import enum
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np

SETTLED_BELOW = 1e-12  # a gradient and an update this small count as zero
LOST_BEYOND = 1e9  # a coordinate this large counts as flown off
FIRST_LOOK = 64  # moments walked before looking for the first time who has stopped


class StopReason(enum.Enum):
    """Why a walk ended."""

    SETTLED = "settled: neither the gradient nor the update moves the point any more"
    STEPS_DONE = "all the steps were taken"
    DIVERGED = "diverged: the next point would have been absurdly far away"


def is_lost(points, values, gradients) -> np.ndarray:
    """Say of each point whether it is too far, or its value or slope is not finite.

    ``points`` and ``gradients`` have shape (..., d) and ``values`` (...).

    >>> is_lost(np.array([[2e9], [1.0]]), np.ones(2), np.ones((2, 1)))
    array([ True, False])
    """
    too_far = ~(np.abs(points) <= LOST_BEYOND).all(axis=-1)
    return too_far | ~np.isfinite(values) | ~np.isfinite(gradients).all(axis=-1)


def is_settled(gradients, updates) -> np.ndarray:
    """Say of each point whether both its gradient and its next update are zero.

    Both have shape (..., d); at most SETTLED_BELOW counts as zero. The gradient alone
    would stop a ball that rolls through the bottom at full speed.

    >>> is_settled(np.array([[0.0], [0.0]]), np.array([[0.5], [0.0]]))
    array([False,  True])
    """
    still = (np.abs(updates) <= SETTLED_BELOW).all(axis=-1)
    return still & (np.abs(gradients) <= SETTLED_BELOW).all(axis=-1)


def first_stop(lost, settled) -> tuple[int, StopReason]:
    """Return the last row of a walk at which the walker still stands, and why there.

    ``lost`` and ``settled`` have shape (T + 1,). Who is lost stays one row before;
    nobody is lost by standing at the start.

    >>> first_stop(np.array([False, False, True]), np.array([False, False, False]))[0]
    1
    """
    for row in np.flatnonzero(lost | settled).tolist():
        if lost[row] and row > 0:
            return row - 1, StopReason.DIVERGED
        if settled[row]:
            return row, StopReason.SETTLED
    return len(lost) - 1, StopReason.STEPS_DONE


def first_stops(lost, settled) -> tuple[np.ndarray, np.ndarray]:
    """Return `first_stop` of many walks at once: the last rows, and the reasons.

    ``lost`` and ``settled`` have shape (T + 1, ...), and both results (...). Nothing
    is raised.

    >>> first_stops(np.array([[False, True], [True, False]]), np.zeros((2, 2), bool))[0]
    array([0, 1])
    """
    last, flew_off, halted = last_rows(lost, settled)
    return last, reasons_for(flew_off, halted)


def last_rows(lost, settled) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the last rows of many walks, who flew off there, and who stopped at all.

    ``lost`` and ``settled`` have shape (T + 1, ...), and the results (...). Nothing is
    raised.

    >>> last_rows(np.array([[False], [True]]), np.zeros((2, 1), bool))
    (array([0]), array([ True]), array([ True]))
    """
    stops = lost | settled
    stops[0] = settled[0]  # nobody is lost by standing at the start
    halted, rows = stops.any(axis=0), stops.argmax(axis=0)
    flew_off = np.take_along_axis(lost, rows[np.newaxis], axis=0)[0] & (rows > 0)
    return np.where(halted, rows - flew_off, len(lost) - 1), flew_off, halted


def reasons_for(flew_off, halted) -> np.ndarray:
    """Return the stop reason of every walk, (...), from what `last_rows` says.

    >>> reasons_for(np.array([True]), np.array([True])).item().name
    'DIVERGED'
    """
    reasons = np.full(np.shape(halted), StopReason.SETTLED, dtype=object)
    reasons[~halted] = StopReason.STEPS_DONE
    reasons[flew_off] = StopReason.DIVERGED
    return reasons


def until_stop(moments: Iterator, record_of: Callable):
    """Walk on until the record of all moments so far has a stop in it; return it.

    Asking at every step whether to stop would take longer than the step. So walk on,
    ask about all moments at once, and forget those after the stop: ``record_of`` takes
    a list of moments, at least one, and returns a record with a ``stop_reason``.
    Nothing is raised.

    >>> from types import SimpleNamespace
    >>> record = SimpleNamespace(stop_reason=StopReason.SETTLED)
    >>> until_stop(iter([1, 2, 3]), lambda moments: record).stop_reason.name
    'SETTLED'
    """
    seen = []
    while more := list(islice(moments, max(FIRST_LOOK, len(seen)))):
        seen += more
        record = record_of(seen)
        if record.stop_reason is not StopReason.STEPS_DONE:
            break
    return record

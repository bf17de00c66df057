"""The long run: what walks go on to do, walked until a cycle is proven."""

import enum
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_starts
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.minima import lowest_known_value
from engines.gradient_descent.optimizer import Optimizer, State
from engines.gradient_descent.stopping import is_lost
from engines.gradient_descent.surfaces import Surface

LONG = 4096  # steps that are gone on at most
STRIDE = 128  # steps between two looks at whether something repeats
LONGEST_CYCLE = 32  # places
SAME = 1e-12  # relative: two places no further apart are one
APART = 1e-6  # relative: two places of a cycle are further apart
NEARING = 1e-3  # places that far apart, and ever nearer, become one in the end
ARRIVED = 1e-6  # a walk that stays so near to where it ends has arrived


class Fate(enum.Enum):
    """What becomes of a walk in the long run."""

    RESTS = "comes to rest"
    CYCLES = "is drawn into a cycle"
    CREEPS = "creeps on, slower than can be waited for"
    WANDERS = "wanders within bounds and repeats nothing"
    FALLS = "falls for ever"
    FLIES_OFF = "flies off"


@dataclass(frozen=True, eq=False)
class LongRuns:
    """What became of n walks, each from its start until it was decided.

    Row k holds where they stand after k steps. What comes after a walk's last step
    is of no account.
    """

    points: np.ndarray  # (K + 1, n, d)
    fates: np.ndarray  # (n,) of Fate
    periods: np.ndarray  # (n,) places visited in turn, or neared; 0 where none repeats
    n_steps: np.ndarray  # (n,) the last step

    def places(self, walk: int = 0) -> np.ndarray:
        """Return the p places that a walk visits for ever, or nears, (p, d)."""
        last = int(self.n_steps[walk]) + 1
        return self.points[last - int(self.periods[walk]) : last, walk]


def arrival(path: np.ndarray, period: int) -> int | None:
    """Return the first step from which a walk is where it will be for ever.

    That is no further than ARRIVED from the place it takes then; ``path`` has shape
    (K + 1, d) and ends with a whole round. None where nothing repeats, with period 0.

    >>> arrival(np.array([[5.0], [2.0], [1.0], [2.0], [1.0]]), period=2)
    1
    """
    if not period:
        return None
    turns = np.arange(len(path)) - len(path)  # from -K - 1 to -1
    due = path[-period:][turns % period - period]
    away = np.linalg.norm(path - due, axis=-1) > ARRIVED
    return int(np.flatnonzero(away)[-1]) + 1 if away.any() else 0


def go_on(
    surface: Surface,
    optimizer: Optimizer,
    starts,
    n_steps: int = LONG,
    state: State | None = None,
) -> LongRuns:
    """Walk until every walk repeats itself, is lost, or has taken ``n_steps``.

    A walk repeats itself with period p when, over the last two rounds and more,
    every place is within SAME of the one p steps before, and of no later one within
    APART. ``starts`` has shape (n, d); any number of the optimizer may be an array
    (n,). ``state`` is the optimizer's, on arrival at the starts. Raises ValueError as
    `descend_many` does. Source: Strogatz, Nonlinear Dynamics and Chaos, chapter 10.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> run = go_on(SURFACES["double_well"], GradientDescent(0.25), [[1.6]])
    >>> run.fates[0].name, run.places().round(3)[:, 0]
    ('CYCLES', array([-1.163, -0.827]))
    """
    points = checked_starts(surface, starts)
    checked_count("number of steps", n_steps, at_least=0)
    n = len(points)
    each = optimizer.for_each(*points.shape)
    moments = take_steps(surface, each, points, n_steps, state=state)
    fates, periods = np.full(n, None, dtype=object), np.zeros(n, dtype=int)
    last, path = np.full(n, n_steps), []
    with np.errstate(all="ignore"):
        while any(fate is None for fate in fates) and _length(path) <= n_steps:
            path.append(np.stack([now for now, *_ in islice(moments, STRIDE)]))
            _leave(surface, path, fates, last)
            _repeat(path, fates, periods, last)
        walked = np.concatenate(path)
        for walk in (k for k, fate in enumerate(fates) if fate is None):
            fates[walk], periods[walk] = _undecided(walked[:, walk])
    return LongRuns(walked, fates, periods, last)


def _length(path: list[np.ndarray]) -> int:
    return sum(map(len, path))


def _leave(surface: Surface, path: list[np.ndarray], fates, last) -> None:
    """Write down who was lost in the last stride: the step before is its last."""
    block, begun = path[-1], _length(path[:-1])
    values, gradients = surface.value(block), surface.gradient(block)
    lost = is_lost(block, values, gradients)
    lost[0] &= begun > 0  # nobody is lost by standing at the start
    for walk in np.flatnonzero(lost.any(axis=0)).tolist():
        if fates[walk] is None:
            last[walk] = begun + int(lost[:, walk].argmax()) - 1
            whole = np.concatenate([one[:, walk] for one in path])
            fates[walk] = how_it_left(surface, whole[: last[walk] + 2])


def how_it_left(surface: Surface, path: np.ndarray) -> Fate:
    """Return FALLS where the last steps led down, below every minimum, else FLIES_OFF.

    ``path`` has shape (K + 1, d); its last step is the one beyond all scales.

    >>> from engines.gradient_descent import SURFACES
    >>> how_it_left(SURFACES["cubic"], np.array([[-1e3], [-1e6], [-1e12]])).name
    'FALLS'
    """
    with np.errstate(all="ignore"):
        values = surface.value(path[-4:])
    lowest = lowest_known_value(surface)
    below = lowest is None or values[-1] < lowest
    return Fate.FALLS if below and (np.diff(values) < 0).all() else Fate.FLIES_OFF


def _repeat(path: list[np.ndarray], fates, periods, last) -> None:
    """Write down whose last places are those of p steps before, with the least p.

    The places of a cycle are well apart: on its way to rest a walk that zigzags is
    sooner where it was two steps before than where it was one step before.
    """
    recent = path[-1][-2 * LONGEST_CYCLE :]
    sizes = 1 + np.abs(recent[-1]).max(axis=-1)
    nearest = np.full(len(sizes), np.inf)  # the least gap of all shorter periods
    for period in range(1, len(recent) // 2 + 1):
        gaps = np.abs(recent[period:] - recent[:-period]).max(axis=(0, 2)) / sizes
        repeats = (gaps <= SAME) & (nearest > APART)
        for walk in np.flatnonzero(repeats).tolist():
            if fates[walk] is None:
                fates[walk] = Fate.RESTS if period == 1 else Fate.CYCLES
                periods[walk], last[walk] = period, _length(path) - 1
        nearest = np.fmin(nearest, gaps)


def _undecided(path: np.ndarray) -> tuple[Fate, int]:
    """Return whether a walk of shape (K + 1, d) still creeps, or else wanders.

    It creeps when all its late steps lead the same way, or when the gaps between
    places p steps apart keep shrinking: then it nears a cycle of p places.
    """
    late = path[-4 * STRIDE :]
    most = min(LONGEST_CYCLE, len(late) // 8)
    steps = np.diff(late, axis=0)
    if ((steps[1:] * steps[:-1]).sum(axis=-1) >= 0).all():
        return Fate.CREEPS, 1
    shrinking = [p for p in range(1, most + 1) if _shrinks(late, p)]
    for period in shrinking:
        if _gaps(late, period)[-STRIDE:].max() < NEARING:
            return Fate.CREEPS, _least_round(path, period)
    return Fate.WANDERS, 0


def _gaps(path: np.ndarray, period: int) -> np.ndarray:
    return np.linalg.norm(path[period:] - path[:-period], axis=-1)


def _shrinks(path: np.ndarray, period: int) -> bool:
    """Tell whether places p steps apart come nearer in each quarter of a path."""
    parts = np.array_split(_gaps(path, period), 4)
    return bool((np.diff([part.max() for part in parts]) < 0).all())


def _least_round(path: np.ndarray, period: int) -> int:
    """Return the least part of a round that closes as well, if ever so slowly.

    Two places of a cycle stay apart. Where a bottom is neared from both sides, they
    come nearer too: by far more than a quarter since the walk was a quarter as long.
    """
    last = len(path) - 1
    early = last // 4 + (last - last // 4) % period  # at the same place of the round
    for part in (p for p in range(1, period) if period % p == 0):
        before, now = (path[at] - path[at - part] for at in (early, last))
        if np.linalg.norm(now) < 0.75 * np.linalg.norm(before):
            return part
    return period


def multiplier(surface: Surface, learning_rate: float, places: np.ndarray) -> float:
    """Return by how much one round of a cycle multiplies a small distance from it.

    The product of 1 - learning_rate * f''(x) over its places, of shape (p, 1), on a
    curve under plain gradient descent: the cycle attracts when it is between -1 and
    1. Source: Strogatz, Nonlinear Dynamics and Chaos, section 10.1.

    >>> from engines.gradient_descent import SURFACES
    >>> multiplier(SURFACES["square"], 0.25, np.array([[0.0]]))
    0.5
    """
    factors = 1 - learning_rate * surface.hessian(places)[..., 0, 0]
    return float(factors.prod())


def mean_stretch(surface: Surface, learning_rate: float, points: np.ndarray) -> float:
    """Return by how much a step of a walk multiplies a small gap, on the average.

    The geometric mean of abs(1 - learning_rate * f''(x)) over the points, of shape
    (n, 1), on a curve under plain gradient descent; above 1 neighbours part. Its
    logarithm is the Lyapunov exponent. Source: Strogatz, section 10.5.

    >>> from engines.gradient_descent import SURFACES
    >>> mean_stretch(SURFACES["square"], 0.25, np.ones((3, 1)))
    0.5
    """
    factors = np.abs(1 - learning_rate * surface.hessian(points)[..., 0, 0])
    with np.errstate(divide="ignore"):
        return float(np.exp(np.log(factors).mean()))

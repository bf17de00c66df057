"""What becomes of the ball in the long run: from every start, with every momentum."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import TWO_BENDS, Fate, LongRuns, Momentum, go_on
from engines.gradient_descent.long_run import ARRIVED

STARTS = (-4.0, 4.0, 0.05)  # of the slider: low, high, grain
LATE = 128  # steps: how long a slow walk has to have been there


def rests(fate: Fate, path: np.ndarray) -> bool:
    """Tell whether a walk (K + 1,) rests: a slow one may be as near as can be seen."""
    late = np.abs(path[-LATE:]).max()
    return fate is Fate.RESTS or (fate is Fate.CREEPS and late <= ARRIVED)


def goes_round(fate: Fate, path: np.ndarray, period: int) -> bool:
    """Tell whether a walk (K + 1,) goes round, or is so near that one cannot tell."""
    if fate is not Fate.CREEPS or period < 2 or rests(fate, path):
        return fate is Fate.CYCLES
    late = path[-LATE - period :]
    return bool(np.abs(late[period:] - late[:-period]).max() <= ARRIVED)


def arrival(path: np.ndarray, period: int) -> int:
    """Return the step from which a walk (K + 1,) is where it goes on to be."""
    turns = np.arange(len(path)) - len(path)
    due = path[-period:][turns % period - period]
    away = np.flatnonzero(np.abs(path - due) > ARRIVED)
    return int(away[-1]) + 1 if len(away) else 0


@lru_cache(maxsize=32)
def every_start(learning_rate: float, momentum: float) -> LongRuns:
    """Return what becomes of the ball from every start of the slider."""
    starts = all_starts()[:, np.newaxis]
    return go_on(TWO_BENDS, Momentum(learning_rate, momentum), starts)


def said_fates(runs: LongRuns) -> list[Fate]:
    """Return of each of n long runs what one sees: rest, a round, or what it is."""
    lasts, periods = runs.n_steps.tolist(), runs.periods.tolist()
    found = zip(runs.fates, lasts, periods, strict=True)
    paths = runs.points[:, :, 0].T
    return [
        said_fate(fate, paths[k, : last + 1], period)
        for k, (fate, last, period) in enumerate(found)
    ]


def said_fate(fate: Fate, path: np.ndarray, period: int) -> Fate:
    """Return what one sees of a walk (K + 1,): rest, a round, or what it is."""
    if rests(fate, path):
        return Fate.RESTS
    return Fate.CYCLES if goes_round(fate, path, period) else fate


def all_starts() -> np.ndarray:
    """Return every start of the slider."""
    low, high, grain = STARTS
    n = round((high - low) / grain)
    return np.array([float(f"{low + k * grain:.12g}") for k in range(n + 1)])


@lru_cache(maxsize=32)
def every_momentum(learning_rate: float, start: float) -> LongRuns:
    """Return what becomes of the ball with every momentum of the slider."""
    momenta = np.arange(100) / 100
    starts = np.full((len(momenta), 1), start)
    return go_on(TWO_BENDS, Momentum(learning_rate, momenta), starts)

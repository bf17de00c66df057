"""What becomes of the ball in the long run: from every start, with every momentum."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import TWO_BENDS, Fate, LongRuns, Momentum, go_on
from engines.gradient_descent.long_run import ARRIVED, LONGEST_CYCLE

STARTS = (-4.0, 4.0, 0.05)  # of the slider: low, high, grain
LATE = 128  # steps: how long a slow walk has to have been there


def seen_rounds(late: np.ndarray) -> np.ndarray:
    """Return after how many steps late places repeat, as far as one can see, (n,).

    ``late`` are the last places of n walks, (LATE + LONGEST_CYCLE, n): 1 where a walk
    is at the bottom, 0 where nothing repeats.
    """
    found = np.zeros(late.shape[1], dtype=int)
    for period in range(LONGEST_CYCLE, 1, -1):
        gaps = np.abs(late[period:] - late[:-period])[-LATE:].max(axis=0)
        found[gaps <= ARRIVED] = period
    found[np.abs(late[-LATE:]).max(axis=0) <= ARRIVED] = 1
    return found


def seen_of(fates, periods, late: np.ndarray) -> tuple[list[Fate], np.ndarray]:
    """Return of n walks what one sees in the long run: rest, a round, or what it is.

    A slow walk may be as near to its rest, or to its round, as can be seen.
    """
    slow = [fate in (Fate.CREEPS, Fate.WANDERS) for fate in fates]
    if not any(slow):
        return list(fates), np.asarray(periods)
    rounds = np.where(slow, seen_rounds(late), periods)
    kinds = {0: Fate.WANDERS, 1: Fate.RESTS}
    seen = zip(fates, slow, rounds.tolist(), strict=True)
    return [
        kinds.get(n, Fate.CYCLES) if is_slow else fate for fate, is_slow, n in seen
    ], rounds


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


def seen_fates(runs: LongRuns) -> list[Fate]:
    """Return of n long runs what one sees in the end."""
    late = runs.points[-LATE - LONGEST_CYCLE :, :, 0]
    return seen_of(runs.fates, runs.periods, late)[0]


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

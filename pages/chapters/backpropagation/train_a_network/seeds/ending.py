"""How "Many starts" ends, and what would mend it, made from its record."""

from dataclasses import replace
from functools import lru_cache
from math import hypot, sqrt

import numpy as np

from pages.ui.chapter import Remedy
from pages.words.numbers import percent
from pages.words.sentences import counted

from ..record import MOST_UNITS, N_SEEDS
from .record import Record, run
from .words import TOLERANCE, at_score, score, seeds

SURELY = 0.95  # how sure one is of what none, or all, of 24 tell of all starts
ERRORS = 2  # standard errors: counts that are nearer are not told apart
FELL = 0.01  # share of the loss: who loses less in the second half stands still
MOST_UPDATES = 20_000  # of a training that is tried, times its hidden layers


def ending(record: Record) -> list[str]:
    """Say how many solved it, what that tells of other starts, and of the others."""
    parts = [_share(record), _failed(record), _lost(record), _still(record)]
    return [part for part in [*parts, _own(record)] if part]


def _share(record: Record) -> str:
    """Say how many solved it, and how sure the share of all starts is."""
    n = record.counts[-1]
    rarely = f"would happen {round(100 * (1 - SURELY))} times in 100"
    if n == 0:
        return (
            f"**Not one of the {N_SEEDS} starts solved it.** If "
            f"{percent(least_seen())} of all starts did, {N_SEEDS} without one "
            f"{rarely}; the larger their share, the more seldom."
        )
    if n == N_SEEDS:
        return (
            f"**All {N_SEEDS} starts solved it.** If only {percent(1 - least_seen())} "
            f"of all starts did, {N_SEEDS} out of {N_SEEDS} {rarely}; the smaller "
            "their share, the more seldom."
        )
    return (
        f"**{n} of the {N_SEEDS} starts solved it**: {percent(n / N_SEEDS)}, with a "
        f"standard error of {percent(standard_error(n))}. The settings are the same "
        "for all; what parts them is their seed."
    )


def least_seen() -> float:
    """Return the share of starts of which 24 show none just as often as is rare."""
    return 1 - (1 - SURELY) ** (1 / N_SEEDS)


def standard_error(n: int) -> float:
    """Return the standard error of a share of n of the 24."""
    share = n / N_SEEDS
    return sqrt(share * (1 - share) / N_SEEDS)


def _failed(record: Record) -> str:
    """Say between which scores those ended that did not solve it."""
    failed = has_failed(record)
    if not failed.any():
        return ""
    scores = record.scores[-1][failed]
    between = between_scores(record, float(scores.min()), float(scores.max()))
    n = int(failed.sum())
    if n == N_SEEDS:
        return f"They ended {between}."
    who = "The one" if n == 1 else f"The {n}"
    return f"{who} that did not solve it ended {between}."


def has_failed(record: Record) -> np.ndarray:
    """Return who came to the end without solving it, (24,)."""
    return ~record.is_solved[-1] & ~record.is_lost[-1]


def between_scores(record: Record, low: float, high: float) -> str:
    """Write between which scores: at 82% right, between 79% and 85% right."""
    ends = score(record, low), score(record, high)
    if ends[0] == ends[1]:
        return at_score(record, low)
    if low < 0:
        return f"at best {at_score(record, high)}, at worst {ends[0]}"
    return f"between {percent(low)} and {ends[1]}"


def _lost(record: Record) -> str:
    lost = record.is_lost[-1]
    if not lost.any():
        return ""
    n = counted(int(lost.sum()), "network")
    return f"{n} flew off, the loss beyond all numbers: {seeds(record, lost)}."


def _still(record: Record) -> str:
    """Say how many of those that did not solve it were still learning."""
    failed = has_failed(record)
    losses, n = record.history.losses[:, failed], int(failed.sum())
    if not n or len(losses) < 3:
        return ""
    falling = int((losses[-1] <= (1 - FELL) * losses[len(losses) // 2]).sum())
    when = "in the second half of the training"
    if falling == 0:
        who = "It was no longer" if n == 1 else f"Not one of these {n} was still"
        return f"{who} learning: {when} no such loss fell by {percent(FELL)} or more."
    who = "It" if n == 1 else f"All {n}" if falling == n else f"{falling} of these {n}"
    was, their = ("was", "its") if falling == 1 else ("were", "their")
    return (
        f"{who} {was} still learning: {when} {their} loss fell by {percent(FELL)} or "
        "more."
    )


def _own(record: Record) -> str:
    """Say how the learner's own seed did."""
    seed, at = record.settings.seed, record.own
    if record.is_lost[-1, at]:
        return f"Yours, seed {seed}, flew off."
    did = "solved it" if record.is_solved[-1, at] else "did not solve it"
    return f"Yours, seed {seed}, {did}: {score(record, record.scores[-1, at])}."


def remedy(record: Record) -> Remedy | None:
    """Offer one unit more in the first hidden layer, where clearly more solve it."""
    settings, n = record.settings, record.counts[-1]
    cost = record.problem.n_updates * settings.n_hidden
    if n == N_SEEDS or not settings.n_hidden or cost > MOST_UPDATES:
        return None
    units = int(settings.units_1) + 1
    if units > MOST_UNITS:
        return None
    tried = _tried(replace(settings, units_1=units))
    now = tried.counts[-1]
    error = N_SEEDS * hypot(standard_error(n), standard_error(now))
    if now - n <= max(ERRORS * error, TOLERANCE):
        return None
    label = f"Take {units} units in layer 1: then {now} of {N_SEEDS} solve it"
    return Remedy(label, {"units1": units})


_tried = lru_cache(maxsize=4)(run)

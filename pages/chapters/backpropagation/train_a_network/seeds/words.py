"""The sentences of "Many starts" at each look, made from its record."""

import numpy as np

from pages.ui.bets import Bet, told_from
from pages.words.numbers import few, percent
from pages.words.sentences import counted, listed

from ..record import N_SEEDS
from ..train.record import SOLVED
from ..train.words import labels, when
from .record import Record

TOLERANCE = 2  # of the bet, networks
MOST_NAMED = 5  # seeds in a sentence


def story(record: Record, step: int) -> list[str]:
    """Tell how many have solved it, who has just done so, and how the losses lie."""
    standing = f"{solved_now(record, step)} {_spread(record, step)}"
    if step == 0:
        return [*_before(record), standing]
    return [f"**{labels(record)[step]}:** {standing}", *_news(record, step)]


def _before(record: Record) -> list[str]:
    settings = record.settings
    also = " and shuffles the samples" if record.problem.in_an_epoch > 1 else ""
    most = percent(SOLVED)
    goal = (
        f"it names {most} or more of the samples held out rightly"
        if record.sorts
        else f"it explains {most} or more of the spread of the numbers held out"
    )
    sentences = [
        f"**{N_SEEDS} networks, the same in everything but their seed**, which draws "
        f"the first weights{also}. One has solved the task while {goal}."
    ]
    if settings.scheme in ("zeros", "constant"):
        sentences.append("These first weights are not drawn: all begin alike.")
    return sentences


def solved_now(record: Record, step: int) -> str:
    """Count who has solved it at a look."""
    n = record.counts[step]
    many = {0: "Not one", N_SEEDS: "All"}.get(n, str(n))
    verb = "has" if n <= 1 else "have"
    return f"{many} of the {N_SEEDS} {verb} solved it."


def _spread(record: Record, step: int) -> str:
    """Tell smallest and largest loss, and the one between."""
    losses = record.history.losses[step][~record.is_lost[step]]
    if not len(losses):
        return "All losses have left all numbers."
    low, middle, high = spread(losses)
    if low == high:
        return f"Every loss is {low}."
    return f"The losses lie from {low} to {high}, half of them at {middle} or below."


def spread(losses: np.ndarray) -> tuple[str, str, str]:
    """Write the smallest, the middle and the largest of some losses."""
    ordered = np.sort(losses)
    at = (len(ordered) - 1) // 2
    low, middle, high = (float(ordered[one]) for one in (0, at, -1))
    return few(low), few(middle), few(high)


def _news(record: Record, step: int) -> list[str]:
    """Name who has solved it since the look before, and who has lost it again."""
    if step == 0:
        return []
    now, before = record.is_solved[step], record.is_solved[step - 1]
    gone = record.is_lost[step] & ~record.is_lost[step - 1]
    told = (
        ("New since the step before", now & ~before),
        ("No longer", before & ~now & ~gone),
        ("Flown off", gone),
    )
    parts = [f"{what}: {seeds(record, some)}." for what, some in told if some.any()]
    return [" ".join(parts)] if parts else []


def seeds(record: Record, some: np.ndarray) -> str:
    """Name the seeds of some networks, a few of them."""
    numbers = [str(record.seeds[at]) for at in np.flatnonzero(some).tolist()]
    return f"seed{'s' * (len(numbers) > 1)} {listed(numbers, most=MOST_NAMED)}"


def at_score(record: Record, value: float) -> str:
    """Write where a network ends: at 85% right, worse than the mean."""
    return f"at {score(record, value)}" if value >= 0 else score(record, value)


def score(record: Record, value: float) -> str:
    """Write a share right or explained, with what it is a share of."""
    what = "right" if record.sorts else "of the spread explained"
    return (
        f"{percent(float(value))} {what}"
        if value >= 0
        else "worse than always saying the mean"
    )


def bet(record: Record) -> Bet:
    """Ask how many of the networks solve it."""
    settings, problem = record.settings, record.problem
    sizes = "–".join(map(str, problem.network.layer_sizes))
    question = (
        f"A network of {sizes} units and {counted(N_SEEDS, 'seed')}, "
        f"{counted(int(settings.n_epochs), 'epoch')} each. How many of the {N_SEEDS} "
        "solve it?"
    )
    last = record.counts[-1]
    return Bet(
        question,
        last,
        f"{solved_now(record, -1)} {_first_ones(record)}".strip(),
        span=(0, N_SEEDS),
        tolerance=TOLERANCE,
        is_count=True,
        first=N_SEEDS // 2,
        told_at=_told_at(record),
    )


def _told_at(record: Record) -> int | None:
    """Return from which look on the count tells the answer.

    None of them at first tells nothing: so it begins everywhere.
    """
    last = record.counts[-1]
    at = told_from(record.counts, last, TOLERANCE)
    return at if at is None or last > TOLERANCE else max(at, record.n_steps // 2)


def _first_ones(record: Record) -> str:
    """Tell at which look the first one had solved it."""
    found = np.flatnonzero(record.is_solved.any(axis=1))
    if not len(found):
        there = record.scores[-1][~record.is_lost[-1]].tolist()
        return f"The best ends {at_score(record, max(there))}." if there else ""
    return f"The first one did {when(record, int(found[0]))}."

"""How a game in the fog ends: who came lowest, what led there, who does elsewhere."""

import numpy as np

from engines.gradient_descent import FOG_WAYS, Comparison
from engines.gradient_descent.fog_comparison import FOUND
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from .record import YOU, Record
from .words import DIGITS, everyone, names

BETS = {YOU: "You", **{way: label for way, (label, _) in FOG_WAYS.items()}}


def bet(record: Record) -> Bet | None:
    """Ask who felt the lowest place, when the ground is seen and the machines not.

    Whoever lifts the fog early just sees it, and where all are equal nobody can lose.
    """
    if not record.is_over or not record.is_spent or len(record.winners) == len(BETS):
        return None
    first, *ties = record.winners
    n, rate = record.n_probes, few(record.settings.fog_rate)
    return Bet(
        f"Each machine had {counted(n, 'probe')} too. Descent walked from your first "
        f"one with η = {rate}, annealing guessed around it, and restarts walked from "
        "places drawn by chance. Who felt the lowest place?",
        BETS[first],
        f"Lowest felt: {everyone(record, n)}.",
        options=[*BETS.values()],
        ties=[BETS[who] for who in ties],
        told_at=n,
    )


def ending(record: Record) -> list[str]:
    """Say who came lowest, what the probes show of why, and who does elsewhere."""
    if not record.is_over:
        return [f"**That is still open:** {_still_open(record)}."]
    return [_who(record), *_why(record), *_elsewhere(record)]


def _still_open(record: Record) -> str:
    budget, n = record.settings.fog_budget, record.n_probes
    if not n:
        return "nothing was felt so far"
    least = few(float(record.you.best[-1]), DIGITS)
    return (
        f"{n} of {budget} probes {'is' if n == 1 else 'are'} spent, and the lowest "
        f"felt is {least}, with probe {record.you.lowest + 1}"
    )


def _who(record: Record) -> str:
    """Say who came lowest, and how low it goes."""
    least = min(record.lowest(record.n_probes).values())
    height, bottom = apart(least, record.bottom, digits=DIGITS)
    return (
        f"**{names(record.winners)} felt the lowest place**, at height {height}; the "
        f"bottom is at {bottom}."
    )


def _why(record: Record) -> list[str]:
    """Say into which hollows the learner's probes lead, straight downhill."""
    at = record.you.lowest
    least, hollow = float(record.you.best[-1]), int(record.hollows[at])
    if hollow == 0:
        return [_in_the_lowest(least - record.bottom, at)]
    depths = float(record.depths[hollow]), record.bottom
    here, lowest = apart(*depths, digits=DIGITS)
    trapped = (
        f"Straight downhill from your lowest probe, number {at + 1}, lies another "
        f"hollow, with its bottom at {here}; the lowest is at {lowest}."
    )
    return [trapped, _who_was_there(record)]


def _in_the_lowest(above: float, at: int) -> str:
    here = f"Straight downhill from your lowest probe, number {at + 1}, lies the bottom"
    if above < FOUND:
        return f"{here}, and it is all but there."
    return f"{here}: what is missing are more steps along the slopes felt."


def _who_was_there(record: Record) -> str:
    """Say how many probes lay above the lowest hollow without looking lower."""
    there = np.flatnonzero(record.hollows == 0)
    if not len(there):
        return (
            "Not one of your probes lay where downhill leads to the lowest hollow: no "
            "slope that you felt leads there."
        )
    best = int(there[record.you.heights[there].argmin()])
    heights = float(record.you.heights[best]), float(record.you.best[-1])
    height, least = apart(*heights, digits=DIGITS)
    who = f"Downhill from probe {best + 1} lay the lowest hollow, but it felt {height}"
    if len(there) > 1:
        who = (
            f"Downhill from {len(there)} of your probes lay the lowest hollow, but the "
            f"lowest of these, probe {best + 1}, felt {height}"
        )
    return (
        f"{who}, and your lowest {least}: a height says little of how deep the hollow "
        "is."
    )


def _elsewhere(record: Record) -> list[str]:
    """Say how the machines fare on other grounds, with as many probes."""
    others = record.others
    means = apart(*others.regrets.mean(axis=1).tolist())
    each = [f"{who} {mean}" for who, mean in zip(FOG_WAYS, means, strict=True)]
    return [
        f"On {len(others.seeds)} other such grounds, with "
        f"{counted(record.n_probes, 'probe')} each from a first one drawn by chance, "
        f"the lowest felt is above the bottom by, on average: {listed(each)}.",
        _found(others),
    ]


def _found(others: Comparison) -> str:
    """Say how often each machine came close to the bottom."""
    first, *rest = (
        (who, percent(share))
        for who, share in zip(FOG_WAYS, others.found.tolist(), strict=True)
    )
    also = [f"{who} on {share}" for who, share in rest]
    return (
        f"{first[0].capitalize()} came within {few(FOUND)} of the bottom on {first[1]} "
        f"of these grounds, {listed(also)}."
    )

"""How "Basins" ends: who takes how much of the map, and what the badges mean on it."""

import numpy as np

from engines.gradient_descent.basins import (
    AT_REST,
    BEYOND,
    NO_GROUND,
    ONLY_ONE,
    ONLY_OTHER,
    PARTED,
)
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from ..verdicts import LEFT, N_RUNS, SWINGS, is_on
from .record import Record
from .words import its_end, no_minimum

ELSEWHERE = {
    LOST: "{share} of the starts are lost: they fly off, fall for ever, or step off "
    "the ground.",
    STILL_ON_ITS_WAY: "{share} of the starts are at no minimum after {steps}, and not "
    "at rest.",
    AT_REST: "{share} of the starts rest on the map, but at no minimum.",
    BEYOND: "{share} of the starts rest beyond the window.",
    NO_GROUND: "At {share} of the starts f(x, y) has no height.",
}
SAME = 1e-9  # heights that near, beside the ground's relief, are one
DOES = {SWINGS: "keeps walks near without rest (≈)", LEFT: "lets go (✗)"}
MOST_TOLD = 3  # minima that do not hold, each with its edge


def ending(record: Record) -> list[str]:
    """Say whose basin is largest, what becomes of the others, and which hold."""
    said = [*_largest(record), *_nearest(record), *_others(record)]
    return [*said, *_signs(record), *_parted(record), its_end(record.walk)]


def lowest(record: Record) -> list[int]:
    """Return the numbers of the lowest minima: those as low but for rounding."""
    if not len(record.heights):
        return []
    ground = record.ground
    grain = SAME * max(ground.high - ground.low, 1e-300)
    return np.flatnonzero(record.heights <= record.heights.min() + grain).tolist()


def _largest(record: Record) -> list[str]:
    """Say which basins are the largest, and how large the lowest one's is."""
    shares = record.found.shares
    if not len(shares):
        return [f"{no_minimum(record)} to arrive at."]
    if not shares.max():
        return ["No walk arrives at a minimum."]
    if len(shares) == 1:
        return [f"{share_said(record, 0)} of the starts arrive at the minimum."]
    top = np.flatnonzero(shares == shares.max()).tolist()
    share = share_said(record, top[0])
    if len(top) > 1:
        names = listed([str(at + 1) for at in top], most=len(top))
        return [
            f"The largest basins are those of the minima {names}: {share} of the "
            "starts each."
        ]
    largest = f"The largest basin is that of minimum {top[0] + 1}: {share} of the "
    low, said = lowest(record), [f"{largest}starts."]
    if len(low) == 1 and low != top:
        its = share_said(record, low[0])
        said.append(f"Minimum {low[0] + 1}, the lowest, gets {its}.")
    return said


def share_said(record: Record, fate: int) -> str:
    """Write the share of the starts with a fate, as its bar does in the end."""
    count = int((record.found.fates == fate).sum())
    return record.tally.said(count, record.last)


def _nearest(record: Record) -> list[str]:
    """Say how many that arrive do not arrive at their nearest minimum."""
    fates = record.found.fates
    there = fates >= 0
    if len(record.found.minima) < 2 or not there.any():
        return []
    away = there & (fates != record.nearest)
    if not away.any():
        return ["Every walk that arrives does so at the minimum nearest to its start."]
    share = percent(float(away.mean()))
    return [f"{share} of the starts arrive at another minimum than their nearest."]


def _others(record: Record) -> list[str]:
    """Say what becomes of those who arrive nowhere."""
    found, steps = record.found, counted(record.found.asked, "step")
    return [
        text.format(share=share_said(record, fate), steps=steps)
        for fate, text in ELSEWHERE.items()
        if (found.fates == fate).any()
    ]


def _signs(record: Record) -> list[str]:
    """Say which minima do not hold at this learning rate, and why."""
    holding = record.holding
    some = sorted([*holding.that(LEFT), *holding.that(SWINGS)])
    said = [_why(record, at) for at in some[:MOST_TOLD]]
    more = len(some) - len(said)
    if more:
        others = counted(more, "other minimum", "other minima")
        said.append(f"{others} {'does' if more == 1 else 'do'} not hold either.")
    if (record.found.shares[some] > 0).any():
        said.append(
            "A sign tells of walks from a millionth beside a minimum, the map of those "
            f"from everywhere that come within {few(record.found.tolerance)} of it and "
            "stay so."
        )
    return said


def _why(record: Record, at: int) -> str:
    """Say why a minimum does not hold: by its edge, or by what runs beside it did."""
    holding = record.holding
    does = DOES[holding.verdicts[at]]
    ends = share_said(record, at) if record.found.shares[at] else ""
    there = f"{ends} of the starts end there" if ends else "no start ends there"
    return f"Minimum {at + 1} {does}: {_cause(record, at)}, and {there}."


def _cause(record: Record, at: int) -> str:
    edge, (_, near, gone) = float(record.holding.edges[at]), record.holding.counts[at]
    if np.isnan(edge):
        ran = f"{gone} go away" if gone else f"{near} stay near, but not at rest"
        return f"of {N_RUNS} runs from a millionth beside it {ran}"
    if is_on(record.settings.learning_rate, edge):
        return f"η = {record.eta} is its edge itself"
    mine, edge = apart(record.settings.learning_rate, edge)
    return f"η = {mine} is above its edge {edge}"


def _parted(record: Record) -> list[str]:
    """Say how the other walker's map differs."""
    if not record.difference:
        return []
    shares, first, second = record.difference.shares, *names(record)
    wanted = {
        PARTED: f"{second} arrives at another minimum than {first}",
        ONLY_ONE: f"{first} alone arrives at a minimum",
        ONLY_OTHER: f"{second} alone arrives at a minimum",
    }
    said = [
        f"From {percent(float(shares[kind]))} of the starts {text}."
        for kind, text in wanted.items()
        if shares[kind]
    ]
    same = "From every start both arrive at the same minimum, or both at none."
    return said or [same]


def names(record: Record) -> tuple[str, str]:
    """Return what the two walkers are called."""
    one, other = (found.optimizer.label for found in (record.found, record.other))
    return ("the first", "the second") if one == other else (one, other)

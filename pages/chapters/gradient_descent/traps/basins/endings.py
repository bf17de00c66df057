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
from pages.words.numbers import apart, percent
from pages.words.sentences import counted, listed

from .holding import LEAVES, RESTLESS
from .record import Record
from .words import its_end

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
MOST_TOLD = 3  # minima that do not hold, each with its edge


def ending(record: Record) -> list[str]:
    """Say whose basin is largest, what becomes of the others, and which hold."""
    said = [*_largest(record), *_nearest(record), *_others(record)]
    return [*said, *_leaving(record), *_parted(record), its_end(record.walk)]


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
        return ["In this window there is no minimum to arrive at."]
    if not shares.max():
        return ["No walk arrives at a minimum."]
    share = percent(float(shares.max()))
    if len(shares) == 1:
        return [f"{share} of the starts arrive at the minimum."]
    top = np.flatnonzero(shares == shares.max()).tolist()
    if len(top) > 1:
        names = listed([str(at + 1) for at in top], most=len(top))
        return [
            f"The largest basins are those of the minima {names}: {share} of the "
            "starts each."
        ]
    low = lowest(record)
    if len(low) > 1 or low == top:
        return [_is_largest(top[0], share)]
    share, its = percents_apart(float(shares.max()), float(shares[low[0]]))
    return [
        _is_largest(top[0], share),
        f"Minimum {low[0] + 1}, the lowest, gets {its}.",
    ]


def _is_largest(number: int, share: str) -> str:
    return f"The largest basin is that of minimum {number + 1}: {share} of the starts."


def percents_apart(one: float, other: float) -> list[str]:
    """Write two shares that differ as percentages that differ."""
    said = percent(one), percent(other)
    if said[0] != said[1] or one == other:
        return [*said]
    return [f"{text}%" for text in apart(100 * one, 100 * other)]


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
    shares = {fate: found.share_of(fate) for fate in ELSEWHERE}
    return [
        text.format(share=percent(shares[fate]), steps=steps)
        for fate, text in ELSEWHERE.items()
        if shares[fate]
    ]


def _leaving(record: Record) -> list[str]:
    """Say which minima do not hold at this learning rate, and why."""
    holding = record.holding
    leave, restless = holding.that(LEAVES), holding.that(RESTLESS)
    said = [_why(record, at) for at in leave[:MOST_TOLD]]
    more = len(leave) - len(said)
    if more:
        others = counted(more, "other minimum", "other minima")
        said.append(f"{others} {'does' if more == 1 else 'do'} not hold either.")
    if restless:
        number = restless[0] + 1
        said.append(
            f"Of 200 runs from a millionth beside minimum {number} all stay in its "
            "hollow, but not all come to rest: that is what ≈ says."
        )
    return said


def _why(record: Record, at: int) -> str:
    """Say why a minimum does not hold: by its edge, or by what runs beside it did."""
    edge, staying = float(record.holding.edges[at]), record.holding.staying[at]
    if np.isnan(edge):
        return (
            f"Minimum {at + 1} does not hold: of 200 runs from a millionth beside it "
            f"{percent(1 - float(staying))} leave its hollow."
        )
    mine, edge = apart(record.settings.learning_rate, edge)
    share = float(record.found.shares[at])
    there = f"{percent(share)} of the starts end" if share else "no start ends"
    return (
        f"Minimum {at + 1} does not hold: η = {mine} is not below its edge {edge}, and "
        f"{there} there."
    )


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

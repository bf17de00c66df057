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
    LOST: "{share} of the starts are lost: they fly off, or fall for ever.",
    AT_REST: "{share} rest on the map, but at no minimum.",
    BEYOND: "{share} rest beyond the window.",
    NO_GROUND: "At {share} of the starts f(x, y) has no height.",
}
SAME = 1e-9  # heights that near, beside the ground's relief, are one


def ending(record: Record) -> list[str]:
    """Say whose basin is largest, what becomes of the others, and which hold."""
    said = [*_largest(record), *_nearest(record), *_others(record)]
    said += [*_holding(record), *_parted(record)]
    return [*said, its_end(record.walk)]


def lowest(record: Record) -> list[int]:
    """Return the numbers of the lowest minima: those as low but for rounding."""
    if not len(record.heights):
        return []
    ground = record.ground
    grain = SAME * max(ground.high - ground.low, 1e-300)
    return np.flatnonzero(record.heights <= record.heights.min() + grain).tolist()


def _numbers(some: list[int]) -> str:
    return listed([str(at + 1) for at in some], most=8)


def _largest(record: Record) -> list[str]:
    """Say which basins are the largest, and how large the lowest one's is."""
    shares = record.found.shares
    if not len(shares):
        return ["In this window there is no minimum to arrive at."]
    if len(shares) == 1:
        return [f"{percent(float(shares[0]))} of the starts arrive at the minimum."]
    top = np.flatnonzero(shares == shares.max()).tolist()
    if not shares.max():
        return [f"Nobody arrives at any of the {len(shares)} minima."]
    share = percent(float(shares.max()))
    if len(top) > 1:
        return [
            f"The largest basins are those of the minima {_numbers(top)}: {share} of "
            "the starts each."
        ]
    said = f"The largest basin is that of minimum {top[0] + 1}: {share} of the starts."
    low = lowest(record)
    if len(low) > 1 or low == top:
        return [said]
    *_, its = apart(float(shares.max()), float(shares[low[0]]))
    return [said, f"Minimum {low[0] + 1}, the lowest, gets {_percent(its)}."]


def _percent(share: str) -> str:
    return percent(float(share.replace("−", "-")))


def _nearest(record: Record) -> list[str]:
    """Say how many that arrive do not arrive at their nearest minimum."""
    fates = record.found.fates
    there = fates >= 0
    if len(record.found.minima) < 2 or not there.any():
        return []
    away = there & (fates != record.nearest)
    if not away.any():
        return ["Whoever arrives does so at the nearest minimum."]
    share = percent(float(away.mean()))
    return [f"{share} of the starts arrive at another minimum than their nearest."]


def _others(record: Record) -> list[str]:
    """Say what becomes of those who arrive nowhere."""
    found, said = record.found, []
    share = found.share_of(STILL_ON_ITS_WAY)
    if share:
        steps = counted(found.asked, "step")
        said.append(
            f"{percent(share)} of the starts are at no minimum after {steps}, and not "
            "at rest."
        )
    for fate, text in ELSEWHERE.items():
        share = found.share_of(fate)
        if share:
            said.append(text.format(share=percent(share)))
    return said


def _holding(record: Record) -> list[str]:
    """Say which minima do not hold at this learning rate, and why."""
    holding, shares = record.holding, record.found.shares
    said = []
    for at in holding.that(LEAVES)[:3]:
        if np.isfinite(holding.edges[at]):
            rate = record.settings.learning_rate
            mine, edge = apart(rate, float(holding.edges[at]))
            share = percent(float(shares[at])) if shares[at] else "none"
            said.append(
                f"Minimum {at + 1} does not hold: η = {mine} is not below its edge "
                f"{edge}; {share} of the starts stay there."
            )
        else:
            left = percent(1 - float(holding.staying[at]))
            said.append(
                f"Minimum {at + 1} does not hold: of 200 runs from a millionth beside "
                f"it {left} leave its hollow."
            )
    more = len(holding.that(LEAVES)) - len(said)
    if more:
        said.append(
            f"{counted(more, 'other')} do not hold either.".replace(
                "1 other do", "1 other does"
            )
        )
    restless = holding.that(RESTLESS)
    if restless:
        said.append(
            f"≈: runs from a millionth beside minimum {_numbers(restless[:1])} stay in "
            "its hollow, but do not all come to rest."
        )
    return said


def _parted(record: Record) -> list[str]:
    """Say how the other walker's map differs."""
    if not record.difference:
        return []
    shares, name = record.difference.shares, record.other.optimizer.label
    name = "The other" if name == record.found.optimizer.label else name
    said = []
    if shares[PARTED]:
        said.append(
            f"From {percent(shares[PARTED])} of the starts {name} arrives at another "
            "minimum."
        )
    if shares[ONLY_ONE]:
        said.append(f"From {percent(shares[ONLY_ONE])} only the first arrives at one.")
    if shares[ONLY_OTHER]:
        said.append(f"From {percent(shares[ONLY_OTHER])} only {name} arrives at one.")
    if not said:
        return [f"{name} ends at a minimum where the first does, and at the same one."]
    return said

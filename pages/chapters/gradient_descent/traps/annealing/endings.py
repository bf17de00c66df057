"""How "Annealing" ends: what was accepted, where it led, and how many fare as well."""

import numpy as np

from engines.gradient_descent.ways_out import CLEARLY
from pages.chapters.gradient_descent.amounts import place
from pages.words.numbers import apart, few

from ..words import unbroken
from .record import MANY, Record
from .words import at_height, share

ROUNDING = 1e-9


def ending(record: Record) -> list[str]:
    """Say what was accepted, where the chain ended, and how many ended lowest."""
    if record.settings.chain_view == MANY:
        first = [_accepted_by_many(record)]
    else:
        first = [_accepted(record), *_places(record)]
    return unbroken([*first, *_shares(record), *_boltzmann(record)])


def _accepted_by_many(record: Record) -> str:
    crowd = record.crowd
    chains = f"The {crowd.n} chains accepted"
    if not crowd.n_accepted:
        return f"{chains} none of their {crowd.n_offered:,} proposals."
    higher = f"{crowd.n_uphill:,}" if crowd.n_uphill else "none"
    return (
        f"{chains} {crowd.n_accepted:,} of their {crowd.n_offered:,} proposals, "
        f"{higher} of them uphill."
    )


def _accepted(record: Record) -> str:
    chain = record.chain
    n, taken = record.n_steps, int(chain.accepted.sum())
    uphill = int((chain.accepted & (chain.rises > 0)).sum())
    if not taken:
        return f"The one chain accepted none of its {n:,} proposals."
    higher = f"{uphill:,} of them uphill" if uphill else "none of them uphill"
    return f"The one chain accepted {taken:,} of {n:,} proposals, {higher}."


def _places(record: Record) -> list[str]:
    """Say where the chain ended, how low it had been, and where its twin ended."""
    chain, last = record.chain, record.n_steps
    if not np.isfinite(chain.best_values[-1]):
        return ["It found no place where the ground has a height."]
    when, end = int(chain.best_steps[-1]), place(chain.points[-1], record.width)
    other = float(record.cold.values[-1])
    heights = [float(chain.values[-1]), float(chain.best_values[-1])]
    own, best, *_ = apart(*heights, *([other] if np.isfinite(other) else []))
    where = f"It ends at {end}, {at_height(heights[0], own)}"
    lowest = at_height(heights[1], best)
    if np.array_equal(chain.points[when], chain.points[last]):
        said = [f"{where}: its lowest place."]
    else:
        said = [f"{where}; its lowest place, at step {when:,}, was {lowest}."]
    if record.is_cold or not np.isfinite(other):
        return said
    *_, cold = apart(*heights, other)
    level = at_height(other, cold)
    return [*said, f"At T = 0, with the same dice, it would end {level}."]


def _shares(record: Record) -> list[str]:
    """Say how many of many end lowest, with annealing and without."""
    crowd = record.crowd
    if not record.hollows.has_higher:
        return []
    warm, cold = crowd.low_shares
    where = "nearest to the lowest minimum"
    if len(record.hollows.lowest) > 1:
        where = "nearest to one of the lowest minima"
    twins = "" if record.is_cold else f", and {share(cold)} of those at T = 0"
    error = few(50 / crowd.n**0.5, 2)
    return [
        f"Of {crowd.n} chains {share(warm)} end {where}{twins}; the sampling error is "
        f"at most {error} percentage points."
    ]


def _boltzmann(record: Record) -> list[str]:
    """Compare where many stand in the end with where they would in the long run."""
    crowd, hollows = record.crowd, record.hollows
    if len(hollows.rows) < 2 or record.is_cold:
        return []
    seen, wanted = float(crowd.shares[-1, 0]), float(crowd.predicted[-1, 0])
    is_constant = record.settings.cooling == "constant"
    when = "In the long run at" if is_constant else "With time enough at the last"
    said = (
        f"{when} T = {few(float(crowd.temperatures[-1]))} Boltzmann has "
        f"{share(wanted)} nearest to {hollows.rows[0].words}, the chains have "
        f"{share(seen)}"
    )
    off, error = crowd.off(-1)
    if off <= CLEARLY * error + ROUNDING:
        return [f"{said}: within {CLEARLY} sampling errors of it."]
    return [f"{said}: more than {CLEARLY} sampling errors off."]

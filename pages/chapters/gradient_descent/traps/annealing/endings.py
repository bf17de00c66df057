"""How "Annealing" ends: what was accepted, where it led, and how many fare as well."""

import numpy as np

from pages.chapters.gradient_descent.amounts import place
from pages.words.numbers import apart, few

from .record import Record
from .words import share

FAR = 3  # sampling errors, as large as they can be: farther off is no chance


def ending(record: Record) -> list[str]:
    """Say what was accepted, where the chain ended, and how many ended lowest."""
    return [_accepted(record), *_places(record), *_shares(record), *_boltzmann(record)]


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
    where = f"It ends at {end}, at f = {own}"
    if np.array_equal(chain.points[when], chain.points[last]):
        said = [f"{where}: its lowest place."]
    else:
        said = [f"{where}; its lowest place, at step {when:,}, was at f = {best}."]
    if record.is_cold or not np.isfinite(other):
        return said
    *_, cold = apart(*heights, other)
    return [*said, f"At T = 0, with the same dice, it would end at f = {cold}."]


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
        f"at most {error}%."
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
    if abs(seen - wanted) <= FAR / 2 / crowd.n**0.5:
        return [f"{said}: within {FAR} sampling errors of it."]
    if is_constant:
        return [f"{said}: they are not there yet."]
    return [f"{said}: the temperature fell faster than they could follow."]

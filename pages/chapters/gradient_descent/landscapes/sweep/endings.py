"""How a sweep ends: who arrives where, who is first, who is lost, and why."""

import numpy as np

from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .across import named, place_said
from .edges import plain, sharpest
from .record import STILL, Record, ends_of, value_put, walked
from .values import BETA, DRAWN
from .words import (
    NOWHERE,
    a_bottom,
    lowest_said,
    no_bottom,
    point_said,
    values_said,
)

MOST_STEPS, GRAIN = 500, 10  # of the slider of steps
MOST_PLACES = 3  # of rest, that are told one by one
ON = 1e-6  # of a bottom: who starts so near starts on it


def ending(record: Record) -> list[str]:
    """Say what becomes of the nine; then what theory says of all that were tried."""
    said = of_the_nine(record)
    if record.nobody_moves:
        return said
    return [*said, *_boundaries(record), *_between(record)]


def of_the_nine(record: Record) -> list[str]:
    """Say who arrived where, who was first, who rests elsewhere, and who is lost."""
    if not record.is_defined:
        return [NOWHERE]
    if record.nobody_moves:
        return [_where_they_stay(record)]
    return [
        *(_arrived(record) if len(record.bottoms) else _lowest(record)),
        *_first(record),
        *_resting(record),
        *_lost(record),
    ]


def _where_they_stay(record: Record) -> str:
    """Say on what all nine stand."""
    slope = few(float(np.hypot(*record.walks.gradients[0, 0])))
    start, bottom = record.walks.points[0, 0], int(record.ends.bottoms[0])
    is_on = bottom >= 0 and np.abs(record.bottoms[bottom] - start).max() <= ON
    where = f"on {named(record, bottom)}" if is_on else f"at {point_said(start)}"
    return f"All nine start {where}, where |∇f| = {slope}: nobody gets anywhere."


def _arrived(record: Record) -> list[str]:
    """Name for every bottom those of the nine that arrived there."""
    where, steps = record.ends.bottoms, record.ends.arrivals
    if not (where >= 0).any():
        walked_on = counted(record.n_steps, "step")
        what = a_bottom(record)
        return [f"None of the nine has arrived at {what} after {walked_on}."]
    said = []
    for bottom in sorted({*where.tolist()} - {-1}):
        some = np.flatnonzero(where == bottom).tolist()
        who = f"All nine, {values_said(record, some)}," if len(some) == DRAWN else ""
        who = who or values_said(record, some)
        stay = not steps[some].any()
        verb = "stays at" if stay else "comes to"
        if len(some) > 1:
            verb = "stay at" if stay else "come to"
        said.append(f"{who} {verb} {named(record, bottom)}.")
    return said


def _lowest(record: Record) -> list[str]:
    """Say that there is nowhere to arrive, and who is lowest instead."""
    said = lowest_said(record)
    return [no_bottom(record), *([f"In the end {said}."] if said else [])]


def _resting(record: Record) -> list[str]:
    """Name those of the nine that rest elsewhere, by the place where they do."""
    some = [at for at, state in enumerate(record.states[-1]) if state == STILL]
    places: dict[str, list[int]] = {}
    for at in some:
        places.setdefault(point_said(record.ends.points[at]), []).append(at)
    if len(places) > MOST_PLACES:
        return [f"{values_said(record, some)} rest, not all at one place."]
    return [
        f"{values_said(record, group)} {'rests' if len(group) == 1 else 'rest'} at "
        f"{place}, where |∇f| is at most 10⁻⁹."
        for place, group in places.items()
    ]


def _first(record: Record) -> list[str]:
    some = record.fastest
    if not some:
        return []
    step = int(record.ends.arrivals[some[0]])
    are = "is" if len(some) == 1 else "are"
    return [f"The first to arrive {are} {values_said(record, some)}, with step {step}."]


def _lost(record: Record) -> list[str]:
    """Name those that are lost; where it is so, that all from one on are."""
    some = np.flatnonzero(record.ends.lost).tolist()
    if not some:
        return []
    if len(some) == DRAWN:
        return ["All nine are lost."]
    if len(some) == 1:
        return [f"{values_said(record, some)} is lost."]
    if some == [*range(some[0], DRAWN)]:
        return [f"From {values_said(record, some[:1])} on all of the nine are lost."]
    return [f"{values_said(record, some)} are lost."]


def _boundaries(record: Record) -> list[str]:
    """Hold what theory says of the bottoms that were reached against what was tried."""
    said, ends, settings = [], record.tried_ends, record.settings
    if settings.swept == BETA or settings.hand == "newton":
        return []
    for bottom, edge in record.edges.items():
        some = record.tried[ends.bottoms == bottom]
        bend = few(sharpest(settings, record.bottoms[bottom]), 4)
        largest, boundary = apart(float(some.max()), edge)
        said.append(
            f"At {place_said(record, bottom)} the steepest bend is λ = {bend}, so "
            f"theory's boundary there is η = {plain(settings)} = {boundary}; of the "
            f"{len(record.tried)} rates tried, {largest} is the largest that came "
            "there."
        )
    return said[:2]


def _between(record: Record) -> list[str]:
    """Say where the rates between two boundaries led, if one of the bottoms held some.

    With a rate between them one of the bottoms can be held, and the other cannot.
    """
    edges = sorted(record.edges.items(), key=lambda one: one[1])
    if record.settings.swept == BETA or len(edges) != 2:
        return []
    (other, low), (bottom, high) = edges
    between = (record.tried > low) & (record.tried < high)
    where = record.tried_ends.bottoms[between]
    came, too = int((where == bottom).sum()), int((where == other).sum())
    if not came:
        return []
    edge, boundary = apart(low, high)
    lie, them = ("lies", "it") if len(where) == 1 else ("lie", "them")
    there = f"{came} came to {place_said(record, bottom)}, which can hold {them}"
    return [
        f"{len(where)} of the rates tried {lie} between the boundaries {edge} and "
        f"{boundary}: {there}, and {too or 'none'} to {place_said(record, other)}, "
        "which cannot."
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the fastest of the nine where the own one does not arrive.

    Where none does, all are let walk on; what arrives first then is offered.
    """
    if record.ends.arrivals[record.own] >= 0 or record.nobody_moves:
        return None
    if not (record.is_defined and len(record.bottoms)):
        return None
    if record.fastest:
        return _take(record, record.fastest[0], record.ends.arrivals)
    if record.n_steps == MOST_STEPS or record.settings.schedule != "constant":
        return None
    longer = walked(record.settings, record.drawn, MOST_STEPS)
    ends = ends_of(longer, record.bottoms)
    if not (ends.arrivals >= 0).any():
        return None
    steps = np.where(ends.arrivals < 0, MOST_STEPS + 1, ends.arrivals)
    return _take(record, int(steps.argmin()), steps, longer=True)


def _take(record: Record, at: int, steps: np.ndarray, longer: bool = False) -> Remedy:
    value, step = float(record.drawn[at]), int(steps[at])
    values, says = value_put(record, value), ""
    if longer:
        values["steps"] = -(-step // GRAIN) * GRAIN
        says = f" and {values['steps']} steps"
    symbol = record.symbol
    return Remedy(
        f"Take {symbol} = {few(value)}{says}: it arrives with step {step}", values
    )

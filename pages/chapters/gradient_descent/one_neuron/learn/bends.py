"""A linear neuron's bowl: how it bends, and what an update makes of the distance."""

import math

from .amounts import (
    ROUNDING,
    is_trough,
    loss_at_lowest,
    losses,
    place,
    product,
    said,
    told_apart,
)
from .record import Record

NARROW = 1000  # times: so much more a valley bends across than along
HALVES = 0.5  # below it, eta lambda is told by how long halving takes


def full(record: Record) -> list[str]:
    """Tell of updates that follow all samples: the inequality, and the ground."""
    if record.fit.n_steps == 0:
        return bottom(record)
    across, narrow = _across(record), _narrow(record)
    along = [] if is_trough(record) or _product(record) > 2 else [_along(record)]
    return [across, *along, *narrow, *bottom(record)]


def factors(record: Record) -> str:
    """Say what an update multiplies a distance, or a mistake, by."""
    across = f"1 − η·λ = {said_factor(_product(record))}"
    if is_trough(record):
        return f"Every update multiplies the distance from the bottom by {across}."
    if _product(record) > 2:
        return f"Every update multiplies the distance across the valley by {across}."
    return (
        f"Every update multiplies the distance across the valley by {across}; "
        f"{_pace(record)}."
    )


def _product(record: Record) -> float:
    """Return eta times the bend across the valley."""
    return product(record.settings.learning_rate, record.bends[1])


def said_factor(pace: float) -> str:
    """Write 1 - eta lambda, told apart from 0, 1 and -1."""
    return told_apart(1 - pace, 0.0, 1.0, -1.0)[0]


def compared(pace: float) -> str:
    """Write eta lambda against the boundary 2."""
    if pace == 2:
        return "η·λ = 2, the boundary itself"
    return f"η·λ = {told_apart(pace, 2.0)[0]} {'<' if pace < 2 else '>'} 2"


def boundary(record: Record, bend: float) -> str:
    """Write 2 / lambda, told apart from the learning rate."""
    return told_apart(2 / bend, record.settings.learning_rate)[0]


def _across(record: Record) -> str:
    """Name the inequality that decides."""
    sharpest, pace = record.bends[1], _product(record)
    return (
        f"Across the valley the surface bends with λ = {said(sharpest, 4)}. There "
        f"{compared(pace)}, so every update multiplies the distance by "
        f"1 − η·λ = {said_factor(pace)}: it {_lands(1 - pace)}. The boundary "
        f"is η = 2/λ = {boundary(record, sharpest)}."
    )


def _lands(by: float) -> str:
    """Say where an update lands that multiplies the distance by so much."""
    if by == 0:
        return "goes all the way"
    if by > 0:
        return "comes closer"
    if by > -1:
        return "comes closer, each time from the other side"
    if by == -1:
        return "lands as far away on the other side, for ever"
    return "lands farther away on the other side"


def _along(record: Record) -> str:
    return (
        f"Along it the surface bends only with λ = {said(record.bends[0], 4)}: "
        f"{_pace(record)}."
    )


def _pace(record: Record) -> str:
    """Say how fast the distance along the valley shrinks."""
    pace = product(record.settings.learning_rate, record.bends[0])
    if pace >= HALVES:
        return f"along it an update multiplies it by {said_factor(pace)}"
    updates = math.log(2) / -math.log1p(-pace)
    return f"halving the distance along it takes {said(updates, 3)} updates"


def _narrow(record: Record) -> list[str]:
    flattest, sharpest = record.bends
    if is_trough(record) or sharpest <= NARROW * flattest:
        return []
    return [
        f"The valley is long and narrow: across it the surface bends "
        f"{said(sharpest / flattest, 3)} times as much as along it, so an η that is "
        "safe across is far too small along.",
        "Study times counted from their mean, in units of their spread, would make it "
        "a round bowl.",
    ]


def bottom(record: Record) -> list[str]:
    """Say where the lowest weights lie, and how far above them the training ends."""
    if is_trough(record):
        return _trough(record)
    least, fit = loss_at_lowest(record), record.fit
    above = float(fit.losses[-1]) - least
    is_there = above <= ROUNDING * least or losses(record, fit, -1) == ["0"]
    stands = "has reached it" if is_there else f"stands {said(above)} above it"
    where = f"({place(record, record.lowest)[1:-1]}), with L = {said(least, 4)}"
    return [f"The lowest point is {where}; the training {stands}."]


def _trough(record: Record) -> list[str]:
    kind = (
        "There is only one study time, so the valley is a trough: a whole line of "
        "weights is equally good."
    )
    alike = "because of where it started, not because those weights are better."
    foot = place(record, record.lowest)
    if record.fit.n_steps == 0:
        return [kind, f"The training begins on that line, at {foot}."]
    if record.settings.is_partial and loss_at_lowest(record) > 0:
        return [kind, "Every update goes straight across that line, never along it."]
    meets = "meets" if _product(record) < 2 else "would, with a smaller η, meet"
    return [
        kind,
        f"The descent goes straight at that line, never along it: it {meets} it at "
        f"{foot} {alike}",
    ]

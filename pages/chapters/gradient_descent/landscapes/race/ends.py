"""Where every walker ended: at what kind of place, and how far from it."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import CriticalKind, StopReason
from pages.figures.marks import kind_of

from ..settings import REFERENCE
from .record import Record

NEAR = 0.01  # of the picture's longer side: so far from a place one is at it
BACK = 10  # steps: who is leaving is farther from the place than so many before
HAIR = 1e-15  # of a height: its rounding
STILL = 1e-12  # of the picture's longer side: who has gone no farther has not moved
LEVEL = 1e-9  # a slope below this leads nowhere


@dataclass(frozen=True)
class End:
    """Where one walker stands in the end."""

    walker: int
    kind: str  # "lost", "out", "place", "leaving", "level", "still" or "way"
    place: int = -1  # of the critical points, where it is near one
    distance: float = np.nan  # from that


def ends_of(record: Record) -> list[End]:
    """Return where every walker ended, in the order in which they are listed."""
    return [_end(record, at) for at in range(len(record.walkers))]


def _end(record: Record, at: int) -> End:
    found = record.race
    point = found.points[-1, at]
    if found.trajectories[at].stop_reason is StopReason.DIVERGED:
        return End(at, "lost")
    if record.is_out(at, found.n_steps):
        return End(at, "out")
    places = record.critical.points
    if len(places):
        areas = [kind is CriticalKind.FLAT for kind in record.critical.kinds]
        gaps = np.where(areas, np.inf, np.linalg.norm(places - point, axis=1))
        nearest, side = int(gaps.argmin()), record.width
        if gaps[nearest] <= NEAR * side:
            kind = "leaving" if is_leaving(record, at, nearest) else "place"
            return End(at, kind, nearest, float(gaps[nearest]))
    if found.gradient_norms[-1, at] <= LEVEL:
        return End(at, "level")
    return End(at, "still" if is_still(record, at) else "way")


def is_leaving(record: Record, walker: int, place: int) -> bool:
    """Tell whether one near a place that is no minimum is below it and going away."""
    found, critical = record.race, record.critical
    walk, floor = found.trajectories[walker], float(critical.values[place])
    goes_on = walk.stop_reason is StopReason.STEPS_DONE
    if critical.kinds[place] is CriticalKind.MINIMUM or not goes_on:
        return False
    gaps = np.linalg.norm(found.points[:, walker] - critical.points[place], axis=1)
    is_below = found.values[-1, walker] < floor - HAIR * max(1.0, abs(floor))
    return bool(is_below and gaps[-1] > gaps[max(found.n_steps - BACK, 0)])


def is_still(record: Record, walker: int) -> bool:
    """Tell whether Newton, which divides by the bend, has not moved for want of one."""
    points = record.race.points[:, walker]
    went = float(np.abs(points - points[0]).max())
    return record.walkers[walker] == REFERENCE and went <= STILL * record.width


def words_for(record: Record, place: int) -> str:
    """Return what a critical point is called: the minimum, a saddle."""
    return kind_of(record.critical.kinds[place]).words

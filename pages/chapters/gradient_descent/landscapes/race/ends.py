"""Where every walker ended: at what kind of place, and how far from it."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import CriticalKind, StopReason
from pages.figures.marks import kind_of

from .record import Record

NEAR = 0.01  # of the picture's longer side: so far from a place one is at it
HAIR = 1e-9  # likewise: nearer than this is on it
LEVEL = 1e-9  # a slope below this leads nowhere


@dataclass(frozen=True)
class End:
    """Where one walker stands in the end."""

    walker: int
    kind: str  # "lost", "out", "place", "level" or "way"
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
        nearest, side = int(gaps.argmin()), longer_side(record)
        if gaps[nearest] <= NEAR * side:
            gap = float(gaps[nearest]) if gaps[nearest] > HAIR * side else 0.0
            return End(at, "place", nearest, gap)
    is_level = found.gradient_norms[-1, at] <= LEVEL
    return End(at, "level" if is_level else "way")


def longer_side(record: Record) -> float:
    """Return how long the longer side of the picture is."""
    return max(high - low for low, high in record.settings.surface.domain)


def words_for(record: Record, place: int) -> str:
    """Return what a critical point is called: the minimum, a saddle."""
    return kind_of(record.critical.kinds[place]).words

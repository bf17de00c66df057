"""The hollows of a ground, in rows: each by itself, or those equally high together."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engines.gradient_descent import CriticalKind, Surface
from engines.gradient_descent.races import same_height
from pages.chapters.gradient_descent.grounds import KEPT, Ground
from pages.words.numbers import apart, short

MOST_ROWS = 6


@dataclass(frozen=True)
class Row:
    """Some hollows: their numbers among the minima, their height, and their name."""

    members: tuple[int, ...]
    height: float
    name: str  # beside a bar
    words: str  # in a sentence
    is_lowest: bool


@dataclass(frozen=True, eq=False)
class Hollows:
    """A ground with all its minima known, and these in rows, the lowest first."""

    surface: Surface
    rows: tuple[Row, ...]

    @property
    def lowest(self) -> list[int]:
        """The numbers of the lowest minima."""
        return [at for row in self.rows if row.is_lowest for at in row.members]

    @property
    def has_higher(self) -> bool:
        """Whether there is a hollow in which one is trapped: none but the lowest."""
        return any(not row.is_lowest for row in self.rows)

    def by_row(self, shares: np.ndarray) -> np.ndarray:
        """Return the shares of rows, (..., R), from those of minima, (..., k)."""
        found = [shares[..., row.members].sum(axis=-1) for row in self.rows]
        return np.stack(found, axis=-1) if found else shares[..., :0]


def hollows_of(settings: Ground) -> Hollows:
    """Return the hollows of a ground; of one without known minima, those found."""
    surface, minima = settings.surface, settings.surface.minima
    if not minima:
        found = settings.critical.of_kind(CriticalKind.MINIMUM)
        minima = tuple(map(tuple, found.tolist()))
    return _in_rows(surface, minima)


@lru_cache(KEPT)
def _in_rows(surface: Surface, minima: tuple) -> Hollows:
    surface = surface if surface.minima else replace(surface, minima=minima)
    if not surface.minima:
        return Hollows(surface, ())
    heights = surface.value(np.array(surface.minima))
    groups = _equally_high(heights)
    if len(heights) <= MOST_ROWS:
        groups = [[at] for some in groups for at in some]
    many = groups[MOST_ROWS - 1 :]
    if len(many) > 1:
        groups = [*groups[: MOST_ROWS - 1], sum(many, [])]
    levels = apart(*(float(heights[some[0]]) for some in groups))
    rows = [
        _row(
            surface, heights, some, level, is_rest=len(many) > 1 and some is groups[-1]
        )
        for some, level in zip(groups, levels, strict=True)
    ]
    return Hollows(surface, tuple(rows))


def _equally_high(heights: np.ndarray) -> list[list[int]]:
    """Return the numbers of minima, those as high as each other together."""
    groups: list[list[int]] = []
    for at in np.argsort(heights, kind="stable").tolist():
        if groups and same_height(heights[at], heights[groups[-1][0]]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _row(surface, heights, some: list[int], level: str, is_rest: bool) -> Row:
    is_lowest = bool(same_height(heights[some[0]], heights.min()))
    place = "({}, {})".format(*(short(x + 0.0) for x in surface.minima[some[0]]))
    name, words = place, f"the minimum at {place}"
    if is_rest:
        name, words = "all others", f"one of the {len(some)} highest minima"
    elif len(some) > 1:
        name = f"{len(some)} at f = {level}"
        words = f"one of the {len(some)} minima at f = {level}"
    return Row(tuple(some), float(heights[some[0]]), name, words, is_lowest)

"""The colours and patterns of a map: hue by minimum, paler the later, and the rest."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.basins import (
    AT_REST,
    BEYOND,
    NEITHER,
    NO_GROUND,
    ONLY_ONE,
    ONLY_OTHER,
    PARTED,
    SAME,
)
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.figures import theme
from pages.figures.panel import LEVEL, NOTHING

MOST_HUES = 6
PALEST = 0.75  # of the way to the page's colour
LATE = 0.98  # of all that arrive: beyond their step all are palest
LEVELS = 2 * LEVEL + 1


@dataclass(frozen=True)
class Look:
    """How cells that are at no minimum look: a colour, and a pattern of another."""

    name: str
    fill: str
    mark: str
    pattern: str  # of PATTERNS; also how it is written beside the name

    @property
    def ink(self) -> str:
        """The colour of its words: of the two the one that can be read."""
        return self.fill if self.fill in theme.CLASSES else theme.MUTED


PATTERNS = {
    "///": lambda row, column: (row - column) % 4 == 0,  # the lowest row comes first
    "···": lambda row, column: (row % 3 == 1) & (column % 3 == 1),
    "\\\\\\": lambda row, column: (row + column) % 4 == 0,
    "≡": lambda row, column: (row % 3 == 0) & (column >= 0),
    "": lambda row, column: np.zeros(np.broadcast(row, column).shape, bool),
}
SPECIALS = {
    LOST: Look("lost", theme.INK, theme.MUTED, "///"),
    STILL_ON_ITS_WAY: Look("not there yet", theme.NEVER, theme.MUTED, "···"),
    AT_REST: Look("rest elsewhere", theme.DEPTH_SCALE[2][1], theme.CURVE, "\\\\\\"),
    BEYOND: Look("beyond the window", theme.GRID, theme.MUTED, "≡"),
}
KINDS = {
    SAME: Look("same", theme.GRID, theme.GRID, ""),
    PARTED: Look("other minimum", theme.HERE, theme.HERE, ""),
    ONLY_ONE: Look("first only", theme.PATH, theme.PAPER, "///"),
    ONLY_OTHER: Look("second only", theme.SLOPE, theme.PAPER, "\\\\\\"),
    NEITHER: Look("neither", theme.NEVER, theme.MUTED, "···"),
}


def hues(minima: np.ndarray) -> list[int]:
    """Return a hue for each minimum, (k, d): near ones get different ones."""
    found: list[int] = []
    for at, place in enumerate(minima):
        gaps = np.linalg.norm(minima[:at] - place, axis=-1)
        nearest = [
            min((gaps[i] for i, one in enumerate(found) if one == hue), default=np.inf)
            for hue in range(min(MOST_HUES, len(minima)))
        ]
        found.append(int(np.argmax(nearest)))
    return found


def colour(hue: int) -> str:
    """Return the strongest colour of a hue."""
    return theme.CLASSES[hue]


def by_minimum(fates: np.ndarray, arrivals: np.ndarray, minima) -> tuple:
    """Return the levels of n cells by fate and step of arrival, and their colours."""
    own = hues(minima)
    n_hues = max(own, default=0) + 1
    first, wide = 2 * len(SPECIALS), (LEVELS - 2 * len(SPECIALS)) // n_hues
    index = _patterned(fates, SPECIALS)
    there = fates >= 0
    depth = np.rint(PALEST * (wide - 1) * _late(arrivals[there])).astype(int)
    index[there] = first + wide * np.array(own, dtype=int)[fates[there]] + depth
    stops = _stops(SPECIALS)
    for hue in range(n_hues):
        low = first + wide * hue
        stops += [(low, colour(hue)), (low + wide - 1, theme.PAPER)]
    return _level(index), _scale(stops)


def by_steps(fates: np.ndarray, arrivals: np.ndarray) -> tuple:
    """Return the levels of n cells by step of arrival alone, and their colours."""
    first, index, there = 2 * len(SPECIALS), _patterned(fates, SPECIALS), fates >= 0
    depth = (LEVELS - 1 - first) * _late(arrivals[there])
    index[there] = first + np.rint(depth).astype(int)
    stops = [
        (first + share * (LEVELS - 1 - first), colour)
        for share, colour in theme.DEPTH_SCALE
    ]
    return _level(index), _scale([*_stops(SPECIALS), *stops])


def by_kind(kinds: np.ndarray) -> tuple:
    """Return the levels of n cells by how two maps compare there, and their colours."""
    return _level(_patterned(kinds, KINDS)), _scale(_stops(KINDS))


def legend(looks: Iterable[Look]) -> str:
    """Return what colours and patterns stand for, as the words below a map."""
    parts = [
        f'<span style="color:{look.ink}">■ {look.name} {look.pattern}</span>'
        for look in looks
    ]
    lines = [" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return f'<span style="font-size:11px">{"<br>".join(lines)}</span>'


def _late(arrivals: np.ndarray) -> np.ndarray:
    """Return how late steps are, from 0 for the first to 1."""
    if not len(arrivals):
        return arrivals.astype(float)
    first, last = arrivals.min(), np.quantile(arrivals, LATE)
    return np.minimum((arrivals - first) / max(last - first, 1.0), 1.0)


def _patterned(fates: np.ndarray, looks: dict[int, Look]) -> np.ndarray:
    """Return the numbers of the colours of cells in a square; -1: nothing is drawn."""
    side = round(len(fates) ** 0.5)
    rows, columns = np.divmod(np.arange(len(fates)), side)
    found = np.full(len(fates), -1)
    for at, (fate, look) in enumerate(looks.items()):
        here = fates == fate
        found[here] = 2 * at + PATTERNS[look.pattern](rows, columns)[here]
    found[fates == NO_GROUND] = -1
    return found


def _stops(looks: dict[int, Look]) -> list[tuple[float, str]]:
    pairs = [(look.fill, look.mark) for look in looks.values()]
    return list(enumerate(colour for pair in pairs for colour in pair))


def _level(index: np.ndarray) -> np.ndarray:
    side = round(len(index) ** 0.5)
    levels = np.where(index < 0, NOTHING, index - LEVEL).astype("int8")
    return levels.reshape(1, side, side)


def _scale(stops: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return stops by number as shares of all levels, up to the last one."""
    if stops[-1][0] < LEVELS - 1:
        stops = [*stops, (LEVELS - 1, stops[-1][1])]
    return [(number / (LEVELS - 1), colour) for number, colour in stops]

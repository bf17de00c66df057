"""Evidence on a map of basins, by arithmetic of its own on where the walks ended."""

from functools import cached_property

import numpy as np

from engines.gradient_descent import descend, holds_all
from engines.gradient_descent.rate_maps import LOST

LINES = "x^2", "(x - y)^2"
RUNS, BEYOND_THE_LAST = 200, 5
UNFINISHED, REST, BEYOND, NOWHERE = "unfinished", "rest", "beyond", "nowhere"
GONE = "lost"


class Seen:
    """What became of every start, told anew from ends, steps and minima."""

    def __init__(self, record) -> None:
        """Take the raw arrays of a record."""
        self.record, self.settings = record, record.settings
        self.found, self.walk = record.found, record.walk
        self.minima, self.k = record.found.minima, len(record.found.minima)
        self.n = len(record.found.starts)
        self.asked = record.settings.map_steps

    @cached_property
    def fates(self) -> list:
        """The number of a minimum, or a word, for each start."""
        return fates_of(self.found)

    @cached_property
    def others(self) -> list:
        """The same of the second map."""
        return fates_of(self.record.other)

    @property
    def has_line(self) -> bool:
        """Whether the ground is one of those drawn that are lowest along a line."""
        return self.settings.is_own and self.settings.formula in LINES

    def share(self, fate) -> float:
        """Return the share of starts with a fate."""
        return self.fates.count(fate) / self.n

    @cached_property
    def shares(self) -> list[float]:
        """The shares of the minima."""
        return [self.share(at) for at in range(self.k)]

    @cached_property
    def nearest(self) -> np.ndarray:
        """The minimum nearest to each start."""
        gaps = np.linalg.norm(self.found.starts[:, np.newaxis] - self.minima, axis=-1)
        return gaps.argmin(axis=-1)

    @cached_property
    def away(self) -> float:
        """The share of starts that arrive at another minimum than the nearest."""
        pairs = zip(self.fates, self.nearest.tolist(), strict=True)
        return sum(isinstance(a, int) and a != b for a, b in pairs) / self.n

    @cached_property
    def lowest(self) -> list[int]:
        """The lowest minima, those as low but for rounding."""
        heights = self.settings.surface.value(self.minima)
        known = self.record.ground.values
        known = known[np.isfinite(known)]
        grain = 1e-9 * max(float(np.ptp(known)), 1e-300)
        return [i for i in range(self.k) if heights[i] <= heights.min() + grain]

    def arrived(self, step: int) -> float:
        """Return the share of starts that are at a minimum for good by a step."""
        there = [isinstance(fate, int) for fate in self.fates]
        return float((np.array(there) & (self.found.arrivals <= step)).mean())

    @cached_property
    def longer(self):
        """The walk from the ring, gone on with for so long that it shows who stays."""
        walk = self.found.surface, self.found.optimizer, self.settings.map_start
        return descend(*walk, self.asked + BEYOND_THE_LAST)

    @cached_property
    def own(self):
        """The fate of the walk from the ring, and the step from which it is so."""
        asked, path = self.asked, self.longer
        gaps = np.linalg.norm(path.points[:, np.newaxis] - self.minima, axis=-1)
        if not np.isfinite(path.values[0]):
            return NOWHERE, 0
        if path.stop_reason.name == "DIVERGED":
            late = path.n_steps >= asked
            return (UNFINISHED, asked) if late else (GONE, path.n_steps + 1)
        near = gaps <= self.found.tolerance
        if self.k and near[-1].any():
            mine = int(gaps[-1].argmin())
            outside = [t for t in range(len(gaps)) if not near[t, mine]]
            since = outside[-1] + 1 if outside else 0
            if since <= asked:
                return mine, since
        if path.n_steps >= asked:
            return UNFINISHED, asked
        return (REST if self.inside(path.points[-1]) else BEYOND), path.n_steps

    def inside(self, point) -> bool:
        """Tell whether a point is in the window."""
        sides = zip(point, self.settings.surface.domain, strict=True)
        return all(low <= at <= high for at, (low, high) in sides)

    @cached_property
    def signs(self) -> list[str]:
        """What becomes of walks from beside each minimum, by edges and by new runs."""
        rate, edges = self.settings.learning_rate, self.record.holding.edges
        told = []
        for at, edge in enumerate(edges.tolist()):
            if rate < edge * (1 - 1e-9):
                told.append("✓")
                continue
            rest, gone = self.runs[at]
            is_held = np.isnan(edge) and rest == RUNS
            told.append("✓" if is_held else "✗" if gone else "≈")
        return told

    @cached_property
    def runs(self) -> dict[int, tuple[int, int]]:
        """How many runs rest and go away beside minima that theory does not hold."""
        rate, edges = self.settings.learning_rate, self.record.holding.edges
        some = np.flatnonzero(~(rate < edges * (1 - 1e-9)))
        return {at: self._ran(at) for at in some.tolist()}

    def _ran(self, at: int) -> tuple[int, int]:
        """Return how many of the runs beside a minimum rest, and how many go away."""
        found = self.found
        ran = holds_all(found.surface, found.optimizer, [self.minima[at]])
        late, before = ran.late[0], ran.before[0]
        shrinks = late <= np.minimum(1e-6, before) * 0.999999
        gaps = np.linalg.norm(self.minima - self.minima[at], axis=-1)
        width = min(high - low for low, high in found.surface.domain)
        half = min([*(gap / 2 for gap in gaps if gap > 1e-5 * width), width / 4])
        return int((shrinks | (late <= 1e-9)).sum()), int((~(late <= half)).sum())

    def leaves(self, at: int) -> bool:
        """Tell whether a minimum does not hold."""
        return self.signs[at] != "✓"


def fates_of(found) -> list:
    """Return what became of each start, from where it ended."""
    gaps = np.full((len(found.ends), 1), np.inf)
    if len(found.minima):
        gaps = np.linalg.norm(found.ends[:, np.newaxis] - found.minima, axis=-1)
    mine, near = gaps.argmin(axis=-1), gaps.min(axis=-1) <= found.tolerance
    low, high = np.array(found.surface.domain).T
    inside = ((found.ends >= low) & (found.ends <= high)).all(axis=-1)
    with np.errstate(all="ignore"):
        ground = np.isfinite(found.surface.value(found.starts))
    told = []
    for i in range(len(found.ends)):
        if not ground[i]:
            told.append(NOWHERE)
        elif found.fates[i] == LOST:
            told.append(GONE)
        elif near[i] and 0 <= found.arrivals[i] <= found.asked:
            told.append(int(mine[i]))
        elif found.n_steps[i] == found.asked:
            told.append(UNFINISHED)
        else:
            told.append(REST if inside[i] else BEYOND)
    return told

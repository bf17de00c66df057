"""What is known of the ways out by the test's own arithmetic on their raw numbers."""

from fractions import Fraction
from math import ceil, inf, isfinite, log, sqrt

import numpy as np

NAMES = "descent", "momentum", "restarts", "annealing"
SIDES = 401  # places on each side of the window that are looked at
CLEAR = 3  # standard errors
LEVEL = "MINIMUM", "KINK", "DEGENERATE"


class Seen:
    """The heights of every way and seed, who has found, and what p comes to."""

    def __init__(self, record):
        settings = self.settings = record.settings
        self.record, self.surface = record, record.surface
        self.heights = record.ways.lowest  # (4, s, B)
        self.n_seeds = self.heights.shape[1]
        self.probes, self.k = settings.ways_probes, settings.ways_tries
        self.each = self.probes // self.k  # probes of a restart, its start among them
        self.t = self.each - 1
        self.start = record.ways.starts[0]
        self.is_defined = isfinite(float(self.surface.value(self.start)))
        self.minima = sorted(map(self._height, self.surface.minima))
        self.edge = self._lowest_edge()
        self.is_missed = False  # whether somebody was lower than all that is known
        self.next = self._next()
        self.finds = [
            [bool(height < self.proof) for height in way[:, -1]]
            for way in (self.heights if self.next is not None else ())
        ]
        self.led, self.fresh = int(record.fresh[-1]), 4000
        self.begun = int(record.fresh[0])
        self.p = self.led / self.fresh

    @property
    def is_line(self) -> bool:
        """Whether places that are not alone have nothing lower around them."""
        critical, sides = self.settings.critical, np.diff(self.surface.domain)[:, 0]
        names = [kind.name in LEVEL for kind in critical.kinds]
        points = critical.points[~critical.isolated & np.array(names, bool)]
        turns = np.linspace(0, 2 * np.pi, 90, endpoint=False)
        ring = 5e-3 * sides * np.stack([np.cos(turns), np.sin(turns)], axis=1)
        with np.errstate(all="ignore"):
            rises = self.surface.value(points[:, np.newaxis] + ring)
            rises = rises - self.surface.value(points)[:, np.newaxis]
        least = -1e-6 * rises.max(axis=1, initial=0.0, keepdims=True)
        return bool((rises >= least).all(axis=1).any())

    @property
    def proof(self) -> float:
        """Below it there is only the lowest hollow; who rests in the next is not."""
        return self.next - 1e-9 * (self.next - self.minima[0])

    def _height(self, point) -> float:
        return float(self.surface.value(np.array(point)))

    def _lowest_edge(self) -> float:
        """Return the lowest height on the edge of the window."""
        (left, right), (low, high) = self.surface.domain
        sides = [((left, low), (right, low)), ((left, high), (right, high))]
        sides += [((left, low), (left, high)), ((right, low), (right, high))]
        with np.errstate(all="ignore"):
            return min(self._lowest_side(np.array(side)) for side in sides)

    def _lowest_side(self, ends: np.ndarray) -> float:
        """Return the lowest height on a side: on a net, then by halving its meshes."""
        shares, mesh = np.linspace(0, 1, SIDES), 1 / (SIDES - 1)
        best = inf
        for _ in range(40):
            places = np.outer(1 - shares, ends[0]) + np.outer(shares, ends[1])
            heights = np.nan_to_num(self.surface.value(places), nan=inf)
            at, best = shares[heights.argmin()], min(best, float(heights.min()))
            mesh /= 2
            shares = np.clip([at - mesh, at, at + mesh], 0, 1)
        return best

    def _next(self) -> float | None:
        """Return what is next to the lowest minimum in height, None for nothing."""
        if not self.minima:
            return None
        lowest = self.minima[0]
        same = 1e-12 * max(1.0, abs(lowest))
        if self.edge <= lowest + same:
            return None
        found = min([h for h in self.minima if h > lowest + same] + [self.edge])
        self.is_missed = self.heights.min() < lowest - 1e-3 * (found - lowest)
        return found if found < inf and not self.is_missed else None

    @property
    def has_higher(self) -> bool:
        """Whether some hollow is not as low as the lowest."""
        return self.minima[-1] > self.minima[0] + 1e-12 * max(1.0, abs(self.minima[0]))

    def probe(self, step: int) -> int:
        """Return the probe that a position of the stepper shows."""
        every = self.probes // 60
        return max(1, every * step) if every > 1 else step + 1

    def groups(self, probe: int) -> list[list[int]]:
        """Return who is how low with the seed that is shown: the lowest first."""
        height = self.heights[:, 0, probe - 1].tolist()
        found: list[list[int]] = []
        for i in sorted(range(4), key=lambda i: height[i]):
            lowest = height[found[-1][0]] if found else None
            same = found and (
                height[i] == lowest
                or height[i] <= lowest + 1e-12 * max(1.0, abs(lowest))
            )
            if same:
                found[-1].append(i)
            else:
                found.append([i])
        return found

    def counts(self, probe: int) -> list[int]:
        """Return with how many seeds each way has found, after so many probes."""
        return [int((way[:, probe - 1] < self.proof).sum()) for way in self.heights]

    def finders(self, probe: int) -> list[int]:
        """Return which ways have found with the seed that is shown."""
        return [i for i in range(4) if self.heights[i, 0, probe - 1] < self.proof]

    @property
    def prize(self) -> str:
        """Return what is looked for."""
        lowest = [h for h in self.minima if h < self.proof]
        if len(lowest) == 1:
            return "the lowest hollow"
        return "one of the lowest hollows" if self.has_higher else "a hollow"

    def z(self, i: int, j: int) -> float:
        """Return by how many standard errors one way is ahead of another."""
        pairs = [*zip(self.finds[i], self.finds[j], strict=True)]
        ahead, behind = pairs.count((True, False)), pairs.count((False, True))
        return (ahead - behind) / sqrt(ahead + behind) if ahead + behind else 0.0

    @property
    def leaders(self) -> list[int]:
        """Return who found with most seeds."""
        counts = self.counts(self.probes)
        return [i for i in range(4) if counts[i] == max(counts)]

    @property
    def behind(self) -> list[int]:
        """Return whom every leader is clearly ahead of."""
        return [i for i in range(4) if all(self.z(j, i) >= CLEAR for j in self.leaders)]

    @property
    def near(self) -> list[int]:
        """Return who is neither in front nor clearly behind."""
        return [i for i in range(4) if i not in (*self.leaders, *self.behind)]

    @property
    def tells(self) -> bool:
        """Whether a winner is spoken of: someone found, and not all with all seeds."""
        counts = self.counts(self.probes)
        return max(counts) > 0 and min(counts) < self.n_seeds

    @property
    def expected(self) -> float:
        """Return the chance of all restarts, by fractions."""
        return float(1 - (1 - Fraction(self.led, self.fresh)) ** self.k)

    @property
    def error(self) -> float:
        """Return how far chance moves a share of seeds from what is expected."""
        q, p, k = self.expected, self.p, self.k
        of_p = (k * (1 - p) ** (k - 1)) ** 2 * p * (1 - p) / self.fresh
        return sqrt(q * (1 - q) / self.n_seeds + of_p)

    @property
    def needed(self) -> float:
        """Return how many walks find it 95 times in 100; infinite for none."""
        return self.enough(self.p)

    @staticmethod
    def enough(p: float) -> float:
        """Return how many walks find it 95 times in 100, if p is so much."""
        if p in (0, 1):
            return 1 if p else inf
        return max(1, ceil(log(0.05) / log(1 - p)))

    @property
    def range(self) -> list[float]:
        """Return the numbers of walks for the largest and the smallest likely p."""
        return [self.enough(p) for p in self.likely[::-1]]

    @property
    def likely(self) -> tuple[float, float]:
        """Return the ends of p: 1.96 of their own errors from what was counted."""
        z, n, p = 1.96**2, self.fresh, self.p
        middle, spread = p + z / (2 * n), sqrt(z * (p * (1 - p) / n + z / (4 * n * n)))
        ends = [(middle + sign * spread) / (1 + z / n) for sign in (-1, 1)]
        return max(ends[0], 0.0), 1.0 if p == 1 else ends[1]


def is_mark(told, seen) -> bool:
    """Tell whether the height that is said proves the lowest hollow."""
    depth = seen.next - seen.minima[0]
    if abs(seen.proof) < 1e-8 * depth:
        return told["f"] == 0
    wide = max(abs(seen.next), depth)
    return told["f"] != 0 and abs(told["f"] - seen.next) <= 2e-3 * wide


def named(some: list[int]) -> str:
    """Return the ways as a list in words."""
    *first, last = [NAMES[i] for i in sorted(some)]
    return f"{', '.join(first)} and {last}" if first else last


def is_plural(word: str, noun: str, n: float) -> bool:
    """Tell whether a noun stands as its number wants it."""
    return word == (noun if n == 1 else f"{noun}s")

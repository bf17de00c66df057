"""What decides the claims of annealing: heights, counts and sums of their own."""

from functools import cached_property

import numpy as np

SIDE = 160  # places to each side of the window
LOCAL = 41  # places to each side around a minimum, where it is cold
WIDE = 7.0  # standard deviations
SAME = 1e-12


class Seen:
    """A record's raw numbers, and what follows of them."""

    def __init__(self, record):
        self.record, self.settings = record, record.settings
        self.chain, self.cold, self.crowd = record.chain, record.cold, record.crowd
        self.surface = record.hollows.surface
        self.minima = np.array(self.surface.minima).reshape(-1, 2)
        self.last = len(record.chain.points) - 1
        with np.errstate(all="ignore"):
            self.heights = self.surface.value(self.chain.points)
            self.offered = self.surface.value(self.chain.proposals)
            self.cold_heights = self.surface.value(self.cold.points)
            self.levels = self.surface.value(self.minima)

    @property
    def is_many(self) -> bool:
        return self.settings.chain_view == "Many chains"

    def step(self, told) -> int:
        """Return the step of the chain at a position of the stepper."""
        return self.record.shown[told.step]

    def temperature(self, t: int) -> float:
        n, first = self.last, self.settings.temperature
        return {
            "constant": first,
            "geometric": first * 10 ** (-3 * t / n),
            "linear": first * (n - t) / n,
            "logarithmic": first / np.log2(t + 2),
        }[self.settings.cooling]

    def inside(self, t: int) -> bool:
        (left, right), (low, high) = self.surface.domain
        x, y = self.chain.proposals[t]
        return bool(left <= x <= right and low <= y <= high)

    def rise(self, t: int) -> float:
        with np.errstate(all="ignore"):
            return float(self.offered[t] - self.heights[t])

    def took(self, t: int) -> bool:
        """Tell whether the chain went where it was offered to go."""
        return bool((self.chain.points[t + 1] == self.chain.proposals[t]).all())

    @cached_property
    def accepted_by_many(self) -> tuple[int, int]:
        """Let 400 chains walk once more; return how many moves, and how many uphill."""
        first, (left, right), (low, high) = self.settings.seed, *self._sides
        seeds = [first, *range(1000 * (first + 1) + 1, 1000 * (first + 1) + 400)]
        thrown = [np.random.default_rng(s).random((self.last, 3)) for s in seeds]
        here = np.tile(np.array(self.settings.chain_start, float), (400, 1))
        moved = climbed = 0
        with np.errstate(all="ignore"):
            height = self.surface.value(here)
            for t, draws in enumerate(np.moveaxis(np.array(thrown), 1, 0)):
                there = here + self.settings.stride * (2 * draws[:, :2] - 1)
                offered, (x, y) = self.surface.value(there), there.T
                known = (x >= left) & (x <= right) & (y >= low) & (y <= high)
                known &= np.isfinite(offered)
                rise = np.where(np.isfinite(height), offered - height, -np.inf)
                now = self.temperature(t)
                warm = draws[:, 2] < np.exp(-rise / now) if now else rise < 0
                taken = known & ((rise <= 0) | warm)
                moved, climbed = (
                    moved + taken.sum(),
                    climbed + (taken & (rise > 0)).sum(),
                )
                here = np.where(taken[:, np.newaxis], there, here)
                height = np.where(taken, offered, height)
        return int(moved), int(climbed)

    # --- many chains ------------------------------------------------------------------

    @cached_property
    def lowest(self) -> np.ndarray:
        """Tell of every minimum whether none is lower, but for rounding."""
        best = self.levels.min()
        return self.levels <= best + SAME * max(1.0, abs(best))

    @property
    def is_a_trap(self) -> bool:
        return len(self.minima) > 0 and not self.lowest.all()

    def nearest(self, points: np.ndarray) -> np.ndarray:
        gaps = [((points - at) ** 2).sum(axis=-1) for at in self.minima]
        return np.argmin(gaps, axis=0)

    def share(self, members, position: int, cold: bool) -> float:
        """Return which share of the many stands nearest to one of these minima."""
        points = self.crowd.points[position]
        half = len(points) // 2
        some = points[half:] if cold else points[:half]
        return float(np.isin(self.nearest(some), members).mean())

    def lowest_share(self, cold: bool) -> float:
        return self.share(np.flatnonzero(self.lowest), -1, cold)

    def first(self, told) -> list[int] | None:
        """Return the minima that a sentence means: at a place, or all the lowest."""
        said = told.said
        if "px" in said:
            fits = [
                at
                for at, (x, y) in enumerate(self.minima.tolist())
                if told.reads(px=x, py=y) and self.lowest[at]
            ]
            return fits or None
        every = np.flatnonzero(self.lowest).tolist()
        is_so = told["m"] == len(every) and told.reads(level=float(self.levels.min()))
        return every if is_so else None

    @cached_property
    def places(self) -> tuple:
        along = [a + (b - a) * (np.arange(SIDE) + 0.5) / SIDE for a, b in self._sides]
        places = np.stack(np.meshgrid(*along), axis=-1).reshape(-1, 2)
        with np.errstate(all="ignore"):
            heights = self.surface.value(places)
        return np.where(np.isfinite(heights), heights, np.inf), self.nearest(places)

    @property
    def _sides(self):
        return self.surface.domain

    def boltzmann(self, members, temperature: float) -> float:
        """Return the share that belongs to these minima in the long run."""
        if temperature == 0:
            weights, nearest = self._room(0.0), np.arange(len(self.minima))
        elif temperature < self._cold:
            weights, nearest = self._around(temperature), np.arange(len(self.minima))
        else:
            heights, nearest = self.places
            weights = np.exp(-(heights - heights.min()) / temperature)
        return float(weights[np.isin(nearest, members)].sum() / weights.sum())

    @cached_property
    def _bends(self) -> np.ndarray:
        with np.errstate(all="ignore"):
            return np.linalg.eigvalsh(self.surface.hessian(self.minima))

    @property
    def _cold(self) -> float:
        """Return below which temperature places are too far apart to sum over."""
        is_bottom = self.levels.min() <= self.places[0].min() + 1e-9
        wide = max(high - low for low, high in self._sides) / SIDE
        is_bowl = self._bends.min() > 0
        return float(self._bends.max() * wide**2) if is_bottom and is_bowl else 0.0

    def _room(self, temperature: float) -> np.ndarray:
        return self.lowest / np.sqrt(self._bends.prod(axis=1))

    def _around(self, temperature: float) -> np.ndarray:
        """Return the sums of exp(-f / T) over small squares around the minima."""
        steps, found = np.linspace(-WIDE, WIDE, LOCAL), []
        u, v = np.meshgrid(steps, steps)
        for place, bends, level in zip(
            self.minima, self._bends, self.levels, strict=True
        ):
            if level - self.levels.min() > 40 * temperature:
                found.append(0.0)
                continue
            wide = np.sqrt(temperature / bends.min())
            points = place + wide * np.stack([u, v], axis=-1)
            with np.errstate(all="ignore"):
                above = self.surface.value(points) - self.levels.min()
            found.append(wide**2 * np.nansum(np.exp(-above / temperature)))
        return np.array(found)

"""The fog, felt again: heights, slopes, walks and hollows by arithmetic of its own."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import foggy_grounds

LOW, HIGH = -4.0, 4.0
WHO = ("you", "descent", "restarts", "annealing")


@dataclass(frozen=True, eq=False)
class Ground:
    """The numbers of one ground, or of n beside each other in the last axis."""

    level: np.ndarray  # (), or (n,)
    bend: np.ndarray
    middle: np.ndarray  # (2,), or (2, n)
    bumps: np.ndarray  # (4, m), or (4, m, n): sizes, x, y, widths

    def height(self, x, y):
        away = (x - self.middle[0]) ** 2 + (y - self.middle[1]) ** 2
        return self.level + 0.5 * self.bend * away + self._each(x, y)[0].sum(axis=0)

    def slope(self, x, y):
        bumps, across, up, wide = self._each(x, y)
        pull = bumps / wide**2
        right, high = x - self.middle[0], y - self.middle[1]
        return (
            self.bend * right - (pull * across).sum(axis=0),
            self.bend * high - (pull * up).sum(axis=0),
        )

    def _each(self, x, y):
        """Return of every bump its height here, how far off it is, and its width."""
        x, y = np.asarray(x), np.asarray(y)
        more = (1,) * (x.ndim + 2 - self.bumps.ndim)
        size, a, b, wide = self.bumps.reshape(*self.bumps.shape, *more)
        across, up = x - a, y - b
        return size * np.exp(-0.5 * (across**2 + up**2) / wide**2), across, up, wide

    def felt(self, x, y):
        """Return the height; beyond the window nothing is felt."""
        inside = (x >= LOW) & (x <= HIGH) & (y >= LOW) & (y <= HIGH)
        return np.where(inside, self.height(x, y), np.inf)


def ground_of(numbers) -> Ground:
    """Return the ground of one row of numbers, or the grounds of all rows."""
    sizes, widths = numbers.sizes, numbers.widths
    bumps = np.stack([sizes, *np.moveaxis(numbers.centres, -1, 0), widths])
    many = sizes.ndim == 2
    bumps = bumps.swapaxes(1, 2) if many else bumps
    return Ground(numbers.level, numbers.bend, numbers.middle.T, bumps)


@lru_cache(2000)
def made(seed: int) -> tuple[Ground, np.ndarray]:
    """Return a ground and the bottoms of its hollows, (h, 2), the lowest first."""
    ground = ground_of(foggy_grounds([seed]).one(0))
    net = np.linspace(LOW, HIGH, 8)
    x, y = map(np.ravel, np.meshgrid(net, net))
    x, y = np.concatenate([[x, y], low_places(ground)], axis=1)
    x, y = downhill(ground, x, y, 1000, 0.06)
    bottoms = []
    for a, b in polished(ground, x, y):
        if all(np.hypot(a - c, b - d) > 1e-4 for c, d in bottoms):
            bottoms.append((a, b))
    return ground, np.array(sorted(bottoms, key=lambda at: ground.height(*at)))


def low_places(ground: Ground) -> np.ndarray:
    """Return the places of a fine net that are lower than those around them, (2, k)."""
    side, n = np.linspace(LOW, HIGH, 161), 159
    heights = ground.height(*np.meshgrid(side, side))
    inner = heights[1:-1, 1:-1]
    ways = [(down, right) for down in range(3) for right in range(3)]
    around = [heights[down : n + down, right : n + right] for down, right in ways]
    rows, columns = np.nonzero(inner <= np.min(around, axis=0))
    return np.stack([side[columns + 1], side[rows + 1]])


def polished(ground: Ground, x, y) -> list[tuple[float, float]]:
    """Return the bottoms right beside some places, by Newton's method."""
    first, step = (x, y), 1e-5
    for _ in range(8):
        right, up = ground.slope(x, y)
        a, b = _change(ground.slope(x + step, y), ground.slope(x - step, y), step)
        _, c = _change(ground.slope(x, y + step), ground.slope(x, y - step), step)
        whole = a * c - b * b
        x, y = x - (c * right - b * up) / whole, y - (a * up - b * right) / whole
    near = np.hypot(x - first[0], y - first[1]) < 0.5  # else it was on its way
    near &= (whole > 0) & (a > 0) & (np.hypot(*ground.slope(x, y)) < 1e-9)
    return [*zip(x[near].tolist(), y[near].tolist(), strict=True)]


def _change(ahead, behind, step: float) -> list:
    return [(one - two) / (2 * step) for one, two in zip(ahead, behind, strict=True)]


def downhill(ground: Ground, x, y, n: int, rate: float = 0.04):
    for _ in range(n):
        right, up = ground.slope(x, y)
        x, y = x - rate * right, y - rate * up
    return x, y


def descended(ground: Ground, x, y, n: int, rate: float) -> list:
    """Return the places of a walk of n probes."""
    found = [(x, y)]
    while len(found) < n:
        x, y = downhill(ground, x, y, 1, rate)
        found.append((x, y))
    return found


def restarted(ground: Ground, starts, n: int, rate: float) -> list:
    """Return n places: walks of four probes from each start, (w, 2) or (w, 2, m)."""
    found = []
    for x, y in starts:
        found += descended(ground, x, y, 4, rate)
    return found[:n]


def annealed(ground: Ground, x, y, draws, n: int) -> list:
    """Return n heights stood at; ``draws`` are (n - 1, 3) or (n - 1, 3, m)."""
    here = ground.felt(x, y)
    found = [here]
    for t in range(n - 1):
        across, up, chance = draws[t]
        a, b = x + 2.2 * (2 * across - 1), y + 2.2 * (2 * up - 1)
        there, heat = ground.felt(a, b), 0.5 * 10 ** (-3 * t / (n - 1))
        with np.errstate(over="ignore", invalid="ignore"):
            taken = (there <= here) | (chance < np.exp(-(there - here) / heat))
        taken = taken & np.isfinite(there)
        x, y = np.where(taken, a, x), np.where(taken, b, y)
        here = np.where(taken, there, here)
        found.append(here)
    return found


@dataclass(frozen=True, eq=False)
class Game:
    """What there is to know of a game, from its settings alone."""

    seed: int
    budget: int
    rate: float
    places: list  # of the learner: (x, y)
    lifted: bool

    @property
    def n(self) -> int:
        return len(self.places)

    @property
    def is_over(self) -> bool:
        return bool(self.places) and (self.lifted or self.n == self.budget)

    @cached_property
    def ground(self) -> Ground:
        return made(self.seed)[0]

    @cached_property
    def bottoms(self) -> np.ndarray:
        return made(self.seed)[1]

    @cached_property
    def depths(self) -> list[float]:
        return [float(self.ground.height(x, y)) for x, y in self.bottoms]

    @cached_property
    def heights(self) -> list[float]:
        return [float(self.ground.height(x, y)) for x, y in self.places]

    @cached_property
    def slopes(self) -> list[tuple[float, float]]:
        return [tuple(map(float, self.ground.slope(x, y))) for x, y in self.places]

    @cached_property
    def everyone(self) -> dict[str, list[float]]:
        """The heights that everyone felt, probe by probe."""
        (x, y), n = self.places[0], self.n
        rng = np.random.default_rng(self.seed)
        starts = rng.uniform(LOW, HIGH, (-(-n // 4), 2))
        draws = np.random.default_rng(self.seed).random((n - 1, 3))
        walks = (
            descended(self.ground, x, y, n, self.rate),
            restarted(self.ground, starts, n, self.rate),
        )
        felt = [[float(self.ground.felt(*at)) for at in walk] for walk in walks]
        stood = [float(one) for one in annealed(self.ground, x, y, draws, n)]
        return dict(zip(WHO, (self.heights, *felt, stood), strict=True))

    def lowest(self, t: int) -> list[float]:
        return [min(heights[:t]) for heights in self.everyone.values()]

    @cached_property
    def winners(self) -> set[str]:
        lowest = self.lowest(self.n)
        pairs = zip(WHO, lowest, strict=True)
        return {who for who, height in pairs if height - min(lowest) < 1e-9}

    @cached_property
    def hollows(self) -> list[int]:
        """The number of the hollow below each probe of the learner.

        Near a watershed the first steps decide: each goes as its middle slopes.
        """
        x, y = np.array(self.places).T
        for _ in range(700):
            middle = downhill(self.ground, x, y, 1, 0.015)
            right, up = self.ground.slope(*middle)
            x, y = x - 0.03 * right, y - 0.03 * up
        x, y = downhill(self.ground, x, y, 600, 0.06)
        far = [np.hypot(x - a, y - b) for a, b in self.bottoms]
        return np.argmin(far, axis=0).tolist()


def played(record) -> Game:
    """Return the game of a record's settings."""
    asked = record.settings
    places = [tuple(-4 + one / 10 for one in pair) for pair in asked.felt]
    return Game(asked.fog_seed, asked.fog_budget, asked.fog_rate, places, asked.lifted)

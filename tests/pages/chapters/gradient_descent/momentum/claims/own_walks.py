"""Both walks walked again, one number at a time, and what is to be seen of them."""

import math
from dataclasses import dataclass, field

FAR, LEVEL = 1e9, 1e-12
FLAT, STEEP = 0, 1
NAMES = ("flat", "steep")


@dataclass
class Own:
    """A walk along both directions: its places, and its moves."""

    bends: tuple[float, float]
    e: list[tuple[float, float]]
    moves: list[tuple[float, float]] = field(default_factory=lambda: [(0.0, 0.0)])
    end: str = "steps"  # or "lost", "settled"

    @property
    def taken(self) -> int:
        return len(self.e) - 1

    @property
    def heights(self) -> list[float]:
        return [sum(self.of(at, k) for at in (FLAT, STEEP)) for k in range(len(self.e))]

    def of(self, at: int, step: int) -> float:
        """The height that a direction has at a step."""
        return 0.5 * self.bends[at] * self.e[step][at] ** 2

    @property
    def arrival(self) -> int | None:
        """The first step from which on at most a hundredth is left."""
        if self.end == "lost":
            return None
        heights = self.heights
        shares = [height / (heights[0] or 1) for height in heights]
        high = [k for k, h in enumerate(shares) if h > 0.01 * (1 + 1e-9)]
        first = high[-1] + 1 if high else 0
        return first if first <= self.taken else None

    def longest(self, at: int) -> float:
        return max(abs(move[at]) for move in self.moves)

    def crossings(self, at: int) -> int:
        sides = [place[at] > 0 for place in self.e if place[at]]
        return sum(a != b for a, b in zip(sides, sides[1:], strict=False))


@dataclass
class Both:
    """The hiker's walk and the ball's, and what they were asked for."""

    settings: object
    hiker: Own
    ball: Own

    def walk(self, who: str) -> Own:
        return self.hiker if who == "hiker" else self.ball

    @property
    def eta(self) -> float:
        return self.settings.learning_rate

    @property
    def beta(self) -> float:
        return self.settings.momentum

    @property
    def kappa(self) -> float:
        return self.settings.condition_number

    def product(self, name: str) -> float:
        return self.eta / self.kappa if name == "flat" else self.eta

    def factor(self, name: str) -> float:
        return 1 - self.product(name)

    def starts_off(self, name: str) -> bool:
        return self.hiker.e[0][NAMES.index(name)] != 0

    @property
    def is_still(self) -> bool:
        return self.hiker.e[0] == (0, 0)


def both(record) -> Both:
    """Walk again."""
    s = record.settings
    return Both(s, own_walk(s, 0.0), own_walk(s, s.momentum))


def own_walk(settings, beta: float) -> Own:
    bends = (1 / settings.condition_number, 1.0)
    x, y = settings.start
    turn = math.radians(settings.rotation)
    c, s = round(math.cos(turn), 15), round(math.sin(turn), 15)
    first = (x * c + y * s, -x * s + y * c)
    here, v = tuple(e if abs(e) > 1e-12 else 0.0 for e in first), (0.0, 0.0)
    found = Own(bends, [here])
    for _ in range(settings.n_steps + 1):
        slopes = tuple(b * e for b, e in zip(bends, here, strict=True))
        v = tuple(beta * old + g for old, g in zip(v, slopes, strict=True))
        moves = tuple(-settings.learning_rate * speed for speed in v)
        if max(map(abs, (*slopes, *moves))) <= LEVEL:
            found.end = "settled"
            return found
        here = tuple(e + move for e, move in zip(here, moves, strict=True))
        if found.taken == settings.n_steps:
            return found
        if max(map(abs, here)) > FAR:
            found.end = "lost"
            return found
        found.e.append(here)
        found.moves.append(moves)
    return found

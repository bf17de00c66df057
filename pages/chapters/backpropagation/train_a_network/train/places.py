"""Where everything of the drawn network lies: units, their maps, and their wires.

A unit of the axes is a pixel at the size the drawing is made for; y goes upwards.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

WIDE, HIGH = 290.0, 340.0
LEFT, RIGHT, SPARE = 42.0, 32.0, 4.0  # room for names; above and below
LARGEST = 46.0  # of a unit's map
MARK = 0.29  # how far along a wire lies its point: no two wires share theirs

Unit = tuple[int, int]  # its layer, the features being layer 0, and its number
Wire = tuple[int, int, int]  # from layer, its unit there, the unit of the next layer


@dataclass(frozen=True)
class Places:
    """The places of a network's units, by its layers' sizes."""

    sizes: tuple[int, ...]

    @cached_property
    def side(self) -> float:
        """How wide and high a unit's map is."""
        across = (WIDE - LEFT - RIGHT) / (len(self.sizes) - 1)
        return min(LARGEST, 0.58 * across, 0.8 * self._apart(max(self.sizes)))

    def _apart(self, n: int) -> float:
        """Return how far units of a layer of n are from each other."""
        return min((HIGH - 2 * SPARE) / n, 74.0)

    @property
    def units(self) -> list[Unit]:
        """All units, layer by layer, the features first."""
        return [(at, k) for at, n in enumerate(self.sizes) for k in range(n)]

    def middle(self, unit: Unit) -> tuple[float, float]:
        """Return the middle of a unit."""
        layer, number = unit
        n = self.sizes[layer]
        inner = WIDE - LEFT - RIGHT - self.side
        x = LEFT + self.side / 2 + inner * layer / (len(self.sizes) - 1)
        return x, HIGH / 2 + self._apart(n) * ((n - 1) / 2 - number)

    def frame(self, unit: Unit) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the left and right edge of a unit's map, and the lower and upper."""
        (x, y), half = self.middle(unit), self.side / 2
        return (x - half, x + half), (y - half, y + half)

    @cached_property
    def wires(self) -> list[Wire]:
        """All wires, in the order of the weights in the network's vector."""
        pairs = zip(self.sizes[:-1], self.sizes[1:], strict=True)
        return [
            (layer, i, j)
            for layer, (n_in, n_out) in enumerate(pairs)
            for i in range(n_in)
            for j in range(n_out)
        ]

    def ends(self, wire: Wire) -> tuple[float, float, float, float]:
        """Return where a wire begins and ends: x and y of both."""
        layer, i, j = wire
        x0, y0 = self.middle((layer, i))
        x1, y1 = self.middle((layer + 1, j))
        return x0 + self.side / 2, y0, x1 - self.side / 2, y1

    def mark(self, wire: Wire) -> tuple[float, float]:
        """Return the point that stands for a wire where it is pointed at."""
        x0, y0, x1, y1 = self.ends(wire)
        return x0 + MARK * (x1 - x0), y0 + MARK * (y1 - y0)

    @cached_property
    def marks(self) -> np.ndarray:
        """The points of all wires, (n_wires, 2)."""
        return np.array([self.mark(wire) for wire in self.wires])

    @cached_property
    def middles(self) -> np.ndarray:
        """The middles of all units, (n_units, 2)."""
        return np.array([self.middle(unit) for unit in self.units])

    def at(self, x: float, y: float) -> Wire | Unit | None:
        """Return the wire or unit whose point this is, or None."""
        points = np.concatenate([self.marks, self.middles])
        away = np.hypot(points[:, 0] - x, points[:, 1] - y)
        nearest = int(away.argmin())
        if away[nearest] > 1.0:
            return None
        return [*self.wires, *self.units][nearest]

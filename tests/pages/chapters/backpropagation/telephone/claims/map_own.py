"""Own arithmetic on the map: counts, places between, level scales."""

from math import log10

import numpy as np

from .own import fate, powers, spread, theory

SCALES = [10 ** (n / 10) for n in range(-20, 18)]
DEPTHS = [1, *range(10, 101, 10)]
BANDS = (
    ("at none", 0, 0),
    ("at 1 to 3", 1, 3),
    ("at 4 to 9", 4, 9),
    ("at 10 to 19", 10, 19),
    ("at 20 or more", 20, 38),
)


class Mapped:
    """The map's powers of ten, and the learner's own line."""

    def __init__(self, record) -> None:
        """Take the raw numbers."""
        self.settings, self.table = record.settings, record.found.log_ratios
        self.lost = record.found.is_lost
        self.deepest = self.table[:, -1]
        self.line, self.own = record.here.sizes, powers(record.here.sizes)
        self.fate, self.units = fate(self.line), min(int(self.settings.width), 32)
        self.spread = spread(self.settings.scheme, self.settings.width)

    def counts(self, column=-1) -> tuple[int, int, int]:
        """Return at how many scales little, something, much arrives."""
        down = sum(p <= -3 for p in self.table[:, column])
        up = sum(p >= 3 for p in self.table[:, column])
        return down, len(SCALES) - down - up, up

    def between(self, column=-1) -> list[float]:
        """Return the scales at which something in between arrives."""
        pairs = zip(SCALES, self.table[:, column], strict=True)
        return [scale for scale, power in pairs if -3 < power < 3]

    @property
    def n_places(self) -> int:
        """Return in how many places such scales lie side by side."""
        rows = [at for at, power in enumerate(self.deepest) if -3 < power < 3]
        return sum(at - 1 not in rows for at in rows)

    @property
    def first_up(self) -> float | None:
        """The first scale with a thousand times or more in the deepest networks."""
        up = [s for s, p in zip(SCALES, self.deepest, strict=True) if p >= 3]
        return up[0] if up else None

    @property
    def level(self) -> float | None:
        """The scale at which the deepest networks' line crosses as much as started."""
        for at in range(len(SCALES) - 1):
            low, high = self.deepest[at : at + 2]
            if low < 0 <= high and not self.lost[at : at + 2, -1].any():
                power = log10(SCALES[at]) + 0.1 * low / (low - high)
                return 10**power
        return None

    def theory(self, scale: float) -> float:
        """Return what a layer multiplies by in theory, at a scale of the learner's."""
        return theory(self.settings.activation, float(self.spread * scale))

    @property
    def has_theory(self) -> bool:
        """Whether theory speaks of such stacks."""
        made = self.settings
        return bool(self.spread) and not (made.batch_norm or made.residual)

    @property
    def is_flat(self) -> bool:
        """Whether normalisation leaves hardly any difference between scales."""
        far = np.ptp(self.deepest)
        return self.settings.batch_norm and far < max(1, 0.2 * abs(self.deepest.mean()))


def answers(seen: Mapped) -> str:
    """Return the band in which the count of the deepest networks lies."""
    n = seen.counts()[1]
    return next(name for name, low, high in BANDS if low <= n <= high)

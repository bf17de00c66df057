"""The scale of heights: powers of ten above the lowest minimum, or else of f."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from pages.figures.axes import named_axis
from pages.figures.powers import raised

from .record import Record

LEVEL = 1e-12  # heights this near the lowest are drawn there
TALL = 3  # powers of ten that an axis of heights has at least
MARGIN = 0.03  # of an axis, at both ends: room for half a dot
TEN = np.log(10)
Ends = tuple[float, float]


@dataclass(frozen=True)
class Ladder:
    """Where heights stand: as powers of ten above a floor.

    Where there is no floor, f itself, which is squeezed to both sides of 0: far from 0
    it is powers of ten as well.
    """

    floor: float | None
    ends: Ends = (0, 1)  # places between which heights are drawn
    begun: float = 0.0  # the place of the median start

    def places(self, heights) -> np.ndarray:
        """Return where heights stand; what is infinite is beyond every axis."""
        heights = np.asarray(heights, dtype=float)
        if self.floor is None:
            return np.arcsinh(heights / 2) / TEN
        powers = np.log10(np.maximum(heights - self.floor, LEVEL))
        return np.where(np.isneginf(heights), -np.inf, powers)

    def axis(self, most: int, before: str = "", **more: object) -> dict:
        """Return an axis of heights with at most so many marks, named by powers."""
        low, high = self.ends
        step = max(1, ceil((high - low) / most))
        powers = [
            power for power in range(floor(low), ceil(high) + 1) if power % step == 0
        ]
        marks, names = powers, [raised(power) for power in powers]
        if self.floor is None:
            marks = [float(self.places(np.sign(p) * 10.0 ** abs(p))) for p in powers]
            names = [_signed(power) for power in powers]
        spare = MARGIN * (high - low)
        title = f"{before}f" + (" above the lowest" if self.floor is not None else "")
        return named_axis((low - spare, high + spare), marks, names, title, **more)


def _signed(power: int) -> str:
    """Return plus or minus a power of ten; 0 stands between them."""
    if not power:
        return "0"
    return raised(power) if power > 0 else f"−{raised(-power)}"


def ladder_of(record: Record) -> Ladder:
    """Return the scale on which a record's heights are drawn.

    What is more than ten times higher than the median start is beyond.
    """
    ladder = Ladder(record.floor)
    heights = record.start_heights[np.isfinite(record.start_heights)]
    begun = float(ladder.places(np.median(heights))) if len(heights) else 0.0
    places = ladder.places(record.medians)
    least = places[np.isfinite(places)].min(initial=begun)
    high = ceil(begun) + 1
    return Ladder(record.floor, (min(floor(least), high - TALL), high), begun)

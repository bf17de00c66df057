"""What the parts' pictures share: layers on an axis, and sizes as powers of ten."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import Band


def layer_marks(depth: int, most: int = 5) -> list[int]:
    """Return the layers named on an axis: the first, the last, about `most` in all."""
    step = next(s for s in (1, 2, 5, 10, 20, 25) if depth <= most * s)
    between = [n for n in range(step, depth, step) if n > 1 and depth - n >= step / 2]
    return sorted({1, *between, depth})


def placed(sizes: np.ndarray, limits: tuple[int, int]) -> np.ndarray:
    """Return where sizes stand on an axis of powers; what is beyond it, at its end."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(sizes), *limits)


def placed_band(band: Band, limits: tuple[int, int]) -> Band:
    """Return a band whose three lines are where they stand on an axis of powers."""
    lines = {name: getattr(band, name) for name in ("low", "middle", "high")}
    return replace(band, **{name: placed(y, limits) for name, y in lines.items()})

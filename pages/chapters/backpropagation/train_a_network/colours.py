"""What a network says of places in the plane, as levels of a map and their colours."""

import numpy as np

from pages.figures import theme
from pages.figures.panel import LEVEL, NOTHING, levels

STRONGEST = 0.55  # of a colour, where a network is sure
LEAST = 0.02  # of it, so that a class keeps its colour where it is hardly likelier


def plane_levels(says: np.ndarray, sorts: bool) -> np.ndarray:
    """Return the levels of predictions (..., K): of one, or of classes, (...)."""
    if says.shape[-1] > 1:
        return _banded(says)
    says = says[..., 0]
    return levels(STRONGEST * (2 * says - 1 if sorts else says), -1.0, 1.0)


def _banded(shares: np.ndarray) -> np.ndarray:
    """Return the levels of the likeliest classes, each in its own band of the scale."""
    k = shares.shape[-1]
    share = shares.max(axis=-1)
    strength = np.clip((share - 1 / k) / (1 - 1 / k), 0, 1)
    at = (shares.argmax(axis=-1) + LEAST + (STRONGEST - LEAST) * strength) / k
    found = np.rint((2 * at - 1) * LEVEL)
    return np.where(np.isnan(share), NOTHING, found).astype("int8")


def plane_scale(says: np.ndarray) -> list[tuple[float, str]]:
    """Return the colours for predictions (..., K): one scale, or a band a class."""
    k = says.shape[-1]
    if k == 1:
        return [(0.0, theme.PATH), (0.5, theme.PAPER), (1.0, theme.HERE)]
    return [
        stop
        for at in range(k)
        for stop in ((at / k, theme.PAPER), ((at + 1) / k, theme.class_colour(at)))
    ]

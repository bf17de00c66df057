"""What each network says of the plane, as levels of a map of few cells."""

import numpy as np

from engines.backpropagation import decision_values
from pages.figures import theme
from pages.figures.panel import LEVEL, NOTHING, levels

from ..problem import Problem
from ..train.maps import middles

SIDE = 24  # cells of a network's map each way
STRONGEST = 0.55  # of a colour, where a network is sure
LEAST = 0.02  # of it, so that a class keeps its colour where it is hardly likelier


def cells_of(problem: Problem, snapshots: np.ndarray) -> np.ndarray:
    """Return the levels of maps for parameters (S, N, P), (S, N, SIDE, SIDE) int8."""
    places = problem.features_at(middles(SIDE))
    with np.errstate(all="ignore"):
        said = [  # look by look: together they would take much memory
            _levels(problem, decision_values(problem.network, parameters, places))
            for parameters in map(problem.start.with_vector, snapshots)
        ]
    return np.stack(said).reshape(*snapshots.shape[:2], SIDE, SIDE)


def _levels(problem: Problem, says: np.ndarray) -> np.ndarray:
    """Return the levels of predictions (N, n, K), (N, n)."""
    if says.shape[-1] > 1:
        return _banded(says)
    says = says[..., 0]
    tends = says if problem.samples.kind == "numbers" else 2 * says - 1
    return levels(STRONGEST * tends, -1.0, 1.0)


def _banded(shares: np.ndarray) -> np.ndarray:
    """Return the levels of the likeliest classes, each in its own band of the scale."""
    k = shares.shape[-1]
    share = shares.max(axis=-1)
    strength = np.clip((share - 1 / k) / (1 - 1 / k), 0, 1)
    at = (shares.argmax(axis=-1) + LEAST + (STRONGEST - LEAST) * strength) / k
    found = np.rint((2 * at - 1) * LEVEL)
    return np.where(np.isnan(share), NOTHING, found).astype("int8")


def scale_of(problem: Problem) -> list[tuple[float, str]]:
    """Return the colours of the maps: one scale, or a band for each class."""
    k = problem.samples.targets.shape[1]
    if k == 1:
        return [(0.0, theme.PATH), (0.5, theme.PAPER), (1.0, theme.HERE)]
    return [
        stop
        for at in range(k)
        for stop in ((at / k, theme.PAPER), ((at + 1) / k, theme.class_colour(at)))
    ]

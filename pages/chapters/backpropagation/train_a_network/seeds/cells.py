"""What each network says of the plane, as levels of a map of few cells."""

import numpy as np

from engines.backpropagation import decision_values

from ..colours import plane_levels
from ..problem import Problem
from ..train.maps import middles

SIDE = 24  # cells of a network's map each way


def cells_of(problem: Problem, snapshots: np.ndarray) -> np.ndarray:
    """Return the levels of maps for parameters (S, N, P), (S, N, SIDE, SIDE) int8."""
    places = problem.features_at(middles(SIDE))
    sorts = problem.samples.kind == "classes"
    with np.errstate(all="ignore"):
        found = [  # look by look: together they would take much memory
            plane_levels(decision_values(problem.network, parameters, places), sorts)
            for parameters in map(problem.start.with_vector, snapshots)
        ]
    return np.stack(found).reshape(*snapshots.shape[:2], SIDE, SIDE)

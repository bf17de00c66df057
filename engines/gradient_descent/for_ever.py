"""For ever: the cycles of momentum on a curve whose slope is made of straight pieces.

On `TWO_BENDS` the bend is 25, then 1, then 25 again. The fastest setting of momentum
for bends from 1 to 25 is a learning rate of 1/9 and a momentum of 4/9; from some starts
it visits 792/1225, -2208/1225 and 2592/1225 in turn for ever, on a convex curve, while
plain descent and Nesterov's momentum arrive. Source: Lessard, Recht and Packard,
Analysis and Design of Optimization Algorithms via Integral Quadratic Constraints
(2016), section 4.6.
"""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.optimizers import Momentum
from engines.gradient_descent.surfaces import Surface

ROUNDING = 1e-9  # relative: places as near as that are the same


@dataclass(frozen=True, eq=False)
class Cycle:
    """A cycle of momentum solved for, not walked to, and whether neighbours join it."""

    places: np.ndarray  # (p,) in the order of the visits
    factor: float  # what a round multiplies a small distance from it by, in the end

    @property
    def attracts(self) -> bool:
        """Whether a walk that begins close by is drawn into it."""
        return self.factor < 1


def solved_cycle(surface: Surface, optimizer: Momentum, near) -> Cycle | None:
    """Solve for the cycle of p places close to those given, (p,), in one linear system.

    Around place k the slope is the straight line slope_k + bend_k (x - near_k); then
    x[k+1] = (1 + beta) x[k] - beta x[k-1] - eta f'(x[k]) for all k, round and round.
    None where the system has no single solution, or its places lie on other pieces
    than those given. The optimizer is Momentum itself, of a one-coordinate surface.
    Nothing is raised. Source: Lessard et al. (2016), section 4.6.

    >>> from engines.gradient_descent.surfaces import TWO_BENDS
    >>> found = solved_cycle(TWO_BENDS, Momentum(1 / 9, 4 / 9), [0.6, -1.8, 2.1])
    >>> (found.places * 1225).round(6), round(found.factor, 4)
    (array([  792., -2208.,  2592.]), 0.2963)
    """
    near = np.asarray(near, dtype=float)
    slopes, bends = _pieces(surface, near)
    eta, beta = optimizer.learning_rate, optimizer.momentum
    one = np.eye(len(near))
    before, after = np.roll(one, 1, axis=0), np.roll(one, -1, axis=0)
    matrix = after - np.diag(1 + beta - eta * bends) + beta * before
    try:
        places = np.linalg.solve(matrix, -eta * (slopes - bends * near))
    except np.linalg.LinAlgError:
        return None
    found = _pieces(surface, places)
    line = slopes + bends * (places - near)
    if not np.allclose(found[0], line, rtol=ROUNDING, atol=ROUNDING * 25):
        return None
    return Cycle(places, _round_factor(eta, beta, bends))


def _pieces(surface: Surface, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and bend at places (p,), both (p,)."""
    points = places[:, np.newaxis]
    return surface.gradient(points)[:, 0], surface.hessian(points)[:, 0, 0]


def _round_factor(eta: float, beta: float, bends: np.ndarray) -> float:
    """Return the spectral radius of a round: of the product of its steps' matrices."""
    product = np.eye(2)
    for bend in bends.tolist():
        product = np.array([[1 + beta - eta * bend, -beta], [1.0, 0.0]]) @ product
    return float(np.abs(np.linalg.eigvals(product)).max())

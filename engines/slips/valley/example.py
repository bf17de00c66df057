"""A walk down a curve, step by step, with every fault at its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.gradient_descent import Surface
from engines.gradient_descent.checks import checked_count, checked_start
from engines.slips.slip import Cause, Faults, Quantity
from engines.slips.valley.steps import walked


@dataclass(frozen=True, eq=False)
class ValleyExample:
    """A curve and a walk down it, x_(k+1) = x_k - learning_rate f'(x_k).

    Found are, place after place, x_k (the start excepted), f(x_k), the slope f'(x_k)
    and the update that is then added; at the last place no step is taken any more.
    Raises ValueError for a surface of more than one coordinate (`along_x` makes one of
    it), fewer than one step, or a start or learning rate that is not finite, the latter
    not above 0. Source: Cauchy (1847).

    >>> from engines.gradient_descent import SURFACES
    >>> example = ValleyExample(SURFACES["square"], 10.0, 0.2, 1)
    >>> example.work([Cause()])[0].tolist()
    [100.0, 20.0, -4.0, 6.0, 36.0, 12.0]
    """

    curve: Surface
    start: float
    learning_rate: float
    n_steps: int
    subject = "valley"

    def __post_init__(self) -> None:
        """Refuse what is no walk."""
        if self.curve.dimension != 1:
            raise ValueError(
                f"The surface {self.curve.name!r} has {self.curve.dimension} "
                "coordinates; give a curve, which has one, or walk along its x."
            )
        checked_start(self.curve, self.start)
        checked_count("number of steps", self.n_steps, at_least=1)
        if not (np.isfinite(self.learning_rate) and self.learning_rate > 0):
            raise ValueError(
                f"The learning rate is {self.learning_rate}; give a number above 0."
            )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the walk finds, in order; a place is how many steps were taken."""
        names = ("x", "value", "slope", "update")
        everywhere = [
            Quantity(what, (k,)) for k in range(self.n_steps + 1) for what in names
        ]
        return tuple(everywhere[1:-1])

    def work(self, causes: Sequence[Cause]) -> np.ndarray:
        """Return what is found with these faults, (n_causes, n_quantities)."""
        faults = Faults(causes)
        moments = walked(self, faults)  # (n_causes, n_steps + 1, 4)
        shifted = np.roll(moments, 1, axis=1)  # who counts from 1 has no place 0
        shifted[:, 0] = np.nan
        moments = np.where(faults.has("valley_from_one"), shifted, moments)
        return moments.reshape(len(causes), -1)[:, 1:-1]


def along_x(surface: Surface) -> Surface:
    """Return the curve that lies under the x axis of a surface, where y = 0.

    f(x) = f(x, 0), with its slope and bend along x: of a formula in x alone it is the
    formula's own curve. Nothing is raised; a curve is returned as it is.

    >>> from engines.gradient_descent import parse_formula
    >>> curve = along_x(parse_formula("(x - 3)^2"))
    >>> curve.dimension, curve.gradient(np.array([5.0])).tolist()
    (1, [4.0])
    """
    if surface.dimension == 1:
        return surface

    def placed(points):
        """Return the points (..., 1) as those of the surface, all else 0."""
        rest = np.zeros((*points.shape[:-1], surface.dimension - 1))
        return np.concatenate([points, rest], axis=-1)

    return replace(
        surface,
        value=lambda points: surface.value(placed(points)),
        gradient=lambda points: surface.gradient(placed(points))[..., :1],
        hessian=lambda points: surface.hessian(placed(points))[..., :1, :1],
        domain=surface.domain[:1],
        minima=(),
    )

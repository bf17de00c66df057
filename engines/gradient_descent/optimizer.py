"""What every optimizer is: two pure functions, and hyperparameters worth checking."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self

import numpy as np

State = dict[str, np.ndarray]


def require(is_allowed: bool, what: str, given: float, allowed: str) -> None:
    """Raise ValueError with one sentence about what was given and what is allowed.

    >>> require(True, "learning rate", 0.1, "choose a number above 0")
    """
    if not is_allowed:
        raise ValueError(f"The {what} is {given}; {allowed}.")


def require_fraction(what: str, given: float) -> None:
    """Raise ValueError unless 0 <= given < 1: the share of the past that is kept.

    ``given`` is a number, or an array of them.

    >>> require_fraction("momentum", 0.9)
    """
    is_fraction = np.all((np.asarray(given) >= 0) & (np.asarray(given) < 1))
    require(is_fraction, what, given, "choose a number of at least 0 and below 1")


def require_positive(what: str, given: float) -> None:
    """Raise ValueError unless given is a finite number above 0, or an array of them.

    >>> require_positive("epsilon", 1e-8)
    """
    is_positive = np.all(np.isfinite(given) & (np.asarray(given) > 0))
    require(is_positive, what, given, "choose a finite number above 0")


def require_one_of(what: str, given: str, allowed: Iterable[str]) -> None:
    """Raise ValueError unless a name is among those that are allowed.

    >>> require_one_of("form", "damped", ("rate_inside", "damped"))
    """
    names = [*allowed]
    require(given in names, what, repr(given), f"choose one of {', '.join(names)}")


def all_alike(numbers) -> bool:
    """Tell whether all numbers of an array are the same number; there is at least one.

    >>> all_alike(np.array([3.0, 3.0])), all_alike(np.array([3.0, 4.0]))
    (True, False)
    """
    return bool((numbers == np.asarray(numbers).flat[0]).all())


@dataclass(frozen=True)
class Optimizer:
    """What all optimizers share: a learning rate, and the two functions to fill in.

    Every number may also be an array (n,), one for each of n walks side by side; such
    an optimizer can be neither compared nor hashed. ``default_learning_rate`` is what
    torch.optim takes where nobody says. Raises ValueError for a learning rate that is
    not a finite number above 0.
    """

    learning_rate: float
    label: ClassVar[str] = "Optimizer"
    state_names: ClassVar[tuple[str, ...]] = ()
    needs_hessian: ClassVar[bool] = False
    default_learning_rate: ClassVar[float]

    def __post_init__(self) -> None:
        """Refuse a learning rate that could only stand still, climb or be undefined."""
        require_positive("learning rate", self.learning_rate)

    def for_each(self, n_walks: int, dimension: int = 1) -> Self:
        """Return the optimizer for points (n_walks, d): arrays (n_walks,) as columns.

        With ``dimension`` d as many columns, all the same: with points of the same
        shape NumPy is several times faster. Raises ValueError for an array of another
        shape.
        """
        columns = {}
        for field in fields(self):
            given = np.asarray(getattr(self, field.name))
            if given.ndim and given.shape != (n_walks,):
                raise ValueError(
                    f"The {field.name.replace('_', ' ')} has shape {given.shape}, but "
                    f"there are {n_walks} walks; give one number, or one for each."
                )
            if given.ndim:
                column = given[:, np.newaxis]
                columns[field.name] = np.repeat(column, dimension, axis=-1)
        return replace(self, **columns) if columns else self

    @property
    def n_variants(self) -> int:
        """Return for how many walks its arrays are; 1 where it has numbers only."""
        return max(np.size(getattr(self, field.name)) for field in fields(self))

    def some(self, chosen) -> Self:
        """Return the optimizer of some of the walks: ``chosen`` rows of its arrays.

        >>> Optimizer(np.array([0.1, 0.2, 0.3])).some(slice(1, 3)).learning_rate
        array([0.2, 0.3])
        """
        given = {f.name: np.asarray(getattr(self, f.name)) for f in fields(self)}
        return replace(
            self, **{name: many[chosen] for name, many in given.items() if many.ndim}
        )

    def init(self, point) -> State:
        """Return the state before the first step: zeros of the point's shape."""
        return {name: np.zeros(np.shape(point)) for name in self.state_names}

    def hessians(self, surface, points) -> np.ndarray | None:
        """Return the Hessians that the updates at these points need, or None."""
        return surface.hessian(points) if self.needs_hessian else None

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return what to add to the point, shape (..., d), and the next state."""
        raise NotImplementedError

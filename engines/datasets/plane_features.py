"""What a network may be told of a place in the plane."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Feature:
    """A number made of a place: ``value`` takes points (..., 2) and returns (...)."""

    label: str  # the words on the screen
    value: Callable[[np.ndarray], np.ndarray]


FEATURES: dict[str, Feature] = {
    "x": Feature("x", lambda points: points[..., 0]),
    "y": Feature("y", lambda points: points[..., 1]),
    "xx": Feature("x²", lambda points: points[..., 0] ** 2),
    "yy": Feature("y²", lambda points: points[..., 1] ** 2),
    "xy": Feature("xy", lambda points: points[..., 0] * points[..., 1]),
    "sin_x": Feature("sin x", lambda points: np.sin(points[..., 0])),
    "sin_y": Feature("sin y", lambda points: np.sin(points[..., 1])),
}


def features_of(points, names: Sequence[str]) -> np.ndarray:
    """Return the named features of places in the plane, one column each.

    ``points`` is (..., 2), the result (..., n_features). Raises ValueError for no name
    and for one that is not in ``FEATURES``. Source: TensorFlow Playground's seven.

    >>> features_of(np.array([[2.0, 3.0]]), ("x", "xy", "yy")).tolist()
    [[2.0, 6.0, 9.0]]
    """
    unknown = [name for name in names if name not in FEATURES]
    if unknown or not names:
        known = ", ".join(FEATURES)
        given = repr(unknown[0]) if unknown else "none at all"
        raise ValueError(f"There is no feature {given}; choose some of {known}.")
    points = np.asarray(points, dtype=float)
    return np.stack([FEATURES[name].value(points) for name in names], axis=-1)

"""Many networks in one picture: by layer the smallest, the middle and the largest."""

from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation.activations import ACTIVATIONS
from engines.backpropagation.depth import DepthProfile


@dataclass(frozen=True, eq=False)
class Band:
    """Sizes of many networks by layer, in three lines.

    A size that has overflowed is infinite, one that has vanished is 0.
    """

    low: np.ndarray  # (n_layers,) the smallest of all networks
    middle: np.ndarray  # (n_layers,) the median; of an even number the upper one
    high: np.ndarray  # (n_layers,) the largest
    n_overflowed: np.ndarray  # (n_layers,) networks whose size is infinite

    @property
    def is_finite(self) -> np.ndarray:
        """Whether the middle network's size is a number, (n_layers,)."""
        return np.isfinite(self.middle)

    @property
    def is_kept(self) -> np.ndarray:
        """Whether the middle network's size is a number above 0, (n_layers,)."""
        return self.is_finite & (self.middle > 0)


def band_of(sizes) -> Band:
    """Return smallest, median and largest size of each layer.

    ``sizes`` is (n_networks, n_layers), 0 or more, of at least one network; not a
    number counts as infinite, because only an overflow leads there. Raises IndexError
    without networks. Source: ours.

    >>> band_of([[1.0, np.nan], [3.0, 0.0], [2.0, 5.0]]).middle
    array([2., 5.])
    """
    sizes = np.asarray(sizes, dtype=float)
    ordered = np.sort(np.where(np.isnan(sizes), np.inf, sizes), axis=0)
    return Band(
        ordered[0],
        ordered[len(ordered) // 2],
        ordered[-1],
        np.isinf(ordered).sum(axis=0),
    )


def slopes_alone(activation: str, depth: int, start: float = 1.0) -> np.ndarray:
    """Return delta by layer if every unit passed on as much as it ever can.

    start * steepest^(depth - l) in layer l = 1 ... depth, shape (depth,), for a chain
    of units whose weights are 1: a sigmoid's steepest slope is 0.25. ``activation``
    is a key of ACTIVATIONS. Raises KeyError for an unknown one. Source: Hochreiter
    (1991).

    >>> slopes_alone("sigmoid", 3)
    array([0.0625, 0.25  , 1.    ])
    """
    return start * ACTIVATIONS[activation].steepest ** np.arange(depth - 1.0, -1, -1)


def without_rounding(profile: DepthProfile) -> DepthProfile:
    """Return the profile with 0 for blame that is nothing but rounding errors.

    The blame of softmax's outputs adds up to 0, p - y sums to 0. Where every output is
    wired to a hidden unit with the same weight, as all constant first weights do, that
    sum is what the unit gets; what is computed in its place is of the size 1e-16. Any
    other profile is returned as it is. Nothing is raised. Source: ours.

    >>> from engines.backpropagation import Stack, depth_profile
    >>> inputs, targets = np.ones((2, 3)), np.eye(2)
    >>> profile = depth_profile(Stack(2, 4, scheme="constant"), inputs, targets, 1)
    >>> without_rounding(profile).deltas
    array([[0., 0.]])
    """
    if profile.stack.scheme != "constant":
        return profile
    names = ("deltas", "weight_grads", "update_ratios")
    found = {name: getattr(profile, name) for name in names}
    nothing = {k: np.where(np.isfinite(v), 0.0, v) for k, v in found.items()}
    return replace(profile, **nothing)

"""The loss over a plane through all parameters, and a training's path seen from it."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import forward
from engines.gradient_descent.checks import checked_count

AT_ONCE = 2_000_000  # numbers that one layer's units take for networks passed together


@dataclass(frozen=True, eq=False)
class Plane:
    """Parameters that are reached by going `x` one way and `y` another.

    parameters = center + x directions[0] + y directions[1]. The directions need not be
    at right angles, nor of length 1.
    """

    center: np.ndarray  # (P,)
    directions: np.ndarray  # (2, P)
    shares: np.ndarray  # (2,) of a path's variance, along each; nan where of no path

    def points_at(self, places: np.ndarray) -> np.ndarray:
        """Return the parameters at places (..., 2) of the plane, (..., P)."""
        return self.center + np.asarray(places) @ self.directions

    def places_of(self, points: np.ndarray) -> np.ndarray:
        """Return the places (..., 2) of the plane that are nearest to points (..., P).

        >>> plane = Plane(np.zeros(3), np.array([[2.0, 0, 0], [0, 1, 0]]), np.ones(2))
        >>> plane.places_of(np.array([4.0, 5.0, 6.0]))
        array([2., 5.])
        """
        return (np.asarray(points) - self.center) @ np.linalg.pinv(self.directions)

    def beside(self, ways: np.ndarray) -> np.ndarray:
        """Return the part of ways (..., P) that leads out of the plane, (..., P)."""
        return ways - ways @ np.linalg.pinv(self.directions) @ self.directions


@dataclass(frozen=True, eq=False)
class LossPlane:
    """The loss at the places of a lattice in a plane."""

    plane: Plane
    x: np.ndarray  # (n,)
    y: np.ndarray  # (n,)
    losses: np.ndarray  # (n, n) losses[i, j] at (x[j], y[i])


@dataclass(frozen=True, eq=False)
class PathSeen:
    """A training's checkpoints seen from a plane: where it is true, and where not."""

    places: np.ndarray  # (S, 2) of the plane, nearest to each checkpoint
    losses: np.ndarray  # (S,) of the checkpoint
    heights: np.ndarray  # (S,) of the plane below or above it
    distances: np.ndarray  # (S,) from the plane
    share: float  # of the path's variance that lies in the plane; 1 where none


def random_plane(parameters: Parameters, seed: int = 0) -> Plane:
    """Return a plane of two random directions, normalised unit by unit.

    Every unit's incoming weights point anywhere, and are made as long as the unit's own
    are: a layer of large weights bears large steps. Biases stay as they are. Nothing is
    raised. Source: Li et al. (2018), "Visualizing the Loss Landscape of Neural Nets".

    >>> parameters = Parameters((np.array([[3.0], [4.0]]),), (np.zeros(1),))
    >>> directions = random_plane(parameters).directions
    >>> np.linalg.norm(directions, axis=1).round(9).tolist()
    [5.0, 5.0]
    """
    generator = np.random.default_rng(seed)
    ways = parameters.with_vector(generator.standard_normal((2, parameters.count)))
    weights = []
    for drawn, own in zip(ways.weights, parameters.weights, strict=True):
        lengths = np.linalg.norm(drawn, axis=-2, keepdims=True)
        weights.append(drawn * np.linalg.norm(own, axis=-2) / lengths)
    still = (
        [0 * one for one in part] for part in (ways.biases, ways.scales, ways.shifts)
    )
    directions = Parameters(tuple(weights), *map(tuple, still)).vector
    return Plane(parameters.vector, directions, np.full(2, np.nan))


def pca_plane(snapshots: np.ndarray) -> Plane:
    """Return the plane in which a path varies most: its two principal components.

    ``snapshots`` is (S, P); the centre is the last of them, the directions have length
    1 and are at right angles. ``shares`` are the components' shares of the variance
    around the mean; a path of fewer directions is completed by others, of share 0.
    Raises ValueError for less than two parameters. Source: Lorch (2016), "Visualizing
    Deep Network Training Trajectories with PCA".

    >>> pca_plane(np.array([[0.0, 0, 0], [3, 0, 0], [6, 1, 0]])).shares.round(3)
    array([0.991, 0.009])
    """
    snapshots = np.asarray(snapshots, dtype=float)
    if snapshots.shape[-1] < 2:
        raise ValueError(
            f"There is {snapshots.shape[-1]} parameter; a plane wants two or more."
        )
    around = snapshots - snapshots.mean(axis=0)
    _, sizes, ways = np.linalg.svd(around, full_matrices=len(snapshots) < 2)
    variances = np.zeros(2)
    variances[: len(sizes)] = sizes[:2] ** 2
    whole = (sizes**2).sum()
    directions = ways[:2]
    if len(directions) < 2:
        directions = _completed(directions)
    shares = variances / whole if whole else variances
    # So that a path ends where it came from the left, and from below.
    ends = np.sign((snapshots[-1] - snapshots[0]) @ directions.T)
    return Plane(snapshots[-1], directions * np.where(ends < 0, -1, 1)[:, None], shares)


def _completed(directions: np.ndarray) -> np.ndarray:
    """Return two directions at right angles, the first one being given."""
    (first,) = directions
    other = np.zeros_like(first)
    other[np.abs(first).argmin()] = 1.0
    other -= (other @ first) * first
    return np.stack([first, other / np.linalg.norm(other)])


def loss_plane(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    plane: Plane,
    x: np.ndarray,
    y: np.ndarray,
) -> LossPlane:
    """Return the loss at every place (x[j], y[i]) of a plane.

    Each place is a network of its own, and many pass at once. ``parameters`` has the
    shapes, ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs).
    Raises ValueError as `forward` does, and for less than one place. Source:
    Goodfellow, Vinyals and Saxe (2015).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> plane = Plane(parameters.vector, np.eye(2), np.ones(2))
    >>> at = np.array([0.0, 1.0])
    >>> loss_plane(Network((1, 1)), parameters, [[3]], [[5]], plane, at, at).losses
    array([[ 2. , 12.5],
           [ 4.5, 18. ]])
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    for name, axis in (("x", x), ("y", y)):
        checked_count(f"number of places along {name}", axis.size, at_least=1)
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    vectors = plane.points_at(places)
    losses = losses_at(network, parameters, vectors, inputs, targets)
    return LossPlane(plane, x, y, losses.reshape(len(y), len(x)))


def losses_at(
    network: Network, parameters: Parameters, vectors, inputs, targets
) -> np.ndarray:
    """Return the mean loss of networks given as rows of parameters, (n, P), (n,).

    As many pass at once as fit into memory. Raises ValueError as `forward` does.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> losses_at(Network((1, 1)), parameters, [[2, 1], [1, 2]], [[3]], [[5]])
    array([2., 0.])
    """
    vectors = np.asarray(vectors, dtype=float)
    widest = max(network.layer_sizes) * len(inputs)
    n_blocks = -(-len(vectors) * widest // AT_ONCE)
    losses = []
    with np.errstate(all="ignore"):  # far out a loss may be beyond all numbers
        for some in np.array_split(vectors, n_blocks):
            given = network, parameters.with_vector(some), inputs, targets
            losses.append(forward(*given).loss)
    return np.concatenate(losses)


def path_seen(
    network: Network,
    parameters: Parameters,
    snapshots: np.ndarray,
    inputs,
    targets,
    plane: Plane,
) -> PathSeen:
    """Return what a plane shows of a path, beside what is true of it.

    ``snapshots`` is (S, P). The share is 1 - sum |out|^2 / sum |way|^2, of the ways
    from the path's mean to its points, and the part of them that leads out of the
    plane. Raises ValueError as `forward` does. Source: Lorch (2016).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> plane = Plane(parameters.vector, np.eye(2), np.ones(2))
    >>> path = np.array([[1.0, 1.0], [2.0, 1.0]])
    >>> path_seen(Network((1, 1)), parameters, path, [[3]], [[5]], plane).distances
    array([0., 0.])
    """
    snapshots = np.asarray(snapshots, dtype=float)
    places = plane.places_of(snapshots)
    below = plane.points_at(places)
    both = np.concatenate([snapshots, below])
    losses = losses_at(network, parameters, both, inputs, targets)
    around = snapshots - snapshots.mean(axis=0)
    out, whole = float((plane.beside(around) ** 2).sum()), float((around**2).sum())
    return PathSeen(
        places=places,
        losses=losses[: len(snapshots)],
        heights=losses[len(snapshots) :],
        distances=np.linalg.norm(snapshots - below, axis=-1),
        share=1 - out / whole if whole else 1.0,
    )

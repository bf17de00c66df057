"""Deep stacks: what becomes of values, blame and gradients from layer to layer."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from engines.backpropagation.initialization import initialize
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import ForwardPass, backward, forward
from engines.gradient_descent.optimizer import require

SATURATED = 0.1  # of the steepest slope: what passes on less is saturated
AT_ONCE = 3  # networks passed together: more are no faster, and want more memory
DEAD = 1e-12  # slopes below this pass on nothing
SMALLEST_SQUARE = 1e-280  # mean squares below this have lost digits


@dataclass(frozen=True)
class Stack:
    """A deep network whose hidden layers are all of one width.

    Raises ValueError for a depth or width below 1; unknown names are refused when
    the network is made.

    >>> Stack(depth=2, width=4).network(64, 10).layer_sizes
    (64, 4, 4, 10)
    """

    depth: int = 20  # hidden layers
    width: int = 64  # units in each
    activation: str = "sigmoid"
    scheme: str = "xavier"  # a key of SCHEMES
    scale: float = 1.0  # multiplies what the scheme draws
    batch_norm: bool = False
    residual: bool = False

    def __post_init__(self) -> None:
        """Refuse a stack without layers or units."""
        require(self.depth >= 1, "depth", self.depth, "choose 1 or more")
        require(self.width >= 1, "width", self.width, "choose 1 or more")

    def network(self, n_inputs: int, n_outputs: int) -> Network:
        """Return the network: softmax over the outputs at its end."""
        return Network(
            (n_inputs, *(self.width,) * self.depth, n_outputs),
            self.activation,
            loss="softmax_cross_entropy",
            residual=self.residual,
            batch_norm=self.batch_norm,
        )

    def initialize(
        self,
        network: Network,
        n_networks: int,
        seed: int,
        drawn: Sequence[np.ndarray] | None = None,
    ) -> Parameters:
        """Return first parameters of that many networks, one a row.

        ``drawn`` is what `draw_weights` drew for them, if it did.
        """
        return initialize(
            network.layer_sizes,
            self.scheme,
            seed,
            self.scale,
            n_networks,
            self.batch_norm,
            drawn,
        )


@dataclass(frozen=True, eq=False)
class DepthProfile:
    """Sizes by layer, one row a seed: root mean squares over samples and units.

    Column l of the layers' arrays is hidden layer l + 1. Where only blame was asked
    for, what weights and units do has no columns.
    """

    stack: Stack
    activations: np.ndarray  # (n_seeds, depth + 1) the inputs first
    deltas: np.ndarray  # (n_seeds, depth) dL/dz, L the loss of one sample
    weight_grads: np.ndarray  # (n_seeds, depth) of the batch's mean loss
    update_ratios: np.ndarray  # (n_seeds, depth) of update to weights
    dead_units: np.ndarray  # (n_seeds, depth) share passing on nothing, any sample
    saturated_units: np.ndarray  # (n_seeds, depth) share of (sample, unit) pairs
    losses: np.ndarray  # (n_seeds,)

    @property
    def delta_ratios(self) -> np.ndarray:
        """The first hidden layer's delta over the last one's, (n_seeds,)."""
        return _ratio(self.deltas)

    @property
    def is_lost(self) -> np.ndarray:
        """Whether some size has left every scale, up or down, (n_seeds,)."""
        sizes = np.concatenate(
            [self.activations[:, 1:], self.deltas, self.weight_grads], axis=1
        )
        return ~(np.isfinite(sizes) & (sizes > 0)).all(axis=1)


def depth_profile(
    stack: Stack,
    inputs,
    targets,
    n_seeds: int = 30,
    seed: int = 0,
    learning_rate: float = 0.1,
    drawn: Parameters | None = None,
    only_blame: bool = False,
) -> DepthProfile:
    """Return sizes of values, blame and gradients by layer, for many seeds at once.

    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs), shares
    that sum to 1; ``drawn`` are the first parameters of so many networks where they
    are at hand, else they are drawn by ``seed``. Sizes are root mean squares; update
    ratio is learning_rate * |gradient| / |weights|; with ``only_blame`` neither weight
    gradients nor what follows from them or from slopes is measured. What overflows or
    vanishes is kept as it comes (infinite, not a number, 0) and named by `is_lost`.
    Raises ValueError for unknown names or shapes that do not fit. Source: Glorot and
    Bengio (2010), figures 6 and 7.

    >>> inputs, targets = np.ones((4, 3)), np.eye(2)[[0, 1, 0, 1]]
    >>> depth_profile(Stack(depth=5, width=8), inputs, targets, 2).deltas.shape
    (2, 5)
    """
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    network = stack.network(inputs.shape[-1], targets.shape[-1])
    parameters = drawn or stack.initialize(network, n_seeds, seed)
    # A few networks at a time: their sizes are kept, every single number is not.
    parts = []
    with np.errstate(all="ignore"):
        for first in range(0, n_seeds, AT_ONCE):
            some = _some(parameters, slice(first, first + AT_ONCE))
            parts.append(
                _measured(network, some, inputs, targets, learning_rate, only_blame)
            )
    columns = zip(*parts, strict=True)
    return DepthProfile(stack, *(np.concatenate(column) for column in columns))


def _some(parameters: Parameters, which: slice) -> Parameters:
    """Return the parameters of some of the networks."""
    kinds = [getattr(parameters, field.name) for field in fields(parameters)]
    return Parameters(*(tuple(array[which] for array in kind) for kind in kinds))


def _measured(network: Network, parameters, inputs, targets, rate, only_blame):
    """Return what a profile tells of these networks, in the order of its fields."""
    passed = forward(network, parameters, inputs, targets)
    back = backward(network, parameters, passed, only_blame)
    n_networks = len(passed.loss)
    ours = root_mean_squares(passed.activations[1:-1])
    given = np.full((n_networks, 1), root_mean_square(passed.activations[0]))
    values = np.concatenate([given, ours], axis=-1)
    deltas = root_mean_squares(back.pre_activation_grads[:-1]) * len(targets)
    if only_blame:
        return values, deltas, *[np.empty((n_networks, 0))] * 4, passed.loss
    grads = root_mean_squares(back.weight_grads[:-1])
    ratios = rate * grads / root_mean_squares(parameters.weights[:-1])
    return values, deltas, grads, ratios, *_shares(network, passed), passed.loss


def root_mean_square(array: np.ndarray) -> np.ndarray:
    """Return the size of each matrix: sqrt(mean of squares), (...) of (..., n, m).

    Squares leave the range of float64 at 1e-162 and 1e154 already; where they may have,
    the largest entry is taken out first. Nothing is raised. Source: Blue (1978), "A
    portable Fortran program to find the Euclidean norm of a vector".

    >>> root_mean_square(np.full((2, 3), 1e-200))
    np.float64(1e-200)
    """
    return root_mean_squares([array])[..., 0][()]


def root_mean_squares(arrays: Sequence[np.ndarray]) -> np.ndarray:
    """Return the size of each matrix of each array, (..., n_arrays) of (..., n, m).

    The arrays may differ in n and m. All else is as for `root_mean_square`.

    >>> root_mean_squares([np.ones((2, 3)), np.full((1, 2), 1e-200)])
    array([1.e+000, 1.e-200])
    """
    squares = np.stack([_mean_square(array) for array in arrays], axis=-1)
    sizes = np.sqrt(squares)
    has_lost = ~((squares > SMALLEST_SQUARE) & (squares < np.inf))
    for at in np.flatnonzero(has_lost.reshape(-1, len(arrays)).any(axis=0)):
        largest = np.abs(arrays[at]).max(axis=(-2, -1), keepdims=True)
        shares = arrays[at] / np.where(largest > 0, largest, 1.0)
        sizes[..., at] = largest[..., 0, 0] * np.sqrt(_mean_square(shares))
    return sizes


def _mean_square(array: np.ndarray) -> np.ndarray:
    entries = array.reshape(*array.shape[:-2], -1)
    return np.vecdot(entries, entries) / entries.shape[-1]


def _shares(network: Network, passed: ForwardPass) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares of dead units and of saturated pairs, (n_networks, depth)."""
    steepest = network.activation_of(0).steepest
    slopes = [np.abs(slope) for slope in passed.slopes[:-1]]
    dead = [(slope < DEAD).all(axis=-2).mean(axis=-1) for slope in slopes]
    flat = [(slope < SATURATED * steepest).mean(axis=(-2, -1)) for slope in slopes]
    return np.stack(dead, axis=-1), np.stack(flat, axis=-1)


def _ratio(sizes: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return sizes[:, 0] / sizes[:, -1]

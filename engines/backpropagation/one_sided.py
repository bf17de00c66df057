"""How the loss changes on both sides of a corner: with a real nudge up, and down."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters, refuse_more_links
from engines.backpropagation.passes import ForwardPass, forward

REST = 1e-12  # of the parts of a sum: less than that is only their rounding


@dataclass(frozen=True, eq=False)
class OneSided:
    """The slopes of the loss along each parameter, beside where it stands."""

    growing: np.ndarray  # (P,) where the parameter grows a little
    shrinking: np.ndarray  # (P,) where it shrinks a little
    sizes: np.ndarray  # (P,) of what each of them is the sum of, without signs

    @property
    def at_corner(self) -> np.ndarray:
        """Which parameters lead to a corner: the two differ, (P,)."""
        gaps = np.abs(self.growing - self.shrinking)
        return gaps > REST * self.sizes


def one_sided_slopes(
    network: Network, parameters: Parameters, inputs, targets
) -> OneSided:
    """Return how the loss changes with each parameter, to either side of it.

    A tangent is carried forward; where a ReLU stands exactly at its corner, z = 0, its
    slope is that of the side to which z moves. Anywhere else the two are the gradient.
    ``inputs`` and ``targets`` are as in `forward`. Raises ValueError for residual
    connections or batch normalisation. Source: the directional derivative's definition.

    >>> one = Parameters((np.array([[0.0]]),), (np.array([0.0]),))
    >>> sides = one_sided_slopes(Network((1, 1), "relu", "relu"), one, [[1]], [[5]])
    >>> sides.growing, sides.shrinking
    (array([-5., -5.]), array([0., 0.]))
    """
    refuse_more_links(network)
    passed, n = forward(network, parameters, inputs, targets), parameters.count
    ways = parameters.with_vector(np.concatenate([np.eye(n), -np.eye(n)]))
    moved = np.zeros((2 * n, *np.shape(passed.activations[0])))
    sizes = moved
    for layer, (step, shift) in enumerate(zip(ways.weights, ways.biases, strict=True)):
        sent, weights = passed.activations[layer], parameters.weights[layer]
        own = sent @ step + shift[:, np.newaxis]
        dz, size = moved @ weights + own, sizes @ np.abs(weights) + np.abs(own)
        dz = np.where(np.abs(dz) > REST * size, dz, 0.0)
        slopes = _towards(network, passed, layer, dz)
        moved, sizes = slopes * dz, np.abs(slopes) * size
    blame = network.loss_function.gradient(passed.outputs, passed.targets)
    changes, whole = ((blame * moved), (np.abs(blame) * sizes))
    changes, whole = (one.sum(axis=-1).mean(axis=-1) for one in (changes, whole))
    return OneSided(changes[:n], 0.0 - changes[n:], whole[:n] + whole[n:])


def _towards(network: Network, passed: ForwardPass, layer: int, dz: np.ndarray):
    """Return a layer's slopes; at a corner those of the side to which z moves."""
    activation, z = network.activation_of(layer), passed.pre_activations[layer]
    slopes = np.broadcast_to(passed.slopes[layer], dz.shape)
    if not activation.has_kink or not (z == 0).any():
        return slopes
    beyond = activation.slope(np.ones_like(z), np.ones_like(z))
    return np.where((z == 0) & (dz > 0), beyond, slopes)

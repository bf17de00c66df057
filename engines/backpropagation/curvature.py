"""How the loss bends: along a step, and along every single parameter."""

import numpy as np

from engines.backpropagation.gradient_check import TINY, measured_gradients
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward
from engines.backpropagation.updates import updates_of

APART = 1e-3  # between the three slopes that a bend is read off


def curvature_along_step(
    network: Network, parameters: Parameters, inputs, targets, biases: bool = True
) -> float:
    """Return how sharply the loss bends in the direction of its own gradient.

    g^T H g / |g|^2 with the Hessian H, whose product with g is a complex step of the
    whole backward pass; 0 where the gradient is. Without ``biases`` their
    part of the gradient is left out. To second order a step keeps the share
    1 - learning_rate * curvature / 2 of what it promises. Raises ValueError as
    `forward` does. Source: Pearlmutter (1994); Squire and Trapp (1998).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> round(curvature_along_step(Network((1, 1)), parameters, [[3]], [[5]]), 9)
    10.0
    """

    def gradient(vector) -> Parameters:
        """Return the gradient where the parameters are this vector."""
        here = parameters.with_vector(vector)
        passed = forward(network, here, inputs, targets)
        return backward(network, here, passed).parameter_grads

    direction = updates_of(gradient(parameters.vector), 1.0, biases).vector
    length = float(np.sqrt(direction @ direction))
    if length == 0:
        return 0.0
    unit = direction / length
    bent = gradient(parameters.vector + 1j * TINY * unit).vector
    return float(unit @ np.imag(bent)) / TINY


def bends(
    network: Network, parameters: Parameters, inputs, targets
) -> tuple[np.ndarray, np.ndarray]:
    """Return the loss's second and third derivative by each parameter alone, (P,) each.

    Read off the slopes at three places, each by a complex step: (s+ - s-) / 2d and
    (s+ - 2 s + s-) / d^2, good to about d = 1e-3. Raises ValueError as `forward`
    does. Source: Numerical Recipes, section 5.7.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> bends(Network((1, 1)), parameters, [[3]], [[5]])[0].round(6)
    array([9., 1.])
    """
    slopes = [
        _own_slopes(network, parameters, inputs, targets, apart)
        for apart in (-APART, 0.0, APART)
    ]
    low, middle, high = slopes
    return (high - low) / (2 * APART), (high - 2 * middle + low) / APART**2


def _own_slopes(network, parameters, inputs, targets, apart: float) -> np.ndarray:
    """Return each parameter's slope where it alone is moved by `apart`, (P,)."""
    n = parameters.count
    if not apart:
        steps = (network, parameters, inputs, targets, [TINY], "complex")
        return measured_gradients(*steps)[0]
    nudges = (apart + 1j * TINY) * np.eye(n)
    moved = parameters.with_vector(parameters.vector + nudges)
    return np.imag(forward(network, moved, inputs, targets).loss) / TINY

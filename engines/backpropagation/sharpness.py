"""How sharp a minimum is: the Hessian of the loss, and its largest eigenvalue."""

import numpy as np

from engines.backpropagation.gradient_check import TINY
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward

AT_ONCE = 400_000  # numbers that one layer's units take for networks passed together


def hessian(network: Network, parameters: Parameters, inputs, targets) -> np.ndarray:
    """Return all second derivatives of the mean loss, (P, P), symmetric.

    Row p is the imaginary part of the gradient where parameter p is moved by a tiny
    imaginary step: exact to rounding, all rows in few passes. ``inputs`` is (n_samples,
    n_inputs), ``targets`` (n_samples, n_outputs). Raises ValueError as `forward` does.
    Sources: Squire and Trapp (1998); Pearlmutter (1994).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> hessian(Network((1, 1)), parameters, [[3]], [[5]])
    array([[9., 3.],
           [3., 1.]])
    """
    here, count = parameters.vector, parameters.count
    widest = max(network.layer_sizes) * len(inputs)
    rows = []
    for some in np.array_split(np.eye(count), -(-count * widest // AT_ONCE)):
        moved = parameters.with_vector(here + 1j * TINY * some)
        passed = forward(network, moved, inputs, targets)
        grads = backward(network, moved, passed).parameter_grads
        rows.append(np.imag(grads.vector) / TINY)
    found = np.concatenate(rows)
    return (found + found.T) / 2


def sharpness(network: Network, parameters: Parameters, inputs, targets) -> float:
    """Return the largest eigenvalue of the loss's Hessian: the sharpest bend.

    Plain descent is stable there below the rate 2 / sharpness. Shapes and errors are
    those of `hessian`. Sources: LeCun et al. (1993); Cohen et al. (2021).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> round(sharpness(Network((1, 1)), parameters, [[3]], [[5]]), 9)
    10.0
    """
    return float(np.linalg.eigvalsh(hessian(network, parameters, inputs, targets))[-1])

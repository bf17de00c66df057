"""What a nudge would measure if no digit were lost: the mean slope within it."""

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward

PLACES, WEIGHTS = (
    np.polynomial.legendre.leggauss(12)[0] / 2 + 0.5,  # from 0 to 1
    np.polynomial.legendre.leggauss(12)[1] / 2,
)
WAYS = {"centred": (-1, 1), "forward": (0, 1), "complex": (0, 1j)}  # from, to: of h


def mean_slopes(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    steps,
    which,
    method: str = "centred",
    corners=None,
) -> np.ndarray:
    """Return the mean slope of the loss within a nudge of one parameter, (n,).

    For the nudge h of parameter k it is the mean of dE/dw_k from w_k - h to w_k + h,
    forward from w_k to w_k + h, for a complex step the real part from w_k to
    w_k + ih: just what the method would measure in exact arithmetic, found without
    any difference. ``steps`` and ``which`` are (n,), h and k; ``corners`` (n,) says by
    how much w_k has to change for the loss to have a corner there (inf: nowhere).
    Raises KeyError for an unknown method, and ValueError as `forward` does. Source:
    the fundamental theorem of calculus, with Gauss and Legendre's twelve places.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> mean_slopes(Network((1, 1)), parameters, [[3]], [[5]], [0.5], [0], "forward")
    array([8.25])
    """
    steps, which = np.asarray(steps, float)[:, np.newaxis], np.asarray(which)
    low, high = (end * steps for end in WAYS[method])
    if method == "complex" or corners is None:
        cut = (low + high) / 2
    else:
        cut = np.clip(np.asarray(corners, float)[:, np.newaxis], low, high)
    shifts = np.hstack([low + PLACES * (cut - low), cut + PLACES * (high - cut)])
    shares = np.hstack([WEIGHTS * (cut - low), WEIGHTS * (high - cut)]) / (high - low)
    rows = np.arange(len(which))
    vectors = parameters.vector + np.zeros((*shifts.shape, 1), shifts.dtype)
    vectors[rows, :, which] += shifts
    here = parameters.with_vector(vectors)
    passed = forward(network, here, inputs, targets)
    slopes = backward(network, here, passed).parameter_grads.vector
    return np.real(slopes[rows, :, which] * shares).sum(axis=1)

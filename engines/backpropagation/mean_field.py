"""How blame fares in layers without end of units: theory for the edge."""

import numpy as np

from engines.backpropagation.activations import ACTIVATIONS
from engines.gradient_descent.optimizer import require_positive

N_NODES = 200  # of the quadrature: even, so that no node sits on a kink at 0
NARROW, FAR = 1e-3, 12.0  # evenly spaced below the one, nothing left beyond the other
LARGEST_SCALE = 100.0
VARIANCES = np.geomspace(1e-30, 1e30, 241)  # of z, among which it settles

# Large weights leave a slope that is a narrow peak in a wide z, which the nodes of
# Gauss and Hermite step over. These crowd at 0: x = NARROW sinh(t), t evenly spaced.
_T = np.linspace(-1, 1, N_NODES) * np.arcsinh(FAR / NARROW)
_NODES = NARROW * np.sinh(_T)
_WEIGHTS = np.cosh(_T) * np.exp(-(_NODES**2) / 2)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()  # a mean over a normal variable


def growth_per_layer(activation: str, scale: float) -> float:
    """Return by how much a layer multiplies the mean square of delta, on its way back.

    With weights of variance scale^2 / n_in, no biases and n_in without bounds, z is
    normal with variance q, q = scale^2 E[g(z)^2] where it has settled, and chi =
    scale^2 E[g'(z)^2]. ``activation`` is a key of ACTIVATIONS. Raises ValueError for
    an unknown activation, or a scale that is not above 0. Source: Poole et al.
    (2016); Schoenholz et al. (2017).

    >>> round(growth_per_layer("relu", 2.0), 6)
    2.0
    """
    require_positive("scale", scale)
    if activation not in ACTIVATIONS:
        known = ", ".join(ACTIVATIONS)
        raise ValueError(
            f"There is no activation {activation!r}; choose one of {known}."
        )
    g = ACTIVATIONS[activation]
    z = np.sqrt(_settled_variance(g, scale)) * _NODES
    slopes = g.slope(z, g.value(z))
    return float(scale**2 * (_WEIGHTS @ slopes**2))


def _settled_variance(g, scale: float) -> float:
    """Return the q at which z settles when it starts at 1, or the end it runs to."""

    def rises(variances):
        """Return where one layer makes the variance larger."""
        z = np.sqrt(variances)[..., np.newaxis] * _NODES
        return scale**2 * (g.value(z) ** 2 @ _WEIGHTS) > variances

    start = len(VARIANCES) // 2  # a variance of 1
    if rises(VARIANCES[start]):
        turns = np.flatnonzero(~rises(VARIANCES[start:])) + start
        high = turns[0] if len(turns) else len(VARIANCES) - 1
        return _bisected(rises, VARIANCES[high - 1], VARIANCES[high])
    turns = np.flatnonzero(rises(VARIANCES[:start]))
    low = turns[-1] if len(turns) else 0
    return _bisected(rises, VARIANCES[low], VARIANCES[low + 1])


def _bisected(is_below, low: float, high: float) -> float:
    """Return where `is_below` turns from true to false, by halving in logarithms."""
    for _ in range(60):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return float(np.sqrt(low * high))


def critical_scale(activation: str) -> float | None:
    """Return the scale at which delta neither shrinks nor grows, or None.

    The smallest scale with chi = 1, found by bisection up to 100; see
    `growth_per_layer` for chi and for what is raised. tanh and identity 1, ReLU
    sqrt(2), sigmoid about 10: with smaller weights blame dies, with larger ones it
    explodes. Source: Schoenholz et al. (2017).

    >>> round(critical_scale("relu"), 6)
    1.414214
    """
    scales = np.geomspace(0.1, LARGEST_SCALE, 61)
    grows = [growth_per_layer(activation, scale) > 1 for scale in scales]
    if all(grows) or not any(grows):
        return None
    first = grows.index(True)

    def is_below(scale) -> bool:
        """Return whether a layer of this scale does not let the message grow."""
        return growth_per_layer(activation, float(scale)) <= 1

    return _bisected(is_below, scales[first - 1], scales[first])

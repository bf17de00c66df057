"""Activations: what a unit makes of its pre-activation z, with the slope beside it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.neuron import sigmoid, softplus

FEW_DIGITS = 0.01  # a slope below it, taken from a alone, has lost two digits or more
LEAK = 0.01  # the slope a leaky ReLU keeps on its dead side


@dataclass(frozen=True)
class Activation:
    """A function a = g(z) and its slope g'(z), which may use z and a.

    Both work element by element on real and on complex z, so that the slope can be
    checked by a complex step. At a kink the slope is the one to its left.

    >>> relu = ACTIVATIONS["relu"]
    >>> relu.slope(np.array([-1.0, 0.0, 2.0]), None)
    array([0., 0., 1.])
    """

    label: str
    formula: str  # LaTeX, of a
    slope_formula: str  # LaTeX, of g'(z)
    value: Callable[[np.ndarray], np.ndarray]  # z -> a
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]  # z, a -> g'(z)
    steepest: float  # the largest size of g'(z) anywhere
    has_kink: bool = False
    is_straight: bool = False  # whether a is z itself


def _steep_at_both(z):
    """Return e / (1 + e)^2 of e = exp(-|z|), a sigmoid's slope: digits far out too."""
    e = np.exp(np.minimum(z, -z))
    whole = 1 + e
    return e / whole / whole


def _with_digits(slope, z, far):
    """Return the slope, taken anew from z where it is small.

    It comes from 1 - a, which has lost its digits where a is near 1; elsewhere, and
    that is nearly everywhere, it saves an exponential.
    """
    small = np.real(slope) < FEW_DIGITS
    if not small.any():
        return slope
    slope = np.asarray(slope)
    slope[small] = far(np.asarray(z)[small])
    return slope


def _sigmoid_slope(z, a):
    return _with_digits(a * (1 - a), z, _steep_at_both)


def _tanh_slope(z, a):
    return _with_digits(1 - a * a, z, lambda z: 4 * _steep_at_both(2 * z))


def _relu(z, leak=0.0):
    # Not 0 * z, which is -0 and, where z is -inf, no number; and nan must stay nan.
    if leak or np.iscomplexobj(z):  # at the kink a complex step counts as below
        return np.where(np.real(z) <= 0, leak * z if leak else 0, z)
    # Against a single 0 it takes three times as long as against a row of them.
    return np.maximum(z, np.zeros(np.shape(z)[-1:], np.asarray(z).dtype))


def _relu_slope(z, leak=0.0):
    is_on = np.real(z) > 0
    return (np.where(is_on, 1.0, leak) if leak else is_on).astype(np.real(z).dtype)


def _gelu_parts(z):
    """Return u = sqrt(2 / pi) (z + 0.044715 z^3) and du/dz."""
    root = float(np.sqrt(2 / np.pi))
    # Not z**3, which takes a hundred times as long as two products.
    return root * (z + 0.044715 * (z * z * z)), root * (1 + 3 * 0.044715 * z**2)


def _gelu(z):
    """Return z/2 (1 + tanh(u)): the GELU's usual form without the error function."""
    return z * sigmoid(2 * _gelu_parts(z)[0])  # (1 + tanh u) / 2 is sigmoid(2u)


def _gelu_slope(z, a):
    u, rise = _gelu_parts(z)
    return sigmoid(2 * u) + 0.5 * z * _tanh_slope(u, np.tanh(u)) * rise


ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation(
        label="Identity",
        formula="z",
        slope_formula="1",
        value=lambda z: z,
        slope=lambda z, a: np.ones(np.shape(z), np.real(z).dtype),
        steepest=1.0,
        is_straight=True,
    ),
    "sigmoid": Activation(
        label="Sigmoid",
        formula=r"\frac{1}{1 + e^{-z}}",
        slope_formula="a (1 - a)",
        value=sigmoid,
        slope=_sigmoid_slope,
        steepest=0.25,
    ),
    "tanh": Activation(
        label="tanh",
        formula=r"\tanh z",
        slope_formula="1 - a^2",
        value=np.tanh,
        slope=_tanh_slope,
        steepest=1.0,
    ),
    "relu": Activation(
        label="ReLU",
        formula=r"\max(0, z)",
        slope_formula=r"1 \text{ if } z > 0 \text{, else } 0",
        value=_relu,
        slope=lambda z, a: _relu_slope(z),
        steepest=1.0,
        has_kink=True,
    ),
    "leaky_relu": Activation(
        label="Leaky ReLU",
        formula=rf"\max({LEAK} z, z)",
        slope_formula=rf"1 \text{{ if }} z > 0 \text{{, else }} {LEAK}",
        value=lambda z: _relu(z, LEAK),
        slope=lambda z, a: _relu_slope(z, LEAK),
        steepest=1.0,
        has_kink=True,
    ),
    "gelu": Activation(
        label="GELU",
        formula=r"\tfrac z2 \left(1 + \tanh u\right),\ "
        r"u = \sqrt{2/\pi}\,(z + 0.044715 z^3)",
        slope_formula=r"\tfrac12 (1 + \tanh u) + \tfrac z2 (1 - \tanh^2 u)\, u'(z)",
        value=_gelu,
        slope=_gelu_slope,
        steepest=1.13,
    ),
    "softplus": Activation(
        label="Softplus",
        formula=r"\log(1 + e^z)",
        slope_formula=r"\frac{1}{1 + e^{-z}}",
        value=softplus,
        slope=lambda z, a: sigmoid(z),
        steepest=1.0,
    ),
}

"""How far off a measured gradient must be: what bends, and what is rounded."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.curvature import bends
from engines.backpropagation.gradient_check import (
    measured_gradients,
    relative_errors,
)
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward

ROUNDING = 1e-11  # of the largest gradient: no smaller difference means anything
LARGEST = 2.0  # a relative error is never above it: then even the sign is wrong


@dataclass(frozen=True, eq=False)
class StepSizeSweep:
    """The gradient measured with many steps h, its errors, and what theory expects.

    Parameters whose gradient is 0 have no relative error: theirs is given as 0 where
    it is measured as 0 too, and nothing is expected of them.
    """

    method: str  # one of METHODS
    precision: str  # one of PRECISIONS
    steps: np.ndarray  # (n,) h
    analytic: np.ndarray  # (P,) by backpropagation, in float64
    measured: np.ndarray  # (n, P)
    errors: np.ndarray  # (n, P) relative
    truncation: np.ndarray  # (n, P) relative, expected because the loss bends
    rounding: np.ndarray  # (n, P) relative, expected because digits are limited
    loss: float

    @property
    def worst(self) -> np.ndarray:
        """The largest relative error for each h, (n,)."""
        return self.errors.max(axis=1)

    @property
    def median(self) -> np.ndarray:
        """The median over the parameters with a gradient, (n,); 0 without any."""
        some = self.errors[:, self.analytic != 0]
        return np.median(some, axis=1) if some.size else np.zeros(len(self.steps))

    @property
    def worst_parameter(self) -> np.ndarray:
        """Which parameter has the largest error, for each h, (n,)."""
        return self.errors.argmax(axis=1)

    @property
    def expected(self) -> np.ndarray:
        """The largest error that theory expects, for each h, (n,), no more than 2."""
        return np.minimum(self.truncation + self.rounding, LARGEST).max(axis=1)

    @property
    def is_rounding(self) -> np.ndarray:
        """Whether rounding is expected to do more harm than bending, (n,)."""
        return self.rounding.max(axis=1) > self.truncation.max(axis=1)

    @property
    def n_lost(self) -> np.ndarray:
        """How many gradients other than 0 are measured as 0 exactly, (n,)."""
        return ((self.measured == 0) & (self.analytic != 0)).sum(axis=1)

    @property
    def best(self) -> int:
        """The first h with the smallest worst error."""
        return int(self.worst.argmin())


def sweep_step_sizes(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    steps,
    method: str = "centred",
    precision: str = "float64",
) -> StepSizeSweep:
    """Return how wrong the measured gradient is for each step h, and why.

    What bends costs a centred or a complex step h^2/6 |E'''|, a forward one
    h/2 |E''|; rounding costs both differences about eps (|E| + |w g|) / h, and the
    complex step eps |g|, all as shares of |g|. ``steps`` is (n,). Raises ValueError
    as `check_gradients` does. Source: Numerical Recipes, section 5.7.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> sweep = sweep_step_sizes(
    ...     Network((1, 1)), parameters, [[3]], [[5]], [0.5], "forward"
    ... )
    >>> sweep.errors.round(3), sweep.truncation.round(3)
    (array([[0.273, 0.111]]), array([[0.375, 0.125]]))
    """
    steps = np.asarray(steps, dtype=float)
    sample = (network, parameters, inputs, targets)
    passed = forward(*sample)
    analytic = backward(network, parameters, passed).parameter_grads.vector
    measured = measured_gradients(*sample, steps, method, precision).astype(float)
    second, third = (_shares(bend, analytic) for bend in bends(*sample))
    h, loss = steps[:, np.newaxis], float(passed.loss)
    digits = float(np.finfo(precision).eps)
    noise = _shares(np.full(len(analytic), loss), analytic) + np.abs(parameters.vector)
    if method == "complex":
        rounding = np.where(analytic != 0, digits, 0.0) * np.ones_like(h)
    else:
        with np.errstate(over="ignore"):  # of gradients too small to be measured
            rounding = digits * np.where(analytic != 0, noise, 0.0) / h
    bent = h / 2 * second if method == "forward" else h**2 / 6 * third
    return StepSizeSweep(
        method=method,
        precision=precision,
        steps=steps,
        analytic=analytic,
        measured=measured,
        errors=relative_errors(analytic, measured),
        truncation=bent,
        rounding=rounding,
        loss=loss,
    )


def errors_beyond_rounding(analytic, numeric) -> np.ndarray:
    """Return relative errors, but of tiny gradients as shares of the largest one.

    |fa - fn| / max(|fa|, |fn|); only where the gap itself is below 1e-11 of the
    largest gradient of all it is divided by that: there it is nothing but the
    rounding of sums that cancel. Shapes (P,) all. Nothing is raised. Source: the
    rules of this module.

    >>> errors_beyond_rounding(np.array([1.0, 1e-19]), np.array([1.0, 0.0])) < 1e-18
    array([ True,  True])
    """
    largest = max(np.abs(analytic).max(), np.abs(numeric).max())
    gap = np.abs(analytic - numeric)
    errors = relative_errors(analytic, numeric)
    if largest == 0:
        return errors
    return np.where(gap <= ROUNDING * largest, gap / largest, errors)


def _shares(values: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Return |values| / |of|, and 0 where there is nothing to share."""
    sizes, shares = np.abs(of), np.zeros(len(of))
    with np.errstate(over="ignore"):  # of a gradient that is all but 0
        return np.divide(np.abs(values), sizes, out=shares, where=sizes > 0)

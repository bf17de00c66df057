"""One neuron, a = g(w . x): the smallest machine that can learn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from engines.gradient_descent.checks import checked_samples
from engines.gradient_descent.error_scales import ERROR_SCALES, ErrorScale
from engines.gradient_descent.surfaces import Surface


@dataclass(frozen=True)
class Activation:
    """What a neuron makes of its pre-activation z = w . x, with two derivatives.

    The derivatives are written in terms of the activation a = g(z).

    >>> ACTIVATIONS["sigmoid"].slope(np.array(0.5))
    np.float64(0.25)
    """

    label: str
    value: Callable[[np.ndarray], np.ndarray]  # z -> a
    slope: Callable[[np.ndarray], np.ndarray]  # a -> g'(z)
    bend: Callable[[np.ndarray], np.ndarray]  # a -> g''(z)
    inverse: Callable[[float], float]  # a -> z, infinite or nan where there is none


def sigmoid(z):
    """Return 1 / (1 + exp(-z)), exact in both tails and without overflow.

    With e = exp(-|z|) it is 1 / (1 + e) for positive z and e / (1 + e) for negative,
    so that sigmoid(z) * sigmoid(-z), its slope, keeps all digits far out too. ``z``
    may have any shape, and be complex. Nothing is raised. Source: Maechler (2012).

    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    # Complex numbers are ordered by their real parts.
    e = np.exp(np.minimum(z, -z))
    return np.where(z > 0, 1, e) / (1 + e)


def softplus(z):
    """Return log(1 + exp(z)) without overflow, as max(z, 0) + log(1 + exp(-|z|)).

    ``z`` may have any shape, and be complex. Nothing is raised. Source: Dugas et al.
    (2001).

    >>> softplus(np.array([-1000.0, 1000.0]))
    array([   0., 1000.])
    """
    return np.maximum(z, 0) + np.log1p(np.exp(np.minimum(z, -z)))


ACTIVATIONS: dict[str, Activation] = {
    "linear": Activation(
        label="Linear, a = z",
        value=lambda z: z,
        slope=np.ones_like,
        bend=np.zeros_like,
        inverse=lambda a: a,
    ),
    "sigmoid": Activation(
        label="Sigmoid, a = 1 / (1 + exp(-z))",
        value=sigmoid,
        slope=lambda a: a * (1 - a),
        bend=lambda a: a * (1 - a) * (1 - 2 * a),
        inverse=lambda a: np.log(a) - np.log1p(-a),
    ),
}


@dataclass(frozen=True, eq=False)
class Neuron:
    """A neuron facing its samples; weights may have any leading axes (..., n_inputs).

    So may the samples, where every one of many weights faces samples of its own.

    Sums over inputs are written out, so that each answer is the same to the last bit
    however many weights are asked about in one call.

    >>> neuron = Neuron.facing([[1, 2]], [1], "linear")
    >>> neuron.loss(np.array([0.1, 0.3])).round(12)
    np.float64(0.045)
    """

    inputs: np.ndarray  # (..., n_samples, n_inputs)
    targets: np.ndarray  # (..., n_samples)
    activation: Activation
    scale: ErrorScale = ERROR_SCALES["half mean"]
    held: tuple[int, ...] = ()  # the numbers of weights that nothing moves

    @classmethod
    def facing(cls, inputs, targets, activation: str) -> Self:
        """Return a neuron facing checked samples; raises ValueError as they say."""
        if activation not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(
                f"There is no activation {activation!r}; choose one of {known}."
            )
        return cls(*checked_samples(inputs, targets), ACTIVATIONS[activation])

    def on(self, samples) -> Self:
        """Return the neuron facing these of its samples only, by their numbers."""
        return replace(self, inputs=self.inputs[samples], targets=self.targets[samples])

    @property
    def moving(self) -> np.ndarray:
        """Return the inputs, 0 for weights that are held: so much they can move."""
        if not self.held:
            return self.inputs
        inputs = self.inputs.copy()
        inputs[..., self.held] = 0
        return inputs

    def checked_weights(self, weights) -> np.ndarray:
        """Return weights of shape (n_inputs,), or raise ValueError."""
        weights = np.array(weights, dtype=float)
        n_inputs = self.inputs.shape[1]
        if weights.shape != (n_inputs,) or not np.isfinite(weights).all():
            raise ValueError(
                f"The weights are {weights.tolist()}, but each sample has {n_inputs} "
                f"input(s); give {n_inputs} finite number(s), one for each input."
            )
        return weights

    def forward(self, weights) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return z, a and the errors y - a, the rule's delta, each (..., n_samples)."""
        x, w = self.inputs, weights[..., np.newaxis, :]
        z = x[..., 0] * w[..., 0]
        for i in range(1, x.shape[-1]):  # one by one: a sum over so few is slow
            z = z + x[..., i] * w[..., i]
        a = self.activation.value(z)
        return z, a, self.targets - a

    def loss(self, weights) -> np.ndarray:
        """Return the loss, by default the mean of (y - a)^2 / 2, shape (...)."""
        errors = self.forward(weights)[2]
        return self.scale.share * self.scale.gathered(errors**2, axis=-1)

    def contributions(self, weights) -> np.ndarray:
        """Return (y - a) g'(z) x for every sample, (..., n_samples, n_inputs).

        Of squares that are not halved it is twice that.
        """
        _, a, errors = self.forward(weights)
        pulls = 2 * self.scale.share * errors * self.activation.slope(a)
        return pulls[..., np.newaxis] * self.moving

    def gradient(self, weights) -> np.ndarray:
        """Return minus the mean contribution, or their sum, (..., n_inputs)."""
        return -self.scale.gathered(self.contributions(weights), axis=-2)

    def bends(self, weights) -> np.ndarray:
        """Return g'(z)^2 - (y - a) g''(z) for every sample, (..., n_samples).

        Of squares that are not halved it is twice that.
        """
        _, a, errors = self.forward(weights)
        bend = self.activation.slope(a) ** 2 - errors * self.activation.bend(a)
        return 2 * self.scale.share * bend

    def hessian(self, weights) -> np.ndarray:
        """Return the mean, or sum, of bend times x x^T, (..., n_inputs, n_inputs)."""
        x = self.moving
        outer = x[:, :, np.newaxis] * x[:, np.newaxis, :]
        each = self.bends(weights)[..., np.newaxis, np.newaxis] * outer
        return self.scale.gathered(each, axis=-3)


def neuron_surface(inputs, targets, activation: str = "linear", domain=None) -> Surface:
    """Return the loss of one neuron as a surface over its weights.

    L(w) = mean over samples of (y - g(w . x))^2 / 2; its gradient is the mean of
    -(y - a) g'(z) x, and its Hessian the mean of (g'(z)^2 - (y - a) g''(z)) x x^T.
    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples,). ``domain`` is one
    (low, high) per weight, or None to choose. A linear neuron with enough different
    samples has one minimum, the least squares solution; otherwise none is listed:
    the bottom is then a whole valley, or must be searched for. Raises ValueError for
    shapes that do not fit or an unknown activation. Source: Widrow and Hoff (1960).

    >>> surface = neuron_surface([[1, 2]], [1])
    >>> surface.value(np.array([0.1, 0.3])).round(12)
    np.float64(0.045)
    """
    neuron = Neuron.facing(inputs, targets, activation)
    minima = least_squares_minima(neuron) if activation == "linear" else ()
    return Surface(
        name=f"{activation}_neuron",
        label="The loss of one neuron",
        formula=r"L(w) = \frac1n \sum_i \tfrac12 \left(y_i - g(w \cdot x_i)\right)^2",
        gradient_formula=(
            r"\nabla L(w) = -\frac1n \sum_i (y_i - a_i)\, g'(w \cdot x_i)\, x_i"
        ),
        value=neuron.loss,
        gradient=neuron.gradient,
        hessian=neuron.hessian,
        domain=tuple(domain) if domain is not None else window_of(neuron, minima),
        minima=minima,
    )


def zero_error_line(
    inputs_row, target: float, activation: str = "linear"
) -> tuple[np.ndarray, float] | None:
    """Return the line of weights for which one sample has no error at all.

    g(w . x) = y holds exactly on the line w . normal = offset, with normal = x and
    offset = g^-1(y). ``inputs_row`` is x, shape (n_inputs,). None where no weights
    do it: a sigmoid never reaches 0 or 1, and inputs of zero ignore their weights.
    Raises ValueError for an unknown activation.

    >>> zero_error_line([1, 2], 1.0)
    (array([1., 2.]), 1.0)
    """
    neuron = Neuron.facing([inputs_row], [target], activation)
    normal = neuron.inputs[0]
    with np.errstate(all="ignore"):
        offset = float(neuron.activation.inverse(neuron.targets[0]))
    return (normal, offset) if np.isfinite(offset) and normal.any() else None


def least_squares_minima(neuron: Neuron) -> tuple[tuple[float, ...], ...]:
    """Return the least squares weights of a linear neuron, or none if many are as good.

    Nothing is raised.

    >>> least_squares_minima(Neuron.facing([[2]], [1], "linear"))
    ((0.5,),)
    """
    weights, _, rank, _ = np.linalg.lstsq(neuron.inputs, neuron.targets)
    return (tuple(weights.tolist()),) if rank == len(weights) else ()


def window_of(neuron: Neuron, minima) -> tuple[tuple[float, float], ...]:
    """Return a window around the minimum with the origin inside, or a wide one.

    >>> window_of(Neuron.facing([[2]], [1], "linear"), ((0.5,),))
    ((-1.5, 2.5),)
    """
    if not minima:
        return ((-10.0, 10.0),) * neuron.inputs.shape[1]
    reaches = [(w, 1 + 2 * abs(w)) for w in minima[0]]
    return tuple((w - reach, w + reach) for w, reach in reaches)

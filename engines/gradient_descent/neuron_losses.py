"""Two ways to say how wrong a neuron is: by squared errors, or in nats of surprise."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent.error_scales import ErrorScale, error_scale
from engines.gradient_descent.neuron import Neuron, sigmoid, softplus
from engines.gradient_descent.optimizer import require_one_of


class LogNeuron(Neuron):
    """A sigmoid neuron that is judged by its log loss, in nats.

    For targets of 0 and 1 its activation a is the chance it gives to 1, and the loss
    of a sample is minus the log of the chance that it gave to what was so. The slope
    of the sigmoid cancels: what a sample contributes is (y - a) x, so that a neuron
    that is surely wrong learns fastest. Everything keeps its digits in both tails.
    Source: McCullagh and Nelder (1989), section 4.4.

    >>> neuron = LogNeuron.facing([[1, 2]], [1], "sigmoid")
    >>> neuron.loss(np.array([0.0, 0.0])).round(6)
    np.float64(0.693147)
    """

    def forward(self, weights) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return z, a and the errors y - a, which are exact where a is nearly y."""
        z, a, _ = super().forward(weights)
        return z, a, self.targets * sigmoid(-z) - (1 - self.targets) * a

    def loss(self, weights) -> np.ndarray:
        """Return the mean, or sum, of -(y log a + (1 - y) log(1 - a)), shape (...)."""
        z = super().forward(weights)[0]
        each = self.targets * softplus(-z) + (1 - self.targets) * softplus(z)
        return self.scale.gathered(each, axis=-1)

    def contributions(self, weights) -> np.ndarray:
        """Return (y - a) x for every sample, (..., n_samples, n_inputs)."""
        _, _, errors = self.forward(weights)
        return errors[..., np.newaxis] * self.moving

    def bends(self, weights) -> np.ndarray:
        """Return a (1 - a) for every sample, (..., n_samples)."""
        z = super().forward(weights)[0]
        return sigmoid(z) * sigmoid(-z)


NEURON_LOSSES: dict[str, type[Neuron]] = {"squared": Neuron, "log": LogNeuron}


USUAL_SCALES = {"squared": "half mean", "log": "mean"}


def neuron_facing(
    inputs,
    targets,
    activation: str = "linear",
    loss: str = "squared",
    scale: str | None = None,
    held: tuple[int, ...] = (),
) -> Neuron:
    """Return a neuron that faces these samples and is judged by this loss.

    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples,). ``loss`` is
    "squared", the mean of (y - a)^2 / 2, or "log", the mean of -(y log a + (1 - y)
    log(1 - a)) in nats, for a sigmoid and targets of 0 and 1. ``scale``, a key of
    ERROR_SCALES, takes other means or sums; None is these. ``held`` are the numbers of
    weights that stay: their gradient counts as 0. Raises ValueError for samples that do
    not fit, an unknown activation, loss or scale, a weight that is not there, a log
    loss of anything else, or one that is halved. Source: Bishop (2006), section 4.3.2.

    >>> neuron_facing([[1, 2]], [1], "sigmoid", "log").gradient(np.zeros(2))
    array([-0.5, -1. ])
    """
    require_one_of("loss", loss, NEURON_LOSSES)
    neuron = NEURON_LOSSES[loss].facing(inputs, targets, activation)
    neuron = replace(neuron, scale=_scale_of(loss, scale), held=_held(neuron, held))
    if loss == "log" and activation != "sigmoid":
        raise ValueError(
            f"The activation is {activation!r}, but the log loss asks for chances; "
            "choose sigmoid, or the squared loss."
        )
    if loss == "log" and not np.isin(neuron.targets, (0, 1)).all():
        raise ValueError(
            "The log loss is for targets of 0 and 1, not for "
            f"{np.setdiff1d(neuron.targets, (0, 1)).tolist()}."
        )
    return neuron


def _scale_of(loss: str, scale: str | None) -> ErrorScale:
    """Return the scale of this name, or the loss's usual one, or raise ValueError."""
    found = error_scale(USUAL_SCALES[loss] if scale is None else scale)
    if loss == "log" and found.share != 1:
        raise ValueError(
            f"The scale is {scale!r}, but a log loss is never halved; choose mean or "
            "sum."
        )
    return found


def _held(neuron: Neuron, held: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbers of the weights that stay, or raise ValueError."""
    n = neuron.inputs.shape[1]
    if not all(0 <= k < n for k in held):
        raise ValueError(
            f"The weights {[*held]} are to be held; choose among 0 to {n - 1}."
        )
    return tuple(held)

"""What all parts start from: the settings, and deep networks passed through twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from engines.backpropagation import (
    SCHEMES,
    Network,
    Parameters,
    Stack,
    draw_weights,
)
from engines.datasets import digit_samples
from engines.reference import mlp_gradients
from pages.words.numbers import few

from .plain_pass import UNITS, size, sizes_of_passes

DEEPEST = 100
# Scales: four marks a decade and those that theory names.
SCALES = [
    *(0.01, 0.02, 0.05, 0.1, 0.2, 0.5),
    *(0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0),
    *(3.0, 5.0, 10.0, 20.0, 50.0),
]
N_SAMPLES = 32  # of the handwritten digits: the first ones
LEVEL = 10.0  # within this factor of the last layer's blame counts as level
MOST_KEPT = 2_100_000  # weights: 17 MB
TINY = 1e-290  # smaller numbers have lost digits
LEAST_STEP = 1e-18  # smaller gradients are lost in the step that scikit-learn takes
AT_ONCE = 8  # networks or scales passed together: more fill the memory, and are slower
# The settings that a stack is built by.
BUILT_BY = (*(field.name for field in fields(Stack)), "seed")


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at what it asks for."""

    part: str
    depth: int  # hidden layers
    seed: int
    width: float = 64.0  # units a layer, a whole number
    activation: str = "sigmoid"
    scheme: str = "xavier"
    scale: float = 1.0
    batch_norm: bool = False
    residual: bool = False
    learning_rate: float = 0.1
    rule: str = "gradient_descent"
    n_epochs: int = 20

    @property
    def stack(self) -> Stack:
        """The deep network that they describe."""
        size = self.depth, int(self.width)
        weights = self.activation, self.scheme, self.scale
        return Stack(*size, *weights, self.batch_norm, self.residual)


def digits(n: int = N_SAMPLES) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs and targets of the first n handwritten digits."""
    inputs, targets, _ = digit_samples(n)
    return inputs, targets


def network_of(stack: Stack) -> Network:
    """Return the stack's network for the digits."""
    inputs, targets = digits(1)
    return stack.network(inputs.shape[1], targets.shape[1])


def n_weights(stack: Stack) -> int:
    """Return about how many weights a network has: those between hidden layers."""
    return stack.depth * stack.width**2


def n_affordable(stack: Stack, limits: Sequence[tuple[float, int]]) -> int:
    """Return how many networks are drawn; `limits` are pairs: up to so many weights."""
    return next(many for most, many in limits if n_weights(stack) <= most)


def drawn_for(stack: Stack, n_networks: int, seed: int) -> Parameters:
    """Return the first parameters of that many networks for the digits.

    Drawing takes as long as both passes; what was drawn is kept for the next change,
    if that is none of depth, width and seed.
    """
    network, how = network_of(stack), SCHEMES[stack.scheme].draw
    alike = next(name for name, scheme in SCHEMES.items() if scheme.draw is how)
    is_small = n_networks * n_weights(stack) <= MOST_KEPT
    draw = _kept_draw if is_small else draw_weights
    drawn = draw(network.layer_sizes, alike, seed, n_networks)
    return stack.initialize(network, n_networks, seed, drawn)


_kept_draw = lru_cache(maxsize=1)(draw_weights)


def first_drawn(stack: Stack, n_networks: int, seed: int) -> Parameters:
    """Return the parameters of the first of the networks, on its own."""
    drawn = drawn_for(stack, n_networks, seed)
    return drawn.with_vector(drawn.vector[0])


def cells(sizes: np.ndarray, beyond: str) -> list:
    """Return a column for the table: all numbers, or all words if one is `beyond`."""
    if np.isfinite(sizes).all():
        return sizes.tolist()
    return [few(size) if np.isfinite(size) else beyond for size in sizes.tolist()]


# --- second opinions ----------------------------------------------------------------


def sizes_again(
    stack: Stack, drawn: Parameters, n_digits: int = N_SAMPLES, scales=None
) -> tuple[np.ndarray, ...]:
    """Return the sizes of a, delta and dL/dW by a plain loop over the layers.

    `drawn` are the networks. With `scales`, (n_scales, 1, 1, 1), the sizes have a row
    for each of them: of networks whose weights are multiplied by it once more.
    """
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    with np.errstate(all="ignore"):
        parts = [
            sizes_of_passes(*kind, weights, *digits(n_digits))
            for weights in _in_lots(drawn.weights, scales)
        ]
        values, *blame = (np.concatenate(part) for part in zip(*parts, strict=True))
        if stack.scheme == "constant":  # the blame of all outputs together: 0
            blame = [np.where(np.isfinite(part), 0.0, part) for part in blame]
    return (values, *blame)


def _in_lots(weights, scales) -> Iterator[list[np.ndarray]]:
    """Yield the weights of some networks at a time, or of all at some scales."""
    for at in range(0, len(weights[0] if scales is None else scales), AT_ONCE):
        lot = slice(at, at + AT_ONCE)
        if scales is None:
            yield [layer[lot] for layer in weights]
        else:
            yield [scales[lot] * layer for layer in weights]


def grads_by_scikit_learn(stack: Stack, parameters: Parameters) -> np.ndarray | None:
    """Return the sizes of the hidden layers' weight gradients, or None without any."""
    found = mlp_gradients(network_of(stack), parameters, *digits())
    if found is None:
        return None
    return np.array([size(gradient) for gradient in found[1][:-1]])


def in_a_row(arrays: Sequence[np.ndarray]) -> np.ndarray:
    """Return all sizes of some arrays; what is no number has overflowed."""
    row = np.concatenate([np.ravel(array) for array in arrays])
    return np.where(np.isnan(row), np.inf, row)

"""What the parts on one stack share: its networks, twice computed, and the walk."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import DepthProfile, Stack, depth_profile
from engines.backpropagation.bands import without_rounding
from engines.backpropagation.initialization import _orthogonal
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone.carried import carried_digits
from pages.chapters.backpropagation.telephone.plain_pass import (
    UNITS,
    forward_pass,
    size,
    sizes_of_passes,
)
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES
from pages.ui import exports

# Many weights are slow to draw: (up to so many in a network, networks); odd for a
# median that is one of them.
MANY = ((450_000, 21), (900_000, 9), (np.inf, 5))
MOST_STEPS = 10  # there, and back
TINY = 1e-290  # smaller numbers have lost digits

DRAWS = {
    "zeros": "np.zeros(shape)",
    "constant": "np.ones(shape)",
    "uniform": "generator.uniform(-1, 1, shape)",
    "normal": "generator.standard_normal(shape)",
    "xavier": "generator.standard_normal(shape) * np.sqrt(2 / (shape[1] + shape[2]))",
    "he": "generator.standard_normal(shape) * np.sqrt(2 / shape[1])",
    "orthogonal": "_orthogonal(generator, shape)",
}
STACK = """
{digits}
depth, width, n_networks = {depth}, {width}, {many}
layer_sizes = [64, *[width] * depth, 10]
generator, weights = np.random.default_rng({seed}), []
for pair in zip(layer_sizes[:-1], layer_sizes[1:]):
    shape = (n_networks, *pair)
    weights.append({scale!r} * ({draw}))

np.seterr(all="ignore")  # a layer may overflow: that is told by its numbers
kind = {units}, {batch_norm}, {residual}
"""


@dataclass(frozen=True)
class Walk:
    """Layers where the stepper stops: forward from the inputs, then back."""

    forward: tuple[int, ...]  # 0, the inputs, to the last
    backward: tuple[int, ...]  # the last to the first

    def reached(self, step: int) -> tuple[int, int | None]:
        """Return the last layer that values have reached, and where blame is."""
        there = self.forward[min(step, len(self.forward) - 1)]
        back = step - len(self.forward)
        return there, self.backward[back] if back >= 0 else None

    def before(self, step: int) -> int | None:
        """Return the layer of the step before on the same way, or None at its start."""
        way, at = self.forward, step
        if step >= len(self.forward):
            way, at = self.backward, step - len(self.forward)
        return way[at - 1] if at else None

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions."""
        return len(self.forward) + len(self.backward)


def walk_through(depth: int) -> Walk:
    """Return the walk: every layer of a shallow stack, some of a deep one."""
    stride = -(-depth // MOST_STEPS)
    return Walk((*range(0, depth, stride), depth), (*range(depth, 1, -stride), 1))


def n_networks_of(stack: Stack) -> int:
    """Return how many networks are drawn."""
    n_weights = stack.depth * stack.width**2
    return next(many for most, many in MANY if n_weights <= most)


def profile_of(stack: Stack, seed: int, learning_rate: float = 0.1) -> DepthProfile:
    """Return the sizes by layer of many networks, for the page's digits."""
    inputs, targets, _ = digit_samples(N_SAMPLES)
    found = depth_profile(
        stack, inputs, targets, n_networks_of(stack), seed, learning_rate
    )
    return without_rounding(found)


def drawn_weights(stack: Stack, seed: int) -> tuple[np.ndarray, ...]:
    """Return the first weights of the same networks, layer by layer."""
    network = stack.network(64, 10)
    return stack.initialize(network, n_networks_of(stack), seed).weights


def sizes_again(stack: Stack, seed: int) -> tuple[np.ndarray, ...]:
    """Return the sizes of a, delta and dL/dW by a plain loop over the layers."""
    inputs, targets, _ = digit_samples(N_SAMPLES)
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    weights = drawn_weights(stack, seed)
    with np.errstate(all="ignore"):
        values, *blame = sizes_of_passes(*kind, weights, inputs, targets)
        if stack.scheme == "constant":  # the blame of all outputs together: 0
            blame = [np.where(np.isfinite(part), 0.0, part) for part in blame]
    return (values, *blame)


def gap(told: np.ndarray, again: np.ndarray) -> float:
    """Return the largest relative difference; what both have lost is equal."""
    ours, theirs = (np.where(np.isnan(part), np.inf, part) for part in (told, again))
    with np.errstate(all="ignore"):
        largest = np.maximum(np.maximum(np.abs(ours), np.abs(theirs)), TINY)
        off = np.abs(ours - theirs) / largest
    off = np.where(np.isfinite(off), off, 1.0)
    return float(np.where(np.isinf(ours) & np.isinf(theirs), 0.0, off).max())


def script(says: str, stack: Stack, seed: int, functions, body: str) -> str:
    """Return a script that draws the same networks, and goes on with `body`.

    There, `kind` are the arguments of the passes, with `weights` and `inputs`.
    """
    units = UNITS[stack.activation]
    needed = [_orthogonal] if stack.scheme == "orthogonal" else []
    start = STACK.format(
        digits=carried_digits(N_SAMPLES),
        depth=stack.depth,
        width=stack.width,
        many=n_networks_of(stack),
        seed=seed,
        scale=stack.scale,
        draw=DRAWS[stack.scheme],
        units=units.__name__,
        batch_norm=stack.batch_norm,
        residual=stack.residual,
    )
    functions = (*needed, units, forward_pass, size, *functions)
    return exports.script(says, functions, start + body)

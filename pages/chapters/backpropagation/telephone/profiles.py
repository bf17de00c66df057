"""What the parts on one stack share: its networks, twice computed, and the walk."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import DepthProfile, Stack, depth_profile, without_rounding
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone.plain_pass import UNITS, sizes_of_passes
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES

# Many weights are slow to draw: (up to so many in a network, networks); odd for a
# median that is one of them.
MANY = ((450_000, 21), (900_000, 9), (np.inf, 5))
MOST_STEPS = 10  # there, and back
TINY = 1e-290  # smaller numbers have lost digits


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


def sizes_again(
    stack: Stack, luck: tuple[int, int], n_digits: int = N_SAMPLES, scale=1.0
) -> tuple[np.ndarray, ...]:
    """Return the sizes of a, delta and dL/dW by a plain loop over the layers.

    `luck` is the number of networks, and their seed; `scale` multiplies the weights
    once more.
    """
    inputs, targets, _ = digit_samples(n_digits)
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    network = stack.network(inputs.shape[1], targets.shape[1])
    drawn = stack.initialize(network, *luck).weights
    with np.errstate(all="ignore"):
        weights = [scale * weights for weights in drawn]
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

"""What the parts on one stack share: its networks, twice computed, and the walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.backpropagation import (
    SCHEMES,
    DepthProfile,
    Parameters,
    Stack,
    depth_profile,
    draw_weights,
    without_rounding,
)
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone.plain_pass import UNITS, sizes_of_passes
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES

# A control wants its picture at once, and the time goes with the weights of all
# networks: (up to so many in one, networks); odd for a median that is one of them.
MANY = ((100_000, 21), (200_000, 9), (np.inf, 5))
MOST_KEPT = 2_100_000  # weights: 17 MB
MOST_STEPS = 10  # there, and back
TINY = 1e-290  # smaller numbers have lost digits
AT_ONCE = 8  # networks or scales passed together: more fill the memory, and are slower


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


def drawn_for(stack: Stack, n_networks: int, seed: int) -> Parameters:
    """Return the first parameters of that many networks for the page's digits.

    Drawing takes as long as both passes; what was drawn is kept for the next change,
    if that is none of depth, width and luck.
    """
    inputs, targets, _ = digit_samples(1)
    network = stack.network(inputs.shape[1], targets.shape[1])
    how = SCHEMES[stack.scheme].draw
    alike = next(name for name, scheme in SCHEMES.items() if scheme.draw is how)
    few = n_networks * stack.depth * stack.width**2 <= MOST_KEPT
    draw = _kept_draw if few else draw_weights
    drawn = draw(network.layer_sizes, alike, seed, n_networks)
    return stack.initialize(network, n_networks, seed, drawn)


_kept_draw = lru_cache(maxsize=1)(draw_weights)


def profile_of(stack: Stack, drawn: Parameters) -> DepthProfile:
    """Return the sizes by layer of networks that are drawn, for the page's digits."""
    inputs, targets, _ = digit_samples(N_SAMPLES)
    n_networks = len(drawn.weights[0])
    found = depth_profile(stack, inputs, targets, n_networks, drawn=drawn)
    return without_rounding(found)


def sizes_again(
    stack: Stack, drawn: Parameters, n_digits: int = N_SAMPLES, scales=None
) -> tuple[np.ndarray, ...]:
    """Return the sizes of a, delta and dL/dW by a plain loop over the layers.

    `drawn` are the networks. With `scales`, (n_scales, 1, 1, 1), the sizes have a row
    for each of them: of networks whose weights are multiplied by it once more.
    """
    inputs, targets, _ = digit_samples(n_digits)
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    with np.errstate(all="ignore"):
        parts = [
            sizes_of_passes(*kind, weights, inputs, targets)
            for weights in _a_few(drawn.weights, scales)
        ]
        values, *blame = (np.concatenate(part) for part in zip(*parts, strict=True))
        if stack.scheme == "constant":  # the blame of all outputs together: 0
            blame = [np.where(np.isfinite(part), 0.0, part) for part in blame]
    return (values, *blame)


def _a_few(weights, scales) -> Iterator[list[np.ndarray]]:
    """Yield the weights of a few networks, or of all of them at a few scales."""
    for at in range(0, len(weights[0] if scales is None else scales), AT_ONCE):
        few = slice(at, at + AT_ONCE)
        if scales is None:
            yield [layer[few] for layer in weights]
        else:
            yield [scales[few] * layer for layer in weights]


def gap(told: np.ndarray, again: np.ndarray) -> float:
    """Return the largest relative difference; what both have lost is equal."""
    ours, theirs = (np.where(np.isnan(part), np.inf, part) for part in (told, again))
    with np.errstate(all="ignore"):
        largest = np.maximum(np.maximum(np.abs(ours), np.abs(theirs)), TINY)
        off = np.abs(ours - theirs) / largest
    off = np.where(np.isfinite(off), off, 1.0)
    return float(np.where(np.isinf(ours) & np.isinf(theirs), 0.0, off).max())

"""Where the edge between vanishing and exploding lies, in the words of a scheme."""

from functools import lru_cache

import numpy as np

from engines.backpropagation.depth import Stack
from engines.backpropagation.depth_map import DepthMap
from engines.backpropagation.mean_field import critical_scale, growth_per_layer

# Of a weight between two hidden layers, times sqrt(width), at scale 1.
SPREADS = {
    "normal": lambda width: np.sqrt(width),
    "uniform": lambda width: np.sqrt(width / 3),
    "xavier": lambda width: 1.0,
    "he": lambda width: np.sqrt(2.0),
    "orthogonal": lambda width: 1.0,
}


def weight_spread(scheme: str, width: int) -> float | None:
    """Return a hidden weight's standard deviation times sqrt(width), at scale 1.

    It is the scale that theory speaks of: sqrt(width) for normal weights, 1 for
    Xavier and orthogonal ones, sqrt(2) for He. None for zeros and constants, which
    are not drawn at random. Nothing is raised. Source: Poole et al. (2016).

    >>> weight_spread("normal", 64)
    8.0
    """
    if scheme not in SPREADS:
        return None
    return float(SPREADS[scheme](width))


def edge_scale(stack: Stack) -> float | None:
    """Return the scale of the stack's scheme at which theory sees blame stay level.

    critical_scale(activation) / weight_spread(scheme, width). None for first weights
    that are not random, with batch normalisation or residual connections (another
    theory), and where no such scale exists. Raises ValueError for an unknown
    activation. Source: Schoenholz et al. (2017).

    >>> round(edge_scale(Stack(activation="tanh", scheme="normal", width=64)), 6)
    0.125
    """
    spread = _spread_in_theory(stack)
    critical = _critical(stack.activation) if spread else None
    return critical / spread if critical else None


def expected_factor(stack: Stack) -> float | None:
    """Return by how much theory sees a layer multiply delta, for units without end.

    The square root of `growth_per_layer` at the stack's own spread, where z has
    settled: near the edge a stack of few layers or units is not there yet. None where
    `edge_scale` has no theory. Raises ValueError for an unknown activation and a scale
    that is not above 0. Source: Schoenholz et al. (2017).

    >>> round(expected_factor(Stack(activation="relu", scheme="he")), 6)
    1.0
    """
    spread = _spread_in_theory(stack)
    if not spread:
        return None
    return float(np.sqrt(growth_per_layer(stack.activation, spread * stack.scale)))


def same_scale(stack: Stack, width: int) -> float:
    """Return the scale that means in layers of `width` what the stack's means in its.

    scale * weight_spread(scheme, stack.width) / weight_spread(scheme, width). Nothing
    is raised. Source: Poole et al. (2016).

    >>> same_scale(Stack(scheme="normal", width=64, scale=0.1), 16)
    0.2
    """
    ours, theirs = (weight_spread(stack.scheme, n) for n in (stack.width, width))
    return stack.scale * ours / theirs if ours else stack.scale


def level_scale(found: DepthMap) -> float | None:
    """Return the scale at which the deepest networks of a map hand blame on whole.

    Going up the scales, the first two neighbours of which the lower one's log ratio is
    below 0 and the upper one's is not are joined by a line, in logarithms, which
    crosses 0 there. Cells that are lost have no number to join. None where there are
    no such neighbours. Nothing is raised. Source: ours.

    >>> ratios, depths = np.array([[-1.0], [1.0]]), np.array([9])
    >>> level_scale(DepthMap(depths, np.array([1.0, 4.0]), ratios, ratios > 9))
    2.0
    """
    deepest = found.depths.argmax()
    ratios, is_kept = found.log_ratios[:, deepest], ~found.is_lost[:, deepest]
    rises = (ratios[:-1] < 0) & (ratios[1:] >= 0) & is_kept[:-1] & is_kept[1:]
    rises = np.flatnonzero(rises)
    if not len(rises):
        return None
    at = rises[0]
    share = -ratios[at] / (ratios[at + 1] - ratios[at])
    low, high = found.scales[at], found.scales[at + 1]
    return float(low * (high / low) ** share)


def _spread_in_theory(stack: Stack) -> float | None:
    if stack.batch_norm or stack.residual:
        return None
    return weight_spread(stack.scheme, stack.width)


@lru_cache(maxsize=32)
def _critical(activation: str) -> float | None:
    return critical_scale(activation)

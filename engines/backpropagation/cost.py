"""What a gradient costs: one pass back, or two passes forward for every parameter."""

from collections.abc import Sequence
from dataclasses import dataclass

from engines.backpropagation.network import Network


@dataclass(frozen=True)
class Cost:
    """Multiplications for the gradient of one sample, in a plain network."""

    n_parameters: int  # weights and biases, P
    forward: int  # one forward pass
    backward: int  # one backward pass
    nudging: int  # two forward passes for each parameter

    @property
    def backpropagation(self) -> int:
        """Forward and backward together: all gradients at once."""
        return self.forward + self.backward

    @property
    def ratio(self) -> float:
        """How many times as much nudging costs."""
        return self.nudging / self.backpropagation


def multiplications(layer_sizes: Sequence[int]) -> Cost:
    """Return how many multiplications the gradient of one sample takes.

    Forward, every weight multiplies once. Backward, every weight twice, once for its
    own gradient and once to hand blame on (the first layer hands on none), and every
    unit once for its slope. Nudging takes 2 P forward passes. What the activations
    and the loss cost themselves is left out of both. Raises ValueError for sizes that
    are no network. Source: Baur and Strassen (1983); Griewank (1989).

    >>> multiplications((2, 2, 1))
    Cost(n_parameters=9, forward=6, backward=11, nudging=108)
    """
    # Python's own integers, because NumPy's would overflow at billions of parameters
    sizes = Network(tuple(int(size) for size in layer_sizes)).layer_sizes
    pairs = [a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    weights, units = sum(pairs), sum(sizes[1:])
    n_parameters = weights + units
    backward = weights + sum(pairs[1:]) + units
    return Cost(n_parameters, weights, backward, 2 * n_parameters * weights)

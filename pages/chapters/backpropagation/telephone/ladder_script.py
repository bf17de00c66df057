"""The last rung of the ladder as a script of its own."""

from engines.backpropagation import Stack
from pages.chapters.backpropagation.telephone.carried import carried_digits
from pages.chapters.backpropagation.telephone.plain import plain_weights
from pages.chapters.backpropagation.telephone.plain_pass import (
    UNITS,
    forward_pass,
    size,
    sizes_of_passes,
)
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES
from pages.ui import exports

SAYS = """How large the blame is in the last and the first layer of a deep stack.

Prints delta of the last and of the first hidden layer, first over last, and what one
layer multiplies by: the median over many first weights.
"""


def script(stack: Stack, n_seeds: int, seed: int) -> str:
    """Return the script for one stack."""
    units = UNITS[stack.activation]
    body = f"""
{carried_digits(N_SAMPLES)}
depth, width, n_seeds = {stack.depth}, {stack.width}, {n_seeds}
sizes = (inputs.shape[1], *[width] * depth, targets.shape[1])
many = plain_weights({stack.scheme!r}, {stack.scale!r}, sizes, n_seeds, {seed!r})
kind = ({units.__name__}, {stack.batch_norm!r}, {stack.residual!r})
_, deltas, _ = sizes_of_passes(*kind, many, inputs, targets)
line = np.median(deltas, axis=0)
kept = line[0] / line[-1]
for found in (line[-1], line[0], kept, kept ** (1 / max(1, depth - 1))):
    print(repr(float(found)))
"""
    functions = (plain_weights, units, forward_pass, sizes_of_passes, size)
    return exports.script(SAYS, functions, body)

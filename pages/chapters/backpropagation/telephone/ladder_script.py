"""The last rung of the ladder as a script of its own."""

from engines.backpropagation import Stack
from pages.chapters.backpropagation.telephone import stack_script
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES

SAYS = """How large the blame is in the last and the first layer of a deep stack.

Prints delta of the last and of the first hidden layer, first over last, and what one
layer multiplies by: the median over many first weights.
"""
BODY = """
_, deltas, _ = sizes_of_passes(*kind, weights, inputs, targets)
line = np.median(deltas, axis=0)
kept = line[0] / line[-1]
for found in (line[-1], line[0], kept, kept ** (1 / max(1, depth - 1))):
    print(repr(float(found)))
"""


def script(stack: Stack, n_seeds: int, seed: int) -> str:
    """Return the script for one stack."""
    return stack_script.script(SAYS, stack, (n_seeds, seed), N_SAMPLES, BODY)

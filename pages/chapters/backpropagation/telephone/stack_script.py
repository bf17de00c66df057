"""A script that draws the page's deep networks once more, to take home."""

from engines.backpropagation import Stack
from engines.backpropagation.initialization import orthogonal
from pages.chapters.backpropagation.telephone.carried import carried_digits
from pages.chapters.backpropagation.telephone.plain_pass import (
    UNITS,
    forward_pass,
    size,
    sizes_of_passes,
)
from pages.ui import exports

DRAWS = {
    "zeros": "np.zeros(shape)",
    "constant": "np.ones(shape)",
    "uniform": "generator.uniform(-1, 1, shape)",
    "normal": "generator.standard_normal(shape)",
    "xavier": "generator.standard_normal(shape) * np.sqrt(2 / (shape[1] + shape[2]))",
    "he": "generator.standard_normal(shape) * np.sqrt(2 / shape[1])",
    "orthogonal": "orthogonal(generator, shape)",
}
START = """
{digits}
depth, width, n_networks = {depth}, {width}, {many}
layer_sizes = [64, *[width] * depth, 10]
generator, weights, scale = np.random.default_rng({seed}), [], {scale}
for pair in zip(layer_sizes[:-1], layer_sizes[1:]):
    shape = (n_networks, *pair)
    weights.append(scale * ({draw}))

np.seterr(all="ignore")  # a layer may overflow: that is told by its numbers
kind = {units}, {batch_norm}, {residual}
"""
CANCELS = """
# The outputs' blame adds up to 0, and that sum is all that a hidden unit gets.
blame = [0 * part for part in blame]
"""
BACK = (size, sizes_of_passes)  # what a script needs that goes back too


def cancels(stack: Stack) -> str:
    """Return what a script does to `blame` after a pass back, if it must."""
    return CANCELS if stack.scheme == "constant" else ""


def script(
    says: str,
    stack: Stack,
    luck: tuple[int, int],
    n_digits: int,
    body: str,
    functions=BACK,
    scale: str | None = None,
) -> str:
    """Return a script that draws the networks, and goes on with `body`.

    `luck` is the number of networks, and their seed. There, `kind` are the arguments
    of the passes, with `weights` and `inputs`; `scale` is Python in place of a number.
    """
    units = UNITS[stack.activation]
    needed = [orthogonal] if stack.scheme == "orthogonal" else []
    start = START.format(
        digits=carried_digits(n_digits),
        depth=stack.depth,
        width=stack.width,
        many=luck[0],
        seed=luck[1],
        scale=scale or repr(stack.scale),
        draw=DRAWS[stack.scheme],
        units=units.__name__,
        batch_norm=stack.batch_norm,
        residual=stack.residual,
    )
    return exports.script(
        says, (*needed, units, forward_pass, *functions), start + body
    )

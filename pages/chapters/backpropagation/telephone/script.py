"""A script that draws the page's deep networks once more, to take home."""

import numpy as np

from engines.backpropagation import Stack
from engines.backpropagation.initialization import orthogonal
from engines.datasets import load
from pages.ui import exports

from .plain_pass import UNITS, forward_pass, size, sizes_of_passes

LETTERS = "0123456789abcdefg"  # of a pixel: 0 is blank, g is 16, the darkest
DIGITS = """
# A digit a line: 64 pixels from 0 to g (16), row by row, and what it is.
ROWS = \"""
{rows}
\"""
digits = np.array([[int(letter, 17) for letter in row] for row in ROWS.split()])
inputs = (digits[:, :-1] - {mean!r}) / {spread!r}
targets = np.eye(10)[digits[:, -1]]
"""
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


def digits_in_letters(n: int) -> str:
    """Return Python that makes `inputs` and `targets` of the first n digits.

    One letter a pixel, so that the script needs no file. Mean and spread are those of
    all pixels of the whole table, as the page takes them.
    """
    rows = load("digits").rows
    pixels = rows[:, :-1]
    lines = ["".join(LETTERS[int(cell)] for cell in row) for row in rows[:n]]
    mean, spread = float(np.mean(pixels)), float(np.std(pixels))
    return DIGITS.format(rows="\n".join(lines), mean=mean, spread=spread).strip()


def cancels(stack: Stack) -> str:
    """Return what a script does to `blame` after a pass back, if it must."""
    return CANCELS if stack.scheme == "constant" else ""


def drawing_script(
    says: str,
    stack: Stack,
    drawn: tuple[int, int],
    n_digits: int,
    body: str,
    functions=BACK,
    scale: str | None = None,
) -> str:
    """Return a script that draws the networks, and goes on with `body`.

    `drawn` is the number of networks, and their seed. There, `kind` are the arguments
    of the passes, with `weights` and `inputs`; `scale` is Python in place of a number.
    """
    units, (many, seed) = UNITS[stack.activation], drawn
    needed = [orthogonal] if stack.scheme == "orthogonal" else []
    start = START.format(
        digits=digits_in_letters(n_digits),
        depth=stack.depth,
        width=stack.width,
        many=many,
        seed=seed,
        scale=scale or repr(stack.scale),
        draw=DRAWS[stack.scheme],
        units=units.__name__,
        batch_norm=stack.batch_norm,
        residual=stack.residual,
    )
    needed += [units, forward_pass, *functions]
    return exports.script(says, needed, start + body)

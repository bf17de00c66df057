"""Where weights start: seven schemes, seeded, for one network or for many at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters


@dataclass(frozen=True)
class Scheme:
    """A way to draw a weight matrix of shape (..., n_in, n_out), before scaling.

    ``draw(generator, shape)`` makes the numbers and ``size(n_in, n_out)`` multiplies
    them; the weights are ``scale`` times that.
    """

    label: str
    spread: str  # LaTeX: the standard deviation of a weight, with scale s
    draw: Callable[[np.random.Generator, tuple[int, ...]], np.ndarray]
    size: Callable[[int, int], float] = lambda n_in, n_out: 1.0


def _normal(generator, shape):
    return generator.standard_normal(shape)


def orthogonal(generator, shape):
    """Return rows or columns of length 1 at right angles, whichever are fewer.

    ``shape`` is (..., n_in, n_out). Nothing is raised. Source: Saxe et al. (2014).

    >>> weights = orthogonal(np.random.default_rng(0), (3, 2))
    >>> (weights.T @ weights).round(9) + 0.0
    array([[1., 0.],
           [0., 1.]])
    """
    *many, n_in, n_out = shape
    tall = (*many, max(n_in, n_out), min(n_in, n_out))
    q, r = np.linalg.qr(generator.standard_normal(tall))
    # Without the signs of r some rotations would come more often than others.
    q = q * np.sign(np.diagonal(r, axis1=-2, axis2=-1))[..., np.newaxis, :]
    return q if n_in >= n_out else np.swapaxes(q, -1, -2)


SCHEMES: dict[str, Scheme] = {
    "zeros": Scheme("Zeros", "0", lambda generator, shape: np.zeros(shape)),
    "constant": Scheme("Constant", "0", lambda generator, shape: np.ones(shape)),
    "uniform": Scheme(
        "Uniform", r"s/\sqrt3", lambda generator, shape: generator.uniform(-1, 1, shape)
    ),
    "normal": Scheme("Normal", "s", _normal),
    "xavier": Scheme(
        "Xavier",
        r"s\sqrt{2/(n_{in} + n_{out})}",
        _normal,
        lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
    ),
    "he": Scheme(
        "He", r"s\sqrt{2/n_{in}}", _normal, lambda n_in, n_out: np.sqrt(2 / n_in)
    ),
    "orthogonal": Scheme("Orthogonal", r"s/\sqrt{n}", orthogonal),
}


def draw_weights(
    layer_sizes: Sequence[int],
    scheme: str = "xavier",
    seed: int = 0,
    n_networks: int | None = None,
) -> tuple[np.ndarray, ...]:
    """Return what a scheme draws, before its size and a scale multiply it.

    Drawing takes as long as a pass through the network, and schemes that differ only
    in size draw the same: whoever compares them can draw once. Shapes and errors are
    those of `initialize`.

    >>> normal, xavier = draw_weights((3, 2), "normal"), draw_weights((3, 2), "xavier")
    >>> bool((normal[0] == xavier[0]).all())
    True
    """
    sizes = Network(tuple(layer_sizes)).layer_sizes
    many = () if n_networks is None else (n_networks,)
    generator, draw = np.random.default_rng(seed), _scheme(scheme).draw
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    return tuple(draw(generator, (*many, *pair)) for pair in pairs)


def initialize(
    layer_sizes: Sequence[int],
    scheme: str = "xavier",
    seed: int = 0,
    scale: float = 1.0,
    n_networks: int | None = None,
    batch_norm: bool = False,
    drawn: Sequence[np.ndarray] | None = None,
) -> Parameters:
    """Return first weights by a scheme, and biases of 0.

    weights = scale * size * draw: zeros; ones; uniform in (-1, 1); normal; normal with
    variance 2 / (n_in + n_out) (Xavier) or 2 / n_in (He); orthogonal. ``layer_sizes``
    are inputs first, outputs last; ``n_networks`` None gives one network, else every
    array has that many in front. With ``batch_norm`` hidden layers get scales of 1
    and shifts of 0. ``drawn`` is what `draw_weights` drew, if it did. Raises
    ValueError for an unknown scheme or sizes that are no network. Sources: Glorot and
    Bengio (2010); He et al. (2015); Saxe et al. (2014).

    >>> initialize((3, 2), "zeros").weights[0].shape
    (3, 2)
    """
    sizes = Network(tuple(layer_sizes)).layer_sizes
    size = _scheme(scheme).size
    if drawn is None:
        drawn = draw_weights(sizes, scheme, seed, n_networks)
    many = () if n_networks is None else (n_networks,)
    hidden = sizes[1:-1] if batch_norm else ()
    return Parameters(
        weights=tuple(scale * (size(*part.shape[-2:]) * part) for part in drawn),
        biases=tuple(np.zeros((*many, n)) for n in sizes[1:]),
        scales=tuple(np.ones((*many, n)) for n in hidden),
        shifts=tuple(np.zeros((*many, n)) for n in hidden),
    )


def _scheme(name: str) -> Scheme:
    if name not in SCHEMES:
        known = ", ".join(SCHEMES)
        raise ValueError(f"There is no scheme {name!r}; choose one of {known}.")
    return SCHEMES[name]

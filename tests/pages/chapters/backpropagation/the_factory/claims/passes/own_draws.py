"""Own factories drawn by chance: of all sizes, kinds, losses, samples, velocities."""

import random
from collections.abc import Callable
from itertools import pairwise

from pages.chapters.backpropagation.the_factory import own

LETTERS = ("own_w", "own_u", "own_v")


def _size(*sizes: int) -> Callable:
    return lambda rng, seen: rng.choice(sizes)


def _number(rng: random.Random, kind: str) -> float:
    if kind == "wild":
        return rng.choice([-100.0, 100.0, 0.0, 3.0, round(rng.uniform(-20, 20), 1)])
    return round(rng.uniform(-1.5, 1.5), 2)


def _cells(rng: random.Random, n_rows: int, n_columns: int):
    kind = rng.choice(["near", "near", "near", "wild", "same", "alike"])
    one = rng.choice([0.0, 0.5, -1.0])
    if kind == "same":
        return [(one,) * n_columns] * n_rows
    if kind == "alike":
        return [(round(rng.uniform(-1, 1), 1),) * n_columns for _ in range(n_rows)]
    return [tuple(_number(rng, kind) for _ in range(n_columns)) for _ in range(n_rows)]


def samples(rng: random.Random, seen):
    """Return samples; shares, or nearly, where the loss asks for them."""
    n_inputs, *_, n_outputs = own.sizes_of(seen)
    n = rng.choice([1, 1, 2, 4, 8])
    wanted = [0.0, 1.0, 0.5, 0.3]
    if seen["own_loss"] not in own.PAIRS:
        wanted += [-1.0, 2.0, 20.0]
    rows = _cells(rng, n, n_inputs)
    return tuple(
        (*row, *(rng.choice(wanted) for _ in range(n_outputs))) for row in rows
    )


def weights(name: str) -> Callable:
    """Return what draws a table of weights, with a row of biases, and who learns."""

    def draw(rng: random.Random, seen):
        sizes = own.sizes_of(seen)
        at = LETTERS.index(name) if len(sizes) == 4 else name == "own_v"
        n_in, n_out = [*pairwise(sizes)][at]
        learns = rng.choice([(1.0,), (0.0,), (0.0, 1.0)])
        row = tuple(rng.choice(learns) for _ in range(n_out))
        return (*_cells(rng, n_in + 1, n_out), row)

    return draw


def velocity(rng: random.Random, seen):
    """Return none, or one number for each weight and bias."""
    sizes = own.sizes_of(seen)
    n = sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))
    if rng.random() < 0.5:
        return ()
    return tuple(round(rng.uniform(-1, 1), 2) for _ in range(n))


OWN_DRAWS: dict[str, Callable] = {
    "own_in": _size(1, 2, 2, 3, 4),
    "own_h": _size(1, 2, 2, 3, 4),
    "own_h2": _size(0, 0, 0, 1, 2, 3, 4),
    "own_out": _size(1, 1, 2, 3, 4),
    "own_x": samples,
    **{name: weights(name) for name in LETTERS},
    "own_beta": lambda rng, seen: rng.choice([0.0, 0.0, 0.5, 0.9]),
    "own_velocity": velocity,
}

"""Networks drawn by chance, the odd ones often: blank, equal, saturated, tiny."""

import random
from collections.abc import Callable, Mapping
from typing import Any

from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.record import RATES
from pages.ui.tables import Cells

LARGEST_INPUT, LARGEST_WEIGHT = 5.0, 10.0
TARGETS = (0.0, 0.0, 1.0, 1.0, 0.5, 0.01, 0.99)


def _numbers(rng: random.Random, largest: float) -> Callable[[], float]:
    """Return a source of numbers that are alike in kind."""
    one = rng.choice([0.0, largest, -largest, 1.0, rng.uniform(-largest, largest)])
    kinds = (
        lambda: round(rng.uniform(-1, 1), 2),
        lambda: round(rng.uniform(-largest, largest), 1),
        lambda: float(rng.randint(-2, 2)),
        lambda: rng.choice([-largest, 0.0, largest]),
        lambda: rng.uniform(-1e-6, 1e-6),
        lambda: one,
    )
    return rng.choices(kinds, weights=(4, 3, 2, 1, 1, 2))[0]


def _table(default: Cells, largest: float) -> Callable[[random.Random, Any], Cells]:
    def draw(rng: random.Random, seen: Mapping) -> Cells:
        if rng.random() < 0.25:
            return default
        number = _numbers(rng, largest)
        return tuple(tuple(number() for _ in row) for row in default)

    return draw


def _sample(default: Cells, n_inputs: int) -> Callable[[random.Random, Any], Cells]:
    def draw(rng: random.Random, seen: Mapping) -> Cells:
        if rng.random() < 0.25:
            return default
        number = _numbers(rng, LARGEST_INPUT)
        inputs = tuple(number() for _ in range(n_inputs))
        targets = [rng.choice([*TARGETS, rng.random()]) for _ in default[0][n_inputs:]]
        if seen["net"] == "3-3-2 softmax":
            targets[1] = 1 - targets[0]
        return ((*inputs, *targets),)

    return draw


def rate(rng: random.Random, seen: Mapping) -> float:
    """Return a learning rate, on a mark or between two."""
    return rng.choice([*RATES, round(10 ** rng.uniform(-2, 2), 3)])


DRAWS = {
    "eta": rate,
    **{
        f"{one.code}_x": _sample(one.samples, one.sizes[0])
        for one in FACTORIES.values()
    },
    **{
        f"{one.code}_{letter}": _table(table, LARGEST_WEIGHT)
        for one in FACTORIES.values()
        for letter, table in zip("wv", one.tables, strict=True)
    },
}

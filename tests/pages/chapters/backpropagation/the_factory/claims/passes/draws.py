"""Networks of all kinds for the sweep: usual, dead, saturated, blank, all alike."""

import random
from collections.abc import Callable

from pages.chapters.backpropagation.the_factory.factories import FACTORIES, Factory
from pages.chapters.backpropagation.the_factory.record import RATES
from pages.figures.network_names import Names
from tests.pages.chapters.backpropagation.the_factory.claims.passes.own_draws import (
    OWN_DRAWS,
)

MANNERS: dict[str, Callable] = {  # how a cell is drawn; the second says the limit
    "near": lambda rng, most: round(rng.uniform(-1.5, 1.5), 2),
    "wide": lambda rng, most: round(rng.uniform(-most, most), 1),
    "ends": lambda rng, most: rng.choice([-most, most]),
    "some": lambda rng, most: rng.choice([0.0, 0.0, 1.0, -1.0, 0.5, most]),
    "tiny": lambda rng, most: rng.choice([1e-3, -1e-3, 1e-6, 0.01]),
    "signs": lambda rng, most: rng.choice([-0.6, 0.6]),
}
TYPED = (0.25, 33.3, 0.0123)


def cells(rng: random.Random, rows, most: float):
    """Return a table of this shape."""
    how = rng.choice([*MANNERS, "near", "same", "zero", "alike"])
    if how in ("same", "zero"):
        value = 0.0 if how == "zero" else rng.choice([0.5, -1.0, most, -most, 0.3])
        return tuple((value,) * len(row) for row in rows)
    if how == "alike":  # in each row
        return tuple((round(rng.uniform(-2, 2), 1),) * len(row) for row in rows)
    return tuple(tuple(MANNERS[how](rng, most) for _ in row) for row in rows)


def weights(rows) -> Callable:
    """Return what draws a table of weights, the last row biases."""

    def draw(rng: random.Random, seen):
        if is_far(seen) and rng.random() < 0.5:
            value = rng.choice([10.0, 10.0, 2.0, -2.0])
            return tuple((value,) * len(row) for row in rows)
        if rng.random() < 0.25:
            return rows
        *into, bias = cells(rng, rows, 10.0)
        return (*into, tuple(0.0 for _ in bias) if rng.random() < 0.5 else bias)

    return draw


def is_far(seen) -> bool:
    """Tell whether all inputs are as far out as they can be: z may be thousands."""
    rows = seen[f"{FACTORIES[seen['net']].code}_x"]
    return all(cell == 5.0 for cell in rows[0][: FACTORIES[seen["net"]].sizes[0]])


def samples(factory: Factory) -> Callable:
    """Return what draws a sample."""
    (row,), n = factory.samples, factory.sizes[0]

    def draw(rng: random.Random, seen):
        (inputs,) = cells(rng, (row[:n],), 5.0)
        inputs = row[:n] if rng.random() < 0.4 else inputs
        return ((*inputs, *targets(rng, len(row) - n)),)

    return draw


def targets(rng: random.Random, n: int) -> tuple[float, ...]:
    """Return targets: of two that are shares, alike, or anything."""
    first = rng.choice([0.0, 1.0, 0.5, 0.25, 0.99, 0.01, round(rng.random(), 2)])
    if n == 1:
        return (first,)
    other = rng.choice([0.0, 1.0, 0.5, round(rng.random(), 2)])
    shares = round(1 - first, 9)
    return first, rng.choice([shares, shares, first, other])


def rate(rng: random.Random, seen) -> float:
    """Return a learning rate, one of the marks or typed."""
    return rng.choice([*RATES, *RATES, *TYPED])


def parameter(rng: random.Random, seen) -> str:
    """Return the name of a weight or bias."""
    return rng.choice([*Names(FACTORIES[seen["net"]].sizes).parameters()])


DRAWS: dict[str, Callable] = {"eta": rate, "weight": parameter, **OWN_DRAWS}
for _factory in FACTORIES.values():
    first, second = map(weights, _factory.tables)
    tables = {"x": samples(_factory), "w": first, "v": second}
    DRAWS |= {f"{_factory.code}_{letter}": draw for letter, draw in tables.items()}

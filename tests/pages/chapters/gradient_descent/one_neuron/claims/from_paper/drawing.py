"""The settings over which the sentences of "From paper" are judged."""

import random
from collections.abc import Mapping
from typing import Any

from pages.chapters.gradient_descent.one_neuron.from_paper.settings import RATES

STEP, TWO = {"p_act": "Step"}, {"p_inputs": "Two"}
NARROW = ((999.0, 0.0), (1000.0, 1.0))  # a cut that is hard to find
ALSO = (
    {**STEP, "p_data": NARROW, "p_eta": 1.0, "p_w0": 0.0, "p_w1": 0.0},
    {**STEP, "p_data": ((1.0, 0.0), (1.0, 1.0)), "p_epochs": 1},
    {**STEP, "p_data": ((1.0, 0.0), (1.0, 1.0)), "p_bias": "Stays"},
    {**STEP, "p_data": ((1.0, 1.0),), "p_w0": 1.0},
    {"p_data": ((3.0, 1.0),)},  # right already
    {"p_data": ((3.0, 1.0), (3.0, 1.0)), "p_batch": "Each sample"},
    {"p_data": ((2.0, 1.0),), "p_eta": 0.2},  # there with one update
    {"p_act": "Sigmoid", "p_data": ((0.0, 0.5),), "p_w0": 0.0},
    {"p_data": ((30.0, 1.0),), "p_eta": 1.0, "p_epochs": 40},
    {"p_data": ((1.0, 1.0), (2.0, -1.0)), "p_eta": 0.7, "p_epochs": 400},
    {"p_data": ((1.0, 1.0),), "p_eta": 1.0, "p_w0": 0.0, "p_w1": 0.0},
)


def rows(rng: random.Random, seen: Mapping[str, Any]):
    """Return samples: few, negative ones, all alike, 0 and 1, or any targets."""
    n, wide = rng.choice([1, 1, 2, 3, 4, 4, 7, 12]), seen["p_inputs"] == "Two"
    unit = rng.choice([1, 1, 1, 0.1, 0.5, 10])
    kind = rng.randrange(4)
    found = []
    for _ in range(n):
        inputs = [round(unit * rng.randint(-4, 4), 6) for _ in range(1 + wide)]
        if kind == 0:
            target = rng.choice([-1.5, 0.0, 0.2, 1.0, 3.0])
        elif kind == 1:
            target = float(inputs[0] >= unit)
        elif kind == 2:
            target = float(sum(inputs) > 0)
        else:
            target = rng.choice([0.0, 1.0])
        found.append((*inputs, target))
    return tuple(found)


def weight(rng: random.Random, seen: Mapping[str, Any]) -> float:
    """Return a first weight."""
    near = round(rng.uniform(-2, 2), rng.choice([1, 1, 3]))
    return rng.choice([near, near, near, 0.0, 0.0, 1.0, -20.0, 100.0])


def rate(rng: random.Random, seen: Mapping[str, Any]) -> float:
    """Return a learning rate: often one of those that books take."""
    if rng.random() < 0.5:
        return rng.choice([0.05, 0.1, 0.1, 0.15, 0.5, 1.0, 0.37])
    return rng.choice(RATES)


def epochs(rng: random.Random, seen: Mapping[str, Any]) -> int:
    """Return a number of passes."""
    return rng.choice([1, 2, 3, 5, 5, 8, 20, 40])


DRAWS = {
    "p_data": rows,
    "p_pairs": rows,
    "p_eta": rate,
    "p_w0": weight,
    "p_w1": weight,
    "p_w2": weight,
    "p_epochs": epochs,
}

"""The settings over which the neuron's sentences are judged: wide, odd, at the edge."""

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pages.chapters.gradient_descent.one_neuron.learn.record import RATES, rows_of

TABLES = ("one_student", "five_students", "outlier", "minutes")
# What was reported as told falsely, and their like.
REPORTED = (
    ((1.0, 1.0),),
    ((300.0, 0.0), (302.0, 1.0)),
    ((1.0, 1.0), (2.0, 1.0)),
    ((1.0, 0.0), (2.0, 1.0)),
    ((2.0, 0.5),),
    (*((1.0, 0.0),) * 4, (10.0, 1.0)),
    ((1.0, 2.0), (2.0, 1.0), (3.0, 2.0)),
    ((50.0, 0.0), (60.0, 0.0), (70.0, 1.0), (80.0, 1.0)),
    ((10.0, 0.0), (10.0, 1.0)),
    ((0.0, 1.0),),
    ((0.0, 0.0), (0.0, 1.0)),
    ((3.0, 1.0),),
    ((1.0, 0.1), (2.0, 0.2), (3.0, 0.3)),
)

# Rare, and told in words of their own with these rates: a sigmoid neuron's cycle, and
# a valley that is nearly round.
CYCLE, ROUND = ((7.0, 0.0), (7.0, 1.0)), (*((0.0, 0.0),) * 5, (2.7, 1.0))
JUMP = ((40.0, 1.0), (40.0, 0.0))  # off to where the S is flat, and stays
BEYOND = ((500.5, 1.0), (500.5, 1.0))  # slowly out, with a rate just beyond
EDGE = ((100.0, 0.0),)  # so sure that it looks like 1, but still pulled at
RARE = {
    EDGE: (0.5, 0.7, 1.0),
    BEYOND: (7.985e-6, 7.99e-6, 8e-6),
    JUMP: (0.25, 0.3, 0.35, 0.4),
    CYCLE: (0.6, 0.7, 0.8, 0.9, 1.0),
    ROUND: (0.8, 0.9, 1.0),
}


def data(rng: random.Random, seen: Mapping[str, Any]):
    """Return samples: alike, on a line, far apart, nearly alike, all zero, many."""
    if rng.random() < 0.07:
        return rng.choice([*RARE])
    kind = rng.randrange(10)
    if kind == 0:
        return rows_of(rng.choice(TABLES))
    if kind == 1:
        return rng.choice(REPORTED)
    n = rng.choice([1, 1, 2, 2, 3, 5, 12])
    unit = rng.choice([1, 1, 1, 0.1, 20, 100])
    times = [unit * rng.randint(0, 10) for _ in range(n)]
    if kind == 2:
        times = [times[0]] * n
    elif kind == 3:
        times[-1] = rng.choice([0.0, 100.0, 1000.0])
    elif kind == 4:
        times = [500 + 0.5 * rng.randint(0, 4) for _ in range(n)]
    if kind == 5:
        answers = [0.25 * time / unit - 1 for time in times]
    elif kind == 6:
        answers = [rng.choice([0.0, 1.0, 0.5])] * n
    elif kind == 7:
        answers = [rng.choice([-10.0, -1.5, 0.0, 0.2, 3.0, 10.0]) for _ in range(n)]
    else:
        answers = [rng.choice([0.0, 1.0]) for _ in range(n)]
    pairs = zip(times, answers, strict=True)
    return tuple((round(time, 6), answer) for time, answer in pairs)


def weight(rng: random.Random, seen: Mapping[str, Any]) -> float:
    """Return a first weight."""
    near = round(rng.uniform(-2, 2), 1)
    if seen["data"] in (CYCLE, JUMP):
        return near / 10
    if seen["data"] == EDGE:
        return round(0.29 + near / 100, 3)
    return rng.choice(
        [near, near, near, near, 0.0, 1.0, -20.0, 20.0, 9.0, round(near, 3)]
    )


def rate(rng: random.Random, seen: Mapping[str, Any]) -> float:
    """Return a learning rate: a mark of the slider, or near what decides."""
    if seen["data"] in RARE:
        return rng.choice(RARE[seen["data"]])
    kind = rng.randrange(4)
    if kind == 0:
        return rng.choice(RATES)
    if kind == 3:
        return rng.choice([0.3, 0.4, 0.5, 0.7, 1.0])
    rows = seen["data"]
    bends = [1 + Fraction(time) ** 2 for time, _ in rows]
    bend = max(bends) if rng.random() < 0.3 else sum(bends) / len(rows)
    product = rng.choice([0.01, 0.2, 0.5, 0.9, 1.0, 1.3, 1.9, 1.999, 2.0, 2.001, 2.2])
    near = product / float(bend)
    return min(max(near if kind == 1 else float(f"{near:.2g}"), RATES[0]), RATES[-1])


def epochs(rng: random.Random, seen: Mapping[str, Any]) -> int:
    """Return a number of passes."""
    return rng.choice([1, 2, 3, 5, 5, 8, 12, 20, 50])


DRAWS = {"data": data, "w0": weight, "w1": weight, "eta": rate, "epochs": epochs}

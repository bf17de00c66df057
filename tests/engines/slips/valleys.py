"""Walks down curves of every kind, drawn at random, for the tests of slips."""

import numpy as np

from engines.gradient_descent import CURVES, parse_formula
from engines.slips import ValleyExample, along_x

FORMULAS = ("(x - 3)^2 + 1", "x^4 - 3x", "exp(x) - 2x", "3x + 1", "(2x + 1)^2 / 2")
OWN = {text: along_x(parse_formula(text)) for text in FORMULAS}
ALL = CURVES | OWN


def kinds(n: int, seed: int = 0) -> list[dict]:
    """Return settings of n kinds, every curve in them."""
    generator = np.random.default_rng(seed)
    names = [*ALL]
    return [
        dict(
            curve=names[at % len(names)],
            n_steps=int(generator.integers(1, 6)),
            learning_rate=float(generator.choice([0.05, 0.1, 0.3, 1.0])),
        )
        for at in range(n)
    ]


def draw(kind: dict, seed: int) -> ValleyExample:
    """Return an example of this kind, from a random start."""
    start = np.random.default_rng(seed).uniform(-1.5, 1.5)
    rate, n_steps = kind["learning_rate"], kind["n_steps"]
    return ValleyExample(ALL[kind["curve"]], float(start), rate, n_steps)


def some(n: int = 40, seed: int = 0) -> list[ValleyExample]:
    """Return one example each of n kinds."""
    return [draw(kind, at) for at, kind in enumerate(kinds(n, seed))]

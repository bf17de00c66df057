"""Splits of every size, drawn at random, for the tests of slips."""

import math

import numpy as np

from engines.slips import SplitExample

NAMES = ("red", "green", "blue", "white", "black")


def kinds(n: int, seed: int = 0) -> list[dict]:
    """Return settings of n kinds: bases, classes, groups, with and without zeros."""
    generator = np.random.default_rng(seed)
    return [
        dict(
            k=2 + at % 4,
            n_groups=int(generator.integers(2, 5)),
            base=(2.0, 2.0, math.e, 10.0)[at % 4 if at % 3 else 0],
            zeros=bool(generator.random() < 0.5),
        )
        for at in range(n)
    ]


def draw(kind: dict, seed: int) -> SplitExample:
    """Return an example of this kind, its counts drawn at random.

    With zeros, the first group is without the last class, and always has another one.
    """
    generator = np.random.default_rng(seed)
    groups = generator.integers(1, 9, (kind["n_groups"], kind["k"]))
    groups[0, 0] += 9  # no two groups, and no two classes, are alike
    if kind["zeros"]:
        groups[0, -1] = 0
    return SplitExample(NAMES[: kind["k"]], groups.sum(axis=0), groups, kind["base"])


def some(n: int = 40, seed: int = 0) -> list[SplitExample]:
    """Return one example each of n kinds."""
    return [draw(kind, at) for at, kind in enumerate(kinds(n, seed))]

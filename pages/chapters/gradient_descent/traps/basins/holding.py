"""Which minima hold at a learning rate: by theory, or, where it has none, by runs."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.gradient_descent import Optimizer, Surface
from engines.gradient_descent.edges import edges
from engines.gradient_descent.holding import holds_all
from pages.ui.long_work import telling

HOLDS, RESTLESS, LEAVES = "holds", "restless", "does not hold"
SIGNS = {HOLDS: "✓", RESTLESS: "≈", LEAVES: "✗"}


@dataclass(frozen=True, eq=False)
class Holding:
    """Of k minima the edge by theory, and what runs did where theory has none."""

    edges: np.ndarray  # (k,) learning rates; inf: every one; nan: theory has none
    resting: np.ndarray  # (k,) the share of runs that came to rest; nan: none ran
    staying: np.ndarray  # (k,) the share that stayed in the hollow; likewise
    verdicts: tuple[str, ...]  # (k,) HOLDS, RESTLESS or LEAVES

    def sign(self, number: int) -> str:
        """Return the verdict on a minimum as one letter."""
        return SIGNS[self.verdicts[number]]

    def that(self, verdict: str) -> list[int]:
        """Return the numbers of the minima with a verdict."""
        return [at for at, one in enumerate(self.verdicts) if one == verdict]


@lru_cache(maxsize=32)
def holding_of(surface: Surface, optimizer: Optimizer) -> Holding:
    """Say of every minimum that a surface knows whether it holds."""
    minima = np.array(surface.minima).reshape(-1, 2)
    by_theory = edges(surface, [optimizer], minima)[0]
    resting, staying = np.full((2, len(minima)), np.nan)
    unknown = np.isnan(by_theory)
    if unknown.any():
        watch = telling("200 runs beside each minimum")
        runs = holds_all(surface, optimizer, minima[unknown], watch=watch)
        resting[unknown], staying[unknown] = runs.share_resting, runs.share
    rate = optimizer.learning_rate
    verdicts = tuple(
        _verdict(rate, *numbers)
        for numbers in zip(by_theory, resting, staying, strict=True)
    )
    return Holding(by_theory, resting, staying, verdicts)


def _verdict(rate: float, edge: float, resting: float, staying: float) -> str:
    if not np.isnan(edge):
        return HOLDS if rate < edge else LEAVES
    if resting == 1:
        return HOLDS
    return RESTLESS if staying == 1 else LEAVES

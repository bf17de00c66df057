"""Which of a map's minima hold at a learning rate: by theory, or by runs beside."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.gradient_descent import Hold, Optimizer, Surface
from engines.gradient_descent.edges import edges
from engines.gradient_descent.holding import holds_all
from pages.ui.long_work import telling

from ..verdicts import DISTANCE, N_RUNS, N_STEPS, SHORT, SIGNS, is_below, verdict


@dataclass(frozen=True, eq=False)
class Holding:
    """Of k minima the edge by theory, and what runs did where that is not enough."""

    edges: np.ndarray  # (k,) learning rates; inf: every one; nan: theory has none
    counts: np.ndarray  # (k, 3) runs at rest, near without rest, and gone; 0: none ran
    verdicts: tuple[Hold, ...]  # (k,)

    def sign(self, number: int) -> str:
        """Return the verdict on a minimum as one letter."""
        return SIGNS[self.verdicts[number]]

    def word(self, number: int) -> str:
        """Return the same in words."""
        return SHORT[self.verdicts[number]]

    def that(self, verdict: Hold) -> list[int]:
        """Return the numbers of the minima with a verdict."""
        return [at for at, one in enumerate(self.verdicts) if one is verdict]


def minima_of(surface: Surface) -> np.ndarray:
    """Return the minima that a surface knows, (k, 2)."""
    return np.array(surface.minima).reshape(-1, 2)


@lru_cache(maxsize=32)
def edges_of(surface: Surface, optimizer: Optimizer) -> np.ndarray:
    """Return the largest rate by theory for each of them, (k,); nan: it has none."""
    return edges(surface, [optimizer], minima_of(surface))[0]


@lru_cache(maxsize=32)
def holding_of(surface: Surface, optimizer: Optimizer) -> Holding:
    """Say of every minimum that a surface knows whether it holds."""
    minima, by_theory = minima_of(surface), edges_of(surface, optimizer)
    rate = optimizer.learning_rate
    is_open = np.array([not is_below(rate, edge) for edge in by_theory], dtype=bool)
    counts = np.zeros((len(minima), len(Hold)), dtype=int)
    if is_open.any():
        how = {"n_runs": N_RUNS, "distance": DISTANCE, "n_steps": N_STEPS}
        watch = telling(f"{N_RUNS} runs beside each minimum")
        runs = holds_all(surface, optimizer, minima[is_open], **how, watch=watch)
        counts[is_open] = np.stack([runs.count(one) for one in Hold], axis=-1)
    verdicts = tuple(
        verdict(edge, rate, shares)
        for edge, shares in zip(by_theory, counts / N_RUNS, strict=True)
    )
    return Holding(by_theory, counts, verdicts)

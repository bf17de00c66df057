"""A node of numbers: every cut that was tried there, and those that a hand can try."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees import Candidates, Cuts, FeatureRanking, cuts_along
from pages.words.thresholds import shortest

Between = tuple[float, float, float]  # a threshold, the value at or below it, the next
PLACES = np.arange(101)  # where a hand can cut: a hundredth of the way apart
NEAR = 1e-6  # of the window: a place no further from a value is on it
MOST_BINS = 25  # bars across the window
FINITE = np.finfo(float).min, np.finfo(float).max


@dataclass(frozen=True, eq=False)
class Search:
    """One node: its rows, every cut that was tried there, and who won."""

    node: int
    features: np.ndarray  # (n, d) of the rows that came to it
    labels: np.ndarray  # (n,)
    samples: np.ndarray  # (N, d) all rows: a cut is written so that each keeps its side
    criterion: str
    n_classes: int
    candidates: Candidates
    ranking: FeatureRanking

    @property
    def n_rows(self) -> int:
        """How many rows came to it."""
        return len(self.labels)

    @property
    def best_gain(self) -> float:
        """What the cut gains that is best; 0 where none may be made."""
        return float(self.ranking.gains[0]) if len(self.ranking.gains) else 0.0

    @property
    def is_in_vain(self) -> bool:
        """Whether no cut gains anything."""
        return self.best_gain < 1e-12

    @cached_property
    def spans(self) -> np.ndarray:
        """The smallest and the largest value of each feature here, (d, 2)."""
        return np.stack([self.features.min(axis=0), self.features.max(axis=0)], axis=1)

    def n_bins(self, feature: int) -> int:
        """Return how many bars a feature has: one for each value, if they are few."""
        gaps = np.diff(np.unique(self.features[:, feature]) / 2)  # whole: perhaps inf
        if not gaps.any():
            return 1
        low, high = self.spans[feature] / 2
        with np.errstate(over="ignore"):
            n_gaps = (high - low) / gaps[gaps > 0].min()
        return int(min(n_gaps, MOST_BINS - 1) + 1.5)

    def window(self, feature: int) -> tuple[float, float]:
        """Return from where to where a feature is shown: half a bar beyond its values.

        So a bar of one value ends where the cuts between two values are.
        """
        low, high = self.spans[feature]
        beyond = (high / 2 - low / 2) / max(1, self.n_bins(feature) - 1) or 0.5
        with np.errstate(over="ignore"):  # as far as numbers go
            ends = low - beyond, high + beyond
        return tuple(np.clip(ends, *FINITE).tolist())

    def share(self, feature: int, values) -> np.ndarray:
        """Return how far along a feature's window some values are, 0 to 1."""
        low, high = self.window(feature)
        wide = high / 2 - low / 2  # halved: it could be infinite
        return (np.asarray(values) / 2 - low / 2) / (wide or 1.0)

    def thresholds(self, feature: int) -> np.ndarray:
        """Return where a hand cuts at each of the places, (101,): round numbers.

        Of the candidates within half a hundredth of a place the one that gains most;
        the place itself where there is none, as every cut between two values is alike.
        """
        low, high = self.window(feature)
        shares = PLACES / PLACES[-1]
        found = self._on_values(feature, low * (1 - shares) + high * shares)
        here = self.candidates.of(feature)
        places = self.share(feature, self.candidates.thresholds[here]) * PLACES[-1]
        places = np.rint(places).astype(int)
        gains = self.candidates.gains[here].round(12)
        order = np.lexsort((here, -gains, places))
        taken, first = np.unique(places[order], return_index=True)
        best = self.candidates.thresholds[here][order[first]]
        near = self._on_values(feature, best)  # of rows that are not here
        values = np.sort(self.features[:, feature])
        is_same = np.searchsorted(values, best, "right") == np.searchsorted(
            values, near, "right"
        )
        found[taken] = np.where(is_same, near, best)
        return np.array([rounded(*one) for one in self.between(feature, found)])

    def _on_values(self, feature: int, thresholds: np.ndarray) -> np.ndarray:
        """Return thresholds; one that is all but on a sample's value is that value."""
        low, high = self.window(feature)
        values = np.unique(self.samples[:, feature])
        values = values[(low <= values) & (values <= high)]
        there, shares = self.share(feature, values), self.share(feature, thresholds)
        at = np.minimum(np.searchsorted(there, shares - NEAR), len(values) - 1)
        return np.where(np.abs(there[at] - shares) <= NEAR, values[at], thresholds)

    def between(self, feature: int, thresholds: np.ndarray) -> Iterator[Between]:
        """Yield thresholds, each with the values of all samples beside it."""
        values = np.unique(self.samples[:, feature])
        ends = np.concatenate([[-np.inf], values, [np.inf]])
        at = np.searchsorted(values, thresholds, side="right")
        told = (thresholds, ends[at], ends[at + 1])
        return zip(*(one.tolist() for one in told), strict=True)

    @cached_property
    def _cuts(self) -> dict[int, Cuts]:
        return {}

    def cuts(self, feature: int) -> Cuts:
        """Return what cutting a feature at each of the places does."""
        if feature not in self._cuts:
            told = self.thresholds(feature), self.criterion, self.n_classes
            self._cuts[feature] = cuts_along(self.features, self.labels, feature, *told)
        return self._cuts[feature]


def rounded(threshold: float, low: float, high: float) -> float:
    """Return the round number between two values that a threshold is written as.

    What is written of it is the number itself.
    """
    found = shortest(threshold, low, high) + 0.0  # no −0
    return found if found == threshold else rounded(found, low, high)

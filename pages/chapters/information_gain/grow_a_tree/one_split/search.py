"""What was searched at each node of a growth."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from engines.datasets import Dataset
from engines.decision_trees import (
    Decisions,
    Limits,
    candidate_splits,
    feature_ranking,
)
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.cuts.search import Search
from pages.chapters.information_gain.samples import Sampled

Made = TypeVar("Made")
MOST_SPLITS = 40  # that are stepped through: of a large tree the first ones


@dataclass(frozen=True, eq=False)
class Growth:
    """A tree, and the search at the root and at each split that is stepped through."""

    dataset: Dataset
    decisions: Decisions
    root: Search
    splits: tuple[Search, ...]  # (S,) the first of the T splits

    @cached_property
    def _made(self) -> dict:
        return {}

    def once(self, key: tuple, make: Callable[[], Made]) -> Made:
        """Return what is made of this growth, made once for a key."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    @property
    def n_splits(self) -> int:
        """T, all the splits of the tree."""
        return len(self.decisions) - 1


def search_at(decisions: Decisions, node: int) -> Search:
    """Return everything that was searched at one node."""
    tree, rows = decisions.tree, decisions.rows_at(node)
    here = decisions.X[rows], decisions.y[rows]
    least = decisions.limits.min_samples_leaf
    found = candidate_splits(*here, tree.criterion, least, tree.n_classes)
    told = tree.criterion, tree.n_classes, found, feature_ranking(found)
    return Search(int(node), *here, decisions.X, *told)


@lru_cache(24)
def _searched(dataset: Dataset, decisions: Decisions) -> Growth:
    root = search_at(decisions, 0)
    asked = decisions.asked_at[:MOST_SPLITS].tolist()
    splits = (root if node == 0 else search_at(decisions, node) for node in asked)
    return Growth(dataset, decisions, root, tuple(splits))


def searched(settings: Sampled, limits: Limits) -> Growth:
    """Return a growth with its searches; kept, unless it is the learner's own."""
    how = _searched.__wrapped__ if samples.is_own(settings) else _searched
    return how(settings.dataset, samples.grown(settings, limits))

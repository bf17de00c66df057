"""A split as it stands on paper: the bag's counts and its groups', without rows."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.gains import (
    SAME_WITHIN,
    Impurity,
    impurity_after,
    information_gain,
    split_information,
)
from engines.decision_trees.impurity import entropy, entropy_terms, gini, shares

Counts = tuple[float, ...]


@dataclass(frozen=True)
class SplitByHand:
    """Counts of each class: of the whole bag, and of the groups it is split into.

    An empty ``bag`` stands for the sum of the groups; without groups nothing is split.
    Raises ValueError for counts that do not fit the classes or are no counts.
    """

    class_names: tuple[str, ...]  # (n_classes,)
    bag: Counts = ()  # (n_classes,) or ()
    groups: tuple[tuple[str, Counts], ...] = ()  # (n_groups,) name and (n_classes,)

    def __post_init__(self) -> None:
        """Check that the counts are such, as many as there are classes."""
        named = [("the bag", self.bag)] if self.bag else []
        named += [(f"group {name!r}", counts) for name, counts in self.groups]
        for name, counts in named:
            _check(name, counts, len(self.class_names))
        if not any(any(counts) for _, counts in named):
            raise ValueError("All counts are 0; give the bag or a group something.")


def _check(name: str, counts: Counts, n_classes: int) -> None:
    if len(counts) != n_classes:
        raise ValueError(
            f"Of {name} {len(counts)} counts are given for {n_classes} classes; give "
            "one for each class."
        )
    if not all(0 <= count < np.inf for count in counts):
        raise ValueError(
            f"The counts of {name} are {counts}; each must be a finite number, 0 or "
            "more."
        )


@dataclass(frozen=True, eq=False)
class CountedSplit:
    """What a split by hand comes to, with every number on the way; all in bits."""

    given: SplitByHand
    counts: np.ndarray  # (n_classes,) of the bag: the sum of the groups, if any
    children: np.ndarray  # (n_groups, n_classes); an unsplit bag is its own group
    weights: np.ndarray  # (n_groups,) each group's share of the bag
    terms: np.ndarray  # (n_classes,) each class's part of the bag's entropy
    child_terms: np.ndarray  # (n_groups, n_classes)
    entropy: float  # of the bag
    child_entropies: np.ndarray  # (n_groups,)
    expected_entropy: float  # the average of the groups', weighted
    gain: float  # the information gain
    split_information: float
    gain_ratio: float
    gini: float
    child_ginis: np.ndarray  # (n_groups,)
    expected_gini: float
    gini_gain: float

    @property
    def surplus(self) -> np.ndarray:
        """How many more of each class the groups have than the bag, (n_classes,)."""
        told = self.given.bag or self.counts
        return self.counts - np.asarray(told, dtype=float)


def counted_split(split: SplitByHand) -> CountedSplit:
    """Work out everything a split by hand is worth, from its counts alone.

    gain = H(bag) - sum of n_c / n * H(c); ratio = gain / H(n_1 / n, n_2 / n, ...).
    Where bag and groups disagree, the sum of the groups is the bag: only so is the
    gain the mutual information of group and class, and never below 0.
    Source: Quinlan 1986, Induction of Decision Trees, sections 4 and 7.

    >>> round(counted_split(SplitByHand(("yes", "no"), (9, 5))).entropy, 6)
    0.940286
    """
    groups = [counts for _, counts in split.groups] or [split.bag]
    children = np.array(groups, dtype=float)
    counts = children.sum(axis=0)
    gain, by_gini = _gain(children, entropy), _gain(children, gini)
    answers = float(split_information(children))
    ratio = gain / answers if answers else 0.0
    return CountedSplit(
        split,
        counts,
        children,
        weights=shares(children.sum(axis=1)),
        terms=entropy_terms(counts),
        child_terms=entropy_terms(children),
        entropy=float(entropy(counts)),
        child_entropies=entropy(children),
        expected_entropy=float(impurity_after(children)),
        gain=gain,
        split_information=answers,
        gain_ratio=ratio,
        gini=float(gini(counts)),
        child_ginis=gini(children),
        expected_gini=float(impurity_after(children, gini)),
        gini_gain=by_gini,
    )


def _gain(children: np.ndarray, impurity: Impurity) -> float:
    """Return a gain; what rounding leaves of none is none."""
    gain = float(information_gain(children, impurity))
    return gain if gain > SAME_WITHIN else 0.0

"""What the chapter "Too many questions" asks about: rows to learn from, rows held out.

The labels of the rows that a tree learns from may be noisy; those held out never are,
so that they tell how right it is.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.datasets import Dataset
from engines.datasets.generators import relabelled
from engines.decision_trees import held_out, some_of
from pages.chapters.information_gain.samples import Sampled, is_own

KEY = "ig_too_many"
PARTS = HOW_DEEP, PRUNE, MANY_TREES, WHAT_MATTERS = (
    "How deep?",
    "Prune",
    "Many trees",
    "What matters",
)
HELD_OUT = 0.3  # of all rows, at least one of each class that has two
NOISES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
SHARES = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)  # of the rows that may be learned from
FEWEST = 4  # rows that a tree learns from
ALONG = {"Depth": "max_depth", "Leaf size": "min_samples_leaf", "α": "alpha"}
PLANE, TREE = "plane", "tree"
BESIDE = {"The plane": PLANE, "The tree": TREE}
ADDED = {
    "None": "none",
    "Chance": "chance",
    "An exact copy": "copy",
    "A blurred copy": "blurred",
}
DEEPEST = 20


@dataclass(frozen=True, eq=False)
class Halves:
    """The rows to learn from, with noisy labels, and the rows held out, without."""

    dataset: Dataset
    X: np.ndarray  # (n, d) learned from
    y: np.ndarray  # (n,) their labels, some of them changed
    true_y: np.ndarray  # (n,) as they were
    rows: np.ndarray  # (n,) which of the dataset's rows these are
    held_X: np.ndarray  # (m, d) held out
    held_y: np.ndarray  # (m,)
    held_rows: np.ndarray  # (m,)

    @property
    def n_classes(self) -> int:
        """Return how many classes there are to predict."""
        return len(self.dataset.class_names)

    @property
    def n_changed(self) -> int:
        """Return how many labels the noise has changed."""
        return int((self.y != self.true_y).sum())


@dataclass(frozen=True)
class Settings(Sampled):
    """Everything the parts compute from; each of them asks for some of it."""

    noise: float = 0.1  # share of the labels learned from that are changed
    share: float = 1.0  # of the rows not held out that are learned from
    # How deep?
    along: str = "max_depth"  # what is varied, as `ComplexityCurve.limit`
    # Prune
    measure: str = "impurity"  # what R counts: one of MEASURES
    prune_way: str = "Weakest link"
    cuts: tuple[int, ...] = ()  # the nodes that the learner has cut, in turn
    beside: str = TREE  # the curve; where there are two features it may be the plane
    # What matters
    added: str = "chance"  # a column that is added: one of `ADDED`'s values
    matter_depth: int = DEEPEST  # of the tree, at most
    n_shuffles: int = 20  # of each column

    # Many trees
    n_trees: int = 25
    depth_each: int = 0  # of each tree, at most; 0 is no limit
    tried: str = "all"  # the features each tree may ask about: all, half or root

    @property
    def halves(self) -> Halves:
        """The rows to learn from and those held out; kept, unless the learner's."""
        how = _halves.__wrapped__ if is_own(self) else _halves
        return how(self.dataset, self.noise, self.share, self.seed)


@lru_cache(32)
def _halves(dataset: Dataset, noise: float, share: float, seed: int) -> Halves:
    X, true = dataset.features, dataset.labels
    learn, test = held_out(true, HELD_OUT, seed)
    if not len(test):  # every class has but one row
        learn, test = held_out(np.zeros(len(true)), HELD_OUT, seed)
        test = test if len(test) else learn
    n = max(min(FEWEST, len(learn)), round(share * len(learn)))
    learn = learn[some_of(true[learn], n, seed)]  # fewer are some of the more
    noisy = relabelled(true[learn], noise, len(dataset.class_names), seed)
    return Halves(
        dataset, X[learn], noisy, true[learn], learn, X[test], true[test], test
    )

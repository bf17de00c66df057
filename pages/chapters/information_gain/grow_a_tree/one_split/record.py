"""What "One split" computes: the tree's split at each step, and the learner's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import BinaryTree, Cut, cut
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.cuts.search import Search
from pages.ui.chapter import Table

from ..settings import Settings
from .search import Growth, searched

Made = TypeVar("Made")
COLUMNS = ("split", "node", "rows", "cuts tried", "feature", "threshold", "gain")
COLUMNS += ("cuts tied", "next feature's gain", "your cut", "your gain", "regret")


@dataclass(frozen=True, eq=False)
class Record:
    """S splits of a growth, S + 1 steps: at the first one nothing is searched yet."""

    settings: Settings
    growth: Growth
    thresholds: np.ndarray  # (S,) of the tree's splits
    gains: np.ndarray  # (S,) what they gain
    own: tuple[Cut, ...]  # (S + 1,) the learner's own cut at the node of each step
    own_gains: np.ndarray  # (S + 1,)
    is_narrow = False
    waiting = ""  # what the own cut gains is said from the first
    is_over: bool = True  # whether the bet is: the root's own feature answers it

    @property
    def dataset(self) -> Dataset:
        """The samples."""
        return self.growth.dataset

    @property
    def tree(self) -> BinaryTree:
        """The whole tree."""
        return self.growth.decisions.tree

    @property
    def n_steps(self) -> int:
        """S + 1, the steps."""
        return len(self.growth.splits) + 1

    @property
    def is_cut_short(self) -> bool:
        """Whether there are more splits than steps."""
        return self.growth.n_splits > len(self.growth.splits)

    @property
    def class_names(self) -> tuple[str, ...]:
        """The names of the classes."""
        return self.dataset.class_names

    @property
    def labels(self) -> np.ndarray:
        """The classes of all rows, (n,)."""
        return self.dataset.labels

    @property
    def place(self) -> int:
        """Where the learner cuts, 0 to 100."""
        return self.settings.cut

    @property
    def least(self) -> int:
        """How many rows a cut leaves on either side."""
        return self.settings.min_samples_leaf

    def is_searched(self, step: int) -> bool:
        """Tell whether it is known what the cuts gain: at all steps but the first."""
        return step > 0

    def gains_told(self, step: int) -> np.ndarray:
        """Return what a cut at each of the places gains."""
        return self.search(step).cuts(self.feature(step)).gains

    def chosen(self, step: int) -> float | None:
        """Return where the tree cuts the feature that is shown, if it does."""
        cuts = self.feature(step) == self.tree.features[self.search(step).node]
        return float(self.thresholds[step - 1]) if step and cuts else None

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what is made of all but the learner's own cut, made once."""
        return self.growth.once((name, self.settings.shown_feature, self.is_over), make)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features."""
        return self.dataset.attributes

    def search(self, step: int) -> Search:
        """Return the search at the node of a step."""
        return self.growth.splits[step - 1] if step else self.growth.root

    def feature(self, step: int) -> int:
        """Return the feature that is shown large: as chosen, or the tree's own.

        Before the bet is over, of the root the first one that can be cut.
        """
        return shown_feature(self.settings, self.growth, step, self.is_over)

    @cached_property
    def before_bet(self) -> "Record":
        """The same, as it is shown until the bet is over."""
        own = _own_cut(self.settings, self.growth, 0, is_over=False), *self.own[1:]
        gains = np.array([one.gain for one in own])
        return replace(self, own=own, own_gains=gains, is_over=False)

    def full(self, step: int) -> float:
        """Return the gain that fills a picture: once it is known, that of the best.

        Before, and where no cut gains anything, all there is to gain.
        """
        search = self.search(step)
        if step and not search.is_in_vain:
            return search.best_gain
        return self.own[step].impurity or 1.0

    def own_fewest(self, step: int) -> int:
        """Return how many rows the learner's own cut leaves on its smaller side."""
        own = self.own[step]
        return int(min(own.left_counts.sum(), own.right_counts.sum()))

    def is_allowed(self, step: int) -> bool:
        """Tell whether the learner's own cut leaves rows enough on both sides."""
        return self.own_fewest(step) >= self.settings.min_samples_leaf

    def said(self, feature: int, threshold: float) -> str:
        """Say which rows a cut sends left: "petal length ≤ 2.45"."""
        return samples.sides(self.dataset, feature, threshold)[0]


def shown_feature(
    settings: Settings, growth: Growth, step: int, is_over: bool = True
) -> int:
    """Return the feature that is shown large at a step."""
    names = growth.dataset.attributes
    if settings.shown_feature in names:
        return names.index(settings.shown_feature)
    search = growth.splits[step - 1] if step else growth.root
    can_be_cut = search.ranking.features
    if not len(can_be_cut):
        return 0
    return int(can_be_cut[0] if step or is_over else can_be_cut.min())


def run(settings: Settings) -> Record:
    """Grow the tree, search its nodes again, and try the learner's own cut at each."""
    growth = searched(settings, settings.limits)
    tree, asked = growth.decisions.tree, growth.decisions.asked_at
    asked = asked[: len(growth.splits)]
    own = tuple(_own_cut(settings, growth, k) for k in range(len(asked) + 1))
    return Record(
        settings=settings,
        growth=growth,
        thresholds=tree.thresholds[asked],
        gains=tree.gains[asked],
        own=own,
        own_gains=np.array([one.gain for one in own]),
    )


def _own_cut(
    settings: Settings, growth: Growth, step: int, is_over: bool = True
) -> Cut:
    search = growth.splits[step - 1] if step else growth.root
    feature = shown_feature(settings, growth, step, is_over)
    threshold = search.cuts(feature).thresholds[settings.cut]
    here = search.features, search.labels, feature, threshold, search.criterion
    return cut(*here, search.best_gain, search.n_classes)


def table(record: Record) -> Table:
    """List the splits: what was tried, what won, and the learner's own."""
    rows = []
    for k, search in enumerate(record.growth.splits, 1):
        ranking, own = search.ranking, record.own[k]
        feature = int(record.tree.features[search.node])
        following = float(ranking.gains[1]) if len(ranking.gains) > 1 else ""
        tried = k, search.node, search.n_rows, int(search.candidates.allowed.sum())
        won = record.names[feature], *map(float, _won(record, k))
        tied = len(search.candidates.tied), following
        mine = record.said(own.feature, own.threshold), own.gain, own.regret
        rows.append((*tried, *won, *tied, *mine))
    return Table(COLUMNS, rows)


def _won(record: Record, k: int) -> tuple[float, float]:
    return record.thresholds[k - 1], record.gains[k - 1]


def reached(record: Record, step: int) -> int:
    """Return how many rows of the table the steps have shown."""
    return step

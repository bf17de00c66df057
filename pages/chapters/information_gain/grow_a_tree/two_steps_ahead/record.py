"""What "Two steps ahead" computes: a greedy tree beside one that looks further."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import (
    Decisions,
    FarGrowth,
    Limits,
    TwoSteps,
    cuts_looked_at,
    grow,
    grow_looking_ahead,
    slice_of,
    two_steps_ahead,
)
from pages.chapters.information_gain import samples
from pages.ui.long_work import telling
from pages.words import thresholds

from ..settings import Settings
from ..the_plane import record as planes
from ..the_plane.features import features_of, plane_of, window_of

MOST_SPLITS = 30  # of either tree
WORK = "Looking two steps ahead"
Asked = tuple[Dataset, tuple[int, int], str, float | None]


@dataclass(frozen=True, eq=False)
class Plane(planes.Record):
    """A tree in its plane, with as many positions of the stepper as both trees need."""

    n_steps: int = 0

    @cached_property
    def shown(self) -> np.ndarray:
        """How many splits are made at each position, (n_steps + 1,)."""
        return np.minimum(np.arange(self.n_steps + 1), self.n_splits)


@dataclass(frozen=True, eq=False)
class Compared:
    """Both trees, and the search for a first cut; kept for what is asked alike."""

    near: Decisions  # greedy, its first splits
    growth: FarGrowth  # looking two steps ahead, its first splits
    first: TwoSteps  # every first cut
    looked: tuple[int, int]  # cuts that greed compared for its splits; the other one


@dataclass(frozen=True, eq=False)
class Record:
    """A greedy tree and one that looks two steps ahead, split by split."""

    settings: Settings
    dataset: Dataset
    near: Plane
    far: Plane
    compared: Compared

    @property
    def first(self) -> TwoSteps:
        """Every first cut, with what it gains at once and in two steps."""
        return self.compared.first

    @property
    def names(self) -> tuple[str, ...]:
        """The two features that may be asked about."""
        return self.near.names

    @property
    def n(self) -> int:
        """How many rows there are."""
        return self.near.n

    @property
    def n_steps(self) -> int:
        """How many splits the tree makes that makes more of them."""
        return self.near.n_steps

    @property
    def impurity(self) -> float:
        """The impurity of all rows: what there is to gain."""
        return float(self.near.decisions.tree.impurities[0])

    @property
    def places(self) -> tuple[int, int] | None:
        """The first cuts that gain most at once, and in two steps, if there are any."""
        if self.first.greedy is None:
            return None
        return self.first.greedy, self.first.far_seeing

    @cached_property
    def wrong_without_limit(self) -> int:
        """How many rows are wrong after greedy splits where any gain is enough."""
        return _greedy(*_asked(self.settings)[:3], None).tree.n_errors

    @cached_property
    def wrong_above_nothing(self) -> int:
        """How many rows are wrong after greedy splits that all gain something."""
        least = max(self.settings.least_gain or 0.0, 0.0)
        return _greedy(*_asked(self.settings)[:3], least).tree.n_errors


def run(settings: Settings) -> Record:
    """Grow both trees, and look at every first cut."""
    asked = _asked(settings)
    how = _compared.__wrapped__ if samples.is_own(settings) else _compared
    compared = how(*asked)
    dataset, sides = asked[:2]
    both = compared.near, compared.growth.decisions
    n_steps = max(len(one.asked_at) for one in both)
    near, far = (_plane(settings, dataset, sides, one, n_steps) for one in both)
    return Record(settings, dataset, near, far, compared)


def _asked(settings: Settings) -> Asked:
    """Return what both trees depend on."""
    dataset = settings.dataset
    sides = plane_of(dataset, settings.plane_across, settings.plane_up)
    return dataset, sides, settings.criterion, settings.least_gain


@lru_cache(16)
def _compared(
    dataset: Dataset, sides: tuple[int, int], criterion: str, least: float | None
) -> Compared:
    near = _greedy(dataset, sides, criterion, least)
    told = near.X, near.y, criterion
    n_classes = len(dataset.class_names)
    first = two_steps_ahead(*told, n_classes, telling(WORK))
    growth = grow_looking_ahead(*told, least, MOST_SPLITS, n_classes, telling(WORK))
    far = growth.decisions.asked_at
    looked = cuts_looked_at(near)[near.asked_at].sum(), growth.n_looked[far].sum()
    return Compared(near, growth, first, (int(looked[0]), int(looked[1])))


def _greedy(
    dataset: Dataset, sides: tuple[int, int], criterion: str, least: float | None
) -> Decisions:
    """Return the first splits of the greedy tree on two features."""
    _, columns = features_of(dataset)
    X, n_classes = columns[:, sorted(sides)], len(dataset.class_names)
    whole = grow(X, dataset.labels, criterion, Limits(min_gain=least), n_classes)
    k = min(len(whole.asked_at), MOST_SPLITS)
    return replace(
        whole,
        tree=whole.tree_after(k),
        asked_at=whole.asked_at[:k],
        n_tied=whole.n_tied[: 2 * k + 1],
    )


def _plane(
    settings: Settings,
    dataset: Dataset,
    sides: tuple[int, int],
    decisions: Decisions,
    n_steps: int,
) -> Plane:
    names, _ = features_of(dataset)
    seen = sorted(sides)
    across, up = (seen.index(side) for side in sides)
    window = window_of(decisions.X[:, [across, up]])
    middle = np.median(decisions.X, axis=0)
    plane = slice_of(decisions.tree, across, up, middle, *window)
    both = tuple(names[at] for at in seen)
    return Plane(settings, dataset, both, decisions, plane, n_steps)


# --- cuts in words --------------------------------------------------------------------


def question(record: Record, place: int) -> str:
    """Say what a first cut asks: "petal length ≤ 2.45"."""
    feature = int(record.first.first.features[place])
    threshold = float(record.first.first.thresholds[place])
    ends = thresholds.neighbours(threshold, record.near.decisions.X[:, feature])
    return thresholds.left_of(record.names[feature], threshold, *ends)


def feature_of(record: Record, place: int) -> str:
    """Return the name of the feature that a first cut is about."""
    return record.names[int(record.first.first.features[place])]

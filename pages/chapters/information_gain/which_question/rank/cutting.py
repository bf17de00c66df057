"""One column of numbers, cut by hand: what its cuts gain, and where the best is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from engines.datasets import Table
from engines.decision_trees import (
    ANSWER,
    CRITERIA,
    LEFT_OUT,
    Cuts,
    candidate_splits,
    feature_ranking,
)
from engines.decision_trees.questions import labels_of
from pages.chapters.information_gain.cuts.search import PLACES, Search

from ..record import OWN_NAME, Settings

ASKED_LATER = "not asked yet"


@dataclass(frozen=True, eq=False)
class Answering(Search):
    """The rows that have a number, of rows of which some may have none.

    What a cut gains counts the others, as their treatment says: a share of what it
    gains among the rows with a number, and what it gains to know who has none.
    """

    part: float = 1.0
    besides: float = 0.0

    def cuts(self, feature: int) -> Cuts:
        """Return what cutting a feature at each of the places does."""
        if feature not in self._cuts:
            found = super().cuts(feature)
            gains = self.part * found.gains + self.besides
            self._cuts[feature] = replace(found, gains=gains)
        return self._cuts[feature]


@dataclass(frozen=True, eq=False)
class Curve:
    """What the cuts of one column gain: all that does not depend on a hand."""

    names: tuple[str]  # of the column
    number: int  # of its question, from 0
    class_names: tuple[str, ...]
    labels: np.ndarray  # (n,) of the rows with a number
    searched: Answering
    n_steps: int

    @cached_property
    def best_place(self) -> int:
        """Where the cut is that gains most; the lowest on a tie."""
        best = self.searched.ranking.thresholds[0]
        return int(np.rint(self.searched.share(0, best) * PLACES[-1]))

    @cached_property
    def made(self) -> dict[str, Any]:
        """What is made of it once: pictures."""
        return {}


@dataclass(frozen=True, eq=False)
class Cutting:
    """A column under a hand: see `cuts.shown.Shown`."""

    curve: Curve
    place: int
    least: int = 1
    is_narrow: bool = True
    waiting: str = ASKED_LATER

    @property
    def names(self) -> Sequence[str]:
        """The column's name."""
        return self.curve.names

    @property
    def column(self) -> str:
        """The column's name."""
        return self.curve.names[0]

    @property
    def class_names(self) -> Sequence[str]:
        """The names of the classes."""
        return self.curve.class_names

    @property
    def labels(self) -> np.ndarray:
        """The classes of the rows, (n,)."""
        return self.curve.labels

    @property
    def n_steps(self) -> int:
        """How many steps there are."""
        return self.curve.n_steps

    @property
    def own_gains(self) -> np.ndarray:
        """What the learner's cut gains, (n_steps,), as far as it is told."""
        return np.array([self.gains_told(k)[self.place] for k in range(self.n_steps)])

    @property
    def threshold(self) -> float:
        """Where the learner cuts."""
        return float(self.curve.searched.cuts(0).thresholds[self.place])

    @property
    def best(self) -> float:
        """Where the best cut is."""
        return float(self.curve.searched.ranking.thresholds[0])

    @property
    def is_own(self) -> bool:
        """Whether the learner cuts elsewhere: other rows are on a side."""
        low, high = sorted([self.threshold, self.best])
        values = self.curve.searched.features
        return bool(((low < values) & (values <= high)).any())

    @property
    def at(self) -> dict[str, float]:
        """The learner's cut as `rank_questions` takes it; nothing at the best one."""
        return {self.column: self.threshold} if self.is_own else {}

    def search(self, step: int) -> Search:
        """Return what was searched: the same at every step."""
        return self.curve.searched

    def feature(self, step: int) -> int:
        """Return the only feature."""
        return 0

    def is_searched(self, step: int) -> bool:
        """Tell whether the column was asked about."""
        return step > self.curve.number

    def gains_told(self, step: int) -> np.ndarray:
        """Return what a cut at each of the places gains, once that is told."""
        gains = self.curve.searched.cuts(0).gains
        return gains if self.is_searched(step) else np.zeros_like(gains)

    def chosen(self, step: int) -> float | None:
        """Return where the best cut is, once that is told."""
        return self.best if self.is_searched(step) else None

    def full(self, step: int) -> float:
        """Return the gain that fills the picture: that of the best cut."""
        return self.curve.searched.best_gain or 1.0

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what is made of the curve, made once."""
        made = self.curve.made
        if name not in made:
            made[name] = make()
        return made[name]


def cutting_at(settings: Settings) -> Cutting | None:
    """Return the column that is cut by hand, None where no column can be cut."""
    names = can_be_cut(settings.table)
    if not names:
        return None
    column = settings.column if settings.column in names else names[0]
    curve = curve_of(settings.table, column, settings.criterion, settings.missing)
    is_a_place = 0 <= settings.place <= PLACES[-1]
    return Cutting(curve, settings.place if is_a_place else curve.best_place)


def can_be_cut(table: Table) -> tuple[str, ...]:
    """Return the columns with two numbers or more, of rows with a label."""
    known = labels_of(table)[0] >= 0
    return tuple(name for name in table.numbers if _is_various(table, name, known))


def curve_of(table: Table, column: str, criterion: str, missing: str) -> Curve:
    """Return what a column's cuts gain; kept, unless it is the learner's own."""
    how = _curve.__wrapped__ if table.name == OWN_NAME else _curve
    return how(table, column, criterion, missing)


def _is_various(table: Table, name: str, known: np.ndarray) -> bool:
    values = table.values(name)[known]
    values = values[~np.isnan(values)]
    return bool(len(values) and values.min() < values.max())


@lru_cache(24)
def _curve(table: Table, column: str, criterion: str, missing: str) -> Curve:
    labels, classes = labels_of(table)
    known = labels >= 0
    values, labels = table.values(column)[known], labels[known]
    there = ~np.isnan(values)
    by = CRITERIA[criterion]
    share, besides = _counted(labels, there, len(classes), by, missing)
    here = values[there, np.newaxis], labels[there]
    told = by.impurity_name, len(classes)
    found = candidate_splits(*here, by.impurity_name, n_classes=len(classes))
    found = replace(found, gains=share * found.gains + besides)
    searched = Answering(
        0, *here, here[0], *told, found, feature_ranking(found), share, besides
    )
    number = table.attributes.index(column)
    n_steps = len(table.attributes) + 2
    return Curve((column,), number, classes, labels[there], searched, n_steps)


def _counted(labels, there, n_classes: int, by, missing: str) -> tuple[float, float]:
    """Return what a gain among the rows with a number counts for, and what is added."""
    share = float(there.mean())
    if missing == LEFT_OUT or share == 1:
        return 1.0, 0.0
    if missing != ANSWER:
        return share, 0.0
    bags = [np.bincount(labels[w], minlength=n_classes) for w in (there, ~there)]
    after = share * by.impurity(bags[0]) + (1 - share) * by.impurity(bags[1])
    return share, float(by.impurity(bags[0] + bags[1]) - after)

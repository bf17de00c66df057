"""When a tree stops asking, and which rows it learns from."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.datasets import Table
from engines.decision_trees import LeafReason, Limits, held_out
from engines.decision_trees.questions import labels_of

NOTHING_LEFT, BY_RULE = "When nothing is left", "By a rule"
STOP = {NOTHING_LEFT: False, BY_RULE: True}
NONE, NO_LIMIT = "None", "No limit"
LEAST = {NONE: None} | {
    text: float(text) for text in ("0", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5")
}
DEEPEST = {NO_LIMIT: None} | {str(depth): depth for depth in range(1, 9)}
FEWEST, FEWEST_SPAN = 2, (2, 200)
THIRD, NO_ROW = "A third", "No row"
HELD = {"A fifth": 0.2, THIRD: 1 / 3, "A half": 0.5, NO_ROW: 0.0}
FEWEST_TO_HOLD_OUT = 8  # rows: of fewer, each is needed to learn from
CLOSED = (LeafReason.NO_GAIN, LeafReason.DEPTH, LeafReason.FEW_ROWS)  # by the rule


@dataclass(frozen=True)
class Growing:
    """All that a tree grows by, but for the questions that the learner picks."""

    table: Table
    criterion: str
    missing: str
    limits: Limits = Limits()
    share: float = 0.0  # of the rows, held out
    draw: int = 0  # the seed of which ones

    @property
    def without_rule(self) -> "Growing":
        """The same rows, and nothing that stops before all is asked."""
        return replace(self, limits=Limits())

    @property
    def how(self) -> dict:
        """What `grow_id3` is told."""
        return {
            "criterion": self.criterion,
            "missing": self.missing,
            "min_gain": self.limits.min_gain,
            "max_depth": self.limits.max_depth,
            "min_samples_split": self.limits.min_samples_split,
            "rows": self.halves[0] if self.holds_out else None,
        }

    @property
    def holds_out(self) -> bool:
        """Whether rows may be held out: it was asked for, and there are enough."""
        return self.share > 0 and len(self.known) >= FEWEST_TO_HOLD_OUT

    @cached_property
    def labels(self) -> np.ndarray:
        """Each row's class as a number, (n_rows,); -1 where it is missing."""
        return labels_of(self.table)[0]

    @property
    def known(self) -> np.ndarray:
        """The rows whose class is known."""
        return np.flatnonzero(self.labels >= 0)

    @cached_property
    def halves(self) -> tuple[np.ndarray, np.ndarray]:
        """The rows that are learned from, and those held out."""
        known = self.known
        if not self.holds_out:
            return known, known[:0]
        learned, held = held_out(self.labels[known], self.share, self.draw)
        return known[learned], known[held]


def growing_of(settings) -> Growing:
    """Return what the chapter's settings ask for."""
    found = Growing(settings.table, settings.criterion, settings.missing)
    if not settings.by_rule:
        return found
    limits = Limits(settings.deepest, settings.fewest, min_gain=settings.least_gain)
    return replace(found, limits=limits, share=settings.aside, draw=settings.draw)

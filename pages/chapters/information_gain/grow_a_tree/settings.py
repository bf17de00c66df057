"""What the chapter "Grow a tree" asks about: samples, and how a tree is grown."""

from dataclasses import dataclass

from engines.decision_trees import Limits
from pages.chapters.information_gain.samples import Sampled
from pages.figures.number_tree import NO_FOLDS, Folds

KEY = "ig_tree"
PARTS = ONE_SPLIT, THE_PLANE, THE_TREE, TWO_STEPS_AHEAD = (
    "One split",
    "The plane",
    "The tree",
    "Two steps ahead",
)
GROWN = ONE_SPLIT, THE_PLANE, THE_TREE  # the parts whose tree obeys the limits
DEEPEST = 20  # of the slider, where it limits nothing
SMALLEST_LEAVES = (1, 2, 3, 5, 8, 12, 20, 30, 50)
SMALLEST_NODES = (2, 3, 5, 10, 20, 50, 100)
NO_LIMIT = "No limit"
LEAVES = {NO_LIMIT: None} | {str(n): n for n in (2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50)}
LEAST_GAINS = {NO_LIMIT: None, "More than 0": 0.0}
LEAST_GAINS |= {f"More than {gain}": gain for gain in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)}


@dataclass(frozen=True)
class Settings(Sampled):
    """Everything the parts compute from; each of them asks for some of it."""

    max_depth: int = DEEPEST
    min_samples_leaf: int = 1
    min_samples_split: int = 2
    min_gain: float | None = None
    max_leaves: int | None = None

    # One split
    shown_feature: str = ""  # its name; nothing for the one the tree takes
    cut: int = 40  # the learner's own, in hundredths of the way along its values
    # The plane
    plane_across: int | None = None  # the number of a feature; None: a useful one
    plane_up: int | None = None
    plane_sees_all: bool = False  # else the tree sees these two features only
    plane_held: int = 0  # the row that other features are held at; 0: their medians
    # The tree
    row: int = 1  # which of the samples goes down, counted from 1
    changed: str = ""  # the feature of it that has another value
    changed_to: float | None = None
    folds: Folds = NO_FOLDS

    def row_at(self, n: int) -> int:
        """Return the row's place among n samples."""
        return min(max(self.row, 1), n) - 1

    # Two steps ahead
    least_gain: float | None = None  # what a cut has to gain more than

    @property
    def limits(self) -> Limits:
        """What may stop the tree from growing."""
        return Limits(
            None if self.max_depth == DEEPEST else self.max_depth,
            self.min_samples_split,
            self.min_samples_leaf,
            self.min_gain,
            self.max_leaves,
        )

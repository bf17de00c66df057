"""What "Prune" computes: the path, and the trees of the way that is shown."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.decision_trees import (
    BinaryTree,
    ChosenByHalves,
    Limits,
    PruningPath,
    Prunings,
    ReducedError,
    chosen_by_halves,
    errors_as_leaf,
    grow,
    least_costs,
    n_prunings,
    pruning_path,
)
from pages.chapters.information_gain.samples import is_own

from ..settings import Halves, Settings
from .controls import BY_HAND
from .courses import accuracies, best_of, course_of, positions, possible, reduced
from .links import Link, link_of

MOST_COUNTED = 600  # leaves of a tree whose prunings are counted
N_HALVINGS = 100


@dataclass(frozen=True, eq=False)
class Record:
    """The path of the weakest links, and the trees that the chosen way cuts."""

    settings: Settings
    halves: Halves
    path: PruningPath
    cuts: tuple[int, ...]  # those of the learner's that can be made, in turn
    course: Prunings  # all states of the way
    shown: np.ndarray  # (S,) the states at which the stepper stops; by hand the last
    costs: np.ndarray  # (S,) R of each
    learned: np.ndarray  # (S,) share of the rows learned from that it tells as labelled
    held: np.ndarray  # (S,) share of the held-out rows told rightly; nan without any

    @property
    def way(self) -> str:
        """The way that is shown: one of WAYS."""
        return self.settings.prune_way

    @property
    def whole(self) -> BinaryTree:
        """The tree before any cut."""
        return self.path.whole

    @cached_property
    def tree(self) -> BinaryTree:
        """The last tree of the way: by hand, the learner's as it stands."""
        return self.course.tree(len(self.course) - 1)

    @property
    def n_held(self) -> int:
        """How many rows are held out."""
        return len(self.halves.held_y)

    @cached_property
    def states(self) -> Prunings:
        """The states at which the stepper stops, (S,)."""
        return self.course.only(self.shown)

    @cached_property
    def n_leaves(self) -> np.ndarray:
        """The leaves of each position, (S,)."""
        return self.course.n_leaves[self.shown]

    @cached_property
    def path_errors(self) -> np.ndarray:
        """How many held-out rows each tree of the path tells wrongly, (m,)."""
        return self.path.errors(self.halves.held_X, self.halves.held_y)

    @cached_property
    def best(self) -> int:
        """The state of the path that errs least held out, the smallest of equals."""
        return best_of(self.path_errors)

    @cached_property
    def repeated(self) -> np.ndarray:
        """How many changed labels each tree of the path tells as they are now, (m,)."""
        halves = self.halves
        changed = halves.y != halves.true_y
        X, y = halves.X[changed], halves.y[changed]
        return len(y) - self.path.errors(X, y)

    @cached_property
    def chosen(self) -> ChosenByHalves | None:
        """What choosing by one half of the held-out rows says of the other."""
        X, y = self.halves.held_X, self.halves.held_y
        return chosen_by_halves(self.path, X, y, N_HALVINGS, self.settings.seed)

    @cached_property
    def reduced(self) -> ReducedError:
        """Reduced-error pruning, node by node."""
        return reduced(self.whole, self.halves)

    @cached_property
    def unreached(self) -> np.ndarray:
        """Whether no held-out row comes to a node, (n_nodes,) bool."""
        everyone = np.full(self.n_held, self.whole.n_classes)  # told rightly by none
        return errors_as_leaf(self.whole, self.halves.held_X, everyone) == 0

    @cached_property
    def least(self) -> np.ndarray:
        """The least R of all prunings with 1, 2, ... leaves, (n_leaves,)."""
        return least_costs(self.whole, self.settings.measure)

    @cached_property
    def ways(self) -> np.ndarray | None:
        """How many prunings have 1, 2, ... leaves; None of a tree that is too large."""
        few_enough = self.whole.n_leaves <= MOST_COUNTED
        return n_prunings(self.whole) if few_enough else None

    @cached_property
    def all_trees(self) -> list[tuple]:
        """Leaves, R and both accuracies of every state of the way, seen or not."""
        halves, course = self.halves, self.course
        held = accuracies(course, halves.held_X, halves.held_y).tolist()
        columns = (
            course.n_leaves.tolist(),
            course.costs_by(self.settings.measure).tolist(),
            accuracies(course, halves.X, halves.y).tolist(),
            held if self.n_held else [None] * len(held),
        )
        return [*zip(*columns, strict=True)]

    @property
    def is_abridged(self) -> bool:
        """Whether the stepper leaves states out."""
        return self.way != BY_HAND and len(self.shown) < len(self.course)

    def since(self, step: int) -> list[np.ndarray]:
        """Return what each state cut that came since the position before."""
        states = range(int(self.shown[step - 1]) + 1, int(self.shown[step]) + 1)
        return [self.course.collapsed(state) for state in states]

    def alpha_at(self, step: int) -> float:
        """Return the alpha from which on the path's tree of a position is the best."""
        return float(self.path.alphas[self.shown[step]])

    def weakest(self, step: int) -> np.ndarray:
        """Return the nodes that are cut next on the path, (n_cut,); none at its end."""
        state = int(self.shown[step]) + 1
        if state == len(self.path):
            return np.zeros(0, dtype=int)
        return self.path.collapsed(state)

    def link(self, step: int, node: int) -> Link:
        """Return the link of a node that asks in a position's tree."""
        tree = self.course.tree(int(self.shown[step]))
        return link_of(tree, node, self.settings.measure)

    def right(self, step: int) -> tuple[int, int]:
        """Return how many learned and held-out rows a position's tree tells rightly."""
        n, m = len(self.halves.y), self.n_held
        held = round(float(self.held[step]) * m) if m else 0
        return round(float(self.learned[step]) * n), held

    def twin(self, n_leaves: int) -> int | None:
        """Return the path's state with so many leaves, if there is one."""
        found = np.flatnonzero(self.path.n_leaves == n_leaves)
        return int(found[0]) if len(found) else None

    def nearest(self, n_leaves: int) -> int:
        """Return the path's first state with at most so many leaves."""
        return int(np.flatnonzero(self.path.n_leaves <= n_leaves)[0])

    def bound(self, n_leaves: int) -> tuple[float, float]:
        """Return the alpha that says most of R with so many leaves, and its least cost.

        No pruning costs less than the path's tree at any alpha.
        """
        at = self.nearest(n_leaves)
        alpha = float(self.path.alphas[at])
        return alpha, float(self.path.costs[at] + alpha * self.path.n_leaves[at])


def run(settings: Settings) -> Record:
    """Grow the tree, find its path, and cut it in the way that is chosen."""
    how = path_of.__wrapped__ if is_own(settings) else path_of
    halves = settings.halves
    path = how(halves, settings.criterion, settings.measure)
    return record_of(settings, halves, path)


def record_of(settings: Settings, halves: Halves, path: PruningPath) -> Record:
    """Cut the tree of these rows in the way that is chosen."""
    cuts = possible(path.whole, settings.cuts) if settings.prune_way == BY_HAND else ()
    course = course_of(settings.prune_way, path, halves, cuts)
    shown = positions(settings.prune_way, course, halves)
    return Record(
        settings=settings,
        halves=halves,
        path=path,
        cuts=cuts,
        course=course,
        shown=shown,
        costs=course.costs_by(settings.measure)[shown],
        learned=accuracies(course, halves.X, halves.y)[shown],
        held=accuracies(course, halves.held_X, halves.held_y)[shown],
    )


@lru_cache(32)
def path_of(halves: Halves, criterion: str, measure: str) -> PruningPath:
    """Return the path of the whole tree that these rows make."""
    tree = grow(halves.X, halves.y, criterion, Limits(), halves.n_classes).tree
    return pruning_path(tree, measure)

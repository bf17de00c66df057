"""The ways to prune as trees one after another, and where the stepper stops."""

from functools import lru_cache

import numpy as np

from engines.decision_trees import (
    BinaryTree,
    PruningPath,
    Prunings,
    ReducedError,
    cut_in_turn,
    reduced_error_pruning,
)
from pages.figures.stops import stops

from ..settings import Halves
from .controls import BY_HAND, REDUCED, WEAKEST

MOST_SHOWN = 60  # positions of the stepper


def possible(tree: BinaryTree, cuts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the cuts that can be made in turn: at nodes that still ask by then."""
    made: list[int] = []
    for node in cuts:
        inside = node < len(tree.features) and tree.asks[node]
        if inside and not {*made} & {*tree.path_to(node)}:
            made.append(node)
    return tuple(made)


def course_of(way: str, path: PruningPath, halves: Halves, cuts: tuple) -> Prunings:
    """Return the trees of a way, one after another."""
    if way == WEAKEST:
        return path
    if way == REDUCED:
        return reduced(path.whole, halves).by_level()
    return cut_in_turn(path.whole, [[node] for node in cuts])


@lru_cache(8)
def reduced(tree: BinaryTree, halves: Halves) -> ReducedError:
    """Return reduced-error pruning by the held-out rows."""
    return reduced_error_pruning(tree, halves.held_X, halves.held_y)


def best_of(errors: np.ndarray) -> int:
    """Return the last state of those that err least."""
    return len(errors) - 1 - int(errors[::-1].argmin())


def positions(way: str, course: Prunings, halves: Halves) -> np.ndarray:
    """Return where the stepper stops: of many states not at all, but at the best."""
    last = len(course) - 1
    if way == BY_HAND:
        return np.array([last])
    found = {*stops(last, MOST_SHOWN, MOST_SHOWN // 3)}
    if len(found) <= last:
        found.add(best_of(course.errors(halves.held_X, halves.held_y)))
    return np.array(sorted(found))


def accuracies(states: Prunings, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the share of rows that each state tells rightly, (m,); nan without any."""
    if not len(y):
        return np.full(len(states), np.nan)
    return 1 - states.errors(X, y) / len(y)

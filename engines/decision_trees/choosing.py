"""Choosing one of many trees by held-out rows, and what that makes of those rows."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.prunings import Prunings


@dataclass(frozen=True, eq=False)
class ChosenByHalves:
    """What trees tell of the half they were chosen by, and of the other half."""

    chosen: np.ndarray  # (2 h,) which state was chosen by each half
    on_its_half: np.ndarray  # (2 h,) its accuracy there
    on_the_other: np.ndarray  # (2 h,) its accuracy on the other half

    @property
    def lead(self) -> float:
        """By how much the accuracy that is chosen for is too good, on average.

        It is never below 0: on either half no tree beats the one chosen by it.
        """
        return float((self.on_its_half - self.on_the_other).mean())


def chosen_by_halves(
    states: Prunings, X, y, n_halvings: int = 100, seed: int = 0
) -> ChosenByHalves | None:
    """Halve held-out rows by chance, choose by one half, judge by the other; and turn.

    The state with fewest errors is chosen, the smallest of equals. ``X`` is (n,
    n_features), ``y`` (n,) integers; of an odd number of rows one is left aside. None
    where there are fewer than two rows. Raises ValueError as `errors_as_leaf` does.
    Source: Stone 1974, Cross-Validatory Choice and Assessment.

    >>> from engines.decision_trees.cart import grow
    >>> from engines.decision_trees.prunings import cut_in_turn
    >>> states = cut_in_turn(grow([[1], [2]], [0, 1]).tree, [[0]])
    >>> chosen_by_halves(states, [[1], [1], [2], [2]], [0, 0, 1, 1]).lead >= 0
    True
    """
    n = len(y) // 2
    if not n:
        return None
    places = np.random.default_rng(seed).random((n_halvings, len(y)))
    places = places.argsort(axis=1).T  # (rows, halvings)
    halves = np.concatenate([places < n, (places >= n) & (places < 2 * n)], axis=1)
    errors = states.errors(X, y, halves.astype(int))  # (states, 2 halvings)
    right = 1 - errors / n
    chosen = len(errors) - 1 - errors[::-1].argmin(axis=0)
    half = np.arange(2 * n_halvings)
    other = np.roll(half, n_halvings)
    return ChosenByHalves(chosen, right[chosen, half], right[chosen, other])

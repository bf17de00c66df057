"""What the picture of a cut is drawn of: a node a step, and a cut of one's own."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from .search import Search


class Shown(Protocol):
    """N steps, at each of them a node, one feature of it, and a place to cut it at."""

    names: Sequence[str]  # of the features
    class_names: Sequence[str]
    labels: np.ndarray  # (n,) of all rows
    n_steps: int
    place: int  # of the learner's own cut, 0 to 100
    own_gains: np.ndarray  # (N,) what it gains
    least: int  # rows that a cut leaves on either side
    is_narrow: bool  # whether there is no room to say what the best cut gains
    waiting: str  # said until it is searched, in place of what the own cut gains, and
    # of how mixed its sides are

    def search(self, step: int) -> Search:
        """Return what was searched at the node of a step."""

    def feature(self, step: int) -> int:
        """Return the feature that is shown."""

    def is_searched(self, step: int) -> bool:
        """Tell whether it is known yet what the cuts gain."""

    def gains_told(self, step: int) -> np.ndarray:
        """Return what a cut at each of the places gains, as far as it is told."""

    def chosen(self, step: int) -> float | None:
        """Return where the feature is cut, if it is."""

    def full(self, step: int) -> float:
        """Return the gain that fills a picture."""

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what is made of all but the learner's own cut, made once."""

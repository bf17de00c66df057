"""What may stop a tree from growing further."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """When a node is not split any more; None is no limit.

    `min_gain` must be exceeded, in the criterion's own impurity. Under `max_leaves` the
    tree grows best first: the split that lowers the impurity of all rows most is made
    next. Raises ValueError for a limit that means nothing.

    >>> Limits(max_depth=3)
    Limits(max_depth=3, min_samples_split=2, min_samples_leaf=1, min_gain=None, \
max_leaves=None)
    """

    max_depth: int | None = None  # splits on the way from the root to a leaf, at most
    min_samples_split: int = 2  # rows that a node needs to be split
    min_samples_leaf: int = 1  # rows that each of the two children needs
    min_gain: float | None = None
    max_leaves: int | None = None

    def __post_init__(self) -> None:
        """Refuse limits that mean nothing."""
        least = {
            "max_depth": 0,
            "min_samples_split": 2,
            "min_samples_leaf": 1,
            "min_gain": 0,
            "max_leaves": 1,
        }
        needed = ("min_samples_split", "min_samples_leaf")
        for name, lowest in least.items():
            given = getattr(self, name)
            if given is None and name not in needed:
                continue
            if given is None or not given >= lowest:
                raise ValueError(f"{name} is {given}; it must be {lowest} or more.")

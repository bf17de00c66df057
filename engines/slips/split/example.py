"""A bag of rows, and the groups a question makes of it, as people bring them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.slips.slip import Cause, Faults, Quantity
from engines.slips.split.account import accounted


@dataclass(frozen=True, eq=False)
class SplitExample:
    """A bag of rows of some classes, and how a question splits it into groups.

    Found are shares, terms -p log p and entropy of the bag and of every group, the
    groups' weights n_g / n, the entropy to expect, the information gain, split
    information and gain ratio, and the same with Gini. ``base`` is the logarithm's.
    Raises ValueError for fewer than two classes or groups, counts that are no whole
    numbers of at least 0, groups that do not add up to the bag, a group without rows,
    or a base that is not above 1. Source: Quinlan (1986).

    >>> example = SplitExample(("yes", "no"), [9, 5], [[6, 2], [3, 3]])
    >>> found = example.work([Cause()])[0]
    >>> float(found[example.quantities.index(Quantity("gain"))].round(6))
    0.048127
    """

    class_names: tuple[str, ...]  # k
    bag: np.ndarray  # (k,)
    groups: np.ndarray  # (g, k), or nothing
    base: float = 2.0
    subject = "split"

    def __post_init__(self) -> None:
        """Refuse what is no split."""
        object.__setattr__(self, "bag", np.array(self.bag, dtype=float))
        groups = np.array(self.groups, dtype=float)
        if not groups.size:
            groups = groups.reshape(0, len(self.class_names))
        object.__setattr__(self, "groups", groups)
        self._refuse_shapes()
        self._refuse_counts()
        if not (np.isfinite(self.base) and self.base > 1):
            raise ValueError(
                f"The logarithm's base is {self.base}; give a number above 1."
            )

    def _refuse_shapes(self) -> None:
        k = len(self.class_names)
        fits = self.bag.shape == (k,) and self.groups.shape[1:] == (k,)
        if k < 2 or not fits:
            raise ValueError(
                f"There are {k} class names, a bag of shape {self.bag.shape} and "
                f"groups of shape {self.groups.shape}; give at least two classes, and "
                "the bag and every group one count for each class."
            )

    def _refuse_counts(self) -> None:
        whole = np.isfinite(self.counts) & (self.counts == np.rint(self.counts))
        if not whole.all() or (self.counts < 0).any():
            raise ValueError("Counts must be whole numbers, 0 or more.")
        if not self.bag.any():
            raise ValueError("The bag has no rows; give it at least one.")
        total = self.groups.sum(axis=0)
        if len(self.groups) and (total != self.bag).any():
            raise ValueError(
                f"The groups add up to {total.tolist()}, but the bag holds "
                f"{self.bag.tolist()}; both must be the same rows."
            )
        if not self.groups.sum(axis=1).all():
            raise ValueError("A group has no rows; leave it out.")

    @cached_property
    def counts(self) -> np.ndarray:
        """The bag and its groups, (1 + g, k)."""
        return np.concatenate([self.bag[np.newaxis], self.groups])

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is found, in order; a place is the group, None for the bag, and class.

        A class is its number in ``class_names``.
        """
        return tuple(quantity for quantity, _ in _found(self))

    def work(self, causes: Sequence[Cause]) -> np.ndarray:
        """Return what is found with these faults, (n_causes, n_quantities)."""
        account = accounted(self, Faults(causes))
        found = [getattr(account, field)[:, *at] for _, (field, *at) in _found(self)]
        return np.stack(found, axis=1)


def _found(example: SplitExample) -> list[tuple[Quantity, tuple]]:
    """Name what is found, in order, each with its field and place in an `Account`."""
    groups = range(len(example.groups))
    found = []
    for bag in (None, *groups):
        found += _of_bag(example, bag)
    found += _of_split(groups) if groups else []
    for row, bag in enumerate((None, *groups)):
        found.append((Quantity("gini", (bag,)), ("ginis", row)))
    return found + (_wholes("expected_gini", "gini_gain") if groups else [])


def _of_split(groups: range) -> list[tuple[Quantity, tuple]]:
    """Name what the groups weigh, and what the split comes to."""
    found = []
    for what, field in (("weight", "weights"), ("weighted", "weighted")):
        found += [(Quantity(what, (group,)), (field, group)) for group in groups]
    found += _wholes("expected", "gain")
    found += [
        (Quantity("split_term", (group,)), ("split_terms", group)) for group in groups
    ]
    return found + _wholes("split_information", "gain_ratio")


def _of_bag(example: SplitExample, bag: int | None) -> list[tuple[Quantity, tuple]]:
    """Name shares, terms and entropy of the bag or of one group."""
    row, classes = 0 if bag is None else bag + 1, range(len(example.class_names))
    pairs = (("share", "shares"), ("term", "terms"))
    found = [
        (Quantity(what, (bag, c)), (field, row, c))
        for what, field in pairs
        for c in classes
    ]
    return [*found, (Quantity("entropy", (bag,)), ("entropies", row))]


def _wholes(*names: str) -> list[tuple[Quantity, tuple]]:
    """Name what is found once, under its own field's name."""
    return [(Quantity(name), (name, 0)) for name in names]

"""When the tree with the fewest leaves can be told by counting what has grown so far.

A bag that is still mixed becomes two leaves at least, and no more than it has rows;
and the stepper says how many questions the tree that asks the most of them has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from engines.decision_trees import ANSWER, SHARED, Decision, tree_after

from .record import YES_NO, Record


@dataclass(frozen=True)
class Leaves:
    """How many leaves a tree may have in the end, for all that is seen of it."""

    least: int
    most: float  # infinite where rows are shared out: each may come to many

    @property
    def are_known(self) -> bool:
        """Whether they can be counted."""
        return self.least == self.most


def told_at(record: Record) -> int:
    """Return the first step that tells which tree has the fewest leaves."""
    steps = range(record.n_steps)
    return next(step for step in steps if _is_told(seen_at(record, step)))


def seen_at(record: Record, step: int) -> list[Leaves]:
    """Return what is known of each tree's leaves after so many questions."""
    growths, last = record.growths, record.n_steps - 1
    growing = [name for name, growth in growths.items() if len(growth) - 1 > step]
    found = []
    for name, growth in growths.items():
        leaves = _of_the_bags(growth, step)
        least, most = leaves.least, leaves.most
        if [name] == growing:  # it asks until the last step, one leaf more each time
            least = max(least, _n_bags(growth, step) + last - step)
        if name == YES_NO and asks_in_twos(record):
            most = max(least, min(most, last + 1))
        found.append(Leaves(least, most))
    return found


def _of_the_bags(growth: Sequence[Decision], step: int) -> Leaves:
    """Count the leaves, and of the mixed bags what must and what may become of them."""
    tree = tree_after(growth, min(step, len(growth) - 1))
    n_open = len(tree.open)
    done = len(tree.ends) - n_open
    most = sum(tree.nodes[number].n_samples for number in tree.open)
    if tree.missing == SHARED and n_open:
        most = inf
    return Leaves(done + 2 * n_open, done + most)


def asks_in_twos(record: Record) -> bool:
    """Tell whether its yes/no questions have two answers: no number has a third."""
    table = record.settings.table
    if record.settings.missing != ANSWER:
        return True
    return not any("" in table.column(name) for name in table.numbers)


def _n_bags(growth: Sequence[Decision], step: int) -> int:
    return len(tree_after(growth, step).ends)


def _is_told(trees: Sequence[Leaves]) -> bool:
    """Tell whether one tree is surely the smallest, or two surely share it."""
    least = sorted(trees, key=lambda leaves: leaves.most)
    first, second, rest = least[0], least[1], least[2:]
    if all(first.most < other.least for other in least[1:]):
        return True
    same = first.are_known and second.are_known and first.most == second.most
    return same and all(other.least >= first.most for other in rest)

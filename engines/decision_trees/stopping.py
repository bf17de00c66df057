"""A tree stopped earlier than it grew: the same questions, but for some nodes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engines.decision_trees.tree import Decision, LeafReason, Node


@dataclass(frozen=True, eq=False)
class Stopped:
    """What is left of a growth, and which of its decisions those are."""

    decisions: tuple[Decision, ...]  # its nodes numbered anew, in order of birth
    steps: tuple[int, ...]  # of each decision its place in the whole growth
    numbers: dict[int, int]  # the whole growth's number of a node, and the one here


def stopped(
    decisions: Sequence[Decision], reasons: Mapping[int, LeafReason]
) -> Stopped:
    """Return a growth as if it had not asked at some nodes, nor anywhere below them.

    ``decisions`` is what `grow_id3` returned; ``reasons`` has, by the number of a node
    that is not to ask, why it is a leaf. Never raises.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.growth import grow_id3
    >>> from engines.decision_trees.tree import LeafReason
    >>> short = stopped(grow_id3(load("fourteen_days")), {1: LeafReason.LUCK})
    >>> [d.question.attribute for d in short.decisions[1:]], short.steps
    (['Outlook', 'Wind'], (0, 1, 3))
    """
    new = _Renumbered(reasons)
    root = new.node(decisions[0].node)
    kept, steps = [replace(decisions[0], node=root)], [0]
    for step, decision in enumerate(decisions[1:], start=1):
        node = new.nodes.get(decision.node.number)
        if node is None or node.reason is not None:
            continue
        children = tuple(map(new.node, decision.children))
        kept.append(replace(decision, node=node, children=children))
        steps.append(step)
    numbers = {old: node.number for old, node in new.nodes.items()}
    return Stopped(tuple(kept), tuple(steps), numbers)


class _Renumbered:
    """The nodes that are left, by their old numbers."""

    def __init__(self, reasons: Mapping[int, LeafReason]) -> None:
        self.reasons, self.nodes = reasons, {}

    def node(self, old: Node) -> Node:
        """Return a node as it is now: born after those that are there."""
        parent = None if old.parent is None else self.nodes[old.parent].number
        reason = self.reasons.get(old.number, old.reason)
        how = {"number": len(self.nodes), "parent": parent, "reason": reason}
        self.nodes[old.number] = replace(old, **how)
        return self.nodes[old.number]

"""The way to a node in words, with what it says of one feature put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.words import thresholds

from .record import Record, kept


@dataclass(frozen=True)
class CutWords:
    """What a cut says of the rows on either side, and its threshold as written."""

    left: str  # "petal length ≤ 4.95"
    right: str  # "petal length > 4.95"
    threshold: str


@dataclass(frozen=True)
class Between:
    """What is known of one feature: the last cut from below, and from above."""

    above: CutWords | None = None  # its row is to the right of it
    upto: CutWords | None = None

    @property
    def said(self) -> str:
        """Return it in words: "2.45 < petal length ≤ 4.95"."""
        if not self.above:
            return self.upto.left
        if not self.upto:
            return self.above.right
        return f"{self.above.threshold} < {self.upto.left}"


@kept
def cuts(record: Record) -> dict[int, CutWords]:
    """Return the words of every cut, by the number of its node."""
    return {node: _words(record, node) for node in record.decisions.asked_at.tolist()}


def _words(record: Record, node: int) -> CutWords:
    tree = record.decisions.tree
    feature, at = int(tree.features[node]), float(tree.thresholds[node])
    name = record.names[feature]
    ends = thresholds.neighbours(at, record.decisions.X[:, feature])
    sides = (
        side(name, at, *ends) for side in (thresholds.left_of, thresholds.right_of)
    )
    return CutWords(*sides, thresholds.written(at, *ends))


@kept
def ways(record: Record) -> Sequence[dict[int, Between]]:
    """Return what is known of each feature at every node, by its birth."""
    tree, said = record.decisions.tree, cuts(record)
    found: list[dict[int, Between]] = [{}]
    for node in range(1, len(tree.features)):
        parent = int(tree.parents[node])
        feature, words = int(tree.features[parent]), said[parent]
        before = found[parent].get(feature, Between())
        is_left = int(tree.children[parent, 0]) == node
        now = Between(before.above, words) if is_left else Between(words, before.upto)
        found.append({**found[parent], feature: now})
    return found


def way_to(record: Record, node: int) -> list[str]:
    """Return what is so of all rows of a node, the plane's two features first."""
    known = ways(record)[node]
    own = [at for at in record.sides if at in known]
    return [known[at].said for at in [*own, *(at for at in known if at not in own)]]

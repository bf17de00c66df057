"""The ledger of a tree, in bits: what each question removed, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from engines.decision_trees.gains import information_gain
from engines.decision_trees.impurity import entropy
from engines.decision_trees.tree import Decision, Tree


@dataclass(frozen=True)
class LedgerEntry:
    """What one question removed from the uncertainty of the whole table."""

    node: int
    attribute: str
    share: float  # n / N: the part of the rows that go on from it
    gain: float  # what their bags know more than all of them together, bits a row
    removed: float  # share * gain, in bits a row of the whole table
    aside: float = 0.0  # bits of rows without an answer, which go no further


@dataclass(frozen=True)
class LedgerRest:
    """What is left at one node where no question has been asked."""

    node: int
    share: float  # n / N
    impurity: float  # its entropy, in bits a row of the node
    left: float  # share * impurity, in bits a row of the whole table


@dataclass(frozen=True)
class Ledger:
    """An account that balances: before = sum of removed + aside + left, to rounding."""

    before: float  # H(root)
    entries: tuple[LedgerEntry, ...]  # one a question, in the order they were asked
    rests: tuple[LedgerRest, ...]  # one a leaf or open node, by number

    @property
    def removed(self) -> float:
        """Return the bits that all questions removed together."""
        return sum(entry.removed for entry in self.entries)

    @property
    def aside(self) -> float:
        """Return the bits of all rows that went no further for want of an answer."""
        return sum(entry.aside for entry in self.entries)

    @property
    def left(self) -> float:
        """Return the bits left at leaves and open nodes, counted there."""
        return sum(rest.left for rest in self.rests)


def ledger(tree: Tree) -> Ledger:
    """Return the account of a tree in bits, whatever criterion it grew by.

    H(root) = sum of n/N * gain over its questions + sum of n/N * H over the nodes
    where none was asked: the chain rule of entropy. Rows that a question leaves out
    take n/N * H(node) - m/N * H(the m rows that answer) with them. Never raises.
    Source: Cover and Thomas 2006, Elements of Information Theory, theorem 2.5.1.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> ledger(tree_after(grow_id3(load("fourteen_days")), 3)).left
    0.0
    """
    n_rows = max(tree.n_rows, 1)
    rests = tuple(
        LedgerRest(
            node=number,
            share=tree.nodes[number].n_samples / n_rows,
            impurity=tree.nodes[number].impurity,
            left=tree.nodes[number].n_samples / n_rows * tree.nodes[number].impurity,
        )
        for number in sorted((*tree.leaves, *tree.open))
    )
    entries = tuple(_entry(decision, n_rows) for decision in tree.asked.values())
    return Ledger(tree.nodes[0].impurity, entries, rests)


def _entry(decision: Decision, n_rows: float) -> LedgerEntry:
    node, question = decision.node, decision.question
    going = question.bags.sum() / n_rows
    gain = question.information_gain
    if question.known < 1:
        gain = float(information_gain(question.bags))
    rows_aside = len(question.aside) > 0
    stays = float(entropy(question.bags.sum(axis=0))) if rows_aside else node.impurity
    whole = node.n_samples / n_rows
    return LedgerEntry(
        node=node.number,
        attribute=question.attribute,
        share=float(going),
        gain=gain,
        removed=float(going) * gain,
        aside=max(whole * node.impurity - going * stays, 0.0) if rows_aside else 0.0,
    )


@dataclass(frozen=True)
class Regret:
    """How many bits a question left lying, against the best one at its node."""

    node: int
    attribute: str  # what was asked
    gain: float  # its information gain at the node, in bits
    best: str  # the attribute with the largest information gain there
    best_gain: float
    share: float  # n / N

    @property
    def bits(self) -> float:
        """Return best gain - gain, in bits a row of the node."""
        return self.best_gain - self.gain

    @property
    def weighted(self) -> float:
        """Return n/N * (best gain - gain), in bits a row of the whole table."""
        return self.share * self.bits


def regret(decisions: Sequence[Decision]) -> tuple[Regret, ...]:
    """Return for each asked question what it left lying: best gain - its gain, bits.

    By information gain, whatever the criterion; the best is sought among the useful
    questions of the same node, the first on a tie. Never below 0. Greedy: a question
    that regrets nothing may still lead to a larger tree. Never raises.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3
    >>> [r.bits for r in regret(grow_id3(load("fourteen_days")))]
    [0.0, 0.0, 0.0]
    """
    n_rows = max(decisions[0].node.n_samples, 1)
    regrets = []
    for decision in decisions[1:]:
        useful = [q for q in decision.ranking.questions if q.useful]
        top = max(useful, key=lambda question: question.information_gain)
        regrets.append(
            Regret(
                node=decision.node.number,
                attribute=decision.question.attribute,
                gain=decision.question.information_gain,
                best=top.attribute,
                best_gain=top.information_gain,
                share=decision.node.n_samples / n_rows,
            )
        )
    return tuple(regrets)

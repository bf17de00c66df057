"""Marbles of one bag, found out with the best questions for another."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from engines.decision_trees.divergence import cross_entropy_terms, kullback_leibler
from engines.decision_trees.huffman import QuestionTree, huffman
from engines.decision_trees.impurity import shares, surprise
from engines.decision_trees.marbles import Drawing, running_totals


@dataclass(frozen=True, eq=False)
class WrongBag:
    """A bag of k colours that is believed in, and n marbles drawn from another one.

    p are the shares of the real bag, q those of the believed one. Row t of the arrays
    of n + 1 rows is what has come together after t draws.
    """

    drawing: Drawing  # the real bag, its own tree, and the draws
    counts: np.ndarray  # (k,) marbles of each colour in the believed bag
    shares: np.ndarray  # (k,) q_i
    surprises: np.ndarray  # (k,) -log2 q_i in bits, infinite for a colour not believed
    terms: np.ndarray  # (k,) -p_i log2 q_i in bits
    cross_entropy: float  # H(p, q) in bits, perhaps infinite
    divergence: float  # KL(p || q) in bits, perhaps infinite
    backwards: float  # KL(q || p) in bits, perhaps infinite
    tree: QuestionTree  # Huffman's questions for the believed bag
    ways: tuple[tuple[int, ...], ...]  # (k,) the nodes that a marble goes through
    lengths: np.ndarray  # (k,) integers: questions until the tree names a colour
    named: np.ndarray  # (k,) integers: the colour it names, another if not believed
    expected_questions: float  # the sum of p_i times length_i
    questions: np.ndarray  # (n + 1,) yes/no questions so far
    missed: np.ndarray  # (n + 1,) marbles so far of which another colour is named

    @property
    def extra(self) -> float:
        """How many questions a marble more than with the real bag's own tree."""
        counts, own = self.drawing.counts, self.drawing.tree.lengths
        return float(counts @ (self.lengths - own) / counts.sum())

    @property
    def cheapest(self) -> float:
        """The fewest expected questions of all trees as good by the belief."""
        return float(self._as_good().min())

    @property
    def dearest(self) -> float:
        """The most expected questions of all trees as good by the belief."""
        return float(self._as_good().max())

    def _as_good(self) -> np.ndarray:
        """Return the real costs of the believed bag's best trees, shape (n_trees,)."""
        here = self.counts > 0
        lengths = possible_lengths(int(here.sum()))
        believed = lengths @ self.counts[here]
        best = lengths[believed == believed.min()]
        return best @ self.drawing.counts[here] / self.drawing.counts.sum()

    @property
    def unbelieved(self) -> list[int]:
        """The numbers of the colours that come and are believed never to come."""
        here = (self.drawing.counts > 0) & (self.counts == 0)
        return np.flatnonzero(here).tolist()


def ask_by_belief(drawing: Drawing, counts) -> WrongBag:
    """Find out drawn marbles with Huffman's tree for a bag that one believes in.

    In the long run a marble surprises by H(p, q) bits and costs sum p_i length_i
    questions. Who believes that a colour is absent never finds it: no question is about
    it, so every answer is no, and the tree ends at another colour. ``counts``, shape
    (k,), are of the believed bag, in the order of the drawing's colours. Raises
    ValueError for counts that are none, all 0, or not k.

    >>> from engines.decision_trees.marbles import draw_marbles
    >>> found = ask_by_belief(draw_marbles([4, 2, 2], 3, seed=1), [2, 2, 4])
    >>> found.lengths, found.expected_questions, found.questions
    (array([2, 2, 1]), 1.75, array([0., 2., 4., 5.]))
    """
    p_counts, q_counts = drawing.counts, np.asarray(counts, dtype=float)
    tree = huffman(q_counts, drawing.tree.labels)
    ways = tuple(way_of(tree, name) for name in tree.labels)
    lengths = np.array([len(way) - 1 for way in ways])
    named = np.array([tree.labels.index(tree.under[way[-1]][0]) for way in ways])
    terms = cross_entropy_terms(p_counts, q_counts)
    colours = drawing.colours
    return WrongBag(
        drawing=drawing,
        counts=q_counts,
        shares=shares(q_counts),
        surprises=surprise(shares(q_counts)),
        terms=terms,
        cross_entropy=float(terms.sum()),
        divergence=float(kullback_leibler(p_counts, q_counts)),
        backwards=float(kullback_leibler(q_counts, p_counts)),
        tree=tree,
        ways=ways,
        lengths=lengths,
        named=named,
        expected_questions=float(p_counts @ lengths / p_counts.sum()),
        questions=running_totals(lengths[colours]),
        missed=running_totals(named[colours] != colours),
    )


@cache
def possible_lengths(n_things: int) -> np.ndarray:
    """Return how many questions each thing may need, one row for every way to ask.

    A row of lengths l is that of a tree in which every question is of use: the sum of
    2^-l_i is 1 (Kraft 1949). The shape is (n_rows, n_things): 525 rows for 6 things.
    Nothing is raised.

    >>> possible_lengths(3).tolist()
    [[1, 2, 2], [2, 1, 2], [2, 2, 1]]
    """
    most = max(1, n_things)  # no thing needs more than n - 1 questions
    rows = np.indices((most,) * n_things).reshape(n_things, -1).T
    return rows[(2 ** (most - rows)).sum(axis=1) == 2**most]


def way_of(tree: QuestionTree, name: str) -> tuple[int, ...]:
    """Return the nodes that a thing goes through, from the root to a leaf.

    At every question, "is it one of these?", the answer is true. What the tree does not
    know hears only "no", and ends at a leaf that names something else. Nothing is
    raised.

    >>> tree = huffman([2, 1, 1, 0], "abcd")
    >>> way_of(tree, "c"), way_of(tree, "d")
    ((0, 2, 4), (0, 2, 4))
    """
    way = [0]
    while tree.yes[way[-1]] > 0:
        yes, no = int(tree.yes[way[-1]]), int(tree.no[way[-1]])
        way.append(yes if name in tree.under[yes] else no)
    return tuple(way)

"""Huffman's question tree: which of several things is it, with fewest questions?"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from engines.decision_trees.impurity import shares

NOWHERE = -1  # no parent, no child, no leaf


@dataclass(frozen=True, eq=False)
class QuestionTree:
    """A tree of yes/no questions of the kind "is it one of these?".

    There are m labels and d nodes. Node 0 is the root, where the first question is
    asked; parents come before their children. A leaf names a label, and every label
    of positive weight has one.
    """

    labels: tuple[str, ...]  # (m,) all of them, those of weight 0 included
    under: tuple[tuple[str, ...], ...]  # (d,) the labels still possible at each node
    weights: np.ndarray  # (d,) the weight that comes to each node
    parents: np.ndarray  # (d,) integers, NOWHERE at the root
    yes: np.ndarray  # (d,) integers: the node after "yes", NOWHERE at a leaf
    no: np.ndarray  # (d,) integers: the node after "no", NOWHERE at a leaf
    depths: np.ndarray  # (d,) integers: questions asked before each node
    leaves: np.ndarray  # (m,) integers: each label's leaf, NOWHERE for weight 0
    lengths: np.ndarray  # (m,) integers: questions until each label is named, or 0
    expected_questions: float  # the sum of p_i times length_i

    def path(self, label: int) -> list[int]:
        """Return the nodes from the root to the leaf of label number ``label``."""
        nodes = [int(self.leaves[label])]
        while nodes[-1] > 0:
            nodes.append(int(self.parents[nodes[-1]]))
        return nodes[::-1]


def huffman(weights, labels=None) -> QuestionTree:
    """Return the tree of yes/no questions that needs fewest questions on average.

    The two lightest things become one, again and again; its weight is their sum. The
    average is then the smallest there is, and H <= expected_questions < H + 1 with H
    the entropy of the weights. ``weights``, shape (m,), are finite and 0 or more; what
    weighs 0 is left out. ``labels`` are m names, "0", "1", ... by default. Of equals
    the one that has stood longer is lighter: first in order, then first made. "Yes" is
    the side with fewer labels, then the side with the first. Raises ValueError for
    weights that are no weights, or all 0, and for labels that are too few or many.
    Source: Huffman 1952, A Method for the Construction of Minimum-Redundancy Codes.

    >>> huffman([4, 2, 1, 1]).lengths
    array([1, 2, 3, 3])
    """
    weights = np.asarray(weights, dtype=float)
    if weights.ndim != 1 or not shares(weights).any():
        raise ValueError("Weights must be one row with something above 0 in it.")
    names = tuple(map(str, range(len(weights)) if labels is None else labels))
    if len(names) != len(weights):
        raise ValueError(f"{len(weights)} weights need as many labels.")
    total, pairs = merge_lightest(weights)
    return numbered_tree(names, weights, total, pairs)


def questions_together(weights, n_draws: int) -> float:
    """Return the questions a draw costs when several draws are found out at once.

    Huffman's tree of all rows of ``n_draws`` draws, its average divided by
    ``n_draws``: H <= result < H + 1 / n_draws. ``weights`` has shape (m,); the tree has
    at most m^n_draws leaves. Raises ValueError as `huffman` does, and for less than one
    draw. Source: Shannon 1948, theorem 9.

    >>> questions_together([3, 1], 1), questions_together([3, 1], 2)
    (1.0, 0.84375)
    """
    if n_draws < 1:
        raise ValueError(f"Take 1 draw or more at once; given was {n_draws}.")
    alone = shares(weights)
    alone = rows = alone[alone > 0]
    for _ in range(n_draws - 1):
        rows = np.outer(rows, alone).ravel()
    return huffman(rows).expected_questions / n_draws


def merge_lightest(
    weights: np.ndarray,
) -> tuple[dict[int, float], dict[int, tuple[int, int]]]:
    """Make the two lightest things one, until one thing is left.

    ``weights`` is (m,), at least one of them above 0; what weighs 0 is left out. The
    first dictionary has the weight of everything that ever stood: numbers below m are
    the labels, m and on what was made. The second has the two parts, lighter first,
    of what was made. Nothing is raised.

    >>> merge_lightest(np.array([2.0, 1.0, 1.0]))
    ({0: 2.0, 1: 1.0, 2: 1.0, 3: 2.0, 4: 4.0}, {3: (1, 2), 4: (0, 3)})
    """
    total = {i: float(weight) for i, weight in enumerate(weights) if weight > 0}
    pairs: dict[int, tuple[int, int]] = {}
    heap = [(weight, i) for i, weight in total.items()]
    heapify(heap)
    for made in range(len(weights), len(weights) + len(heap) - 1):
        (light, first), (heavy, second) = heappop(heap), heappop(heap)
        pairs[made], total[made] = (first, second), light + heavy
        heappush(heap, (total[made], made))
    return total, pairs


def numbered_tree(names, weights, total, pairs) -> QuestionTree:
    """Number the nodes from the root down, level by level, yes before no.

    ``names`` and ``weights`` are those of the m labels, `total` and `pairs` what
    `merge_lightest` returned for the weights. Nothing is raised.

    >>> weights = np.array([2.0, 1.0, 1.0])
    >>> numbered_tree(("a", "b", "c"), weights, *merge_lightest(weights)).under
    (('a', 'b', 'c'), ('a',), ('b', 'c'), ('b',), ('c',))
    """
    held = {i: (i,) for i in total if i < len(names)}
    for made, (one, other) in pairs.items():
        held[made] = tuple(sorted(held[one] + held[other]))
    order, parents, depths = [max(total)], [NOWHERE], [0]
    children = []
    for node, made in enumerate(order):  # grows while we walk
        if made not in pairs:
            children.append((NOWHERE, NOWHERE))
            continue
        children.append((len(order), len(order) + 1))
        order += sorted(pairs[made], key=lambda part: (len(held[part]), held[part]))
        parents += [node, node]
        depths += [depths[node] + 1] * 2
    leaves, lengths = np.full(len(names), NOWHERE), np.zeros(len(names), dtype=int)
    for node, made in enumerate(order):
        if made not in pairs:
            leaves[made], lengths[made] = node, depths[node]
    return QuestionTree(
        names,
        tuple(tuple(names[i] for i in held[made]) for made in order),
        np.array([total[made] for made in order]),
        np.array(parents),
        np.array([yes for yes, _ in children]),
        np.array([no for _, no in children]),
        np.array(depths),
        leaves,
        lengths,
        float(weights @ lengths / weights.sum()),
    )

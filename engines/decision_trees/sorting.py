"""Left and right of every cut, by sorting the rows of each node."""

import numpy as np

from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Found, Level


class Sorting:
    """Rows in the order of their values, node after node: what is left of a cut.

    Node, rank and class of a row are put into one whole number, in this order, so that
    sorting plain numbers, the fastest there is, brings every column in order and takes
    the classes along. The first p + 1 places of a node are the left side of its cut p,
    and because all nodes keep their room, place and size are the same in all columns.
    """

    def __init__(self, level: Level, least: int, kept_of: Kept, near) -> None:
        """Find the places of the nodes; each side of a cut needs ``least`` rows."""
        sizes, counts = level.sizes, level.counts
        q, self.n_classes = counts.shape
        self.ranks, self.kept_of, self.near = level.ranks, kept_of, near
        self.cells = self.n_classes * len(level.at)
        self.starts = sizes.cumsum() - sizes
        self.node = node = np.arange(q).repeat(sizes)[:-1]  # of each place
        left = np.arange(1, len(level.at)) - self.starts[node]
        self.sizes = np.array([left, sizes[node] - left])[:, np.newaxis]
        self.forbidden = self.sizes.min(axis=0) < least
        self.of_node = counts.T.take(node, axis=1)[:, np.newaxis]
        before = counts.cumsum(axis=0) - counts
        self.before = before.T.take(node, axis=1)[:, np.newaxis]
        self._arrange_bits(level, level.columns.most_distinct)

    def _arrange_bits(self, level: Level, n_ranks: int) -> None:
        """Give node, rank and class their bits in one number, as short as can be."""
        rank_at = (self.n_classes - 1).bit_length()
        node_at = rank_at + (n_ranks - 1).bit_length()
        n_bits = node_at + (len(level.counts) - 1).bit_length()
        kind = np.min_scalar_type((1 << n_bits) - 1).type
        self.class_bits, self.rank_at = kind((1 << rank_at) - 1), kind(rank_at)
        self.rank_bits = kind((1 << (node_at - rank_at)) - 1)
        self.node_and_class = ((level.at << node_at) + level.classes).astype(kind)
        self.every_class = np.arange(self.n_classes, dtype=kind)[:, None, None]

    def best_of(self, block: slice) -> Found:
        """Return the best cut of each node in these columns."""
        places = self.ranks[block].astype(self.node_and_class.dtype) << self.rank_at
        places += self.node_and_class
        places.sort(axis=1)
        kept = self._kept(places[:, :-1] & self.class_bits)
        places >>= self.rank_at
        no_cut = places[:, 1:] == places[:, :-1]
        np.copyto(kept, -np.inf, where=no_cut | self.forbidden)
        best = np.maximum.reduceat(kept, self.starts, axis=1).max(axis=0)
        as_good = (kept > (best - self.near)[self.node]).ravel().nonzero()[0]
        n_cuts, n_nodes = len(self.node), len(best)
        nodes = self.node[as_good % n_cuts]
        first = np.zeros(n_nodes, dtype=int)
        first[nodes[::-1]] = as_good[::-1]  # what is written last stays
        column, cut = np.divmod(first, n_cuts)
        low, high = places[column, [cut, cut + 1]] & self.rank_bits
        n_tied = np.bincount(nodes, minlength=n_nodes)
        cuts = [column + block.start, low, high, n_tied]
        return Found(best, np.array(cuts, dtype=int))

    def _kept(self, classes: np.ndarray) -> np.ndarray:
        """Return how good each cut is, (b, m - 1), from the classes in order."""
        sides = np.empty((2, self.n_classes, *classes.shape), dtype=int)
        (classes == self.every_class).cumsum(axis=2, out=sides[0])
        sides[0] -= self.before
        np.subtract(self.of_node, sides[0], out=sides[1])
        return self.kept_of(sides, self.sizes)

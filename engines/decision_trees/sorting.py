"""Left and right of every cut, by sorting the rows of each node."""

import numpy as np

from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Level


class Sorting:
    """Rows in the order of their values, node after node: what is left of a cut.

    Node, rank and class of a row are put into one whole number, in this order, so that
    sorting plain numbers, the fastest there is, brings every column in order and takes
    the classes along. The first p + 1 places of a node are the left side of its cut p,
    and because all nodes keep their room, place and size are the same in all columns.
    """

    def __init__(self, level: Level, least: int) -> None:
        """Find the places of the nodes; each side of a cut needs ``least`` rows."""
        sizes, counts = level.sizes, level.counts
        q, self.n_classes = counts.shape
        self.ranks, self.cells = level.ranks, self.n_classes * len(level.at)
        self.starts = sizes.cumsum() - sizes
        self.node = node = np.repeat(np.arange(q), sizes)[:-1]  # of each place
        self.n_left = np.arange(1, len(level.at)) - self.starts[node]
        self.n_right = sizes[node] - self.n_left
        self.forbidden = (self.n_left < least) | (self.n_right < least)
        np.maximum(self.n_right, 1, out=self.n_right)  # nothing is right of a last one
        self.of_node = counts.T[:, np.newaxis, node]  # (n_classes, 1, m - 1)
        self.before = (counts.cumsum(axis=0) - counts).T[:, np.newaxis, node]
        self._arrange_bits(level, int(level.columns.n_distinct.max()))

    def _arrange_bits(self, level: Level, n_ranks: int) -> None:
        """Give node, rank and class their bits in one number, as short as can be."""
        rank_at = (self.n_classes - 1).bit_length()
        node_at = rank_at + (n_ranks - 1).bit_length()
        n_bits = node_at + (len(level.counts) - 1).bit_length()
        kind = np.min_scalar_type((1 << n_bits) - 1).type
        self.class_bits, self.rank_at = kind((1 << rank_at) - 1), kind(rank_at)
        self.rank_bits = kind((1 << (node_at - rank_at)) - 1)
        self.node_and_class = ((level.at << node_at) + level.classes).astype(kind)

    def kept(self, block: slice, kept_of: Kept) -> np.ndarray:
        """Return how good each cut of these columns is, (b, m - 1); -inf: no cut."""
        kind = self.node_and_class.dtype
        places = self.ranks[block].astype(kind) << self.rank_at
        places += self.node_and_class
        places.sort(axis=1)
        is_class = np.arange(self.n_classes, dtype=kind)[:, np.newaxis, np.newaxis]
        left = (places[:, :-1] & self.class_bits == is_class).cumsum(axis=2)
        left -= self.before
        counts = left, self.of_node - left, self.n_left, self.n_right
        kept = kept_of(*counts, np.ufunc.reduce)
        places >>= self.rank_at
        no_cut = places[:, 1:] == places[:, :-1]
        np.copyto(kept, -np.inf, where=no_cut | self.forbidden)
        self.places = places
        return kept

    def best(self, kept: np.ndarray) -> np.ndarray:
        """Return the best of each node, (q,)."""
        return np.maximum.reduceat(kept, self.starts, axis=1).max(axis=0)

    def reaching(self, kept: np.ndarray, bound: np.ndarray, block: slice):
        """Return the cuts above their node's bound, (4, n_found), and how good."""
        features, cuts = (kept > bound[self.node]).nonzero()
        lows = self.places[features, cuts] & self.rank_bits
        highs = self.places[features, cuts + 1] & self.rank_bits
        nodes, features_ = self.node[cuts], features + block.start
        found = np.array([nodes, features_, lows, highs], dtype=int)
        return found, kept[features, cuts]

"""Which nodes of a tree are seen: what is below a folded one is not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from engines.decision_trees import BinaryTree


@dataclass(frozen=True)
class Folds:
    """What a reader has folded, and what he has opened that was folded by itself."""

    folded: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()


NO_FOLDS = Folds()


@dataclass(frozen=True, eq=False)
class Seen:
    """The nodes that are drawn, in the order of their birth."""

    tree: BinaryTree
    nodes: np.ndarray  # (m,) their numbers
    is_folded: np.ndarray  # (m,) bool: they ask, but what is below is not drawn
    place: dict[int, int] = field(default_factory=dict)  # by number

    @cached_property
    def children(self) -> list[tuple[int, ...]]:
        """Return the places of each one's children; none of those of a folded one."""
        pairs = zip(self.nodes.tolist(), self.is_folded, strict=True)
        return [
            ()
            if is_folded or not self.tree.asks[node]
            else tuple(self.place[int(child)] for child in self.tree.children[node])
            for node, is_folded in pairs
        ]

    @cached_property
    def parents(self) -> list[int | None]:
        """Return the place of each one's parent; None for the root's."""
        return [self.place.get(int(self.tree.parents[node])) for node in self.nodes]


def seen(
    tree: BinaryTree,
    folds: Folds = NO_FOLDS,
    kept: Iterable[int] = (),
    most: int | None = None,
) -> Seen:
    """Return the nodes that are drawn.

    Where there would be more than `most` leaves, those nodes stay open that hold most
    rows, and those that are `kept` open: a row's path. What a reader has opened or
    folded himself comes first.
    """
    asks = np.flatnonzero(tree.asks)
    is_open = np.zeros(len(tree.features), dtype=bool)
    by_rows = asks[np.lexsort((asks, -tree.n_samples[asks]))]
    is_open[by_rows if most is None else by_rows[: max(most - 1, 0)]] = True
    by_hand = [n for n in (*kept, *folds.opened) if n < len(is_open)]
    is_open[by_hand] = True
    is_open[[n for n in folds.folded if n < len(is_open)]] = False
    is_open &= tree.asks
    found, level = [], np.array([0])
    while len(level):
        found.append(level)
        level = tree.children[level[is_open[level]]].ravel()
    nodes = np.sort(np.concatenate(found))
    is_folded = tree.asks[nodes] & ~is_open[nodes]
    place = {node: at for at, node in enumerate(nodes.tolist())}
    return Seen(tree, nodes, is_folded, place)


def toggled(shown: Seen, folds: Folds, node: int) -> Folds:
    """Return the folds once a node was clicked, as it was drawn then."""
    if node not in shown.place or not shown.tree.asks[node]:
        return folds
    folded, opened = {*folds.folded} - {node}, {*folds.opened} - {node}
    if shown.is_folded[shown.place[node]]:
        opened.add(node)
    else:
        folded.add(node)
    return Folds(tuple(sorted(folded)), tuple(sorted(opened)))

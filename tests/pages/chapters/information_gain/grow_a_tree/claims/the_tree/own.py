"""One row's way by arithmetic of the tests' own: rows are counted, leaves are tried."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

FAR = 1e-9  # of a distance: what differs by less is a tie


@dataclass(frozen=True, eq=False)
class Own:
    """What is so of a record, from its samples, its row and its tree's questions."""

    record: object

    @cached_property
    def rows_at(self) -> dict[int, np.ndarray]:
        """The rows of the samples that come to each node."""
        tree, X = self.record.decisions.tree, self.record.data.features
        found, waiting = {0: np.arange(len(X))}, [0]
        while waiting:
            node = waiting.pop()
            if tree.features[node] < 0:
                continue
            rows = found[node]
            left = X[rows, tree.features[node]] <= tree.thresholds[node]
            for child, some in zip(
                tree.children[node].tolist(), (rows[left], rows[~left]), strict=True
            ):
                found[child] = some
                waiting.append(child)
        return found

    def counts(self, node: int) -> np.ndarray:
        """Return how many rows of each class a node has."""
        data = self.record.data
        labels = data.labels[self.rows_at[node]]
        return np.bincount(labels, minlength=len(data.class_names))

    def end(self, row, step: int = 10**6) -> list[int]:
        """Return the nodes that a row passes in the tree as it is after a step."""
        tree, node = self.record.decisions.tree, 0
        nodes = [0]
        while tree.features[node] >= 0 and tree.children[node, 0] <= 2 * step:
            right = row[tree.features[node]] > tree.thresholds[node]
            node = int(tree.children[node, int(right)])
            nodes.append(node)
        return nodes

    def says(self, row, step: int = 10**6) -> str:
        """Return what is said of a row: the commonest class, the first at a tie."""
        counts = self.counts(self.end(row, step)[-1])
        return self.record.data.class_names[int(np.argmax(counts))]

    @cached_property
    def row(self) -> np.ndarray:
        """The row as the settings say it."""
        settings, data = self.record.settings, self.record.data
        row = data.features[min(settings.row, len(data.labels)) - 1].copy()
        if settings.changed in data.attributes:
            row[data.attributes.index(settings.changed)] = settings.changed_to
        return row

    @cached_property
    def way(self) -> list[int]:
        """All nodes of the row's way."""
        return self.end(self.row)

    @cached_property
    def asked(self) -> list[str]:
        """The features that are asked about, each once."""
        features = self.record.decisions.tree.features[self.way[:-1]].tolist()
        names = [self.record.data.attributes[at] for at in features]
        return [*dict.fromkeys(names)]

    @cached_property
    def spread(self) -> np.ndarray:
        """The features' standard deviations."""
        return np.array([np.sqrt(np.var(one)) for one in self.record.data.features.T])

    @cached_property
    def nearest(self) -> list[tuple[float, tuple[int, ...]]]:
        """How far each leaf is that says otherwise, and what moves; nearest first."""
        found, own = [], self.says(self.row)
        for lows, highs, says in self._leaves():
            if says == own:
                continue
            gaps = np.maximum(lows - self.row, self.row - highs)
            moves = (self.row <= lows) | (self.row > highs)
            where = np.where(
                moves, np.maximum(gaps, 0) / np.maximum(self.spread, 1e-300), 0
            )
            far = float(np.sqrt((where**2).sum()))
            found.append((far, tuple(np.flatnonzero(moves).tolist())))
        return sorted(found)

    @property
    def ties(self) -> list[tuple[int, ...]]:
        """What moves at the nearest of them, and at others as near."""
        least = self.nearest[0][0]
        return [moved for far, moved in self.nearest if far <= least * (1 + FAR)]

    def _leaves(self):
        """Yield each leaf's walls, and what it says."""
        tree, d = self.record.decisions.tree, len(self.row)
        waiting = [(0, np.full(d, -np.inf), np.full(d, np.inf))]
        while waiting:
            node, lows, highs = waiting.pop()
            if tree.features[node] < 0:
                counts = self.counts(node)
                yield lows, highs, self.record.data.class_names[int(counts.argmax())]
                continue
            at, cut = tree.features[node], tree.thresholds[node]
            up, down = highs.copy(), lows.copy()
            up[at], down[at] = min(highs[at], cut), max(lows[at], cut)
            left, right = tree.children[node].tolist()
            waiting += [(left, lows, up), (right, down, highs)]

    @cached_property
    def able(self) -> int:
        """How many features can change the answer alone."""
        return len({moved[0] for _, moved in self.nearest if len(moved) == 1})


SEVERAL = "More than one feature at once"


def answers(own: Own) -> set[str]:
    """Return what wins the bet."""
    names = own.record.data.attributes
    return {names[one[0]] if len(one) == 1 else SEVERAL for one in own.ties}

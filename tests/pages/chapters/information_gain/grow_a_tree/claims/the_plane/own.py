"""The splits of "The plane" made again, row by row, from the numbers alone."""

from functools import cached_property
from itertools import groupby

import numpy as np

SAME = 9  # decimals: thresholds that rounding alone tells apart are one


class Own:
    """A tree's splits, replayed: which rows are at a node, and what is then wrong."""

    def __init__(self, record) -> None:
        """Part the rows split by split, and tell which parts the plane meets."""
        self.record, tree = record, record.decisions.tree
        self.X, self.y = record.decisions.X, record.decisions.y
        self.features, self.thresholds = tree.features, tree.thresholds
        self.asked = record.decisions.asked_at.tolist()
        self.sides = record.plane.across, record.plane.up
        self.rows = {0: np.arange(len(self.y))}
        self.met = {0: True}
        for k, node in enumerate(self.asked, start=1):
            left = self.X[self.rows[node], self.features[node]] <= self.thresholds[node]
            self.rows[2 * k - 1] = self.rows[node][left]
            self.rows[2 * k] = self.rows[node][~left]
            self.met[2 * k - 1] = self.met[node] and self.goes(node) in ("both", "left")
            self.met[2 * k] = self.met[node] and self.goes(node) in ("both", "right")

    def goes(self, node: int) -> str:
        """Return where the plane goes at a node: left, right, or both ways."""
        feature = self.features[node]
        if feature in self.sides:
            return "both"
        return "left" if self.held(feature) <= self.thresholds[node] else "right"

    def held(self, feature: int) -> float:
        """Return the value that a feature is held at: a row's, or the median."""
        row = self.record.settings.plane_held
        if row:
            return float(self.X[min(row, len(self.X)) - 1, feature])
        ordered = sorted(self.X[:, feature].tolist())
        n = len(ordered)
        return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2

    def leaves(self, k: int) -> list[int]:
        """Return the nodes that are not split after k splits."""
        return sorted({0, *range(1, 2 * k + 1)} - {*self.asked[:k]})

    def counts(self, node: int) -> list[int]:
        """Return how many rows of each class are at a node."""
        names = self.record.dataset.class_names
        return [int((self.y[self.rows[node]] == c).sum()) for c in range(len(names))]

    def wrong_at(self, node: int) -> int:
        """Return how many rows of a node are not of its commonest class."""
        return len(self.rows[node]) - max(self.counts(node))

    def wrong(self, k: int) -> int:
        """Return how many rows are wrong after k splits."""
        return sum(map(self.wrong_at, self.leaves(k)))

    def n_rectangles(self, k: int) -> int:
        """Return how many leaves the plane meets after k splits."""
        return sum(self.met[node] for node in self.leaves(k))

    @property
    def last(self) -> int:
        """Return how many splits there are."""
        return len(self.asked)

    def is_alike(self, node: int) -> bool:
        """Tell whether all rows of a node are the same in every feature."""
        some = self.X[self.rows[node]]
        return bool((some == some[0]).all())

    @cached_property
    def alike(self) -> int:
        """How many rows are wrong at the end in leaves whose rows are all alike."""
        return sum(self.wrong_at(n) for n in self.leaves(self.last) if self.is_alike(n))

    @cached_property
    def kept_whole(self) -> list[int]:
        """The last leaves with wrong rows that some cut would part."""
        leaves = self.leaves(self.last)
        return [n for n in leaves if self.wrong_at(n) and not self.is_alike(n)]

    def is_kept_by(self, control: str, node: int) -> bool:
        """Tell whether a control forbids a cut of a node, or may: gains are not made.

        A limit that stands at its end, where it limits nothing, forbids none.
        """
        limits, n = self.record.settings, len(self.rows[node])
        if control == "Depth, at most":
            return limits.max_depth < 20 and self.depth(node) == limits.max_depth
        if control == "Rows to split, at least":
            return n < limits.min_samples_split
        if control == "Rows in a leaf, at least":
            return not self._can_part(node, limits.min_samples_leaf)
        if control == "Leaves, at most":
            return len(self.leaves(self.last)) == limits.max_leaves
        return control == "Gain of a cut" and limits.min_gain is not None

    def depth(self, node: int) -> int:
        """Return how many splits lead to a node."""
        above = [n for n, born in self._children.items() if node in born]
        return 1 + self.depth(above[0]) if above else 0

    def _can_part(self, node: int, least: int) -> bool:
        """Tell whether a cut leaves so many rows on both sides."""
        ordered = np.sort(self.X[self.rows[node]], axis=0)
        at = range(least, len(ordered) - least + 1)
        return any((ordered[i - 1] < ordered[i]).any() for i in at)

    @cached_property
    def n_off(self) -> int:
        """How many rows end in a leaf that the plane does not meet."""
        ends = (len(self.rows[n]) for n in self.leaves(self.last) if not self.met[n])
        return sum(ends)

    @cached_property
    def pieces(self) -> tuple[int, int]:
        """How many straight pieces the border has: upright, level."""
        answers = self._answers()
        rows, columns = len(answers), len(answers[0])
        upright = [
            [answers[i][j] != answers[i][j + 1] for i in range(rows)]
            for j in range(columns - 1)
        ]
        level = [
            [answers[i][j] != answers[i + 1][j] for j in range(columns)]
            for i in range(rows - 1)
        ]
        return tuple(
            sum(sum(there for there, _ in groupby(line)) for line in lines)
            for lines in (upright, level)
        )

    def _answers(self) -> list[list[int]]:
        """Return the class said in each cell between the plane's thresholds."""
        cells = []
        for side in self.sides:
            nodes = [n for n in self.asked if self.met[n] and self.features[n] == side]
            at = sorted({round(float(self.thresholds[n]), SAME) for n in nodes})
            ends = [(at or [0.0])[0] - 1, *at, (at or [0.0])[-1] + 1]
            cells.append(
                [(a + b) / 2 for a, b in zip(ends[:-1], ends[1:], strict=True)]
            )
        return [[self._said(x, y) for x in cells[0]] for y in cells[1]]

    def _said(self, x: float, y: float) -> int:
        """Walk a point of the plane down, and return what its leaf says."""
        node, place = 0, {self.sides[0]: x, self.sides[1]: y}
        while node in self._children:
            feature = int(self.features[node])
            value = place[feature] if feature in place else self.held(feature)
            node = self._children[node][int(value > self.thresholds[node])]
        return self._says[node]

    @cached_property
    def _children(self) -> dict[int, tuple[int, int]]:
        return {node: (2 * k - 1, 2 * k) for k, node in enumerate(self.asked, start=1)}

    @cached_property
    def _says(self) -> dict[int, int]:
        return {
            node: int(np.argmax(self.counts(node))) for node in self.leaves(self.last)
        }

"""The best small tree by brute force: every tree there is, row by row, in plain Python.

Nothing of the engine is used: bags are lists of (row, weight), counts are sums.
"""

from collections import Counter
from functools import cache

NEAR = 1e-9


class Brute:
    """All trees of a table of words, given as cells and the columns of numbers."""

    def __init__(self, columns, rows, numbers=(), missing="answer", least="wrong"):
        """Take the last column for the one to guess."""
        self.columns, self.rows = columns[:-1], rows
        self.numbers, self.missing, self.least = numbers, missing, least
        self.classes = [c for c in dict.fromkeys(row[-1] for row in rows) if c]
        self.best = cache(self._best)
        self.dear = None  # what a row left unsettled costs, in questions: beyond all

    @property
    def everyone(self):
        return tuple((at, 1.0) for at, row in enumerate(self.rows) if row[-1])

    def counts(self, bag):
        found = Counter()
        for row, weight in bag:
            found[self.rows[row][-1]] += weight
        return found

    def size(self, bag):
        return sum(weight for _, weight in bag)

    def said(self, bag):
        counts = self.counts(bag)
        most = max(counts.values())
        return next(c for c in self.classes if counts[c] > most - NEAR)

    def as_it_is(self, bag):
        """Return (wrong or unsettled, 0 asked, 0 boxes)."""
        counts, n = self.counts(bag), self.size(bag)
        wrong = n - max(counts.values(), default=0)
        if self.least == "wrong":
            return wrong, 0.0, 0
        return (n if wrong > NEAR else 0.0), 0.0, 0

    def questions(self, bag):
        """Yield (name, cut, parts by answer, rows that give none); a cut is a pair."""
        for at, name in enumerate(self.columns):
            cells = {row: self.rows[row][at] for row, _ in bag}
            if name not in self.numbers:
                yield name, None, *self.parted(bag, cells)
                continue
            values = sorted({float(c) for c in cells.values() if c})
            if len(values) < 2:
                yield name, None, *self.parted(bag, cells)
            for low, high in zip(values, values[1:], strict=False):
                sides = {
                    row: c and ("low" if float(c) <= low else "high")
                    for row, c in cells.items()
                }
                yield name, (low, high), *self.parted(bag, sides)

    def parted(self, bag, cells):
        parts, silent = {}, []
        for row, weight in bag:
            if cells[row] or self.missing == "answer":
                parts.setdefault(cells[row], []).append((row, weight))
            else:
                silent.append((row, weight))
        if self.missing == "shared" and parts and silent:
            sizes = {c: sum(w for _, w in part) for c, part in parts.items()}
            total = sum(sizes.values())
            for cell, part in parts.items():
                part += [(row, w * sizes[cell] / total) for row, w in silent]
            silent = []
        return {c: tuple(sorted(part)) for c, part in parts.items()}, silent

    def _best(self, bag, depth):
        """Return (what counts most, questions asked of rows, boxes), the least."""
        found = self.as_it_is(bag)
        n = self.size(bag)
        if not depth or found[0] <= NEAR or n < 2 - NEAR:
            return found
        for _, _, parts, silent in self.questions(bag):
            if len(parts) > 1:
                cost = self.after(bag, [*parts.values()], silent, depth)
                found = min(found, cost, key=self.rank)
        return found

    def after(self, bag, parts, silent, depth):
        aside = self.size(silent)
        if aside and self.least == "wrong":
            aside -= self.counts(silent)[self.said(bag)]
        below = [self.best(part, depth - 1) for part in parts]
        sums = [sum(one) for one in zip(*below, strict=True)]
        return aside + sums[0], self.size(bag) + sums[1], 1 + sums[2]

    def rank(self, cost):
        first, asked, boxes = cost
        if self.least == "wrong":
            return round(first, 7), boxes
        if self.dear:
            return round(self.dear * first + asked, 6), boxes
        return round(first, 7), round(asked, 7), boxes


class Masks(Brute):
    """The same for whole rows: a bag is the bits of a whole number, which is quick."""

    def __init__(self, columns, rows, *more):
        """Find out which rows give each answer."""
        super().__init__(columns, rows, *more)
        columns = list(zip(*rows, strict=True)) or [()] * len(columns)
        self.classed = _masks(columns[-1])
        self.classed.pop("", None)
        self.given = [_masks(column) for column in columns[:-1]]

    @property
    def everyone(self):
        return sum(self.classed.values())

    def counts(self, bag):
        return Counter({c: (bag & m).bit_count() for c, m in self.classed.items()})

    def size(self, bag):
        return bag.bit_count()

    def questions(self, bag):
        for name, masks in zip(self.columns, self.given, strict=True):
            parts = {c: part for c, m in masks.items() if (part := bag & m)}
            silent = 0 if self.missing == "answer" else parts.pop("", 0)
            if name not in self.numbers or len(parts.keys() - {""}) < 2:
                yield name, None, parts, silent
                continue
            values = sorted((float(c), part) for c, part in parts.items() if c)
            own = {"": parts[""]} if "" in parts else {}
            low, every = 0, sum(part for _, part in values)
            for (value, part), (higher, _) in zip(values, values[1:], strict=False):
                low |= part
                sides = {"low": low, "high": every & ~low, **own}
                yield name, (value, higher), sides, silent


def _masks(column):
    found = {}
    for at, cell in enumerate(column):
        found[cell] = found.get(cell, 0) | 1 << at
    return found

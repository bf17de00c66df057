"""Rows, or parts of rows, and what every question does to them: counted by hand."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from math import log2
from typing import Any

from .evidence import NEAR
from .weighed import rows_said

Parts = dict[int, float]  # a row's number: which part of it is here
LOW, HIGH = "≤", ">"


def bits(sizes: Any) -> float:
    """Return the entropy of some sizes: -sum of p log2 p."""
    total = sum(sizes)
    return -sum(n / total * log2(n / total) for n in sizes if n > 0) if total else 0.0


def unlike(sizes: Any) -> float:
    """Return how often two of them differ, drawn by chance: Gini's impurity."""
    total = sum(sizes)
    return 1 - sum((n / total) ** 2 for n in sizes) if total else 0.0


def missed(sizes: Any) -> float:
    """Return the share that is not of the largest."""
    total = sum(sizes)
    return 1 - max(sizes) / total if total else 0.0


IMPURITY = {"gini": unlike, "misclassification": missed}


class Parted:
    """Some rows or parts of rows, and what every question would do to them."""

    def __init__(self, seen: Any, parts: Mapping[int, float]) -> None:
        """Look at these rows."""
        self.seen, self.parts = seen, dict(parts)
        self.by, self.way = seen.settings.criterion, seen.settings.missing
        self.impurity = IMPURITY.get(self.by, bits)
        self.tally = tally(seen, self.parts)
        self.entropy = bits(self.tally.values())
        self.size = sum(self.parts.values())

    @property
    def labels(self) -> set[str]:
        """The classes of its rows."""
        return {*self.tally}

    def answering(self, name: str) -> dict[str, Parts]:
        """Return the rows of each answer; of a number the side of its best cut."""
        cells, found = self.seen.cells[name], {}
        for row, part in self.parts.items():
            cell = cells[row]
            if cell == "" and self.way != "answer":
                continue
            found.setdefault(self.answer(name, cell), {})[row] = part
        order = [LOW, HIGH, ""] if self.cut(name) is not None else [*cells, ""]
        first = {answer: at for at, answer in reversed([*enumerate(order)])}
        return dict(sorted(found.items(), key=lambda pair: first.get(pair[0], -1)))

    def answer(self, name: str, cell: str) -> str:
        if name not in self.seen.table.numbers or cell == "":
            return cell
        cut = self.cut(name)
        if cut is None:  # one number, and perhaps none
            return f"{float(cell):g}"
        return LOW if float(cell) <= cut else HIGH

    def cut(self, name: str) -> float | None:
        """Return where a column of numbers is cut: the gain is largest there."""
        if name not in self.seen.table.numbers:
            return None
        if name not in self._cuts:
            self._cuts[name] = self._best_cut(name)
        return self._cuts[name]

    @cached_property
    def _cuts(self) -> dict[str, float | None]:
        return {}

    def _best_cut(self, name: str) -> float | None:
        cells = self.seen.cells[name]
        known = {row: p for row, p in self.parts.items() if cells[row] != ""}
        values = sorted({float(cells[row]) for row in known})
        if len(values) < 2:
            return None
        cuts = [(low + high) / 2 for low, high in zip(values, values[1:], strict=False)]
        sides = {
            cut: [
                {r: p for r, p in known.items() if (float(cells[r]) <= cut) == is_low}
                for is_low in (True, False)
            ]
            for cut in cuts
        }
        left = {cut: self._after(bags, self.impurity) for cut, bags in sides.items()}
        return min(cut for cut in cuts if left[cut] < min(left.values()) + NEAR)

    def children(self, name: str) -> dict[str, Parts]:
        """Return the rows that go to each answer, shared out where they say none."""
        bags = self.answering(name)
        if self.way != "shared":
            return bags
        sizes = {answer: sum(bag.values()) for answer, bag in bags.items()}
        total, cells = sum(sizes.values()), self.seen.cells[name]
        for row, part in self.parts.items():
            if cells[row] == "":
                for answer, size in sizes.items():
                    bags[answer][row] = part * size / total
        return bags

    def silent(self, name: str) -> Parts:
        """Return the rows that give no answer, where that is none."""
        heard = {row for bag in self.answering(name).values() for row in bag}
        return {row: part for row, part in self.parts.items() if row not in heard}

    def _after(self, bags: Any, impurity: Any) -> float:
        total = sum(sum(bag.values()) for bag in bags) or 1.0
        return sum(
            sum(bag.values()) / total * impurity(tally(self.seen, bag).values())
            for bag in bags
        )

    def _gained(self, bags: Mapping[str, Parts], impurity: Any) -> float:
        whole: dict[int, float] = defaultdict(float)
        for bag in bags.values():
            for row, part in bag.items():
                whole[row] += part
        before = impurity(tally(self.seen, whole).values())
        return before - self._after(bags.values(), impurity)

    def _counting(self, name: str) -> float:
        """Return for how much a gain counts: for those who answer, when shared out."""
        if self.way != "shared" or not self.size:
            return 1.0
        return 1 - sum(self.silent(name).values()) / self.size

    def gain(self, name: str) -> float:
        """Return what is gained in the criterion's impurity, as questions rank."""
        return self._counting(name) * self._gained(self.answering(name), self.impurity)

    def bits(self, name: str) -> float:
        """Return what is gained in bits, as questions rank."""
        return self._counting(name) * self._gained(self.answering(name), bits)

    def going(self, name: str) -> float:
        """Return how many rows go on."""
        return sum(sum(bag.values()) for bag in self.children(name).values())

    def paid(self, name: str) -> float:
        """Return the bits that its bags know more than all that go on, together."""
        return self._gained(self.children(name), bits)

    def stays(self, name: str) -> float:
        """Return the bits that those take with them who stay."""
        if self.way != "left_out":
            return 0.0
        on = {row for bag in self.answering(name).values() for row in bag}
        rest = bits(tally(self.seen, {r: self.parts[r] for r in on}).values())
        n = len(self.parts)
        return self.entropy - len(on) / n * rest if len(on) < n else 0.0

    def score(self, name: str) -> float:
        """Return what the criterion ranks by."""
        if self.by != "gain_ratio":
            return self.gain(name)
        sizes = [sum(bag.values()) for bag in self.answering(name).values()]
        if self.way == "shared":
            sizes.append(sum(self.silent(name).values()))
        width = bits(sizes)
        return self.bits(name) / width if width > NEAR else 0.0

    @cached_property
    def useful(self) -> list[str]:
        """The questions with two answers or more."""
        return [n for n in self.seen.names if len(self.answering(n)) > 1]

    @cached_property
    def best(self) -> str | None:
        """The best question, the first column on a tie."""
        may = self.useful
        if self.by == "gain_ratio" and may:
            average = sum(map(self.gain, may)) / len(may)
            may = [name for name in may if self.gain(name) >= average - NEAR]
        top = max((self.score(name) for name in may), default=0.0)
        tied = (name for name in may if self.score(name) > top - NEAR)
        return next(tied, None)

    @cached_property
    def commonest(self) -> list[str]:
        """The classes that most rows have, in the order of the classes."""
        most = max(self.tally.values(), default=0.0)
        near = [c for c in self.seen.classes if self.tally.get(c, 0) > most - NEAR]
        return near if most else []

    @property
    def holds(self) -> str:
        """What is in it, in words."""
        apart = any(one.strip()[0].isdigit() for one in self.seen.classes if one)
        form = "{} × “{}”" if apart else "{} {}"
        said = [
            form.format(rows_said(self.tally[c]), c)
            for c in self.seen.classes
            if self.tally.get(c)
        ]
        return ", ".join(said) or "no row"

    def shares(self) -> dict[str, float]:
        """Return each class's share."""
        return {one: n / self.size for one, n in self.tally.items()}


def tally(seen: Any, parts: Mapping[int, float]) -> dict[str, float]:
    """Return how much of each class there is."""
    found: dict[str, float] = defaultdict(float)
    for row, part in parts.items():
        found[seen.label[row]] += part
    return {label: n for label, n in found.items() if n > 1e-12}

"""Bags of rows that may be parts of rows, of tables with numbers and missing cells."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from .evidence import NEAR, Bag, Seen
from .weighed import MEASURES, Counts, Parts, entropy, rows_said, short


class Asked(Bag):
    """Some rows, each with its weight, and what every question would do to them."""

    def __init__(
        self,
        seen: "Asking",
        rows: Parts,
        by: str,
        missing: str,
        cuts: dict[str, float] | None = None,
    ) -> None:
        """Look at these rows, those with a label."""
        super().__init__(seen, list(rows), by)
        self.weights, self.missing, self.cuts = rows, missing, cuts or {}
        self.measure = MEASURES.get(by, entropy)
        self.counts = self.count(rows)
        self.before, self.entropy = self.measure(self.counts), entropy(self.counts)

    def count(self, rows: Parts) -> Counts:
        """Return what the classes weigh."""
        found: Counts = defaultdict(float)
        for row, weight in rows.items():
            found[self.seen.label[row]] += weight
        return found

    def said_to(self, name: str) -> dict[int, str]:
        """Return what each row answers: a word, or on which side its number is."""
        cells = {row: self.seen.cells[name][row] for row in self.rows}
        if name not in self.seen.table.numbers:
            return cells
        values = {row: float(cell) for row, cell in cells.items() if cell}
        at = self.threshold(name)
        if at is None:
            one = next(filter(None, cells.values()), "")  # the cell itself
            return {row: one if cell else "" for row, cell in cells.items()}
        low = max((v for v in values.values() if v <= at), default=float("-inf"))
        high = min((v for v in values.values() if v > at), default=float("inf"))
        text = short(at, low, high)
        sides = {
            row: f"≤ {text}" if v <= at else f"> {text}" for row, v in values.items()
        }
        return {row: sides.get(row, "") for row in self.rows}

    def threshold(self, name: str) -> float | None:
        """Return where a column of numbers is cut: by hand, or where it gains most."""
        return self.cuts.get(name, self.best_cut(name)[0])

    def best_cut(self, name: str) -> tuple[float | None, int]:
        """Return the lowest of the best cuts, and how many cuts there are."""
        if name not in self._best_cuts:
            self._best_cuts[name] = self._best_cut(name)
        return self._best_cuts[name]

    @cached_property
    def _best_cuts(self) -> dict:
        return {}

    def _best_cut(self, name: str) -> tuple[float | None, int]:
        cells = self.seen.cells[name]
        values = {row: float(cells[row]) for row in self.rows if cells[row]}
        order = sorted({*values.values()})
        best, most = None, -1.0
        for low, high in zip(order, order[1:], strict=False):
            at = low / 2 + high / 2
            sides = [
                {r: self.weights[r] for r, v in values.items() if (v <= at) == left}
                for left in (True, False)
            ]
            gain = self.gained(sides, self.measure)
            if gain > most + NEAR:
                best, most = at, gain
        return best, max(0, len(order) - 1)

    def gained(self, bags: Sequence[Parts], measure: Any) -> float:
        """Return what is gained among the rows in some bags."""
        counts = [self.count(bag) for bag in bags]
        total = sum(sum(c.values()) for c in counts)
        whole = self.count({row: w for bag in bags for row, w in bag.items()})
        after = sum(sum(c.values()) * measure(c) for c in counts) / (total or 1)
        return measure(whole) - after

    def in_bags(self, bags: Sequence[Parts]) -> float:
        """Return the bits that are gained where a row may be in several bags."""
        counts = [self.count(bag) for bag in bags]
        whole: Counts = defaultdict(float)
        for one in counts:
            for name, n in one.items():
                whole[name] += n
        total = sum(whole.values())
        after = sum(sum(c.values()) * entropy(c) for c in counts) / (total or 1)
        return entropy(whole) - after

    def children(self, name: str) -> dict[str, Parts]:
        """Return the rows that give each answer, as answers first appear."""
        said = self._said(name)
        is_number = name in self.seen.table.numbers
        cells = self.seen.cells[name]
        order = sorted({*said.values()}, key=lambda a: (a == "", a[:1] == ">"))
        order = order if is_number else dict.fromkeys(cells)
        found = {
            answer: {row: self.weights[row] for row in self.rows if said[row] == answer}
            for answer in order
        }
        return {
            answer: rows
            for answer, rows in found.items()
            if rows and (answer or self.missing == "answer")
        }

    def _said(self, name: str) -> dict[int, str]:
        if name not in self._all_said:
            self._all_said[name] = self.said_to(name)
        return self._all_said[name]

    @cached_property
    def _all_said(self) -> dict:
        return {}

    def silent(self, name: str) -> Parts:
        """Return the rows that give no answer, and are no answer of their own."""
        answering = {row for rows in self.children(name).values() for row in rows}
        return {row: w for row, w in self.weights.items() if row not in answering}

    def known(self, name: str) -> float:
        """Return the share of the rows that answer."""
        n = sum(self.weights.values())
        return 1 - sum(self.silent(name).values()) / n if n else 0.0

    def shared(self, name: str) -> dict[str, Parts]:
        """Return the bags, with the parts of rows that are shared out."""
        bags = self.children(name)
        if self.missing != "shared":
            return bags
        total = sum(sum(rows.values()) for rows in bags.values())
        silent = self.silent(name)
        return {
            answer: rows
            | {row: w * sum(rows.values()) / total for row, w in silent.items()}
            for answer, rows in bags.items()
        }

    def share(self, name: str) -> float:
        """Return for how large a share of the rows a gain counts."""
        return self.known(name) if self.missing == "shared" else 1.0

    def before_of(self, name: str) -> float:
        """Return the impurity of the rows that answer."""
        bags = self.children(name).values()
        return self.measure(self.count({r: w for bag in bags for r, w in bag.items()}))

    def after(self, name: str) -> float:
        """Return the impurity of the rows that answer, bag by bag."""
        gain = self.gained([*self.children(name).values()], self.measure)
        return self.before_of(name) - gain

    def gain(self, name: str) -> float:
        """Return what the question takes away, in the criterion's impurity."""
        bags = [*self.children(name).values()]
        return self.share(name) * self.gained(bags, self.measure)

    def bits(self, name: str) -> float:
        """Return what it takes away in bits."""
        bags = [*self.children(name).values()]
        return self.share(name) * self.gained(bags, entropy)

    def width(self, name: str) -> float:
        """Return the entropy of its answers; not to answer is one, if it is shared."""
        sizes = {a: sum(rows.values()) for a, rows in self.children(name).items()}
        if self.missing == "shared":
            sizes["no answer"] = sum(self.silent(name).values())
        return entropy(sizes)

    def score(self, name: str) -> float:
        """Return what the criterion ranks by."""
        if self.by != "gain_ratio":
            return self.gain(name)
        width = self.width(name)
        return self.bits(name) / width if width > NEAR else 0.0

    def said(self, rows: Parts) -> str:
        """Return what some of its rows hold, in words."""
        counts, classes = self.count(rows), self.seen.classes
        apart = any(one.strip()[:1].isdigit() for one in classes)
        form = "{} × “{}”" if apart else "{} {}"
        said = [form.format(rows_said(counts[c]), c) for c in classes if counts[c]]
        return ", ".join(said) or "no row"

    @property
    def holds(self) -> str:
        """What is in it, in words."""
        return self.said(self.weights)


class Asking(Seen):
    """A record's table, read again: its numbers are cut, its empty cells treated."""

    def __init__(self, record: Any, cuts: dict[str, float] | None = None) -> None:
        """Take the rows apart; a hand's cut is taken as it stands."""
        super().__init__(record)
        self.cuts = getattr(record, "at", {}) if cuts is None else cuts

    def bag(
        self, rows: Sequence[int], by: str = "gain", missing: str | None = None
    ) -> Asked:
        """Return the bag of these rows, each of them whole."""
        missing = missing or self.settings.missing
        key = (tuple(rows), by, missing)
        if key not in self._bags:
            whole = dict.fromkeys(rows, 1.0)
            self._bags[key] = Asked(self, whole, by, missing, self.cuts)
        return self._bags[key]

    @cached_property
    def at_best(self) -> "Asking":
        """The same with every column of numbers at its best cut."""
        return Asking(self.record, {})

    @cached_property
    def groups(self) -> list[list[int]]:
        """The rows that no question tells apart."""
        if not self.all.useful:
            return [self.known]
        return super().groups

    @property
    def gaps(self) -> int:
        """How many cells are empty that are asked about."""
        return sum(list(self.cells[name]).count("") for name in self.names)

"""What is so of a table: bags and gains, counted from the words of its rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log2
from typing import Any

NEAR = 1e-9
BY = {
    "information gain": "gain",
    "gain ratio": "gain_ratio",
    "Gini gain": "gini",
    "misclassification gain": "misclassification",
}


def bits(words: Iterable[str]) -> float:
    """Return the entropy of some words: log2 n - (sum of k log2 k) / n."""
    tally = Counter(words)
    n = tally.total()
    if len(tally) == 1:
        return 0.0
    return log2(n) - sum(k * log2(k) for k in tally.values()) / n if n else 0.0


def unlike(words: Sequence[str]) -> float:
    """Return the share of pairs of words that differ: Gini's impurity."""
    n = len(words)
    alike = sum(k * k for k in Counter(words).values())
    return 1 - alike / n**2 if n else 0.0


def missed(words: Sequence[str]) -> float:
    """Return the share of words that are not the commonest one."""
    most = max(Counter(words).values(), default=0)
    return 1 - most / len(words) if words else 0.0


IMPURITY = {"gini": unlike, "misclassification": missed}


class Bag:
    """Some rows of a table, and what every question would do to them."""

    def __init__(self, seen: "Seen", rows: Sequence[int], by: str) -> None:
        """Look at these rows, those with a label."""
        self.seen, self.rows, self.by = seen, list(rows), by
        self.labels = [seen.label[row] for row in self.rows]
        self.impurity = IMPURITY.get(by, bits)
        self.before = self.impurity(self.labels)
        self.entropy = bits(self.labels)

    def children(self, name: str) -> dict[str, list[int]]:
        """Return the rows of each answer, as the words first appear in the table."""
        cells = self.seen.cells[name]
        given = {cells[row] for row in self.rows}
        return {
            word: [row for row in self.rows if cells[row] == word]
            for word in dict.fromkeys(cells)
            if word in given
        }

    def after(self, name: str) -> float:
        """Return the bags' impurities, weighed by their sizes."""
        return self._after(name, self.impurity)

    def _after(self, name: str, impurity: Any) -> float:
        label, n = self.seen.label, max(1, len(self.rows))
        bags = self.children(name).values()
        return sum(len(b) / n * impurity([label[r] for r in b]) for b in bags)

    def gain(self, name: str) -> float:
        """Return what the question takes away, in the criterion's impurity."""
        return self.before - self.after(name)

    def bits(self, name: str) -> float:
        """Return what it takes away in bits."""
        return self.entropy - self._after(name, bits)

    def width(self, name: str) -> float:
        """Return the entropy of its answers."""
        return bits(self.seen.cells[name][row] for row in self.rows)

    def score(self, name: str) -> float:
        """Return what the criterion ranks by."""
        if self.by != "gain_ratio":
            return self.gain(name)
        width = self.width(name)
        return self.bits(name) / width if width > NEAR else 0.0

    @cached_property
    def useful(self) -> list[str]:
        """The questions with two answers or more, a missing one counted."""
        return [name for name in self.seen.names if len(self.children(name)) > 1]

    @cached_property
    def average(self) -> float:
        """The mean gain of the useful ones."""
        return sum(map(self.gain, self.useful)) / max(1, len(self.useful))

    @cached_property
    def allowed(self) -> list[str]:
        """The questions that can be the best."""
        if self.by != "gain_ratio":
            return self.useful
        return [n for n in self.useful if self.gain(n) >= self.average - NEAR]

    @cached_property
    def scores(self) -> dict[str, float]:
        """The score of every question."""
        return {name: self.score(name) for name in self.seen.names}

    def favourites(self, names: Iterable[str]) -> list[str]:
        """Return which of some questions are best: of the allowed ones, if any is."""
        names = [*names]
        may = [name for name in names if name in self.allowed] or names
        top = max((self.scores[name] for name in may), default=0.0)
        return [name for name in may if self.scores[name] > top - NEAR]

    @cached_property
    def best(self) -> list[str]:
        """The best question and its ties."""
        return self.favourites(self.allowed) if self.allowed else []

    @property
    def commonest(self) -> list[str]:
        """The classes that most rows have, in the order of the classes."""
        tally = Counter(self.labels)
        most = max(tally.values(), default=0)
        return [one for one in self.seen.classes if tally[one] == most > 0]

    @property
    def holds(self) -> str:
        """What is in it, in words."""
        tally = Counter(self.labels)
        apart = any(one.strip()[0].isdigit() for one in self.seen.classes if one)
        form = "{} × “{}”" if apart else "{} {}"
        said = [form.format(tally[c], c) for c in self.seen.classes if tally[c]]
        return ", ".join(said) or "no row"


class Seen:
    """A record's table, read again."""

    def __init__(self, record: Any) -> None:
        """Take the rows apart."""
        settings = self.settings = record.settings
        self.record, self.table = record, settings.table
        self.names = [n for n in self.table.columns if n != self.table.target]
        columns = zip(*self.table.rows, strict=True)
        self.cells = dict(zip(self.table.columns, columns, strict=True))
        self.label = self.cells[self.table.target]
        self.known = [row for row, one in enumerate(self.label) if one]
        first = [one for one in self.table.class_order if one in self.label]
        self.classes = [c for c in dict.fromkeys([*first, *self.label]) if c]
        self.noun = self.table.row_noun
        self._bags: dict[tuple, Bag] = {}

    def bag(self, rows: Sequence[int], by: str = "gain") -> Bag:
        """Return the bag of these rows."""
        key = (tuple(rows), by)
        if key not in self._bags:
            self._bags[key] = Bag(self, rows, by)
        return self._bags[key]

    @cached_property
    def all(self) -> Bag:
        """All rows with a label, judged by the chosen criterion."""
        return self.bag(self.known, self.settings.criterion)

    @cached_property
    def in_bits(self) -> Bag:
        """All rows with a label, judged by information gain."""
        return self.bag(self.known)

    @cached_property
    def one_a_row(self) -> list[str]:
        """The questions with another answer in every row."""
        n = len(self.known)
        return [x for x in self.names if len(self.all.children(x)) == n > 1]

    @cached_property
    def groups(self) -> list[list[int]]:
        """The rows that are alike in every column but the one to guess."""
        alike: dict[tuple, list[int]] = {}
        for row in self.known:
            answers = tuple(self.cells[name][row] for name in self.names)
            alike.setdefault(answers, []).append(row)
        return [*alike.values()]

    @cached_property
    def findable(self) -> float:
        """The bits that all questions together can remove."""
        left = sum(len(g) * self.bag(g).entropy for g in self.groups)
        return self.in_bits.entropy - left / max(1, len(self.known))

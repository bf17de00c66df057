"""What is so of counts on paper, by arithmetic of the tests' own."""

import random
import re
from dataclasses import dataclass
from functools import cached_property
from math import e, log

from engines.decision_trees import SplitByHand
from pages.chapters.information_gain.marbles.your_counts.record import Record

from .evidence import LOGS

SAME = 1e-11
BASES = {"bits": 2, "nats": e, "hartleys": 10}


@dataclass(frozen=True, eq=False)
class Paper:
    """Counts as they stand on paper, and the unit in which they are told."""

    record: Record

    @cached_property
    def given(self) -> SplitByHand:
        return self.record.settings.given

    @property
    def unit(self) -> str:
        return self.record.settings.log

    @property
    def names(self) -> tuple[str, ...]:
        return self.given.class_names

    @cached_property
    def groups(self) -> dict[str, list[int]]:
        return {name: [*map(int, row)] for name, row in self.given.groups}

    @cached_property
    def bag(self) -> list[int]:
        if not self.groups:
            return [*map(int, self.given.bag)]
        return [sum(column) for column in zip(*self.groups.values(), strict=True)]

    @property
    def n(self) -> int:
        return sum(self.bag)

    @cached_property
    def sizes(self) -> list[int]:
        return [sum(row) for row in self.groups.values()]

    def entropy(self, counts, base: float = 0) -> float:
        """Return log N less the average of log n: no share is formed."""
        base, n = base or BASES[self.unit], sum(counts)
        if not n:
            return 0.0
        total = log(n) - sum(c * log(c) for c in counts if c) / n
        return abs(total) / log(base)

    @cached_property
    def whole(self) -> float:
        return self.entropy(self.bag)

    def average(self, of) -> float:
        rows = self.groups.values()
        return sum(sum(row) * of(row) for row in rows) / self.n

    @cached_property
    def after(self) -> float:
        return self.average(self.entropy)

    @property
    def gain(self) -> float:
        return max(self.whole - self.after, 0.0)

    @cached_property
    def gini_gain(self) -> float:
        return max(gini(self.bag) - self.average(gini), 0.0)

    @property
    def present(self) -> list[int]:
        """The numbers of the classes that are in the bag."""
        return [at for at, count in enumerate(self.bag) if count]

    def group_at(self, step: int) -> tuple[str, list[int]]:
        return [*self.groups.items()][step - 1]

    def class_at(self, step: int) -> tuple[str, int]:
        at = self.present[step - 1]
        return self.names[at], self.bag[at]

    def listed(self, counts) -> str:
        """Return counts as they are told, with their classes."""
        odd = any(re.match(r"\W*\d", name) for name in self.names)
        pairs = zip(counts, self.names, strict=True)
        form = "{:,} × “{}”" if odd else "{:,} {}"
        parts = [form.format(count, name) for count, name in pairs if count]
        return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def gini(counts) -> float:
    n = sum(counts)
    return sum(c * (n - c) for c in counts) / n**2 if n else 0.0


CLASS_WORDS = ("yes", "no", "maybe", "T-shirt", "lived & died", "0", ">50", "#4")
GROUP_WORDS = (
    *("sunny", "overcast", "very hot", "<=30", "31…40", "1", "week 2", "a/b", "x_y"),
)


def settings(rng: random.Random) -> dict:
    """Return counts of any kind: a bag, a split, none that add up, pure ones, large."""
    k, m = rng.randint(2, 6), rng.randint(2, 8)
    names = tuple(rng.sample(CLASS_WORDS, k))
    kind, most = rng.randrange(7), rng.choice((1, 3, 10, 9999, 999_999))
    rows = [[rng.randint(0, most) for _ in names] for _ in range(m)]
    if kind == 0:  # alike
        rows = [[c * rng.randint(1, 3) for c in rows[0]]] * m
    elif kind == 1:  # pure
        rows = [
            [rng.randint(1, most) * (at == i % k) for at in range(k)] for i in range(m)
        ]
    elif kind == 2:  # one class
        rows = [[row[0], *[0] * (k - 1)] for row in rows]
    elif kind == 3:  # all in one group
        rows = [rows[0], *[[0] * k] * (m - 1)]
    rows = rows if any(map(any, rows)) else [[1] * k, *rows[1:]]
    groups = tuple(zip(rng.sample(GROUP_WORDS, m), map(tuple, rows), strict=True))
    bag = tuple(map(sum, zip(*rows, strict=True)))
    if max(bag) > 999_999:
        bag = ()
    how = rng.randrange(4)
    if how == 0 and bag:
        groups = ()
    elif how == 1 and bag:
        bag = tuple(max(c + rng.choice((-1, 0, 2)), 0) for c in bag)
    elif how == 2:
        bag = ()
    return {"counts": SplitByHand(names, bag, groups), "log": rng.choice([*LOGS])}

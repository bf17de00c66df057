"""The gains by luck, counted again from the record's shuffles."""

from functools import cached_property

from .evidence import NEAR, Seen
from .plain_gains import answers_of, plain_gain

BANDS = {
    "less than once in 100 shuffles": (-1, 0.01),
    "between once in 100 and once in 20": (0.01, 0.05),
    "between once in 20 and once in 5": (0.05, 0.2),
    "more often than once in 5": (0.2, 2),
}


class Shuffled(Seen):
    """The gains by luck, counted again from the record's shuffles."""

    def __init__(self, record) -> None:
        """Take up the shuffles."""
        super().__init__(record)
        self.name = self.settings.attribute
        self.gain = self.gains[self.name]
        self.luck = record.test.shuffled[:, self.names.index(self.name)]
        self.n = len(self.luck)

    @cached_property
    def gains(self) -> dict[str, float]:
        """What every question gains on the real table."""
        rows, missing = self.known, self.settings.missing
        given = rows, [self.label[row] for row in rows], [1.0] * len(rows), missing
        return {name: plain_gain(self.table, name, *given) for name in self.names}

    @cached_property
    def one_a_row(self) -> list[str]:
        """The questions with another answer in every row."""
        n, missing = len(self.known), self.settings.missing
        return [
            name
            for name in self.names
            if answers_of(self.table, name, self.known, missing) == n > 1
        ]

    @property
    def is_cut(self) -> bool:
        """Whether its question is asked at a threshold: it has two numbers or more."""
        given = {self.cells[self.name][row] for row in self.known} - {""}
        return self.name in self.table.numbers and len({*map(float, given)}) > 1

    def as_good(self, n: int | None = None) -> int:
        """Return how many of the first shuffles gain as much."""
        return sum(float(one) >= self.gain - NEAR for one in self.luck[:n])

    def chance(self, name: str) -> float:
        """Return a question's p."""
        at, gain = self.names.index(name), self.gains[name]
        luck = self.record.test.shuffled[:, at]
        return (1 + int((luck >= gain - NEAR).sum())) / (1 + self.n)

    @property
    def p(self) -> float:
        return self.chance(self.name)

    @property
    def p_of_best(self) -> float:
        best = self.record.test.shuffled.max(axis=1)
        return (1 + int((best >= self.gain - NEAR).sum())) / (1 + self.n)

    @property
    def passed(self) -> list[str]:
        return [name for name in self.names if self.chance(name) <= 0.05]

    @property
    def right(self) -> set[str]:
        near = 2 * (self.p * (1 - self.p) / self.n) ** 0.5
        places = (self.p - near, self.p, self.p + near)
        return {
            words
            for words, (low, high) in BANDS.items()
            for place in places
            if low <= place < high or (low < 0 and place < 0)
        }

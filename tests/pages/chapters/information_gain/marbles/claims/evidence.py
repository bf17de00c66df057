"""What is so of a bag and its draws, by arithmetic of the tests' own."""

import random
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import product
from math import log, log2, log10, prod

from pages.chapters.information_gain.marbles.record import NAMES, Record

SAME = 1e-11
LOGS = {"log₂: bits": "bits", "ln: nats": "nats", "log₁₀: hartleys": "hartleys"}
ONE_BIT = {"bits": 1.0, "nats": log(2), "hartleys": log10(2)}
SINGULAR = {"bits": "bit", "nats": "nat", "hartleys": "hartley"}


@dataclass(frozen=True, eq=False)
class Bag:
    """The marbles of a bag, and the colours that were drawn from it."""

    record: Record

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many marbles there are of each colour in the bag."""
        own = {name: getattr(self.record.settings, name) for name in NAMES}
        return {name: n for name, n in own.items() if n} or {NAMES[0]: 1}

    @cached_property
    def total(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def shares(self) -> dict[str, float]:
        return {name: n / self.total for name, n in self.counts.items()}

    @property
    def one_bit(self) -> float:
        """How many of the chosen unit one bit is."""
        return ONE_BIT[self.record.settings.log]

    @cached_property
    def surprises(self) -> dict[str, float]:
        own = {name: log2(self.total / n) for name, n in self.counts.items()}
        return {name: bits * self.one_bit for name, bits in own.items()}

    @cached_property
    def bits(self) -> float:
        return bits_of(self.counts.values())

    @cached_property
    def entropy(self) -> float:
        return self.bits * self.one_bit

    @cached_property
    def gini(self) -> float:
        n = sum(n * (n - 1) for n in self.counts.values())
        return (self.total * (self.total - 1) - n) / self.total**2

    @cached_property
    def missed(self) -> float:
        """The share of the draws that naming the commonest colour misses."""
        return (self.total - max(self.counts.values())) / self.total

    @cached_property
    def commonest(self) -> list[str]:
        most = max(self.counts.values())
        return [name for name, n in self.counts.items() if n == most]

    @cached_property
    def rarest(self) -> list[str]:
        fewest = min(self.counts.values())
        return [name for name, n in self.counts.items() if n == fewest]

    @cached_property
    def is_even(self) -> bool:
        return len({*self.counts.values()}) == 1

    @cached_property
    def one_more(self) -> dict[str, float]:
        """The entropy with one more marble of each colour."""
        return {
            name: bits_of({**self.counts, name: n + 1}.values()) * self.one_bit
            for name, n in self.counts.items()
        }

    def drawn(self, step: int) -> str:
        return NAMES[self.record.drawing.colours[step - 1]]

    def guessed(self, step: int) -> str:
        return NAMES[self.record.drawing.guesses[step - 1]]

    def surprise_by(self, step: int) -> float:
        """The bits by which the draws up to a step surprise together."""
        return sum(self.surprises[self.drawn(one)] for one in range(1, step + 1))

    @cached_property
    def questions(self) -> float:
        """The fewest questions a draw that any plan needs on average."""
        return fewest([n for n in self.counts.values()]) / self.total

    def questions_together(self, n: int) -> float:
        rows = [prod(row) for row in product(self.counts.values(), repeat=n)]
        return fewest(rows) / self.total**n / n


def bits_of(counts) -> float:
    """Return the entropy of some counts."""
    total = sum(counts)
    return sum(n * log2(total / n) for n in counts if n) / total


def fewest(weights: list[int]) -> int:
    """Return the weighed questions of the best plan: all sums that are made."""
    heap, cost = [*weights], 0
    heapify(heap)
    while len(heap) > 1:
        made = heappop(heap) + heappop(heap)
        cost += made
        heappush(heap, made)
    return cost


def settings(rng: random.Random) -> dict:
    """Return a bag of any kind: even, almost certain, nearly even, empty, full."""
    kind, n = rng.randrange(7), rng.randint(1, 6)
    some = rng.sample(NAMES, n)
    counts = dict.fromkeys(NAMES, 0)
    if kind == 0:
        counts |= dict.fromkeys(some, rng.randint(1, 30))
    elif kind == 1:
        counts |= dict.fromkeys(some, 1) | {some[0]: rng.randint(1, 30)}
    elif kind == 2:
        most = rng.randint(2, 30)
        counts |= {name: rng.choice((most, most - 1)) for name in some}
    elif kind == 3:
        counts |= {name: rng.choice((1, 2, 4, 8, 16)) for name in some}
    elif kind == 4:
        counts |= {name: rng.randint(0, 3) for name in some}
    else:
        counts |= {name: rng.randint(0, 30) for name in NAMES}
    draws = rng.choice(range(10, 201, 10))
    return {**counts, "draws": draws, "seed": rng.randint(0, 999)}


def by_any_log(rng: random.Random) -> dict:
    """Return such a bag, told by any logarithm."""
    return {**settings(rng), "log": rng.choice(("log₂: bits", *LOGS))}

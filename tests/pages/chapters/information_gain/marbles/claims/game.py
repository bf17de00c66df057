"""What questions about hidden marbles find out, by arithmetic of the tests' own."""

import random
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log2

from pages.chapters.information_gain.marbles.record import NAMES
from tests.claims import Told

from . import evidence
from .evidence import SAME, Bag, bits_of

MARBLES = 5


@dataclass(frozen=True)
class Turn:
    """One question about one marble, asked of the names and counts of the bag."""

    marble: int
    asked: set[str]
    before: dict[str, int]  # the marbles possible when it is asked
    after: dict[str, int]
    is_yes: bool

    @property
    def chance(self) -> float:
        return sum(self.after.values()) / sum(self.before.values())

    @property
    def gain(self) -> float:
        return split(self.before, self.asked & {*self.before})

    @cached_property
    def best(self) -> float:
        return max(splits(self.before).values(), default=0.0)

    @property
    def finds(self) -> bool:
        return len(self.after) == 1


def split(counts: dict[str, int], some) -> float:
    """Return the bits by which the answer to "is it one of these?" falls, averaged."""
    inside = [counts[name] for name in counts if name in some]
    outside = [counts[name] for name in counts if name not in some]
    parts = [part for part in (inside, outside) if part]
    total = sum(counts.values())
    left = sum(sum(part) / total * bits_of(part) for part in parts)
    return bits_of(counts.values()) - left


def splits(counts: dict[str, int]) -> dict[frozenset, float]:
    sizes = range(1, len(counts))
    return {
        frozenset(s): split(counts, s) for n in sizes for s in combinations(counts, n)
    }


class Game(Bag):
    """The marbles that are hidden, and what the questions find out."""

    @cached_property
    def hidden(self) -> list[str]:
        return [NAMES[i] for i in self.record.drawing.colours[:MARBLES]]

    @cached_property
    def turns(self) -> list[Turn]:
        found, left, turns = 0, self.counts, []
        if len(self.counts) == 1:
            return turns
        for number in self.record.settings.asked:
            if found == MARBLES:
                break
            asked = {name for n, name in enumerate(NAMES) if number // 2**n % 2}
            is_yes = self.hidden[found] in asked
            after = {c: n for c, n in left.items() if (c in asked) == is_yes}
            turns.append(Turn(found + 1, asked, left, after, is_yes))
            left = after
            if len(after) == 1:
                found, left = found + 1, self.counts
        return turns

    @property
    def found(self) -> int:
        return MARBLES if len(self.counts) == 1 else sum(t.finds for t in self.turns)

    @property
    def is_over(self) -> bool:
        return self.found == MARBLES

    @property
    def surprise(self) -> float:
        return sum(-log2(turn.chance) for turn in self.turns)


def is_best(turn: Turn) -> bool:
    """Tell whether no question promised more."""
    return turn.best - turn.gain < SAME


def against(told: Told) -> bool:
    needs = told.record.tree
    each = dict(zip(needs.labels, needs.lengths.tolist(), strict=True))
    theirs = sum(each[colour] for colour in told.seen.hidden)
    more = len(told.seen.turns) - theirs
    return told.seen.is_over and told["theirs"] == theirs and more == difference(told)


def difference(told: Told) -> float:
    if "d" not in told.said:
        return 0
    more = told.word("more") == "more"
    lucky = told.word("luck") != ""
    return (told["d"] if more else -told["d"]) if more != lucky else float("nan")


def settings(rng: random.Random) -> dict:
    """Return a bag of any kind, and questions of any kind."""
    return {**evidence.settings(rng), "asked": asked(rng)}


def asked(rng: random.Random) -> tuple[int, ...]:
    """Return questions of any kind: none, a few, a whole game; singles, halves, any."""
    n = rng.choice((0, 1, 2, 5, 12, 40))
    numbers = {0: [1, 2, 4, 8, 16, 32], 1: [1, 3, 7, 12, 48], 2: range(1, 64)}
    return tuple(rng.choices(numbers[rng.randrange(3)], k=n))

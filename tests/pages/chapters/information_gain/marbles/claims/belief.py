"""What is so of a bag, of another that is believed in, and of questions about it."""

import random
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import inf, log2

from pages.chapters.information_gain.marbles.record import NAMES
from pages.chapters.information_gain.marbles.the_wrong_bag.record import Record

from .evidence import Bag, fewest, settings

Way = list[tuple[set[str], bool]]  # what each question is about, and its answer


@dataclass(frozen=True, eq=False)
class Belief:
    """The bag, the bag that is believed in, and both trees asked aloud."""

    record: Record

    @cached_property
    def bag(self) -> Bag:
        return Bag(self.record)

    @cached_property
    def counts(self) -> dict[str, int]:
        return self.bag.counts

    @cached_property
    def total(self) -> int:
        return self.bag.total

    @cached_property
    def believed(self) -> dict[str, int]:
        """How many marbles there are of each colour in the believed bag."""
        own = self.record.settings
        found = {name: getattr(own, f"believed_{name}") for name in NAMES}
        return {name: n for name, n in found.items() if n} or {NAMES[0]: 1}

    @cached_property
    def unbelieved(self) -> list[str]:
        return [name for name in self.counts if name not in self.believed]

    @cached_property
    def lacking(self) -> bool:
        """Whether a colour is believed in that is not there."""
        return not self.believed.keys() <= self.counts.keys()

    @cached_property
    def is_same(self) -> bool:
        """Whether both bags have the same shares."""
        n, m = self.total, sum(self.believed.values())
        return {c: k * m for c, k in self.counts.items()} == {
            c: k * n for c, k in self.believed.items()
        }

    def drawn(self, step: int) -> str:
        return self.bag.drawn(step)

    def believed_bits(self, name: str) -> float:
        """How much a colour surprises whoever believes."""
        if name not in self.believed:
            return inf
        return log2(sum(self.believed.values()) / self.believed[name])

    @cached_property
    def entropy(self) -> float:
        return self.bag.entropy

    @cached_property
    def cross_entropy(self) -> float:
        return surprise_of(self.counts, self.believed)

    @cached_property
    def divergence(self) -> float:
        return self.cross_entropy - self.entropy

    @cached_property
    def backwards(self) -> float:
        own = surprise_of(self.believed, self.believed)
        return surprise_of(self.believed, self.counts) - own

    @cached_property
    def fewest(self) -> float:
        """The fewest questions a marble that any plan needs on average."""
        return fewest([*self.counts.values()]) / self.total

    @cached_property
    def is_best_for_the_belief(self) -> bool:
        """Whether no plan needs fewer questions of the believed bag's marbles."""
        asked = sum(n * len(self.way(c)[0]) for c, n in self.believed.items())
        return asked == fewest([*self.believed.values()])

    @cached_property
    def as_good(self) -> list[float]:
        """What each tree costs that is as good for the belief, by joining in pairs."""
        parts = [(n, self.counts.get(c, 0)) for c, n in self.believed.items()]
        every = joined(tuple(sorted(parts)))
        best = min(believed for believed, _ in every)
        return [real / self.total for believed, real in every if believed == best]

    @cached_property
    def total_asked(self) -> int:
        """The questions that your tree asks of all marbles of the bag."""
        return sum(n * self.asked(c) for c, n in self.counts.items())

    @cached_property
    def expected(self) -> float:
        return self.total_asked / self.total

    @cached_property
    def extra(self) -> float:
        right = sum(n * self.needed(c) for c, n in self.counts.items())
        return (self.total_asked - right) / self.total

    def asked(self, name: str) -> int:
        return len(self.way(name)[0])

    def named(self, name: str) -> str:
        return self.way(name)[1]

    def needed(self, name: str) -> int:
        """The questions that the right tree needs for a colour."""
        return len(way(self.record.drawing.tree, name)[0])

    def way(self, name: str) -> tuple[Way, str]:
        return way(self.record.wrong.tree, name)

    def missed_by(self, step: int) -> int:
        return sum(self.drawn(at) in self.unbelieved for at in range(1, step + 1))

    def mean(self, step: int) -> tuple[float, float]:
        """Questions a draw up to a step, with your tree and with the right one."""
        came = [self.drawn(at) for at in range(1, step + 1)]
        return sum(map(self.asked, came)) / step, sum(map(self.needed, came)) / step


@cache
def joined(parts: tuple[tuple[int, int], ...]) -> frozenset[tuple[int, int]]:
    """Return what every tree asks in all of both bags, whichever parts are joined."""
    if len(parts) == 1:
        return frozenset({(0, 0)})
    found = set()
    for one, other in combinations(range(len(parts)), 2):
        both = tuple(a + b for a, b in zip(parts[one], parts[other], strict=True))
        rest = [part for at, part in enumerate(parts) if at not in (one, other)]
        below = joined(tuple(sorted([*rest, both])))
        found |= {(q + both[0], p + both[1]) for q, p in below}
    return frozenset(found)


def way(tree, name: str) -> tuple[Way, str]:
    """Ask a tree about a colour by the sets of colours at its nodes alone."""
    left, found = {*tree.under[0]}, []
    sets = [{*some} for some in tree.under]
    while len(left) > 1:
        yes = sets[tree.yes[sets.index(left)]]
        assert yes and yes < left
        found.append((yes, name in yes))
        left = yes if name in yes else left - yes
    (end,) = left
    return found, end


def surprise_of(counts: dict[str, int], belief: dict[str, int]) -> float:
    """Return the average surprise of a bag's marbles by a belief."""
    total, whole = sum(counts.values()), sum(belief.values())
    if not counts.keys() <= belief.keys():
        return inf
    return sum(n * log2(whole / belief[c]) for c, n in counts.items()) / total


def beliefs(rng: random.Random) -> dict:
    """Return a bag of any kind, and a belief: the same, swapped, near it, any."""
    values, kind = settings(rng), rng.randrange(7)
    own = [values[name] for name in NAMES]
    if kind == 0:
        belief = own
    elif kind == 1:
        belief = rng.sample(own, len(own))
    elif kind == 2:
        belief = [min(30, max(0, n + rng.randint(-1, 1))) for n in own]
    elif kind == 3:
        belief = [n and rng.randint(1, 30) for n in own]
    elif kind == 4:
        belief = [int(n > 0) for n in own]
    else:
        other = settings(rng)
        belief = [other[name] for name in NAMES]
    names = [f"believed_{name}" for name in NAMES]
    return {**values, **dict(zip(names, belief, strict=True))}
